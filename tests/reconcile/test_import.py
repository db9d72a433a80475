"""``kg import`` from end to end: written, built, checked, imported again."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli.build import build
from kg.cli.check import check
from kg.cli.import_ import import_
from kg.errors import DataError, KgError
from kg.graph import open_store
from kg.iri import mint
from kg.reconcile import taking
from kg.tables import read_all, read_imports

HEAD = ["No.", "Entidad", "Municipio", "Ciudad hermana", "País", "Fecha de firma", "Tipo", "Tema"]
ROWS = [
    ["1", "Jalisco", "Guadalajara", "Kioto", "Japón", "1980", "Hermanamiento", "Cultura; turismo"],
    ["2", "Jalisco", "Zapopan", "Pokhara", "Nepal", "20/10/2010", "Hermanamiento", ""],
    ["3", "", "Guadalupe", "Lyon", "Francia", "1999", "Hermanamiento", ""],
    ["4", "", "Fulanitlán", "Lyon", "Francia", "1999", "Hermanamiento", ""],
    ["5", "Chiapas", "Gobierno del Estado", "UNICEF", "", "2020", "Convenio", "salud"],
    ["6", "Yucatán", "Mérida", "Universidad de Oviedo", "España", "03/05/2001", "Convenio", "x"],
]
SOURCE = """
id = "prueba"
title_es = "Registro de prueba"
title_en = "Test registry"
publisher = "Nadie"
url = ""
license = ""
license_name = "uso interno"
accessed = 2026-03-31
date = "2026"
coverage_es = "c"
coverage_en = "c"
inclusion_es = "i"
inclusion_en = "i"
proves = "registry"
"""


class Desk:
    """A folder with a registry, its description and what is imported."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.imports, self.dist = folder, folder / "imports", folder / "dist"
        (folder / "prueba.toml").write_text(SOURCE, "utf-8")

    def take(
        self, rows: list[list[str]], *more: str, counterpart: str = HEAD[3]
    ) -> tuple[str, Any]:
        """Import these rows; return what was said, and the report with the account in it."""
        file, ledger = self.folder / "r.csv", self.folder / "ledger.json"
        report = self.folder / "report.json"
        with file.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([[*HEAD[:3], counterpart, *HEAD[4:]], *rows])
        made = CliRunner().invoke(
            import_,
            [str(file), "--source", str(self.folder / "prueba.toml"), "--into", str(self.imports),
             "--ledger", str(ledger), "--report", str(report), "--lang", "en", *more],
            catch_exceptions=False,
        )  # fmt: skip
        account = json.loads(report.read_text("utf-8"))
        return made.output, account | {"entries": json.loads(ledger.read_text("utf-8"))}

    def tables(self) -> dict[str, list[Any]]:
        [found] = read_imports(self.imports)
        return dict(found.rows)


