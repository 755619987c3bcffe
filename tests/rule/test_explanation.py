"""Explanations go on answering a query while the value that they explain stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from seip_xl.check import (
    Earlier,
    Period,
    carry_explanations,
    check_return,
    explained_in,
    explanations_kept,
)
from seip_xl.rule import RULES
from seip_xl.schema import REGISTER
from template.frames import frame_of
from tests.rule import form_book
from tests.rule.book import checks
from tests.rule.case import CENSUS, FULL_TIME, MANAGED, placement, student
from tests.rule.cases_forms import FORM_CASES, FormCase

AUTUMN = date(2020, 10, 2)
NO_HOURS = {**MANAGED, "Hours in school": None}
WORDS = "school is shut"


def explained(row, words=WORDS):
    return [{**each, "Explanation": words} for each in row]


@pytest.fixture
def then(returned):
    """Give what was explained of a part-time student without hours in school."""
    rows = explained(student(NO_HOURS, id="A/1"))
    before = returned("register", name=" then", Students=rows, Provision=placement(id="A/1"))
    return replace(explained_in(before, RULES), period="Oct 2020")


def answers(one, before):
    """Give the code and the answer of every query."""
    done = carry_explanations(one, RULES, before)
    return [(each.code, each.explanation) for each in done.findings if each.severity == "query"]


def register(returned, *rows, **further):
    students = [row for each in rows for row in each]
    placements = [row for each in students for row in placement(id=each["Student ID"])]
    return returned("register", Students=students, Provision=placements, **further)


def test_explanation_answers_while_the_value_stands(returned, then):
    now = register(returned, student(NO_HOURS, id="A/1"))
    assert answers(now, then) == [("REG_013", WORDS)]
    told = carry_explanations(now, RULES, then).findings[0].message
    assert told.endswith('; explained in Oct 2020, and nothing has changed since: "school is shut"')


def test_explanation_does_not_answer_another_value(returned, then):
    now = register(returned, student({**NO_HOURS, "Hours in school": 0}, id="A/1"))
    assert answers(now, then) == [("REG_013", "")]


@pytest.mark.parametrize("words", [WORDS, "school  is shut", "School is shut."])
def test_old_words_do_not_answer_another_value(returned, then, words):
    zero = student({**NO_HOURS, "Hours in school": 0}, id="A/1")
    now = register(returned, explained(zero, words))
    assert answers(now, then) == [("REG_013", "")]
    told = carry_explanations(now, RULES, then).findings[0].message
    assert told.endswith(
        "; the explanation is the one of Oct 2020, which was given of something else: say what "
        "holds now"
    )
    anew = register(returned, explained(zero, "ill until March"))
    assert answers(anew, then) == [("REG_013", "ill until March")]


def test_old_words_do_not_answer_another_query_of_the_row(returned, then):
    away = student(NO_HOURS, id="A/1", after="Yes - out of county")
    now = register(returned, explained(away))
    assert answers(now, then) == [("REG_018", ""), ("REG_013", WORDS)]


def test_explanation_is_of_one_record_only(returned, then):
    now = register(returned, student(NO_HOURS, id="A/2"), student(id="A/1"))
    assert answers(now, then) == [("REG_013", "")]


def test_words_about_a_line_are_kept_by_line_and_amount(tmp_path):
    def answered(name, amount, explained):
        outturn = {**FORM_CASES[0].amounts["Outturn"], "Income from Schools": amount}
        amounts = {**FORM_CASES[0].amounts, "Outturn": outturn}
        case = FormCase(name=name, amounts=amounts)
        one = form_book.read(form_book.written(case, tmp_path / f"{name}.xlsx"))
        frame = one.reads["Outturn"].rows
        frame.loc[frame["Line"] == "Income from Schools", "Explanation"] = explained
        return check_return(one, checks(RULES))[0]

    before = explained_in(answered("then", -5.0, "refund"), RULES)
    assert ("FIN_003", "refund") in answers(answered("same", -5.0, None), before)
    assert ("FIN_003", "") in answers(answered("other", -6.0, None), before)


def test_the_last_return_of_the_partnership_is_the_one_that_counts(returned):
    rows = explained(student(NO_HOURS, id="A/1"))
    old = returned("register", name=" old", Students=rows)
    new = returned("register", name=" new", Students=student(FULL_TIME, id="A/1"))
    periods = [
        Period(name="Oct 2020", census=AUTUMN, submissions=[new], rules=RULES),
        Period(name="Jun 2020", census=date(2020, 6, 12), submissions=[old], rules=RULES),
    ]
    now = register(returned, student(NO_HOURS, id="A/1"))
    assert not Earlier(census=CENSUS, periods=periods).explained(now).answers
    assert Earlier(census=CENSUS, periods=periods[1:]).explained(now).answers
    other = replace(now, stamp=replace(now.stamp, partnership="SLIP"))
    assert not Earlier(census=CENSUS, periods=periods[1:]).explained(other).answers


def test_explanation_is_filled_in_beforehand_while_the_values_stand(then):
    table = REGISTER.table("Students")
    rows = [
        *student(NO_HOURS, id="A/1"),
        *student({**NO_HOURS, "Hours in school": 0}, id="A/1"),
        *student(NO_HOURS, id="A/2"),
    ]
    kept = explanations_kept(table, frame_of(table, rows), RULES, then)
    assert kept.tolist() == [WORDS, None, None]
