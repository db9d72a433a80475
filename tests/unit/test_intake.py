"""Registries of others: headings, files of every form, hostile files, no row lost."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import DataError, KgError
from kg.intake import preview, read_registry
from kg.intake.columns import FIELDS, fold, read_synonyms
from kg.layout import project


def test_headings_are_folded_and_their_fields_known() -> None:
    path = project().data / "registry" / "columns.csv"
    for heading, field in read_synonyms(path).items():
        assert fold(heading) == heading
        assert field in FIELDS


TABLE = [
    ["Estado", "Municipio", "Ciudad hermana", "País", "Fecha de firma", "Tipo", "Sin nombre"],
    ["Yucatán", "Mérida", "Venecia", "Italia", "3/5/1998", "Hermanamiento", "x"],
    ["Jalisco", "Guadalajara", "Lyon", "Francia", "28/11/2003", "Hermanamiento", ""],
]


def write_csv(path: Path, rows: list[list[str]], *, code: str = "utf-8", sep: str = ",") -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=sep, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(code))
    return path


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "cp850"])
@pytest.mark.parametrize("sep", [",", ";", "\t", "|"])
def test_encodings_and_separators(tmp_path: Path, code: str, sep: str) -> None:
    found = read_registry(write_csv(tmp_path / "r.csv", TABLE, code=code, sep=sep))
    assert [row.cells["government"] for row in found.rows] == ["Mérida", "Guadalajara"]
    assert [row.cells["country"] for row in found.rows] == ["Italia", "Francia"]
    assert [row.number for row in found.rows] == [2, 3]
    assert found.rows[0].signed.iso == "1998-05-03"
    assert not found.rows[0].signed.doubt, "the other row shows that the day comes first"
    assert found.rows[0].original["Sin nombre"] == "x"


def test_titles_totals_and_notes_are_left_out_and_said(tmp_path: Path) -> None:
    rows = [
        ["Registro de acuerdos"], [], *TABLE, ["Total", "2"], [], ["Fuente: municipio"],
    ]  # fmt: skip
    found = read_registry(write_csv(tmp_path / "r.csv", rows))
    assert (found.header_row, [row.number for row in found.rows]) == (3, [4, 5])
    assert {s.number: s.reason for s in found.skipped} == {
        1: "title", 2: "blank", 3: "heading", 6: "total", 7: "blank", 8: "note",
    }  # fmt: skip
    assert "Ciudad hermana" in preview(found)
    assert "→ counterpart" in preview(found)


def test_merged_headings_and_cells_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Parte mexicana", None, "Contraparte", None, "Firma"])
    sheet.append(["Estado", "Municipio", "Nombre", "País", "Fecha"])
    sheet.append(["Jalisco", "Guadalajara", "Lyon", "Francia", date(2003, 11, 28)])
    sheet.append([None, "Zapopan", "Changwon", "Corea", 36526])
    for cells in ("A1:B1", "C1:D1", "A3:A4"):
        sheet.merge_cells(cells)
    sheet["F3"] = "=1+1"
    book.save(tmp_path / "r.xlsx")
    found = read_registry(tmp_path / "r.xlsx")
    assert [c.field for c in found.columns[:5]] == [
        "state", "government", "counterpart", "country", "signed",
    ]  # fmt: skip
    assert [row.cells["state"] for row in found.rows] == ["Jalisco", "Jalisco"]
    assert [row.signed.iso for row in found.rows] == ["2003-11-28", "2000-01-01"]
    assert any("F3" in note.es for note in found.notes), "a formula without a value is said"


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", [["Municipio", "País", "x"], ["Zapopan", "Francia", "y"]])
    mapping = tmp_path / "map.toml"
    mapping.write_text('"No existe" = "counterpart"\n', "utf-8")
    told = preview(read_registry(path, mapping=mapping))
    assert "! no column is understood as the counterpart (use --mapping)" in told
    assert "! the mapping names columns that are not there: no existe" in told


def test_a_mapping_goes_first(tmp_path: Path) -> None:
    rows = [["Lugar", "Quién", "Municipio"], ["Italia", "Venecia", "Mérida"]]
    path = write_csv(tmp_path / "r.csv", rows)
    with pytest.raises(KgError, match="no row looks like a heading"):
        read_registry(path)
    mapping = tmp_path / "map.toml"
    mapping.write_text('"Lugar" = "country"\n"Quién" = "counterpart"\n', "utf-8")
    [row] = read_registry(path, mapping=mapping).rows
    assert (row.cells["country"], row.cells["counterpart"]) == ("Italia", "Venecia")
    mapping.write_text('"Lugar" = "contry"\n', "utf-8")
    with pytest.raises(KgError, match="Did you mean 'country'"):
        read_registry(path, mapping=mapping)


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>
<table:table table:name="Hoja1">%s</table:table></office:spreadsheet></office:body>
</office:document-content>"""


MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def ods(path: Path, rows: list[list[str]], extra: str = "") -> Path:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows
    )
    return zipped(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": MANIFEST.encode(),
            "content.xml": (ODS % (body + extra)).encode(),
        },
    )


def test_open_document(tmp_path: Path) -> None:
    found = read_registry(ods(tmp_path / "r.ods", TABLE))
    assert [row.cells["counterpart"] for row in found.rows] == ["Venecia", "Lyon"]


