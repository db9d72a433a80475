"""One thing: what is said of it, what points to it, and which source says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.errors import QueryError
from kg.graph import Store
from kg.iri import BASE, KINDS
from kg.rdf import PREFIXES, Term

from .names import Names

__all__ = ["Statement", "Thing", "describe", "find"]

_LABEL = f"{PREFIXES['rdfs']}label"


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
class Thing:
    """All that the graph says of one thing.

    Attributes:
        iri: Its IRI.
        name: Its name in the language asked for.
        statements: What is said of it, by property and value.
        row: Table row it was lifted from, as ``file:line``, or empty.
    """

    iri: str
    name: str
    statements: tuple[Statement, ...]
    row: str


def find(store: Store, names: Names, wanted: str) -> str:
    """Return the IRI of the one thing meant: by IRI, code or name, else by key.

    Raises:
        QueryError: Nothing is called so, or several things are; the near ones are offered.
    """
    try:
        return names.one(wanted)
    except QueryError:
        key = wanted.strip()
        places = (f"{BASE}id/{kind}/{key}" for kind in sorted(KINDS))
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
    statements.sort(key=lambda s: (s.inverse, s.property != _LABEL, s.property, s.name, s.value))
    where = store.where(iri)
    own = _names(store, {iri}, language).get(iri, iri)
    return Thing(iri, own, tuple(statements), str(where) if where else "")


def _names(store: Store, iris: Iterable[str], language: str) -> dict[str, str]:
    """Names of things, in the language where there is one, else in the other."""
    names: dict[str, str] = {}
    for iri in iris:
        for predicate, value, _ in store.about(iri):
            if predicate.value == _LABEL and (iri not in names or value.language == language):
                names[iri] = value.value
    return names
