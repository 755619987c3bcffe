"""Templates: the spec of a return becomes a workbook that a coordinator fills in Excel."""

from __future__ import annotations

from seip_xl.template.cover import Issue
from seip_xl.template.fact import HEADER_ROW
from seip_xl.template.hidden import Kept
from seip_xl.template.layout import column_style, guard
from seip_xl.template.listing import Listing
from seip_xl.template.page import open_page, write_page
from seip_xl.template.prefill import Carried, carry_over
from seip_xl.template.restyled import Restyled, fill_restyled
from seip_xl.template.restyled_fault import restyled_faults
from seip_xl.template.stamping import write_stamp
from seip_xl.template.standard import standard_templates
from seip_xl.template.start import write_heading, write_steps
from seip_xl.template.template import write_template

__all__ = [
    "HEADER_ROW",
    "Carried",
    "Issue",
    "Kept",
    "Listing",
    "Restyled",
    "carry_over",
    "column_style",
    "fill_restyled",
    "guard",
    "open_page",
    "restyled_faults",
    "standard_templates",
    "write_heading",
    "write_page",
    "write_stamp",
    "write_steps",
    "write_template",
]
