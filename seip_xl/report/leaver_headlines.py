"""Headlines of the leavers: GCSEs, English and maths, destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.measure import DESTINATIONS
from seip_xl.report.headline import Headline, of_returns
from seip_xl.report.sentence import counted, percent, quoted, say, told_if, verb

if TYPE_CHECKING:
    from seip_xl.report.headline import Draft, Ground


def _of_leavers(about: str, sentence: str) -> Draft:
    """Draft a sentence about leavers; it is told only where there are some."""

    def draft(ground: Ground) -> str:
        none = quoted("There were no programme managed leavers last summer.")
        some = f"IF(leavers=0,{none},{sentence})&{of_returns(ground, 'leavers')}"
        return "=" + told_if("leavers", about, some)

    return draft


_GCSE = say(
    "Of {n} of last summer, {one} {have} 1 or more GCSEs and {four} 4 or more.",
    n=counted("leavers", "leaver", "leavers"),
    one=percent("leavers_1_gcse_pct"),
    have=verb("leavers", "has", "have"),
    four=percent("leavers_4_gcse_pct"),
)
_CORE = say(
    "In English {english} of leavers reached grade 4 or above ({english_entry} were entered), in "
    "maths {maths} ({maths_entry} were entered).",
    english=percent("english_4plus_pct"),
    english_entry=percent("english_entry_pct"),
    maths=percent("maths_4plus_pct"),
    maths_entry=percent("maths_entry_pct"),
)
_MOST = f"MAX({','.join(DESTINATIONS)})"
_DESTINATIONS = say(
    "The most frequent destination of leavers is {which}: {n} of {all} ({share}). {neet} NEET (not "
    "in education, employment or training).{other}",
    which='TEXTJOIN(" or ",1,'
    + ",".join(f'IF({one}={_MOST},{quoted(title)},"")' for one, title in DESTINATIONS.items())
    + ")",
    n=_MOST,
    all="destinations",
    share=percent(f"{_MOST}/destinations"),
    neet='IF(to_neet=0,"None is",to_neet&IF(to_neet=1," is"," are"))',
    other='IF(to_other=0,""," Of "&to_other&" it is other or not known.")',
)


LEAVER_HEADLINES: tuple[Headline, ...] = (
    Headline(
        id="gcse", title="GCSEs", sheet="Table 13", formula=_of_leavers("GCSE outcomes", _GCSE)
    ),
    Headline(
        id="english_maths",
        title="English and maths",
        sheet="Table 14",
        formula=_of_leavers("English and maths", _CORE),
    ),
    Headline(
        id="destinations",
        title="Destinations",
        sheet="Table 16",
        formula=_of_leavers("destinations", _DESTINATIONS),
    ),
)
