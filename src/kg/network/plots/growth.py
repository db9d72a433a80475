"""Growth: links by the year of their first dated agreement; those without a date are counted."""

from __future__ import annotations

from collections import Counter
from typing import Any

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, MultipleLocator

from ..figure import COLOURS
from ..links import Link, Links
from ..wording import region_name
from .page import GREY, Material, page

__all__ = ["growth", "region_of"]


def region_of(links: Links, link: Link) -> str:
    """Return the region of a link's counterparts; ``mexico`` without any, empty if several.

    A link with parties in two regions abroad belongs to neither.
    """
    abroad = [links.parties[key] for key in link.parties if links.parties[key].country != "mx"]
    regions = {party.region for party in abroad}
    return "mexico" if not abroad else regions.pop() if len(regions) == 1 else ""


def growth(of: Material, language: str) -> Figure:
    """Draw new links a year by region, and how they add up."""
    es = language == "es"
    dated = [link for link in of.links.links if link.key in of.years]
    by_region: dict[str, Counter[int]] = {group: Counter() for group in COLOURS}
    for link in dated:
        by_region[region_of(of.links, link)][of.years[link.key]] += 1
    years = range(min(of.years.values()), max(of.years.values()) + 1) if of.years else range(0)
    title = "Crecimiento de los vínculos con acuerdo fechado" if es else "Growth of dated links"
    sub = (
        "Vínculos nuevos por año del primer acuerdo firmado con fecha conocida, y su suma"
        if es
        else "New links by year of the first signed agreement of known date, and their sum"
    )
    with page(title, sub, _caption(of, len(dated), language), size=(11, 7.4)) as figure:
        low, high = figure.room  # type: ignore[attr-defined]
        tall = high - low - 0.06
        top = figure.add_axes((0.07, low + 0.05 + tall * 0.42, 0.91, tall * 0.58))
        base = figure.add_axes((0.07, low + 0.05, 0.91, tall * 0.36), sharex=top)
        _bars(top, of, by_region, years, language)
        sums, total = [], 0
        for year in years:
            total += sum(counts[year] for counts in by_region.values())
            sums.append(total)
        base.fill_between(list(years), sums, step="post", color="#56b4e9", alpha=0.35, linewidth=0)
        base.step(list(years), sums, where="post", color="#0072b2", linewidth=1.6)
        if sums:
            base.annotate(f"{sums[-1]:,}", (years[-1], sums[-1]), xytext=(4, 0), fontsize=10.5,
                          textcoords="offset points", va="center", color="#0072b2",
                          annotation_clip=False)  # fmt: skip
        top.set_ylabel("vínculos nuevos" if es else "new links", fontsize=11)
        base.set_ylabel("suma" if es else "sum", fontsize=11)
        base.set_ylim(0, None)
        for axes in (top, base):
            axes.grid(True, axis="y", color="#e3e6e8", linewidth=0.8)
            axes.set_axisbelow(True)
            axes.tick_params(colors=GREY)
            axes.yaxis.set_major_locator(MaxNLocator(integer=True))
            for side in ("top", "right"):
                axes.spines[side].set_visible(False)
        base.xaxis.set_major_locator(MultipleLocator(10))
        top.tick_params(labelbottom=False)
    return figure


def _bars(axes: Any, of: Material, by_region: Any, years: range, language: str) -> None:
    floor = [0] * len(years)
    for group, (colour, _) in COLOURS.items():
        heights = [by_region[group][year] for year in years]
        if not any(heights):
            continue
        name = region_name(of.graph, group, language)
        if group == "mexico":
            name = "Solo entre mexicanos" if language == "es" else "Among Mexicans only"
        if group == "":
            name = (
                "Varias regiones o ninguna conocida"
                if language == "es"
                else "Several regions, or none known"
            )
        axes.bar(list(years), heights, bottom=floor, color=colour, width=0.86, linewidth=0,
                 label=f"{name} ({sum(heights):,})")  # fmt: skip
        floor = [a + b for a, b in zip(floor, heights, strict=True)]
    axes.legend(frameon=True, framealpha=1, edgecolor="none", fontsize=10, loc="upper left")


def _caption(of: Material, dated: int, language: str) -> str:
    total = len(of.links.links)
    words = (
        f"De {total:,} vínculos del ámbito, {dated:,} tienen un acuerdo con año de firma; los otros"
        f" {total - dated:,} no lo tienen en ninguna fuente y no se dibujan ni se les imputa fecha."
        " Un vínculo cuenta una vez, en el año de su acuerdo más antiguo; la baja de los últimos"
        " años puede ser retraso de las fuentes."
        if language == "es"
        else f"Of the {total:,} links of the scope, {dated:,} have an agreement with a year of"
        f" signature; the other {total - dated:,} have none in any source and are neither drawn nor"
        " given a date. A link counts once, in the year of its oldest agreement; the fall of the"
        " last years may be a delay of the sources."
    )
    return f"{words}\n{of.scope[language]}"
