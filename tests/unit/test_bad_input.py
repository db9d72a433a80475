"""What a curator may get wrong is refused, with the place and what to do; nothing is built of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.check import Severity, check
from kg.cli.main import cli
from kg.errors import DataError
from kg.graph import build, open_store
from kg.layout import Layout, project
from kg.tables import read_all

FIRST = "wp219-001,working-paper-219,RES; ABS; S0¶4,1,event,"
ABOUT = "concept/field-term/cidpd,,,\n"
READING = {
    "a claim without a place": (
        "claims", FIRST, FIRST.replace("RES; ABS; S0¶4", ""),
        "claims.csv:2:source_ref", "may not be empty",
    ),
    "a claim without a source": (
        "claims", FIRST, FIRST.replace("working-paper-219", ""),
        "claims.csv:2:source", "may not be empty",
    ),
    "a claim of a source that is none": (
        "claims", FIRST, FIRST.replace("paper-219", "paper-220"),
        "claims.csv:2:source", "Did you mean 'working-paper-219'?",
    ),
    "a kind of claim that is none": (
        "claims", FIRST, FIRST.replace(",event,", ",evnt,"),
        "claims.csv:2:kind", "Did you mean 'event'?",
    ),
    "a claim about a kind of thing that is none": (
        "claims", ABOUT, ABOUT.replace("concept/", "concpt/"),
        "claims.csv:2:about", "no kind 'concpt'",
    ),
    "a claim about a bare key": (
        "claims", ABOUT, "cidpd,,,\n", "claims.csv:2:about", "written kind/key",
    ),
    "a claim that cites no note": (
        "claims", ABOUT, ABOUT.replace(",,,\n", ",fn-99,,\n"),
        "claims.csv:2:cites", "Did you mean 'fn-09'",
    ),
    "a provision of no law": (
        "legal_provisions", "cpeum-115-i,law,https://www.diputados.gob.mx/LeyesBiblio/pdf/CPEUM.pdf,cpeum,",
        "cpeum-115-i,law,https://www.diputados.gob.mx/LeyesBiblio/pdf/CPEUM.pdf,cpeun,",
        "legal_provisions.csv:2:instrument", "Did you mean 'cpeum'?",
    ),
}  # fmt: skip
CHECKING = {
    "a claim about a term that does not exist": (
        "claims", ABOUT, ABOUT.replace("cidpd", "cidp"), "claim-about-nothing", "claims.csv:2",
    ),
    "a place that the paper does not have": (
        "claims", FIRST, FIRST.replace("S0¶4", "S0¶7"), "Claim-locator", "claims.csv:2",
    ),
    "an opinion before the law that asks for it": (
        "procedural_acts", ",2024-05-02,sre,lct-7-p1,", ",1980-05-02,sre,lct-7-p1,",
        "act-before-its-legal-basis", "procedural_acts.csv:2",
    ),
    "a law in force before it is published": (
        "legal_instruments", "1917-02-05,1917-05-01", "1917-02-05,1916-05-01",
        "law-dates-out-of-order", "legal_instruments.csv:2",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def tables(layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad") / "data"
    shutil.copytree(layout.data, folder)
    return folder


def broken(tables: Path, table: str, old: str, new: str) -> tuple[Path, str]:
    """Break a table, and return it with the text it had."""
    file = tables / "tables" / f"{table}.csv"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file, text


@pytest.mark.parametrize("case", READING)
def test_a_fault_of_a_row_stops_the_build(case: str, tables: Path) -> None:
    table, old, new, place, said = READING[case]
    file, text = broken(tables, table, old, new)
    try:
        with pytest.raises(DataError) as error:
            read_all(tables)
    finally:
        file.write_text(text, "utf-8")
    assert place in str(error.value)
    assert said in str(error.value)


def test_the_command_tells_it_and_leaves_what_was_built(layout: Layout, tmp_path: Path) -> None:
    for name in ("data", "ontology", "queries", "shapes"):
        shutil.copytree(layout.root / name, tmp_path / name)
    table, old, new, place, said = READING["a claim without a source"]
    broken(tmp_path / "data", table, old, new)
    done = CliRunner().invoke(cli, ["check", "--tables", "--root", str(tmp_path), "--lang", "en"])
    assert done.exit_code == 1
    assert place in done.output.replace("data/tables/", "")
    assert said in done.output


def test_faults_between_rows_are_violations_with_their_row(
    tables: Path, layout: Layout, tmp_path: Path
) -> None:
    """All at once, since each needs the whole graph; each on a row of its own, or told by its rule."""
    kept = [broken(tables, table, old, new) for table, old, new, _, _ in CHECKING.values()]
    try:
        build(tables, tmp_path)
    finally:
        for file, text in reversed(kept):
            file.write_text(text, "utf-8")
    with open_store(tmp_path) as store:
        report = check(store, layout=project(layout.root))
    found = {(f.rule, str(f.where)) for f in report.findings if f.severity is Severity.VIOLATION}
    for _, _, _, rule, place in CHECKING.values():
        assert (rule, f"data/tables/{place}") in found
    assert all(f.remedy_es and f.remedy_en for f in report.findings)
