"""The ontology as a reader wants it: terms in their sections, each with all that is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Node

from kg.check.occurrences import in_rdf
from kg.iri import ONTOLOGY
from kg.layout import Layout
from kg.rdf import PREFIXES

__all__ = ["LANGUAGES", "Constraint", "Reference", "Section", "Term", "read_reference"]

LANGUAGES: Final = ("es", "en")
IT: Final = URIRef(ONTOLOGY.rstrip("#"))
_KINDS: Final = {
    "class": OWL.Class,
    "object": OWL.ObjectProperty,
    "datatype": OWL.DatatypeProperty,
    "annotation": OWL.AnnotationProperty,
}
_TRAITS: Final = {
    "functional": OWL.FunctionalProperty,
    "inverse-functional": OWL.InverseFunctionalProperty,
    "transitive": OWL.TransitiveProperty,
    "symmetric": OWL.SymmetricProperty,
    "asymmetric": OWL.AsymmetricProperty,
    "irreflexive": OWL.IrreflexiveProperty,
}
_MATCHES: Final = ("exact", "close", "broad", "narrow", "related")
_STATUS: Final = URIRef("http://www.w3.org/2003/06/sw-vocab-status/ns#term_status")
_HEADING: Final = re.compile(r"^# (\d)\. (.+)$")


@dataclass(frozen=True, slots=True, order=True)
class Constraint:
    """One rule of ``shapes/`` that looks at a term.

    Attributes:
        name: Name of the shape, e.g. ``Agreement-signedOn``.
        on: Local name of the class it looks at.
        severity: ``violation``, ``warning`` or ``info``.
        counts: How many values are allowed, e.g. ``1..1``, ``0..*``.
        message: What to do if it is broken, by language.
        values: Local names of our classes that the values must be in one of; none if it names none.
    """

    name: str
    on: str
    severity: str
    counts: str
    message: dict[str, str] = field(compare=False)
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A class or a property.

    Attributes:
        name: Local name; also its anchor.
        kind: ``class``, ``object``, ``datatype`` or ``annotation``.
        traits: Characteristics of a property, e.g. ``transitive``.
        label: By language, as ``definition`` and ``note`` are.
        examples: Text or IRIs.
        source: IRI of what it is taken from, or empty; ``citation`` is the place in it.
        reserved: Whether it holds a place for data to come.
        replaced_by: IRIs that take its place, if it is deprecated.
        above: IRIs of superclasses or superproperties; ``below`` the same downwards.
        disjoint: Classes that share no member with it.
        domain: IRIs; ``range`` too.
        bears: Properties that have this class as domain; ``valued`` those that have it as range.
        alignments: Kind of match and IRI.
        constraints: Rules that look at it.
        uses: Members of a class, or statements with a property, in the built graph.
    """

    name: str
    kind: str
    label: dict[str, str]
    definition: dict[str, str]
    note: dict[str, str]
    examples: tuple[str, ...]
    source: str
    citation: str
    reserved: bool
    deprecated: bool
    replaced_by: tuple[str, ...]
    traits: tuple[str, ...]
    above: tuple[str, ...]
    below: tuple[str, ...]
    disjoint: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    bears: tuple[str, ...]
    valued: tuple[str, ...]
    alignments: tuple[tuple[str, str], ...]
    constraints: tuple[Constraint, ...]
    uses: int | None

    @property
    def iri(self) -> str:
        """Its IRI."""
        return f"{ONTOLOGY}{self.name}"


