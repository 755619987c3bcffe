"""Measures of data quality: returns and rows received, what was found in them."""

from __future__ import annotations

from seip_xl.measure.measure import Measure, Unit
from seip_xl.schema import RETURNS

_THEME = "Data quality"
_SOURCE = "County report, Table E"
_CHECKS = "Checks_run[Partnership],Partnership"
_RECEIVED = "Returns_received[Partnership],Partnership"


def _measure(  # noqa: PLR0917  # a row of a table of definitions
    measure_id: str, title: str, unit: Unit, formula: str, definition: str, came: str = ""
) -> Measure:
    """Give a measure that has no figure where nothing came."""
    return Measure(
        id=measure_id,
        title=title,
        unit=unit,
        formula=formula,
        shown_when=f"=COUNTIFS({_RECEIVED}{came})",
        definition=definition,
        source=_SOURCE,
        theme=_THEME,
    )


def _rows(measure_id: str, column: str) -> Measure:
    return _measure(
        measure_id,
        f"Rows {column.lower().removeprefix('rows ')}",
        Unit.ROWS,
        f"=SUMIFS(Returns_received[{column}],{_RECEIVED})",
        f"{column} of every table of every return, as in Returns received.",
    )


def _found(severity: str, title: str) -> Measure:
    return _measure(
        f"found_{severity}",
        title,
        Unit.FINDINGS,
        f'=COUNTIFS(Findings[Partnership],Partnership,Findings[Severity],"{severity}")',
        f"Findings of the severity {severity}; files that do not say whose they are only stand in "
        "Findings.",
    )


QUALITY_MEASURES: tuple[Measure, ...] = (
    *(
        _measure(
            f"received_{spec.id}",
            f"{spec.title} accepted",
            Unit.RETURNS,
            f'=COUNTIFS({_RECEIVED},Returns_received[Table],"{spec.tables[0].name}",'
            "Returns_received[Accepted],1)",
            f"1 when the {spec.title.lower()} was accepted; empty when none came.",
            came=f',Returns_received[Return],"{spec.id}"',
        )
        for spec in RETURNS
    ),
    _measure(
        "received_outturn",
        "Outturn counted",
        Unit.RETURNS,
        f'=COUNTIFS({_RECEIVED},Returns_received[Table],"Outturn",Returns_received[Counted],">0")',
        "1 when the Outturn of the finance return is counted; empty when no finance return came.",
        came=',Returns_received[Return],"finance"',
    ),
    *(
        _measure(
            f"rejected_{spec.id}",
            f"Rows of the {spec.title.lower()} rejected",
            Unit.ROWS,
            f'=SUMIFS(Returns_received[Rejected],{_RECEIVED},Returns_received[Return],"{spec.id}",'
            'Returns_received[Counted],">0")',
            f"Rows with errors in tables of the {spec.title.lower()} of which others are counted.",
            came=f',Returns_received[Return],"{spec.id}"',
        )
        for spec in RETURNS
    ),
    _rows("rows_received", "Rows received"),
    _rows("rows_counted", "Counted"),
    _rows("rows_rejected", "Rejected"),
    _rows("rows_ignored", "Ignored"),
    _found("error", "Errors"),
    _found("query", "Queries"),
    _found("note", "Notes"),
    _measure(
        "found_explained",
        "Queries that are explained",
        Unit.FINDINGS,
        "=COUNTIFS(Findings[Partnership],Partnership,"
        'Findings[Severity],"query",Findings[Explained],"Yes")',
        "Queries that are answered in the column Explanation of their row.",
    ),
    *(
        Measure(
            id=f"checks_{state}",
            title=f"Checks {'that ran' if state == 'run' else 'that are switched off'}",
            unit=Unit.CHECKS,
            formula=f'=COUNTIFS({_CHECKS},Checks_run[State],"{state}")',
            shown_when=f"=COUNTIFS({_CHECKS})",
            definition=f"Rules whose state in Checks is {state}, of returns that were accepted.",
            source=_SOURCE,
            theme=_THEME,
        )
        for state in ("run", "off")
    ),
    *(
        Measure(
            id=f"checks_{column.lower().replace(' ', '_')}",
            title=f"Rows of checks: {column.lower()}",
            unit=Unit.ROWS,
            formula=f"=SUMIFS(Checks_run[{column}],{_CHECKS})",
            shown_when=f"=COUNTIFS({_CHECKS})",
            definition=f"{column} of every rule and return, as in Checks.",
            source=_SOURCE,
            theme=_THEME,
        )
        for column in ("Failed", "Not evaluated", "Crashed")
    ),
)
