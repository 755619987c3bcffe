"""Tests of checking that need no rules."""

from __future__ import annotations