@dataclass(frozen=True, slots=True)
class Section:
    """A layer of the ontology.

    Attributes:
        number: Its number in the file, from 1.
        terms: In the order of the file.
    """

    number: int
    heading: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The whole ontology.

    Attributes:
        header: Values of the header's properties, by local name and language; ``""`` for values
            without language.
        sections: The layers, without those that hold no term of ours.
        prefixes: Prefix and namespace of every vocabulary the two files name.
    """

    header: dict[str, dict[str, tuple[str, ...]]]
    sections: tuple[Section, ...]
    prefixes: dict[str, str]

    @property
    def terms(self) -> dict[str, Term]:
        """Every term, by local name."""
        return {term.name: term for section in self.sections for term in section.terms}

    def compact(self, iri: str) -> str:
        """Shorten an IRI by the longest prefix that fits."""
        fits = [(len(base), name) for name, base in self.prefixes.items() if iri.startswith(base)]
        if not fits:
            return iri
        _, name = max(fits)
        return f"{name}:{iri.removeprefix(self.prefixes[name])}"


def read_reference(layout: Layout, uses: Mapping[str, int] | None = None) -> Reference:
    """Read the ontology, its alignments and the shapes.

    Args:
        layout: Where they are.
        uses: Members of each class and statements with each property, by IRI; not told if absent.
    """
    ontology, alignments = (Graph().parse(f) for f in (layout.ontology, layout.alignments))
    rules = _constraints(layout.shapes.glob("*.ttl"))
    reader = _Reader(ontology, alignments, rules, uses)
    sections = [
        Section(number, heading, tuple(reader.term(name) for name in names))
        for number, heading, names in _order(layout.ontology, reader.kinds)
        if names
    ]
    named = (o for f in (layout.ontology, layout.alignments) for o in in_rdf(f))
    prefixes = PREFIXES | {found.bound: found.iri for found in named if found.bound}
    return Reference(_header(ontology), tuple(sections), prefixes)


def _order(file: Path, kinds: Mapping[str, str]) -> list[tuple[int, str, list[str]]]:
    """Return the sections of the file, with the terms declared in each, in order."""
    headings = [
        (line, int(found[1]), found[2])
        for line, text in enumerate(file.read_text("utf-8").splitlines(), 1)
        if (found := _HEADING.match(text))
    ]
    first: dict[str, int] = {}
    for occurrence in in_rdf(file):
        if occurrence.leads and occurrence.iri.startswith(ONTOLOGY):
            first.setdefault(occurrence.iri.removeprefix(ONTOLOGY), occurrence.line)
    sections = []
    for at, (line, number, heading) in enumerate(headings):
        end = headings[at + 1][0] if at + 1 < len(headings) else None
        names = [n for n, at in first.items() if at > line and (end is None or at < end)]
        sections.append((number, heading, [n for n in names if n in kinds]))
    return sections


class _Reader:
    """Both graphs and the shapes, asked about one term at a time."""

    def __init__(
        self,
        ontology: Graph,
        alignments: Graph,
        rules: Mapping[str, list[Constraint]],
        uses: Mapping[str, int] | None,
    ) -> None:
        self._ontology, self._alignments = ontology, alignments
        self._rules, self._uses = rules, uses
        self.kinds = {
            str(term).removeprefix(ONTOLOGY): kind
            for kind, cls in _KINDS.items()
            for term in ontology.subjects(RDF.type, cls)
            if str(term).startswith(ONTOLOGY)
        }

    def term(self, name: str) -> Term:
        it, graph = URIRef(f"{ONTOLOGY}{name}"), self._ontology
        kind = self.kinds[name]
        path = RDFS.subClassOf if kind == "class" else RDFS.subPropertyOf
        types = set(graph.objects(it, RDF.type))
        return Term(
            name=name,
            kind=kind,
            label=self._texts(it, RDFS.label),
            definition=self._texts(it, SKOS.definition),
            note=self._texts(it, SKOS.scopeNote),
            examples=self._all(it, SKOS.example),
            source=next(iter(self._all(it, DCTERMS.source)), ""),
            citation=next(iter(self._all(it, DCTERMS.bibliographicCitation)), ""),
            reserved=(it, _STATUS, Literal("testing")) in graph,
            deprecated=(it, OWL.deprecated, Literal(True)) in graph,
            replaced_by=self._all(it, DCTERMS.isReplacedBy),
            traits=tuple(trait for trait, cls in _TRAITS.items() if cls in types),
            above=self._all(it, path),
            below=_sorted(graph.subjects(path, it)),
            disjoint=_sorted(
                {*graph.objects(it, OWL.disjointWith), *graph.subjects(OWL.disjointWith, it)}
            ),
            domain=self._all(it, RDFS.domain),
            range=self._all(it, RDFS.range),
            bears=_sorted(graph.subjects(RDFS.domain, it)),
            valued=_sorted(graph.subjects(RDFS.range, it)),
            alignments=tuple(
                (match, str(target))
                for match in _MATCHES
                for target in sorted(self._alignments.objects(it, SKOS[f"{match}Match"]), key=str)
            ),
            constraints=tuple(self._rules.get(str(it), ())),
            uses=None if self._uses is None else self._uses.get(str(it), 0),
        )

    def _texts(self, it: Node, path: URIRef) -> dict[str, str]:
        return {
            value.language: str(value)
            for value in self._ontology.objects(it, path)
            if isinstance(value, Literal) and value.language
        }

    def _all(self, it: Node, path: URIRef) -> tuple[str, ...]:
        return _sorted(self._ontology.objects(it, path))


def _sorted(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(sorted(str(node) for node in nodes))


def _header(graph: Graph) -> dict[str, dict[str, tuple[str, ...]]]:
    said: dict[str, dict[str, list[str]]] = {}
    for path, value in sorted(graph.predicate_objects(IT), key=str):
        name = re.split(r"[#/]", str(path))[-1]
        language = getattr(value, "language", None) or ""
        said.setdefault(name, {}).setdefault(language, []).append(str(value))
    return {name: {k: tuple(v) for k, v in texts.items()} for name, texts in said.items()}


def _constraints(files: Iterable[Path]) -> dict[str, list[Constraint]]:
    """Return the rules that look at each term: a class by its target, a property by its path."""
    graph = Graph()
    for file in sorted(files):
        graph.parse(file)
    found: dict[str, list[Constraint]] = {}
    for shape, cls in graph.subject_objects(SH.targetClass):
        for rule in [shape, *graph.objects(shape, SH.property)]:
            constraint = _constraint(graph, rule, str(cls).removeprefix(ONTOLOGY))
            if constraint is None:
                continue
            found.setdefault(str(cls), []).append(constraint)
            path = graph.value(rule, SH.path)
            if path is not None:
                found.setdefault(str(path), []).append(constraint)
    return {term: sorted(rules) for term, rules in found.items()}


def _constraint(graph: Graph, rule: Node, on: str) -> Constraint | None:
    messages = {
        str(m.language): str(m)
        for m in graph.objects(rule, SH.message)
        if isinstance(m, Literal) and m.language
    }
    if not messages:
        return None
    least, most = graph.value(rule, SH.minCount), graph.value(rule, SH.maxCount)
    counts = f"{least or 0}..{most or '*'}" if graph.value(rule, SH.path) is not None else ""
    severity = str(graph.value(rule, SH.severity)).rpartition("#")[2].lower()
    either = [other for choice in graph.objects(rule, SH["or"]) for other in graph.items(choice)]
    classes = {str(c) for shape in (rule, *either) for c in graph.objects(shape, SH["class"])}
    ours = sorted(c.removeprefix(ONTOLOGY) for c in classes if c.startswith(ONTOLOGY))
    name = str(rule).rpartition("#")[2]
    return Constraint(name, on, severity, counts, messages, tuple(ours))
