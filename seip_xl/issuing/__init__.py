"""Issuing templates: blank, standard, restyled, or with last period's open cases filled in."""

from __future__ import annotations

from seip_xl.issuing.issue import blank_template, issue_of, kept_of
from seip_xl.issuing.templates import Issued, write_blank_templates, write_templates

__all__ = [
    "Issued",
    "blank_template",
    "issue_of",
    "kept_of",
    "write_blank_templates",
    "write_templates",
]
