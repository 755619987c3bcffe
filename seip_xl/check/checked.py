"""The rules over one return: findings, rows that are not counted, and how often each was run."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from seip_xl.check.seen import kept_of, names_of, tables_of
from seip_xl.check.told import Told
from seip_xl.finding import Severity
from seip_xl.read import form_not_counted, with_findings
from seip_xl.rule import judge, rulebook
from seip_xl.sheet import without_collection

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from seip_xl.finding import Finding
    from seip_xl.formula import TableValues, Value
    from seip_xl.read import Submission
    from seip_xl.rule import Rule, Rulebook, Verdict
    from seip_xl.schema import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """How often a rule was run over the rows of a return, and what came of it."""

    rule: str
    rows: int
    wrong: int = 0
    silent: int = 0
    crashed: int = 0


class Checks:
    """What the returns of a county are checked by.

    Args:
        rules: The rules, active or not.
        settings: The county's settings.
        kept: The tables that the LA keeps, by name.
    """

    def __init__(
        self, rules: Sequence[Rule], settings: Settings, kept: Mapping[str, pd.DataFrame]
    ) -> None:
        self.rules = tuple(rules)
        self.names: Mapping[str, Value] = names_of(settings)
        self.kept: Mapping[str, TableValues] = kept_of(kept)
        self.listed: Mapping[str, tuple[str, ...]] = MappingProxyType(
            {name: tuple(frame.iloc[:, 0].dropna()) for name, frame in kept.items()}
        )


@without_collection()
def check_return(one: Submission, checks: Checks) -> tuple[Submission, tuple[RuleCount, ...]]:
    """Run the rules of a return over every row that was read, also those with wrong cells.

    Args:
        one: The return as it was read.
        checks: What it is checked by.

    Returns:
        The return with what was found, rows that break a rule of severity error not counted; and
        how often each rule was run. A return that was not accepted is handed back as it is.
    """
    if not one.accepted or one.spec is None:
        return one, ()
    return judged(one, rulebook(one.spec.id, checks.rules), tables_of(one.spec, one.reads), checks)


def judged(
    one: Submission, book: Rulebook, tables: Mapping[str, TableValues], checks: Checks
) -> tuple[Submission, tuple[RuleCount, ...]]:
    """Run some rules over a return.

    Args:
        one: The return, accepted.
        book: The rules.
        tables: What they see of the return.
        checks: What it is checked by.

    Returns:
        As in ``check_return``.
    """
    if one.spec is None or not book.rules:
        return one, ()
    verdicts = judge(book, {**checks.kept, **tables}, checks.names)
    found: dict[str, list[Finding]] = {table.name: [] for table in one.spec.tables}
    broken: dict[str, set[int]] = {table.name: set() for table in one.spec.tables}
    told = {
        table.name: Told(one.workbook, table, one.reads[table.name], checks.listed)
        for table in one.spec.tables
    }
    for verdict in verdicts:
        rows = np.flatnonzero(verdict.wrong).tolist()
        found[verdict.rule.table] += _findings(told[verdict.rule.table], verdict, rows)
        if verdict.rule.severity is Severity.ERROR:
            broken[verdict.rule.table] |= {*rows}
    reads = {}
    for table in one.spec.tables:
        read, rows = one.reads[table.name], sorted(broken[table.name])
        if not_counted := form_not_counted(table, *told[table.name].lines(rows)):
            found[table.name].append(not_counted)
            rows = [*range(read.tally.accepted + read.tally.rejected)]
        reads[table.name] = read.without(rows, found[table.name]) if found[table.name] else read
    every = [finding for findings in found.values() for finding in findings]
    checked = replace(one, reads=MappingProxyType(reads))
    return with_findings(checked, every), tuple(map(_count, verdicts))


def _findings(told: Told, verdict: Verdict, rows: Sequence[int]) -> list[Finding]:
    found = [told.finding(verdict.rule, row) for row in rows]
    crashed = np.flatnonzero(verdict.crashed).tolist()
    return [*found, told.crash(verdict.rule, crashed)] if crashed else found


def _count(verdict: Verdict) -> RuleCount:
    return RuleCount(
        rule=verdict.rule.id,
        rows=len(verdict.wrong),
        wrong=int(verdict.wrong.sum()),
        silent=int((verdict.silent & ~verdict.crashed).sum()),
        crashed=int(verdict.crashed.sum()),
    )
