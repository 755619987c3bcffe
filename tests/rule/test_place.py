"""Settings in the messages of rules, as people read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from seip_xl.rule import RULES, with_settings
from tests.rule.book import checked, read, workbook
from tests.rule.case import MANAGED, placement, student

RULE = RULES[0]


def said(message, **settings):
    (rule,) = with_settings([replace(RULE, message=message)], settings)
    return rule.words


@pytest.mark.parametrize(
    ("label", "value", "shown"),
    [
        ("Maximum balance", 0.05, "5%"),
        ("Cost tolerance", 0.125, "12.5%"),
        ("Change amount", 10_000, "GBP 10,000"),
        ("Change amount", 99.5, "GBP 99.50"),
        ("Most weekly hours", 40.0, "40 hours a week"),
        ("Years on register", 5, "5 years"),
        ("Provision days", 1, "1 school day"),
        ("Census date", date(2020, 12, 11), "11/12/2020"),
    ],
)
def test_setting_is_shown_as_people_write_it(label, value, shown):
    name = label.replace(" ", "_")
    assert said(f"Above {{setting {label}}}; look again", **{name: value}) == (
        f"Above {shown}; look again"
    )


def test_setting_that_is_not_known_is_named():
    message = "{Student ID} has more than {setting Most weekly hours}"
    assert said(message) == "Student ID has more than the setting Most weekly hours"
    assert replace(RULE, message=message).words == said(message)


def test_places_of_columns_stay_for_what_is_typed():
    (rule,) = with_settings(
        [replace(RULE, message="{Student ID} on {setting Census date}")],
        {"Census_date": date(2020, 12, 11)},
    )
    assert rule.message == "{Student ID} on 11/12/2020"


def test_template_and_finding_name_the_limit(tmp_path):
    rows = {
        "Students": student(MANAGED, id="A/1", hours=20),
        "Referrals": [],
        "Provision": placement(id="A/1", weekly=30),
    }
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbook("register", rows))
    sheet = openpyxl.load_workbook(path, data_only=True)["Students"]
    limit = "together are more than 40 hours a week; correct"
    assert any(limit in str(cell.value) for cell in sheet[6])
    found, _ = checked(read(path, "register", rows), RULES)
    assert [limit in one.message for one in found.findings if one.code == "REG_016"] == [True]
