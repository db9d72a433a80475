"""Measures of bipartite networks, whose two sides are not compared with one another's yardstick.

Letters: n₁ nodes on the side of v, n₂ on the other side.
"""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import numpy as np
import rustworkx as rx
import scipy.sparse.linalg as linalg

from .measures_definition import ONE_THREAD, Measure, engine, giant

__all__ = ["TWO_MODE", "side"]

_DENSE: Final = 400


def side(graph: nx.Graph[Any], number: int = 0) -> list[Any]:
    """Return the nodes of one side, in the order of the graph."""
    return [node for node, data in graph.nodes(data=True) if data["bipartite"] == number]


def _sizes(graph: nx.Graph[Any]) -> tuple[int, int]:
    first = len(side(graph))
    return first, len(graph) - first


def _degree(graph: nx.Graph[Any]) -> dict[Any, Any]:
    sizes = _sizes(graph)
    return {
        node: graph.degree(node) / sizes[1 - data["bipartite"]]
        for node, data in graph.nodes(data=True)
    }


def _closeness(graph: nx.Graph[Any]) -> dict[Any, Any]:
    sizes = _sizes(graph)
    nodes, fast = engine(graph)
    plain = rx.closeness_centrality(fast, wf_improved=False, parallel_threshold=ONE_THREAD)
    reached = {node: len(part) - 1 for part in nx.connected_components(graph) for node in part}
    found: dict[Any, Any] = {}
    for i, node in enumerate(nodes):
        if not reached[node]:
            found[node] = 0.0
            continue
        own = graph.nodes[node]["bipartite"]
        nearest = sizes[1 - own] + 2 * (sizes[own] - 1)
        # rustworkx gives reached / hops
        found[node] = nearest * plain[i] / (len(nodes) - 1)
    return found


def _betweenness(graph: nx.Graph[Any]) -> dict[Any, Any]:
    n1, n2 = _sizes(graph)
    most = (_most(n1, n2), _most(n2, n1))
    nodes, fast = engine(graph)
    found = rx.betweenness_centrality(fast, normalized=False, parallel_threshold=ONE_THREAD)
    return {
        node: float(found[i]) / most[graph.nodes[node]["bipartite"]]
        if most[graph.nodes[node]["bipartite"]] else 0.0
        for i, node in enumerate(nodes)
    }  # fmt: skip


def _most(own: int, other: int) -> float:
    """Return the most betweenness that a node can have whose side has ``own`` nodes."""
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2.0


def _clustering(graph: nx.Graph[Any]) -> dict[Any, Any]:
    found: dict[Any, Any] = nx.bipartite.clustering(graph, mode="dot")
    return {node: float(value) for node, value in found.items()}


def _redundancy(graph: nx.Graph[Any]) -> dict[Any, Any]:
    enough = [node for node in graph if graph.degree(node) > 1]
    unknown: dict[Any, Any] = dict.fromkeys(graph)
    return unknown | dict(nx.bipartite.node_redundancy(graph, enough)) if enough else unknown


def _hits(graph: nx.Graph[Any]) -> dict[Any, Any]:
    inside = graph.subgraph(giant(graph))
    nodes = [node for node in graph if node in inside]
    unknown: dict[Any, Any] = dict.fromkeys(graph)
    if len(nodes) < 2:
        return unknown
    rows = [node for node in nodes if graph.nodes[node]["bipartite"] == 0]
    columns = [node for node in nodes if graph.nodes[node]["bipartite"] == 1]
    matrix = nx.bipartite.biadjacency_matrix(inside, rows, columns, dtype=float, weight="weight")
    if min(matrix.shape) <= _DENSE:
        left, _, right = np.linalg.svd(matrix.toarray(), full_matrices=False)
        hubs, authorities = left[:, 0], right[0]
    else:
        start = np.ones(min(matrix.shape))
        left, _, right = linalg.svds(matrix, k=1, v0=start, tol=0, maxiter=50_000)
        hubs, authorities = left[:, 0], right[0]
    scores = [*(np.abs(hubs) / np.abs(hubs).sum()).tolist()]
    scores += (np.abs(authorities) / np.abs(authorities).sum()).tolist()
    return unknown | dict(zip([*rows, *columns], scores, strict=True))


_BORGATTI: Final = "Borgatti & Everett 1997, doi:10.1016/S0378-8733(96)00301-2"

