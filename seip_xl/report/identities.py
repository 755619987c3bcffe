"""The identities of the county report, as data; and those that definitions of measures say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import DESTINATIONS, MEASURES, load_measures
from seip_xl.report.identity import Identity, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.measure import Measure

COUNTY_IS_SUM = "county_is_sum"
PRINTED_TWICE = "printed_twice"
OF_ROWS: dict[str, str] = {
    COUNTY_IS_SUM: "The county is the sum of the partnerships",
    PRINTED_TWICE: "A figure that is printed twice is the same",
}
"""What holds of the cells of every row, by id: of measures that add up, and of every measure."""


def _equal(own_id: str, measure: str, formula: str, title: str) -> Identity:
    return Identity(id=own_id, title=title, measure=measure, formula=formula)


def _at_most(own_id: str, measure: str, formula: str, title: str) -> Identity:
    relation = Relation.AT_MOST
    return Identity(id=own_id, title=title, measure=measure, formula=formula, relation=relation)


def _at_least(own_id: str, measure: str, formula: str, title: str) -> Identity:
    relation = Relation.AT_LEAST
    return Identity(id=own_id, title=title, measure=measure, formula=formula, relation=relation)


_PARTS_OF_PM = {
    "pm_full_time": "full-time PM students are PM students",
    "cmn": "CMN students are PM students",
    "low_hours": "students on low hours are PM students",
    "city_pm": "City address PM students are PM students",
    "lac_pm": "looked-after PM students are PM students",
}


def _by_stage(stage: int, years: str) -> tuple[Identity, ...]:
    ks = f"ks{stage}"
    return (
        *(
            _at_most(f"{part}_{ks}_in_pm", f"{part}_{ks}", f"=pm_{ks}", f"KS{stage} {title}")
            for part, title in _PARTS_OF_PM.items()
        ),
        _at_most(
            f"pm_{ks}_in_open", f"pm_{ks}", f"={years}", f"KS{stage} PM students are open cases"
        ),
        _at_most(
            f"lac_out_{ks}_in_lac",
            f"lac_out_{ks}",
            f"=lac_pm_{ks}",
            f"KS{stage} looked-after students out of county are looked-after students",
        ),
    )


def _by_subject(subject: str, name: str) -> tuple[Identity, ...]:
    entry, passed = f"{subject}_entry", f"{subject}_4plus"
    return (
        _at_most(
            f"{entry}_graded_or_not",
            entry,
            "=leavers-leavers_no_gcse+gcse_entered-gcse_graded",
            f"Leavers entered for {name} have a graded GCSE, or an entry without a grade",
        ),
        _at_most(
            f"{passed}_entered", passed, f"={entry}", f"Leavers at 4+ in {name} were entered for it"
        ),
        _at_most(
            f"{passed}_in_any",
            passed,
            "=leavers_1_at_4plus",
            f"Leavers at 4+ in {name} have a GCSE at 4+",
        ),
    )


def _by_level(measure: str, name: str) -> Identity:
    return _at_least(
        f"{measure}_by_level",
        measure,
        f"={measure}_entry+{measure}_level_1+{measure}_level_2",
        f"{name}: the total is no less than the three levels",  # a level may not be recorded
    )


_YEARS = "=open_year_7+open_year_8+open_year_9+open_year_10+open_year_11"
_FORUM_YEARS = "=if_year_7+if_year_8+if_year_9+if_year_10+if_year_11"
_OTHER = "other_entry+other_level_1+other_level_2"
_GRADED = "leavers-leavers_no_gcse"
_OVER_ADJUSTED = "over the two adjusted totals"

WRITTEN: tuple[Identity, ...] = (
    _equal("open_cases_by_year", "open_cases", _YEARS, "Open cases are those of the five years"),
    _at_most(
        "ehcp_once", "ehcp_total", "=open_cases-ehcp_assessment", "An open case has one EHCP status"
    ),
    _at_most(
        "referrals_new_in_all", "referrals_new", "=referrals_all", "New referrals are part of all"
    ),
    _at_most(
        "referrals_t4_in_previous",
        "referrals_t4",
        "=referrals_previous",
        "Referrals ending in T4 are part of the previous",
    ),
    # A referral made in Year 6 is in the total only.
    _at_least(
        "if_referrals_by_year",
        "if_referrals",
        _FORUM_YEARS,
        "The total of forums is no less than the five years",
    ),
    *_by_stage(3, "open_year_7+open_year_8+open_year_9"),
    *_by_stage(4, "open_year_10+open_year_11"),
    _at_most(
        "pm_year_10_in_pm", "pm_year_10", "=pm_ks4", "Year 10 PM students are KS4 PM students"
    ),
    _at_most(
        "pm_year_10_in_open",
        "pm_year_10",
        "=open_year_10",
        "Year 10 PM students are open cases of Year 10",
    ),
    _at_most(
        "pm_year_11_in_open",
        "pm_ks4",
        "=pm_year_10+open_year_11",
        "KS4 PM students are of Year 10, or open cases of Year 11",
    ),
    _at_most(
        "city_pm_in_register",
        "city_pm",
        "=city_register",
        "City address PM students are City address students on the register",
    ),
    # The number of PM students is printed whole; averages divide by what it was rounded from.
    _equal(
        "avg_ap_hours_by_adjusted",
        "avg_ap_hours",
        "=ap_hours/(adjusted_ks3+adjusted_ks4)",
        f"Average hours/week = hours purchased {_OVER_ADJUSTED}",
    ),
    _equal(
        "avg_des_hours_by_adjusted",
        "avg_des_hours",
        "=des_hours/(adjusted_ks3+adjusted_ks4)",
        f"Average hours/week by d.e.s. = their hours {_OVER_ADJUSTED}",
    ),
    _at_most("gcse_graded_entered", "gcse_graded", "=gcse_entered", "GCSEs graded were entered"),
    _at_most("gcse_4plus_graded", "gcse_4plus", "=gcse_graded", "GCSEs at 4+ are graded"),
    _at_most(
        "leavers_1_at_4plus_each",
        "leavers_1_at_4plus",
        "=gcse_4plus",
        "Leavers with a GCSE at 4+ have one each at least",
    ),
    _at_most(
        "leavers_1_at_4plus_graded",
        "leavers_1_at_4plus",
        f"={_GRADED}",
        "Leavers with a GCSE at 4+ have a graded GCSE",
    ),
    _at_most(
        "leavers_4_gcse_graded",
        "leavers_4_gcse",
        f"={_GRADED}",
        "Leavers with 4 or more GCSEs have a graded GCSE",
    ),
    _at_least(
        "gcse_graded_each",
        "gcse_graded",
        f"={_GRADED}+3*leavers_4_gcse",
        "Leavers with a graded GCSE have one each at least, some of them four",
    ),
    *_by_subject("english", "English"),
    *_by_subject("maths", "maths"),
    _by_level("fs_english", "FS English"),
    _by_level("fs_maths", "FS Maths"),
    _at_least(
        "additional_by_level",
        "additional",
        f"=fs_english+fs_maths+{_OTHER}",
        "Additional qualifications are no fewer than FS and others by level",
    ),
    _at_least(
        "additional_each",
        "leavers_no_additional",
        "=leavers-additional",
        "Leavers with an additional qualification have one each at least",
    ),
    _equal(
        "leavers_by_destination",
        "leavers",
        "=" + "+".join(DESTINATIONS),
        "Leavers are those of all destinations",
    ),
)
"""What holds beyond the definitions of measures: parts of a whole, and across tables."""


def as_defined(measures: Sequence[Measure]) -> tuple[Identity, ...]:
    """Give an identity for every measure whose formula is over other measures only.

    Args:
        measures: The measures, with all that they refer to.

    Returns:
        The identities in the order of the measures: totals are their rows, % are a over b.
    """
    formulas, ids = load_measures(measures), {one.id for one in measures}
    return tuple(
        _equal(f"{one.id}_as_defined", one.id, one.formula, _title(one))
        for one in measures
        if (names := formulas[one.id].names) and names <= ids and not formulas[one.id].tables
    )


def _title(measure: Measure) -> str:
    made = measure.definition.removesuffix(".").removeprefix(f"{measure.title}: ")
    begins_a_sentence = made[1:2].islower()
    return f"{measure.title} = {made[0].lower() if begins_a_sentence else made[0]}{made[1:]}"


IDENTITIES: tuple[Identity, ...] = (*WRITTEN, *as_defined(MEASURES))
"""Every identity between measures, the more telling first."""
