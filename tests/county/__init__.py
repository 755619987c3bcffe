"""Tests of the control workbook."""

from __future__ import annotations
