"""Twinnings in Wikidata: P190 statements of and about Mexican places, with all that stands by them.

The questions are files of ``queries/harvest``; each is asked for a few dozen items at a time, so
that no single one comes near the service's time limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.ask.library import Question, bind, load_library
from kg.errors import EndpointError
from kg.rdf import Term

from .courteous import Courteous

__all__ = ["ENTITY", "Harvest", "Item", "Qualifier", "Statement", "harvest"]

ENTITY: Final = "http://www.wikidata.org/entity/"
_STATEMENT: Final = f"{ENTITY}statement/"
_ITEM: Final = re.compile(re.escape(ENTITY) + r"(Q[1-9][0-9]*)")
_POINT: Final = re.compile(r"Point\((-?[0-9.eE+-]+) (-?[0-9.eE+-]+)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One qualifier of a statement.

    Attributes:
        property: Its number, e.g. ``P580`` (start time).
        value: The value as Wikidata gives it; an item without the beginning of its IRI.
        precision: Of a date, Wikidata's number: 9 year, 10 month, 11 day; empty of anything else.
    """

    property: str
    value: str
    precision: str = ""


@dataclass(slots=True)
class Statement:
    """One P190 statement.

    Attributes:
        id: Number of the statement, e.g. ``Q9022-…``.
        subject: The item that carries it.
        object: The item it names; empty where Wikidata only says that there is one.
        rank: ``PreferredRank``, ``NormalRank`` or ``DeprecatedRank``.
        qualifiers: In Wikidata's order of numbers.
        references: For each reference, its properties and values.
    """

    id: str
    subject: str
    object: str
    rank: str
    qualifiers: list[Qualifier] = field(default_factory=list)
    references: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


@dataclass(slots=True)
class Item:
    """What Wikidata says an item is: each property may have several values.

    Attributes:
        labels: By language, ``es`` and ``en``.
        classes: Labels of its classes by language.
        told: Values by what they tell: ``country``, ``division``, ``inegi-municipality``,
            ``inegi-locality``, ``iso-3166-2``.
        latitude, longitude: Decimal degrees of its coordinates as given; empty if it has none.
    """

    labels: dict[str, str] = field(default_factory=dict)
    classes: dict[str, list[str]] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)
    latitude: str = ""
    longitude: str = ""

    def values(self, what: str) -> list[str]:
        """Return what is told of one thing; nothing where Wikidata is silent."""
        return self.told.get(what, [])


@dataclass(frozen=True, slots=True)
class Harvest:
    """All of a harvest.

    Attributes:
        endpoint: Address of the service.
        days: Days on which it answered, sorted.
        mexican: Numbers of the Mexican items, sorted.
        statements: Sorted by id.
        items: Every item of a statement, by number.
    """

    endpoint: str
    days: tuple[str, ...]
    mexican: tuple[str, ...]
    statements: tuple[Statement, ...]
    items: Mapping[str, Item]


def harvest(client: Courteous, queries: Path, *, batch: int = 50, page: int = 1000) -> Harvest:
    """Ask for every twinning of a Mexican place.

    Args:
        client: The service and where its answers are kept.
        queries: Folder of the questions (``queries/harvest``).
        batch: Items a question is asked for at once.
        page: Rows of one page of the list of places.

    Raises:
        EndpointError: The service failed, or answers what cannot be so.
        QueryError: A query file is wrong, or the service refuses it.
        OutputError: Answers cannot be kept.
    """
    library = load_library(queries)
    places = _places(client, library["wikidata-places"], page)
    statements: dict[str, Statement] = {}
    for row in _asked(client, library["wikidata-statements"], "place", places, batch):
        place, statement, side, other, rank = map(_text, row)
        subject, value = (place, other) if side == "from" else (other, place)
        key = statement.removeprefix(_STATEMENT)
        statements[key] = Statement(key, _number(subject), _number(value), rank.partition("#")[2])
    ids = [f"{_STATEMENT}{key}" for key in sorted(statements)]
    for row in _asked(client, library["wikidata-qualifiers"], "statement", ids, batch):
        statement, qualifier, value, precision = map(_text, row)
        made = Qualifier(qualifier.rpartition("/")[2], value.removeprefix(ENTITY), precision)
        statements[statement.removeprefix(_STATEMENT)].qualifiers.append(made)
    for row in _asked(client, library["wikidata-references"], "statement", ids, batch):
        statement, reference, property_, value = map(_text, row)
        references = statements[statement.removeprefix(_STATEMENT)].references
        told = (property_.rpartition("/")[2], value.removeprefix(ENTITY))
        references.setdefault(reference.rpartition("/")[2], []).append(told)
    numbers = {n for s in statements.values() for n in (s.subject, s.object) if n}
    mexican = {_number(place) for place in places}
    items = {n: Item() for n in sorted(numbers | mexican, key=_order)}
    iris = [f"{ENTITY}{n}" for n in items]
    for item, what, told_value in _asked(client, library["wikidata-items"], "item", iris, batch):
        if item is not None and what is not None and told_value is not None:
            _tell(items[_number(item.value)], what.value, told_value)
    return Harvest(
        client.endpoint.url,
        tuple(sorted(client.days)),
        tuple(sorted(mexican, key=_order)),
        tuple(statements[key] for key in sorted(statements)),
        items,
    )


def _places(client: Courteous, question: Question, page: int) -> list[str]:
    """Return the IRIs of the Mexican places, a page at a time."""
    found: dict[str, None] = {}
    offset = 0
    while True:
        text = f"{question.text.rstrip()}\nLIMIT {page:d} OFFSET {offset:d}\n"
        rows = _checked(client, question, text)
        found.update((term.value, None) for (term,) in rows if term is not None)
        client.progress(f"places: {len(found)}")
        if len(rows) < page:
            return [iri for iri in found if _number(iri)]
        offset += page


def _asked(
    client: Courteous, question: Question, parameter: str, iris: Sequence[str], batch: int
) -> Iterator[list[Term | None]]:
    """Yield the rows of a question asked for some things at a time."""
    for start in range(0, len(iris), batch):
        some = iris[start : start + batch]
        text = bind(question, {parameter: [Term("iri", iri) for iri in some]})
        yield from map(list, _checked(client, question, text))
        client.progress(f"{_step(question)}: {start + len(some)}/{len(iris)}")


def _checked(client: Courteous, question: Question, text: str) -> list[tuple[Term | None, ...]]:
    """Return the rows of an answer, which must have the columns that were asked for."""
    answer = client.select(_step(question), text)
    if answer.variables != question.returns:
        raise EndpointError(
            f"{client.endpoint.url}: columns {', '.join(answer.variables)} came for"
            f" {', '.join(question.returns)}.\n  Check that this is Wikidata's query service."
        )
    return answer.rows


def _step(question: Question) -> str:
    return question.name.removeprefix("wikidata-")


def _tell(item: Item, what: str, value: Term) -> None:
    if what == "label":
        item.labels.setdefault(value.language, value.value)
    elif what == "class":
        item.classes.setdefault(value.language, []).append(value.value)
    elif what == "coordinates":
        if (point := _POINT.search(value.value)) and not item.latitude:
            item.longitude, item.latitude = point.groups()
    elif value.value not in item.values(what):
        item.told.setdefault(what, []).append(value.value)


def _text(term: Term | None) -> str:
    return term.value if term is not None else ""


def _number(iri: str) -> str:
    """Return an item's number, or nothing for what is no item (a value that is not known)."""
    found = _ITEM.fullmatch(iri)
    return found[1] if found else ""


def _order(number: str) -> int:
    return int(number[1:] or 0)
