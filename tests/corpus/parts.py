"""Defects in the file itself: other spellings of the same cells, and damage."""

from __future__ import annotations

import io
import re
import zipfile

from corpus.kind import KINDS, NOTHING, Kind, packed, patched

SHEET, STRINGS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def respelt(name, draw, *found, **accepted):
    KINDS.append(Kind(name=name, draw=draw, found=found, **accepted))


def damaged(name, draw, code, sheet=""):
    KINDS.append(Kind(name=name, draw=draw, found=((code, sheet, ""),), accepted=NOTHING))


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def texts_in_place(content):
    """Write each shared text into its cells, as many programs do."""
    parts = parts_of(content)
    texts = re.findall(r"<si><t[^>]*>([^<]*)</t></si>", parts[STRINGS].decode())

    def inline(found):
        text = f"<is><t>{texts[int(found[2])]}</t></is>"
        return f'<c r="{found[1]}" t="inlineStr">{text}</c>'

    cell = r'<c r="([A-Z]+[0-9]+)"[^>]* t="s"><v>([0-9]+)</v></c>'
    parts[SHEET] = re.sub(cell, inline, parts[SHEET].decode()).encode()
    return packed(parts)


def strict(content):
    """Spell the namespaces as the strict variant of the format does."""
    old, new = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    parts = parts_of(content)
    for name, part in parts.items():
        text = part.decode()
        for kind in ("spreadsheetml", "officeDocument"):
            text = text.replace(f"{old}{kind}/2006/", f"{new}{kind}/")
        parts[name] = text.encode()
    return packed(parts)


def prefixed(text):
    text = text.replace("<worksheet xmlns=", "<worksheet xmlns:x=")
    return re.sub(r"<(/?)(?![?!/])", r"<\1x:", text)


def without_addresses(text):
    return re.sub(r'(<c) r="[A-Z]+[0-9]+"', r"\1", text)


def with_result(text):
    return re.sub(r'(<c r="N6"[^>]*>)<v>', r"\1<f>6+6.5</f><v>", text)


def without_result(text):
    return re.sub(r'(<c r="N6"[^>]*>)<v>[^<]*</v>', r"\1<f>6+6.5</f>", text)


def shared_formula(text):
    return re.sub(r'(<c r="N6"[^>]*>)<v>', r'\1<f t="shared" ref="N6:N9" si="0">6+6</f><v>', text)


def error_cell(text):
    return re.sub(r'<c r="N6"([^>]*)><v>[^<]*</v>', r'<c r="N6"\1 t="e"><v>#N/A</v>', text)


def newer_error(text):
    return re.sub(r'<c r="N6"([^>]*)><v>[^<]*</v>', r'<c r="N6"\1 t="e"><v>#SPILL!</v>', text)


def cell_twice(text):
    return re.sub(r'(<c r="N6"[^>]*><v>[^<]*</v></c>)', r"\1\1", text)


def rows_out_of_order(text):
    rows = re.findall(r'<row r="[78]".*?</row>', text, re.DOTALL)
    return text.replace("".join(rows), "".join(reversed(rows)))


def far_cell(text):
    return text.replace(
        "</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )


def half(content):
    return content[: len(content) // 2]


def with_macros(content):
    return packed(parts_of(content) | {"xl/vbaProject.bin": b"x"})


respelt("texts in place", texts_in_place)
respelt("strict variant of the format", strict)
respelt("elements with a prefix", patched(SHEET, prefixed))
respelt("cells without addresses", patched(SHEET, without_addresses))
respelt("formula with its result", patched(SHEET, with_result))
respelt("shared formula with its result", patched(SHEET, shared_formula))
LOST = {"Students": 2, "Referrals": 2, "Provision": 1}
respelt(
    "formula never calculated", patched(SHEET, without_result), ("READ_048", "Students", "N6"),
    accepted=LOST,
)  # fmt: skip
respelt("error cell", patched(SHEET, error_cell), ("READ_047", "Students", "N6"), accepted=LOST)
damaged("error of a newer Excel", patched(SHEET, newer_error), "READ_005")
damaged("cell there twice", patched(SHEET, cell_twice), "READ_005")
damaged("rows out of order", patched(SHEET, rows_out_of_order), "READ_005")
damaged("cell far away", patched(SHEET, far_cell), "READ_008", "Students")
damaged("half a file", half, "READ_005")
damaged("macros under another name", with_macros, "READ_009")
damaged("text file renamed", lambda _: b"Student ID,Year group\n", "READ_001")
damaged("empty file", lambda _: b"", "READ_002")
damaged(
    "old workbook renamed", lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "READ_003"
)
damaged("password", lambda _: COMPOUND + "EncryptedPackage".encode("utf-16-le"), "READ_004")
