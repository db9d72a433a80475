"""Communities, and how a node's ties spread over groups: communities, countries, levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import networkx as nx

from .measures_definition import SEED, Measure
from .measures_structure import numbered

__all__ = ["GROUPS", "LEVELS", "attribute", "ei", "leiden", "louvain", "partition_of"]

LEVELS: Final = {
    "borough": "local",
    "federal-entity": "regional",
    "local-government": "local",
    "municipality": "local",
    "national-government": "national",
    "regional-government": "regional",
    "company": "organization",
    "international-organization": "organization",
    "ngo": "organization",
    "university": "organization",
}
"""Level of each kind of party: a Mexican state is regional as a province abroad is."""
_TRIALS: Final = 10


def attribute(graph: nx.Graph[Any], name: str) -> dict[Any, str]:
    """Return by node its ``country`` or ``level``, of the nodes of which it is known."""
    if name == "level":
        kinds = {node: LEVELS.get(data.get("kind", "")) for node, data in graph.nodes(data=True)}
        return {node: level for node, level in kinds.items() if level}
    return {node: data[name] for node, data in graph.nodes(data=True) if data.get(name)}


def louvain(graph: nx.Graph[Any]) -> list[list[Any]]:
    """Return the communities that Louvain finds, the largest first."""
    nodes = list(graph)
    # whole numbers for nodes: a set of strings has another order in every process
    plain = nx.convert_node_labels_to_integers(graph)
    parts = nx.community.louvain_communities(plain, weight="weight", resolution=1, seed=SEED)
    return _ordered(nodes, parts)


def leiden(graph: nx.Graph[Any]) -> list[list[Any]]:
    """Return the communities that Leiden finds, the largest first; a loop joins nothing."""
    import graspologic_native

    nodes = list(graph)
    index = {node: i for i, node in enumerate(nodes)}
    edges = [
        (str(index[a]), str(index[b]), float(weight))
        for a, b, weight in graph.edges(data="weight", default=1.0)
        if a != b
    ]
    if not edges:
        return [[node] for node in nodes]
    _, found = graspologic_native.leiden(edges, seed=SEED, trials=_TRIALS, iterations=_TRIALS)
    parts: dict[int, list[int]] = {}
    alone = len(nodes)
    for i in range(len(nodes)):
        parts.setdefault(found.get(str(i), alone + i), []).append(i)
    return _ordered(nodes, parts.values())


def _ordered(nodes: list[Any], parts: Iterable[Iterable[int]]) -> list[list[Any]]:
    ordered = sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part[0]))
    return [[nodes[i] for i in part] for part in ordered]


def partition_of(numbers: dict[Any, Any]) -> list[set[Any]]:
    """Return the sets of nodes of equal number."""
    parts: dict[Any, set[Any]] = {}
    for node, number in numbers.items():
        parts.setdefault(number, set()).add(node)
    return list(parts.values())


def _community(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return numbered(louvain(graph))


def _leiden(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return numbered(leiden(graph))


def _shares(graph: nx.Graph[Any], groups: dict[Any, Any]) -> dict[Any, list[float]]:
    """Return by node the share of its strength that goes to each group; loops do not count."""
    found: dict[Any, list[float]] = {}
    for node in graph:
        totals: Counter[Any] = Counter()
        for other, data in graph[node].items():
            if other != node and other in groups:
                totals[groups[other]] += data.get("weight", 1.0)
        whole = sum(totals.values())
        found[node] = [value / whole for value in totals.values()] if whole else []
    return found


def _participation(graph: nx.Graph[Any]) -> dict[Any, Any]:
    shares = _shares(graph, _leiden(graph))
    return {node: 1.0 - sum(x * x for x in own) if own else None for node, own in shares.items()}


def _country_hhi(graph: nx.Graph[Any]) -> dict[Any, Any]:
    shares = _shares(graph, attribute(graph, "country"))
    return {node: sum(x * x for x in own) if own else None for node, own in shares.items()}


def ei(pairs: Iterable[tuple[Any, Any]], groups: dict[Any, str]) -> float | None:
    """Return the E–I index of pairs of nodes; None if no pair has two known groups."""
    known = [groups[a] != groups[b] for a, b in pairs if a != b and a in groups and b in groups]
    return (2 * sum(known) - len(known)) / len(known) if known else None


def _node_ei(graph: nx.Graph[Any], name: str) -> dict[Any, Any]:
    groups = attribute(graph, name)
    return {node: ei(((node, other) for other in graph[node]), groups) for node in graph}


def _country_ei(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return _node_ei(graph, "country")


def _level_ei(graph: nx.Graph[Any]) -> dict[Any, Any]:
    return _node_ei(graph, "level")


_PARTS: Final = (
    "un número: 1 es la de más nodos; de iguales, la de la primera clave",
    "a number: 1 is the one with most nodes; of equal ones, that of the first key",
)
_KRACKHARDT: Final = "Krackhardt & Stern 1988, doi:10.2307/2786835"

GROUPS: Final = (
    Measure(
        key="community", label_es="comunidad (Louvain)", label_en="community (Louvain)",
        formula="max Q, γ = 1",
        where_es=f"partes que maximizan localmente la modularidad con pesos; semilla {SEED}",
        where_en=f"parts that locally maximize weighted modularity; seed {SEED}",
        scale_es=_PARTS[0], scale_en=_PARTS[1], values="1, 2, …", weighted=True,
        source="Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008",
        reference=f'networkx.community.louvain_communities(weight="weight", seed={SEED})',
        compute=_community, ranked=False,
    ),
    Measure(
        key="leiden", label_es="comunidad (Leiden)", label_en="community (Leiden)",
        formula="max Q, γ = 1",
        where_es=f"como Louvain, con comunidades siempre conexas; la mejor de {_TRIALS} búsquedas,"
        f" semilla {SEED}; los lazos no cuentan",
        where_en=f"as Louvain, with communities that are always connected; the best of {_TRIALS}"
        f" searches, seed {SEED}; loops do not count",
        scale_es=_PARTS[0], scale_en=_PARTS[1], values="1, 2, …", weighted=True,
        source="Traag, Waltman & van Eck 2019, doi:10.1038/s41598-019-41695-z",
        reference="graspologic_native.leiden(); Q: networkx.community.modularity()",
        compute=_leiden, ranked=False,
    ),
    Measure(
        key="participation", label_es="coeficiente de participación",
        label_en="participation coefficient",
        formula="P(v) = 1 − Σ_c (s_c(v)/s(v))²",
        where_es="s_c(v) fuerza de v hacia la comunidad c (Leiden); vacío sin vecinos",
        where_en="s_c(v) strength of v towards community c (Leiden); empty without neighbours",
        scale_es="0: todo en una comunidad; tiende a 1 si se reparte por igual entre muchas",
        scale_en="0: all in one community; tends to 1 if spread evenly over many",
        values="[0, 1)", weighted=True,
        source="Guimerà & Amaral 2005, doi:10.1038/nature03288", reference="hand",
        compute=_participation,
    ),
    Measure(
        key="country_hhi", label_es="concentración por país (HHI)",
        label_en="concentration by country (HHI)",
        formula="H(v) = Σ_c (s_c(v)/s(v))²",
        where_es="s_c(v) fuerza de v hacia nodos del país c; sin los de país desconocido; vacío si"
        " no queda ninguno",
        where_en="s_c(v) strength of v towards nodes of country c; without those of unknown"
        " country; empty if none is left",
        scale_es="1: todo en un país; 1/c si se reparte por igual entre c",
        scale_en="1: all in one country; 1/c if spread evenly over c",
        values="(0, 1]", weighted=True,
        source="Herfindahl–Hirschman: Hirschman 1964, American Economic Review 54(5), 761",
        reference="hand", compute=_country_hhi, ranked=False,
    ),
    Measure(
        key="country_ei", label_es="índice E–I por país", label_en="E–I index by country",
        formula="EI(v) = (e(v) − i(v)) / (e(v) + i(v))",
        where_es="e aristas de v a otro país, i al mismo; sin las de país desconocido; vacío si no"
        " queda ninguna",
        where_en="e edges of v to another country, i to the same; without those of unknown country;"
        " empty if none is left",
        scale_es="por sus aristas", scale_en="by its edges", values="[−1, 1]", weighted=False,
        source=_KRACKHARDT, reference="hand", compute=_country_ei, ranked=False,
    ),
    Measure(
        key="level_ei", label_es="índice E–I por nivel", label_en="E–I index by level",
        formula="EI(v) = (e(v) − i(v)) / (e(v) + i(v))",
        where_es="e aristas a otro nivel (local, regional, nacional, organización), i al mismo;"
        " vacío si no se conoce",
        where_en="e edges to another level (local, regional, national, organization), i to the"
        " same; empty if unknown",
        scale_es="por sus aristas", scale_en="by its edges", values="[−1, 1]", weighted=False,
        source=_KRACKHARDT, reference="hand", compute=_level_ei, ranked=False,
    ),
)  # fmt: skip
"""Measures of each node's group, and of its ties over groups."""
