"""Simulated rows made plausible, so that rules find little in them, as in real returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from seip_xl.county import County

_NOT_MANAGED, _PART, _FULL = "Not programme managed", "Part time", "Full time"


def plausible(frames: Mapping[str, pd.DataFrame], county: County) -> dict[str, pd.DataFrame]:
    """Change simulated rows of a return so that they break no rule of severity error.

    Args:
        frames: The rows by table, in which values meet in all ways.
        county: The simulated county.

    Returns:
        The rows, of the same size.
    """
    given = dict(frames)
    if "Students" in given:
        given["Students"] = _students(given["Students"])
        given["Referrals"] = _referrals(given["Referrals"], given["Students"])
        given["Provision"] = _provision(given["Provision"], given["Students"], county)
    if "Leavers" in given:
        given["Leavers"] = given["Leavers"].assign(**{"Post-transition check": "Done - sustained"})
        entries = {"Type": "GCSE", "Grade": "5", "Level": None}
        entries["Subject"] = county.subjects["Subject"].iloc[0]
        given["Qualifications"] = given["Qualifications"].assign(**entries)
    if "Ratings" in given:
        given["Ratings"] = given["Ratings"].assign(**{"Next step": "Simulated"})
    return given


def _students(rows: pd.DataFrame) -> pd.DataFrame:
    place = np.arange(len(rows)) % 3
    managed = place > 0
    changed: dict[str, Any] = {
        "Date closed": np.datetime64("NaT", "s"),
        "Reason closed": None,
        "Looked after": "No",
        "EHCP status": "None",
        "PM status": np.array([_NOT_MANAGED, _PART, _FULL], dtype=object)[place],
        "CMN": "No",
        "PM start date": rows["Date added to register"].where(managed),
        "PM end date": np.datetime64("NaT", "s"),
        "Hours in school": np.where(place == 1, 10.0, np.nan),
    }
    return rows.assign(**changed)


def _referrals(rows: pd.DataFrame, students: pd.DataFrame) -> pd.DataFrame:
    years = dict(zip(students["Student ID"], students["Year group"], strict=True))
    changed: dict[str, Any] = {
        "Year group at referral": rows["Student ID"].map(years),
        "Forum": "Inclusion Forum",
        "Meeting date": rows["Referral date"],
        "Outcome 1": "A&G offered",
        "Outcome 2": None,
        "Outcome 3": None,
        "Managed move result": None,
    }
    return rows.assign(**changed)


def _provision(rows: pd.DataFrame, students: pd.DataFrame, county: County) -> pd.DataFrame:
    # Who is full time has no hours in school: these come first, so that each has a placement.
    by_status = students.sort_values("PM status", kind="stable")
    managed = by_status.loc[by_status["PM status"] != _NOT_MANAGED, "Student ID"].to_numpy(object)
    providers = county.providers["Provider"].to_numpy(object)
    place = np.arange(len(rows))
    changed: dict[str, Any] = {
        "Student ID": managed[place % len(managed)],
        "Provision type": "Alternative provider",
        "Provider": providers[place % len(providers)],
        "Hours per week": 6.0,
        "Weekly cost": 60.0 + place % 7,
        "End date": np.datetime64("NaT", "s"),
    }
    return rows.assign(**changed)
