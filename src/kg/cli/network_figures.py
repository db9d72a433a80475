"""``kg network figures``: pictures of the network that a paper could print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.errors import KgError
from kg.graph import open_store
from kg.layout import project
from kg.network import read_links
from kg.network.links import read_years
from kg.output import write_files

from .network_scope import chosen, scope_options
from .options import dist_option, lang_option

__all__ = ["figures"]


@click.command(epilog="Example: kg network figures --lang en --output dist/figures")
@scope_options
@click.option(
    "--only", "only", multiple=True, metavar="NAME", help="This picture; may be repeated."
)
@click.option("--output", "-o", type=click.Path(path_type=Path), required=True, help="A folder.")
@lang_option
@dist_option
def figures(
    only: tuple[str, ...], output: Path, lang: str, dist: Path | None, **scope: Any
) -> None:
    """Draw network, map, degrees, growth, states by countries and communities: SVG and PNG.

    The captions name policy, scope and sources. No file takes its place before all are drawn.
    """
    from kg.network.plots.gallery import draw_all, material

    wanted = chosen(scope)
    if wanted.pop("name") != "parties":
        raise KgError("network figures: they show the network parties.\n  Leave --network out.")
    layout = project()
    with open_store(dist or layout.dist) as store:
        links, years = read_links(store, layout.queries), read_years(store, layout.queries)
    drawn = dict(draw_all(material(links, years, wanted), output, lang, only))
    write_files(drawn)
    for path in drawn:
        click.echo(path)
