"""The headlines of the county report, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.report.headline import Headline
from seip_xl.report.leaver_headlines import LEAVER_HEADLINES
from seip_xl.report.money_headlines import FORECAST_HEADLINE, MONEY_HEADLINES
from seip_xl.report.sentence import quoted, say, verb
from seip_xl.report.student_headlines import STUDENT_HEADLINES

if TYPE_CHECKING:
    from seip_xl.report.headline import Ground


def _returns(ground: Ground) -> str:
    everyone = len(ground.codes)
    missing = [
        f'IF(received_{one}={everyone},"",{quoted(f"{title.lower()} of ")}&missing_{one}_named)'
        for one, title in ground.returns.items()
    ]
    listed = f'TEXTJOIN("; ",1,{",".join(missing)})'
    rows = say(
        " {n} of {all} {have} not counted because of errors.",
        n="rows_rejected",
        all="rows_received&" + verb("rows_received", " row", " rows"),
        have=verb("rows_rejected", "is", "are"),
    )
    return (
        f'=IF({listed}="","All returns were received and accepted.",'
        f'"Missing or rejected: "&{listed}&".")&'
        f'IF(rows_rejected=0," No row was left out.",{rows})'
    )


HEADLINES: tuple[Headline, ...] = (
    *STUDENT_HEADLINES,
    *MONEY_HEADLINES,
    *LEAVER_HEADLINES,
    *FORECAST_HEADLINE,
    Headline(id="returns", title="Returns", sheet="Returns received", formula=_returns),
)
