"""A glance at a sheet's XML, which spares most sheets the slow pass over every cell."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

_BEGIN = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0" encoding="(?i:UTF-8)"[^<>]*\?>)?\s*'
    rb'<worksheet [^<>]*xmlns="http://(?:schemas\.openxmlformats\.org/spreadsheetml/2006/main'
    rb'|purl\.oclc\.org/ooxml/spreadsheetml/main)"'
)
_DATA, _DATA_END, _END = b"<sheetData>", b"</sheetData>", b"</worksheet>"
_RESULT = rb"<v>(?!\s)(?:[^<&]|&[a-z]+;)++</v></c>"
_FORMULA = rb"(?:<f(?: [^<>]*+)?+(?:(?<=/)>|(?<!/)>[^<]*+</f>))"
# Columns A to BZ and rows up to 99,999 are fewer cells than the reader may be asked for.
_CELL = (
    rb'<c r="[AB]?[A-Z]\1"(?: s="[0-9]+")?'
    rb'(?:/>|(?: t="(?:s|n|b|str|d)")?>' + _FORMULA + rb"?+" + _RESULT + rb"|"
    rb' t="str">' + _FORMULA + rb"<v></v></c>|"
    rb' t="inlineStr"><is><t(?: xml:space="preserve")?>[^<]*+</t></is></c>)'
)
# Most cells are numbers or shared texts: they are tried first.
_PLAIN = rb'<c r="[AB]?[A-Z]\1"(?: s="[0-9]+")?(?: t="s")?><v>[0-9][0-9.E+-]*+</v></c>'
_OPENED = rb'<row r="([1-9][0-9]{0,4})"(?![^<>]*hidden)[^<>]*+'
_ROW = _OPENED + rb"(?:(?<=/)>|(?<!/)>(?:" + _PLAIN + rb"|" + _CELL + rb")*+</row>)"
_ROWS = re.compile(rb"(?:" + _ROW + rb")*+")
_ROW_IS, _CELL_IS = '<row r="', '<c r="'
_DIGITS = 7  # of the number of a row: there are 1,048,576
_ELSEWHERE = re.compile(rb"<!|<(?:[^\s<>/:]+:)?(?:sheetData|row|c)[\s/>]")


def is_plain(xml: bytes) -> bool:
    """Tell whether a sheet is sure to have nothing that the slow pass looks for.

    Sure means: no cell far away or written twice, none with an error, no formula without its
    result, no row hidden, no cells merged. Its rows have to be spelt exactly as spreadsheet
    programs spell such rows; whatever is spelt otherwise, or is to be told, is answered with False
    and left to the slow pass.

    Args:
        xml: The sheet's part, unpacked.
    """
    begin, end = xml.find(_DATA) + len(_DATA), xml.rfind(_DATA_END)
    if begin < len(_DATA) or end < begin or not xml.rstrip().endswith(_END):
        return False
    return (
        _BEGIN.match(xml) is not None
        and not _ELSEWHERE.search(xml, 0, begin - len(_DATA))
        and not _ELSEWHERE.search(xml, end + len(_DATA_END))
        and xml.find(b"mergeCell", end) < 0
        and _ROWS.fullmatch(xml, begin, end) is not None
        and _in_order(xml[begin:end])
    )


def _in_order(sheet_data: bytes) -> bool:
    """Tell whether rows and the cells of each follow each other, so that none comes twice.

    Args:
        sheet_data: Rows as the pattern has found them.
    """
    text = np.frombuffer(sheet_data, dtype=np.uint8)
    tags = np.flatnonzero(text == ord("<"))
    kinds = text[tags + 1]
    places = tags[(kinds == ord("r")) | (kinds == ord("c"))]
    is_row = text[places + 1] == ord("r")
    numbers = row_numbers(text, places[is_row])
    letters = text[places + len(_CELL_IS)].astype(np.int16) - 64
    second = text[places + len(_CELL_IS) + 1].astype(np.int16) - 64
    columns = np.where(second > 0, letters * 26 + second, letters)
    columns[is_row] = 0
    follows = (np.diff(columns) > 0) | is_row[1:]
    return bool(follows.all() and (np.diff(numbers) > 0).all())


def row_numbers(text: npt.NDArray[np.uint8], rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Read the numbers of rows, all at once.

    Args:
        text: The bytes that they stand in.
        rows: Where each begins: ``<row r="``, a number and a quotation mark.

    Shape:
        (bytes,), (rows,) -> (rows,).
    """
    numbers = np.zeros(len(rows), dtype=np.int64)
    within = np.ones(len(rows), dtype=np.bool_)
    for at in range(len(_ROW_IS), len(_ROW_IS) + _DIGITS):
        digits = text[np.minimum(rows + at, len(text) - 1)].astype(np.int64) - ord("0")
        within &= (digits >= 0) & (digits <= 9)
        numbers = np.where(within, numbers * 10 + digits, numbers)
    return numbers
