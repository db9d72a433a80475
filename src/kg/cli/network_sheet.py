"""``kg network sheet``: the statistics of a whole network on one page."""

from __future__ import annotations

from pathlib import Path

import click

from kg.graph import open_store
from kg.layout import project
from kg.network import network
from kg.network.edges import edges_of, read_edges
from kg.network.projection import KINDS, POLICIES
from kg.network.sheet import as_sheet_json, published, sheet_text
from kg.network.sheet import sheet as make
from kg.network.wording import scope_words

from .options import dist_option, lang_option, write_text

__all__ = ["sheet"]


@click.command(epilog="Example: kg network sheet --edges edges.tsv --format json")
@click.option(
    "--edges",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of edges instead of the graph: CSV, TSV, text, GEXF or GraphML.",
)
@click.option(
    "--header/--no-header", default=None, help="Whether the first line holds headings; found out."
)
@click.option("--policy", default="pairwise", show_default=True, help=f"{', '.join(POLICIES)}.")
@click.option("--kind", "kinds", multiple=True, help=f"all, {', '.join(KINDS)}; may be repeated.")
@click.option("--domestic/--no-domestic", default=True, show_default=True, help="Mexican pairs.")
@click.option("--source", "sources", multiple=True, metavar="KEY", help="Only links it states.")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; else the screen.")
@lang_option
@dist_option
def sheet(
    edges: Path | None,
    header: bool | None,
    policy: str,
    kinds: tuple[str, ...],
    domestic: bool,
    sources: tuple[str, ...],
    form: str,
    output: Path | None,
    lang: str,
    dist: Path | None,
) -> None:
    """Give the statistics of a network on one page, beside published ones.

    Nodes, edges, giant component, triangles, transitivity, path lengths, diameter, assortativity,
    maximum degree and core, of the simple undirected network.
    """
    layout = project()
    if edges is not None:
        found = make(read_edges(edges, header=header), str(edges))
    else:
        with open_store(dist or layout.dist) as store:
            graph = network(
                store,
                policy=policy,
                domestic=domestic,
                kinds=KINDS if not kinds or "all" in kinds else kinds,
                sources=sources,
                queries=layout.queries,
            )
        found = make(edges_of(graph), scope_words(graph, lang))
    printed = published(layout.data / "published")
    write_text(
        as_sheet_json(found, printed) if form == "json" else sheet_text(found, printed, lang),
        output,
    )
