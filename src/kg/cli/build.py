"""``kg build``: the curated tables become a graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.graph import build as build_graph
from kg.layout import project

__all__ = ["build"]

STEPS = {
    "read": "reading tables",
    "lift": "making statements",
    "write": "writing",
    "load": "filling the store",
}


@click.command(epilog="Example: kg build --dist cidpd")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with data, ontology, queries and shapes (default: the project's own).",
)
@click.option(
    "--dist",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to (default: $KG_DIST, else dist).",
)
@click.option(
    "--imports",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of imported registries (default: $KG_IMPORTS, else imports).",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress and no summary.")
def build(root: Path | None, dist: Path | None, imports: Path | None, quiet: bool) -> None:
    """Build the graph: curated tables to a persistent store, switched in when it is whole.

    Registries taken in with kg import are read beside the curated tables.

    Exit code: 0 built; 2 a table is wrong or the result cannot be written. In both cases a good
    graph that was there before stays in use until a new one is whole.
    """
    layout = project(root)
    target = dist or layout.dist
    live = sys.stderr.isatty() and not quiet

    def progress(step: str, what: str) -> None:
        if live:
            click.echo(f"\r\033[K{STEPS[step]}: {what}", err=True, nl=False)

    try:
        release = build_graph(
            layout.data, target, imports=imports or layout.imports, progress=progress
        )
    finally:
        if live:
            click.echo("\r\033[K", err=True, nl=False)
    if not quiet:
        manifest = release.manifest
        click.echo(f"{manifest.statements:,} statements in {len(manifest.graphs)} named graphs")
        for name, count in manifest.graphs.items():
            click.echo(f"  {count:>9,}  {name}")
        click.echo(f"in use: {release.directory}")
