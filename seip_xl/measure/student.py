"""Measures of students on the register: open cases, programme managed students."""

from __future__ import annotations

from seip_xl.measure.measure import Measure, Unit

_THEME = "Students"
_SOURCE = "County report, Table {}"
_OPEN = "=COUNTIFS(Students[Partnership],Partnership,Students[Open],1"


def _open_in_year(year: int) -> Measure:
    return Measure(
        id=f"open_year_{year}",
        title=f"Open cases in Year {year}",
        unit=Unit.STUDENTS,
        formula=f"{_OPEN},Students[Year group],{year})",
        definition=f"Students whose case is open on the census date, in Year {year}.",
        source=_SOURCE.format(1),
        theme=_THEME,
    )


def _programme_managed(stage: int) -> tuple[Measure, ...]:
    """Give the measures of programme managed students of a key stage."""
    source = _SOURCE.format(stage + 3)  # Table 6 for KS3, Table 7 for KS4
    rows = (
        "Students[Partnership],Partnership,Students[Open],1,Students[PM],1,"
        f"Students[Key stage],{stage}"
    )

    def counted(name: str, title: str, criteria: str, definition: str) -> Measure:
        return Measure(
            id=f"{name}_ks{stage}",
            title=f"KS{stage} {title}",
            unit=Unit.STUDENTS,
            formula=f"=COUNTIFS({rows}{criteria})",
            definition=f"Open cases in key stage {stage} that are {definition}.",
            source=source,
            theme=_THEME,
        )

    return (
        counted("pm", "programme managed students", "", "programme managed, part or full time"),
        counted(
            "pm_full_time",
            "programme managed full time",
            ',Students[PM status],"Full time"',
            "full time with the partnership",
        ),
        counted(
            "cmn",
            "programme managed CMN",
            ',Students[CMN],"Yes"',
            "programme managed and children with medical needs",
        ),
        Measure(
            id=f"school_fte_ks{stage}",
            title=f"KS{stage} FTE of hours in school",
            unit=Unit.FTE,
            decimals=1,
            formula=f"=SUMIFS(Students[School FTE],{rows})",
            definition=(
                "Hours in school over full-time hours, summed over part-time programme managed "
                f"students in key stage {stage} who are not CMN."
            ),
            source=source,
            theme=_THEME,
        ),
        Measure(
            id=f"adjusted_ks{stage}",
            title=f"KS{stage} adjusted total",
            unit=Unit.FTE,
            decimals=1,
            formula=f"=pm_ks{stage}-cmn_ks{stage}-school_fte_ks{stage}",
            definition="Programme managed students less CMN students less FTE of hours in school.",
            source=source,
            theme=_THEME,
        ),
        counted(
            "low_hours",
            "programme managed on low hours",
            ",Students[Low hours],1",
            "programme managed with weekly hours below the low-hours threshold",
        ),
    )


STUDENT_MEASURES: tuple[Measure, ...] = (
    *(_open_in_year(year) for year in (11, 10, 9, 8, 7)),
    Measure(
        id="open_cases",
        title="Open cases",
        unit=Unit.STUDENTS,
        formula=f"{_OPEN})",
        definition="Students whose case is open on the census date.",
        source=_SOURCE.format(1),
        theme=_THEME,
    ),
    *_programme_managed(3),
    *_programme_managed(4),
)
