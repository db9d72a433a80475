"""One thing: what is said of it, what points to it, and which source says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph import Store
from kg.iri import BASE, KINDS, ONTOLOGY, split
from kg.rdf import PREFIXES, Term

from .names import Names

__all__ = ["Link", "Statement", "Thing", "Way", "describe", "find"]

_LABEL = f"{PREFIXES['rdfs']}label"
_PARTY = f"{ONTOLOGY}party"
_GOVERNS = f"{ONTOLOGY}governs"
_ESTABLISHES = f"{ONTOLOGY}establishes"
_PARTICIPANT = f"{ONTOLOGY}participant"
_PARTICIPATION_IN = f"{ONTOLOGY}participationIn"
_WAY = f"{ONTOLOGY}wayOfParticipation"


@dataclass(frozen=True, slots=True)
class Statement:
    """A property, a value and the sources that state it.

    Attributes:
        property: IRI of the property.
        value: The object; for an inverse statement, the subject.
        name: Name of the value in the language asked for, or its text.
        sources: Keys of the named graphs it stands in, sorted.
        inverse: Whether the thing is the object.
    """

    property: str
    value: Term
    name: str
    sources: tuple[str, ...]
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link a party takes part in.

    Attributes:
        link: The statement that the party takes part in it, with its sources.
        agreements: The same for each agreement that establishes or renews it, by name.
    """

    link: Statement
    agreements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of participating in cooperation, and what exemplifies it.

    Attributes:
        iri: The concept; empty for what a government takes part in and exemplifies none.
        name: Its name in the language asked for.
        instances: The statement that the government takes part, for each instance, by name.
    """

    iri: str
    name: str
    instances: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """All that the graph says of one thing.

    Attributes:
        iri: Its IRI.
        name: Its name in the language asked for.
        statements: What is said of it, by property and value.
        links: Its links with their agreements, by name; of a territory, those of its government.
        ways: What else it takes part in, by way of participating; of a territory, its government.
        row: Table row it was lifted from, as ``file:line``, or empty.
    """

    iri: str
    name: str
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]
    ways: tuple[Way, ...]
    row: str


def find(store: Store, names: Names, wanted: str) -> str:
    """Return the IRI of the one thing meant: by IRI, code or name, else by key, or kind and key.

    Raises:
        QueryError: Nothing is called so, or several things are; the near ones are offered.
    """
    try:
        return names.one(wanted)
    except QueryError:
        kind, slash, rest = wanted.strip().removeprefix("id/").partition("/")
        if slash and kind in KINDS:
            kinds, key = [kind], rest
        else:
            kinds, key = sorted(KINDS), wanted.strip()
        places = (f"{BASE}id/{kind}/{key}" for kind in kinds)
        found = [iri for iri in places if next(store.about(iri), None) is not None]
        if len(found) != 1:
            raise
        return found[0]


def describe(store: Store, iri: str, *, language: str = "es") -> Thing:
    """Return everything said of a thing, with the source of each statement.

    Args:
        store: The graph.
        iri: IRI of the thing.
        language: ``es`` or ``en``; a name only in the other language is still shown.
    """
    statements = _statements(store, iri, language)
    governments = [s.value.value for s in statements if s.inverse and s.property == _GOVERNS]
    links = _links(store, statements)
    ways = _ways(store, statements, language)
    for government in governments:
        told = _statements(store, government, language)
        links += _links(store, told)
        ways += _ways(store, told, language)
    where = store.where(iri)
    own = _names(store, {iri}, language).get(iri, iri)
    row = str(where) if where else ""
    return Thing(iri, own, tuple(statements), tuple(links), tuple(ways), row)


def _statements(store: Store, iri: str, language: str) -> list[Statement]:
    """Return what is said of a thing and what points to it, in the order it is shown in."""
    found: dict[tuple[bool, str, Term], set[str]] = defaultdict(set)
    for predicate, value, graph in store.about(iri):
        found[False, predicate.value, value].add(graph.value.removeprefix(f"{BASE}graph/"))
    for subject, predicate, graph in store.pointing_to(iri):
        found[True, predicate.value, subject].add(graph.value.removeprefix(f"{BASE}graph/"))
    names = _names(store, {value.value for _, _, value in found if value.kind == "iri"}, language)
    statements = [
        Statement(predicate, value, names.get(value.value, value.value), tuple(sorted(s)), inverse)
        for (inverse, predicate, value), s in found.items()
    ]
    return sorted(
        statements, key=lambda s: (s.inverse, s.property != _LABEL, s.property, s.name, s.value)
    )


def _links(store: Store, statements: Iterable[Statement]) -> list[Link]:
    """Return the links among what points to a party, each with the agreements it rests on."""
    links: list[Statement] = []
    agreements: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if not statement.inverse or statement.property != _PARTY:
            continue
        kind, _ = split(statement.value.value) or ("", "")
        if kind == "link":
            links.append(statement)
        for predicate, value, _ in store.about(statement.value.value) if kind != "link" else ():
            if predicate.value == _ESTABLISHES and statement not in agreements[value.value]:
                agreements[value.value].append(statement)
    return [Link(link, tuple(agreements[link.value.value])) for link in links]


def _ways(store: Store, statements: Iterable[Statement], language: str) -> list[Way]:
    """Return what a government takes part in by way; what is in none comes last.

    A project or event is left out where a row that tells of the government's part in it is there.
    """
    grouped: dict[str, list[Statement]] = defaultdict(list)
    ways: dict[str, str] = {}
    told: set[str] = set()
    for statement in statements:
        if not statement.inverse or statement.property != _PARTICIPANT:
            continue
        instance = statement.value.value
        ways[instance] = ""
        grouped[instance].append(statement)
        for predicate, value, _ in store.about(instance):
            if predicate.value == _WAY:
                ways[instance] = value.value
            elif predicate.value == _PARTICIPATION_IN:
                told.add(value.value)
    names = _names(store, set(ways.values()) - {""}, language)
    found: dict[str, list[Statement]] = defaultdict(list)
    for instance, way in ways.items():
        if instance not in told:
            found[way].extend(grouped[instance])
    order = sorted(found, key=lambda way: (not way, names.get(way, way)))
    return [Way(way, names.get(way, way), tuple(found[way])) for way in order]


def _names(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Names of things, in the language where there is one, else in the other."""
    names: dict[str, str] = {}
    for iri in iris:
        for predicate, value, _ in store.about(iri):
            if predicate.value == _LABEL and (iri not in names or value.language == language):
                names[iri] = value.value
    return names
