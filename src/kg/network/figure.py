"""The figure: the giant component, Mexican governments against counterparts by region."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final

import networkx as nx
import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .layout import Points, positions
from .measures import Value, giant
from .names import place_names
from .wording import caption, region_name, title

__all__ = ["COLOURS", "SETTINGS", "figure_bytes", "palette"]

# Okabe & Ito: told apart with any colour vision; the marker says it again without colour
COLOURS: Final[dict[str, tuple[str, str]]] = {
    "mexico": ("#1a1a1a", "o"),
    "north-america": ("#0072b2", "s"),
    "latin-america-caribbean": ("#009e73", "^"),
    "europe": ("#e69f00", "D"),
    "asia": ("#d55e00", "v"),
    "africa-oceania": ("#cc79a7", "P"),
    "global": ("#56b4e9", "X"),
    "": ("#999999", "h"),
}
SETTINGS: Final[dict[Any, Any]] = {
    "svg.hashsalt": "cidpd",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "axes.unicode_minus": False,
}
_LABELS: Final = 26


def palette(data: Mapping[str, Any]) -> str:
    """Return the key of a node's colour: ``mexico``, a region, or empty if none is known."""
    return "mexico" if data.get("country") == "mx" else str(data.get("region", ""))


def figure_bytes(
    graph: nx.Graph[Any],
    measures: Mapping[str, Mapping[Any, Value]],
    *,
    form: str = "png",
    language: str = "es",
    place: Points | None = None,
) -> bytes:
    """Draw the giant component.

    Args:
        graph: The network.
        measures: What `measure` gave; ``strength`` sizes the nodes and chooses the names.
        form: ``png`` or ``svg``.
        language: The first of the two languages of title and caption, and that of the names.
        place: Positions of the nodes of the giant component, if already worked out.

    Returns:
        The file's bytes; the same network gives the same bytes with the same matplotlib.
    """
    nodes = giant(graph)
    spot = positions(graph, nodes) if place is None else place
    with rc_context(SETTINGS):
        figure = Figure(figsize=(15, 11.6), facecolor="white")
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_axes((0.015, 0.085, 0.97, 0.815))
        axes.set_axis_off()
        sizes = _draw(axes, graph, nodes, measures["strength"], spot)
        _legend(axes, graph, nodes, language)
        _words(figure, graph, len(nodes), language)
        canvas.draw()  # type: ignore[no-untyped-call]
        strength = {node: float(measures["strength"][node] or 0) for node in nodes}
        order = sorted(nodes, key=lambda node: (-round(strength[node], 9), node))
        place_names(axes, graph, nodes, order[:_LABELS], spot, np.sqrt(sizes), language=language)
        out = BytesIO()
        # no date and no version: the file changes only when the network does
        metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        figure.savefig(out, format=form, dpi=150, metadata=metadata)
    return out.getvalue()


def _draw(
    axes: Any, graph: nx.Graph[Any], nodes: list[Any], strength: Mapping[Any, Value], spot: Points
) -> Points:
    """Draw ties and nodes; return each node's area in square points."""
    index = {node: i for i, node in enumerate(nodes)}
    ties = sorted((index[a], index[b]) for a, b in graph.edges() if a in index and a != b)
    if ties:
        axes.add_collection(
            LineCollection(
                [(spot[a], spot[b]) for a, b in ties],
                colors="#7d8a94",
                linewidths=0.45,
                alpha=0.42,
                zorder=1,
            )
        )
    values = np.array([float(strength[node] or 0) for node in nodes])
    scale = 420.0 / max(float(values.max()), 1.0)
    sizes = 13.0 + scale * values
    groups = [palette(graph.nodes[node]) for node in nodes]
    for group, (colour, marker) in COLOURS.items():
        chosen = np.array([i for i, one in enumerate(groups) if one == group], dtype=np.int64)
        if not len(chosen):
            continue
        axes.scatter(
            spot[chosen, 0],
            spot[chosen, 1],
            s=sizes[chosen],
            c=colour,
            marker=marker,
            linewidths=0.5,
            edgecolors="white",
            zorder=3 if group == "mexico" else 2,
        )
    axes.margins(0.02, 0.025)
    axes.autoscale_view()
    return sizes


def _legend(axes: Any, graph: nx.Graph[Any], nodes: list[Any], language: str) -> None:
    groups = [palette(graph.nodes[node]) for node in nodes]
    handles = [
        Line2D(
            [],
            [],
            linestyle="",
            marker=marker,
            markersize=8,
            markerfacecolor=colour,
            markeredgecolor="white",
            label=f"{region_name(graph, group, language)} ({groups.count(group)})",
        )
        for group, (colour, marker) in COLOURS.items()
        if group in groups
    ]
    legend = axes.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0.0, 1.0),
        frameon=True,
        framealpha=0.9,
        edgecolor="none",
        fontsize=10,
        labelspacing=0.55,
    )
    legend.set_zorder(6)


def _words(figure: Figure, graph: nx.Graph[Any], drawn: int, language: str) -> None:
    other = "en" if language == "es" else "es"
    figure.text(0.02, 0.962, title(language), fontsize=19, weight="bold", va="center")
    figure.text(
        0.02, 0.929, title(other), fontsize=12.5, style="italic", color="#444444", va="center"
    )
    figure.text(0.02, 0.060, caption(graph, drawn, language), fontsize=9.2, va="center")
    figure.text(
        0.02, 0.028, caption(graph, drawn, other), fontsize=8.6, style="italic",
        color="#444444", va="center",
    )  # fmt: skip
