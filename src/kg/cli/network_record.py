"""``kg network record``: the results of the analysis back into the graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.graph import derive
from kg.layout import project
from kg.network import read_links
from kg.network.kinds import make_network
from kg.network.record import GRAPH, record_triples

from .network_scope import chosen, scope_options
from .options import dist_option

__all__ = ["record"]


@click.command(epilog="Example: kg network record --policy shared --measure degree")
@scope_options
@click.option("--measure", "names", multiple=True, help="Only this measure; may be repeated.")
@dist_option
@click.option("--quiet", "-q", is_flag=True, help="No summary.")
def record(names: tuple[str, ...], dist: Path | None, quiet: bool, **scope: Any) -> None:
    """Put measures, ranks and whole-network figures into the graph, with their method.

    They stand in the named graph network-analysis, which replaces that of an earlier analysis; the
    next ``kg build`` drops it. Queries then use them: kg ask bridges-of-the-network.
    """
    layout = project()
    wanted = chosen(scope)

    def make(store: Any, digest: str) -> Any:
        network = make_network(read_links(store, layout.queries), **wanted)
        return record_triples(network, digest, names=names, narrowed=wanted["sources"])

    release = derive(dist or layout.dist, GRAPH, make)
    if not quiet:
        click.echo(f"{release.manifest.graphs[GRAPH]:,} statements in {GRAPH}")
        click.echo(f"in use: {release.directory}")
