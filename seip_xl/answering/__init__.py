"""Answers to worksheet functions, from the figures that the store holds.

The store is opened when the first answer is asked for and read anew when somebody has written.
"""

from __future__ import annotations

from seip_xl.answering.cell import Cell, Given, Rows
from seip_xl.answering.figure import answer, answer_series, answer_value
from seip_xl.answering.listing import answer_findings, answer_measures
from seip_xl.answering.place import (
    SETTING,
    VARIABLE,
    remember_store,
    settings_folder,
    store_folder,
)
from seip_xl.answering.reader import let_go
from seip_xl.answering.table import answer_table
from seip_xl.answering.trouble import LOG, friendly

__all__ = [
    "LOG",
    "SETTING",
    "VARIABLE",
    "Cell",
    "Given",
    "Rows",
    "answer",
    "answer_findings",
    "answer_measures",
    "answer_series",
    "answer_table",
    "answer_value",
    "friendly",
    "let_go",
    "remember_store",
    "settings_folder",
    "store_folder",
]
