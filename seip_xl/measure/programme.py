"""Measures of programme managed students, by key stage, and against the school rolls."""

from __future__ import annotations

from seip_xl.measure.measure import Measure, Unit

_THEME = "Programme management"
_ROLL = "Schools[Partnership],Partnership"
# PM students is empty where no register return was accepted: the county is then the others.
_COUNTED_ROLL = f'SUMIFS(Schools[Roll 11-16],{_ROLL},Schools[PM students],">=0")'
_OVER = "the roll 11-16; without partnerships whose register return was not accepted"


def _programme_managed(stage: int) -> tuple[Measure, ...]:
    """Give the measures of programme managed students of a key stage."""
    source = f"County report, Table {stage + 3}"  # Table 6 for KS3, Table 7 for KS4
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
        counted(
            "pm_new",
            "programme managed since 1 September",
            ',Students[PM start date],">="&Year_start',
            "programme managed from a day on or after 1 September of the academic year",
        ),
        Measure(
            id=f"pm_pct_ks{stage}",
            title=f"KS{stage} programme managed as % of roll 11-16",
            unit=Unit.PERCENT,
            decimals=2,
            formula=f"=pm_ks{stage}/{_COUNTED_ROLL}",
            definition=f"Programme managed students in key stage {stage} over {_OVER}.",
            source="County report, Chart 3",
            theme=_THEME,
            adds_up=False,
        ),
    )


PROGRAMME_MEASURES: tuple[Measure, ...] = (
    Measure(
        id="roll_11_16",
        title="Pupils on the roll of the schools, Years 7 to 11",
        unit=Unit.PUPILS,
        formula=f"=SUMIFS(Schools[Roll 11-16],{_ROLL})",
        definition="Rolls 11-16 of the partnership's schools, as the local authority keeps them.",
        source="County report, Chart 3",
        theme=_THEME,
    ),
    Measure(
        id="fsm_pct",
        title="Free school meals, % of roll 11-16",
        unit=Unit.PERCENT,
        decimals=1,
        formula=f"=SUMIFS(Schools[FSM pupils],{_ROLL})/roll_11_16",
        definition="FSM % of the schools, weighted by their rolls.",
        source="County report, Chart 3",
        theme=_THEME,
        adds_up=False,
    ),
    *_programme_managed(3),
    *_programme_managed(4),
    Measure(
        id="pm_year_10",
        title="Year 10 programme managed students",
        unit=Unit.STUDENTS,
        formula=(
            "=COUNTIFS(Students[Partnership],Partnership,Students[Open],1,Students[PM],1,"
            "Students[Year group],10)"
        ),
        definition="Open cases in Year 10 that are programme managed, part or full time.",
        source="County report, Table 7",
        theme=_THEME,
    ),
    Measure(
        id="pm_students",
        title="Programme managed students",
        unit=Unit.STUDENTS,
        formula="=pm_ks3+pm_ks4",
        definition="Open cases of both key stages that are programme managed.",
        source="County report, Tables 6 and 7",
        theme=_THEME,
    ),
    Measure(
        id="pm_pct",
        title="Programme managed as % of roll 11-16",
        unit=Unit.PERCENT,
        decimals=2,
        formula=f"=pm_students/{_COUNTED_ROLL}",
        definition=f"Programme managed students over {_OVER}.",
        source="County report, Chart 3",
        theme=_THEME,
        adds_up=False,
    ),
)
