"""Measures of progress: SDQ and attendance, closed cases, moves that last, sustained places."""

from __future__ import annotations

from seip_xl.measure.measure import Measure, Unit

_THEME = "Progress"
_SOURCE = "County report, Table C"
_OPEN = "Students[Partnership],Partnership,Students[Open],1"


def _measure(  # noqa: PLR0917  # a row of a table of definitions
    measure_id: str, title: str, unit: Unit, formula: str, definition: str, decimals: int = 0
) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=unit,
        decimals=decimals,
        formula=formula,
        definition=definition,
        source=_SOURCE,
        theme=_THEME,
        adds_up=unit is Unit.STUDENTS or unit is Unit.REFERRALS,
    )


def _from_to(  # noqa: PLR0917  # a row of a table of definitions
    measure_id: str, what: str, columns: tuple[str, str], flag: str, unit: Unit, scale: str
) -> tuple[Measure, ...]:
    """Give how many students have a value at the start and a latest one, and the two means."""
    rows = f"{_OPEN},Students[{flag}],1"
    count = _measure(
        f"{measure_id}_both",
        f"Students with {what} at the start and latest",
        Unit.STUDENTS,
        f"=COUNTIFS({rows})",
        f"Open cases that have both values of {what}.",
    )
    means = (
        _measure(
            f"{measure_id}_{name}",
            f"{what}, mean {words}",
            unit,
            f"=AVERAGEIFS(Students[{column}],{rows}){scale}",
            f"Mean {words} of {what} of the students that have both values.",
            1,
        )
        for name, words, column in (
            ("baseline", "at the start", columns[0]),
            ("latest", "of the latest", columns[1]),
        )
    )
    return (count, *means)


REASONS: dict[str, str] = {
    "closed_back_in_school": "Back in school, settled",
    "closed_managed_move": "Managed move made",
    "closed_specialist": "Specialist placement",
    "closed_moved_away": "Moved away",
    "closed_excluded": "Permanently excluded",
    "closed_other": "Other",
}
"""The reasons why a case was closed, by the id of their measure."""
_CLOSED = 'Students[Partnership],Partnership,Students[Open],0,Students[Date closed],">="&Year_start'
_REFERRALS = "Referrals[Partnership],Partnership"
_FAIR_ACCESS = f'{_REFERRALS},Referrals[Met this year],1,Referrals[Forum],"Fair Access"'
_CHECKED = 'Leavers[Partnership],Partnership,Leavers[Post-transition check],"Done*"'

PROGRESS_MEASURES: tuple[Measure, ...] = (
    *_from_to("sdq", "SDQ", ("SDQ baseline", "SDQ latest"), "SDQ both", Unit.POINTS, ""),
    *_from_to(
        "attendance",
        "attendance",
        ("Attendance baseline %", "Attendance latest %"),
        "Attendance both",
        Unit.PERCENT,
        "/100",
    ),
    *(
        _measure(
            measure_id,
            f"Closed: {reason}",
            Unit.STUDENTS,
            f'=COUNTIFS({_CLOSED},Students[Reason closed],"{reason}")',
            f"Cases closed from 1 September to the census date because: {reason}.",
        )
        for measure_id, reason in REASONS.items()
    ),
    _measure(
        "closed_cases",
        "Closed cases",
        Unit.STUDENTS,
        f"=COUNTIFS({_CLOSED})",
        "Cases closed from 1 September to the census date.",
    ),
    _measure(
        "moves_ended",
        "Managed moves with a result",
        Unit.REFERRALS,
        "="
        + "+".join(
            f'COUNTIFS({_REFERRALS},Referrals[Managed move result],"{result}")'
            for result in ("Lasted", "Broke down")
        ),
        "Referrals whose managed move lasted or broke down; those in trial are not in it.",
    ),
    _measure(
        "moves_lasted",
        "Managed moves that lasted",
        Unit.REFERRALS,
        f'=COUNTIFS({_REFERRALS},Referrals[Managed move result],"Lasted")',
        "Referrals whose managed move lasted.",
    ),
    _measure(
        "moves_lasted_pct",
        "% of managed moves that lasted",
        Unit.PERCENT,
        "=moves_lasted/moves_ended",
        "Managed moves that lasted over those with a result.",
    ),
    _measure(
        "checks_done",
        "Leavers checked after transition",
        Unit.STUDENTS,
        f"=COUNTIFS({_CHECKED})",
        "Leavers whose post-transition check was done.",
    ),
    _measure(
        "destinations_sustained",
        "Sustained destinations",
        Unit.STUDENTS,
        "=COUNTIFS(Leavers[Partnership],Partnership,Leavers[Post-transition check],"
        '"Done - sustained")',
        "Leavers who were still there when they were checked.",
    ),
    _measure(
        "sustained_pct",
        "% of checked destinations sustained",
        Unit.PERCENT,
        "=destinations_sustained/checks_done",
        "Sustained destinations over leavers checked.",
    ),
    _measure(
        "fair_access",
        "Fair Access referrals met this year",
        Unit.REFERRALS,
        f"=COUNTIFS({_FAIR_ACCESS})",
        "Fair Access referrals with a meeting from 1 September to the census date.",
    ),
    _measure(
        "fair_access_in_time",
        "Of them with provision in time",
        Unit.REFERRALS,
        f"=COUNTIFS({_FAIR_ACCESS},Referrals[Provision in time],1)",
        "First day of provision within the school days that the setting Provision days allows.",
    ),
    _measure(
        "fair_access_pct",
        "% of Fair Access with provision in time",
        Unit.PERCENT,
        "=fair_access_in_time/fair_access",
        "Fair Access referrals with provision in time over those met this year.",
    ),
)