@pytest.fixture(scope="module", autouse=True)
def tables_read_once() -> Iterator[None]:
    """The curated tables do not change while these tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taking, "read_all", cache(read_all))
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The registry above, imported and built once."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.take(ROWS)
    made = CliRunner().invoke(
        build, ["--dist", str(desk.dist), "--imports", str(desk.imports)], catch_exceptions=False
    )
    assert " prueba" in made.output
    return desk


def test_rows_become_links_agreements_and_attestations(desk: Desk) -> None:
    said, ledger = desk.take(ROWS)
    assert ledger["counts"] == {"imported": 4, "merged": 0, "waiting": 1, "rejected": 1}
    assert "6 rows: 4 imported, 0 merged, 1 waiting, 1 rejected" in said
    tables = desk.tables()
    assert [row.id for row in tables["links"]] == [
        "es-universidad-de-oviedo--mx-31050--cooperation",
        "jp-26-kyoto--mx-14039--twinning",
        "mx-07--unicef--cooperation",
        "mx-14120--np-pokhara--twinning",
    ]
    assert [row.id for row in tables["counterparts"]] == ["es-universidad-de-oviedo", "np-pokhara"]
    pokhara = tables["counterparts"][1]
    assert (pokhara.kind, pokhara.geonames, pokhara.country) == (
        "local-government",
        "1282898",
        "np",
    )
    [nepal] = tables["countries"]
    assert (nepal.name, nepal.region, nepal.source) == ("Nepal", "asia", "iso-3166")
    first, second = tables["attestations"][:2]
    assert (first.id, first.source_ref, first.areas) == (
        "prueba-1",
        "r.csv:2",
        ("culture", "tourism"),
    )
    assert first.agreement == "jp-26-kyoto--mx-14039--twinning--1980", "the curated one"
    assert (second.date.text, second.registered) == ("2010-10-20", "yes")
    assert [row.id for row in tables["unresolved"]] == ["prueba-3", "prueba-4"]
    assert tables["unresolved"][0].candidates[:2] == ("mx-08028", "mx-19026")
    assert all(row.reason_es and row.reason_en for row in tables["unresolved"])
    cells = {row.id: json.loads(row.cells) for row in tables["imported_rows"]}
    assert cells["prueba-6"]["Tema"] == "x", "what is not understood is kept"


def test_the_graph_holds_the_cells_and_one_more_support(built: Desk, built_store: Path) -> None:
    kyoto = mint("link", "jp-26-kyoto--mx-14039--twinning")
    count = f"SELECT ?n WHERE {{ <{kyoto}> <https://w3id.org/cidpd/ontology#supportCount> ?n }}"

    def supports(dist: Path) -> int:
        with open_store(dist) as store:
            [(number,)] = store.select(count).rows
            assert number is not None
            return int(number.value)

    assert supports(built.dist) == supports(built_store) + 1
    with open_store(built.dist) as store:
        [(cells,)] = store.select(
            "SELECT ?c WHERE { GRAPH <https://w3id.org/cidpd/graph/prueba> { "
            f"<{mint('attestation', 'prueba-2')}> <https://w3id.org/cidpd/ontology#cellsAsGiven> ?c"
            " } }"
        ).rows
    assert cells is not None
    assert json.loads(cells.value)["Ciudad hermana"] == "Pokhara"


def test_check_speaks_of_the_spreadsheets_row_and_column(built: Desk) -> None:
    made = CliRunner().invoke(check, ["--dist", str(built.dist), "--lang", "en", "--limit", "0"])
    assert made.exit_code == 0, made.output
    assert "r.csv:2:F: " in made.output, "signed before 1981, in column F of row 2"


def test_the_same_extract_changes_nothing(desk: Desk) -> None:
    desk.take(ROWS)
    kept = {p: p.read_bytes() for p in desk.imports.rglob("*.*") if p.is_file()}
    said, ledger = desk.take(ROWS)
    assert "0 new, 0 changed, 0 gone, 6 unchanged" in said
    assert ledger["changes"] == {"new": [], "changed": [], "gone": [], "unchanged": 6}
    assert {p: p.read_bytes() for p in desk.imports.rglob("*.*") if p.is_file()} == kept


def test_a_newer_extract_keeps_ids_and_lists_what_changed(desk: Desk) -> None:
    """Row 2 is gone, row 1 has moved down, row 6 has another date, and a row 7 is new."""
    desk.take(ROWS)
    newer = [
        ["7", "Puebla", "Atlixco", "Lieja", "Bélgica", "2024", "Hermanamiento", ""],
        *ROWS[2:5],
        [*ROWS[5][:5], "04/05/2001", *ROWS[5][6:]],
        ROWS[0],
    ]
    said, ledger = desk.take(newer)
    assert "1 new, 1 changed, 1 gone, 4 unchanged" in said
    assert "changed: 6: Fecha de firma: 03/05/2001 → 04/05/2001" in said
    assert "gone: r.csv:3: 2 | Jalisco | Zapopan | Pokhara" in said
    ids = {entry["id"]: entry["row"] for entry in ledger["entries"]}
    assert ids == {
        "prueba-7": 2, "prueba-3": 3, "prueba-4": 4, "prueba-5": 5, "prueba-6": 6, "prueba-1": 7,
    }  # fmt: skip
    assert [row["id"] for row in ledger["changes"]["gone"]] == ["prueba-2"]
    tables = desk.tables()
    assert "prueba-2" not in {row.id for row in tables["attestations"]}
    assert [row.outcome for row in tables["imported_rows"] if row.id == "prueba-2"] == ["gone"]
    said, _ = desk.take([*newer, ROWS[1]])
    assert "0 new, 1 changed, 0 gone, 6 unchanged" in said, "a row that comes back has its id"
    assert "prueba-2" in {row.id for row in desk.tables()["attestations"]}


def test_without_registry_numbers_rows_are_told_by_what_they_say(desk: Desk) -> None:
    rows = [["", *row[1:]] for row in ROWS]
    _, ledger = desk.take(rows)
    assert [e["id"] for e in ledger["entries"]] == [f"prueba-n{n:04}" for n in range(1, 7)]
    added = ["", "Puebla", "Atlixco", "Lieja", "Bélgica", "2024", "Hermanamiento", ""]
    moved = [added, *rows[1:], [*rows[0][:5], "1981", *rows[0][6:]]]
    said, ledger = desk.take(moved)
    assert "1 new, 1 changed, 0 gone, 5 unchanged" in said
    assert [e["id"] for e in ledger["entries"]] == [
        "prueba-n0007", *(f"prueba-n{n:04}" for n in range(2, 7)), "prueba-n0001",
    ]  # fmt: skip


def test_answers_are_obeyed_remembered_and_bound_to_their_row(desk: Desk) -> None:
    questions = desk.folder / "q.csv"
    desk.take(ROWS, "--questions", str(questions), "--dry-run")
    assert not desk.imports.exists(), "a dry run writes no tables"
    text = questions.read_text("utf-8")
    assert text.count("\n") == 2
    assert "mx-19026 Guadalupe, Nuevo León" in text, "a clerk knows no keys"
    questions.write_text(text.rstrip("\n") + '"mx-19026 Guadalupe, Nuevo León"\n', "utf-8")
    _, ledger = desk.take(ROWS, "--review", str(questions))
    assert ledger["entries"][2]["government"] == ["19026"]
    _, ledger = desk.take(ROWS)
    assert ledger["entries"][2]["outcome"] == "imported", "remembered without the file"
    with pytest.raises(DataError, match="row 4 of the registry does not say"):
        desk.take([ROWS[0], *ROWS], "--review", str(questions))


def test_a_new_counterpart_by_a_persons_word(desk: Desk) -> None:
    rows = [["1", "Yucatán", "Mérida", "Casa Azul", "España", "2001", "Convenio", ""]]
    questions = desk.folder / "q.csv"
    head = {"counterpart": "Contraparte"}
    desk.take(rows, "--questions", str(questions), "--dry-run", **head)
    text = questions.read_text("utf-8").rstrip("\n")
    assert ",counterpart,Casa Azul | España,," in text
    questions.write_text(f"{text}new:ngo\n", "utf-8")
    desk.take(rows, "--review", str(questions), **head)
    [made] = desk.tables()["counterparts"]
    assert (made.id, made.kind, made.name) == ("es-casa-azul", "ngo", "Casa Azul")
    questions.write_text(f"{text}new:nog\n", "utf-8")
    with pytest.raises(DataError, match="Did you mean 'ngo'"):
        desk.take(rows, "--review", str(questions), **head)
    questions.write_text(f"{text}es-casa-asul\n", "utf-8")
    with pytest.raises(DataError, match="no counterpart 'es-casa-asul'"):
        desk.take(rows, "--review", str(questions), **head)


def test_two_registered_agreements_of_one_day_stay_two(desk: Desk) -> None:
    """Same parties, kind and date, but two registry numbers; a third row repeats the first."""
    again = ["", *ROWS[0][1:]]
    desk.take([ROWS[0], ["9", *ROWS[0][1:]], again])
    assert [row.agreement for row in desk.tables()["attestations"]] == [
        "jp-26-kyoto--mx-14039--twinning--1980",
        "jp-26-kyoto--mx-14039--twinning--1980--9",
        "jp-26-kyoto--mx-14039--twinning--1980",
    ]


def test_a_list_proves_links_and_dated_rows_agreements(desk: Desk) -> None:
    text = SOURCE.replace('"registry"', '"links"') + 'kind = "twinning"\n'
    (desk.folder / "prueba.toml").write_text(text, "utf-8")
    rows = [[*ROWS[1][:5], date, "", ""] for date in ("", "2010")]
    desk.take(rows)
    found = desk.tables()["attestations"]
    assert [row.agreement for row in found] == [None, "mx-14120--np-pokhara--twinning--2010"]
    assert {row.registered for row in found} == {None}


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('publisher = "Nadie"', 'publisher = ""', "prueba.toml:5:publisher: is not filled"),
        ('"registry"', '"registro"', "Use one of registry, agreements, links"),
        ("2026-03-31", '"ayer"', "accessed = 2026-03-31"),
        ('id = "prueba"', 'id = "law"', "Give the imported registry another id"),
        ('url = ""', 'url = "nada"', "Begin with https://"),
        ("date =", "fecha =", "no such key"),
    ],
)
def test_a_description_that_says_too_little_is_refused(
    desk: Desk, was: str, now: str, said: str
) -> None:
    (desk.folder / "prueba.toml").write_text(SOURCE.replace(was, now), "utf-8")
    with pytest.raises(KgError, match=said):
        desk.take(ROWS)
    assert not desk.imports.exists()
