"""Every kind of defect, read and held against what is to be found."""

from __future__ import annotations

from collections import Counter

from corpus import cells, forms, parts, sheets  # noqa: F401  # each adds its kinds
from corpus.kind import KINDS, read_kind


def judged(folder):
    """Give each kind, how many cells are to be found, found and found besides, and its values."""
    for kind in KINDS:
        told, accepted, wrong = read_kind(kind, folder)
        wanted, found = Counter(kind.found), Counter(told)
        counts = (wanted.total(), (wanted & found).total(), (found - wanted).total())
        yield kind, counts, accepted == kind.accepted and not wrong
