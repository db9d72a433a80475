"""The map: great-circle arcs between Mexican governments and their counterparts.

Projection: Equal Earth (Šavrič, Patterson & Jenny 2018, doi:10.1080/13658816.2018.1504949), with
Mexico's meridian in the middle, so that arcs to Europe and to Asia leave to either side.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from numpy.typing import NDArray

from kg.errors import KgError
from kg.layout import project

from ..figure import COLOURS, palette
from ..names import place_names
from ..wording import region_name
from .page import Material, page

__all__ = ["arc", "equal_earth", "world"]

Array = NDArray[np.float64]
CENTRE: Final = -100.0
"""Meridian in the middle, in degrees."""
_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_STEPS: Final = 48
_NAMES: Final = 26
_NEAR: Final = (-119.0, 12.5, -84.0, 35.5)
"""West, south, east and north of the inset, where names would not fit on the map."""


def equal_earth(longitude: Array, latitude: Array) -> Array:
    """Project degrees (longitude from the middle meridian) to the plane; x is linear in longitude.

    >>> [round(float(v), 5) for v in equal_earth(np.array([90.0]), np.array([0.0]))[0]]
    [1.35331, 0.0]
    """
    a1, a2, a3, a4 = _A
    theta = np.arcsin(np.sqrt(3) / 2 * np.sin(np.radians(latitude)))
    squared = theta**2
    sixth = squared**3
    slope = 9 * a4 * sixth * squared + 7 * a3 * sixth + 3 * a2 * squared + a1
    x = 2 * np.sqrt(3) * np.radians(longitude) * np.cos(theta) / (3 * slope)
    y = theta * (a4 * sixth * squared + a3 * sixth + a2 * squared + a1)
    return np.column_stack([x, y])


def arc(start: tuple[float, float], end: tuple[float, float]) -> Array:
    """Return points along the shortest way over the sphere, as longitude and latitude in degrees.

    >>> [[round(float(v), 6) for v in p] for p in arc((0, 0), (90, 0))[[0, 24, 48]]]
    [[0.0, 0.0], [45.0, 0.0], [90.0, 0.0]]
    """
    ends = np.radians(np.array([start, end], dtype=float))
    x = np.cos(ends[:, 1]) * np.cos(ends[:, 0])
    y = np.cos(ends[:, 1]) * np.sin(ends[:, 0])
    points = np.column_stack([x, y, np.sin(ends[:, 1])])
    angle = float(np.arccos(np.clip(points[0] @ points[1], -1, 1)))
    if angle < 1e-9:
        return np.array([start, end], dtype=float)
    t = np.linspace(0, 1, _STEPS + 1)[:, None]
    way = (np.sin((1 - t) * angle) * points[0] + np.sin(t * angle) * points[1]) / np.sin(angle)
    longitude = np.degrees(np.unwrap(np.arctan2(way[:, 1], way[:, 0])))
    return np.column_stack([longitude, np.degrees(np.arcsin(np.clip(way[:, 2], -1, 1)))])


def _plane(points: Array) -> list[Array]:
    """Project a line or ring, and a turn to either side if it is seen there: the frame cuts it."""
    longitude = np.unwrap(np.asarray(points)[:, 0] - CENTRE, period=360)
    longitude = longitude - 360 * np.round(longitude.mean() / 360)
    latitude = np.asarray(points)[:, 1]
    turns = [turn for turn in (-360, 0, 360) if (np.abs(longitude + turn) < 181).any()]
    return [equal_earth(longitude + turn, latitude) for turn in turns]


def _spots(points: list[tuple[float, float]]) -> Array:
    """Project points, each once."""
    where = np.array(points, float)
    return equal_earth((where[:, 0] - CENTRE + 180) % 360 - 180, where[:, 1])


def read_land(folder: Path) -> dict[str, list[Array]]:
    """Read the rings of land and of Mexico.

    Raises:
        KgError: The file is missing or damaged.
    """
    path = folder / "land-110m.json"
    try:
        found = json.loads(path.read_text("utf-8"))
        return {key: [np.array(ring, float) for ring in found[key]] for key in ("land", "mexico")}
    except (OSError, ValueError, KeyError) as wrong:
        raise KgError(f"{path}: cannot be read ({wrong}).\n  Restore the file.") from wrong


def world(of: Material, language: str) -> Figure:
    """Draw the ties whose two ends have coordinates."""
    es = language == "es"
    graph = of.graph
    placed = [n for n, data in graph.nodes(data=True) if "lat" in data and "long" in data]
    at = {n: (graph.nodes[n]["long"], graph.nodes[n]["lat"]) for n in placed}
    ties = sorted((a, b) if palette(graph.nodes[a]) == "mexico" else (b, a)
                  for a, b in graph.edges() if a in at and b in at and a != b)  # fmt: skip
    title = "Dónde están las contrapartes" if es else "Where the counterparts are"
    sub = (
        "Vínculos de los gobiernos locales de México, por el camino más corto sobre el globo"
        if es
        else "Links of Mexican local governments, along the shortest way over the globe"
    )
    caption = _caption(of, len(placed), len(ties), language)
    with page(title, sub, caption, size=(15, 9.3)) as figure:
        low, high = figure.room  # type: ignore[attr-defined]
        axes = figure.add_axes((0.015, low, 0.97, high - low))
        axes.set_axis_off()
        axes.set_aspect("equal")
        frame = _ground(axes)
        _arcs(axes, of, ties, at, frame)
        spot, sizes = _towns(axes, of, placed, at, language)
        near = figure.add_axes((0.235, low + 0.035, 0.27, 0.31))
        _inset(near, of, placed, spot, sizes, language)
        axes.figure.canvas.draw()
        far = [n for n in _by_strength(of, placed) if not _inside(at[n])]
        place_names(axes, of.graph, placed, far[:_NAMES], spot, np.sqrt(sizes),
                    language=language, size=7.6, farthest=12,
                    taken=[near.get_window_extent()])  # fmt: skip
    return figure


def _ground(axes: Any) -> Any:
    edge = np.linspace(-58, 90, 120)
    outline = np.concatenate([
        equal_earth(np.full(120, -180.0), edge), equal_earth(np.full(120, 180.0), edge[::-1]),
    ])  # fmt: skip
    frame = Polygon(outline, facecolor="#f3f6f8", edgecolor="none", zorder=0)
    axes.add_patch(frame)
    for latitude in range(-40, 81, 20):
        line = equal_earth(np.linspace(-180, 180, 90), np.full(90, float(latitude)))
        axes.plot(*line.T, color="#dfe5e9", linewidth=0.5, zorder=0.5)
    for longitude in range(-180, 181, 30):
        line = equal_earth(np.full(90, float(longitude)), np.linspace(-58, 90, 90))
        axes.plot(*line.T, color="#dfe5e9", linewidth=0.5, zorder=0.5)
    rings = read_land(project().data / "map")
    for key, colour in (("land", "#d3d9dd"), ("mexico", "#aab4bb")):
        shapes = PolyCollection([part for ring in rings[key] for part in _plane(ring)],
                                facecolors=colour, edgecolors="white", linewidths=0.35,
                                zorder=1)  # fmt: skip
        axes.add_collection(shapes)
        shapes.set_clip_path(frame)
    axes.set_xlim(outline[:, 0].min(), outline[:, 0].max())
    axes.set_ylim(outline[:, 1].min(), outline[:, 1].max())
    return frame


def _arcs(axes: Any, of: Material, ties: list[Any], at: dict[Any, Any], frame: Any) -> None:
    for group, (colour, _) in COLOURS.items():
        lines = [part for a, b in ties if palette(of.graph.nodes[b]) == group
                 for part in _plane(arc(at[a], at[b]))]  # fmt: skip
        drawn = LineCollection(lines, colors=colour, linewidths=0.55, alpha=0.5, zorder=2)
        axes.add_collection(drawn, autolim=False)
        drawn.set_clip_path(frame)


def _towns(
    axes: Any, of: Material, placed: list[Any], at: dict[Any, Any], language: str
) -> tuple[Array, Array]:
    """Draw the nodes and the legend; return place and area of each node."""
    strength = of.measures["strength"]
    spot = _spots([at[n] for n in placed])
    values = np.array([float(strength[n] or 0) for n in placed])
    sizes: Array = 5 + 190 * values / max(float(values.max()), 1.0)
    handles = []
    for group, chosen in _grouped(of, placed).items():
        colour, marker = COLOURS[group]
        _dots(axes, spot[chosen], sizes[chosen], group)
        name = region_name(of.graph, group, language)
        handles.append(Line2D([], [], linestyle="", marker=marker, markersize=8,
                              markerfacecolor=colour, markeredgecolor="white",
                              label=f"{name} ({len(chosen):,})"))  # fmt: skip
    legend = axes.legend(handles=handles, loc="lower left", bbox_to_anchor=(0.0, 0.0), fontsize=10,
                         frameon=True, framealpha=0.92, edgecolor="none")  # fmt: skip
    legend.set_zorder(9)
    return spot, sizes


def _grouped(of: Material, placed: list[Any]) -> dict[str, list[int]]:
    groups = [palette(of.graph.nodes[n]) for n in placed]
    found = {group: [i for i, one in enumerate(groups) if one == group] for group in COLOURS}
    return {group: chosen for group, chosen in found.items() if chosen}


def _dots(axes: Any, spot: Array, sizes: Array, group: str) -> None:
    colour, marker = COLOURS[group]
    axes.scatter(*spot.T, s=sizes, c=colour, marker=marker, linewidths=0.35, edgecolors="white",
                 zorder=4 if group == "mexico" else 3)  # fmt: skip


def _by_strength(of: Material, placed: list[Any]) -> list[Any]:
    strength = of.measures["strength"]
    return sorted(placed, key=lambda n: (-round(float(strength[n] or 0), 9), n))


def _inside(where: tuple[float, float]) -> bool:
    west, south, east, north = _NEAR
    return west <= where[0] <= east and south <= where[1] <= north


def _inset(
    axes: Any, of: Material, placed: list[Any], spot: Array, sizes: Array, language: str
) -> None:
    """Draw Mexico and what is near it larger, with names and without arcs."""
    west, south, east, north = _NEAR
    rings = read_land(project().data / "map")
    for key, colour in (("land", "#e3e7ea"), ("mexico", "#c9d0d5")):
        axes.add_collection(PolyCollection([part for ring in rings[key] for part in _plane(ring)],
                                           facecolors=colour, edgecolors="white",
                                           linewidths=0.5, zorder=1))  # fmt: skip
    plane = _spots([(west, south), (east, south), (west, north), (east, north)])
    for group, chosen in _grouped(of, placed).items():
        _dots(axes, spot[chosen], 1.3 * sizes[chosen], group)
    axes.set_xlim(plane[:2, 0].min(), plane[:2, 0].max())
    axes.set_ylim(plane[:, 1].min(), plane[:, 1].max())
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor("#f3f6f8")
    for side in axes.spines.values():
        side.set_color("#9aa3aa")
    axes.set_zorder(8)
    axes.figure.canvas.draw()
    near = [n for n in _by_strength(of, placed) if _inside(
        (of.graph.nodes[n]["long"], of.graph.nodes[n]["lat"]))]  # fmt: skip
    place_names(axes, of.graph, placed, near[:30], spot, np.sqrt(1.3 * sizes),
                language=language, size=6.8, farthest=12)  # fmt: skip


def _caption(of: Material, placed: int, ties: int, language: str) -> str:
    n, m = len(of.graph), of.graph.number_of_edges()
    words = (
        f"Se dibujan {ties:,} de {m:,} aristas: aquellas cuyos dos extremos tienen coordenadas"
        f" ({placed:,} de {n:,} nodos; los demás son sobre todo gobiernos de estados, regiones y"
        " países, y organizaciones). El área crece con la fuerza; con nombre, los más fuertes que"
        " caben. Proyección Equal Earth; costas: Natural Earth, dominio público."
        if language == "es"
        else f"{ties:,} of {m:,} edges are drawn: those whose two ends have coordinates"
        f" ({placed:,} of {n:,} nodes; the others are mostly governments of states, regions and"
        " countries, and organizations). Area grows with strength; the strongest that fit are"
        " named. Projection: Equal Earth; coastline: Natural Earth, public domain."
    )
    return f"{words}\n{of.scope[language]}"
