"""Measures of a network as a whole, in one registry as those of its nodes."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

import networkx as nx
import numpy as np
import scipy.sparse as sparse

from .measures import MEASURES, named
from .measures_definition import SEED, Measure, Value, components, giant, two_mode, without_loops
from .measures_groups import attribute, ei, leiden, louvain
from .measures_structure import bridges
from .measures_two_mode import side
from .sheet import path_lengths

__all__ = ["WHOLE", "gini", "hhi", "whole"]


def whole(graph: nx.Graph[Any], names: Collection[str] = ()) -> dict[str, Value]:
    """Compute measures of the network as a whole.

    Args:
        graph: A network; an edge without ``weight`` weighs 1.
        names: Keys of `WHOLE`; none given means all that are defined for the network's mode.

    Returns:
        Value by key; None where a measure is undefined.

    Raises:
        KgError: As `kg.network.measure`.
    """
    return {one.key: one.compute(graph) for one in named(graph, names, WHOLE)}


def gini(values: Collection[float]) -> float | None:
    """Return Gini's coefficient of non-negative values; None if there is none or all are 0."""
    ordered = np.sort(np.asarray(list(values), float))
    total = float(ordered.sum())
    if not total:
        return None
    n = len(ordered)
    return float((2 * np.arange(1, n + 1) - n - 1) @ ordered / (n * total))


def hhi(values: Collection[float]) -> float | None:
    """Return the sum of squared shares; None if the values add up to 0."""
    total = sum(values)
    return sum((value / total) ** 2 for value in values) if total else None


def _density(graph: nx.Graph[Any]) -> float | None:
    n, m = len(graph), without_loops(graph).number_of_edges()
    if two_mode(graph):
        first = len(side(graph))
        pairs = first * (n - first)
    else:
        pairs = n * (n - 1) // 2
    return m / pairs if pairs else None


def _transitivity(graph: nx.Graph[Any]) -> float:
    return float(nx.transitivity(without_loops(graph)))


def _mean_clustering(graph: nx.Graph[Any]) -> float:
    return float(nx.average_clustering(without_loops(graph)))


def _robins_alexander(graph: nx.Graph[Any]) -> float:
    return float(nx.bipartite.robins_alexander_clustering(graph))


def _degree_assortativity(graph: nx.Graph[Any]) -> float | None:
    """Pearson's r of the degrees at the two ends of an edge, each edge both ways."""
    plain = without_loops(graph)
    ends = np.array([(plain.degree(a), plain.degree(b)) for a, b in plain.edges()], dtype=object)
    if not len(ends):
        return None
    one, other = ends.T
    arcs, total, squares = 2 * len(ends), (one + other).sum(), (one * one + other * other).sum()
    spread = arcs * squares - total * total
    return float((arcs * 2 * (one * other).sum() - total * total) / spread) if spread else None


def _assortativity(graph: nx.Graph[Any], name: str) -> float | None:
    groups = attribute(graph, name)
    inside = without_loops(graph).subgraph(groups)
    if not inside.number_of_edges():
        return None
    number = {group: i for i, group in enumerate(sorted(set(groups.values())))}
    mixing = np.zeros((len(number), len(number)))
    for a, b in inside.edges():
        mixing[number[groups[a]], number[groups[b]]] += 1
        mixing[number[groups[b]], number[groups[a]]] += 1
    mixing /= mixing.sum()
    chance = float((mixing.sum(axis=0) * mixing.sum(axis=1)).sum())
    # all edges within one group: nothing to be like or unlike
    return None if 1.0 - chance < 1e-12 else float((np.trace(mixing) - chance) / (1.0 - chance))


def _paths(graph: nx.Graph[Any]) -> tuple[float, int] | None:
    nodes = giant(graph)
    if len(nodes) < 2:
        return None
    plain = without_loops(graph).subgraph(nodes)
    links = nx.to_scipy_sparse_array(plain, nodelist=nodes, weight=None, dtype=np.int64)
    return path_lengths(sparse.csr_array(links))


def _mean_path(graph: nx.Graph[Any]) -> float | None:
    found = _paths(graph)
    return found[0] if found else None