TWO_MODE: Final = (
    Measure(
        key="two_mode_degree", label_es="grado de dos modos", label_en="two-mode degree",
        formula="k₂(v) = k(v) / n₂",
        where_es="n₂ nodos del otro lado", where_en="n₂ nodes of the other side",
        scale_es="por los nodos del otro lado", scale_en="by the nodes of the other side",
        values="[0, 1]", weighted=False, source=_BORGATTI,
        reference="networkx.bipartite.degree_centrality()", compute=_degree, fits="two",
    ),
    Measure(
        key="two_mode_closeness", label_es="cercanía de dos modos", label_en="two-mode closeness",
        formula="c₂(v) = (n₂ + 2(n₁ − 1)) / Σᵤ d(v,u) · r/(n − 1)",
        where_es="n₁ nodos de su lado, n₂ del otro, r los que alcanza; 0 si r = 0",
        where_en="n₁ nodes of its side, n₂ of the other, r those reached; 0 if r = 0",
        scale_es="por la menor suma de saltos que su lado permite, y por la parte alcanzada;"
        " ≤ 1 si la red es conexa",
        scale_en="by the least sum of hops that its side allows, and by the share reached;"
        " ≤ 1 if the network is connected",
        values="≥ 0", weighted=False,
        source=_BORGATTI,
        reference="networkx.bipartite.closeness_centrality(normalized=True)",
        compute=_closeness, fits="two",
    ),
    Measure(
        key="two_mode_betweenness", label_es="intermediación de dos modos",
        label_en="two-mode betweenness",
        formula="b₂(v) = Σ_{s<t} σ(s,t|v)/σ(s,t) / ½[n₂²(q+1)² + n₂(q+1)(2p−q−1) − p(2q−p+3)]",
        where_es="q = (n₁−1) div n₂, p = (n₁−1) mod n₂; el divisor es lo más que puede tener un"
        " nodo de su lado",
        where_en="q = (n₁−1) div n₂, p = (n₁−1) mod n₂; the divisor is the most a node of its side"
        " can have",
        scale_es="por el máximo posible en su lado", scale_en="by the most possible on its side",
        values="[0, 1]", weighted=False, source=_BORGATTI,
        reference="networkx.bipartite.betweenness_centrality()", compute=_betweenness, fits="two",
    ),
    Measure(
        key="two_mode_clustering", label_es="agrupamiento de dos modos",
        label_en="two-mode clustering",
        formula="C₂(v) = mean_{u ∈ N(N(v))} |N(u) ∩ N(v)| / |N(u) ∪ N(v)|",
        where_es="media sobre los nodos de su lado que comparten vecino con v; 0 si no hay",
        where_en="mean over the nodes of its side that share a neighbour with v; 0 if none",
        scale_es="por la unión de los vecinos (Jaccard)",
        scale_en="by the union of the neighbours (Jaccard)",
        values="[0, 1]", weighted=False,
        source="Latapy, Magnien & Del Vecchio 2008, doi:10.1016/j.socnet.2007.04.006",
        reference='networkx.bipartite.clustering(mode="dot")', compute=_clustering, ranked=False,
        fits="two",
    ),
    Measure(
        key="redundancy", label_es="redundancia", label_en="redundancy",
        formula="rc(v) = |{ {u,w} ⊆ N(v) : ∃ v′ ≠ v, {u,w} ⊆ N(v′) }| / (k(v)(k(v)−1)/2)",
        where_es="parte de los pares de vecinos de v que otro nodo también une; vacío si k < 2",
        where_en="share of the pairs of neighbours of v that another node joins; empty if k < 2",
        scale_es="por los pares de vecinos", scale_en="by the pairs of neighbours",
        values="[0, 1]", weighted=False,
        source="Latapy, Magnien & Del Vecchio 2008, doi:10.1016/j.socnet.2007.04.006",
        reference="networkx.bipartite.node_redundancy()", compute=_redundancy, ranked=False,
        fits="two",
    ),
    Measure(
        key="hits", label_es="HITS", label_en="HITS",
        formula="h = B a / ‖B a‖₁, a = Bᵀ h / ‖Bᵀ h‖₁",
        where_es="B pesos del primer lado al segundo: h del primero (centro), a del segundo"
        " (autoridad); solo en la componente gigante. En redes de un modo h = a, el vector propio",
        where_en="B weights from the first side to the second: h of the first (hub), a of the"
        " second (authority); on the giant component only. In a one-mode network h = a, the"
        " eigenvector",
        scale_es="Σ = 1 en cada lado de la componente gigante",
        scale_en="Σ = 1 on each side of the giant component",
        values="[0, 1]", weighted=True,
        source="Kleinberg 1999, doi:10.1145/324133.324140",
        reference="networkx.hits(giant, first side → second)", compute=_hits, fits="two",
    ),
)  # fmt: skip
"""Measures of each node of a bipartite network."""
