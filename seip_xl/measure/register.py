"""Measures of the register: open cases, plans, city students, looked-after students."""

from __future__ import annotations

from seip_xl.measure.measure import Measure, Unit

_THEME = "Register"
_OPEN = "Students[Partnership],Partnership,Students[Open],1"
_PM = f"{_OPEN},Students[PM],1"


def _count(measure_id: str, title: str, criteria: str, definition: str, table: int) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.STUDENTS,
        formula=f"=COUNTIFS({criteria})",
        definition=definition,
        source=f"County report, Table {table}",
        theme=_THEME,
    )


def _sum(measure_id: str, title: str, formula: str, definition: str, table: int) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.STUDENTS,
        formula=formula,
        definition=definition,
        source=f"County report, Table {table}",
        theme=_THEME,
    )


_YEARS = tuple(
    _count(
        f"open_year_{year}",
        f"Open cases in Year {year}",
        f"{_OPEN},Students[Year group],{year}",
        f"Students whose case is open on the census date, in Year {year}.",
        1,
    )
    for year in (11, 10, 9, 8, 7)
)
_EHCP = {
    "ehcp_assessment": "Formal assessment underway",
    "ehcp_top_up": "Top up currently paid",
    "ehcp_unfunded": "EHCP no additional funding",
    "ehcp_funded": "EHCP additional funding",
    "ehcp_packages": "EHCP 25.5k package",
}
_PLANS = tuple(
    _count(
        measure_id,
        f"EHCP status: {status}",
        f'{_OPEN},Students[EHCP status],"{status}"',
        f"Open cases with the EHCP status {status}.",
        2,
    )
    for measure_id, status in _EHCP.items()
)


def _by_stage(
    prefix: str, title: str, criteria: str, words: str, table: int
) -> tuple[Measure, ...]:
    """Give the measures of PM students of a kind in key stage 3, in key stage 4, and of both."""
    stages = tuple(
        _count(
            f"{prefix}_ks{stage}",
            f"KS{stage} {title}",
            f"{_PM},Students[Key stage],{stage},{criteria}",
            f"Programme managed open cases in key stage {stage} that are {words}.",
            table,
        )
        for stage in (3, 4)
    )
    both = _sum(
        prefix,
        f"PM {title}",
        f"={prefix}_ks3+{prefix}_ks4",
        f"Programme managed open cases of both key stages that are {words}.",
        table,
    )
    return (*stages, both)


REGISTER_MEASURES: tuple[Measure, ...] = (
    *_YEARS,
    _count("open_cases", "Open cases", _OPEN, "Students whose case is open on census date.", 1),
    *_PLANS,
    _sum(
        "ehcp_total",
        "EHCP status: total without formal assessment",
        "=ehcp_top_up+ehcp_unfunded+ehcp_funded+ehcp_packages",
        "Open cases with a top up or a plan; formal assessments underway are not in it.",
        2,
    ),
    Measure(
        id="cost_avoided",
        title="Cost avoided by EHCP packages",
        unit=Unit.GBP,
        formula="=ehcp_packages*EHCP_package",
        definition="Students with the 25.5k package times its yearly value.",
        source="County report, Table 2",
        theme=_THEME,
    ),
    _count(
        "city_register",
        "City address students on the register",
        f'{_OPEN},Students[Home authority],"City"',
        "Open cases whose home authority is City.",
        8,
    ),
    *_by_stage(
        "city_pm", "city address students", 'Students[Home authority],"City"', "of City address", 8
    ),
    *_by_stage(
        "lac_pm", "looked-after students", 'Students[Looked after],"<>No"', "looked after", 10
    ),
    *_by_stage(
        "lac_out",
        "looked-after students out of county",
        'Students[Looked after],"Yes - out of county"',
        "looked after by another authority",
        10,
    ),
)
