"""Figures as they were published: taken over from the control workbook, then the store's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from seip_xl.store import Published

if TYPE_CHECKING:
    from seip_xl.county import County
    from seip_xl.store import Store


def published_new(store: Store, county: County) -> tuple[Published, ...]:
    """Give the published figures of the period that the store does not have as they are.

    Args:
        store: The store.
        county: What the LA keeps.

    Returns:
        All of the period where the control workbook says something else than the store; else none.
    """
    period = county.settings.period
    rows = county.published[county.published["Period"] == period]
    given = tuple(
        Published(
            table_id=str(int(row["Table"])),
            row_label=row["Row"],
            column_label=row["Column"],
            printed="" if pd.isna(row["Value"]) else f"{row['Value']:.15g}",
            source=f"Published for {period}",
        )
        for _, row in rows.iterrows()
    )
    return () if given == _kept(store, period) else given


def published_kept(store: Store, county: County) -> pd.DataFrame:
    """Give the published figures as they hold: where the control workbook has none, the store's.

    Args:
        store: The store, into which the control workbook's were taken over.
        county: What the LA keeps.

    Shape:
        (figures, columns of Published).
    """
    period = county.settings.period
    if (county.published["Period"] == period).any():
        return county.published
    rows = [
        {
            "Period": period,
            "Table": int(one.table_id),
            "Row": one.row_label,
            "Column": one.column_label,
            "Value": float(one.printed) if one.printed else None,
        }
        for one in _kept(store, period)
    ]
    if not rows:
        return county.published
    frame = pd.DataFrame(rows).reindex(columns=county.published.columns)
    both = [county.published.astype(object), frame.astype(object)]
    return pd.concat(both, ignore_index=True).astype(county.published.dtypes.to_dict())


def _kept(store: Store, period: str) -> tuple[Published, ...]:
    """Give what was taken over last."""
    runs = reversed(store.runs(period))
    return next((found for run in runs if (found := store.published_by(run))), ())
