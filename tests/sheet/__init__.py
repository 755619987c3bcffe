"""Tests of the door to the workbook library."""

from __future__ import annotations
