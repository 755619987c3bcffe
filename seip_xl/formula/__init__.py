"""Excel formulas as the language of the domain: text to tree, tree to Excel text and to values."""

from __future__ import annotations

from seip_xl.formula.calendar import serial_of
from seip_xl.formula.catalogue import FUNCTIONS
from seip_xl.formula.context import Context, Known, TableValues
from seip_xl.formula.fault import Fault, near
from seip_xl.formula.formula import Formula, context, load, load_all, load_condition
from seip_xl.formula.parser import parse
from seip_xl.formula.printer import Spelling, to_excel, to_text
from seip_xl.formula.scope import ColumnScope, Scope, TableScope, Type
from seip_xl.formula.tree import PARTNERSHIP
from seip_xl.formula.value import Value, coded_column, number_column, text_column

__all__ = [
    "FUNCTIONS",
    "PARTNERSHIP",
    "ColumnScope",
    "Context",
    "Fault",
    "Formula",
    "Known",
    "Scope",
    "Spelling",
    "TableScope",
    "TableValues",
    "Type",
    "Value",
    "coded_column",
    "context",
    "load",
    "load_all",
    "load_condition",
    "near",
    "number_column",
    "parse",
    "serial_of",
    "text_column",
    "to_excel",
    "to_text",
]
