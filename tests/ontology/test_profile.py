"""The ontology stays inside OWL 2 RL and OWL 2 DL, without a blank node."""

from __future__ import annotations

import pyoxigraph
import pytest
from rdflib import OWL, RDF, BNode, Graph

from kg.layout import Layout
from ontology.owl2rl import outside

BROKEN = {
    "existential on the right": (
        "cidpd:Agreement rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cidpd:party ;"
        " owl:someValuesFrom cidpd:Government ] .",
        "above: ",
    ),
    "union on the right": (
        "cidpd:Agreement rdfs:subClassOf [ a owl:Class ; owl:unionOf (cidpd:Link cidpd:Claim) ] .",
        "above: ",
    ),
    "enumeration on the right": (
        "cidpd:Country rdfs:subClassOf [ a owl:Class ; owl:oneOf (<urn:a> <urn:b>) ] .",
        "above: ",
    ),
    "owl:Thing on the right": ("cidpd:Link rdfs:subClassOf owl:Thing .", "above: "),
    "universal on the left": (
        "[] a owl:Restriction ; owl:onProperty cidpd:party ; owl:allValuesFrom cidpd:Link ;"
        " rdfs:subClassOf cidpd:Link .",
        "below: ",
    ),
    "two of them": (
        "cidpd:Link rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cidpd:party ;"
        " owl:maxCardinality 2 ] .",
        "cardinality: 2",
    ),
    "at least one": (
        "cidpd:Link rdfs:subClassOf [ a owl:Restriction ; owl:onProperty cidpd:party ;"
        " owl:minCardinality 1 ] .",
        "construct: ",
    ),
    "union as domain": (
        "cidpd:party rdfs:domain [ a owl:Class ; owl:unionOf (cidpd:Link cidpd:Agreement) ] .",
        "domain: ",
    ),
    "equivalent to a union": (
        "cidpd:Territory owl:equivalentClass [ a owl:Class ;"
        " owl:unionOf (cidpd:Country cidpd:Division) ] .",
        "equivalent: ",
    ),
    "disjoint union": (
        "cidpd:Territory owl:disjointUnionOf (cidpd:Country cidpd:Division) .",
        "construct: ",
    ),
    "a datatype OWL does not have": ("cidpd:signedOn rdfs:range xsd:gYear .", "range: "),
    "a datatype RL does not have": ("cidpd:count rdfs:range owl:rational .", "range: "),
    "reflexive": ("cidpd:partOf a owl:ReflexiveProperty .", "type: "),
    "transitive and functional": ("cidpd:partOf a owl:FunctionalProperty .", "not simple: "),
    "object and datatype": ("cidpd:party a owl:DatatypeProperty .", "declared twice: "),
    "a property nobody declared": ("cidpd:Link skos:note 'x' .", "undeclared property: "),
    "a class nobody declared": (
        "cidpd:Link rdfs:subClassOf prov:Thing .",
        "undeclared class: ",
    ),
}


@pytest.fixture(scope="module")
def text(layout: Layout) -> str:
    return layout.ontology.read_text("utf-8")


def test_the_ontology_is_inside_owl_2_rl(text: str) -> None:
    assert outside(Graph().parse(data=text, format="turtle")) == []


@pytest.mark.parametrize("case", BROKEN)
def test_an_axiom_outside_the_profile_is_seen(case: str, text: str) -> None:
    axiom, expected = BROKEN[case]
    found = outside(Graph().parse(data=text + axiom, format="turtle"))
    assert [f for f in found if f.startswith(expected)], found


def test_the_ontology_has_no_blank_node(text: str) -> None:
    graph = Graph().parse(data=text, format="turtle")
    assert [n for n in graph.all_nodes() if isinstance(n, BNode)] == []


def test_two_parsers_read_the_same_triples(layout: Layout, text: str) -> None:
    ours = {(str(s), str(p), str(o)) for s, p, o in Graph().parse(data=text, format="turtle")}
    theirs = {
        (q.subject.value, q.predicate.value, q.object.value)
        for q in pyoxigraph.parse(path=str(layout.ontology))
    }
    assert ours == theirs
    assert len(ours) > 1000


def test_disjointness_is_said_once_and_never_of_a_class_and_itself(text: str) -> None:
    graph = Graph().parse(data=text, format="turtle")
    pairs = [frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)]
    assert len(pairs) > 100
    assert len(pairs) == len(set(pairs))
    assert all(len(pair) == 2 for pair in pairs)
    classes = set(graph.subjects(RDF.type, OWL.Class))
    assert all(cls in classes for pair in pairs for cls in pair)
