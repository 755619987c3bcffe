"""Counties of another size, by data alone: three partnerships, and thirty."""

from __future__ import annotations

import re

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

import tiny_county
from judge import disagreements
from report.chart_parts import charts_of
from seip_xl.county import write_county
from seip_xl.pipeline import consolidate
from seip_xl.schema import FINANCE, REGISTER, Stamp
from seip_xl.template import write_template
from tiny_rows import JUL_2020
from tiny_students import bought, day

SIZES = (3, 30)
LONGEST = 8192
SETTINGS = tiny_county.SETTINGS.model_copy(
    update={"leavers_due": None, "self_evaluation_due": None}
)


def codes_of(size):
    return [f"AREA{number:02}" for number in range(1, size + 1)]


def students(number):
    """Give the rows of a partnership: as many as its number, every second one full time."""
    usual = tiny_county.STUDENTS["SOUTH"][0] | {"School": f"School {number}"}
    full_time = {"PM status": "Full time", "PM start date": day("2020-10-05")}
    return [
        usual
        | {"Student ID": f"C/{each}", "Year group": 7 + each % 5}
        | (full_time if each % 2 else {})
        for each in range(1, number + 1)
    ]


def provision(number):
    return [bought(each, "Farm", 10.0, 100.0 + number, 20.0) for each in range(1, number + 1, 2)]


def control(codes):
    partnerships = [
        (code, f"Area {place}", place, None, None, None, None)
        for place, code in enumerate(codes, start=1)
    ]
    schools = [(f"School {place}", code, 100, 10.0) for place, code in enumerate(codes, start=1)]
    history = [
        ("Jul 2020", JUL_2020[1], "2019-20", measure, code, 2.0, "Simulated")
        for measure in ("open_cases", "pm_ks3", "pm_ks4", "balance_pct", "des_spend")
        for code in codes
    ]
    tables = {
        "Partnerships": tiny_county.listed("Partnerships", partnerships),
        "Schools": tiny_county.listed("Schools", schools),
        "Providers": tiny_county.listed("Providers", tiny_county.PROVIDERS),
        "Subjects": tiny_county.listed("Subjects", tiny_county.SUBJECTS),
        "History": tiny_county.listed("History", history),
    }
    return write_county(SETTINGS, tables)


def filled(spec, code, number):
    rows = {
        "Students": tiny_county.frame(REGISTER.table("Students"), students(number)),
        "Referrals": tiny_county.frame(REGISTER.table("Referrals"), []),
        "Provision": tiny_county.frame(REGISTER.table("Provision"), provision(number)),
        "Outturn": tiny_county.amounts(
            FINANCE.table("Outturn"), {"Income from LA": 100.0 * number, "Transport": 90.0}
        ),
        "Budget": tiny_county.amounts(FINANCE.table("Budget"), {}),
        "Monitoring": tiny_county.monitoring("SOUTH"),
    }
    stamp = Stamp(return_id=spec.id, version=spec.version, partnership=code, period=SETTINGS.period)
    return write_template(
        spec,
        stamp=stamp,
        lists={"schools": (f"School {number}", "No school roll")},
        created=SETTINGS.census_date,
        rows={table.name: rows[table.name] for table in spec.tables},
        blank_rows=1,
    )


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory):
    """Give the path of the county workbook of each size."""
    paths = {}
    for size in SIZES:
        folder = tmp_path_factory.mktemp(f"of{size}")
        codes = codes_of(size)
        (folder / "Control.xlsx").write_bytes(control(codes))
        for number, code in enumerate(codes, start=1):
            for spec in (REGISTER, FINANCE):
                (folder / f"{code} {spec.id}.xlsx").write_bytes(filled(spec, code, number))
        paths[size] = consolidate(folder, folder / "Report.xlsx").path
    return paths


@pytest.fixture(scope="module")
def recalculated(judge, workbooks):
    return judge.recalculate(list(workbooks.values()))


@pytest.mark.parametrize("size", SIZES)
def test_every_formula_cell_equals_its_stored_value(workbooks, recalculated, size):
    assert disagreements(workbooks[size], recalculated[workbooks[size]]) == []


@pytest.mark.parametrize("size", SIZES)
def test_package_is_sound(workbooks, size):
    outcome = OpenXmlValidator().validate(workbooks[size])
    assert outcome.is_valid, outcome.errors[:5]


@pytest.mark.parametrize("size", SIZES)
def test_no_formula_is_longer_than_a_cell_takes(workbooks, size):
    book = openpyxl.load_workbook(workbooks[size])
    formulas = [
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert max(len(str(each)) for each in formulas) <= LONGEST
    assert max(most_arguments(str(each)) for each in formulas) <= 255


def most_arguments(formula):
    """Give the highest number of commas between one pair of brackets, and 1."""
    counts, open_brackets = [0], [0]
    for mark in re.sub(r'"[^"]*"|\[[^\]]*\]', "", formula):
        if mark == "(":
            open_brackets.append(0)
        elif mark == ")":
            counts.append(open_brackets.pop())
        elif mark == ",":
            open_brackets[-1] += 1
    return max(counts) + 1


@pytest.mark.parametrize("size", SIZES)
def test_figures_are_those_of_the_rows(workbooks, size):
    sheet = openpyxl.load_workbook(workbooks[size], data_only=True)["Figures"]
    rows = {row[0].value: [cell.value for cell in row[5:]] for row in sheet.iter_rows(min_row=4)}
    numbers = list(range(1, size + 1))
    assert rows["Measure"] == [*codes_of(size), "County"]
    assert rows["open_cases"] == [*numbers, sum(numbers)]
    managed = [(number + 1) // 2 for number in numbers]
    assert rows["pm_students"] == [*managed, sum(managed)]
    assert rows["pm_pct"][-1] == pytest.approx(sum(managed) / (100 * size))
    grants = [100.0 * number for number in numbers]
    assert rows["outturn_income_la"] == [*grants, sum(grants)]
    assert rows["balance_pct"][0] == pytest.approx(0.1)


@pytest.mark.parametrize("size", SIZES)
def test_charts_have_a_series_for_each_partnership(workbooks, size):
    charts = charts_of(workbooks[size])
    for number in (1, 2, 4, 5, 7):
        assert [one.name for one in charts[number].series] == codes_of(size)
    assert [one.name for one in charts[6].series] == [*codes_of(size), "Maximum"]
    assert charts[3].series[0].categories == tuple(codes_of(size))


def test_up_to_the_size_of_the_palette_every_colour_is_another(workbooks):
    colours = [one.colour for one in charts_of(workbooks[3])[1].series]
    assert len(set(colours)) == 3


@pytest.mark.parametrize("size", SIZES)
def test_tables_have_a_column_for_each_partnership(workbooks, size):
    book = openpyxl.load_workbook(workbooks[size], data_only=True)
    header = [cell.value for cell in book["Table 1"][5]][1:]
    assert header == [*codes_of(size), "County"]
    beside = [cell.value for cell in book["Table 10"][5]][1:]
    assert len(beside) == 2 * size + 1
