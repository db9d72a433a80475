"""``kg network properties``: measures of a network as a whole, or of several side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.network import properties as side_by_side
from kg.network.properties import BY

from .network_scope import chosen, links_of, scope_options
from .options import dist_option, lang_option, write_text

__all__ = ["properties"]


@click.command(epilog="Example: kg network properties --by policy --by domestic --lang en")
@click.option("--measure", "names", multiple=True, help="Only this one; may be repeated.")
@click.option(
    "--by", multiple=True, type=click.Choice(BY),
    help="A network for each value, side by side; may be repeated.",
)  # fmt: skip
@scope_options
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; else the screen.")
@lang_option
@dist_option
def properties(
    names: tuple[str, ...],
    by: tuple[str, ...],
    form: str,
    output: Path | None,
    lang: str,
    dist: Path | None,
    **scope: Any,
) -> None:
    """Give the measures of a network as a whole, of one or of several side by side.

    Density, clustering, assortativity, path lengths, cut points, communities, concentration; how
    each is defined is told by kg network --measures.
    """
    found = side_by_side.properties(links_of(dist), chosen(scope), by, names)
    if form == "csv":
        text = side_by_side.as_csv(found)
    elif form == "json":
        text = side_by_side.as_json(found)
    else:
        text = side_by_side.as_text(found, lang)
    write_text(text, output)
