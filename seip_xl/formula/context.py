"""What a formula is evaluated over: tables, this row, names, and pairs of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping  # noqa: TC003  # type of a field
from dataclasses import dataclass, field, replace

from seip_xl.formula.criterion import Asked  # noqa: TC001  # type of a field
from seip_xl.formula.levels import Codes  # noqa: TC001  # type of a field
from seip_xl.formula.tree import Node  # noqa: TC001  # type of a field
from seip_xl.formula.value import Flags, Value  # noqa: TC001  # type of a field


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TableValues:
    """The values of a table's columns, all of ``rows`` cells."""

    rows: int
    columns: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """Rows of a table paired with places of the outer axis; ``places`` is None for no outer axis.

    ``spread`` gives the place of every cell of the outer axis, where equal ones share a place.

    Shape: ``outer`` and ``inner`` are ``(pairs,)``, places on the outer axis and rows of the table.
    """

    table: str
    outer: Codes
    inner: Codes
    places: int | None = None
    spread: Codes | None = None

    def kept(self, keep: Codes | Flags) -> Pairs:
        """Keep the pairs at these places, or where this mask is true."""
        return replace(self, outer=self.outer[keep], inner=self.inner[keep])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Known:
    """What formulas over the same tables ask for again and again, by column and criterion.

    ``met`` are the rows that meet a criterion which is the same everywhere, ``paired`` the rows of
    each partnership, ``asked`` by table the criteria of all places taken apart. It may serve
    contexts of one ``row_table`` whose tables have gained columns.

    Shape: ``met`` holds ``(rows,)``.
    """

    met: dict[tuple[Node, Node], Flags] = field(default_factory=dict)
    paired: dict[tuple[Node, Node], Pairs] = field(default_factory=dict)
    asked: dict[tuple[str, Node], Asked] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Context:
    """What a formula sees.

    The outer axis has ``size`` places (rows of ``row_table``, or partnerships and the county), or
    none. ``names`` and ``partnership`` are values along it. Inside an aggregation over a table,
    ``pairs`` says which of its rows stand beside which place. ``known`` keeps what
    was found already.
    """

    tables: Mapping[str, TableValues]
    evaluate: Callable[[Node, Context], Value]
    row_table: str = ""
    names: Mapping[str, Value] = field(default_factory=dict)
    partnership: Mapping[bool, Value] = field(default_factory=dict)
    county_tables: frozenset[str] = frozenset()
    size: int | None = None
    pairs: Pairs | None = None
    known: Known = field(default_factory=Known)

    def value(self, node: Node) -> Value:
        """Evaluate a node as seen from here."""
        return self.evaluate(node, self)

    def column(self, table: str, column: str) -> Value:
        """Give a whole column."""
        return self.tables[table].columns[column]

    def outside(self) -> Context:
        """The same without pairs: as seen from the cell that holds the formula."""
        return replace(self, pairs=None) if self.pairs else self

    def beside(self, pairs: Pairs) -> Context:
        """The same with rows of a table beside the outer axis."""
        return replace(self, pairs=pairs)
