from __future__ import annotations

from collections import Counter

import pytest

import corpus.judged  # noqa: F401  # collects the kinds
from corpus.kind import KINDS, read_kind


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_reader_finds_exactly_what_is_wrong(kind, tmp_path):
    found, accepted, wrong = read_kind(kind, tmp_path)
    assert Counter(found) == Counter(kind.found)
    assert accepted == kind.accepted
    assert wrong == []


def test_corpus_has_many_kinds_each_once():
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names) >= 40
