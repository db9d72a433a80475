"""Measures of a node's place in the network: definition, source, reference and engine of each.

networkx is the reference for every value; the costly ones are computed by rustworkx, on one thread
so that sums are added in one order and the same graph gives the same bytes
(docs/decisions/0005-network-engine.md). Notation: n nodes, A adjacency, W weights, d(u,v) hops.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import numpy as np
import rustworkx as rx
import scipy.sparse.linalg as sparse

from kg.errors import KgError, near

__all__ = ["MEASURES", "Measure", "Value", "giant", "measure"]

Value = float | int | None
SEED: Final = 2011
"""Of the order in which Louvain visits nodes."""
_ONE_THREAD: Final = 1 << 62
_DENSE: Final = 400


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure and how it is worked out.

    Attributes:
        key: Its name, also the column's.
        label_es: Name in Spanish.
        label_en: Name in English.
        formula: What is computed, in Unicode.
        normalization: How values compare between networks.
        source: Where the definition comes from.
        reference: The networkx call whose values these are, to 1e-9.
        ranked: Whether a high value means a prominent node.
        compute: From a graph to a value per node.
    """

    key: str
    label_es: str
    label_en: str
    formula: str
    normalization: str
    source: str
    reference: str
    ranked: bool
    compute: Callable[[nx.Graph[Any]], dict[Any, Any]]


def measure(graph: nx.Graph[Any], names: Collection[str] = ()) -> dict[str, Mapping[Any, Value]]:
    """Compute measures of every node.

    Args:
        graph: A network; an edge without ``weight`` weighs 1.
        names: Keys of `MEASURES`; none given means all.

    Returns:
        By measure, by node, in the node order of the graph. None where a measure is undefined.

    Raises:
        KgError: There is no such measure, or the network has no node.
    """
    for name in names:
        if name not in MEASURES:
            hint = near(name, MEASURES) or f"Use one of {', '.join(MEASURES)}."
            raise KgError(f"network: no measure {name!r}.\n  {hint}")
    if not len(graph):
        raise KgError("network: it has no node.\n  Widen the scope: kinds, sources, policy.")
    wanted = [MEASURES[name] for name in names or MEASURES]
    values = ((one.key, one.compute(graph)) for one in wanted)
    return {key: {node: by_node[node] for node in graph} for key, by_node in values}


def giant(graph: nx.Graph[Any]) -> list[Any]:
    """Return the nodes of the largest component, in graph order; of equal ones, the first met."""
    return _components(graph)[0] if len(graph) else []


def _components(graph: nx.Graph[Any]) -> list[list[Any]]:
    rank = {node: i for i, node in enumerate(graph)}
    found = [sorted(part, key=rank.__getitem__) for part in nx.connected_components(graph)]
    return sorted(found, key=lambda part: (-len(part), rank[part[0]]))


def _engine(graph: nx.Graph[Any]) -> tuple[list[Any], rx.PyGraph[Any, Any]]:
    nodes = list(graph)
    index = {node: i for i, node in enumerate(nodes)}
    fast: rx.PyGraph[Any, Any] = rx.PyGraph(multigraph=False)
    fast.add_nodes_from(nodes)
    # a loop is on no shortest path and in no core
    fast.add_edges_from_no_data([(index[a], index[b]) for a, b in graph.edges() if a != b])
    return nodes, fast


