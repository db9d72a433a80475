"""Communities: the giant component by the parts that Louvain's method finds."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..names import place_names, short_name
from .page import Material, page

__all__ = ["groups"]

# Okabe & Ito without black, which names are written in; the marker says it again without colour
_STYLES: Final = (
    ("#0072b2", "o"), ("#e69f00", "s"), ("#009e73", "^"), ("#cc79a7", "D"), ("#d55e00", "v"),
    ("#56b4e9", "P"), ("#b8a800", "X"),
)  # fmt: skip
_REST: Final = ("#c3c8cc", "o")


def groups(of: Material, language: str) -> Figure:
    """Draw the largest communities in colours, each named by its strongest members."""
    es = language == "es"
    community = of.measures["community"]
    inside = Counter(community[node] for node in of.nodes)
    largest = [c for c, _ in sorted(inside.items(), key=lambda item: (-item[1], item[0]))]
    style = dict(zip(largest, _STYLES, strict=False))
    title = "Comunidades de la red" if es else "Communities of the network"
    sub = (
        "Grupos con más vínculos dentro que los que daría el azar a nodos de igual fuerza (Louvain)"
        if es
        else "Groups with more links inside than chance gives nodes of equal strength (Louvain)"
    )
    with page(title, sub, _caption(of, largest, len(style), language), size=(15, 11.6)) as figure:
        low, high = figure.room  # type: ignore[attr-defined]
        axes = figure.add_axes((0.015, low, 0.97, high - low))
        axes.set_axis_off()
        _ties(axes, of, style)
        sizes = _nodes(axes, of, style, inside, language)
        axes.margins(0.02, 0.025)
        axes.autoscale_view()
        figure.canvas.draw()
        chosen = [node for c in style for node in _first(of, c, 4)]
        order = sorted(chosen, key=lambda node: (-_strength(of, node), node))
        place_names(axes, of.graph, of.nodes, order, of.place, np.sqrt(sizes), language=language)
    return figure


def _strength(of: Material, node: Any) -> float:
    return round(float(of.measures["strength"][node] or 0), 9)


def _first(of: Material, number: Any, count: int) -> list[Any]:
    members = [node for node in of.nodes if of.measures["community"][node] == number]
    return sorted(members, key=lambda node: (-_strength(of, node), node))[:count]


def _ties(axes: Any, of: Material, style: dict[Any, tuple[str, str]]) -> None:
    index = {node: i for i, node in enumerate(of.nodes)}
    community = of.measures["community"]
    lines: dict[str, list[Any]] = {}
    for a, b in sorted(of.graph.edges()):
        if a in index and a != b:
            same = community[a] == community[b]
            colour = style.get(community[a], _REST)[0] if same else "#d9dde0"
            lines.setdefault(colour, []).append((of.place[index[a]], of.place[index[b]]))
    for colour, pairs in sorted(lines.items()):
        axes.add_collection(LineCollection(pairs, colors=colour, linewidths=0.6, alpha=0.5,
                                           zorder=1))  # fmt: skip


def _nodes(axes: Any, of: Material, style: Any, inside: Counter[Any], language: str) -> Any:
    community = of.measures["community"]
    values = np.array([_strength(of, node) for node in of.nodes])
    sizes = 13 + 420 * values / max(float(values.max()), 1.0)
    handles = []
    for number in [*style, None]:
        colour, marker = style.get(number, _REST)
        chosen = [i for i, node in enumerate(of.nodes)
                  if community[node] == number
                  or (number is None and community[node] not in style)]  # fmt: skip
        if not chosen:
            continue
        axes.scatter(*of.place[chosen].T, s=sizes[chosen], c=colour, marker=marker,
                     linewidths=0.5, edgecolors="white",
                     zorder=2 if number is None else 3)  # fmt: skip
        if number is None:
            rest = len(inside) - len(style)
            name = f"otras {rest}" if language == "es" else f"{rest} others"
        else:
            name = ", ".join(short_name(of.graph.nodes[n], language) for n in _first(of, number, 3))
        handles.append(Line2D([], [], linestyle="", marker=marker, markersize=8,
                              markerfacecolor=colour, markeredgecolor="white",
                              label=f"{name} ({len(chosen):,})"))  # fmt: skip
    legend = axes.legend(handles=handles, loc="upper left", fontsize=10, frameon=True,
                         framealpha=0.92, edgecolor="none", labelspacing=0.55)  # fmt: skip
    legend.set_zorder(9)
    return sizes


def _caption(of: Material, found: list[Any], coloured: int, language: str) -> str:
    n, drawn = len(of.graph), len(of.nodes)
    words = (
        f"Componente gigante: {drawn:,} de {n:,} nodos, en {len(found):,} comunidades; en color,"
        f" las {coloured} más grandes, con sus miembros más fuertes y, entre paréntesis, su tamaño."
        " Louvain da una buena partición, no la única: otra semilla movería algunos bordes."
        if language == "es"
        else f"Giant component: {drawn:,} of {n:,} nodes, in {len(found):,} communities; in colour"
        f" the {coloured} largest, with their strongest members and, in brackets, their size."
        " Louvain gives a good partition, not the only one: another seed would move some borders."
    )
    return f"{words}\n{of.scope[language]}"
