"""Reading: open a filled workbook safely, find its tables, type their rows, keep their origin.

What is wrong in a file is a finding, never an exception. A row with any error is rejected, the
other rows of its table are accepted.
"""

from __future__ import annotations

from seip_xl.read.cause import Cause, causes_of
from seip_xl.read.code import Code
from seip_xl.read.folder import (
    CLICK_FILE,
    SEND_FOLDER,
    Folder,
    is_control,
    is_send_folder,
    marked_name,
    read_folder,
    sort_folder,
    without_doubles,
)
from seip_xl.read.form import form_not_counted
from seip_xl.read.frame import ORIGIN, PARTNERSHIP, empty_frame
from seip_xl.read.grid import Source, open_source
from seip_xl.read.message import shown
from seip_xl.read.package import BROKEN_PART
from seip_xl.read.record import RECORD_LABELS, RecordRead, read_record
from seip_xl.read.spelling import Spellings, spelling_key
from seip_xl.read.submission import (
    Expectation,
    Submission,
    read_return,
    read_return_id,
    read_tables,
    with_findings,
)
from seip_xl.read.table import TableRead, Tally, read_table
from seip_xl.read.tamper import with_tamper_notes

__all__ = [
    "BROKEN_PART",
    "CLICK_FILE",
    "ORIGIN",
    "PARTNERSHIP",
    "RECORD_LABELS",
    "SEND_FOLDER",
    "Cause",
    "Code",
    "Expectation",
    "Folder",
    "RecordRead",
    "Source",
    "Spellings",
    "Submission",
    "TableRead",
    "Tally",
    "causes_of",
    "empty_frame",
    "form_not_counted",
    "is_control",
    "is_send_folder",
    "marked_name",
    "open_source",
    "read_folder",
    "read_record",
    "read_return",
    "read_return_id",
    "read_table",
    "read_tables",
    "shown",
    "sort_folder",
    "spelling_key",
    "with_findings",
    "with_tamper_notes",
    "without_doubles",
]
