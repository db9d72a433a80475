"""``kg diff``: an imported registry beside the lists, and two releases beside each other."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli.diff import diff
from kg.errors import StoreError
from kg.graph import build
from kg.graph.compare import compare_releases, find_statements
from kg.graph.release import current
from kg.intake import read_registry
from kg.layout import Layout
from kg.reconcile import read_description, take_in
from kg.tables import read_all
from kg.tables.model import Link

ROWS = """\
Folio,Estado,Municipio,Contraparte,País,Fecha,Tipo
1,Jalisco,Guadalajara,Kioto,Japón,1980,Hermanamiento
2,Jalisco,Guadalajara,San Antonio,EUA,2001-05-04,Convenio de cooperación
3,Jalisco,Zapopan,Pokhara,Nepal,2010,Hermanamiento
"""
SOURCE = """\
id = "extracto"
title_es = "Extracto"
title_en = "Extract"
publisher = "Nadie"
license_name = "uso interno"
accessed = 2026-03-31
url = ""
license = ""
date = "2026"
coverage_es = "c"
coverage_en = "c"
inclusion_es = "i"
inclusion_en = "i"
proves = "registry"
"""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory, layout: Layout) -> Path:
    """A graph with a registry of three rows: one in lists, one under another kind, one unheard of."""
    folder = tmp_path_factory.mktemp("diff")
    (folder / "r.csv").write_text(ROWS, "utf-8")
    (folder / "s.toml").write_text(SOURCE, "utf-8")
    taken = take_in(
        read_registry(folder / "r.csv"), layout.data, folder / "imports",
        described=read_description(folder / "s.toml"),
    )  # fmt: skip
    assert [entry.outcome for entry in taken.entries] == ["imported"] * 3
    taken.write(folder / "imports")
    build(layout.data, folder / "dist", imports=folder / "imports")
    return folder / "dist"


def run(*words: str) -> Result:
    return CliRunner().invoke(diff, list(words), catch_exceptions=False)


def rows(made: Result) -> list[dict[str, str]]:
    assert made.exit_code == 0, made.output
    return list(csv.DictReader(io.StringIO(made.stdout)))


def test_what_the_registry_adds_to_the_lists(dist: Path) -> None:
    """By hand: Kyoto is in Wikidata's list; San Antonio is listed as a twinning; Pokhara is not."""
    made = run("--dist", str(dist), "--only", "registered", "--format", "csv", "--lang", "en")
    found = {row["link"].rpartition("/")[2]: row for row in rows(made)}
    assert set(found) == {
        "mx-14039--us-tx-san-antonio--cooperation", "mx-14120--np-pokhara--twinning",
    }  # fmt: skip
    antonio = found["mx-14039--us-tx-san-antonio--cooperation"]
    assert antonio["otherKind"].endswith("link-kind/twinning")
    assert antonio["finding"] == "registered, in no list"
    assert found["mx-14120--np-pokhara--twinning"]["otherKind"] == ""
    assert made.stderr == "", "a registry is there"


def test_what_the_lists_claim_and_no_source_shows_registered(dist: Path, layout: Layout) -> None:
    made = run("--dist", str(dist), "-g", "Guadalajara", "--only", "listed", "-f", "csv")
    listed = {row["link"].rpartition("/")[2] for row in rows(made)}
    links = {
        link.id
        for link in read_all(layout.data).of(Link)
        if "mx-14039" in link.parties and not all(p.startswith("mx-") for p in link.parties)
    }
    registered = {"jp-26-kyoto--mx-14039--twinning"}
    assert registered < links
    assert listed == links - registered
    twin = next(r for r in rows(made) if r["link"].endswith("san-antonio--twinning"))
    assert twin["otherKind"].endswith("cooperation"), "registered, but as cooperation"
    assert twin["finding"] == "en lista, sin registro que conste"


def test_without_a_registry_it_says_so(built_store: Path) -> None:
    for lang, said in (("en", "No source of the graph is a registry"), ("es", "Ninguna fuente")):
        made = run("--dist", str(built_store), "--lang", lang, "--only", "registered")
        assert said in made.stderr


def test_both_tables_in_every_form(dist: Path) -> None:
    both = rows(run("--dist", str(dist), "-f", "csv", "-g", "Zapopan"))
    assert {row["finding"] for row in both} == {
        "registrado, en ninguna lista", "en lista, sin registro que conste",
    }  # fmt: skip
    as_json = json.loads(run("--dist", str(dist), "-f", "json", "-g", "Zapopan").stdout)
    assert len(as_json) == len(both)
    assert "Pokhara" in run("--dist", str(dist), "-g", "Zapopan").stdout


def test_two_releases(dist: Path, built_store: Path) -> None:
    """From the tables alone to the tables with three rows more."""
    made = run("--from", str(built_store), "--to", str(dist), "-f", "csv", "--lang", "en")
    found = {row["thing"].rpartition("cidpd/")[2]: row for row in rows(made)}
    assert found["id/government/np-pokhara"]["change"] == "added"
    assert found["id/government/np-pokhara"]["thing_name"] == "Pokhara"
    assert found["graph/extracto"]["change"] == "added"
    kyoto = found["id/link/jp-26-kyoto--mx-14039--twinning"]
    assert (kyoto["change"], kyoto["removed"]) == ("changed", "1"), "its count of supports"
    assert not [path for path, row in found.items() if row["change"] == "removed"]
    back = rows(run("--from", str(dist), "--to", str(built_store), "-f", "csv"))
    assert {row["change"] for row in back} == {"ya no está", "cambió"}
    assert run("--from", str(dist), "--to", str(dist), "-f", "csv").stdout.count("\n") == 1
    assert run("--to", str(dist)).exit_code == 2


def test_releases_are_found_in_any_form_and_refused_if_they_are_none(
    built_store: Path, tmp_path: Path
) -> None:
    file = current(built_store).nquads
    assert find_statements(built_store) == find_statements(file.parent) == find_statements(file)
    with pytest.raises(StoreError, match="no built graph"):
        find_statements(tmp_path)
    (tmp_path / "a.nq").write_text("no statement\n")
    with pytest.raises(StoreError, match="is no statement"):
        compare_releases(tmp_path / "a.nq", file)
