"""Time how long a running LibreOffice needs to open workbooks.

Run by LibreOffice's own Python: PIPE TARGET RUNS WORKBOOK..., the second a JSON file with the
seconds of each opening by workbook.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from uno_recalculate import connect


def main(pipe, target, runs, *workbooks):
    desktop = connect(pipe)
    seconds = {
        workbook: [opening(desktop, workbook) for _ in range(int(runs))] for workbook in workbooks
    }
    Path(target).write_text(json.dumps(seconds), encoding="utf-8")


def opening(desktop, workbook):
    hidden = PropertyValue("Hidden", 0, True, 0)
    begin = time.perf_counter()
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(workbook), "_blank", 0, (hidden,)
    )
    seconds = time.perf_counter() - begin
    if document is None:
        sys.exit(f"LibreOffice cannot open {workbook}")
    document.close(True)
    return seconds


if __name__ == "__main__":
    main(*sys.argv[1:])
    # LibreOffice's library may crash while Python ends; what was asked for is written by now.
    os._exit(0)
