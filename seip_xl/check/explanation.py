"""Explanations of queries: kept from period to period while the value that they explain stands.

An explanation answers a query of a rule about a record with a value. It goes on answering it, also
where the next return leaves the cell empty, until the value changes; then it has lapsed, also where
its old words still stand in the cell.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from seip_xl.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seip_xl.finding import Finding
    from seip_xl.read import Submission
    from seip_xl.rule import Rule
    from seip_xl.schema import TableSpec

Key = tuple[str, tuple[str, ...]]
"""A rule's id and what identifies a record."""
_RECORDS: Mapping[str, tuple[str, ...]] = {
    "Students": ("Student ID",),
    "Referrals": ("Student ID", "Referral date", "Forum"),
    "Provision": ("Student ID", "Provision type", "Provider", "Start date"),
    "Leavers": ("Student ID",),
    "Qualifications": ("Student ID", "Type", "Subject", "Level"),
}
"""What identifies a row from period to period; in other tables it is the line, or what is rated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What a partnership explained in a return.

    ``answers`` gives by rule and record the value that was explained, and the words.
    """

    period: str
    answers: Mapping[Key, tuple[tuple[str, ...], str]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    @property
    def words(self) -> set[tuple[tuple[str, ...], str]]:
        """The words that were used of each record, as ``_spoken``."""
        return {(record, _spoken(words)) for (_, record), (_, words) in self.answers.items()}


NOTHING_EXPLAINED = Explained(period="")


def explained_in(one: Submission, rules: Sequence[Rule]) -> Explained:
    """Give what was explained in a return.

    Args:
        one: The return, checked.
        rules: What it was checked by.

    Returns:
        Its explanations, those too that it took over from before.
    """
    answers = {
        key: (value, finding.explanation)
        for finding, key, value in _queries(one, rules)
        if finding.is_explained
    }
    period = one.stamp.period if one.stamp else ""
    return Explained(period=period, answers=MappingProxyType(answers))


def carry_explanations(one: Submission, rules: Sequence[Rule], before: Explained) -> Submission:
    """Answer the queries of a return by what was explained before, while the values stand.

    Args:
        one: The return, checked.
        rules: What it was checked by.
        before: What the partnership explained in the same return the last time.

    Returns:
        The return; a query that was answered before for another value is told so.
    """
    if not before.answers:
        return one
    words = before.words
    carried = {
        id(finding): _carried(finding, key, value, before, words)
        for finding, key, value in _queries(one, rules)
    }
    told = tuple(carried.get(id(finding), finding) for finding in one.findings)
    return replace(one, findings=told)


def explanations_kept(
    table: TableSpec, rows: pd.DataFrame, rules: Sequence[Rule], before: Explained
) -> pd.Series[str]:
    """Say which explanations still hold of rows that are filled in beforehand.

    Args:
        table: The table's spec.
        rows: Its rows as they are filled in.
        rules: The rules of the new period.
        before: What was explained in the last one.

    Returns:
        The words by row; missing where nothing was explained, or a value that was has changed.

    Shape:
        (rows, columns of the table) -> (rows,).
    """
    columns = {rule.id: rule.columns for rule in rules if rule.table == table.name and rule.active}
    by_record: dict[tuple[str, ...], list[tuple[str, tuple[str, ...], str]]] = {}
    for (rule, record), (value, words) in before.answers.items():
        if rule in columns:
            by_record.setdefault(record, []).append((rule, value, words))
    kept: list[str | None] = []
    for at in range(len(rows)):
        answers = by_record.get(_cells(rows, at, _record_of(table)), [])
        stands = [_cells(rows, at, columns[rule]) == value for rule, value, _ in answers]
        kept.append(answers[0][2] if answers and all(stands) else None)
    return pd.Series(kept, index=rows.index, dtype=object)


def _carried(
    finding: Finding,
    key: Key,
    value: tuple[str, ...],
    before: Explained,
    words: Iterable[tuple[tuple[str, ...], str]],
) -> Finding:
    then, answer = before.answers.get(key, ((), ""))
    own = finding.explanation.strip()
    if then == value and answer:
        if own:
            return finding
        told = f'; explained in {before.period}, and nothing has changed since: "{answer}"'
        return replace(finding, explanation=answer, message=finding.message + told)
    if (key[1], _spoken(own)) not in words:
        return finding
    told = (
        f"; the explanation is the one of {before.period}, which was given of something else: "
        "say what holds now"
    )
    return replace(finding, explanation="", message=finding.message + told)


def _queries(
    one: Submission, rules: Sequence[Rule]
) -> Iterable[tuple[Finding, Key, tuple[str, ...]]]:
    """Give the queries of a return about a row, with what they are kept by."""
    if one.spec is None:
        return
    by_id = {rule.id: rule for rule in rules}
    places: dict[str, dict[int, int]] = {}
    for finding in one.findings:
        rule = by_id.get(finding.code)
        rows = one.reads[rule.table].rows if rule and rule.table in one.reads else None
        if rule is None or rows is None or finding.severity is not Severity.QUERY:
            continue
        if rule.table not in places:
            numbers = rows["Source row"].astype(int).tolist()
            places[rule.table] = {number: at for at, number in enumerate(numbers)}
        at = places[rule.table].get(_row_of(finding.cell))
        if at is not None:
            record = _cells(rows, at, _record_of(one.spec.table(rule.table)))
            yield finding, (rule.id, record), _cells(rows, at, rule.columns)


def _row_of(cell: str) -> int:
    return int(cell.lstrip(ascii_uppercase) or 0)


def _record_of(table: TableSpec) -> tuple[str, ...]:
    given = tuple(column.label for column in table.columns[: table.given])
    return _RECORDS.get(table.name, given[-1:])


def _cells(rows: pd.DataFrame, at: int, labels: Sequence[str]) -> tuple[str, ...]:
    return tuple(_plain(rows[label].iloc[at]) for label in labels)


def _spoken(words: str) -> str:
    """Leave out what does not make other words of them: spaces, signs, capitals."""
    return "".join(sign for sign in words.casefold() if sign.isalnum()) or words


def _plain(value: Any) -> str:
    """Spell a cell so that it is the same in every period, whatever the type of its column."""
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return f"{value:.15g}" if isinstance(value, float) else str(value).casefold()
