"""``kg network sheet``: the statistics of a whole network on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.layout import project
from kg.network.edges import edges_of, read_edges
from kg.network.sheet import as_sheet_json, published, sheet_text
from kg.network.sheet import sheet as make
from kg.network.wording import scope_words

from .network_scope import SCOPE, graph_of, scope_options
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
@scope_options
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; else the screen.")
@lang_option
@dist_option
def sheet(
    edges: Path | None,
    header: bool | None,
    form: str,
    output: Path | None,
    lang: str,
    dist: Path | None,
    **scope: Any,
) -> None:
    """Give the statistics of a network on one page, beside published ones.

    Nodes, edges, giant component, triangles, transitivity, path lengths, diameter, assortativity,
    maximum degree and core, of the simple undirected network.
    """
    if edges is not None:
        _only_of_the_graph()
        found = make(read_edges(edges, header=header), str(edges))
    else:
        graph = graph_of(scope, dist)
        found = make(edges_of(graph), scope_words(graph, lang))
    printed = published(project().data / "published")
    write_text(
        as_sheet_json(found, printed) if form == "json" else sheet_text(found, printed, lang),
        output,
    )


def _only_of_the_graph() -> None:
    """Refuse a scope with a file: it would not be heeded."""
    context = click.get_current_context()
    line = click.core.ParameterSource.COMMANDLINE
    for option in context.command.params:
        name = option.name or ""
        if name in (*SCOPE, "dist") and context.get_parameter_source(name) is line:
            raise click.UsageError(
                f"{option.opts[0]} chooses among the links of the graph, and --edges names a file."
                " Give one of the two.",
                context,
            )
