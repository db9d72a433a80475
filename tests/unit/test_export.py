"""Exports: every format says the same, readable by others, and the same bytes each time."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from csvw import TableGroup
from rdflib import Dataset, Graph

from kg.errors import KgError, OutputError
from kg.graph.release import current
from kg.layout import Layout
from kg.publish import export


@pytest.fixture(scope="module")
def exported(built_store: Path, layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("export")
    export(current(built_store), layout, output)
    return output


def quads(path: Path, syntax: ox.RdfFormat) -> set[str]:
    return {str(q) for q in ox.parse(path=str(path), format=syntax)}


def test_n_quads_are_those_of_the_release(exported: Path, built_store: Path) -> None:
    assert (exported / "cidpd-kg.nq").read_bytes() == current(built_store).nquads.read_bytes()


def test_turtle_and_n_triples_hold_the_same_triples(exported: Path) -> None:
    triples = {str(q.triple) for q in ox.parse(path=str(exported / "cidpd-kg.nq"))}
    for name, syntax in (("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES)):
        found = {
            str(q.triple) for q in ox.parse(path=str(exported / f"cidpd-kg.{name}"), format=syntax)
        }
        assert found == triples


def test_json_ld_gives_back_every_quad(exported: Path) -> None:
    assert quads(exported / "cidpd-kg.jsonld", ox.RdfFormat.JSON_LD) == quads(
        exported / "cidpd-kg.nq", ox.RdfFormat.N_QUADS
    )


def test_rdflib_reads_one_source_in_every_format(
    built_store: Path, layout: Layout, tmp_path: Path
) -> None:
    export(current(built_store), layout, tmp_path, source="presidential-terms")
    stem = tmp_path / "presidential-terms"
    turtle = Graph().parse(stem.with_suffix(".ttl"))
    assert len(turtle) > 10
    assert set(Graph().parse(stem.with_suffix(".nt"), format="nt")) == set(turtle)
    named = Dataset()
    named.parse(stem.with_suffix(".jsonld"), format="json-ld")
    assert {(s, p, o) for s, p, o, _ in named.quads()} == set(turtle)


def test_json_ld_keys_are_words_not_addresses(exported: Path) -> None:
    document = json.loads((exported / "cidpd-kg.jsonld").read_text("utf-8"))
    keys = {key for graph in document["@graph"] for node in graph["@graph"] for key in node}
    assert [key for key in sorted(keys) if ":" in key] == []
    towns = [
        n for g in document["@graph"] for n in g["@graph"] if n["id"].endswith("territory/mx-14039")
    ]
    assert towns[0]["label"] == {"en": "Guadalajara", "es": "Guadalajara"}
    assert towns[0]["inegiCode"] == {"@none": "14039"}


def test_csv_is_described_and_valid(exported: Path, layout: Layout) -> None:
    folder = exported / "cidpd-kg-csv"
    group = TableGroup.from_file(folder / "csv-metadata.json")
    counted = 0
    for table in group.tables:
        rows = list(table.iterdicts(strict=True))
        with (folder / str(table.url)).open(encoding="utf-8", newline="") as lines:
            assert len(rows) == sum(1 for _ in csv.reader(lines)) - 1
        counted += len(rows)
    group.check_referential_integrity()
    assert counted > 5000


def test_the_same_graph_gives_the_same_bytes(
    exported: Path, built_store: Path, layout: Layout, tmp_path: Path
) -> None:
    export(current(built_store), layout, tmp_path)
    assert (tmp_path / "SHA256SUMS").read_text() == (exported / "SHA256SUMS").read_text()


def test_one_source_holds_only_what_it_states(
    built_store: Path, layout: Layout, tmp_path: Path
) -> None:
    export(
        current(built_store), layout, tmp_path, source="wikidata-2022", formats=("nquads", "csv")
    )
    graphs = {q.graph_name.value for q in ox.parse(path=str(tmp_path / "wikidata-2022.nq"))}
    assert graphs == {"https://w3id.org/cidpd/graph/wikidata-2022"}
    with (tmp_path / "wikidata-2022-csv" / "attestations.csv").open(encoding="utf-8") as lines:
        assert {row["source"] for row in csv.DictReader(lines)} == {"wikidata-2022"}


def test_an_unknown_source_offers_the_near_one(
    built_store: Path, layout: Layout, tmp_path: Path
) -> None:
    with pytest.raises(KgError, match="Did you mean 'wikidata-2022'"):
        export(current(built_store), layout, tmp_path, source="wikidata-2020")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_export_leaves_the_old_file(
    built_store: Path, layout: Layout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "cidpd-kg.nt"
    target.write_text("old")

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.publish.dump.triples", broken)
    with pytest.raises(OutputError, match="what was there is unchanged"):
        export(current(built_store), layout, tmp_path, formats=("ntriples",))
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["cidpd-kg.nt"]
    shutil.rmtree(tmp_path)
