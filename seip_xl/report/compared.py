"""Figures of partnerships set side by side for the headlines: who is lowest, who is highest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seip_xl.report.headline import BASES

if TYPE_CHECKING:
    from seip_xl.report.headline import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A column of the comparison: one formula for every partnership, and sums over them.

    ``formula`` has ``{code}`` for the partnership's code; a partnership for which a figure that it
    reads is missing has no cell, but with ``reads_blank``. A cell is named ``<id>_in_<code>``, a
    sum over the partnerships ``<id>_<summary>``.
    """

    id: str
    label: str
    formula: str
    summaries: tuple[str, ...] = ()
    style: str = "body"
    reads_blank: bool = False


SUMMARIES = {
    "count": ("Partnerships with a figure", "=COUNT({all})"),
    "lowest": ("Lowest", "=MIN({all})"),
    "highest": ("Highest", "=MAX({all})"),
    "sum": ("Together", "=SUM({all})"),
    "named": ("Named", '=TEXTJOIN(", ",1,{all})'),
}
"""What is made of a column, by how its name ends: label and formula."""


def compared(ground: Ground) -> tuple[Compared, ...]:
    """Give the columns of the comparison, each after those that it reads.

    Args:
        ground: What is on record and what was due.

    Returns:
        The columns.
    """
    staff = ground.last_year.get("des_spend")
    return (
        *_extremes("balance", "Balance as % of LA grant", "=balance_pct_in_{code}", "percent"),
        Compared(
            id="balance_over",
            label="Balance above maximum: 1 when it is",
            formula="=IF(balance_in_{code}>Maximum_balance,1,0)",
            summaries=("sum",),
            style="count",
        ),
        Compared(
            id="balance_above",
            label="Balance above maximum: who",
            formula='=IF(balance_over_in_{code}=1,"{code}","")',
            summaries=("named",),
        ),
        *_extremes("cost", "Cost per open case, GBP", "=cost_per_open_case_in_{code}", "money"),
        *(_growth(staff.id) if staff else ()),
        Compared(
            id="forecast",
            label="Forecast balance, GBP",
            formula="=monitoring_forecast_balance_in_{code}",
            summaries=("count",),
            style="money",
        ),
        Compared(
            id="deficit",
            label="Forecast balance below 0: who",
            formula='=IF(forecast_in_{code}<0,"{code}","")',
            summaries=("named",),
        ),
        *(
            Compared(
                id=f"missing_{return_id}",
                label=f"{title} not accepted: who",
                formula=f'=IF(received_{return_id}_in_{{code}}=0,"{{code}}","")',
                summaries=("named",),
                reads_blank=True,
            )
            for return_id, title in ground.returns.items()
        ),
        *(
            Compared(
                id=f"incomplete_{basis.id}",
                label=f"{basis.title} incomplete: who",
                formula=f"=IF(AND({basis.came}_in_{{code}}=1,"
                f'rejected_{basis.return_id}_in_{{code}}>0),"{{code}}","")',
                summaries=("named",),
                reads_blank=True,
            )
            for basis in BASES.values()
        ),
    )


def _extremes(own_id: str, label: str, formula: str, style: str) -> tuple[Compared, ...]:
    values = Compared(
        id=own_id,
        label=label,
        formula=formula,
        summaries=("count", "lowest", "highest"),
        style=style,
    )
    return (values, _which(values, "lowest"), _which(values, "highest"))


def _which(of: Compared, extreme: str) -> Compared:
    return Compared(
        id=f"{of.id}_at_{extreme}",
        label=f"{of.label.split(',', maxsplit=1)[0]}: {extreme}",
        formula=f'=IF({of.id}_in_{{code}}={of.id}_{extreme},"{{code}}","")',
        summaries=("named",),
    )


def _growth(earlier: str) -> tuple[Compared, Compared]:
    growth = Compared(
        id="growth",
        label="Growth of staff expenditure",
        formula=f"=des_spend_in_{{code}}/{earlier}_in_{{code}}-1",
        summaries=("count", "highest"),
        style="percent",
    )
    return (growth, _which(growth, "highest"))
