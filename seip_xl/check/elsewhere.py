"""The rules that need more than one return: run when the returns of all partnerships are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.check.checked import judged
from seip_xl.check.given import county_medians, given_columns
from seip_xl.check.lost import lost_students
from seip_xl.check.seen import tables_of
from seip_xl.formula import TableValues
from seip_xl.read import with_findings
from seip_xl.rule import rulebook
from seip_xl.schema import REGISTER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from seip_xl.check.checked import Checks, RuleCount
    from seip_xl.check.earlier import Earlier
    from seip_xl.finding import Finding
    from seip_xl.read import Submission


def check_elsewhere(
    submissions: Sequence[Submission], checks: Checks, earlier: Earlier
) -> list[tuple[Submission, tuple[RuleCount, ...]]]:
    """Run the rules that read what other returns, and earlier ones, say.

    Args:
        submissions: The returns, each checked by itself.
        checks: What they are checked by.
        earlier: Earlier periods.

    Returns:
        The returns in their order with what was found, and how often each rule was run.
    """
    medians = county_medians(submissions)
    done: list[tuple[Submission, tuple[RuleCount, ...]]] = []
    for one in submissions:
        if not one.accepted or one.spec is None:
            done.append((one, ()))
            continue
        book = rulebook(one.spec.id, checks.rules, elsewhere=True)
        tables = tables_of(one.spec, one.reads)
        for name, columns in given_columns(one, medians, earlier).items():
            rows = tables[name].rows
            tables[name] = TableValues(rows=rows, columns={**tables[name].columns, **columns})
        done.append(judged(one, book, tables, checks))
    lost = lost_students(submissions, earlier)
    return [(with_findings(one, _lost_of(one, lost)), counts) for one, counts in done]


def _lost_of(one: Submission, lost: Mapping[str, tuple[Finding, ...]]) -> tuple[Finding, ...]:
    is_register = one.accepted and one.stamp is not None and one.stamp.return_id == REGISTER.id
    return lost.get(one.stamp.partnership, ()) if is_register and one.stamp else ()
