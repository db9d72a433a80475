"""Names on the figure, each beside its node and none over another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import matplotlib.patheffects as effects
import networkx as nx
import numpy as np
from matplotlib.transforms import Bbox

from .layout import Points

__all__ = ["place_names", "short_name"]

_AROUND: Final = tuple(
    (np.cos(angle), np.sin(angle), reach)
    for reach in (3.0, 12.0, 26.0, 45.0)
    for angle in np.deg2rad([0, 180, 90, 270, 35, 145, 215, 325, 60, 120, 240, 300])
)
"""Directions and gaps in points in which a name is tried, the nearest first."""


def place_names(
    axes: Any,
    graph: nx.Graph[Any],
    nodes: list[Any],
    chosen: list[Any],
    spot: Points,
    diameters: Points,
    *,
    language: str,
    size: float = 8.8,
    taken: Iterable[Bbox] = (),
    farthest: float = 45.0,
) -> list[str]:
    """Write the names of the chosen nodes where they cover least; leave out one that fits nowhere.

    Args:
        axes: Axes already drawn once, so that sizes are known.
        graph: The network.
        nodes: The nodes drawn, in the order of ``spot`` and ``diameters``.
        chosen: The nodes to name, most important first.
        spot: Positions in data units.
        diameters: Of the nodes, in points.
        language: Language of the names.
        size: Of the letters, in points.
        taken: Boxes in pixels where no name may stand.
        farthest: Points between a node and its name at most; where there is no room, no name.

    Returns:
        The names written, in the order written.
    """
    renderer = axes.figure.canvas.get_renderer()
    pixel = axes.figure.dpi / 72
    middle = axes.transData.transform(spot)
    index = {node: i for i, node in enumerate(nodes)}
    inside = axes.get_window_extent(renderer)
    legend = axes.get_legend()
    full = [*taken, *([legend.get_window_extent(renderer)] if legend else [])]
    written = []
    for node in chosen:
        i = index[node]
        name = short_name(graph.nodes[node], language)
        text = axes.text(
            0, 0, name, fontsize=size, weight="bold", ha="center", va="center", zorder=8,
            transform=None,
            path_effects=[effects.withStroke(linewidth=2.6, foreground="white")],
        )  # fmt: skip
        extent = text.get_window_extent(renderer)
        half = np.array([extent.width, extent.height]) / 2 + 1.5
        best: tuple[float, Any, Bbox] | None = None
        for x, y, reach in (way for way in _AROUND if way[2] <= farthest):
            gap = (diameters[i] / 2 + reach) * pixel
            centre = middle[i] + np.array([x * (gap + half[0]), y * (gap + half[1])])
            box = Bbox([centre - half, centre + half])
            if _outside(box, inside) or any(box.overlaps(other) for other in full):
                continue
            hidden = _covered(box, middle, diameters * pixel / 2, i)
            cost = hidden + reach / 6
            if best is None or cost < best[0] - 1e-9:
                best = (cost, centre, box)
        if best is None:
            text.remove()
            continue
        point = axes.transAxes.inverted().transform(best[1])
        text.set_transform(axes.transAxes)
        text.set_position((round(float(point[0]), 5), round(float(point[1]), 5)))
        full.append(best[2])
        written.append(name)
    return written


def short_name(data: dict[str, Any], language: str) -> str:
    """Return a node's name as the figure shows it: a municipality without its state."""
    name = str(data.get(f"label_{language}") or data.get("label_es") or data.get("label_en") or "")
    return name.split(", ")[0] if data.get("kind") in ("municipality", "borough") else name


def _outside(box: Bbox, frame: Bbox) -> bool:
    return bool(box.x0 < frame.x0 or box.x1 > frame.x1 or box.y0 < frame.y0 or box.y1 > frame.y1)


def _covered(box: Bbox, middle: Points, radius: Points, own: int) -> float:
    """Return how much of nodes a name would hide, big ones counting more."""
    near_x = np.clip(middle[:, 0], box.x0, box.x1) - middle[:, 0]
    near_y = np.clip(middle[:, 1], box.y0, box.y1) - middle[:, 1]
    lack = np.maximum(radius - np.hypot(near_x, near_y), 0.0)
    lack[own] = 0.0
    return float(lack.sum())
