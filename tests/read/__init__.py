"""Tests of reading."""

from __future__ import annotations