def test_merged_cells_of_an_open_document(tmp_path: Path) -> None:
    """One state over several rows; LibreOffice writes the others as covered."""
    text = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{''.join(cells)}</table:table-row>"
        for cells in (
            [text.format("", one) for one in ("Estado", "Municipio", "Ciudad hermana")],
            [text.format(' table:number-rows-spanned="2"', "Jalisco"),
             text.format("", "Zapopan"), text.format("", "Changwon")],
            ["<table:covered-table-cell/>", text.format("", "Sayula"), text.format("", "Lyon")],
            ["<table:table-cell/>", text.format("", "Mérida"), text.format("", "Venecia")],
        )
    )  # fmt: skip
    found = read_registry(ods(tmp_path / "r.ods", [], rows))
    assert [row.cells.get("state") for row in found.rows] == ["Jalisco", "Jalisco", None]


def workbook(path: Path, sheets: dict[str, list[list[str]]], hidden: str = "") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_the_sheet_that_looks_like_a_table_is_read(tmp_path: Path) -> None:
    """Behind a cover, and before a hidden copy; what is left aside is said."""
    sheets = {
        "Portada": [["Registro de hermanamientos"], ["Coordinación, Guadalajara"]],
        "Datos": TABLE, "Más": TABLE, "Vieja": [[*TABLE[0], "Firma"]],
    }  # fmt: skip
    found = read_registry(workbook(tmp_path / "r.xlsx", sheets, hidden="Vieja"))
    assert (found.sheet, len(found.rows)) == ("Datos", 2)
    [note] = found.notes
    assert note.en == "sheets not read: Portada, Más (name one with --sheet)"
    assert "! hojas que no se leen: Portada, Más" in preview(found, "es")
    assert read_registry(tmp_path / "r.xlsx", sheet="Vieja").sheet == "Vieja"
    with pytest.raises(KgError, match="Use one of Portada, Datos, Más, Vieja"):
        read_registry(tmp_path / "r.xlsx", sheet="Nada")


def test_the_sheet_of_an_open_document(tmp_path: Path) -> None:
    path = ods(tmp_path / "r.ods", [["Portada"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    own = ods(tmp_path / "other.ods", TABLE)
    with zipfile.ZipFile(own) as archive:
        table = archive.read("content.xml").partition(b"<table:table ")[2]
    table = table.partition(b"</table:table>")[0].replace(b"Hoja1", b"Datos")
    parts["content.xml"] = parts["content.xml"].replace(
        b"</office:spreadsheet>", b"<table:table " + table + b"</table:table></office:spreadsheet>"
    )
    found = read_registry(zipped(path, parts))
    assert (found.sheet, len(found.rows)) == ("Datos", 2)


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


def test_what_stands_below_a_merged_cell_is_kept(tmp_path: Path) -> None:
    workbook(tmp_path / "r.xlsx", {"Hoja": [*TABLE]})
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    book["Hoja"].merged_cells.add("A2:A3")
    book.save(tmp_path / "r.xlsx")
    rows = read_registry(tmp_path / "r.xlsx").rows
    assert [row.original["Estado"] for row in rows] == ["Yucatán", "Jalisco"]


def test_empty_rows_behind_the_table_are_no_attack(tmp_path: Path) -> None:
    """LibreOffice writes them to the end of the sheet."""
    end = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    assert len(read_registry(ods(tmp_path / "r.ods", TABLE, end)).rows) == 2


def test_a_formula_nobody_worked_out_keeps_its_text(tmp_path: Path) -> None:
    """Its date is not taken for a row without one."""
    book = openpyxl.Workbook()
    for row in (
        ["Municipio", "Ciudad hermana", "Fecha de firma"],
        ["León", "Laredo", "=DATE(1999,1,2)"],
    ):
        book.active.append(row)
    book.save(tmp_path / "r.xlsx")
    found = read_registry(tmp_path / "r.xlsx")
    [row] = found.rows
    assert row.original["Fecha de firma"] == "=DATE(1999,1,2)"
    assert row.signed.start is None
    assert row.signed.doubt, "a person is asked"
    assert any("C2" in note.en for note in found.notes)


@pytest.mark.parametrize("part", ["(" * 400_000, "1999 o " * 50_000, "a" + " " * 400_000 + "b"])
def test_long_texts_take_no_longer_than_their_length(tmp_path: Path, part: str) -> None:
    """Patterns of headings and dates would try each beginning with each end: hours."""
    path = tmp_path / "r.csv"
    path.write_text(f"Municipio,Ciudad hermana,Fecha,{part}\n{part},Lyon,{part},x\n", "utf-8")
    [row] = read_registry(path).rows
    assert row.original["Municipio"] == part.strip()
    assert row.signed.reason == "the text is too long for a date"


def test_a_heading_merged_downwards_is_named_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["No. de registro", "Parte mexicana", None, "Contraparte"],
                [None, "Entidad", "Municipio", None],
                ["RAI-1", "Jalisco", "Zapopan", "Lyon"]):  # fmt: skip
        sheet.append(row)
    for cells in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "r.xlsx")
    found = read_registry(tmp_path / "r.xlsx")
    assert [(c.heading, c.field) for c in found.columns] == [
        ("No. de registro", "registry_number"),
        ("Parte mexicana Entidad", "state"),
        ("Parte mexicana Municipio", "government"),
        ("Contraparte", "counterpart"),
    ]


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
