"""The description of the dataset says what the files and the graph are, and nothing else."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, RDF, VOID, Graph, Literal, URIRef

from kg.graph.release import current
from kg.iri import BASE, ONTOLOGY
from kg.layout import Layout
from kg.publish import export
from kg.publish.describe import DATASET

IT = URIRef(DATASET)


@pytest.fixture(scope="module")
def folder(built_store: Path, layout: Layout, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("export")
    export(current(built_store), layout, output, formats=("ntriples", "csv"))
    return output


@pytest.fixture(scope="module")
def told(folder: Path) -> Graph:
    return Graph().parse(folder / "dataset.ttl")


def test_it_is_named_and_licensed_in_both_languages(told: Graph) -> None:
    for path in (DCTERMS.title, DCTERMS.description, DCTERMS.rights):
        found = {text.language for text in told.objects(IT, path) if isinstance(text, Literal)}
        assert found == {"es", "en"}
    assert str(told.value(IT, DCTERMS.license)) == "https://creativecommons.org/licenses/by/4.0/"


def test_each_file_is_a_distribution_with_its_size_and_digest(told: Graph, folder: Path) -> None:
    files = {p for p in folder.rglob("*") if p.is_file()}
    files -= {folder / "dataset.ttl", folder / "SHA256SUMS"}
    assert len(list(told.objects(IT, DCAT.distribution))) == len(files)
    version = told.value(IT, DCAT + "version")
    node = URIRef(f"{DATASET}/{version}/cidpd-kg.nt")
    content = (folder / "cidpd-kg.nt").read_bytes()
    assert told.value(node, DCAT.byteSize) == Literal(
        len(content), datatype=URIRef("http://www.w3.org/2001/XMLSchema#nonNegativeInteger")
    )
    assert str(told.value(node, DCAT.mediaType)).endswith("application/n-triples")
    digests = {str(o).lower() for _, p, o in told if str(p).endswith("checksumValue")}
    assert hashlib.sha256(content).hexdigest() in digests


def test_its_counts_are_those_of_the_dump(told: Graph, folder: Path) -> None:
    lines = (folder / "cidpd-kg.nt").read_text("utf-8").splitlines()
    assert int(str(told.value(IT, VOID.triples))) == len(lines)
    agreements = sum(f"{RDF.type}> <{ONTOLOGY}Agreement> ." in line for line in lines)
    part = URIRef(f"{DATASET}#class-Agreement")
    assert int(str(told.value(part, VOID.entities))) == agreements > 300


def test_each_graph_is_a_subset(told: Graph, built_store: Path) -> None:
    graphs = current(built_store).manifest.graphs
    subsets = {str(g).removeprefix(f"{BASE}graph/") for g in told.objects(IT, VOID.subset)}
    assert subsets == set(graphs)


def test_it_has_no_blank_node_and_the_same_bytes_each_time(
    told: Graph, folder: Path, built_store: Path, layout: Layout, tmp_path: Path
) -> None:
    assert all(isinstance(node, (URIRef, Literal)) for triple in told for node in triple)
    export(current(built_store), layout, tmp_path, formats=("ntriples", "csv"))
    assert (tmp_path / "dataset.ttl").read_bytes() == (folder / "dataset.ttl").read_bytes()
