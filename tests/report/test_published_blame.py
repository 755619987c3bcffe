"""Each broken identity explains one figure: the one that breaks it, not those beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from seip_xl.county import build_book, read_county
from seip_xl.demo import write_demo
from seip_xl.intake import expectation
from seip_xl.measure import Unit
from seip_xl.read import read_folder, sort_folder
from seip_xl.report import bond
from seip_xl.report.contradiction import Contradictions
from seip_xl.report.identities import COUNTY_IS_SUM, IDENTITIES, OF_ROWS
from seip_xl.report.identity import half_unit, load_identities, outcome
from seip_xl.report.printed import Placed

MSCIP_BALANCE = (11, "Balance at end of period", "MSCIP")
MSCIP_FORWARD = (11, "Balance brought forward", "MSCIP")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Give the demonstration's book."""
    folder = tmp_path_factory.mktemp("demo")
    write_demo(folder)
    county = read_county(next(folder.glob("*.xlsx")))
    return build_book(county, read_folder(sort_folder(folder), expectation(county), lambda _: None))


@pytest.fixture(scope="module")
def found(book):
    """Give a check of the figures in print, some changed: what is said of each disputed one."""
    placed = {place(one): one for one in book.published if isinstance(one, Placed)}

    def contradictions(changed):
        printed = placed | {
            each: replace(placed[each], printed=value) for each, value in changed.items()
        }
        everything = Contradictions(
            list(printed.values()), book.figures, IDENTITIES, frozenset(OF_ROWS)
        )
        return {
            each: everything.of(one)
            for each, one in printed.items()
            if one.differs or one.left_blank
        }

    return contradictions


def place(figure):
    return figure.table, figure.row, figure.column


def rule(contradiction):
    return contradiction.identity if contradiction else ""


def test_figure_beside_an_explained_one_is_not_excused_by_its_identity(found):
    # Total Income is misprinted, by itself; Balance brought forward accounts for the rest.
    said = found({MSCIP_BALANCE: 62910})
    assert said[MSCIP_BALANCE] is None
    assert rule(said[MSCIP_FORWARD]) == "outturn_balance_as_defined"


def test_figure_that_breaks_an_identity_of_its_own_is_explained(found):
    # 262,909 over 336,138 is 78.22%, not 18.72%.
    said = found({MSCIP_BALANCE: 262909})
    assert rule(said[MSCIP_BALANCE]) == "balance_pct_as_defined"
    assert rule(said[MSCIP_FORWARD]) == "outturn_balance_as_defined"


@pytest.mark.parametrize(
    ("hbep", "blamed"),
    # The county's 12 is 1 less than the partnerships' 13.
    [
        pytest.param(1, "County", id="as much as the county"),
        pytest.param(3, "HBEP", id="more than the county"),
    ],
)
def test_of_two_figures_the_one_that_accounts_for_more_is_blamed(book, found, hbep, blamed):
    at = {column: (6, "Low hours", column) for column in ("HBEP", "County")}
    was = next(one.printed for one in book.published if place(one) == at["HBEP"])
    said = found({at["HBEP"]: was + hbep})
    assert [column for column, each in at.items() if said[each]] == [blamed]


def test_figure_that_agrees_with_a_blamed_one_follows_from_it(found):
    # 1 of 60 leavers is 2%.
    said = found({(14, "English entry", "County"): 1, (14, "English entry %", "County"): 2})
    assert rule(said[14, "English entry", "County"]) == COUNTY_IS_SUM
    assert said[14, "English entry %", "County"].told.startswith(
        "Follows from Table 14, English entry, County: "
    )


def plain(figures, figure, value):
    is_percent = figures.measures[figure.spot.measure].unit is Unit.PERCENT
    return (value or 0) / (100 if is_percent else 1)


def breaks(figures, identity, formula, figure, changed):
    """Say whether a figure breaks an identity that all others keep, being as recomputed."""
    at = figures.columns.index(figure.spot.code)
    names = {identity.measure, *formula.names}
    exact = {name: figures.values[name][at] or 0.0 for name in names}
    exact[figure.spot.measure] = plain(figures, figure, changed)
    halves = {name: half_unit(name, figures) for name in names}
    return not outcome(identity, formula, exact, halves).holds


def broken_place(identity, figure, times):
    """Say where an identity is broken: in a row of a table, or in a column of the report.

    A figure that is printed twice has either of its cells in that column.
    """
    if identity == COUNTY_IS_SUM:
        return identity, figure.table, figure.row, figure.spot.measure
    own = (figure.spot.measure, figure.spot.code)
    return identity, figure.spot.code, place(figure) if times[own] > 1 else ()


@pytest.fixture
def quick(monkeypatch):
    """Remember what came of an identity; most figures are the same from change to change."""
    known = {}

    def remembered(identity, formula, printed, halves):
        key = identity.id, tuple(printed.values())
        if key not in known:
            known[key] = outcome(identity, formula, printed, halves)
        return known[key]

    monkeypatch.setattr(bond, "outcome", remembered)


@pytest.mark.usefixtures("quick")
def test_no_changed_figure_is_excused_by_what_was_broken_before(book, found):
    figures = book.figures
    formulas = load_identities(IDENTITIES, frozenset(figures.measures))
    written = {one.id: (one, each) for one, each in zip(IDENTITIES, formulas, strict=True)}
    placed = {place(one): one for one in book.published}
    equal = [one for one in placed.values() if one.printed is not None and not one.differs]
    times = Counter((one.spot.measure, one.spot.code) for one in placed.values())
    explained = 0
    for figure in equal:
        unit = 10.0 ** -figures.measures[figure.spot.measure].decimals
        for change in (unit, max(7.0, round(abs(figure.printed) / 10))):
            changed = figure.printed + change
            said = found({place(figure): changed})
            told = said[place(figure)]
            directly = Counter(
                broken_place(each.identity, placed[at], times)
                for at, each in said.items()
                if each and not each.told.startswith("Follows")
            )
            assert max(directly.values()) == 1, (place(figure), change)
            if told and told.identity in written:
                assert breaks(figures, *written[told.identity], figure, changed), place(figure)
            explained += told is not None
    assert len(equal) == 899
    assert explained == 1491
