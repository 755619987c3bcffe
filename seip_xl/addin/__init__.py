"""The face in Excel: the control workbook with its buttons, and what a button does."""

from __future__ import annotations
