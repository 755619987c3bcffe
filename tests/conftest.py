"""What tests of all stages share."""

from __future__ import annotations

import os

import pytest

from judge import LibreOffice, missing_programs


@pytest.fixture(scope="session")
def judge() -> LibreOffice:
    """LibreOffice to recalculate workbooks with; without it the test is skipped, in CI it fails."""
    missing = missing_programs()
    if missing:
        reason = f"the judge needs {', '.join(missing)}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return LibreOffice.find()
