"""The different texts of a value, and which of them spreadsheets take for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Sequence

Codes: TypeAlias = npt.NDArray[np.int64]
Text = TypeVar("Text", bound="str | None")
Texts: TypeAlias = npt.NDArray[np.object_]


class Levels:
    """Different texts, shared by every value that was taken from the same column.

    What is found out about them is kept: one formula after another joins tables by the same ids.

    Args:
        texts: The texts, no two the same.

    Shape:
        ``texts`` and ``folded``, their lower case: (levels,).
    """

    __slots__ = ("__weakref__", "_alike", "_folded", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = _held(texts)
        self._folded: Texts | None = None
        self._alike: WeakKeyDictionary[Levels, tuple[Codes, Codes]] = WeakKeyDictionary()

    @property
    def folded(self) -> Texts:
        """The texts in lower case."""
        if self._folded is None:
            self._folded = _held([text.lower() for text in self.texts])
        return self._folded

    def alike(self, other: Levels) -> tuple[Codes, Codes]:
        """Number these and other texts so that those alike without case have the same number.

        Shape:
            (levels,), (other levels,).
        """
        if other not in self._alike:
            if other is self:
                ids, _ = numbered(self.folded.tolist())
                self._alike[other] = ids, ids
            else:
                ids, _ = numbered([*self.folded.tolist(), *other.folded.tolist()])
                own, others = ids[: len(self.texts)], ids[len(self.texts) :]
                self._alike[other] = own, others
                other._alike[self] = others, own  # the same, seen from there
        return self._alike[other]


def numbered(data: Sequence[Text]) -> tuple[Codes, list[Text]]:
    """Number texts by their first appearance; give the different ones too.

    Shape:
        (texts,) -> (texts,), (different texts,).
    """
    levels = [*dict.fromkeys(data)]
    places = dict(zip(levels, range(len(levels)), strict=True))
    return np.fromiter(map(places.__getitem__, data), dtype=np.int64, count=len(data)), levels


def _held(texts: Sequence[str]) -> Texts:
    held = np.empty(len(texts), dtype=object)
    held[:] = texts
    return held


NO_LEVELS = Levels(())
