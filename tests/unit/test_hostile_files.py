"""Registries that are attacks, damaged or odd: refused with place and remedy, and no row lost."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kg.errors import DataError, KgError
from kg.intake import read_registry
from unit.registry_files import TABLE, ods, workbook, zipped


def raw_workbook(path: Path, rows: str, more: dict[str, bytes] | None = None) -> Path:
    """An XLSX whose sheet is written by hand, as no spreadsheet program would."""
    workbook(path, {"Hoja": [["Municipio", "Ciudad hermana"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        b"</sheetData>", rows.encode() + b"</sheetData>"
    )
    return zipped(path, parts | (more or {}))


ROW = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>Zapopan</t></is></c></row>'


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (ROW.format(99999999999), "has no row 99999999999"),
        (ROW.format(3) + ROW.format(3), "row 3 of sheet 'Hoja' comes after row 3"),
    ],
)
def test_rows_no_spreadsheet_has_are_refused(tmp_path: Path, rows: str, told: str) -> None:
    """One would be read for ever, the other would hide a row."""
    with pytest.raises(DataError, match=told):
        read_registry(raw_workbook(tmp_path / "r.xlsx", rows))


@pytest.mark.parametrize(
    ("part", "content", "told"),
    [
        ("xl/macrosheets/sheet1.xml", b"<x/>", "holds macros"),
        ("xl/media/a.bin", b"0" * (8 << 20), "which is refused"),
        ("docProps/x.xml", b"<?xml version='1.0' encoding='UTF-7'?><x/>", ""),
    ],
)
def test_odd_parts_of_a_workbook(tmp_path: Path, part: str, content: bytes, told: str) -> None:
    """A part packed tightly is a bomb even beside others that are not."""
    noise = {"xl/media/b.bin": random.Random(1).randbytes(200_000)}
    path = raw_workbook(tmp_path / "r.xlsx", ROW.format(2), {part: content} | noise)
    if told:
        with pytest.raises(KgError, match=told):
            read_registry(path)
    else:
        assert len(read_registry(path).rows) == 1


def test_macros_and_repeats_of_an_open_document_are_refused(tmp_path: Path) -> None:
    path = ods(tmp_path / "r.ods", TABLE)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(KgError, match="holds macros"):
        read_registry(zipped(tmp_path / "m.ods", parts | {"Basic/Standard/Module1.xml": b"<x/>"}))
    hidden = '<table:table-row table:number-rows-repeated="&#57;&#57;"><table:table-cell/></table:table-row>'
    with pytest.raises(KgError, match="a repeat is no number"):
        read_registry(ods(tmp_path / "e.ods", TABLE, hidden))


def test_a_quotation_mark_left_open_loses_no_row(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(
        'Municipio,Ciudad hermana,País\n"Zapopan,Lyon,Francia\nLeón,Laredo,EUA"\n', "utf-8"
    )
    with pytest.raises(DataError, match="quotation mark that stands open"):
        read_registry(path)
    path.write_text('Municipio,Ciudad hermana,Áreas\nZapopan,Lyon,"a, b,\nc, d"\n', "utf-8")
    assert len(read_registry(path).rows) == 1


def test_empty_rows_behind_the_table_are_no_attack(tmp_path: Path) -> None:
    """LibreOffice writes them to the end of the sheet."""
    end = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    assert len(read_registry(ods(tmp_path / "r.ods", TABLE, end)).rows) == 2


@pytest.mark.parametrize("part", ["(" * 400_000, "1999 o " * 50_000, "a" + " " * 400_000 + "b"])
def test_long_texts_take_no_longer_than_their_length(tmp_path: Path, part: str) -> None:
    """Patterns of headings and dates would try each beginning with each end: hours."""
    path = tmp_path / "r.csv"
    path.write_text(f"Municipio,Ciudad hermana,Fecha,{part}\n{part},Lyon,{part},x\n", "utf-8")
    [row] = read_registry(path).rows
    assert row.original["Municipio"] == part.strip()
    assert row.signed.reason == "the text is too long for a date"


def test_hostile_files_are_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in TABLE:
        book.active.append(row)
    book.save(tmp_path / "good.xlsx")
    with zipfile.ZipFile(tmp_path / "good.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    book.active["XFD1048576"] = "far"
    book.save(tmp_path / "far.xlsx")
    sheet = next(name for name in parts if "sheet1" in name)
    empty = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    one = '<table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    wide = one.replace(
        "<table:table-cell ", '<table:table-cell table:number-columns-repeated="16000" '
    )
    full = (
        '<table:table-row table:style-name="a&gt;" table:number-rows-repeated="{}">'
        '<table:table-cell office:value="1" office:value-type="float"/></table:table-row>'
    )
    late = b"<?xml version='1.0'?><!--" + b"a" * 9000 + b"--><!DOCTYPE x [<!ENTITY a 'b'>]>"
    wrong_end = (late + parts[sheet].partition(b"?>")[2]).decode()
    hostile = {
        "late": zipped(tmp_path / "l.xlsx", parts | {sheet: wrong_end.encode()}),
        "UTF-16": zipped(
            tmp_path / "u.xlsx",
            parts | {sheet: wrong_end.replace("'1.0'", "'1.0' encoding='utf-16'").encode("utf-16")},
        ),
        "full.ods": ods(tmp_path / "r.ods", TABLE, full.format(1_000_000)),
        "pieces.ods": ods(tmp_path / "p.ods", TABLE, full.format(9_999) * 6),
        "spread.ods": ods(tmp_path / "s.ods", TABLE, empty.replace("1000000", "9999") * 6 + one),
        "far.xlsx": tmp_path / "far.xlsx",
        "macro": zipped(tmp_path / "m.xlsm", parts | {"xl/vbaProject.bin": b"x"}),
        "entity": zipped(
            tmp_path / "e.xlsx", parts | {sheet: b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts[sheet]}
        ),
        "bomb": zipped(tmp_path / "b.xlsx", parts | {"xl/big.xml": b" " * (64 << 20)}),
        "old": (tmp_path / "o.xls"),
        "no sheet": zipped(tmp_path / "n.zip", {"a.txt": b"a"}),
        "far.ods": ods(tmp_path / "f.ods", TABLE, empty + one),
        "wide.ods": ods(tmp_path / "w.ods", TABLE, wide),
        "cut": tmp_path / "cut.xlsx",
    }
    hostile["old"].write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)
    hostile["cut"].write_bytes((tmp_path / "good.xlsx").read_bytes()[:3000])
    assert len(read_registry(tmp_path / "good.xlsx").rows) == 2
    for name, path in hostile.items():
        with pytest.raises(KgError) as raised:
            read_registry(path)
        assert str(path) in str(raised.value), name
        assert "\n  " in str(raised.value), f"{name}: no remedy"


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_random_bytes_are_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "r.bin"
    path.write_bytes(raw)
    try:
        read_registry(path)
    except KgError:
        return


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(CELL, min_size=7, max_size=7), max_size=12), st.sampled_from(",;\t"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_row_is_lost(tmp_path: Path, rows: list[list[str]], sep: str) -> None:
    """A cell with a whole row in it is taken for a quotation mark left open, and refused."""
    assume(all(cell.count(sep) < 6 for row in rows for cell in row))
    out = io.StringIO()
    csv.writer(out, delimiter=sep, quoting=csv.QUOTE_ALL).writerows([TABLE[0], *rows])
    path = tmp_path / "r.csv"
    path.write_text(out.getvalue(), "utf-8", newline="")
    found = read_registry(path)
    while rows and not any(rows[-1]):
        rows.pop()
    numbers = sorted([r.number for r in found.rows] + [s.number for s in found.skipped])
    assert numbers == list(range(1, len(rows) + 2))
    for row in found.rows:
        assert set(row.original.values()) <= {cell.strip() for cell in rows[row.number - 2]}


def test_mutated_workbooks_never_crash(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in TABLE:
        book.active.append(row)
    book.save(tmp_path / "good.xlsx")
    good = (tmp_path / "good.xlsx").read_bytes()
    choose = random.Random(2011)
    with zipfile.ZipFile(tmp_path / "good.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for turn in range(120):
        path = tmp_path / "bad.xlsx"
        if turn % 2:
            raw = bytearray(good)
            for _ in range(choose.randrange(1, 20)):
                raw[choose.randrange(len(raw))] = choose.randrange(256)
            path.write_bytes(bytes(raw))
        else:
            name = choose.choice(list(parts))
            text = bytearray(parts[name])
            for _ in range(choose.randrange(1, 20)):
                text[choose.randrange(len(text))] = choose.randrange(32, 127)
            zipped(path, parts | {name: bytes(text)})
        try:
            read_registry(path)
        except KgError:
            continue
