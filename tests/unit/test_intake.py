"""Registries of others: headings, files of every form, hostile files, no row lost."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kg.errors import KgError
from kg.intake import preview, read_registry
from kg.intake.columns import FIELDS, fold, read_synonyms
from kg.layout import project
from unit.registry_files import TABLE, ods, workbook, write_csv, zipped


def test_headings_are_folded_and_their_fields_known() -> None:
    path = project().data / "registry" / "columns.csv"
    for heading, field in read_synonyms(path).items():
        assert fold(heading) == heading
        assert field in FIELDS


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


def test_what_stands_below_a_merged_cell_is_kept(tmp_path: Path) -> None:
    workbook(tmp_path / "r.xlsx", {"Hoja": [*TABLE]})
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    book["Hoja"].merged_cells.add("A2:A3")
    book.save(tmp_path / "r.xlsx")
    rows = read_registry(tmp_path / "r.xlsx").rows
    assert [row.original["Estado"] for row in rows] == ["Yucatán", "Jalisco"]


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
