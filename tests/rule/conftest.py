from __future__ import annotations

from dataclasses import replace

import pytest

from seip_xl.check import check_return
from seip_xl.rule import RULES
from tests.rule.book import checks, read, workbook

EMPTY = {
    "register": {"Students": [], "Referrals": [], "Provision": []},
    "leavers": {"Leavers": [], "Qualifications": []},
    "self_evaluation": {"Ratings": []},
}


@pytest.fixture
def returned(tmp_path):
    """Write a return, read it, and check it by itself."""

    def made(return_id, code="HBEP", name="", **tables):
        rows = {**EMPTY[return_id], **tables}
        path = tmp_path / f"{code} {return_id}{name}.xlsx"
        path.write_bytes(workbook(return_id, rows))
        one = read(path, return_id, rows)
        alone, _ = check_return(one, checks(RULES))
        return replace(alone, stamp=replace(one.stamp, partnership=code))

    return made
