"""What a measure is, and what all measures stand on: components, the fast engine, known attributes.

networkx is the reference for every value; the costly ones are computed by rustworkx, on one thread
so that sums are added in one order and the same graph gives the same bytes
(docs/decisions/0005-network-engine.md). Notation: n nodes, m edges, A adjacency, W weights,
d(u,v) hops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import rustworkx as rx

__all__ = [
    "ONE_THREAD",
    "SEED",
    "Measure",
    "Value",
    "components",
    "engine",
    "giant",
    "two_mode",
    "without_loops",
]

Value = float | int | None
SEED: Final = 2011
"""Of every search that visits nodes in a random order."""
ONE_THREAD: Final = 1 << 62
"""Nodes from which rustworkx would use several threads, whose sums have other last bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure, of each node or of the whole network, and how it is worked out.

    Attributes:
        key: Its name, also the column's.
        label_es: Name in Spanish.
        label_en: Name in English.
        formula: What is computed, in Unicode and without words.
        where_es: The letters of the formula, what counts, and where it is undefined, in Spanish.
        where_en: The same in English.
        scale_es: Normalization: how values compare between networks.
        scale_en: The same in English.
        values: The values it can take.
        weighted: Whether weights of edges count.
        source: Where the definition comes from, with its DOI if there is one.
        reference: The networkx call whose values these are, to 1e-9, or ``hand`` if the tests hold
            answers worked out by hand instead.
        ranked: Whether a high value means a prominent node.
        fits: ``any`` network, those of ``one`` mode or those of ``two`` (bipartite) only.
        compute: From a graph to a value per node, or to the value of the network.
    """

    key: str
    label_es: str
    label_en: str
    formula: str
    where_es: str
    where_en: str
    scale_es: str
    scale_en: str
    values: str
    weighted: bool
    source: str
    reference: str
    compute: Callable[[nx.Graph[Any]], Any]
    ranked: bool = True
    fits: str = "any"

    def serves(self, graph: nx.Graph[Any]) -> bool:
        """Return whether the measure is defined for networks of this mode."""
        return self.fits == "any" or (self.fits == "two") == two_mode(graph)


def two_mode(graph: nx.Graph[Any]) -> bool:
    """Return whether the network is bipartite by construction: each node states its side."""
    return bool(len(graph)) and all("bipartite" in data for _, data in graph.nodes(data=True))


def giant(graph: nx.Graph[Any]) -> list[Any]:
    """Return the nodes of the largest component, in graph order; of equal ones, the first met."""
    return components(graph)[0] if len(graph) else []


def components(graph: nx.Graph[Any]) -> list[list[Any]]:
    """Return the nodes of each component, the largest first; of equal ones, the first met."""
    rank = {node: i for i, node in enumerate(graph)}
    found = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), rank[part[0]]))


def engine(graph: nx.Graph[Any]) -> tuple[list[Any], rx.PyGraph[Any, Any]]:
    """Return the nodes, and the network without loops and weights for rustworkx."""
    nodes = list(graph)
    index = {node: i for i, node in enumerate(nodes)}
    fast: rx.PyGraph[Any, Any] = rx.PyGraph(multigraph=False)
    fast.add_nodes_from(nodes)
    # a loop is on no shortest path and in no core
    fast.add_edges_from_no_data([(index[a], index[b]) for a, b in graph.edges() if a != b])
    return nodes, fast


def without_loops(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Return the network itself if no node is joined to itself, else a copy without loops."""
    loops = list(nx.selfloop_edges(graph))
    if not loops:
        return graph
    plain = graph.copy()
    plain.remove_edges_from(loops)
    return plain
