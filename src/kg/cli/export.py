"""``kg export``: the graph in open formats."""

from __future__ import annotations

from pathlib import Path

import click

from kg.graph.release import current
from kg.layout import project
from kg.publish import FORMATS, STEM
from kg.publish import export as write

from .options import dist_option

__all__ = ["export"]


@click.command(epilog="Example: kg export --format turtle --source wikidata-2022 --output wikidata")
@click.option(
    "--format",
    "-f",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="May be repeated (default: all).",
)
@click.option("--source", default="", metavar="KEY", help="Only what one source states.")
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to (default: dist/export).",
)
@dist_option
def export(formats: tuple[str, ...], source: str, output: Path | None, dist: Path | None) -> None:
    """Write the graph, or one source of it, as Turtle, JSON-LD, N-Quads, N-Triples and CSV.

    The same graph gives the same bytes. A file takes its place only when it is whole.
    """
    layout = project()
    place = dist or layout.dist
    target = output or place / "export"
    written = write(current(place), layout, target, formats=formats or FORMATS, source=source)
    tables = target / f"{source or STEM}-csv"
    for path in written:
        if tables not in path.parents:
            click.echo(path)
    inside = len([path for path in written if tables in path.parents])
    if inside:
        click.echo(f"{tables}  ({inside} files)")
