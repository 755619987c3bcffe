"""Identities: loaded once, held as far as rounding allows."""

from __future__ import annotations

import pytest

from seip_xl.errors import FormulaError
from seip_xl.measure import MEASURES, Figures, load_measures
from seip_xl.report.identities import IDENTITIES, OF_ROWS, WRITTEN
from seip_xl.report.identity import Identity, Relation, half_unit, load_identities, outcome

KNOWN = frozenset(one.id for one in MEASURES)
FIGURES = Figures(
    columns=(),
    measures={one.id: one for one in MEASURES},
    formulas=load_measures(MEASURES),
    values={},
    tables={},
)
BY_ID = dict(zip([one.id for one in IDENTITIES], IDENTITIES, strict=True))


def came_of(identity_id, **printed):
    """Hold printed figures, percentages as fractions, against an identity."""
    identity = BY_ID[identity_id]
    (formula,) = load_identities((identity,), KNOWN)
    halves = {name: half_unit(name, FIGURES) for name in printed}
    return outcome(identity, formula, printed, halves)


def test_every_identity_loads_and_has_an_id_of_its_own():
    assert len(load_identities(IDENTITIES, KNOWN)) == len(IDENTITIES)
    assert len({*BY_ID, *OF_ROWS}) == len(IDENTITIES) + len(OF_ROWS)
    assert all(one.title for one in IDENTITIES)


@pytest.mark.parametrize(
    ("measure", "formula", "unknown"),
    [
        pytest.param("leavrs", "=destinations", "leavrs", id="left"),
        pytest.param("leavers", "=destinatons", "destinatons", id="right"),
    ],
)
def test_identity_of_an_unknown_measure_is_refused(measure, formula, unknown):
    odd = Identity(id="odd", title="Odd", measure=measure, formula=formula)
    with pytest.raises(FormulaError, match=unknown) as refused:
        load_identities((*WRITTEN, odd), KNOWN)
    assert "identity odd" in str(refused.value)


@pytest.mark.parametrize(
    ("measure", "half"),
    [
        pytest.param("open_cases", 0.0, id="counted"),
        pytest.param("referrals_previous", 0.0, id="difference of counts"),
        pytest.param("gcse_entered", 0.0, id="sum of counts"),
        pytest.param("school_fte_ks3", 0.05, id="one decimal"),
        pytest.param("pm_adjusted", 0.5, id="shown whole, made of what is not"),
        pytest.param("outturn_transport", 0.5, id="money"),
        pytest.param("gcse_graded_avg", 0.005, id="two decimals"),
        pytest.param("leavers_4_gcse_pct", 0.005, id="whole percent"),
        pytest.param("balance_pct", 0.00005, id="percent with two decimals"),
    ],
)
def test_half_a_unit_of_the_last_printed_decimal(measure, half):
    assert half_unit(measure, FIGURES) == pytest.approx(half)


@pytest.mark.parametrize(
    ("adjusted", "holds"),
    [(30.7, True), (30.6, True), (30.8, True), (30.5, False), (30.9, False)],
)
def test_difference_holds_as_far_as_both_are_rounded(adjusted, holds):
    came = came_of(
        "adjusted_ks3_as_defined", adjusted_ks3=adjusted, pm_ks3=34, cmn_ks3=0, school_fte_ks3=3.3
    )
    assert (came.holds, came.right) == (holds, pytest.approx(30.7))


@pytest.mark.parametrize(("share", "holds"), [(0.93, True), (0.92, False), (0.94, False)])
def test_share_of_counts_holds_as_far_as_it_is_rounded(share, holds):
    came = came_of("maths_entry_pct_as_defined", maths_entry_pct=share, maths_entry=13, leavers=14)
    assert came.holds is holds


@pytest.mark.parametrize(
    ("average", "holds"),
    # 1903 over 122.9: 15.484; the divisor may be 122.8 to 123.0, so 15.471 to 15.497.
    [(15.5, True), (15.4, False), (15.6, False)],
)
def test_average_holds_over_the_unrounded_divisor(average, holds):
    came = came_of(
        "avg_ap_hours_by_adjusted",
        avg_ap_hours=average,
        ap_hours=1903,
        adjusted_ks3=30.7,
        adjusted_ks4=92.2,
    )
    assert came.holds is holds


@pytest.mark.parametrize(("entered", "holds"), [(0, True), (12, True), (13, False)])
def test_bound_holds_below_it(entered, holds):
    came = came_of(
        "maths_entry_graded_or_not",
        maths_entry=entered,
        leavers=14,
        leavers_no_gcse=3,
        gcse_entered=36,
        gcse_graded=35,
    )
    assert (came.holds, came.right) == (holds, 12)


@pytest.mark.parametrize(("without", "holds"), [(2, False), (4, True), (18, True)])
def test_bound_holds_above_it(without, holds):
    came = came_of("additional_each", leavers_no_additional=without, leavers=18, additional=14)
    assert (came.holds, came.right) == (holds, 4)
    assert BY_ID["additional_each"].relation is Relation.AT_LEAST


def test_identity_without_all_its_figures_is_not_evaluated():
    assert came_of("maths_entry_pct_as_defined", maths_entry_pct=0.93, maths_entry=13) is None


def test_identity_that_divides_by_nothing_is_not_evaluated():
    none = {"maths_entry_pct": 0, "maths_entry": 0, "leavers": 0}
    assert came_of("maths_entry_pct_as_defined", **none) is None
