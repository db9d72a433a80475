"""A network in a dozen figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from .measures import MEASURES, Value

__all__ = ["Summary", "summarize"]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a network is like as a whole.

    Attributes:
        scope: Policy and scope, as the graph states them.
        nodes: Number of nodes.
        edges: Number of edges.
        components: Number of components.
        giant: Nodes in the largest component.
        isolated: Nodes without neighbour.
        density: Edges divided by pairs of nodes; None for fewer than two nodes.
        mean_degree: 2m/n.
        transitivity: Three times the triangles over the connected triples; 0 without triples.
        assortativity: Correlation of degree over edges; None if degrees do not vary.
        communities: Number of communities; None if they were not asked for.
        modularity: Newman's Q of them, weighted; None without edges.
        kinds: Nodes by kind of party.
        top: By measure, the first nodes and their values.
    """

    scope: dict[str, Any]
    nodes: int
    edges: int
    components: int
    giant: int
    isolated: int
    density: float | None
    mean_degree: float
    transitivity: float
    assortativity: float | None
    communities: int | None
    modularity: float | None
    kinds: dict[str, int]
    top: dict[str, list[tuple[Any, float]]]


def summarize(
    graph: nx.Graph[Any], measures: Mapping[str, Mapping[Any, Value]], *, top: int = 10
) -> Summary:
    """Sum up a network.

    Args:
        graph: The network.
        measures: What `measure` gave, all measures or some.
        top: How many nodes to name per measure; nodes of equal value stand in the order of keys.
    """
    n, m = len(graph), graph.number_of_edges()
    parts = [len(part) for part in nx.connected_components(graph)]
    community = measures.get("community", {})
    groups: dict[Any, list[Any]] = {}
    for node, number in community.items():
        groups.setdefault(number, []).append(node)
    return Summary(
        scope=dict(graph.graph),
        nodes=n,
        edges=m,
        components=len(parts),
        giant=max(parts),
        isolated=sum(1 for _, degree in graph.degree() if degree == 0),
        density=nx.density(graph) if n > 1 else None,
        mean_degree=2 * m / n,
        transitivity=float(nx.transitivity(graph)),
        assortativity=_assortativity(graph),
        communities=len(groups) or None,
        modularity=nx.community.modularity(graph, groups.values()) if m and groups else None,
        kinds=dict(sorted(Counter(d.get("kind", "") for _, d in graph.nodes(data=True)).items())),
        top={key: _first(values, top) for key, values in measures.items() if MEASURES[key].ranked},
    )


def _first(values: Mapping[Any, Value], top: int) -> list[tuple[Any, float]]:
    known = [(node, value) for node, value in values.items() if value is not None]
    # equal but for the last bits is equal: the order must not depend on them
    known.sort(key=lambda item: (-float(f"{item[1]:.10g}"), item[0]))
    return known[:top]


def _assortativity(graph: nx.Graph[Any]) -> float | None:
    """Pearson's r of the degrees at the two ends of an edge (Newman 2002)."""
    pairs = [(graph.degree(a), graph.degree(b)) for a, b in graph.edges()]
    if not pairs:
        return None
    m = len(pairs)
    mean = sum(a + b for a, b in pairs) / (2 * m)
    variance = sum(a * a + b * b for a, b in pairs) / (2 * m) - mean**2
    if variance < 1e-12:
        return None
    return float((sum(a * b for a, b in pairs) / m - mean**2) / variance)
