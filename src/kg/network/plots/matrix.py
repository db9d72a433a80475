"""State by country: how many ties each federal entity has with each country."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from matplotlib import colormaps
from matplotlib.colors import LogNorm
from matplotlib.figure import Figure

from .page import INK, Material, page

__all__ = ["matrix", "table"]

_COUNTRIES: Final = 30


def table(states: Any) -> tuple[list[Any], list[Any], Any]:
    """Return states, countries and the weights between them, those of most weight first."""
    rows = [n for n, data in states.nodes(data=True) if data["side"] == "state"]
    columns = [n for n, data in states.nodes(data=True) if data["side"] == "country"]
    weight = states.degree(weight="weight")
    for nodes in (rows, columns):
        nodes.sort(key=lambda node: (-round(weight[node], 9), node))
    values = np.array([[states.get_edge_data(r, c, {"weight": 0.0})["weight"] for c in columns]
                       for r in rows])  # fmt: skip
    return rows, columns, values


def matrix(of: Material, language: str) -> Figure:
    """Draw states against the countries of most ties, and the sum of the others."""
    es = language == "es"
    rows, columns, values = table(of.states)
    shown = min(_COUNTRIES, len(columns))
    others = values[:, shown:].sum(axis=1)
    name = f"label_{language}"
    heads = [of.states.nodes[c][name] for c in columns[:shown]]
    heads.append(f"otros {len(columns) - shown}" if es else f"{len(columns) - shown} others")
    cells = np.column_stack([values[:, :shown], others])
    title = "Qué estado con qué país" if es else "Which state with which country"
    sub = (
        "Vínculos de los gobiernos de cada entidad (filas) con contrapartes de cada país (columnas)"
        if es
        else "Ties of the governments of each state (rows) with counterparts by country (columns)"
    )
    caption = _caption(of, rows, len(columns), language)
    with page(title, sub, caption, size=(13, 11.5)) as figure:
        low, high = figure.room  # type: ignore[attr-defined]
        axes = figure.add_axes((0.155, low + 0.01, 0.775, high - low - 0.115))
        drawn = np.ma.masked_less_equal(cells, 0)
        norm = LogNorm(vmin=1, vmax=max(2.0, float(cells.max())))
        axes.pcolormesh(drawn, cmap=colormaps["viridis_r"], norm=norm, edgecolors="white",
                               linewidth=0.6)  # fmt: skip
        axes.invert_yaxis()
        for (i, j), value in np.ndenumerate(cells):
            if value > 0:
                axes.text(j + 0.5, i + 0.52, f"{value:.3g}", ha="center", va="center", fontsize=7.4,
                          color="white" if norm(value) > 0.42 else INK)  # fmt: skip
        sums = cells.sum(axis=1)
        for i, total in enumerate(sums):
            axes.text(len(heads) + 0.25, i + 0.52, f"{total:.4g}", va="center", fontsize=8.6,
                      weight="bold", color=INK)  # fmt: skip
        axes.text(len(heads) + 0.25, -0.35, "suma" if es else "sum", fontsize=8.6, weight="bold")
        axes.set_yticks(np.arange(len(rows)) + 0.5, [of.states.nodes[r][name] for r in rows],
                        fontsize=9)  # fmt: skip
        axes.set_xticks(np.arange(len(heads)) + 0.5, heads, fontsize=9, rotation=55, ha="left",
                        rotation_mode="anchor")  # fmt: skip
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        for side in axes.spines.values():
            side.set_visible(False)
        axes.axvline(shown, color="#9aa3aa", linewidth=1.2)
    return figure


def _caption(of: Material, rows: list[Any], countries: int, language: str) -> str:
    total = float(of.states.size(weight="weight"))
    entities = {p.entity for p in of.links.parties.values() if p.entity}
    known = "" if len(rows) == len(entities) else (
        f" {len(entities) - len(rows)} entidades no tienen ninguno y no se dibujan."
        if language == "es"
        else f" {len(entities) - len(rows)} states have none and are not drawn."
    )  # fmt: skip
    words = (
        f"Suma de los pesos de los pares, {total:,.6g} en {countries} países; contrapartes sin país"
        f" quedan fuera.{known} El color es logarítmico; una celda vacía dice que ninguna fuente de"
        " aquí lista un vínculo, no que no exista."
        if language == "es"
        else f"Sum of the weights of pairs, {total:,.6g} in {countries} countries; counterparts"
        f" without a country are left out.{known} Colour is logarithmic; an empty cell says that"
        " no source here lists a link, not that there is none."
    )
    return f"{words}\n{of.scope[language]}"
