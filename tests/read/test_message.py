from __future__ import annotations

from datetime import date, datetime, time

import pytest

from read.tiny import FULL, LABELS, PLAIN, read, write_register


@pytest.mark.parametrize(
    ("label", "value", "code", "message"),
    [
        pytest.param(
            "Hours in school",
            "12,5 hrs",
            "READ_041",
            'Hours in school: "12,5 hrs" is not a number; '
            "enter a number from 0 to 40 (hours a week)",
            id="text-as-number",
        ),
        pytest.param(
            "Hours in school",
            41,
            "READ_043",
            "Hours in school: 41 is out of bounds; enter a number from 0 to 40 (hours a week)",
            id="too-high",
        ),
        pytest.param(
            "Year group",
            10.5,
            "READ_042",
            "Year group: 10.5 is not a whole number; enter a whole number from 7 to 11",
            id="not-whole",
        ),
        pytest.param(
            "Year group",
            "14",
            "READ_041",
            'Year group: "14" is text, not a number; format the cell as Number, '
            "then type it again: enter a whole number from 7 to 11",
            id="number-as-text",
        ),
        pytest.param(
            "Year group",
            None,
            "READ_040",
            "Year group is empty; enter a whole number from 7 to 11",
            id="required-blank",
        ),
        pytest.param(
            "Year group",
            "   ",
            "READ_040",
            "Year group is empty; enter a whole number from 7 to 11",
            id="required-only-spaces",
        ),
        pytest.param(
            "Year group",
            True,
            "READ_041",
            "Year group: TRUE is not a number; enter a whole number from 7 to 11",
            id="truth-value",
        ),
        pytest.param(
            "PM start date",
            "2.3.20",
            "READ_044",
            'PM start date: "2.3.20" is text, not a date; format the cell as Date, '
            "then type it again: enter a date such as 14/09/2020",
            id="text-as-date",
        ),
        pytest.param(
            "PM start date",
            "31/11/2020",
            "READ_044",
            'PM start date: "31/11/2020" is no day of the calendar; enter a date such as '
            "14/09/2020",
            id="no-such-day",
        ),
        pytest.param(
            "PM start date",
            datetime(2020, 3, 2, 9, 30),  # noqa: DTZ001
            "READ_044",
            "PM start date: 02/03/2020 09:30 has a time of day; enter a date such as 14/09/2020",
            id="time-of-day",
        ),
        pytest.param(
            "PM start date",
            time(9, 30),
            "READ_044",
            "PM start date: 09:30 is not a date; enter a date such as 14/09/2020",
            id="only-time",
        ),
        pytest.param(
            "PM start date",
            44000,
            "READ_044",
            "PM start date: 44000 is a number, not a date; format the cell as Date, "
            "then type it again: enter a date such as 14/09/2020",
            id="number-as-date",
        ),
        pytest.param(
            "School",
            "Oakfield Acadmy",
            "READ_045",
            'School: "Oakfield Acadmy" is not in the list; '
            'did you mean "Oakfield Academy"? Choose a value from the drop-down list',
            id="near-a-listed-value",
        ),
        pytest.param(
            "School",
            "Thornley Academy",
            "READ_045",
            'School: "Thornley Academy" is not in the list; choose a value from the drop-down list',
            id="another-school",
        ),
        pytest.param(
            "Hours in school",
            "12,5",
            "READ_041",
            'Hours in school: "12,5" is text, not a number; write it with a point, 12.5; '
            "allowed is a number from 0 to 40 (hours a week)",
            id="comma",
        ),
        pytest.param(
            "CMN",
            "Yess",
            "READ_045",
            'CMN: "Yess" is not in the list; did you mean "Yes"? Choose one of: No / Yes',
            id="near",
        ),
        pytest.param(
            "CMN",
            "perhaps",
            "READ_045",
            'CMN: "perhaps" is not in the list; choose one of: No / Yes',
            id="not-listed",
        ),
        pytest.param(
            "Student ID",
            "Jo Example",
            "READ_046",
            "Student ID: what stands here is not allowed; enter 3 to 20 letters, digits, - or /, "
            "with at least one digit, never a name",
            id="a-name",
        ),
        pytest.param(
            "Student ID",
            1234567,
            "READ_046",
            "Student ID: 1234567 is not text; format the cell as Text and type it again",
            id="number-as-reference",
        ),
        pytest.param(
            "Explanation",
            date(2020, 3, 2),
            "READ_046",
            "Explanation: 02/03/2020 is not text; format the cell as Text and type it again",
            id="date-as-text",
        ),
        pytest.param(
            "Explanation",
            "#NAME?",
            "READ_047",
            "Explanation shows the error #NAME?; enter your answer to a query about this row",
            id="error-value",
        ),
    ],
)
def test_wrong_cell_says_what_was_found_and_what_is_allowed(tmp_path, label, value, code, message):
    path = write_register(tmp_path / "register.xlsx", [PLAIN, {**FULL, label: value}])
    submission = read(path)
    column = "ABCDEFGHIJKLMNOPQRS"[LABELS["Students"].index(label)]
    (finding,) = submission.findings
    assert (finding.code, finding.message) == (code, message)
    assert finding.place == f"register.xlsx, Students!{column}3"
    assert (finding.partnership, finding.return_id) == ("HBEP", "register")
    assert submission.tables["Students"]["Student ID"].tolist() == ["ABC/09-002"]


def test_name_in_a_masked_column_is_repeated_nowhere(tmp_path):
    path = write_register(tmp_path / "return.xlsx", [{**PLAIN, "Student ID": "Jo Example"}])
    findings = read(path).findings
    assert len(findings) == 1
    assert "Jo" not in str(findings[0].to_dict())


def test_empty_cells_of_a_row_are_told_together(tmp_path):
    path = write_register(tmp_path / "return.xlsx", [PLAIN, {"Explanation": "a stray note"}])
    findings = read(path).findings
    assert [(one.code, one.cell) for one in findings] == [("READ_040", "A3")]
    assert findings[0].message.startswith("row 3: Student ID, Year group, School, ")
    assert findings[0].message.endswith(" are empty; fill them in, or delete the row")
