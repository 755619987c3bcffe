"""Names in the control workbook: codes, schools, providers, and what else stands for them."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from seip_xl.county.fault_row import place, repeated, rows_of
from seip_xl.county.sheet import names_in
from seip_xl.read import spelling_key
from seip_xl.schema import NO_SCHOOL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seip_xl.county.fault_row import Reads

COUNTY_ROW = "County"
# Excel's criteria read these as wildcards and operators, and rows are counted by names.
_UNSAFE = frozenset("*?~<>=")
_READ_OTHERWISE = re.compile(r"^#|!\$?[A-Za-z]{1,3}\$?[0-9]")
_LONGEST = 200
_NAMED = {
    "Schools": "School",
    "Providers": "Provider",
    "Subjects": "Subject",
    "Indicators": "Indicator",
}


def name_faults(reads: Reads) -> Iterator[str]:
    """Check the names that the LA keeps.

    Args:
        reads: The tables of the control workbook.

    Yields:
        A fault: cell, what was found, what to do.
    """
    yield from repeated(reads, "Partnerships", ("Code",), "the code {} stands twice; codes differ")
    yield from repeated(reads, "Partnerships", ("Order",), "the place {} is taken; give another")
    yield from repeated(reads, "Schools", ("School", "Partnership"), "{} stands twice; delete one")
    yield from repeated(reads, "Indicators", ("Indicator",), "{} stands twice; delete one")
    codes = codes_of(reads)
    yield from unknown_codes(reads, "Schools", "Partnership", codes)
    yield from unknown_codes(reads, "History", "Partnership", [*codes, COUNTY_ROW])
    yield from _other_names(reads, "Partnerships", "Code", "Other codes")
    for table in ("Providers", "Subjects"):
        label = _NAMED[table]
        yield from repeated(reads, table, (label,), "the name {} stands twice; delete one")
        yield from _other_names(reads, table, label, "Other spellings")
    for table, label in _NAMED.items():
        yield from _unsafe_names(reads, table, label)


def codes_of(reads: Reads) -> list[str]:
    """Give the partnership codes, each once.

    Args:
        reads: The tables of the control workbook.
    """
    return list(
        dict.fromkeys(str(code) for _, (code,) in rows_of(reads, "Partnerships", ("Code",)))
    )


def unknown_codes(reads: Reads, table: str, label: str, codes: Sequence[str]) -> Iterator[str]:
    """Tell every cell that begins with no code of a partnership; what follows a colon is free.

    Args:
        reads: The tables of the control workbook.
        table: Name of the table.
        label: The column that holds codes.
        codes: What may stand there.

    Yields:
        A fault.
    """
    if reads["Partnerships"].tally.rejected or not codes_of(reads):
        return  # one wrong code would set off a chain
    for row, (cell,) in rows_of(reads, table, (label,)):
        code = str(cell).partition(":")[0]
        if code not in codes:
            near = difflib.get_close_matches(code, codes, n=1)
            hint = f' did you mean "{near[0]}"?' if near else ""
            where = place(reads, table, label, row)
            yield f'{where}: no partnership has the code "{code}";{hint} codes: {", ".join(codes)}'


def _other_names(reads: Reads, table: str, label: str, others: str) -> Iterator[str]:
    """Tell where another name stands for two rows: as a name there, or as another name again."""
    rows = list(rows_of(reads, table, (label, others)))
    owner: dict[str, tuple[str, int]] = {}
    for row, (name, _) in rows:
        owner.setdefault(spelling_key(str(name)), (str(name), row))
    for row, (name, cell) in rows:
        for other in names_in(cell):
            where = place(reads, table, others, row)
            known, first = owner.setdefault(spelling_key(other), (str(name), row))
            if table == "Partnerships" and spelling_key(other) == spelling_key(COUNTY_ROW):
                yield f'{where}: "{other}" stands for the whole county; take it out'
            elif first != row:
                cell_of_first = reads[table].cell(label, first)
                yield (
                    f'{where}: "{other}" stands for "{known}" ({cell_of_first}) already; '
                    "take it out of one of them"
                )


def _unsafe_names(reads: Reads, table: str, label: str) -> Iterator[str]:
    for row, (name,) in rows_of(reads, table, (label,)):
        where, text = place(reads, table, label, row), str(name)
        if table == "Schools" and text.casefold() == NO_SCHOOL.casefold():
            yield f'{where}: "{text}" is in every list already; delete this row'
        elif _UNSAFE & set(text) or text != text.strip():
            yield f'{where}: "{text}" has a space at an end or one of * ? ~ < > =; take it out'
        elif _READ_OTHERWISE.search(text) or len(text) > _LONGEST:
            yield (
                f'{where}: "{text[:40]}" looks like a cell or an error to spreadsheets, or is over '
                f"{_LONGEST} characters; write it otherwise"
            )
