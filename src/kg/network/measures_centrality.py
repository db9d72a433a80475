"""Centralities: who has many ties, who is near, who lies between, who is tied to the well tied."""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import numpy as np
import rustworkx as rx
import scipy.sparse as sparse
import scipy.sparse.csgraph as csgraph
import scipy.sparse.linalg as linalg

from .measures_definition import ONE_THREAD, Measure, engine, giant

__all__ = ["CENTRALITIES", "KATZ", "largest_eigenvalue"]

KATZ: Final = 0.85
"""Share of 1/λ that Katz takes as attenuation: below 1, so that the sum over walks converges."""
_DENSE: Final = 400
_BLOCK: Final = 512


def _degree(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return dict(graph.degree())


def _strength(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return {node: float(total) for node, total in graph.degree(weight="weight")}


def _betweenness(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes, fast = engine(graph)
    found = rx.betweenness_centrality(fast, normalized=True, parallel_threshold=ONE_THREAD)
    return {node: float(found[i]) for i, node in enumerate(nodes)}


def _closeness(graph: nx.Graph[Any], whole: bool = True) -> dict[Any, Any]:
    nodes, fast = engine(graph)
    found = rx.closeness_centrality(fast, wf_improved=whole, parallel_threshold=ONE_THREAD)
    return {node: float(found[i]) for i, node in enumerate(nodes)}


def _own_closeness(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return _closeness(graph, whole=False)


def _harmonic(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes = list(graph)
    if len(nodes) < 2:
        return dict.fromkeys(nodes, 0.0)
    links = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, format="csr")
    found: list[float] = []
    for first in range(0, len(nodes), _BLOCK):
        rows = np.arange(first, min(first + _BLOCK, len(nodes)))
        hops = csgraph.dijkstra(links, directed=False, indices=rows, unweighted=True)
        hops[np.arange(len(rows)), rows] = np.inf
        found += ((1.0 / hops).sum(axis=1) / (len(nodes) - 1)).tolist()
    return dict(zip(nodes, found, strict=True))


def _leading(matrix: sparse.csr_array) -> tuple[float, Any]:
    """Return the largest eigenvalue of a symmetric matrix of two rows or more, and its vector."""
    if matrix.shape[0] <= _DENSE:
        values, vectors = np.linalg.eigh(matrix.toarray())
        return float(values[-1]), vectors[:, -1]
    start = np.ones(matrix.shape[0])
    values, vectors = linalg.eigsh(matrix, k=1, which="LA", v0=start, tol=0, maxiter=50_000)
    return float(values[0]), vectors[:, 0]


def largest_eigenvalue(graph: nx.Graph[Any]) -> float:
    """Return the largest eigenvalue of the weights; 0 without edges."""
    if not graph.number_of_edges():
        return 0.0
    # a component of its own each time: Lanczos from equal starts might miss one of two equal parts
    return max(
        _leading(nx.to_scipy_sparse_array(graph.subgraph(part), weight="weight", dtype=float))[0]
        for part in nx.connected_components(graph)
    )


def _eigenvector(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes = giant(graph)
    unknown: dict[Any, Any] = dict.fromkeys(graph)
    if len(nodes) < 2:
        return unknown
    matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="weight", dtype=float)
    vector = np.abs(_leading(matrix)[1])
    vector /= np.sqrt((vector**2).sum())
    return unknown | dict(zip(nodes, vector.tolist(), strict=True))


def _katz(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes = list(graph)
    largest = largest_eigenvalue(graph)
    share = KATZ / largest if largest else 0.0
    matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="weight", dtype=float)
    system = sparse.eye_array(len(nodes), format="csc") - share * matrix.tocsc()
    vector = np.atleast_1d(linalg.spsolve(system, np.ones(len(nodes))))
    vector /= np.sqrt((vector**2).sum())
    return dict(zip(nodes, vector.tolist(), strict=True))


def _pagerank(graph: nx.Graph[Any]) -> dict[Any, Any]:
    tolerance = 1e-14 / len(graph)
    found: dict[Any, Any] = nx.pagerank(graph, alpha=0.85, tol=tolerance, max_iter=2000)
    return found


CENTRALITIES: Final = (
    Measure(
        key="degree", label_es="grado", label_en="degree",
        formula="k(v) = Σᵤ [A(v,u) > 0]",
        where_es="cuántos vecinos tiene v; un lazo cuenta dos",
        where_en="how many neighbours v has; a loop counts two",
        scale_es="ninguna", scale_en="none", values="0, 1, 2, …", weighted=False,
        source="Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
        reference="networkx.Graph.degree()", compute=_degree,
    ),
    Measure(
        key="strength", label_es="fuerza", label_en="strength",
        formula="s(v) = Σᵤ W(v,u)",
        where_es="con la política pairwise, un número de pares; con shared, de vínculos",
        where_en="under the policy pairwise a number of pairs, under shared one of links",
        scale_es="ninguna", scale_en="none", values="≥ 0", weighted=True,
        source="Barrat et al. 2004, doi:10.1073/pnas.0400087101",
        reference='networkx.Graph.degree(weight="weight")', compute=_strength,
    ),
    Measure(
        key="betweenness", label_es="intermediación", label_en="betweenness",
        formula="b(v) = 2/((n−1)(n−2)) · Σ_{s<t; s,t≠v} σ(s,t|v)/σ(s,t)",
        where_es="σ(s,t) caminos más cortos entre s y t, en saltos; σ(s,t|v), los que pasan por v",
        where_en="σ(s,t) shortest paths between s and t, in hops; σ(s,t|v) those through v",
        scale_es="por los pares de otros nodos de toda la red; 0 si n < 3",
        scale_en="by the pairs of other nodes of the whole network; 0 if n < 3",
        values="[0, 1]", weighted=False,
        source="Freeman 1977, doi:10.2307/3033543; algorithm: Brandes 2001,"
        " doi:10.1080/0022250X.2001.9990249",
        reference="networkx.betweenness_centrality(normalized=True)", compute=_betweenness,
    ),
    Measure(
        key="closeness", label_es="cercanía", label_en="closeness",
        formula="c(v) = (r/(n−1)) · (r / Σᵤ d(v,u))",
        where_es="r nodos a los que v llega, sin contarse; 0 si r = 0",
        where_en="r nodes reachable from v besides itself; 0 if r = 0",
        scale_es="Wasserman–Faust: por la parte de la red a la que se llega, para comparar entre"
        " componentes",
        scale_en="Wasserman–Faust: by the share of the network that is reached, so that components"
        " compare",
        values="[0, 1]", weighted=False,
        source="Wasserman & Faust 1994, p. 201, doi:10.1017/CBO9780511815478",
        reference="networkx.closeness_centrality(wf_improved=True)", compute=_closeness,
    ),
    Measure(
        key="closeness_component", label_es="cercanía en su componente",
        label_en="closeness in its component",
        formula="c(v) = r / Σᵤ d(v,u)",
        where_es="r nodos a los que v llega, sin contarse; 0 si r = 0; un par aislado tiene 1",
        where_en="r nodes reachable from v besides itself; 0 if r = 0; an isolated pair has 1",
        scale_es="por los nodos de su componente: no compara entre componentes",
        scale_en="by the nodes of its component: does not compare between components",
        values="[0, 1]", weighted=False,
        source="Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
        reference="networkx.closeness_centrality(wf_improved=False)", compute=_own_closeness,
        ranked=False,
    ),
    Measure(
        key="harmonic", label_es="cercanía armónica", label_en="harmonic closeness",
        formula="h(v) = 1/(n−1) · Σ_{u≠v} 1/d(v,u)",
        where_es="1/∞ = 0: lo que no se alcanza no suma",
        where_en="1/∞ = 0: what is not reached adds nothing",
        scale_es="por los otros nodos; 0 si n < 2", scale_en="by the other nodes; 0 if n < 2",
        values="[0, 1]", weighted=False,
        source="Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3; Boldi & Vigna 2014,"
        " doi:10.1080/15427951.2013.865686",
        reference="networkx.harmonic_centrality() / (n−1)", compute=_harmonic,
    ),
    Measure(
        key="eigenvector", label_es="vector propio", label_en="eigenvector",
        formula="W x = λ x",
        where_es="λ el mayor valor propio, x ≥ 0; solo en la componente gigante, vacío fuera",
        where_en="λ the largest eigenvalue, x ≥ 0; on the giant component only, empty elsewhere",
        scale_es="‖x‖₂ = 1 en la componente gigante", scale_en="‖x‖₂ = 1 on the giant component",
        values="[0, 1]", weighted=True,
        source="Bonacich 1987, doi:10.1086/228631",
        reference='networkx.eigenvector_centrality_numpy(giant, weight="weight")',
        compute=_eigenvector,
    ),
    Measure(
        key="katz", label_es="Katz", label_en="Katz",
        formula="x = (I − αW)⁻¹ 1, α = 0.85/λ",
        where_es="λ el mayor valor propio de W; cuenta los caminos de todo largo, cada paso pesa α",
        where_en="λ the largest eigenvalue of W; counts walks of every length, each step weighs α",
        scale_es="‖x‖₂ = 1 en toda la red", scale_en="‖x‖₂ = 1 over the whole network",
        values="(0, 1]", weighted=True,
        source="Katz 1953, doi:10.1007/BF02289026",
        reference='networkx.katz_centrality_numpy(alpha=0.85/λ, weight="weight")', compute=_katz,
    ),
    Measure(
        key="pagerank", label_es="PageRank", label_en="PageRank",
        formula="p(v) = (1−α)/n + α · Σᵤ p(u) W(u,v)/s(u), α = 0.85",
        where_es="un nodo sin aristas reparte por igual entre todos",
        where_en="a node without edges spreads evenly over all",
        scale_es="Σ p = 1 en toda la red", scale_en="Σ p = 1 over the whole network",
        values="(0, 1]", weighted=True,
        source="Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
        reference='networkx.pagerank(alpha=0.85, weight="weight", tol → 0)', compute=_pagerank,
    ),
)  # fmt: skip
"""Measures of each node that any network has."""
