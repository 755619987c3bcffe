"""The catalogue of what reading can find; ids are stable and never reused."""

from __future__ import annotations

from enum import StrEnum

from seip_xl.finding import Finding, Severity


class Code(StrEnum):
    """What reading can find: 001-019 the file, 020-029 the return, 030-039 a sheet, 040- a cell.

    050-059 are lines and labels that stand once, 060-079 what is read
    otherwise than it was typed, 080- what of the template is gone.
    """

    NOT_A_WORKBOOK = "READ_001"
    EMPTY_FILE = "READ_002"
    OLD_WORKBOOK = "READ_003"
    PASSWORD_PROTECTED = "READ_004"  # noqa: S105  # no password
    DAMAGED_WORKBOOK = "READ_005"
    OTHER_KIND_OF_FILE = "READ_006"
    TOO_BIG = "READ_007"
    CELLS_FAR_APART = "READ_008"
    UNSAFE_CONTENT = "READ_009"
    READER_FAILED = "READ_010"
    CANNOT_OPEN = "READ_011"
    NO_RETURN = "READ_020"
    UNKNOWN_RETURN = "READ_021"
    OTHER_VERSION = "READ_022"
    UNKNOWN_PARTNERSHIP = "READ_023"
    OTHER_PERIOD = "READ_024"
    RETURN_TWICE = "READ_025"
    FILE_IGNORED = "READ_026"
    NOTHING_FILLED_IN = "READ_027"
    NOT_SAID_WHOSE = "READ_028"
    STAMPS_DIFFER = "READ_029"
    SHEET_MISSING = "READ_030"
    HEADER_MISSING = "READ_031"
    COLUMN_MISSING = "READ_032"
    COLUMN_TWICE = "READ_033"
    COLUMN_IGNORED = "READ_034"
    COLUMNS_REORDERED = "READ_035"
    HEADING_RESPELT = "READ_036"
    SHEET_RENAMED = "READ_037"
    RANGE_IGNORED = "READ_038"
    ABOVE_HEADINGS = "READ_039"
    CELL_EMPTY = "READ_040"
    NOT_A_NUMBER = "READ_041"
    NOT_WHOLE = "READ_042"
    OUT_OF_BOUNDS = "READ_043"
    NOT_A_DATE = "READ_044"
    NOT_IN_LIST = "READ_045"
    NOT_ALLOWED_TEXT = "READ_046"
    ERROR_VALUE = "READ_047"
    FORMULA_WITHOUT_RESULT = "READ_048"
    CELLS_MERGED = "READ_049"
    LINE_MISSING = "READ_050"
    LINE_TWICE = "READ_051"
    LINE_UNKNOWN = "READ_052"
    FORM_NOT_COUNTED = "READ_053"
    OTHER_SPELLING = "READ_060"
    HEALED_SPACES = "READ_061"
    HEALED_CASE = "READ_062"
    HEALED_NUMBER = "READ_063"
    HEALED_DATE = "READ_064"
    ROWS_HIDDEN = "READ_065"
    SHEET_ADDED = "READ_080"
    SHEET_GONE = "READ_081"
    NAME_GONE = "READ_082"
    TABLE_GONE = "READ_083"
    TABLE_CUT = "READ_084"
    GUARD_GONE = "READ_085"
    FORMULA_GONE = "READ_086"
    PROTECTION_OFF = "READ_087"
    NOT_COMPARED = "READ_088"
    OTHER_RULEBOOK = "READ_089"

    @property
    def short_name(self) -> str:
        """What it is in a few words, for lists of codes."""
        return self.name.replace("_", " ").lower()

    @property
    def severity(self) -> Severity:
        """How much a finding of this code weighs."""
        if self in _ASKED:
            return Severity.QUERY
        return Severity.NOTE if self in _NOTED else Severity.ERROR

    def finding(
        self, workbook: str, message: str, *, sheet: str = "", cell: str = "", found: str = ""
    ) -> Finding:
        """Make a finding of this code.

        Args:
            workbook: Name of the file.
            message: What was found, what is allowed and what to do, in one plain line.
            sheet: The sheet, empty for the whole file.
            cell: The cell's address, empty for the whole sheet.
            found: What stood there.

        Returns:
            The finding, still without partnership and return.
        """
        return Finding(
            code=self.value,
            severity=self.severity,
            workbook=workbook,
            message=message,
            sheet=sheet,
            cell=cell,
            found=found,
        )


_ASKED = frozenset({Code.NOTHING_FILLED_IN, Code.ABOVE_HEADINGS})
_NOTED = frozenset(
    {
        Code.COLUMN_IGNORED,
        Code.COLUMNS_REORDERED,
        Code.HEADING_RESPELT,
        Code.SHEET_RENAMED,
        Code.RANGE_IGNORED,
        Code.ROWS_HIDDEN,
        Code.SHEET_ADDED,
        Code.SHEET_GONE,
        Code.NAME_GONE,
        Code.TABLE_GONE,
        Code.TABLE_CUT,
        Code.GUARD_GONE,
        Code.FORMULA_GONE,
        Code.PROTECTION_OFF,
        Code.NOT_COMPARED,
        Code.OTHER_RULEBOOK,
        Code.FILE_IGNORED,
        Code.OTHER_SPELLING,
        Code.HEALED_SPACES,
        Code.HEALED_CASE,
        Code.HEALED_NUMBER,
        Code.HEALED_DATE,
    }
)
