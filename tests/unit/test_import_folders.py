"""Imported registries on disk: whole or not there, whatever happens; read beside the tables."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kg.errors import DataError, Location, OutputError
from kg.layout import Layout
from kg.tables import (
    ImportedRow,
    PartialDate,
    Source,
    joined,
    read_all,
    read_imports,
    write_import,
)
from kg.tables.model import Agreement, Attestation, Link

SOURCE = Source(
    id="prueba", title_es="Prueba", title_en="Test", publisher="«Nadie»\n\"X\"", url="", license="",
    license_name="CC0", accessed=date(2026, 3, 31), date="2026", coverage_es="c", coverage_en="c",
    inclusion_es="i", inclusion_en="i", expected_rows=1,
)  # fmt: skip
AT = Location("x", 0)
PARTIES = ("jp-26-kyoto", "mx-14039")
LINK = "jp-26-kyoto--mx-14039--twinning"


def rows(text: str = "Guadalajara") -> dict[str, list[object]]:
    place = {"source": "prueba", "source_ref": "r.xlsx[Hoja1]:7", "at": AT}
    return {
        "links": [Link(id=LINK, kind="twinning", parties=PARTIES, at=AT)],
        "agreements": [
            Agreement(id=f"{LINK}--1980", link=LINK, kind="twinning", name=None, name_en=None, at=AT)
        ],
        "attestations": [
            Attestation(
                id="prueba-1", link=LINK, agreement=f"{LINK}--1980", mexican_text=text,
                counterpart_text="Kioto", place_named=None, date=PartialDate("1980"),
                date_kind="signature", areas=("culture",), registered="yes", status=None, page=None,
                page_title=None, note=None, **place,
            )
        ],
        "imported_rows": [
            ImportedRow(
                id="prueba-1", outcome="imported", score="1", reason_es="r", reason_en="r",
                answers=None, cells='{"Municipio": "Guadalajara"}', **place,
            )
        ],
    }  # fmt: skip


COLUMNS = {"government": ("C", "Municipio"), "signed": ("F", "Fecha")}


MOVED = {"government": ("C", "Municipio"), "signed": ("G", "Fecha")}


def test_what_is_written_is_read_back_with_its_place_in_the_spreadsheet(tmp_path: Path) -> None:
    write_import(tmp_path / "imports", SOURCE, rows(), COLUMNS)
    [found] = read_imports(tmp_path / "imports")
    assert found.source == SOURCE
    assert found.columns == COLUMNS
    for table in ("attestations", "links", "agreements", "imported_rows"):
        assert found.rows[table][0].at == Location("r.xlsx[Hoja1]", 7), table
    assert read_imports(tmp_path / "none") == []


def test_an_import_adds_a_support_and_no_second_link(tmp_path: Path, layout: Layout) -> None:
    write_import(tmp_path, SOURCE, rows(), COLUMNS)
    alone, together = read_all(layout.data), read_all(layout.data, tmp_path)
    assert len(together.of(Link)) == len(alone.of(Link))
    assert len(together.of(Attestation)) == len(alone.of(Attestation)) + 1
    assert together.letters == {"r.xlsx[Hoja1]": {"government": "C", "signed": "F"}}
    assert joined(alone, read_imports(tmp_path)).rows.keys() == together.rows.keys()
    assert alone.letters == {}, "the curated tables stay as they are"


def test_of_two_files_of_one_name_no_column_is_named_that_they_differ_in(
    tmp_path: Path, layout: Layout
) -> None:
    alone = read_all(layout.data)
    write_import(tmp_path, SOURCE, rows(), COLUMNS)
    write_import(tmp_path, replace(SOURCE, id="otra", expected_rows=0), renamed(), MOVED)
    assert joined(alone, read_imports(tmp_path)).letters == {
        "r.xlsx[Hoja1]": {"government": "C", "signed": ""}
    }


def renamed() -> dict[str, list[object]]:
    """An account of the same file by another source, of which nothing was taken in."""
    return {
        "imported_rows": [
            replace(row, id="otra-1", source="otra", outcome="gone")
            for row in rows()["imported_rows"]
            if isinstance(row, ImportedRow)
        ]
    }


def test_a_lost_row_another_link_of_the_same_key_and_a_taken_id_are_refused(
    tmp_path: Path, layout: Layout
) -> None:
    folder = write_import(tmp_path, SOURCE, rows(), COLUMNS)
    path = folder / "tables" / "attestations.csv"
    kept = path.read_text("utf-8")
    path.write_text(kept.splitlines()[0] + "\n", "utf-8")
    with pytest.raises(DataError, match=r"imports/prueba/source.toml.*0 rows of it where 1"):
        read_all(layout.data, tmp_path)
    path.write_text(kept.replace("1980,signature", "198O,signature"), "utf-8")
    with pytest.raises(DataError, match=r"imports/prueba/tables/attestations\.csv:2:date"):
        read_all(layout.data, tmp_path)
    shutil.rmtree(folder)
    other = rows() | {"links": [Link(id=LINK, kind="friendship", parties=PARTIES, at=AT)]}
    write_import(tmp_path, SOURCE, other, COLUMNS)
    with pytest.raises(DataError, match=r"is another one at data/tables/links\.csv"):
        read_all(layout.data, tmp_path)
    shutil.rmtree(folder)
    write_import(tmp_path, replace(SOURCE, id="law"), {}, COLUMNS)
    with pytest.raises(DataError, match="Give the imported registry another id"):
        read_all(layout.data, tmp_path)


def said(folder: Path) -> str:
    [found] = read_imports(folder)
    assert len(found.rows["links"]) == len(found.rows["imported_rows"]) == 1
    return str(found.rows["attestations"][0].mexican_text)


def killed_at(step: int, folder: Path) -> bool:
    """Write in a child that is killed before its n-th touch of the disk; whether it got so far."""
    child = os.fork()
    if child == 0:  # pragma: no cover
        seen = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            writes = event == "open" and "w" in str(arguments[1])
            if writes or event in ("os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.unlink"):
                seen += 1
                if seen == step:
                    os._exit(9)

        sys.addaudithook(count)
        try:
            write_import(folder, SOURCE, rows("nuevo"), COLUMNS)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def test_a_kill_at_any_touch_of_the_disk_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """The child is killed before each file it opens, renames or removes, one after another."""
    step, outcomes = 0, []
    while True:
        step += 1
        folder = tmp_path / str(step)
        write_import(folder, SOURCE, rows("viejo"), COLUMNS)
        if not killed_at(step, folder):
            break
        outcomes.append(said(folder))
        write_import(folder, SOURCE, rows("después"), COLUMNS)
        assert said(folder) == "después"
        assert sorted(p.name for p in folder.iterdir()) == [".prueba.lock", "prueba"]
    assert step > 15
    assert set(outcomes) == {"viejo", "nuevo"}
    assert outcomes == sorted(outcomes, reverse=True), "once new, it stays new"


def test_a_folder_that_cannot_be_written_is_said_and_unchanged(tmp_path: Path) -> None:
    write_import(tmp_path, SOURCE, rows("viejo"), COLUMNS)
    (tmp_path / f".prueba.new-{os.getpid()}").write_text("a file where the folder should go")
    with pytest.raises(OutputError, match="what was there stays in use"):
        write_import(tmp_path, SOURCE, rows("nuevo"), COLUMNS)
    assert said(tmp_path) == "viejo"
