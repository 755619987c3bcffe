"""What a consolidation says of itself, as tables that measures count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.schema import FINDINGS, RECEIVED, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seip_xl.finding import Finding
    from seip_xl.report import Received
    from seip_xl.schema import TableSpec


def received_frame(received: Sequence[Received]) -> pd.DataFrame:
    """Give what came of each table of each file as a table.

    Shape:
        (tables received, columns of Returns_received).
    """
    rows = [
        (
            one.partnership,
            one.return_id,
            one.file,
            one.table,
            one.received,
            one.counted,
            one.rejected,
            int(one.accepted),
        )
        for one in received
    ]
    return _frame(RECEIVED, rows)


def findings_frame(findings: Sequence[Finding]) -> pd.DataFrame:
    """Give what was found as a table.

    Shape:
        (findings, columns of Findings).
    """
    rows = [
        (
            one.workbook,
            one.partnership,
            one.return_id,
            one.sheet,
            one.cell,
            str(one.severity),
            one.message,
            one.code,
        )
        for one in findings
    ]
    return _frame(FINDINGS, rows)


def _frame(table: TableSpec, rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[column.label for column in table.columns])
    types = {
        column.label: "float64" if column.kind is Kind.WHOLE else "str" for column in table.columns
    }
    return frame.replace("", None).astype(types)
