"""The page of a picture: title, room for the drawing, and a caption with sources and scope."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import networkx as nx
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from ..figure import SETTINGS
from ..links import Links

__all__ = ["FORMS", "GREY", "INK", "Material", "image", "page"]

FORMS: Final = ("svg", "png")
INK: Final = "#1a1a1a"
GREY: Final = "#5a6570"
_POINTS: Final = 9.0


@dataclass(frozen=True, slots=True)
class Material:
    """What pictures are drawn from.

    Attributes:
        links: All links of the graph.
        graph: The network of parties, of a policy and scope.
        states: The network of states and countries, of the same policy and scope.
        measures: Degree, strength and community of each node of ``graph``.
        years: Year of the first dated agreement of each link that has one, by key of the link.
        scope: The scope in words, by language.
        place: Positions of the giant component's nodes, one row each.
        nodes: The nodes of the giant component.
    """

    links: Links
    graph: nx.Graph[Any]
    states: nx.Graph[Any]
    measures: dict[str, Any]
    years: dict[str, int]
    scope: dict[str, str]
    place: Any
    nodes: list[Any]


@contextmanager
def page(title: str, subtitle: str, caption: str, *, size: tuple[float, float]) -> Iterator[Figure]:
    """Give a figure with its words; draw below the title and above the caption.

    The room left is between ``figure.room``: bottom and top as shares of the height.
    """
    with rc_context(SETTINGS):
        figure = Figure(figsize=size, facecolor="white")
        FigureCanvasAgg(figure)
        width, height = size
        lines = [
            line
            for part in caption.split("\n")
            for line in textwrap.wrap(
                part, int((width - 0.8) * 72 / (_POINTS * 0.53)), break_on_hyphens=False
            )
        ]
        inch = 1 / height
        figure.text(0.4 / width, 1 - 0.42 * inch, title, fontsize=17, weight="bold", va="center",
                    color=INK)  # fmt: skip
        figure.text(0.4 / width, 1 - 0.74 * inch, subtitle, fontsize=11, va="center", color=GREY)
        figure.text(0.4 / width, 0.18 * inch, "\n".join(lines), fontsize=_POINTS, va="bottom",
                    color=GREY, linespacing=1.35)  # fmt: skip
        bottom = (0.35 + len(lines) * _POINTS * 1.4 / 72) * inch
        figure.room = (bottom, 1 - 0.98 * inch)  # type: ignore[attr-defined]
        yield figure


def image(figure: Figure, form: str) -> bytes:
    """Return a figure as a file; it has no date, so the same drawing gives the same bytes."""
    out = BytesIO()
    metadata = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
    with rc_context(SETTINGS):
        figure.savefig(out, format=form, dpi=200, metadata=metadata)
    return out.getvalue()
