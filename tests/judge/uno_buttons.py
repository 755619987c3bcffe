"""Read the macros of a workbook's buttons in a running LibreOffice.

Run by LibreOffice's own Python: PIPE WORKBOOK TARGET, the last a JSON file with the macro of each
button by its label; empty where LibreOffice finds no such macro in the workbook.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from uno_recalculate import connect

ALWAYS_RUN_MACROS = 4


def main(pipe, workbook, target):
    desktop = connect(pipe)
    Path(target).write_text(json.dumps(buttons(desktop, workbook)), encoding="utf-8")


def buttons(desktop, workbook):
    hidden = PropertyValue("Hidden", 0, True, 0)
    trusted = PropertyValue("MacroExecutionMode", 0, ALWAYS_RUN_MACROS, 0)
    document = desktop.loadComponentFromURL(
        uno.systemPathToFileUrl(workbook), "_blank", 0, (hidden, trusted)
    )
    if document is None:
        sys.exit(f"LibreOffice cannot open {workbook}")
    found = {}
    for sheet in document.Sheets:
        for form in sheet.DrawPage.Forms:
            for at in range(form.Count):
                events = form.getScriptEvents(at)
                codes = [event.ScriptCode for event in events]
                found[form.getByIndex(at).Label] = codes[0] if codes else ""
    document.close(True)
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
    # LibreOffice's library may crash while Python ends; what was asked for is written by now.
    os._exit(0)
