"""Streaming through an XML part without building it, and without what XML could smuggle in."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK = 1 << 20


class Walk:
    """One pass through an XML part.

    ``start`` gets each element's name as written, perhaps with a prefix, and its attributes.
    ``keep_text`` tells whether text is collected into ``text`` from now on; ``start`` switches it,
    because collecting all text is slow.
    """

    def __init__(self, start: Callable[[str, dict[str, str]], None]) -> None:
        self.text = ""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = start
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._refused = False

    def run(self, part: IO[bytes]) -> str:
        """Walk through the part; give what is wrong with it, or nothing.

        Args:
            part: The part, opened for reading.

        Returns:
            Empty text, or what is wrong.
        """
        try:
            while chunk := part.read(_CHUNK):
                self._parser.Parse(chunk, False)  # noqa: FBT003  # expat takes no keywords
                if self._refused:
                    return "it declares a document type"
            self._parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, LookupError, ValueError) as error:
            return f"its XML is broken ({error})"
        return ""

    def keep_text(self, *, wanted: bool) -> None:
        """Collect text from now on, or stop collecting.

        Args:
            wanted: Whether to collect.
        """
        self.text = ""
        self._parser.CharacterDataHandler = self._add if wanted else None

    def _add(self, text: str) -> None:
        self.text += text

    def _refuse(self, *_: object) -> None:
        self._refused = True


def local(tag: str) -> str:
    """Give an element's name without its prefix.

    Args:
        tag: The name as written.

    Returns:
        The local name.
    """
    return tag.rpartition(":")[2]
