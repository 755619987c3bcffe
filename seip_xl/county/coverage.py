"""Of whom what was counted: tables by partnership, and what is missing of each return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seip_xl.finding import Severity
from seip_xl.report import Gap
from seip_xl.schema import RETURNS, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from seip_xl.county.county import County
    from seip_xl.read import Submission
    from seip_xl.schema import ReturnSpec, TableSpec


def tables_counted(
    codes: Sequence[str], accepted: Sequence[Submission]
) -> Mapping[str, frozenset[str]]:
    """Give the names of the tables that are counted, by partnership code in the given order.

    A form of which no line was accepted is not counted.
    """
    return {
        code: frozenset(
            table
            for one in accepted
            if one.stamp and one.stamp.partnership == code
            for table in one.reads
            if not is_left_out(one, table)
        )
        for code in codes
    }


def gaps_of(county: County, accepted: Sequence[Submission]) -> tuple[Gap, ...]:
    """Say of every return that is due, or has come, what is missing and of whom.

    Args:
        county: What the LA keeps.
        accepted: The accepted returns in report order.

    Returns:
        A gap a return, with nothing in it where all is whole.
    """
    came = {(one.stamp.partnership, one.stamp.return_id) for one in accepted if one.stamp}
    return tuple(
        Gap(
            return_id=spec.id,
            missing=tuple(code for code in county.partnerships if (code, spec.id) not in came),
            incomplete=tuple(
                one.stamp.partnership
                for one in accepted
                if one.stamp
                and one.stamp.return_id == spec.id
                and any(_is_faulty(one, table) for table in spec.tables)
            ),
            faulty=_by_table(accepted, spec, _is_faulty),
            left_out=_by_table(accepted, spec, lambda one, table: is_left_out(one, table.name)),
            unfilled=_by_table(accepted, spec, _is_unfilled),
        )
        for spec in RETURNS
        if spec.id in county.due or any(spec.id == return_id for _, return_id in came)
    )


def is_left_out(one: Submission, table: str) -> bool:
    """Tell whether no line of a form is counted, though the file was accepted."""
    is_form = one.spec is not None and bool(one.spec.table(table).lines)
    return is_form and not one.reads[table].tally.accepted


def _by_table(
    accepted: Sequence[Submission],
    spec: ReturnSpec,
    told: Callable[[Submission, TableSpec], bool],
) -> Mapping[str, tuple[str, ...]]:
    """Give the partnerships of whose table something is told, none where it is of nobody."""
    own = [one for one in accepted if one.stamp and one.stamp.return_id == spec.id]
    found = {
        table.name: tuple(one.stamp.partnership for one in own if one.stamp and told(one, table))
        for table in spec.tables
    }
    return {table: codes for table, codes in found.items() if codes}


def _is_faulty(one: Submission, table: TableSpec) -> bool:
    findings = one.reads[table.name].findings
    wrong = any(finding.severity is Severity.ERROR for finding in findings)
    return wrong and not is_left_out(one, table.name)


def _is_unfilled(one: Submission, table: TableSpec) -> bool:
    if not table.lines or is_left_out(one, table.name):
        return False
    amounts = [column.label for column in table.columns if column.kind is Kind.MONEY]
    return bool(one.tables[table.name][amounts].isna().all(axis=None))
