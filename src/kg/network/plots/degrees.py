"""Degree distribution: the share of nodes with so many neighbours or more, on two log scales."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullFormatter

from ..names import short_name
from .page import GREY, INK, Material, page

__all__ = ["degrees", "survival"]


def survival(values: Iterable[int]) -> tuple[list[int], list[float]]:
    """Return each degree that occurs, and the share of nodes with that degree or more.

    >>> survival([1, 1, 2, 5])
    ([1, 2, 5], [1.0, 0.5, 0.25])
    """
    found, counts = np.unique(np.asarray(list(values)), return_counts=True)
    above = np.cumsum(counts[::-1])[::-1]
    return found.tolist(), (above / counts.sum()).tolist()


def degrees(of: Material, language: str) -> Figure:
    """Draw P(K ≥ k) of Mexican governments and of their counterparts."""
    es = language == "es"
    degree = of.measures["degree"]
    ours = [n for n, data in of.graph.nodes(data=True) if data.get("country") == "mx"]
    rest = [n for n in of.graph if n not in set(ours)]
    series = (
        ("gobiernos mexicanos" if es else "Mexican governments", ours, "#0072b2", "o"),
        ("contrapartes" if es else "counterparts", rest, "#d55e00", "s"),
    )
    title = "Distribución de grado" if es else "Degree distribution"
    sub = (
        "Proporción de nodos con grado k o mayor, P(K ≥ k); ambas escalas logarítmicas"
        if es
        else "Share of nodes with degree k or more, P(K ≥ k); both scales logarithmic"
    )
    with page(title, sub, _caption(of, series, language), size=(9, 7)) as figure:
        low, high = figure.room  # type: ignore[attr-defined]
        axes = figure.add_axes((0.095, low + 0.075, 0.87, high - low - 0.085))
        axes.set_xscale("log")
        axes.set_yscale("log")
        for name, nodes, colour, marker in series:
            if nodes:
                x, y = survival([degree[n] for n in nodes])
                axes.plot(x, y, marker=marker, markersize=6.5, linewidth=1.1, color=colour,
                          markeredgecolor="white", markeredgewidth=0.6,
                          label=f"{name} (n = {len(nodes):,})")  # fmt: skip
        _name_the_first(axes, of, ours, language)
        _axes(axes, max(degree.values()), min(1 / max(len(g), 1) for _, g, _, _ in series), es)
        axes.legend(frameon=False, fontsize=11, loc="lower left")
    return figure


def _name_the_first(axes: Any, of: Material, ours: list[Any], language: str) -> None:
    degree = of.measures["degree"]
    first = sorted(ours, key=lambda n: (-degree[n], n))[:2]
    for place, node in enumerate(first, 1):
        axes.annotate(
            f"{short_name(of.graph.nodes[node], language)}, {degree[node]}",
            (degree[node], place / len(ours)), xytext=(-12, 0 if place == 1 else -11),
            textcoords="offset points", ha="right", va="center", fontsize=10.5, color=INK,
        )  # fmt: skip


def _axes(axes: Any, greatest: int, least: float, es: bool) -> None:
    ticks = [k for k in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if k <= greatest * 1.6]
    axes.xaxis.set_major_locator(FixedLocator(ticks))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:g}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{v * 100:g} %"))
    axes.set_xlim(0.9, greatest * 1.25)
    axes.set_ylim(least / 1.6, 1.3)
    axes.set_xlabel("grado k (número de vecinos)" if es else "degree k (number of neighbours)",
                    fontsize=11)  # fmt: skip
    axes.set_ylabel("nodos con grado k o mayor" if es else "nodes with degree k or more",
                    fontsize=11)  # fmt: skip
    axes.grid(True, which="major", color="#e3e6e8", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=GREY)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _caption(of: Material, series: Any, language: str) -> str:
    degree = of.measures["degree"]
    means = [
        sum(degree[n] for n in nodes) / len(nodes) if nodes else 0.0 for _, nodes, _, _ in series
    ]
    ones = [sum(degree[n] == 1 for n in nodes) for _, nodes, _, _ in series]
    words = (
        f"Grado medio {means[0]:.2f} y {means[1]:.2f}; con un solo vecino, {ones[0]:,} y"
        f" {ones[1]:,} nodos. No se ajusta ninguna ley: la muestra es lo que las fuentes listan."
        if language == "es"
        else f"Mean degree {means[0]:.2f} and {means[1]:.2f}; {ones[0]:,} and {ones[1]:,} nodes"
        " have one neighbour only. No law is fitted: the sample is what the sources list."
    )
    return f"{words}\n{of.scope[language]}"
