"""Answers as tables: the same values in every format, names beside IRIs, no formulas."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl

from kg.ask import Table
from kg.rdf import XSD, Term

KYOTO = "https://w3id.org/cidpd/id/government/jp-26-kyoto"
LONG = "0.08971526465028355387"


def table() -> Table:
    rows: list[tuple[Term | None, ...]] = [
        (
            Term("iri", KYOTO),
            Term("literal", "3", datatype=f"{XSD}integer"),
            Term("literal", "=1+1"),
            Term("literal", LONG, datatype=f"{XSD}decimal"),
            Term("literal", "true", datatype=f"{XSD}boolean"),
        ),
        (
            None,
            Term("literal", "12", datatype=f"{XSD}integer"),
            Term("literal", "a|b\nc"),
            None,
            None,
        ),
    ]
    names = {KYOTO: "Kioto"}
    return Table("Título", ("partner", "links", "text", "share", "flag"), rows, names, "es")


def test_columns_of_iris_are_followed_by_names() -> None:
    assert table().header() == ["partner", "partner_name", "links", "text", "share", "flag"]
    first, second = table().to_dicts()
    assert (first["partner"], first["partner_name"], first["links"]) == (KYOTO, "Kioto", 3)
    assert (second["partner"], second["partner_name"], second["share"]) == (None, None, None)
    assert first["flag"] is True


def test_csv_keeps_every_value_as_it_is() -> None:
    rows = list(csv.reader(io.StringIO(table().to_csv())))
    assert rows[1] == [KYOTO, "Kioto", "3", "=1+1", LONG, "true"]
    assert rows[2] == ["", "", "12", "a|b\nc", "", ""]


def test_json_has_numbers_and_nulls() -> None:
    first, second = json.loads(table().to_json())
    assert (first["links"], second["share"]) == (3, None)
    assert "Kioto" in table().to_json()


def test_markdown_links_names_and_escapes_bars() -> None:
    lines = table().to_markdown().splitlines()
    assert lines[2].startswith(f"| [Kioto]({KYOTO}) | 3 |")
    assert "a\\|b c" in lines[3]
    assert len(lines) == 4


def test_readers_get_the_column_of_their_language_and_programs_both() -> None:
    row = (Term("literal", "uno"), Term("literal", "falta"), Term("literal", "missing"))
    both = Table("T", ("name_es", "missing_es", "missing_en"), [row], {}, "en")
    assert both.to_text().split() == ["name_es", "missing_en", "─" * 7, "─" * 10, "uno", "missing"]
    assert both.to_markdown().splitlines()[2] == "| uno | missing |"
    assert both.header() == ["name_es", "missing_es", "missing_en"]
    whole = Table("T", ("name_es", "missing_es", "missing_en"), [(row[0], None, None)], {}, "en")
    assert whole.to_text().split() == ["name_es", "─" * 7, "uno"], "nothing is missing"


def test_text_is_aligned_and_numbers_stand_right() -> None:
    lines = table().to_text().splitlines()
    assert lines[2].startswith("Kioto        3  =1+1")
    assert lines[3].startswith("            12  a|b c")


def test_a_narrow_terminal_cuts_only_the_widest_column() -> None:
    narrow = table().to_text(width=50)
    assert max(len(line) for line in narrow.splitlines()) <= 50
    assert "…" in narrow
    assert "Kioto" in narrow


def test_wide_letters_take_two_columns() -> None:
    rows: list[tuple[Term | None, ...]] = [(Term("literal", "京都"), Term("literal", "x"))]
    lines = Table("", ("a", "b"), rows, {}, "es").to_text().splitlines()
    assert lines == ["a     b", "────  ─", "京都  x"]


def test_a_workbook_has_text_never_formulas(tmp_path: Path) -> None:
    table().write_xlsx(tmp_path / "answer.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "answer.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[0]] == table().header()
    assert (rows[1][3].value, rows[1][3].data_type) == ("=1+1", "s")
    assert (rows[1][2].value, rows[1][2].data_type) == (3, "n")
    assert rows[1][0].hyperlink is None


def test_an_empty_answer_still_has_its_columns(tmp_path: Path) -> None:
    empty = Table("", ("a", "b"), [], {}, "es")
    assert empty.to_csv() == "a,b\n"
    assert json.loads(empty.to_json()) == []
    assert empty.to_text() == "a  b\n─  ─\n"
    empty.write_xlsx(tmp_path / "empty.xlsx")
