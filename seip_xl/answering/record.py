"""Everything on record that answers are made of, held in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from seip_xl.answering.listed import NO_LISTS, read_listed
from seip_xl.measure import COUNTY_COLUMN, MEASURES, indicator_measures, provider_measures
from seip_xl.store import RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seip_xl.answering.listed import Listed
    from seip_xl.finding import Finding
    from seip_xl.measure import Measure
    from seip_xl.store import RecordedRun, Store


@dataclass(frozen=True, kw_only=True)
class Record:
    """The figures of every period, and ways to ask for what few answers need.

    Invariants: ``days`` has the census date of each period, the latest last; ``codes_in`` has the
    partnerships that have figures in a period, in report order, then County; ``values`` has by
    measure and code a figure for each period that has one on record, None where it is known that
    there is none.
    """

    days: Mapping[str, str]
    codes_in: Mapping[str, tuple[str, ...]]
    values: Mapping[tuple[str, str], Mapping[str, float | None]]
    listed_in: Callable[[str], Listed]
    findings_in: Callable[[str], tuple[Finding, ...]]

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """The periods, the latest last."""
        return tuple(self.days)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The partnerships of the last period, those of earlier ones only, then County."""
        found = dict.fromkeys(
            code for period in reversed(self.periods) for code in self.codes_in[period]
        )
        return _county_last(found | {COUNTY_COLUMN: None})

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of every county, then those of what it lists in the last period."""
        listed = self.listed_in(self.periods[-1]) if self.periods else NO_LISTS
        return (
            *MEASURES,
            *provider_measures(listed.providers),
            *indicator_measures([indicator for _, indicator in listed.indicators]),
        )

    @cached_property
    def measure_ids(self) -> Mapping[str, str]:
        """The measures that every county has, then all others that have a figure; by folded id."""
        recorded = (measure for measure, _ in self.values)
        return {each.casefold(): each for each in (*(one.id for one in MEASURES), *recorded)}

    def value(self, measure: str, code: str, period: str) -> float | None:
        """Give a figure; None where there is none."""
        return self.values.get((measure, code), {}).get(period)

    def periods_of(self, measure: str, *codes: str) -> tuple[str, ...]:
        """Give the periods in which any of some partnerships has a figure of a measure."""
        return tuple(
            period
            for period in self.periods
            if any(self.value(measure, code, period) is not None for code in codes)
        )


def read_record(store: Store) -> Record:
    """Read what answers are made of.

    Args:
        store: The store, open as long as the record is used.

    Returns:
        The record, as it was when it was read; lists and findings are read when they are asked for.
    """
    days = {run.period: run.census_date for run in store.periods()}
    codes: dict[str, dict[str, None]] = {period: {} for period in days}
    values: dict[tuple[str, str], dict[str, float | None]] = {}
    for one in store.figures():
        codes[one.period][one.partnership] = None
        values.setdefault((one.measure, one.partnership), {})[one.period] = one.value

    @cache
    def listed_in(period: str) -> Listed:
        return read_listed(store, _last_count(store, period))

    @cache
    def findings_in(period: str) -> tuple[Finding, ...]:
        run = _last_count(store, period)
        return store.findings_of(run) if run else ()

    return Record(
        days=days,
        codes_in={period: _county_last(own) for period, own in codes.items()},
        values=values,
        listed_in=listed_in,
        findings_in=findings_in,
    )


def _last_count(store: Store, period: str) -> RecordedRun | None:
    """Give the last consolidation of a period."""
    counted = [run for run in store.runs(period) if run.kind is RunKind.CONSOLIDATION]
    return counted[-1] if counted else None


def _county_last(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(codes, key=lambda code: code == COUNTY_COLUMN))
