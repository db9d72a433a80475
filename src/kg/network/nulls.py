"""Random networks that keep what each node has: what a figure would be by chance alone.

A double-edge swap takes two edges ab, cd and makes them ad, cb; no node's degree changes. A swap
that would give a loop or a parallel edge is refused and the network as it is counts once more
("switch and hold"): only so is each network of these degrees equally likely (Artzy-Randrup & Stone
2005, https://doi.org/10.1103/PhysRevE.72.056708; Fosdick, Larremore, Nishimura & Ugander 2018,
https://doi.org/10.1137/16M1087175). networkx's swaps do not hold, so the chain is our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import networkx as nx
import numpy as np

from .kinds import GOVERNMENTS, make_network
from .links import Links
from .measures_definition import two_mode, without_loops

__all__ = [
    "BURN",
    "NULLS",
    "THIN",
    "nulls_of",
    "random_links",
    "random_networks",
    "random_projections",
    "swap",
]

Pair = tuple[int, int]
NULLS: Final = {
    "edges": (
        "conserva el grado de cada nodo",
        "keeps each node's degree",
    ),
    "sides": (
        "conserva cuántas aristas tiene cada nodo con gobiernos mexicanos y cuántas con"
        " contrapartes; en una red de dos modos, el grado de cada nodo y los dos lados",
        "keeps how many edges each node has with Mexican governments and how many with"
        " counterparts; of a two-mode network, each node's degree and the two sides",
    ),
    "links": (
        "conserva en cuántos vínculos está cada parte y cuántas partes de cada lado tiene cada"
        " vínculo, y proyecta de nuevo",
        "keeps in how many links each party is and how many parties of each side each link has,"
        " and projects again",
    ),
}
"""What each kind of random network keeps, in Spanish and English."""
BURN: Final = 50
"""Attempted swaps per edge before the first random network."""
THIN: Final = 10
"""Attempted swaps per edge from one random network to the next."""


def nulls_of(network: str) -> tuple[str, ...]:
    """Return the kinds of random network that fit one of `NETWORKS`."""
    if network == "parties":
        return ("edges", "sides", "links")
    if network in ("governments", "counterparts"):
        return ("links",)
    return ("sides",)


def swap(
    pairs: list[Pair], random: np.random.Generator, attempts: int, classes: list[int] | None = None
) -> int:
    """Swap the ends of pairs of edges in place.

    Args:
        pairs: Simple edges; with ``classes``, all is done within pairs of equal classes.
        random: Where chance comes from.
        attempts: How many swaps are tried.
        classes: Class of each node by its number; an end is swapped only for one of its class, so
            that each node keeps how many edges it has with each class.

    Returns:
        How many swaps were made.
    """
    if len(pairs) < 2:
        return 0
    present = {(a, b) if a < b else (b, a) for a, b in pairs}
    picks = random.integers(len(pairs), size=(attempts, 2)).tolist()
    turned = random.integers(2, size=attempts).tolist()
    made = 0
    for (i, j), turn in zip(picks, turned, strict=True):
        a, b = pairs[i]
        d, c = pairs[j] if turn else pairs[j][::-1]
        if i == j or a == d or b == c:
            continue
        if classes and (classes[a] != classes[c] or classes[b] != classes[d]):
            continue
        one, other = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
        if one in present or other in present:
            continue
        old = pairs[j]
        present.discard((a, b) if a < b else (b, a))
        present.discard(old if old[0] < old[1] else old[::-1])
        present.add(one)
        present.add(other)
        pairs[i], pairs[j] = (a, d), (c, b)
        made += 1
    return made


def random_networks(
    graph: nx.Graph[Any], *, rounds: int, seed: int, sides: bool
) -> Iterator[nx.Graph[Any]]:
    """Yield random networks with the nodes of a network and their degrees; every edge weighs 1.

    Args:
        graph: A network; its loops are left out.
        rounds: How many.
        seed: Of numpy's PCG64.
        sides: Whether to keep each node's degree towards each side too.
    """
    nodes = list(graph)
    index = {node: i for i, node in enumerate(nodes)}
    pairs = [(index[a], index[b]) for a, b in without_loops(graph).edges()]
    classes = _classes(graph) if sides else None
    random = np.random.Generator(np.random.PCG64(seed))
    swap(pairs, random, BURN * len(pairs), classes)
    for _ in range(rounds):
        swap(pairs, random, THIN * len(pairs), classes)
        found: nx.Graph[Any] = nx.Graph(**graph.graph)
        found.add_nodes_from(graph.nodes(data=True))
        found.add_edges_from((nodes[a], nodes[b]) for a, b in pairs)
        yield found


def _classes(graph: nx.Graph[Any]) -> list[int]:
    if two_mode(graph):
        return [data["bipartite"] for _, data in graph.nodes(data=True)]
    return [int(data.get("kind") in GOVERNMENTS) for _, data in graph.nodes(data=True)]


def random_links(links: Links, *, rounds: int, seed: int) -> Iterator[Links]:
    """Yield links between random parties: each party keeps how many, each link how many per side.

    Args:
        links: The links of a scope.
        rounds: How many.
        seed: Of numpy's PCG64.
    """
    parties = sorted({party for link in links.links for party in link.parties})
    index = {party: i for i, party in enumerate(parties)}
    pairs = [
        (index[party], len(parties) + place)
        for place, link in enumerate(links.links)
        for party in link.parties
    ]
    sides = [int(links.parties[party].kind in GOVERNMENTS) for party in parties]
    classes = [*sides, *[2] * len(links.links)]
    random = np.random.Generator(np.random.PCG64(seed))
    swap(pairs, random, BURN * len(pairs), classes)
    for _ in range(rounds):
        swap(pairs, random, THIN * len(pairs), classes)
        members: list[list[str]] = [[] for _ in links.links]
        for a, b in pairs:
            party, place = min(a, b), max(a, b) - len(parties)
            members[place].append(parties[party])
        drawn = tuple(
            replace(link, parties=tuple(sorted(own)))
            for link, own in zip(links.links, members, strict=True)
        )
        yield replace(links, links=drawn)


def random_projections(
    links: Links, scope: dict[str, Any], *, rounds: int, seed: int
) -> Iterator[nx.Graph[Any]]:
    """Yield the network of a scope for random links; see `random_links`."""
    for drawn in random_links(links, rounds=rounds, seed=seed):
        yield make_network(drawn, **scope)
