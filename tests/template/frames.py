"""Rows as frames that a template is filled in with."""

from __future__ import annotations

import pandas as pd


def frame_of(table, rows):
    """Lay rows out under the labels of a table, dates as dates."""
    frame = pd.DataFrame(list(rows), columns=[column.label for column in table.columns])
    dates = [column.label for column in table.columns if column.kind == "date"]
    return frame.astype(dict.fromkeys(dates, "datetime64[s]"))
