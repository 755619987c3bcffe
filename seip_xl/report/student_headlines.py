"""Headlines of the register: open cases, referrals, programme managed students, hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.report.headline import Earlier, Headline, against, moved_if_whole, movement, of_returns
from seip_xl.report.sentence import counted, gbp, quoted, say, told_if, verb

if TYPE_CHECKING:
    from seip_xl.report.headline import Draft, Ground


def _number_of(measure: str, one: str, many: str, more: str = '""') -> Draft:
    """Draft how many there are, and how the number moved."""

    def draft(ground: Ground) -> str:
        sentence = say(
            "There {are} {n}.{moved}{more}",
            are=verb(measure, "is", "are"),
            n=counted(measure, one, many),
            moved=moved_if_whole(ground, "register", movement(ground, measure)),
            more=more,
        )
        return "=" + told_if(measure, many, sentence)

    return draft


def _programme_managed(stage: int) -> Draft:
    measure, new = f"pm_ks{stage}", f"pm_new_ks{stage}"
    since = say(" {n} of them {are} new since 1 September.", n=new, are=verb(new, "is", "are"))
    none = quoted(" None of them is new since 1 September.")
    more = f'IF({measure}=0,"",IF({new}=0,{none},{since}))'
    noun = "programme managed student{} in key stage " + str(stage)
    return _number_of(measure, noun.format(""), noun.format("s"), more)


def _packages(ground: Ground) -> str:
    sentence = say(
        "There {are} {n} with the EHCP package{cost}.{of}",
        are=verb("ehcp_packages", "is", "are"),
        n=counted("ehcp_packages", "open case", "open cases"),
        cost=f'IF(ehcp_packages=0,"","; the cost avoided is "&{gbp("cost_avoided")}&" a year")',
        of=of_returns(ground, "register"),
    )
    return "=" + told_if("ehcp_packages", "EHCP packages", sentence)


def _forums(ground: Ground) -> str:
    year_ago = Earlier(id="if_referrals_last_year", when="the same period last year")
    new = say(
        " The register of open cases has {n}.",
        n=counted("referrals_new", "new referral to any forum", "new referrals to any forum"),
    )
    panel = say(
        " To Panels there {were} {n}.",
        were=verb("panel_referrals", "was", "were"),
        n=counted("panel_referrals", "referral", "referrals"),
    )
    sentence = say(
        "There {were} {n} to Inclusion Forums since 1 September.{moved}{panel}{new}",
        were=verb("if_referrals", "was", "were"),
        n=counted("if_referrals", "referral", "referrals"),
        moved=moved_if_whole(ground, "register", against("if_referrals", year_ago)),
        panel=f'IF(ISBLANK(panel_referrals),"",{panel})',
        new=f'IF(ISBLANK(referrals_new),"",{new})',
    )
    return "=" + told_if("if_referrals", "referrals to Inclusion Forums", sentence)


def _city(ground: Ground) -> str:
    some = say(
        "Of {n} of City address on the register, {pm} {are} programme managed.",
        n=counted("city_register", "student", "students"),
        pm='IF(city_pm=0,"none",city_pm&"")',
        are=verb("city_pm", "is", "are"),
    )
    none = quoted("No student of City address is on the register.")
    sentence = f"IF(city_register=0,{none},{some})&{of_returns(ground, 'register')}"
    return "=" + told_if("city_register", "students of City address", sentence)


def _hours(ground: Ground) -> str:
    sentence = say(
        "On average {n} hours a week are bought from alternative providers for each programme "
        "managed student of the adjusted number.{moved}",
        n="ROUND(avg_ap_hours,1)",
        moved=moved_if_whole(ground, "register", movement(ground, "avg_ap_hours", 1)),
    )
    return "=" + told_if("avg_ap_hours", "hours bought from alternative providers", sentence)


STUDENT_HEADLINES: tuple[Headline, ...] = (
    Headline(
        id="open_cases",
        title="Open cases",
        sheet="Table 1",
        formula=_number_of("open_cases", "open case", "open cases"),
    ),
    Headline(id="packages", title="EHCP packages", sheet="Table 2", formula=_packages),
    Headline(id="forums", title="Referrals", sheet="Table 4", formula=_forums),
    Headline(
        id="pm_ks3", title="KS3 programme managed", sheet="Table 6", formula=_programme_managed(3)
    ),
    Headline(
        id="pm_ks4", title="KS4 programme managed", sheet="Table 7", formula=_programme_managed(4)
    ),
    Headline(id="city", title="City students", sheet="Table 8", formula=_city),
    Headline(id="hours", title="Hours at alternative providers", sheet="Table 9", formula=_hours),
)