def _diameter(graph: nx.Graph[Any]) -> int | None:
    found = _paths(graph)
    return found[1] if found else None


def _modularity(graph: nx.Graph[Any], parts: list[list[Any]]) -> float | None:
    if not graph.number_of_edges():
        return None
    return float(nx.community.modularity(graph, [set(part) for part in parts], weight="weight"))


def _strengths(graph: nx.Graph[Any]) -> list[float]:
    return [float(total) for _, total in graph.degree(weight="weight")]


def _degrees(graph: nx.Graph[Any]) -> list[int]:
    return [degree for _, degree in graph.degree()]


def _country_hhi(graph: nx.Graph[Any]) -> float | None:
    """Shares of countries in the strength of nodes outside Mexico."""
    strength, totals = dict(graph.degree(weight="weight")), dict[str, float]()
    for node, country in attribute(graph, "country").items():
        if country != "mx":
            totals[country] = totals.get(country, 0.0) + strength[node]
    return hhi(totals.values())


def _own(
    key: str, label: tuple[str, str], formula: str, where: tuple[str, str], values: str,
    source: str, reference: str, compute: Any, *, weighted: bool = False, fits: str = "any",
    scale: tuple[str, str] = ("ninguna", "none"),
) -> Measure:  # fmt: skip
    return Measure(
        key=key, label_es=label[0], label_en=label[1], formula=formula, where_es=where[0],
        where_en=where[1], scale_es=scale[0], scale_en=scale[1], values=values, weighted=weighted,
        source=source, reference=reference, compute=compute, ranked=False, fits=fits,
    )  # fmt: skip


_FAUST: Final = "Wasserman & Faust 1994, doi:10.1017/CBO9780511815478"
_NEWMAN_Q: Final = (
    "Newman & Girvan 2004, doi:10.1103/PhysRevE.69.026113; weights: Newman 2004,"
    " doi:10.1103/PhysRevE.70.056131"
)
_Q: Final = "Q = Σ_c [ W_c/w − (s_c/(2w))² ]"
_GINI: Final = "Gini 1912, Variabilità e mutabilità, Bologna"
_HHI: Final = "Hirschman 1964, American Economic Review 54(5), 761"
_MIXING: Final = "Newman 2003, doi:10.1103/PhysRevE.67.026126"
_R: Final = "r = (Σᵢ eᵢᵢ − Σᵢ aᵢ²) / (1 − Σᵢ aᵢ²)"
_EVEN: Final = ("0 todos iguales; tiende a 1 si uno tiene todo",
                "0 all equal; tends to 1 if one has all")  # fmt: skip

