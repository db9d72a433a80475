"""From links to a network: the named policies by which a link becomes edges.

The graph stores links, never pairs. How a link of k parties becomes edges is a choice, so it has a
name and every result carries it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import networkx as nx

from kg.errors import EmptyNetworkError, KgError, near

from .links import Link, Links, Queryable, read_links
from .moments import Moment, window_named

__all__ = [
    "COMPONENTS",
    "EVIDENCE",
    "KINDS",
    "POLICIES",
    "choose",
    "network",
    "party_attributes",
    "project_links",
]

POLICIES: Final[dict[str, Callable[[int], float]]] = {
    "pairwise": lambda k: 1.0,
    "shared": lambda k: 1.0 / (k - 1),
    "bilateral": lambda k: 1.0 if k == 2 else 0.0,
}
"""Weight that a link of k parties gives to each unordered pair of them; 0 leaves the link out."""

COMPONENTS: Final = ("all", "giant")
"""Which links that common parties join are kept: all, or the most."""

_UNDATED: Final = Moment("undated")

EVIDENCE: Final[dict[str, Callable[[Link], frozenset[str]]]] = {
    "link": lambda link: link.sources,
    "agreement": lambda link: link.agreed,
    "registered": lambda link: link.registered,
}
"""Sources that give a link what is asked to stand behind it."""

KINDS: Final = ("cooperation", "friendship", "twinning")


def network(
    store: Queryable,
    *,
    policy: str = "pairwise",
    domestic: bool = True,
    kinds: Collection[str] = KINDS,
    sources: Collection[str] = (),
    evidence: str = "link",
    during: str = "",
    component: str = "all",
    queries: Path | None = None,
) -> nx.Graph[str]:
    """Return the network of governments and counterparts.

    Args:
        store: The graph.
        policy: ``pairwise`` (each pair of a link's parties, weight 1), ``shared`` (each pair,
            weight 1/(k-1) for a link of k parties) or ``bilateral`` (links of two parties only).
        domestic: Whether to keep links whose parties are all Mexican.
        kinds: Kinds of link to keep.
        sources: Keys of sources; a link is kept if at least one of them states it. None given
            means all.
        evidence: What must stand behind a link: ``link`` (a source states it), ``agreement`` (a
            source proves a signed text) or ``registered`` (a source says that it is in the
            ministry's registry); of the named sources, if any are named.
        during: Key of a period of the working paper or of a presidential term: only links whose
            first dated agreement was certainly signed in it.
        component: ``all``, or ``giant``: only the most links that common parties join to each
            other.
        queries: Folder of query files; the project's own if not given.

    Returns:
        An undirected simple graph, nodes and edges in the order of their keys. Each node has
        ``iri label_es label_en kind country region entity lat long`` as far as known; each edge
        ``weight``, ``links`` (how many) and ``supports`` (sum over its links). The graph itself
        names ``policy`` and scope, and counts ``links`` used and ``left_out`` by the policy.

    Raises:
        KgError: No such policy, kind or source, or nothing is left in this scope.
    """
    return project_links(
        read_links(store, queries),
        policy=policy,
        domestic=domestic,
        kinds=kinds,
        sources=sources,
        evidence=evidence,
        during=during,
        component=component,
    )


def project_links(
    links: Links,
    *,
    policy: str = "pairwise",
    domestic: bool = True,
    kinds: Collection[str] = KINDS,
    sources: Collection[str] = (),
    evidence: str = "link",
    during: str = "",
    component: str = "all",
) -> nx.Graph[str]:
    """Project links already read; see `network`.

    Source:
        ``shared``: M. E. J. Newman, Scientific collaboration networks II, Physical Review E 64,
        016132 (2001), https://doi.org/10.1103/PhysRevE.64.016132.
    """
    used, scope = choose(
        links, policy=policy, domestic=domestic, kinds=kinds, sources=sources, evidence=evidence,
        during=during, component=component,
    )  # fmt: skip
    graph: nx.Graph[str] = nx.Graph(**scope)
    for key in sorted({party for link in used for party in link.parties}):
        graph.add_node(key, **party_attributes(links, key))
    _join(graph, used, POLICIES[policy])
    return graph


def choose(
    links: Links,
    *,
    policy: str = "pairwise",
    domestic: bool = True,
    kinds: Collection[str] = KINDS,
    sources: Collection[str] = (),
    evidence: str = "link",
    during: str = "",
    component: str = "all",
) -> tuple[list[Link], dict[str, Any]]:
    """Return the links of a scope that a policy uses, and the scope as a network states it.

    The arguments are those of `network`.

    Raises:
        KgError: No such policy, kind, source or evidence, or nothing is left in this scope.
    """
    _known("policy", [policy], POLICIES)
    _known("kind of link", kinds, KINDS)
    _known("evidence", [evidence], EVIDENCE)
    _known("component", [component], COMPONENTS)
    everywhere = {source for link in links.links for source in link.sources}
    _known("source", sources, everywhere)
    wanted = frozenset(sources)
    behind = EVIDENCE[evidence]
    window = window_named(links.windows, during) if during else None
    scope = [
        link
        for link in links.links
        if link.kind in kinds
        and (domestic or not link.domestic)
        and (not wanted or wanted & link.sources)
        and (window is None or links.moments.get(link.key, _UNDATED).certainly(window))
        and (evidence == "link" or (behind(link) & wanted if wanted else behind(link)))
    ]
    used = [link for link in scope if len(link.parties) == 1 or POLICIES[policy](len(link.parties))]
    if not used:
        raise EmptyNetworkError(
            f"network: no link is left (policy {policy}, kinds {', '.join(sorted(kinds))}, "
            f"domestic {'kept' if domestic else 'left out'}, evidence {evidence}, "
            f"{f'signed in {during}, ' if during else ''}"
            f"sources {', '.join(sorted(wanted)) or 'all'}).\n"
            "  Widen the scope: other kinds, sources or evidence, domestic links, another policy."
        )
    left_out = len(scope) - len(used)
    if component == "giant":
        used = _largest(used)
    stated: dict[str, Any] = {
        "policy": policy,
        "domestic": domestic,
        "kinds": ",".join(sorted(kinds)),
        "sources": ",".join(sorted(wanted or {s for link in used for s in link.sources})),
        "links": len(used),
        "left_out": left_out,
        "multiparty": sum(len(link.parties) > 2 for link in used),
    }
    if evidence != "link":
        stated["evidence"] = evidence
    if during:
        stated["during"] = during
    if component != "all":
        stated["component"] = component
    return used, stated


def _largest(used: list[Link]) -> list[Link]:
    """Return the most links that common parties join; of equally many, those of the first key."""
    joined: nx.Graph[Any] = nx.Graph()
    for place, link in enumerate(used):
        joined.add_edges_from((place, party) for party in link.parties)
    parts = (
        sorted(one for one in part if isinstance(one, int))
        for part in nx.connected_components(joined)
    )
    return [used[place] for place in max(parts, key=lambda part: (len(part), -part[0]))]


def _join(graph: nx.Graph[str], used: list[Link], weight: Callable[[int], float]) -> None:
    edges: dict[tuple[str, str], list[float]] = {}
    for link in used:
        for pair in combinations(link.parties, 2):
            edge = edges.setdefault(pair, [0.0, 0, 0])
            edge[0] += weight(len(link.parties))
            edge[1] += 1
            edge[2] += link.supports
    for (one, other), (total, count, supports) in sorted(edges.items()):
        graph.add_edge(one, other, weight=total, links=int(count), supports=int(supports))


def party_attributes(links: Links, key: str) -> dict[str, Any]:
    """Return what is known of a party, as attributes of its node."""
    party = links.parties[key]
    known: dict[str, Any] = {
        "iri": party.iri,
        "label_es": party.label_es,
        "label_en": party.label_en,
        "kind": party.kind,
        "country": party.country,
        "country_es": party.country_es,
        "country_en": party.country_en,
        "region": party.region,
        "region_es": party.region_es,
        "region_en": party.region_en,
        "entity": party.entity,
        "entity_es": party.entity_es,
        "entity_en": party.entity_en,
        "lat": party.latitude,
        "long": party.longitude,
    }
    return {name: value for name, value in known.items() if value not in ("", None)}


def _known(what: str, given: Collection[str], known: Collection[str]) -> None:
    for word in given:
        if word not in known:
            hint = near(word, known) or f"Use one of {', '.join(sorted(known))}."
            raise KgError(f"network: no {what} {word!r}.\n  {hint}")
