"""The cells of a county workbook taken out of it, for the peer to write."""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path

from measuring.cells import read_cells


def main() -> None:
    """Read a workbook, pickle its cells, and print how many there are as JSON."""
    book = read_cells(Path(sys.argv[1]))
    with Path(sys.argv[2]).open("wb") as file:
        pickle.dump(book, file)
    sys.stdout.write(json.dumps({"cells": book.cell_count, "formulas": book.formula_count}))


if __name__ == "__main__":
    main()
