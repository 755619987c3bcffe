"""What tests of the face in Excel share."""

from __future__ import annotations

import pytest

from seip_xl.addin.control_workbook import control_workbook


@pytest.fixture(scope="session")
def built():
    """The control workbook of no county yet."""
    return control_workbook()


@pytest.fixture
def path(tmp_path, built):
    target = tmp_path / "seip_county.xlsm"
    target.write_bytes(built)
    return target
