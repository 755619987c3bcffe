"""A headline: a sentence as a formula over figures, whose words follow their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping  # type of a field
from dataclasses import dataclass
from typing import TypeAlias

from seip_xl.report.sentence import quoted, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """An earlier figure: the id by which formulas name it, and its period in words."""

    id: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What headlines are drafted on, beside the figures of this period.

    By measure, ``before`` has the last period on record and ``year_ago`` the period of the same
    month a year earlier; ``last_year`` is the school year before the outturn's. Where there is
    none on record, the measure is not among them. ``returns`` gives the titles of the returns that
    are due or have come, by id.
    """

    codes: tuple[str, ...]
    returns: Mapping[str, str]
    before: Mapping[str, Earlier]
    year_ago: Mapping[str, Earlier]
    last_year: Mapping[str, Earlier]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Rows that sentences rest on; the measure ``came`` is 1 for everyone whose are counted."""

    id: str
    title: str
    return_id: str
    came: str


BASES = {
    each.id: each
    for each in (
        Basis(id="register", title="Register", return_id="register", came="received_register"),
        Basis(id="outturn", title="Outturn", return_id="finance", came="received_outturn"),
        Basis(id="leavers", title="Leavers", return_id="leavers", came="received_leavers"),
    )
}
"""What sentences of headlines rest on, by id."""

Draft: TypeAlias = Callable[[Ground], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline: what it is about, where its figures stand, and the formula that drafts it.

    The formula refers to figures of the county by the id of their measure, to earlier ones as
    ``Ground`` names them, and to what ``compared`` makes of the partnerships.
    """

    id: str
    title: str
    sheet: str
    formula: Draft


def against(name: str, earlier: Earlier, decimals: int = 0) -> str:
    """Say whether a figure went up or down, as far as its decimals show.

    Args:
        name: The figure.
        earlier: What it is compared with.
        decimals: Decimals shown.

    Returns:
        A formula without its equals sign; its text is a sentence after a space.
    """
    now, then = f"ROUND({name},{decimals})", f"ROUND({earlier.id},{decimals})"
    moved = f'IF({now}>{then},"up","down")&" from "&{then}'
    return (
        f"IF(ISBLANK({earlier.id}),{quoted(f' There is no figure for {earlier.when}.')},"
        f'" That is "&IF({now}={then},"unchanged from",{moved}&" in")&'
        f"{quoted(f' {earlier.when}.')})"
    )


def movement(ground: Ground, measure: str, decimals: int = 0) -> str:
    """Say how a figure moved against the last period on record and the same period last year.

    Args:
        ground: What is on record.
        measure: Its id.
        decimals: Decimals shown.

    Returns:
        A formula without its equals sign; its text is one or two sentences, each after a space.
    """
    last, year_ago = ground.before.get(measure), ground.year_ago.get(measure)
    if last is None:
        return quoted(" No earlier figure is on record.")
    if year_ago is None:
        none = quoted(" There is no figure for the same period last year.")
        return f"{against(measure, last, decimals)}&{none}"
    same = Earlier(id=year_ago.id, when=f"{year_ago.when}, the same period last year")
    if year_ago == last:
        return against(measure, same, decimals)
    return f"{against(measure, last, decimals)}&{against(measure, same, decimals)}"


def of_returns(ground: Ground, basis: str) -> str:
    """Say of how many partnerships rows are counted, and whose are incomplete.

    Args:
        ground: The partnerships.
        basis: Id of the rows that the sentence rests on.

    Returns:
        A formula without its equals sign; its text is empty or a sentence after a space.
    """
    return if_whole(ground, basis, '""', ".")


def moved_if_whole(ground: Ground, basis: str, moved: str) -> str:
    """Say how a figure moved; where it is of some partnerships only, that it is not compared.

    Args:
        ground: The partnerships.
        basis: Id of the rows that the figure is counted from.
        moved: A formula that says how it moved.

    Returns:
        A formula without its equals sign; its text is sentences, each after a space.
    """
    return if_whole(ground, basis, moved, ", so it is not compared with earlier ones.")


def if_whole(ground: Ground, basis: str, then: str, end: str) -> str:
    """Give a text where rows of all partnerships are counted, else say of how many they are.

    Args:
        ground: The partnerships.
        basis: Id of the rows.
        then: A formula that gives the text.
        end: What ends the sentence that says of how many.

    Returns:
        A formula without its equals sign.
    """
    came, everyone = BASES[basis].came, len(ground.codes)
    who = f"incomplete_{basis}_named"
    incomplete = say(" Incomplete, as rows with errors are not counted: {who}.", who=who)
    partly = say(
        " This counts the returns of {came} of {everyone} partnerships{end}",
        came=came,
        everyone=str(everyone),
        end=quoted(end),
    )
    return f'IF({came}<{everyone},{partly},{then})&IF({who}="","",{incomplete})'
