"""The stamp of an issued return: what it is, of whom, for when."""

from __future__ import annotations

from dataclasses import dataclass

STAMP_SHEET = "seip-xl"
"""The very hidden sheet that carries the stamp: labels in column A, values in column B."""


REPORT_ID = "report"
"""What a county workbook calls itself in its stamp, so that it is never taken for a return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a returned workbook says it is.

    ``return_id`` is that of its spec, ``version`` the spec's, ``partnership`` a code and
    ``period`` the LA's name of the period, ``Dec 2020`` for example.
    """

    return_id: str
    version: str
    partnership: str
    period: str

    def rows(self) -> tuple[tuple[str, str], ...]:
        """Give label and value pairs in the order they are written."""
        return (
            ("Return", self.return_id),
            ("Version", self.version),
            ("Partnership", self.partnership),
            ("Period", self.period),
        )

    @staticmethod
    def from_rows(rows: dict[str, str]) -> Stamp | None:
        """Rebuild a stamp from label and value pairs; None when a label is missing."""
        try:
            return Stamp(
                return_id=rows["Return"],
                version=rows["Version"],
                partnership=rows["Partnership"],
                period=rows["Period"],
            )
        except KeyError:
            return None
