"""The JSON-LD context: readable keys for every term, written from the ontology."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef

from kg.iri import BASE, ONTOLOGY
from kg.rdf import PREFIXES

__all__ = ["context", "context_iri"]


_LINKS: Final = [
    "dcterms:license",
    "foaf:homepage",
    "foaf:page",
    "owl:inverseOf",
    "prov:hadPrimarySource",
    "prov:used",
    "prov:wasAssociatedWith",
    "prov:wasDerivedFrom",
    "prov:wasGeneratedBy",
    "qb:attribute",
    "qb:codeList",
    "qb:component",
    "qb:componentProperty",
    "qb:dataSet",
    "qb:dimension",
    "qb:hierarchyRoot",
    "qb:measure",
    "qb:observation",
    "qb:parentChildProperty",
    "qb:slice",
    "qb:sliceKey",
    "qb:sliceStructure",
    "qb:structure",
    "rdfs:range",
    "skos:broader",
    "skos:closeMatch",
    "skos:exactMatch",
    "skos:inScheme",
    "skos:narrower",
    "skos:related",
]
_TEXTS: Final = [
    "dcterms:creator",
    "dcterms:date",
    "dcterms:description",
    "dcterms:identifier",
    "dcterms:publisher",
    "dcterms:rights",
    "dcterms:title",
    "rdfs:label",
    "skos:altLabel",
    "skos:definition",
    "skos:notation",
    "skos:prefLabel",
]
_TRUTHS: Final = ["qb:componentRequired"]
_NUMBERS: Final = {"wgs:lat": "xsd:decimal", "wgs:long": "xsd:decimal"}
_DAYS: Final = frozenset({"accessed", "heldBefore", "heldFrom", "signedBefore", "signedFrom"})
_DATES: Final = frozenset(
    [
        "actedNoLaterThan",
        "actedOn",
        "approvedOn",
        "begins",
        "begunNoLaterThan",
        "createdOn",
        "ended",
        "ends",
        "endsBefore",
        "formerNameUntil",
        "firstSeen",
        "founded",
        "inForceFrom",
        "institutionEventOn",
        "lastReform",
        "legalEventOn",
        "listedOn",
        "plannedEnd",
        "networkEventOn",
        "publishedOn",
        "reformedOn",
        "signedNoLaterThan",
        "signedOn",
    ]
)
"""Properties whose values are dates; a day always, or as precise as the source. OWL 2 lacks these
datatypes, so that the ontology cannot give their range (docs/decisions/0003)."""
_NATIVE: Final = {XSD.integer, XSD.boolean}
_COERCED: Final = {XSD.decimal: "xsd:decimal", XSD.date: "xsd:date"}


def context_iri(version: str) -> str:
    """Return where the context of one release is found; it never changes.

    >>> context_iri("0.1.0")
    'https://w3id.org/cidpd/context/0.1.0.jsonld'
    """
    return f"{BASE}context/{version}.jsonld"


@lru_cache
def context(ontology: Path) -> dict[str, Any]:
    """Return the context document.

    A link's value is an IRI; a text's values are grouped by language, with ``@none`` for text
    without one; numbers and dates are as their range says. Keys are the local names of the terms,
    ``id`` and ``type`` stand for ``@id`` and ``@type``.

    Args:
        ontology: The ontology's Turtle file.
    """
    terms: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": "@type"}
    terms |= {name: iri for name, iri in PREFIXES.items() if name != "id"}
    for name in _LINKS:
        terms[_local(name)] = {"@id": name, "@type": "@id"}
    for name in _TEXTS:
        terms[_local(name)] = {"@id": name, "@container": "@language"}
    for name in _TRUTHS:
        terms[_local(name)] = {"@id": name}
    for name, datatype in _NUMBERS.items():
        terms[_local(name)] = {"@id": name, "@type": datatype}
    declared = Graph().parse(ontology)
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty):
        for term in sorted(declared.subjects(RDF.type, kind), key=str):
            if isinstance(term, URIRef) and str(term).startswith(ONTOLOGY):
                terms.setdefault(*_property(declared, term, kind))
    for term in sorted(declared.subjects(RDF.type, OWL.Class), key=str):
        if str(term).startswith(ONTOLOGY):
            local = str(term).removeprefix(ONTOLOGY)
            terms.setdefault(local, f"cidpd:{local}")
    for name in ("foaf:Document", "qb:DataSet", "skos:Concept", "skos:ConceptScheme"):
        terms.setdefault(_local(name), name)
    return {"@context": dict(sorted(terms.items(), key=_order))}


def _property(declared: Graph, term: URIRef, kind: URIRef) -> tuple[str, Any]:
    local = str(term).removeprefix(ONTOLOGY)
    spelt = f"cidpd:{local}"
    if kind == OWL.ObjectProperty:
        return local, {"@id": spelt, "@type": "@id"}
    if local in _DAYS:
        return local, {"@id": spelt, "@type": "xsd:date"}
    datatype = declared.value(term, RDFS.range)
    if datatype in _COERCED:
        return local, {"@id": spelt, "@type": _COERCED[URIRef(str(datatype))]}
    if datatype in _NATIVE or local in _DATES:
        return local, {"@id": spelt}
    return local, {"@id": spelt, "@container": "@language"}


def _local(name: str) -> str:
    return name.partition(":")[2]


def _order(item: tuple[str, Any]) -> tuple[bool, bool, str]:
    """Keywords first, then prefixes, then terms by name."""
    name, value = item
    return not str(value).startswith("@") and name != "@version", name not in PREFIXES, name
