"""Headlines of the money: balances, costs, staff, the forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.report.headline import Headline, moved_if_whole, of_returns
from seip_xl.report.sentence import gbp, no_figure, percent, quoted, say, told_if, verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from seip_xl.report.headline import Earlier, Ground


def _range(own_id: str, spelt: Callable[[str], str], decimals: int) -> str:
    """Say from which partnership's figure to which, as far as decimals show a difference."""
    low, high = f"{own_id}_lowest", f"{own_id}_highest"
    spread = say(
        "go from {low} ({lowest}) to {high} ({highest})",
        low=spelt(low),
        lowest=f"{own_id}_at_lowest_named",
        high=spelt(high),
        highest=f"{own_id}_at_highest_named",
    )
    return f'IF(ROUND({low},{decimals})=ROUND({high},{decimals}),"are "&{spelt(low)},{spread})'


def _balances(ground: Ground) -> str:
    over = "balance_over_sum"
    sentence = say(
        "Balances at the end of the last school year {range} of the LA grant. {n} {are} above the "
        "maximum of {maximum}%{who}.{county}{of}",
        range=_range("balance", percent, 2),
        n=f'IF({over}=0,"No partnership",{over}&{verb(over, " partnership", " partnerships")})',
        are=f'IF({over}<2,"is","are")',
        maximum="ROUND(Maximum_balance*100,2)",
        who=f'IF({over}=0,""," ("&balance_above_named&")")',
        county=f'IF(ISBLANK(balance_pct),""," In the county it is "&{percent("balance_pct")}&".")',
        of=of_returns(ground, "outturn"),
    )
    return f"=IF(balance_count=0,{no_figure('balances')},{sentence})"


def _costs(ground: Ground) -> str:
    county = f'" In the county it is "&{gbp("cost_per_open_case")}&"."'
    sentence = say(
        "Average costs per open case in the last school year {range}.{county}{of}",
        range=_range("cost", gbp, 0),
        county=f'IF(ISBLANK(cost_per_open_case),"",{county})',
        of=of_returns(ground, "outturn"),
    )
    return f"=IF(cost_count=0,{no_figure('the cost per open case')},{sentence})"


def _staff(ground: Ground) -> str:
    earlier = ground.last_year.get("des_spend")
    sentence = say(
        "Expenditure on directly employed staff in the last school year was {amount}.{moved}{most}",
        amount=gbp("des_spend"),
        moved=moved_if_whole(ground, "outturn", _staff_growth(earlier)),
        most=_GREW_MOST if earlier else '""',
    )
    return "=" + told_if("des_spend", "expenditure on directly employed staff", sentence)


def _staff_growth(earlier: Earlier | None) -> str:
    if earlier is None:
        return quoted(" No earlier year is on record.")
    growth = f"ROUND((des_spend/{earlier.id}-1)*100,0)"
    moved = f'IF({growth}>0,"up ","down ")&ABS({growth})&"% on "'
    return (
        f"IF(OR(ISBLANK({earlier.id}),{earlier.id}=0),"
        f"{quoted(f' There is no figure for {earlier.when}.')},"
        f'" That is "&IF({growth}=0,"about the same as in ",{moved})&'
        f"{quoted(f'{earlier.when}.')})"
    )


_HIGHEST = "ROUND(growth_highest*100,0)"
_GREW_MOST = (
    f'IF(growth_count=0,"",IF({_HIGHEST}<=0," It grew in no partnership.",'
    + say(" It grew most in {who}, by {n}%.", who="growth_at_highest_named", n=_HIGHEST)
    + "))"
)


def _monitoring(ground: Ground) -> str:
    day = "monitoring_as_at"
    balance, share = "monitoring_forecast_balance", "monitoring_balance_pct"
    variance = "monitoring_variance_total_expenditure"
    spent = say(
        " Expenditure is forecast {amount} {side} budget.",
        amount=gbp(f"ABS({variance})"),
        side=f'IF({variance}>0,"below","above")',
    )
    as_planned = quoted(" Expenditure is forecast as budgeted.")
    sentence = say(
        "{when} the forecast balance at the end of the school year is {amount}{share}."
        "{deficit}{spent}{of}",
        when=f'IF(ISBLANK({day}),"In this period",'
        f'"As at "&DAY({day})&"/"&MONTH({day})&"/"&YEAR({day}))',
        amount=gbp(balance),
        share=f'IF(ISBLANK({share}),"",", "&{percent(share)}&" of the LA grant")',
        deficit='IF(deficit_named="",""," A deficit is forecast by "&deficit_named&".")',
        spent=f'IF(ISBLANK({variance}),"",IF(ROUND({variance},0)=0,{as_planned},{spent}))',
        of=f'IF(forecast_count<{len(ground.codes)}," This is of "&forecast_count&" of '
        f'{len(ground.codes)} partnerships.","")',
    )
    return "=" + told_if(balance, "the forecast balance", sentence)


MONEY_HEADLINES: tuple[Headline, ...] = (
    Headline(id="balances", title="Balances", sheet="Table 11", formula=_balances),
    Headline(id="costs", title="Costs", sheet="Chart 5", formula=_costs),
    Headline(id="staff", title="Staff costs", sheet="Chart 7", formula=_staff),
)


FORECAST_HEADLINE: tuple[Headline, ...] = (
    Headline(id="monitoring", title="Forecast", sheet="Table B", formula=_monitoring),
)
