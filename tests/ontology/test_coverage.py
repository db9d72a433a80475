"""The ontology, the model page and the names in the code are one set of terms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace
from rdflib.namespace import DCTERMS, SKOS

from kg.check.terms import declared_terms
from kg.iri import BASE, ONTOLOGY
from kg.layout import Layout
from kg.rdf import CIDPD

VS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")


@pytest.fixture(scope="module")
def graph(layout: Layout) -> Graph:
    return Graph().parse(layout.ontology)


@pytest.fixture(scope="module")
def declared(graph: Graph) -> set[str]:
    return {iri.removeprefix(ONTOLOGY) for iri in declared_terms(graph)}


@pytest.fixture(scope="module")
def reserved(graph: Graph) -> set[str]:
    """Terms that hold a place for data to come, and say so with ``vs:term_status "testing"``."""
    marked = graph.subjects(VS.term_status, Literal("testing"))
    return {str(term).removeprefix(ONTOLOGY) for term in marked}


@pytest.fixture(scope="module")
def on_the_page(layout: Layout) -> set[str]:
    page: Path = layout.root / "docs" / "model.md"
    return set(re.findall(r"\bcidpd:([A-Za-z]+)", page.read_text("utf-8")))


def test_every_term_of_the_model_page_is_declared(
    declared: set[str], on_the_page: set[str]
) -> None:
    assert len(on_the_page) > 100
    assert on_the_page - declared == set()


def test_every_declared_term_is_on_the_model_page_or_reserved(
    declared: set[str], on_the_page: set[str], reserved: set[str]
) -> None:
    assert declared - on_the_page - reserved == set()


def test_the_code_names_the_declared_terms_and_no_other(
    declared: set[str], reserved: set[str]
) -> None:
    assert declared - reserved == set(CIDPD.TERMS) - reserved
    assert set(CIDPD.TERMS) <= declared


def test_reserved_terms_are_few_and_classes(graph: Graph, reserved: set[str]) -> None:
    assert 0 < len(reserved) <= 12
    classes = {str(c).removeprefix(ONTOLOGY) for c in graph.subjects(RDF.type, OWL.Class)}
    assert reserved <= classes


def test_every_property_that_needs_it_says_what_it_joins(graph: Graph) -> None:
    """A property without domain and range is one that several classes share: these and no other."""
    shared = {
        str(p).removeprefix(ONTOLOGY)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for p in graph.subjects(RDF.type, kind)
        if str(p).startswith(ONTOLOGY)
        and graph.value(p, RDFS.domain) is None
        and graph.value(p, RDFS.range) is None
    }
    assert shared == {
        "begins",
        "contains",
        "begunNoLaterThan",
        "counterpartNameAsGiven",
        "dateAsGiven",
        "ends",
        "endsBefore",
        "listedOn",
        "locator",
        "mexicanNameAsGiven",
        "note",
        "partOf",
        "performedBy",
        "statedAt",
        "verbatim",
    }


def test_terms_easily_mistaken_say_what_is_in_and_out(graph: Graph) -> None:
    noted = {str(t).removeprefix(ONTOLOGY) for t in graph.subjects(SKOS.scopeNote)}
    assert {"Agreement", "City", "Counterpart", "Link", "Territory"} <= noted
    assert len(noted) >= 30


def test_a_source_of_ours_that_a_term_cites_exists(graph: Graph, layout: Layout) -> None:
    cited = {str(o) for o in graph.objects(None, DCTERMS.source)}
    ours = {iri.removeprefix(f"{BASE}graph/") for iri in cited if iri.startswith(f"{BASE}graph/")}
    assert ours
    for source in ours:
        assert (layout.data / "sources" / source / "source.toml").is_file(), source
