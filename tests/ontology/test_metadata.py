"""The header says all that a catalogue of ontologies asks for without going to the web.

The list is that of the FOOPS! tests that need no network, without a logo and a DOI: the project
has neither yet, and will not invent them.
"""

from __future__ import annotations

import re

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, VANN

from kg.iri import BASE, ONTOLOGY
from kg.layout import Layout

BIBO = Namespace("http://purl.org/ontology/bibo/")
IT = URIRef(ONTOLOGY.rstrip("#"))
ONCE = (
    OWL.versionIRI,
    OWL.versionInfo,
    DCTERMS.license,
    DCTERMS.created,
    DCTERMS.issued,
    DCTERMS.modified,
    VANN.preferredNamespacePrefix,
    VANN.preferredNamespaceUri,
    BIBO.status,
)
BILINGUAL = (
    DCTERMS.title,
    DCTERMS.description,
    DCTERMS.abstract,
    DCTERMS.bibliographicCitation,
)
AT_LEAST_ONCE = (DCTERMS.creator, DCTERMS.publisher, DCTERMS.source, DCTERMS.language)


@pytest.fixture(scope="module")
def graph(layout: Layout) -> Graph:
    return Graph().parse(layout.ontology)


@pytest.mark.parametrize("path", ONCE, ids=str)
def test_said_once(path: URIRef, graph: Graph) -> None:
    assert len(list(graph.objects(IT, path))) == 1


@pytest.mark.parametrize("path", BILINGUAL, ids=str)
def test_said_in_both_languages(path: URIRef, graph: Graph) -> None:
    assert sorted(getattr(o, "language", "") for o in graph.objects(IT, path)) == ["en", "es"]


@pytest.mark.parametrize("path", AT_LEAST_ONCE, ids=str)
def test_said_at_least_once(path: URIRef, graph: Graph) -> None:
    assert list(graph.objects(IT, path))


def test_the_version_has_an_iri_of_its_own(graph: Graph) -> None:
    number = str(graph.value(IT, OWL.versionInfo))
    assert graph.value(IT, OWL.versionIRI) == URIRef(f"{IT}/{number}")
    assert re.fullmatch(r"\d+\.\d+\.\d+", number)
    citation = {str(o) for o in graph.objects(IT, DCTERMS.bibliographicCitation)}
    assert all(f"{IT}/{number}" in text for text in citation)


def test_the_prefix_and_the_namespace_are_ours(graph: Graph) -> None:
    assert graph.value(IT, VANN.preferredNamespacePrefix) == Literal("cidpd")
    assert graph.value(IT, VANN.preferredNamespaceUri) == Literal(ONTOLOGY)


def test_the_licence_is_that_of_the_data(graph: Graph) -> None:
    expected = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(IT, DCTERMS.license) == expected


def test_dates_are_dates_in_order(graph: Graph) -> None:
    created, issued, modified = (
        graph.value(IT, path) for path in (DCTERMS.created, DCTERMS.issued, DCTERMS.modified)
    )
    assert {date.datatype for date in (created, issued, modified)} == {
        URIRef("http://www.w3.org/2001/XMLSchema#date")
    }
    assert str(created) <= str(issued) <= str(modified)


def test_the_creator_has_a_name_in_both_languages(graph: Graph) -> None:
    for creator in graph.objects(IT, DCTERMS.creator):
        assert str(creator).startswith(f"{BASE}id/agent/")
        assert {name.language for name in graph.objects(creator, RDFS.label)} == {"es", "en"}


def test_terms_of_other_vocabularies_are_reused(graph: Graph) -> None:
    above = {
        str(o)
        for path in (RDFS.subClassOf, RDFS.subPropertyOf)
        for o in graph.objects(None, path)
        if not str(o).startswith(ONTOLOGY)
    }
    namespaces = {iri.rpartition("#" if "#" in iri else "/")[0] for iri in above}
    assert len(namespaces) >= 8, namespaces


def test_what_law_or_paper_defines_is_cited_with_its_source(graph: Graph) -> None:
    terms = set(graph.subjects(RDFS.isDefinedBy, IT))
    cited = [t for t in terms if graph.value(t, DCTERMS.bibliographicCitation)]
    assert len(cited) >= 20
    for term in terms:
        has = (
            graph.value(term, DCTERMS.source) is not None,
            graph.value(term, DCTERMS.bibliographicCitation) is not None,
        )
        assert has in ((True, True), (False, False)), term


def test_definitions_are_one_sentence_that_does_not_repeat_the_label_alone(graph: Graph) -> None:
    seen: dict[str, URIRef] = {}
    for term in set(graph.subjects(RDFS.isDefinedBy, IT)):
        for definition in graph.objects(term, SKOS.definition):
            text = str(definition)
            assert text.endswith("."), term
            assert len(text.split()) >= 4, term
            assert text == text.strip(), term
            assert seen.setdefault(text, term) == term, f"{term} and {seen[text]} say the same"


def test_names_are_spelt_as_the_style_says(graph: Graph) -> None:
    for term in set(graph.subjects(RDFS.isDefinedBy, IT)):
        local = str(term).removeprefix(ONTOLOGY)
        is_class = (term, RDF.type, OWL.Class) in graph
        assert re.fullmatch(r"[A-Z][A-Za-z]*" if is_class else r"[a-z][A-Za-z]*", local), local
        assert not local.startswith("has"), local
