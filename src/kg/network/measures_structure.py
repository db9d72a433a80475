"""Where a node stands in the structure: components, cores, triangles, cut points."""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import numpy as np
import rustworkx as rx
import scipy.sparse.csgraph as csgraph

from .measures_definition import Measure, components, engine, without_loops

__all__ = ["STRUCTURE", "bridges", "numbered"]

_BLOCK: Final = 512


def numbered(parts: list[list[Any]]) -> dict[Any, Any]:
    """Return the number of each node's part, from 1."""
    return {node: number for number, part in enumerate(parts, 1) for node in part}


def _component(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return numbered(components(graph))


def _core(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes, fast = engine(graph)
    found: Any = rx.core_number(fast)
    return {node: int(found[i]) for i, node in enumerate(nodes)}


def _clustering(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return {node: float(value) for node, value in nx.clustering(without_loops(graph)).items()}


def _eccentricity(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes = list(graph)
    links = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, format="csr")
    found: list[int] = []
    for first in range(0, len(nodes), _BLOCK):
        rows = np.arange(first, min(first + _BLOCK, len(nodes)))
        hops = csgraph.dijkstra(links, directed=False, indices=rows, unweighted=True)
        hops[np.isinf(hops)] = 0
        found += hops.max(axis=1).astype(int).tolist()
    return dict(zip(nodes, found, strict=True))


def _articulation(graph: nx.Graph[Any]) -> dict[Any, Any]:
    nodes, fast = engine(graph)
    cut = rx.articulation_points(fast)
    return {node: int(i in cut) for i, node in enumerate(nodes)}


def bridges(graph: nx.Graph[Any]) -> list[tuple[Any, Any]]:
    """Return the edges without which a component falls apart, in the order of the graph."""
    nodes, fast = engine(graph)
    return [(nodes[a], nodes[b]) for a, b in sorted(tuple(sorted(e)) for e in rx.bridges(fast))]


def _bridges(graph: nx.Graph[Any]) -> dict[Any, Any]:
    count: dict[Any, Any] = dict.fromkeys(graph, 0)
    for edge in bridges(graph):
        for node in edge:
            count[node] += 1
    return count


STRUCTURE: Final = (
    Measure(
        key="core", label_es="k-núcleo", label_en="k-core",
        formula="max { k : v ∈ H ⊆ G, k_H(u) ≥ k ∀ u ∈ H }",
        where_es="el mayor k tal que v está en una subred cuyos nodos tienen todos k vecinos en"
        " ella; los lazos no cuentan",
        where_en="the largest k such that v is in a subnetwork whose nodes all have k neighbours in"
        " it; loops do not count",
        scale_es="ninguna", scale_en="none", values="0, 1, 2, …", weighted=False,
        source="Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
        reference="networkx.core_number()", compute=_core,
    ),
    Measure(
        key="clustering", label_es="agrupamiento local", label_en="local clustering",
        formula="C(v) = 2 t(v) / (k(v)(k(v)−1))",
        where_es="t(v) triángulos de v; 0 si k < 2; en una red de dos modos no hay triángulos",
        where_en="t(v) triangles of v; 0 if k < 2; a two-mode network has no triangles",
        scale_es="por los pares de vecinos", scale_en="by the pairs of neighbours",
        values="[0, 1]", weighted=False,
        source="Watts & Strogatz 1998, doi:10.1038/30918",
        reference="networkx.clustering()", compute=_clustering, ranked=False, fits="one",
    ),
    Measure(
        key="eccentricity", label_es="excentricidad", label_en="eccentricity",
        formula="e(v) = maxᵤ d(v,u)",
        where_es="u en la componente de v; 0 si está solo",
        where_en="u in the component of v; 0 if it is alone",
        scale_es="ninguna", scale_en="none", values="0, 1, 2, …", weighted=False,
        source="Wasserman & Faust 1994, p. 111, doi:10.1017/CBO9780511815478",
        reference="networkx.eccentricity(component)", compute=_eccentricity, ranked=False,
    ),
    Measure(
        key="articulation", label_es="punto de articulación", label_en="articulation point",
        formula="a(v) = [c(G − v) > c(G)]",
        where_es="c componentes; 1 si sin v su componente se parte, 0 si no",
        where_en="c components; 1 if its component falls apart without v, else 0",
        scale_es="ninguna", scale_en="none", values="0, 1", weighted=False,
        source="Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
        reference="networkx.articulation_points()", compute=_articulation, ranked=False,
    ),
    Measure(
        key="bridges", label_es="puentes", label_en="bridges",
        formula="β(v) = |{ u : c(G − vu) > c(G) }|",
        where_es="aristas de v sin las que su componente se parte",
        where_en="edges of v without which its component falls apart",
        scale_es="ninguna", scale_en="none", values="0, 1, 2, …", weighted=False,
        source="Tarjan 1974, doi:10.1016/0020-0190(74)90003-9",
        reference="networkx.bridges()", compute=_bridges,
    ),
    Measure(
        key="component", label_es="componente", label_en="component",
        formula="u ~ v ⇔ d(u,v) < ∞",
        where_es="nodos unidos por un camino", where_en="nodes joined by a path",
        scale_es="un número: 1 es la componente gigante; de iguales, la de la primera clave",
        scale_en="a number: 1 is the giant component; of equal ones, that of the first key",
        values="1, 2, …", weighted=False,
        source="Wasserman & Faust 1994, p. 109, doi:10.1017/CBO9780511815478",
        reference="networkx.connected_components()", compute=_component, ranked=False,
    ),
)  # fmt: skip
"""Measures of each node's place in the structure."""
