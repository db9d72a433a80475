"""One page of statistics of a whole network, in the terms of the KONECT handbook.

All figures are of the simple undirected network: without direction and weight, without loops, each
pair once. Lengths are exact, over all pairs of the giant component. Reference of each figure:
networkx. Notation: J. Kunegis, Handbook of Network Analysis [KONECT project], arXiv:1402.5500.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy import sparse

from kg.errors import KgError

from .edges import Edges

__all__ = ["FIGURES", "Figure", "Sheet", "as_sheet_json", "published", "sheet", "sheet_text"]

Ints = npt.NDArray[np.int64]
_WORDS: Final = 8
"""Words of 64 sources each that one search carries; what is gathered then fits the cache."""
_ROWS: Final = 4096


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the sheet.

    Attributes:
        key: Its key in JSON.
        symbol: As the handbook of KONECT writes it.
        scope: ``network`` or ``giant component``: what it is of.
        definition: In English, for whoever works it out again.
        reference: The call of networkx whose value it is.
    """

    key: str
    symbol: str
    label_es: str
    label_en: str
    scope: str
    definition: str
    reference: str


_WHOLE: Final = "network"
_GIANT: Final = "giant component"
FIGURES: Final = (
    Figure("nodes", "n", "Nodos", "Nodes", _WHOLE,
           "nodes, isolated ones and those with loops only included", "G.number_of_nodes()"),
    Figure("edges", "m", "Aristas", "Edges", _WHOLE,
           "unordered pairs of different nodes that are joined; loops left out, parallel and"
           " reciprocal edges counted once", "G.number_of_edges()"),
    Figure("giant_component_nodes", "N", "Nodos de la componente gigante", "Nodes of the giant"
           " component", _WHOLE, "nodes of the largest connected component",
           "len(max(nx.connected_components(G), key=len))"),
    Figure("triangles", "t", "Triángulos", "Triangles", _WHOLE,
           "sets of three nodes joined to each other", "sum(nx.triangles(G).values()) // 3"),
    Figure("transitivity", "c", "Transitividad", "Transitivity", _WHOLE,
           "3 t / s, where s is the number of paths of two edges; 0 if there is none",
           "nx.transitivity(G)"),
    Figure("mean_path_length", "δm", "Longitud media de caminos", "Mean path length", _GIANT,
           "mean of the hops between two different nodes, over all unordered pairs",
           "nx.average_shortest_path_length(giant)"),
    Figure("diameter", "δ", "Diámetro", "Diameter", _GIANT,
           "largest number of hops between two nodes", "nx.diameter(giant)"),
    Figure("degree_assortativity", "ρ", "Asortatividad por grado", "Degree assortativity", _WHOLE,
           "Pearson correlation of the degrees at the two ends of an edge, each edge in both"
           " directions; null if all ends have one degree",
           "nx.degree_assortativity_coefficient(G)"),
    Figure("max_degree", "dmax", "Grado máximo", "Maximum degree", _WHOLE,
           "most neighbours of a node", "max(d for _, d in G.degree())"),
    Figure("max_core", "k", "Núcleo máximo", "Maximum core", _WHOLE,
           "largest k such that a subnetwork has k neighbours or more at each node",
           "max(nx.core_number(G).values())"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """The statistics of one network.

    Attributes:
        name: What was measured: a file, or the graph with its policy and scope.
        values: Value of each figure by key; None where it is not defined.
        loops: Loops that were left out.
        repeated: Parallel or reciprocal edges that were merged.
        doubtful: A first line that was taken for an edge but may be headings.
    """

    name: str
    values: dict[str, int | float | None]
    loops: int
    repeated: int
    doubtful: tuple[str, str] | None = None


def sheet(edges: Edges, name: str) -> Sheet:
    """Work out every figure.

    Args:
        edges: A simple network with at least one edge.
        name: What it is of.

    Raises:
        KgError: There is no edge.
    """
    n, m = len(edges.names), len(edges.pairs)
    if not m:
        raise KgError(
            f"{name}: {n} nodes and no edge: there is nothing to measure.\n"
            "  Choose a wider kind, source or policy."
        )
    degree = np.bincount(edges.pairs.ravel(), minlength=n)
    links = _adjacency(edges.pairs, n)
    _, part = sparse.csgraph.connected_components(links, directed=False)
    inside = np.flatnonzero(part == np.bincount(part).argmax())
    mean, diameter = path_lengths(links[inside][:, inside])
    triangles = _triangles(edges.pairs, degree)
    wedges = sum(d * (d - 1) // 2 for d in degree.tolist())
    values = {
        "nodes": n,
        "edges": m,
        "giant_component_nodes": len(inside),
        "triangles": triangles,
        "transitivity": 3 * triangles / wedges if wedges else 0.0,
        "mean_path_length": mean,
        "diameter": diameter,
        "degree_assortativity": _assortativity(edges.pairs, degree),
        "max_degree": int(degree.max()),
        "max_core": _max_core(edges.pairs, n),
    }
    return Sheet(name, values, edges.loops, edges.repeated, edges.doubtful)


def _adjacency(pairs: Ints, n: int) -> sparse.csr_array:
    rows, columns = np.concatenate((pairs, pairs[:, ::-1])).T
    return sparse.csr_array((np.ones(len(rows), np.int64), (rows, columns)), shape=(n, n))


def path_lengths(links: sparse.csr_array) -> tuple[float, int]:
    """Return mean and maximum of the hops between the nodes of a connected network.

    Many searches at once, one bit each (Then et al., "The More the Merrier: Efficient Multi-Source
    Graph Traversal", VLDB 8(4), 2014). Where the network is a long thread, a step of all searches
    together is worth less than it costs, so each node is then searched from alone.
    """
    n = links.shape[0]
    if n < 2:
        return 0.0, 0
    hops = _depths(links, 0).max()
    together = int(hops) * links.nnz * -(-n // 64)
    alone = n * (links.nnz + 24 * n)
    totals = _bit_searches(links) if together <= alone else _searches(links)
    total = longest = 0
    for hop, reached in totals:
        total += hop * reached
        longest = max(longest, hop)
    return total / (n * (n - 1)), longest


def _bit_searches(links: sparse.csr_array) -> Iterator[tuple[int, int]]:
    """Yield ``(hop, nodes first reached at it)`` of searches from every node, in batches."""
    n = links.shape[0]
    starts, neighbours = links.indptr[:-1], links.indices
    for first in range(0, n, 64 * _WORDS):
        sources = np.arange(first, min(first + 64 * _WORDS, n))
        seen = np.zeros((n, _WORDS), np.uint64)
        place = sources - first
        seen[sources, place // 64] = np.uint64(1) << (place % 64).astype(np.uint64)
        front, hop = seen.copy(), 0
        while True:
            hop += 1
            front = np.bitwise_or.reduceat(front[neighbours], starts, axis=0) & ~seen
            reached = int(np.bitwise_count(front).sum(dtype=np.int64))
            if not reached:
                break
            yield hop, reached
            seen |= front


def _searches(links: sparse.csr_array) -> Iterator[tuple[int, int]]:
    for node in range(links.shape[0]):
        yield from enumerate(np.bincount(_depths(links, node)).tolist())


def _depths(links: sparse.csr_array, root: int) -> npt.NDArray[np.intp]:
    """Return the hops from one node to each, by doubling steps towards it."""
    _, above = sparse.csgraph.breadth_first_order(links, root, directed=False)
    above = above.astype(np.intp)
    above[root] = root
    depth: npt.NDArray[np.intp] = (above != np.arange(len(above))).astype(np.intp)
    while (above != root).any():
        depth = depth + depth[above]
        above = above[above]
    return depth


def _triangles(pairs: Ints, degree: Ints) -> int:
    """Count each triangle at its end of least degree, so that no node has many neighbours."""
    rank = np.empty(len(degree), np.int64)
    rank[np.lexsort((np.arange(len(degree)), degree))] = np.arange(len(degree))
    ends = np.sort(rank[pairs], axis=1)
    up = sparse.csr_array(
        (np.ones(len(ends), np.int64), (ends[:, 0], ends[:, 1])), shape=(len(degree),) * 2
    )
    return sum(
        int((up[first : first + _ROWS] @ up).multiply(up[first : first + _ROWS]).sum())
        for first in range(0, len(degree), _ROWS)
    )


def _assortativity(pairs: Ints, degree: Ints) -> float | None:
    one, other = degree[pairs].T.astype(object)  # exact: sums of products may pass 64 bits
    arcs = 2 * len(pairs)
    total, squares = (one + other).sum(), (one * one + other * other).sum()
    spread = arcs * squares - total * total
    return float((arcs * 2 * (one * other).sum() - total * total) / spread) if spread else None


def _max_core(pairs: Ints, n: int) -> int:
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(n))
    graph.add_edges_from_no_data(list(map(tuple, pairs.tolist())))
    cores: Any = rx.core_number(graph)
    return int(max(cores.values()))


def published(folder: Path) -> dict[str, dict[str, str]]:
    """Return the printed figures of KONECT's network of twin cities by key: printed and locator.

    Args:
        folder: ``data/published``.

    Raises:
        KgError: The table cannot be read.
    """
    path = folder / "twin-2017.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {row["key"]: row for row in csv.DictReader(lines)}
    except (OSError, KeyError, UnicodeDecodeError) as wrong:
        raise KgError(f"{path}: cannot be read ({wrong}).\n  Restore the file.") from wrong


PUBLISHED_AT: Final = "http://konect.cc/networks/twin/"
"""Where the published figures stand: Wikidata's twinnings of the whole world, October 2017."""


def as_sheet_json(found: Sheet, printed: dict[str, dict[str, str]]) -> str:
    """Return the figures by key, the scope of each, and the published ones, as one JSON object."""
    content: dict[str, Any] = {figure.key: found.values[figure.key] for figure in FIGURES}
    content["scope"] = {
        figure.key: f"{figure.scope}: {figure.definition}; {figure.reference}" for figure in FIGURES
    }
    content["network"] = found.name
    content["loops_left_out"] = found.loops
    content["repeated_edges_merged"] = found.repeated
    if found.doubtful:
        content["first_line_taken_as_edge"] = list(found.doubtful)
    content["published"] = {
        "source": PUBLISHED_AT,
        "values": {key: float(row["printed"].replace(",", "")) for key, row in printed.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def sheet_text(found: Sheet, printed: dict[str, dict[str, str]], language: str) -> str:
    """Return the sheet as a page of text in Spanish or English."""
    es = language == "es"
    lines = [
        ("Hoja de reproducción: " if es else "Reproduction sheet: ") + found.name,
        "",
        f"{'':<34} {'':>6} {'esta red' if es else 'this network':>14} {'KONECT twin':>12}"
        f"  {'ámbito' if es else 'scope'}",
    ]
    scopes = {_WHOLE: "toda la red", _GIANT: "componente gigante"} if es else {}
    for figure in FIGURES:
        value = found.values[figure.key]
        shown = "—" if value is None else f"{value:,.6f}" if isinstance(value, float) else value
        lines.append(
            f"{figure.label_es if es else figure.label_en:<34} {figure.symbol:>6}"
            f" {shown if isinstance(shown, str) else f'{shown:,}':>14}"
            f" {printed.get(figure.key, {}).get('printed', '—'):>12}"
            f"  {scopes.get(figure.scope, figure.scope)}"
        )
    left = found.loops, found.repeated
    lines += (
        [
            "",
            f"Red simple no dirigida; {left[0]:,} lazos fuera, {left[1]:,} aristas repetidas"
            " unidas.",
            "KONECT twin: hermanamientos de todo el mundo en Wikidata, octubre de 2017;"
            f" {PUBLISHED_AT}",
        ]
        if es
        else [
            "",
            f"Simple undirected network; {left[0]:,} loops left out, {left[1]:,} repeated edges"
            " merged.",
            f"KONECT twin: twinnings of the whole world in Wikidata, October 2017; {PUBLISHED_AT}",
        ]
    )
    if found.doubtful:
        one, other = found.doubtful
        lines.append(
            f"La primera línea, «{one}» y «{other}», se tomó por una arista; si son encabezados,"
            " use --header; si no lo son, --no-header."
            if es
            else f"The first line, “{one}” and “{other}”, was taken for an edge; if these are"
            " headings, give --header; if they are not, --no-header."
        )
    return "\n".join(lines) + "\n"
