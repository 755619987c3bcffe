"""What a rule is: one Excel formula that holds where a row is wrong, and what to say then."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seip_xl.finding import Severity
from seip_xl.formula import Type

PLACE = re.compile(r"\{(?!setting )([^{}]*)\}")
"""The place of a column in a message."""
SETTING_PLACE = re.compile(r"\{setting ([^{}]*)\}")
SETTING_WORDS = r"the setting \1"
"""The place of a setting in a message, and what is said where its value is not known."""
RULE_ID = re.compile(r"[A-Z]{2,4}_[0-9]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check of one row of one table.

    ``formula`` is a condition, TRUE where the row is wrong. ``message`` says what was found and
    what to do; ``{Column}`` in it stands for the column's heading and, once the return has come
    back, its value, ``{setting Maximum balance}`` for the value of that setting. ``columns`` are
    the headings of the cells to be marked, the first of them the one that a finding names.
    ``since`` is the version of the rulebook that brought it.

    Source:
        ``id`` is stable and never reused.
    """

    id: str
    return_id: str
    table: str
    severity: Severity
    formula: str
    message: str
    columns: tuple[str, ...]
    guidance: str = ""
    since: str = "1"
    active: bool = True

    @property
    def listed(self) -> bool:
        """Whether the rule asks for a name on the LA's list, so that the nearest one is told."""
        return any(f"{table}[" in self.formula for table in ("Providers", "Subjects"))

    @property
    def words(self) -> str:
        """The message as it stands in a template: headings in place of values."""
        return PLACE.sub(r"\1", SETTING_PLACE.sub(SETTING_WORDS, self.message))


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """A hidden column that rules of a return refer to.

    ``formula`` gives a number, or a text, for every row; 0, or an empty text, where a cell of the
    row that it reads is wrong.
    """

    table: str
    label: str
    formula: str
    definition: str
    type: Type = Type.NUMBER


@dataclass(frozen=True, slots=True)
class RulesOf:
    """Declares the rules of a table, one call each."""

    return_id: str
    table: str

    def error(  # a row of a table of definitions
        self, rule_id: str, formula: str, message: str, columns: str, guidance: str = ""
    ) -> Rule:
        """Declare a rule that keeps a row from being counted.

        Args:
            rule_id: Its id.
            formula: The condition, TRUE where the row is wrong.
            message: What was found and what to do.
            columns: The cells to be marked, ``;`` between.
            guidance: Why it is checked.
        """
        return self._rule(rule_id, Severity.ERROR, formula, message, columns, guidance)

    def query(  # a row of a table of definitions
        self, rule_id: str, formula: str, message: str, columns: str, guidance: str = ""
    ) -> Rule:
        """Declare a rule that asks for a correction or an explanation, as ``error`` does."""
        return self._rule(rule_id, Severity.QUERY, formula, message, columns, guidance)

    def _rule(  # noqa: PLR0917  # as above
        self,
        rule_id: str,
        severity: Severity,
        formula: str,
        message: str,
        columns: str,
        guidance: str,
    ) -> Rule:
        return Rule(
            id=rule_id,
            return_id=self.return_id,
            table=self.table,
            severity=severity,
            formula=formula,
            message=message,
            columns=tuple(columns.split("; ")),
            guidance=guidance,
        )
