"""Arguments that several functions take: what the wizard says of them, and what a blank one is."""

from __future__ import annotations

CATEGORY = "SEIP"
COUNTY, LATEST = "County", ""
PARTNERSHIP = "Code of a partnership, or a range of them; County, which is also the default."
PERIOD = "Name of a period, such as Dec 2020, or a range of them; the latest by default."
MEASURE = "Id of a measure, or a range of them; SEIP_MEASURES lists them."
ONE_PARTNERSHIP = "Code of a partnership, or County."
ONE_PERIOD = "Name of a period, such as Dec 2020; the latest by default."
ONE_MEASURE = "Id of a measure; SEIP_MEASURES lists them."
TABLE = "Number or letter of a table of the report: 1 to 16, A to E."
