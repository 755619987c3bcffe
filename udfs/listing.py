"""Functions whose answer spills over several rows: headings first, then what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlwings import arg, func

from seip_xl.answering import (
    answer_findings,
    answer_measures,
    answer_series,
    answer_table,
    friendly,
)
from udfs.argument import (
    CATEGORY,
    COUNTY,
    LATEST,
    ONE_MEASURE,
    ONE_PARTNERSHIP,
    ONE_PERIOD,
    TABLE,
)

if TYPE_CHECKING:
    from seip_xl.answering import Given, Rows


@func(category=CATEGORY)
@arg("table", ndim=2, doc=TABLE)
@arg("period", ndim=2, doc=ONE_PERIOD)
@friendly
def SEIP_TABLE(table: Given, period: Given = LATEST) -> Rows:
    """A table of the county report, with its headings."""
    return answer_table(table, period)


@func(category=CATEGORY)
@arg("measure", ndim=2, doc=ONE_MEASURE)
@arg("partnership", ndim=2, doc=ONE_PARTNERSHIP)
@friendly
def SEIP_SERIES(measure: Given, partnership: Given = COUNTY) -> Rows:
    """A measure of a partnership at every period on record, the earliest first."""
    return answer_series(measure, partnership)


@func(category=CATEGORY)
@friendly
def SEIP_MEASURES() -> Rows:
    """The measures that can be asked for: id, title and unit."""
    return answer_measures()


@func(category=CATEGORY)
@arg("partnership", ndim=2, doc=ONE_PARTNERSHIP)
@arg("period", ndim=2, doc=ONE_PERIOD)
@friendly
def SEIP_FINDINGS(partnership: Given, period: Given = LATEST) -> Rows:
    """What is still to be mended or explained in the returns of a partnership."""
    return answer_findings(partnership, period)
