"""The store that tests of worksheet functions ask; only those that say so write in one."""

from __future__ import annotations

import pytest

from recorded import CENSUSES, count_county, record_county, record_history
from seip_xl.answering import VARIABLE, let_go
from seip_xl.store import open_store


@pytest.fixture(scope="session")
def counted(tmp_path_factory):
    """Give the tiny county as it was counted, by period."""
    folder = tmp_path_factory.mktemp("counted")
    first, second = CENSUSES
    earlier = count_county(folder / "first", first)
    return {first: earlier, second: count_county(folder / "second", second, earlier)}


@pytest.fixture(scope="session")
def filled(tmp_path_factory, counted):
    """Give the folder of a store with the tiny county's earlier figures and both its periods."""
    folder = tmp_path_factory.mktemp("filled")
    with open_store(folder) as store:
        record_history(store)
        for one in counted.values():
            record_county(store, one)
    return folder


@pytest.fixture
def asked(filled, monkeypatch):
    """Have worksheet functions ask the filled store."""
    monkeypatch.setenv(VARIABLE, str(filled))
    yield filled
    let_go()
