"""Measures of leavers: GCSEs, English and maths, other qualifications, destinations."""

from __future__ import annotations

from seip_xl.measure.measure import Measure, Unit

_THEME = "Leavers"
_LEAVERS = "Leavers[Partnership],Partnership"
_ENTRIES = "Qualifications[Partnership],Partnership"


def _measure(  # noqa: PLR0917  # a row of a table of definitions
    measure_id: str,
    title: str,
    formula: str,
    definition: str,
    table: int,
    unit: Unit = Unit.STUDENTS,
) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=unit,
        formula=formula,
        definition=definition,
        source=f"County report, Table {table}",
        theme=_THEME,
    )


def _leavers(measure_id: str, title: str, criteria: str, definition: str, table: int) -> Measure:
    return _measure(measure_id, title, f"=COUNTIFS({_LEAVERS},{criteria})", definition, table)


def _gcses(measure_id: str, title: str, column: str, definition: str) -> Measure:
    formula = f"=SUMIFS(Qualifications[{column}],{_ENTRIES})"
    return _measure(measure_id, title, formula, definition, 13, Unit.ENTRIES)


def _per_leaver(measure_id: str, title: str, of: str, table: int) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.ENTRIES,
        decimals=2,
        formula=f"={of}/leavers",
        definition=f"{title}: the number of entries over the number of leavers.",
        source=f"County report, Table {table}",
        theme=_THEME,
        adds_up=False,
    )


def _share(measure_id: str, title: str, of: str, table: int, decimals: int = 0) -> Measure:
    return Measure(
        id=measure_id,
        title=title,
        unit=Unit.PERCENT,
        decimals=decimals,
        formula=f"={of}/leavers",
        definition=f"{title}: those students over the number of leavers.",
        source=f"County report, Table {table}",
        theme=_THEME,
        adds_up=False,
    )


_GCSE = (
    _measure(
        "leavers",
        "Leavers",
        f"=COUNTIFS({_LEAVERS})",
        "Year 11 students of last summer who were programme managed.",
        13,
    ),
    _gcses("gcse_entered", "GCSEs entered", "GCSEs", "GCSE entries; a double award is two."),
    _gcses("gcse_graded", "GCSEs graded", "GCSEs graded", "GCSE entries with a grade but U."),
    _per_leaver("gcse_entered_avg", "Average GCSE entries per student", "gcse_entered", 13),
    _per_leaver("gcse_graded_avg", "Average GCSEs per student", "gcse_graded", 13),
    _gcses("gcse_4plus", "GCSEs at 4+", "GCSEs at 4 or above", "GCSE entries at grade 4 or above."),
    _per_leaver("gcse_4plus_avg", "Average GCSEs at 4+ per student", "gcse_4plus", 13),
    _leavers(
        "leavers_1_at_4plus",
        "Students with 1 or more GCSE at 4+",
        'Leavers[GCSEs at 4 or above],">=1"',
        "Leavers with a GCSE at grade 4 or above.",
        13,
    ),
    _leavers(
        "leavers_no_gcse",
        "Students with no GCSE outcomes",
        "Leavers[GCSEs graded],0",
        "Leavers without a graded GCSE.",
        13,
    ),
    Measure(
        id="leavers_1_gcse_pct",
        title="% with 1 or more GCSE",
        unit=Unit.PERCENT,
        decimals=2,
        formula="=(leavers-leavers_no_gcse)/leavers",
        definition="Leavers with a graded GCSE over leavers.",
        source="County report, Table 13",
        theme=_THEME,
        adds_up=False,
    ),
    _leavers(
        "leavers_4_gcse",
        "Students with 4 or more GCSEs",
        'Leavers[GCSEs graded],">=4"',
        "Leavers with four or more graded GCSEs.",
        13,
    ),
    _share("leavers_4_gcse_pct", "% with 4 or more GCSEs", "leavers_4_gcse", 13),
)


def _subject(measure_id: str, subject: str) -> tuple[Measure, Measure, Measure, Measure]:
    entry, passed = f"{measure_id}_entry", f"{measure_id}_4plus"
    return (
        _leavers(
            entry,
            f"{subject} entry",
            f"Leavers[{subject} entry],1",
            f"Leavers entered for a GCSE in {subject}; each counted once.",
            14,
        ),
        _leavers(
            passed,
            f"{subject} 4+",
            f"Leavers[{subject} at 4 or above],1",
            f"Leavers whose best grade in {subject} is 4 or above.",
            14,
        ),
        _share(f"{entry}_pct", f"{subject} entry %", entry, 14),
        _share(f"{passed}_pct", f"{subject} 4+ %", passed, 14),
    )


_LEVELS = {"entry": "Entry level", "level_1": "Level 1", "level_2": "Level 2"}


def _passes(measure_id: str, title: str, criteria: str, definition: str) -> Measure:
    formula = f"=COUNTIFS({_ENTRIES},Qualifications[Passed],1{criteria})"
    return _measure(measure_id, title, formula, definition, 15, Unit.ENTRIES)


def _by_level(measure_id: str, kind: str) -> tuple[Measure, ...]:
    return tuple(
        _passes(
            f"{measure_id}_{each}",
            f"{kind}, {level}",
            f',Qualifications[Type],"{kind}",Qualifications[Level],"{level}"',
            f"Passes in {kind} at {level}.",
        )
        for each, level in _LEVELS.items()
    )


def _functional_skills(measure_id: str, kind: str) -> tuple[Measure, ...]:
    total = _passes(
        measure_id,
        f"{kind}, all levels",
        f',Qualifications[Type],"{kind}"',
        f"Passes in {kind} at every level, also those not recorded.",
    )
    return (*_by_level(measure_id, kind), total)


DESTINATIONS: dict[str, str] = {
    "to_further_education": "Further Education",
    "to_voluntary_sector": "Voluntary Sector",
    "to_employment": "Employment",
    "to_apprenticeship": "Apprenticeship",
    "to_custody": "Custody",
    "to_other": "Other/not known",
    "to_neet": "NEET",
}
"""The destinations by the id of their measure, in the order of the list."""

LEAVER_MEASURES: tuple[Measure, ...] = (
    *_GCSE,
    *_subject("english", "English"),
    *_subject("maths", "Maths"),
    *_functional_skills("fs_english", "Functional Skills English"),
    *_functional_skills("fs_maths", "Functional Skills Maths"),
    *_by_level("other", "Other"),
    _passes(
        "additional",
        "Additional qualifications graded",
        "",
        "Passes of all qualifications but GCSEs, of any level.",
    ),
    _per_leaver("additional_avg", "Average additional qualifications", "additional", 15),
    _leavers(
        "leavers_no_additional",
        "Students with no additional qualification",
        "Leavers[Additional],0",
        "Leavers who passed no other qualification than GCSEs.",
        15,
    ),
    *(
        _leavers(
            measure_id,
            f"Destination: {destination}",
            f'Leavers[Destination],"{destination}"',
            f"Leavers whose destination is {destination}.",
            16,
        )
        for measure_id, destination in DESTINATIONS.items()
    ),
    _measure(
        "destinations",
        "Destinations, all",
        "=" + "+".join(DESTINATIONS),
        "All destinations together.",
        16,
    ),
)
