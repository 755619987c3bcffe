"""Words and figures joined to one text: the parts of a formula that gives a sentence."""

from __future__ import annotations

from string import Formatter


def quoted(text: str) -> str:
    """Write a text as formulas do."""
    return '"' + text.replace('"', '""') + '"'


def say(template: str, **parts: str) -> str:
    """Join words and formulas to one text.

    Args:
        template: The words, with places such as ``{change}``.
        **parts: The formula for each place, one that gives a text or a settled number.

    Returns:
        A formula without its equals sign.
    """
    pieces = []
    for words, place, _, _ in Formatter().parse(template):
        pieces += [quoted(words)] if words else []
        pieces += [parts[place]] if place else []
    return "&".join(pieces)


def told_if(name: str, about: str, sentence: str) -> str:
    """Tell a sentence; where its figure is missing, tell that instead.

    Args:
        name: The figure.
        about: What it is, in words.
        sentence: A formula.

    Returns:
        A formula without its equals sign.
    """
    return f"IF(ISBLANK({name}),{no_figure(about)},{sentence})"


def no_figure(about: str) -> str:
    """Say that there is none."""
    return quoted(f"There is no figure for {about} in this period.")


def counted(name: str, one: str, many: str) -> str:
    """Spell a count with its noun: ``no cases``, ``1 case``, ``2 cases``."""
    none, single, more = quoted(f"no {many}"), quoted(f"1 {one}"), quoted(f" {many}")
    return f"IF({name}=0,{none},IF({name}=1,{single},{name}&{more}))"


def verb(name: str, one: str, many: str) -> str:
    """Give the form of a verb that goes with a count."""
    return f"IF({name}=1,{quoted(one)},{quoted(many)})"


def percent(fraction: str) -> str:
    """Spell a fraction as a percentage without decimals."""
    return f'ROUND({fraction}*100,0)&"%"'


def gbp(amount: str) -> str:
    """Spell an amount; there are no separators, so that large ones are told in thousands."""
    return (
        f'"GBP "&IF(ABS({amount})<10000,ROUND({amount},0)&"",IF(ABS({amount})<999500,'
        f'ROUND({amount}/1000,0)&" thousand",ROUND({amount}/1000000,2)&" million"))'
    )