_ALL: Final = (
    _own("nodes", ("nodos", "nodes"), "n", ("también los aislados", "isolated ones too"),
         "0, 1, 2, …", _FAUST, "len(G)", len),
    _own("edges", ("aristas", "edges"), "m", ("pares unidos y lazos", "joined pairs, and loops"),
         "0, 1, 2, …", _FAUST, "G.number_of_edges()", lambda g: g.number_of_edges()),
    _own("components", ("componentes", "components"), "c",
         ("partes sin camino entre sí", "parts without a path between them"),
         "1, 2, …", _FAUST, "networkx.number_connected_components(G)",
         lambda g: len(components(g))),
    _own("giant", ("nodos de la componente gigante", "nodes of the giant component"), "N",
         ("la de más nodos", "that of most nodes"), "1, 2, …", _FAUST,
         "len(max(networkx.connected_components(G), key=len))", lambda g: len(giant(g))),
    _own("density", ("densidad", "density"), "m / (n(n−1)/2); m / (n₁n₂)",
         ("la segunda, de dos modos; sin lazos; vacío si no hay pares",
          "the second of two modes; without loops; empty if there are no pairs"), "[0, 1]", _FAUST,
         "networkx.density(G), networkx.bipartite.density(G, side)", _density),
    _own("transitivity", ("transitividad", "transitivity"), "T = 3t / τ",
         ("t triángulos, τ pares de aristas con un nodo común; 0 si τ = 0",
          "t triangles, τ pairs of edges with a node in common; 0 if τ = 0"), "[0, 1]",
         "Newman, Strogatz & Watts 2001, doi:10.1103/PhysRevE.64.026118",
         "networkx.transitivity(G)", _transitivity, fits="one"),
    _own("mean_clustering", ("agrupamiento local medio", "mean local clustering"),
         "1/n Σᵥ C(v)", ("C como en los nodos", "C as of nodes"), "[0, 1]",
         "Watts & Strogatz 1998, doi:10.1038/30918", "networkx.average_clustering(G)",
         _mean_clustering, fits="one"),
    _own("two_mode_clustering", ("agrupamiento de Robins–Alexander", "Robins–Alexander clustering"),
         "4 C₄ / L₃", ("C₄ ciclos de cuatro aristas, L₃ caminos de tres; 0 si L₃ = 0",
                       "C₄ cycles of four edges, L₃ paths of three; 0 if L₃ = 0"), "[0, 1]",
         "Robins & Alexander 2004, doi:10.1023/B:CMOT.0000032580.12184.c0",
         "networkx.bipartite.robins_alexander_clustering(G)", _robins_alexander, fits="two"),
    _own("degree_assortativity", ("asortatividad por grado", "degree assortativity"),
         "r = corr(k(u), k(v)), uv ∈ E",
         ("cada arista en ambos sentidos, sin lazos; vacío si todos los grados son iguales",
          "each edge both ways, without loops; empty if all degrees are equal"), "[−1, 1]",
         "Newman 2002, doi:10.1103/PhysRevLett.89.208701",
         "networkx.degree_assortativity_coefficient(G)", _degree_assortativity),
    _own("country_assortativity", ("asortatividad por país", "assortativity by country"), _R,
         ("e parte de los extremos que une cada par de países, a sus sumas; sin los de país"
          " desconocido; vacío si todos son de uno",
          "e share of ends that joins each pair of countries, a its sums; without those of"
          " unknown country; empty if all are of one"), "[−1, 1]", _MIXING,
         'networkx.attribute_assortativity_coefficient(G, "country")',
         lambda g: _assortativity(g, "country")),
    _own("level_assortativity", ("asortatividad por nivel", "assortativity by level"), _R,
         ("lo mismo por nivel: local, regional, nacional, organización",
          "the same by level: local, regional, national, organization"), "[−1, 1]", _MIXING,
         'networkx.attribute_assortativity_coefficient(G, "level")',
         lambda g: _assortativity(g, "level")),
    _own("country_ei", ("índice E–I por país", "E–I index by country"), "(E − I) / (E + I)",
         ("E aristas entre países, I dentro de uno; sin las de país desconocido",
          "E edges between countries, I within one; without those of unknown country"),
         "[−1, 1]", "Krackhardt & Stern 1988, doi:10.2307/2786835", "hand",
         lambda g: ei(g.edges(), attribute(g, "country"))),
    _own("level_ei", ("índice E–I por nivel", "E–I index by level"), "(E − I) / (E + I)",
         ("E aristas entre niveles, I dentro de uno; sin las de nivel desconocido",
          "E edges between levels, I within one; without those of unknown level"),
         "[−1, 1]", "Krackhardt & Stern 1988, doi:10.2307/2786835", "hand",
         lambda g: ei(g.edges(), attribute(g, "level"))),
    _own("mean_path", ("longitud media de caminos", "mean path length"),
         "2/(N(N−1)) Σ_{u<v} d(u,v)", ("en la componente gigante; vacío si N < 2",
                                       "on the giant component; empty if N < 2"), "≥ 1",
         _FAUST, "networkx.average_shortest_path_length(giant)", _mean_path),
    _own("diameter", ("diámetro", "diameter"), "max d(u,v)",
         ("en la componente gigante; vacío si N < 2", "on the giant component; empty if N < 2"),
         "1, 2, …", _FAUST, "networkx.diameter(giant)", _diameter),
    _own("articulations", ("puntos de articulación", "articulation points"), "|{v : a(v) = 1}|",
         ("a como en los nodos", "a as of nodes"), "0, 1, 2, …",
         "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
         "len(list(networkx.articulation_points(G)))",
         lambda g: sum(MEASURES["articulation"].compute(g).values())),
    _own("bridges", ("puentes", "bridges"), "|{uv : c(G − uv) > c(G)}|",
         ("aristas sin las que una componente se parte",
          "edges without which a component falls apart"), "0, 1, 2, …",
         "Tarjan 1974, doi:10.1016/0020-0190(74)90003-9", "len(list(networkx.bridges(G)))",
         lambda g: len(bridges(g))),
    _own("max_core", ("núcleo máximo", "maximum core"), "maxᵥ core(v)",
         ("núcleo como en los nodos", "core as of nodes"), "0, 1, 2, …",
         "Seidman 1983, doi:10.1016/0378-8733(83)90028-X", "max(networkx.core_number(G).values())",
         lambda g: max(MEASURES["core"].compute(g).values())),
    _own("louvain_communities", ("comunidades (Louvain)", "communities (Louvain)"), "|c|",
         (f"semilla {SEED}", f"seed {SEED}"), "1, 2, …",
         "Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008",
         f"networkx.community.louvain_communities(G, seed={SEED})", lambda g: len(louvain(g)),
         weighted=True),
    _own("louvain_modularity", ("modularidad (Louvain)", "modularity (Louvain)"), _Q,
         ("W_c peso dentro de c, s_c fuerza de sus nodos, w peso total; vacío sin aristas",
          "W_c weight within c, s_c strength of its nodes, w total weight; empty without edges"),
         "[−½, 1)", _NEWMAN_Q, "networkx.community.modularity(G, parts)",
         lambda g: _modularity(g, louvain(g)), weighted=True),
    _own("leiden_communities", ("comunidades (Leiden)", "communities (Leiden)"), "|c|",
         (f"semilla {SEED}", f"seed {SEED}"), "1, 2, …",
         "Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z",
         "graspologic_native.leiden()", lambda g: len(leiden(g)), weighted=True),
    _own("leiden_modularity", ("modularidad (Leiden)", "modularity (Leiden)"), _Q,
         ("lo mismo con las comunidades de Leiden", "the same with the communities of Leiden"),
         "[−½, 1)", _NEWMAN_Q, "networkx.community.modularity(G, parts)",
         lambda g: _modularity(g, leiden(g)), weighted=True),
    _own("degree_gini", ("Gini del grado", "Gini of degree"), "Σᵢ (2i − n − 1) xᵢ / (n Σ xᵢ)",
         ("x grados de menor a mayor; vacío sin aristas",
          "x degrees from least to most; empty without edges"), "[0, 1)", _GINI, "hand",
         lambda g: gini(_degrees(g)), scale=_EVEN),
    _own("strength_gini", ("Gini de la fuerza", "Gini of strength"),
         "Σᵢ (2i − n − 1) xᵢ / (n Σ xᵢ)",
         ("x fuerzas de menor a mayor; vacío sin aristas",
          "x strengths from least to most; empty without edges"), "[0, 1)", _GINI, "hand",
         lambda g: gini(_strengths(g)), weighted=True, scale=_EVEN),
    _own("strength_hhi", ("HHI de la fuerza", "HHI of strength"), "Σᵥ (s(v)/Σ s)²",
         ("vacío sin aristas", "empty without edges"), "[1/n, 1]", _HHI, "hand",
         lambda g: hhi(_strengths(g)), weighted=True),
    _own("country_hhi", ("HHI por país extranjero", "HHI by foreign country"), "Σ_c (s_c/Σ s)²",
         ("s_c fuerza de los nodos del país c, sin México ni los de país desconocido",
          "s_c strength of the nodes of country c, without Mexico and those of unknown country"),
         "(0, 1]", _HHI, "hand", _country_hhi, weighted=True),
)  # fmt: skip

WHOLE: Final[dict[str, Measure]] = {one.key: one for one in _ALL}
"""All measures of a network as a whole, in the order they are written."""
