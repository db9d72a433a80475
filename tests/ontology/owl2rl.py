"""What the OWL 2 RL profile allows, read off an RDF graph, axiom by axiom.

Source: OWL 2 Web Ontology Language Profiles (Second Edition), W3C, 2012, section 4.2.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, Graph
from rdflib.collection import Collection
from rdflib.term import BNode, Node

DATATYPES = frozenset(
    {RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal}
    | {
        *(XSD.decimal, XSD.integer, XSD.long, XSD.int, XSD.short, XSD.byte, XSD.float, XSD.double),
        *(XSD.nonNegativeInteger, XSD.nonPositiveInteger, XSD.positiveInteger, XSD.negativeInteger),
        *(XSD.unsignedLong, XSD.unsignedInt, XSD.unsignedShort, XSD.unsignedByte, XSD.boolean),
        *(XSD.string, XSD.normalizedString, XSD.token, XSD.language, XSD.Name, XSD.NCName),
        *(XSD.NMTOKEN, XSD.hexBinary, XSD.base64Binary, XSD.anyURI),
        *(XSD.dateTime, XSD.dateTimeStamp),
    }
)
FORBIDDEN_TYPES = (OWL.ReflexiveProperty, OWL.DataRange, RDFS.Datatype)
FORBIDDEN_PROPERTIES = (
    OWL.disjointUnionOf,
    OWL.datatypeComplementOf,
    OWL.onDatatype,
    OWL.withRestrictions,
    OWL.hasSelf,
    OWL.minCardinality,
    OWL.minQualifiedCardinality,
    OWL.cardinality,
    OWL.qualifiedCardinality,
)
CARDINALITIES = (OWL.maxCardinality, OWL.maxQualifiedCardinality)
SIMPLE_ONLY = (OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.AsymmetricProperty)
KINDS = (
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
)


def outside(graph: Graph) -> list[str]:
    """Return what in an ontology is outside OWL 2 RL, or outside OWL 2 DL as RL needs it."""
    return sorted({*_axioms(graph), *_forbidden(graph), *_declarations(graph), *_simple(graph)})


def _axioms(graph: Graph) -> Iterator[str]:
    for sub, over in graph.subject_objects(RDFS.subClassOf):
        if not _may_be_below(graph, sub):
            yield f"below: {_name(sub)} cannot be a subclass"
        if not _may_be_above(graph, over):
            yield f"above: {_name(sub)} has a superclass that only a fuller profile has"
    for one, other in graph.subject_objects(OWL.equivalentClass):
        for side in (one, other):
            if not (_may_be_below(graph, side) and _may_be_above(graph, side)):
                yield f"equivalent: {_name(one)}"
    for one, other in graph.subject_objects(OWL.disjointWith):
        if not (_may_be_below(graph, one) and _may_be_below(graph, other)):
            yield f"disjoint: {_name(one)}"
    for members in graph.objects(None, OWL.members):
        for member in Collection(graph, members):
            if not _may_be_below(graph, member):
                yield f"disjoint: {_name(member)}"
    for prop, domain in graph.subject_objects(RDFS.domain):
        if not _may_be_above(graph, domain):
            yield f"domain: {_name(prop)}"
    for prop, values in graph.subject_objects(RDFS.range):
        data = (prop, RDF.type, OWL.DatatypeProperty) in graph
        if not (values in DATATYPES if data else _may_be_above(graph, values)):
            yield f"range: {_name(prop)}"


def _forbidden(graph: Graph) -> Iterator[str]:
    for kind in FORBIDDEN_TYPES:
        yield from (f"type: {_name(s)}" for s in graph.subjects(RDF.type, kind))
    for path in FORBIDDEN_PROPERTIES:
        yield from (f"construct: {_name(path)}" for _ in graph.subjects(path))
    for path in CARDINALITIES:
        for value in graph.objects(None, path):
            if int(str(value)) > 1:
                yield f"cardinality: {value}"


def _declarations(graph: Graph) -> Iterator[str]:
    builtin = (str(OWL), str(RDF), str(RDFS), str(XSD))
    kinds = {kind: set(graph.subjects(RDF.type, kind)) for kind in KINDS}
    properties = [kinds[kind] for kind in KINDS[1:]]
    for prop in set().union(*properties):
        if sum(prop in kind for kind in properties) > 1:
            yield f"declared twice: {_name(prop)}"
    for path in set(graph.predicates()):
        if not str(path).startswith(builtin) and not any(path in kind for kind in properties):
            yield f"undeclared property: {_name(path)}"
    for cls in set(graph.objects(None, RDF.type)) | set(graph.objects(None, RDFS.subClassOf)):
        named = not isinstance(cls, BNode) and not str(cls).startswith(builtin)
        if named and cls not in kinds[OWL.Class]:
            yield f"undeclared class: {_name(cls)}"


def _simple(graph: Graph) -> Iterator[str]:
    """A transitive property, or one above it, may not be functional or asymmetric (OWL 2 DL)."""
    for prop in graph.subjects(RDF.type, OWL.TransitiveProperty):
        for over in graph.transitive_objects(prop, RDFS.subPropertyOf):
            for kind in SIMPLE_ONLY:
                if (over, RDF.type, kind) in graph:
                    yield f"not simple: {_name(over)}"


def _may_be_below(graph: Graph, node: Node) -> bool:
    if not isinstance(node, BNode):
        return node != OWL.Thing
    for path in (OWL.intersectionOf, OWL.unionOf):
        if (members := graph.value(node, path)) is not None:
            return all(_may_be_below(graph, m) for m in Collection(graph, members))
    if (filler := graph.value(node, OWL.someValuesFrom)) is not None:
        return filler == OWL.Thing or filler in DATATYPES or _may_be_below(graph, filler)
    return any((node, path, None) in graph for path in (OWL.oneOf, OWL.hasValue))


def _may_be_above(graph: Graph, node: Node) -> bool:
    if not isinstance(node, BNode):
        return node != OWL.Thing
    if (members := graph.value(node, OWL.intersectionOf)) is not None:
        return all(_may_be_above(graph, m) for m in Collection(graph, members))
    if (other := graph.value(node, OWL.complementOf)) is not None:
        return _may_be_below(graph, other)
    if (filler := graph.value(node, OWL.allValuesFrom)) is not None:
        return filler in DATATYPES or _may_be_above(graph, filler)
    return any((node, path, None) in graph for path in (OWL.hasValue, *CARDINALITIES))


def _name(node: Node) -> str:
    return "an unnamed class" if isinstance(node, BNode) else str(node)
