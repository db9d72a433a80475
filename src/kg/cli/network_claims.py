"""``kg network claims``: who says that the links exist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.errors import KgError
from kg.graph import open_store
from kg.layout import project
from kg.network import claims as work
from kg.network.links import read_links, read_pages
from kg.network.projection import project_links
from kg.network.properties import scope_of
from kg.network.resampling import in_scope
from kg.network.wording import scope_words

from .network_scope import chosen, scope_options
from .options import dist_option, lang_option, write_text

__all__ = ["claims"]


@click.command(epilog="Example: kg network claims --no-domestic --lang en")
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
def claims(form: str, output: Path | None, lang: str, dist: Path | None, **scope: Any) -> None:
    """Say who claims the links: one source or several, public bodies of one side or of both."""
    wanted = chosen(scope)
    if wanted.pop("name") != "parties":
        raise KgError("network claims: it counts the links themselves.\n  Leave --network out.")
    layout = project()
    with open_store(dist or layout.dist) as store:
        links, pages = read_links(store, layout.queries), read_pages(store, layout.queries)
    graph = project_links(links, **wanted)
    used, _ = in_scope(links, wanted)
    found, stated = work.claims(used, pages), scope_of(graph.graph)
    if form == "json":
        text = work.as_json(found, stated)
    elif form == "csv":
        text = work.as_csv(found, stated)
    else:
        text = work.as_text(found, lang, scope_words(graph, lang))
    write_text(text, output)
