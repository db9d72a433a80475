"""The network over time: what each window adds, who enters, who rises.

Dates are intervals. A count is therefore two: links that lie in a window whatever the day was, and
links that may. Links without a date are counted apart and put nowhere. No link ends: hardly any
source says when one did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kg.errors import EmptyNetworkError

from .kinds import GOVERNMENTS, make_network
from .links import Links
from .measures import measure
from .measures_definition import Value, giant
from .moments import Moment, Window, windows_by
from .properties import scope_of
from .resampling import check_ranked, in_scope, ranks
from .wording import scope_words

__all__ = ["Growth", "Place", "Span", "growth"]


@dataclass(frozen=True, slots=True)
class Place:
    """A node at the end of a window.

    Attributes:
        rank: By the measure, among the nodes of the network so far; 1 is the greatest value.
        before: Its rank at the beginning of the window; None if it was not yet in the network.
    """

    node: str
    value: Value
    rank: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """One window.

    Attributes:
        links: How many certainly lie in it, and how many may, those included.
        open: How many of known latest date only may lie in it too.
        governments: Mexican governments that certainly enter in it, and that may.
        counterparts: The same of all other parties.
        entered: Keys of the parties that certainly enter in it.
        links_so_far: How many links certainly begin before its end, and how many may.
        nodes: Of the network of the links that certainly begin before its end.
        edges: Of the same.
        giant: Nodes of its largest component.
        places: Its nodes, first the first.
    """

    window: Window
    links: tuple[int, int]
    open: int
    governments: tuple[int, int]
    counterparts: tuple[int, int]
    entered: list[str]
    links_so_far: tuple[int, int]
    nodes: int
    edges: int
    giant: int
    places: list[Place]

    @property
    def rose(self) -> list[Place]:
        """Nodes of a better rank at its end than at its beginning, who gained most places first."""
        better = [one for one in self.places if one.before is not None and one.before > one.rank]
        return sorted(better, key=lambda one: (one.rank - (one.before or 0), one.rank, one.node))


@dataclass(frozen=True, slots=True)
class Growth:
    """A network window by window.

    Attributes:
        known: How many links of the scope have which kind of date; see `Moment.known`.
        labels: Names of the parties in Spanish and English.
    """

    scope: dict[str, Any]
    words: dict[str, str]
    by: str
    measure: str
    known: dict[str, int]
    spans: list[Span]
    labels: dict[str, tuple[str, str]]


def growth(links: Links, scope: dict[str, Any], *, by: str, key: str = "strength") -> Growth:
    """Follow a network through the windows of one kind.

    Args:
        links: All links.
        scope: As `make_network` takes it.
        by: ``period`` (the working paper's five years) or ``term`` (presidential).
        key: A measure that ranks nodes.

    Raises:
        KgError: No such windows or measure, or nothing is left in the scope.
    """
    graph = make_network(links, **scope)
    check_ranked(graph, key)
    words = {language: scope_words(graph, language) for language in ("es", "en")}
    windows = windows_by(links.windows, by)
    used, again = in_scope(links, scope)
    moments = {link.key: links.moments.get(link.key, Moment("undated")) for link in used.links}
    known = dict.fromkeys(("signed", "bounded", "other", "undated"), 0)
    for one in moments.values():
        known[one.known] += 1
    labels = {party: (one.label_es, one.label_en) for party, one in links.parties.items()}
    labels |= {node: (data["label_es"], data["label_en"]) for node, data in graph.nodes(data=True)}
    entries = _entries(used, moments)
    spans: list[Span] = []
    before: dict[str, int] = {}
    for window in windows:
        begun = _begun(used, moments, window)
        places, size = _places(begun, again, key, before)
        before = {one.node: one.rank for one in places}
        spans.append(_span(used, moments, entries, window, len(begun.links), size, places))
    return Growth(scope_of(graph.graph), words, by, key, known, spans, labels)


def _entries(used: Links, moments: dict[str, Moment]) -> dict[str, Moment]:
    """Return when each party enters: at the first of its links that are dated by a signature."""
    found: dict[str, list[Moment]] = {}
    for link in used.links:
        if moments[link.key].known == "signed":
            for party in link.parties:
                found.setdefault(party, []).append(moments[link.key])
    return {
        party: Moment(
            "signed",
            min(one.first for one in own if one.first),
            min(one.before for one in own if one.before),
        )
        for party, own in sorted(found.items())
    }


def _begun(used: Links, moments: dict[str, Moment], window: Window) -> Links:
    """Return the links that certainly begin before the end of a window."""
    until = window.before or date.max
    bounds = ((link, moments[link.key].before) for link in used.links)
    return replace(used, links=tuple(link for link, last in bounds if last and last <= until))


def _span(
    used: Links, moments: dict[str, Moment], entries: dict[str, Moment], window: Window,
    begun: int, size: tuple[int, int, int], places: list[Place],
) -> Span:  # fmt: skip
    signed = [one for one in moments.values() if one.known == "signed"]
    bounded = [one for one in moments.values() if one.known == "bounded"]
    entered = [party for party, one in entries.items() if one.certainly(window)]
    may = [party for party, one in entries.items() if one.possibly(window)]

    def both(government: bool) -> tuple[int, int]:
        certain, possible = (
            sum((used.parties[party].kind in GOVERNMENTS) is government for party in parties)
            for parties in (entered, may)
        )
        return certain, possible

    until = window.before or date.max
    return Span(
        window,
        (sum(one.certainly(window) for one in signed), sum(one.possibly(window) for one in signed)),
        sum(one.possibly(window) for one in bounded),
        both(True),
        both(False),
        entered,
        (begun, sum(one.first < until for one in signed if one.first) + len(bounded)),
        *size,
        places,
    )


def _places(
    begun: Links, scope: dict[str, Any], key: str, before: dict[str, int]
) -> tuple[list[Place], tuple[int, int, int]]:
    try:
        graph = make_network(begun, **scope)
    except EmptyNetworkError:
        return [], (0, 0, 0)
    values = dict(measure(graph, [key])[key])
    nodes = list(graph)
    now = ranks(values, nodes).tolist()
    places = [
        Place(node, values[node], rank, before.get(node))
        for node, rank in zip(nodes, now, strict=True)
    ]
    places.sort(key=lambda one: (one.rank, one.node))
    return places, (len(graph), graph.number_of_edges(), len(giant(graph)))