def _degree(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return dict(graph.degree())


def _strength(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return {node: float(total) for node, total in graph.degree(weight="weight")}


def _betweenness(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes, fast = _engine(graph)
    found = rx.betweenness_centrality(fast, normalized=True, parallel_threshold=_ONE_THREAD)
    return {node: float(found[i]) for i, node in enumerate(nodes)}


def _closeness(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes, fast = _engine(graph)
    found = rx.closeness_centrality(fast, wf_improved=True, parallel_threshold=_ONE_THREAD)
    return {node: float(found[i]) for i, node in enumerate(nodes)}


def _eigenvector(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes = giant(graph)
    unknown: dict[Any, Any] = dict.fromkeys(graph)
    if len(nodes) < 2:
        return unknown
    matrix = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight="weight", dtype=float)
    if len(nodes) <= _DENSE:
        vector = np.linalg.eigh(matrix.toarray())[1][:, -1]
    else:
        start = np.ones(len(nodes))
        vector = sparse.eigsh(matrix, k=1, which="LA", v0=start, tol=0, maxiter=50_000)[1][:, 0]
    vector = np.abs(vector)
    vector /= np.sqrt((vector**2).sum())
    return unknown | dict(zip(nodes, vector.tolist(), strict=True))


def _pagerank(graph: nx.Graph[Any]) -> dict[Any, Any]:
    tolerance = 1e-14 / len(graph)
    found: dict[Any, Any] = nx.pagerank(graph, alpha=0.85, tol=tolerance, max_iter=2000)
    return found


def _core(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes, fast = _engine(graph)
    found: Any = rx.core_number(fast)
    return {node: int(found[i]) for i, node in enumerate(nodes)}


def _numbered(graph: nx.Graph[Any], parts: list[list[Any]]) -> dict[Any, Any]:
    return {node: number for number, part in enumerate(parts, 1) for node in part}


def _community(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes = list(graph)
    # whole numbers for nodes: a set of strings has another order in every process
    plain = nx.convert_node_labels_to_integers(graph)
    parts = nx.community.louvain_communities(plain, weight="weight", resolution=1, seed=SEED)
    ordered = sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part[0]))
    return _numbered(graph, [[nodes[i] for i in part] for part in ordered])


def _component(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return _numbered(graph, _components(graph))


_ALL: Final = (
    Measure(
        "degree", "grado", "degree",
        "k(v) = Σᵤ [A(v,u) > 0]",
        "none: a number of neighbours",
        "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
        "networkx.Graph.degree()", True, _degree,
    ),
    Measure(
        "strength", "fuerza", "strength",
        "s(v) = Σᵤ W(v,u)",
        "none: under the policy pairwise a number of ties, under shared a number of links",
        "Barrat et al. 2004, doi:10.1073/pnas.0400087101",
        'networkx.Graph.degree(weight="weight")', True, _strength,
    ),
    Measure(
        "betweenness", "intermediación", "betweenness",
        "b(v) = 2/((n−1)(n−2)) · Σ_{s<t; s,t≠v} σ(s,t|v)/σ(s,t), in hops, without weights",
        "by the number of pairs of other nodes of the whole network: 0 to 1; 0 if n < 3",
        "Freeman 1977, doi:10.2307/3033543; by Brandes 2001, doi:10.1080/0022250X.2001.9990249",
        "networkx.betweenness_centrality(normalized=True)", True, _betweenness,
    ),
    Measure(
        "closeness", "cercanía", "closeness",
        "c(v) = (r/(n−1)) · (r / Σᵤ d(v,u)), r nodes reachable from v besides itself; 0 if r = 0",
        "Wasserman–Faust: scaled by the share of nodes that are reachable, 0 to 1",
        "Wasserman & Faust 1994, p. 201, doi:10.1017/CBO9780511815478",
        "networkx.closeness_centrality(wf_improved=True)", True, _closeness,
    ),
    Measure(
        "eigenvector", "vector propio", "eigenvector",
        "W x = λ x for the largest λ, x ≥ 0, on the giant component only; undefined elsewhere",
        "‖x‖₂ = 1 over the giant component",
        "Bonacich 1987, doi:10.1086/228631",
        'networkx.eigenvector_centrality_numpy(giant, weight="weight")', True, _eigenvector,
    ),
    Measure(
        "pagerank", "PageRank", "PageRank",
        "p(v) = (1−α)/n + α · Σᵤ p(u) W(u,v)/s(u), α = 0.85; a node without ties spreads evenly",
        "Σ p = 1 over the whole network",
        "Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X",
        'networkx.pagerank(alpha=0.85, weight="weight", tol → 0)', True, _pagerank,
    ),
    Measure(
        "core", "k-núcleo", "k-core",
        "largest k such that v is in a subgraph where every node has at least k neighbours",
        "none; loops do not count",
        "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
        "networkx.core_number()", True, _core,
    ),
    Measure(
        "community", "comunidad", "community",
        f"Louvain: parts that (locally) maximize weighted modularity, resolution 1, seed {SEED}",
        "a number: 1 is the part with most nodes; of equal ones, that of the first key",
        "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008",
        f'networkx.community.louvain_communities(weight="weight", seed={SEED})', False, _community,
    ),
    Measure(
        "component", "componente", "component",
        "nodes joined by a path",
        "a number: 1 is the giant component; of equal ones, that of the first key",
        "Wasserman & Faust 1994, p. 109",
        "networkx.connected_components()", False, _component,
    ),
)  # fmt: skip

MEASURES: Final[dict[str, Measure]] = {one.key: one for one in _ALL}
"""All measures, in the order they are written."""
