"""What tests of the face in Excel share."""

from __future__ import annotations

import pytest

from seip_xl.addin.control_workbook import control_workbook
from seip_xl.answering import place


@pytest.fixture(scope="session")
def built():
    """The control workbook of no county yet."""
    return control_workbook()


@pytest.fixture(autouse=True)
def no_settings(tmp_path, monkeypatch):
    """Keep the settings of who runs the tests as they are."""
    monkeypatch.delenv(place.VARIABLE, raising=False)
    monkeypatch.setattr(place.typer, "get_app_dir", lambda _: str(tmp_path / "own settings"))


@pytest.fixture
def path(tmp_path, built):
    target = tmp_path / "seip_county.xlsm"
    target.write_bytes(built)
    return target
