"""Why the graph says something: source, place in it, licence, retrieval, derivation, opposition.

Derived statements are told apart by the graph they stand in. What opposes a statement is another
value of the same property that other sources give, where the ontology or the data let a thing have
one only; findings of the check are added by the command.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.errors import QueryError, near
from kg.graph import Store
from kg.iri import BASE, ONTOLOGY
from kg.rdf import PREFIXES, Term

__all__ = ["Evidence", "Why", "why"]

_DERIVED: Final = "derived"
_PLACES: Final = ("locator", "statedAt", "citedPage", "sourceRow")
_ATTESTING: Final = ("attestsLink", "attestsAgreement", "participationIn")
_SINGLE: Final = (
    "linkKind", "agreementKind", "signedOn", "status", "registration", "founded", "ended", "begins",
    "endsBefore", "publishedOn", "inForceFrom", "seat", "population", "count", "printedPercent",
    "officialName", "country", "division", "parent", "instrumentKind", "institutionKind",
)  # fmt: skip
"""Properties of which a thing has one value; two are a contradiction or a second precision."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source of a statement.

    Attributes:
        source: Its key.
        title: Its title in the language asked for.
        places: Where in the source: page, row, paragraph, article; each once.
        quoted: The words of the source, where it is quoted.
        row: Row of the curated tables, ``file:line``, or empty.
    """

    source: str
    title: str
    publisher: str
    licence: str
    page: str
    retrieved: str
    places: tuple[str, ...]
    quoted: tuple[str, ...]
    row: str


@dataclass(frozen=True, slots=True)
class Why:
    """A statement and all that stands behind it.

    Attributes:
        derived: How it was worked out, or empty if a source states it.
        others: Other values of the same property of the same thing, each with its sources.
    """

    property: str
    value: Term
    name: str
    evidence: tuple[Evidence, ...]
    derived: str
    others: tuple[tuple[str, tuple[str, ...]], ...]


def why(
    store: Store, iri: str, property_: str = "", value: str = "", *, language: str = "es"
) -> list[Why]:
    """Return what stands behind the statements about a thing.

    Args:
        store: The graph.
        iri: IRI of the thing.
        property_: Only this property: a local name, a prefixed name or an IRI.
        value: Only values whose IRI, key, text or name this is.
        language: ``es`` or ``en``.

    Raises:
        QueryError: No statement about the thing has this property or value.
    """
    found: dict[tuple[str, Term], set[str]] = defaultdict(set)
    for stated, object_, graph in store.about(iri):
        found[stated.value, object_].add(graph.value.removeprefix(f"{BASE}graph/"))
    wanted = _property(property_, {predicate for predicate, _ in found}, iri) if property_ else ""
    names = {o.value: _label(store, o.value, language) for _, o in found if o.kind == "iri"}
    attested = _attestations(store, iri)
    reasons = []
    for (predicate, object_), graphs in sorted(
        found.items(), key=lambda one: (one[0][0], one[0][1].value)
    ):
        name = names.get(object_.value, object_.value) if object_.kind == "iri" else object_.value
        if wanted and predicate != wanted:
            continue
        if value and value.casefold() not in (
            object_.value.casefold(), name.casefold(), object_.value.rpartition("/")[2].casefold(),
        ):  # fmt: skip
            continue
        saying = _saying(store, attested, predicate, object_)
        evidence = [
            _evidence(store, iri, graph, saying, language) for graph in sorted(graphs - {_DERIVED})
        ]
        derived = _worked_out(store, found, predicate, language)
        if graphs == {_DERIVED}:
            derived = _RULES[language].get(_local(predicate), _RULES[language][""])
            evidence = [
                _evidence(store, iri, graph, attested, language) for graph in sorted(attested)
            ]
            if _local(predicate) == "distance":
                evidence += [
                    _evidence(store, place, source, {}, language)
                    for place, source in sorted(_coordinates(store, found))
                ]
        others = tuple(
            (
                names.get(other.value, other.value) if other.kind == "iri" else other.value,
                tuple(sorted(by)),
            )
            for (same, other), by in found.items()
            if same == predicate and other != object_ and _local(predicate) in _SINGLE
        )
        reasons.append(Why(predicate, object_, name, tuple(evidence), derived, others))
    if not reasons:
        values = {names.get(o.value, o.value) for p, o in found if not wanted or p == wanted}
        hint = near(value, values) or f"Its values: {'; '.join(sorted(values)[:10])}."
        raise QueryError(f"{iri}: no statement with the value {value!r}.\n  {hint}")
    return reasons


def _worked_out(
    store: Store, found: Mapping[tuple[str, Term], set[str]], predicate: str, language: str
) -> str:
    """Return how a count or a measurement was worked out, or nothing if it is neither."""

    def first(facts: Iterable[tuple[str, Term]], name: str) -> str:
        return next((value.value for known, value in facts if _local(known) == name), "")

    def of(iri: str, name: str) -> str:
        return first(((known.value, value) for known, value, _ in store.about(iri)), name)

    if _local(predicate) in ("measuredValue", "rank"):
        analysis = first(found, "wasGeneratedBy")
        programs = sorted(
            value.value
            for known, value, _ in store.about(analysis)
            if _local(known.value) == "softwareVersion"
        )
        return _RULES[language]["measuredValue"].format(
            _label(store, analysis, language), of(analysis, "randomSeed"), ", ".join(programs)
        )
    if _local(predicate) != "count" or not first(found, "countBasis").endswith("/derived"):
        return ""
    if origin := first(found, "wasDerivedFrom"):
        part = of(origin, "count"), of(origin, "printedPercent"), origin.rpartition("/")[2]
        return _RULES[language]["whole"].format(*part)
    base = first(found, "percentOf")
    share = first(found, "printedPercent"), of(base, "count"), base.rpartition("/")[2]
    return _RULES[language]["count"].format(*share)


def _coordinates(store: Store, found: Iterable[tuple[str, Term]]) -> Iterator[tuple[str, str]]:
    """Yield where the ends of a link have their coordinates, and which source gives them."""
    places = [value.value for predicate, value in found if _local(predicate) == "party"]
    for end in places:  # grows: from a government to its municipality to its seat
        for predicate, value, graph in store.about(end):
            if _local(predicate.value) in ("governs", "seat"):
                places.append(value.value)
            elif _local(predicate.value) == "lat":
                yield end, graph.value.removeprefix(f"{BASE}graph/")


def _saying(
    store: Store, attested: dict[str, list[str]], predicate: str, value: Term
) -> dict[str, list[str]]:
    """Return, of a date, only the attestations that give this one, where any does."""
    if not _local(predicate).startswith("signed"):
        return attested
    of_date = {
        source: [row for row in rows if _gives(store, row, value)]
        for source, rows in attested.items()
    }
    return {source: rows or attested[source] for source, rows in of_date.items()}


def _gives(store: Store, attestation: str, date: Term) -> bool:
    return any(
        _local(predicate.value) == "dateAsGiven" and value.value == date.value
        for predicate, value, _ in store.about(attestation)
    )


_RULES: Final = {
    "es": {
        "count": "Deducido de un porcentaje impreso: {0} % de {1} ({2}).",
        "whole": "Deducido de su parte: {0} son {1} % de él ({2}).",
        "measuredValue": "Medido en el grafo por kg network record: {0}, semilla {1}, con {2}.",
        "": "Deducido de los enunciados de las fuentes al construir el grafo (docs/model.md).",
        "domestic": "Deducido: todas las partes son mexicanas, o no.",
        "partyCount": "Contado: partes distintas del vínculo.",
        "distance": "Calculado: km de círculo máximo entre las coordenadas de ambos extremos.",
        "supportCount": "Contado: fuentes y páginas distintas que lo afirman.",
        "wayOfParticipation": "Deducido: el vínculo tiene una parte que no es mexicana.",
        "label": "Compuesto con los nombres de las partes y el tipo.",
    },
    "en": {
        "count": "Worked out from a printed percentage: {0} % of {1} ({2}).",
        "whole": "Worked out from its part: {0} are {1} % of it ({2}).",
        "measuredValue": "Measured in the graph by kg network record: {0}, seed {1}, with {2}.",
        "": "Worked out from what the sources state while the graph was built (docs/model.md).",
        "domestic": "Worked out: whether all parties are Mexican.",
        "partyCount": "Counted: distinct parties of the link.",
        "distance": "Worked out: km of great circle between the coordinates of both ends.",
        "supportCount": "Counted: distinct sources and pages that state it.",
        "wayOfParticipation": "Worked out: the link has a party that is not Mexican.",
        "label": "Put together from the names of the parties and the kind.",
    },
}


def _local(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY).rpartition("#")[2].rpartition("/")[2]


def _property(wanted: str, known: set[str], iri: str) -> str:
    prefix, _, name = wanted.partition(":")
    for predicate in known:
        if wanted == predicate or (prefix in PREFIXES and predicate == PREFIXES[prefix] + name):
            return predicate
    for predicate in sorted(known, key=lambda one: not one.startswith(ONTOLOGY)):
        if wanted.casefold() == _local(predicate).casefold():
            return predicate
    locals_ = sorted({_local(one) for one in known})
    hint = near(wanted, locals_) or f"It has {', '.join(locals_)}."
    raise QueryError(f"{iri}: no statement with the property {wanted!r}.\n  {hint}")


def _label(store: Store, iri: str, language: str) -> str:
    names = {
        value.language: value.value
        for predicate, value, _ in store.about(iri)
        if predicate.value == f"{PREFIXES['rdfs']}label"
    }
    return names.get(language) or next(iter(names.values()), iri)


def _attestations(store: Store, iri: str) -> dict[str, list[str]]:
    """Return the attestations of a link or agreement, by source."""
    found: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, graph in store.pointing_to(iri):
        if _local(predicate.value) in _ATTESTING:
            found[graph.value.removeprefix(f"{BASE}graph/")].append(subject.value)
    return found


def _weakness(store: Store, page: Term, language: str) -> str:
    """Return, in brackets, why a cited page proves less than it seems, or nothing."""
    if page.kind != "iri":
        return ""
    found = sorted(
        _label(store, value.value, language)
        for predicate, value, _ in store.about(page.value)
        if _local(predicate.value) == "pageWeakness"
    )
    return f" ({'; '.join(found)})" if found else ""


def _evidence(
    store: Store, iri: str, source: str, attested: dict[str, list[str]], language: str
) -> Evidence:
    about: dict[str, list[Term]] = defaultdict(list)
    for predicate, value, _ in store.about(f"{BASE}graph/{source}"):
        about[_local(predicate.value)].append(value)

    def one(name: str) -> str:
        values = about.get(name, [])
        fitting = [v for v in values if v.language in ("", language)] or values
        return fitting[0].value if fitting else ""

    places: dict[str, None] = {}
    quoted: dict[str, None] = {}
    rows = [iri, *_bearers(store, iri, source), *attested.get(source, [])]
    for thing in rows:
        for predicate, value, graph in store.about(thing):
            if graph.value != f"{BASE}graph/{source}":
                continue
            if _local(predicate.value) in _PLACES:
                places[value.value + _weakness(store, value, language)] = None
            elif (
                _local(predicate.value).endswith("AsGiven")
                or predicate.value == f"{ONTOLOGY}verbatim"
            ):
                quoted[value.value] = None
    rows.append(iri.replace("/id/government/", "/id/territory/"))
    where = next((str(at) for row in _nearest(rows) if (at := store.where(row))), "")
    return Evidence(
        source, one("title"), one("publisher"), one("license") or one("rights"), one("page"),
        one("accessed"), tuple(places), tuple(quoted), where,
    )  # fmt: skip


def _bearers(store: Store, iri: str, source: str) -> list[str]:
    """Return what speaks for a thing without a place of its own: a report, a slice's counts."""
    return [
        value.value
        for predicate, value, graph in store.about(iri)
        if _local(predicate.value) in ("reportedBy", "observation")
        and graph.value == f"{BASE}graph/{source}"
    ]


def _nearest(rows: list[str]) -> list[str]:
    """Return the rows to look for a line of a table in: attestations, then the thing itself."""
    *others, territory = rows
    return [*reversed(others), territory]
