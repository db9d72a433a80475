"""All pictures by name, and what they are drawn from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from matplotlib.figure import Figure

from kg.errors import KgError, near

from ..figure import figure_bytes
from ..kinds import make_network
from ..layout import positions
from ..links import Links
from ..measures import giant, measure
from ..projection import choose
from ..wording import scope_words
from .degrees import degrees
from .groups import groups
from .growth import growth
from .matrix import matrix
from .page import FORMS, Material, image
from .world import world

__all__ = ["GALLERY", "draw", "draw_all", "known", "material"]

GALLERY: Final[dict[str, Callable[[Material, str], Figure] | None]] = {
    "network": None,
    "map": world,
    "degrees": degrees,
    "growth": growth,
    "states-countries": matrix,
    "communities": groups,
}
"""Pictures by name; ``network`` is that of `kg.network.figure`."""


def material(links: Links, years: dict[str, int], scope: dict[str, Any]) -> Material:
    """Work out once what all pictures share.

    Args:
        links: All links of the graph.
        years: Year of the first dated agreement, by link.
        scope: Policy, kinds, domestic, sources and evidence, as `make_network` takes them.

    Raises:
        KgError: Nothing is left in this scope.
    """
    graph = make_network(links, **scope)
    used, _ = choose(links, **scope)
    kept = {link.key for link in used}
    nodes = giant(graph)
    return Material(
        links=replace(links, links=tuple(used)),
        graph=graph,
        states=make_network(links, "state-country", **scope),
        measures=dict(measure(graph, ["degree", "strength", "community"])),
        years={key: year for key, year in years.items() if key in kept},
        scope={language: scope_words(graph, language) for language in ("es", "en")},
        place=positions(graph, nodes),
        nodes=nodes,
    )


def draw_all(
    of: Material, folder: Path, language: str, names: Collection[str] = ()
) -> Iterator[tuple[Path, bytes]]:
    """Yield each picture's file and content.

    Args:
        of: What `material` gave.
        folder: Where the files belong; nothing is written here.
        language: ``es`` or ``en``.
        names: Keys of `GALLERY`; none given means all.

    Raises:
        KgError: There is no such picture.
    """
    known(names)
    for name in names or GALLERY:
        drawn = draw(of, name, language)
        for form in FORMS:
            yield folder / f"{name}.{language}.{form}", drawn(form)


def draw(of: Material, name: str, language: str) -> Callable[[str], bytes]:
    """Draw a picture once, and give what writes it as ``svg`` or ``png``."""
    make = GALLERY[name]
    if make is None:
        return lambda form: figure_bytes(
            of.graph, of.measures, form=form, language=language, place=of.place
        )
    figure = make(of, language)
    return lambda form: image(figure, form)


def known(names: Collection[str]) -> None:
    """Refuse a name that no picture has.

    Raises:
        KgError: There is no such picture.
    """
    for name in names:
        if name not in GALLERY:
            hint = near(name, GALLERY) or f"Use one of {', '.join(GALLERY)}."
            raise KgError(f"network figures: no picture {name!r}.\n  {hint}")
