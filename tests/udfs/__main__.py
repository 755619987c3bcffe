"""Write the VBA module that calls the worksheet functions.

Use: ``python -m tests.udfs``, with the folder tests on the path. A test compares what it writes.
"""

from __future__ import annotations

from pathlib import Path

from judge.windows import vba_module

MODULE = Path(__file__).parents[2] / "seip_xl" / "addin" / "vba" / "xlwings_udfs.bas"

if __name__ == "__main__":
    MODULE.write_text(vba_module(), encoding="ascii", newline="\n")
