"""Measures of weekly provision: hours bought from providers, hours of the own staff."""

from __future__ import annotations

from seip_xl.measure.measure import Measure, Unit

_THEME = "Provision"
_SOURCE = "County report, Table 9"
_COUNTING = (
    "Provision[Partnership],Partnership,Provision[Counts],1,Provision[Student open],1,"
    "Provision[Provision type]"
)


def _hours(measure_id: str, title: str, kind: str, definition: str) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.HOURS,
        decimals=1,
        formula=f'=SUMIFS(Provision[Hours per week],{_COUNTING},"{kind}")',
        definition=definition,
        source=_SOURCE,
        theme=_THEME,
    )


def _average(measure_id: str, title: str, hours: str, definition: str) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.HOURS,
        decimals=1,
        formula=f"={hours}/pm_adjusted",
        definition=definition,
        source=_SOURCE,
        theme=_THEME,
        adds_up=False,
    )


PROVISION_MEASURES: tuple[Measure, ...] = (
    Measure(
        id="pm_adjusted",
        title="PM students, adjusted total",
        unit=Unit.STUDENTS,
        formula="=adjusted_ks3+adjusted_ks4",
        definition="The two adjusted totals, added up without rounding; shown as a whole number.",
        source=_SOURCE,
        theme=_THEME,
    ),
    _hours(
        "ap_hours",
        "Hours a week purchased",
        "Alternative provider",
        "Hours of counting placements at alternative providers, of open cases.",
    ),
    _average(
        "avg_ap_hours",
        "Average hours a week purchased",
        "ap_hours",
        "Hours purchased over the unrounded adjusted total of PM students.",
    ),
    _hours(
        "des_hours",
        "Hours a week by directly employed staff",
        "Directly employed staff",
        "Hours of counting placements with directly employed staff, of open cases.",
    ),
    _average(
        "avg_des_hours",
        "Average hours a week by directly employed staff",
        "des_hours",
        "Hours by directly employed staff over the unrounded adjusted total of PM students.",
    ),
)
