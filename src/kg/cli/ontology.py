"""``kg ontology``: the pages of the ontology."""

from __future__ import annotations

from pathlib import Path

import click

from kg.errors import StoreError
from kg.layout import project

from .options import dist_option

__all__ = ["ontology"]


@click.command(epilog="Example: kg ontology --output site/ontology")
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to (default: dist/ontology).",
)
@dist_option
def ontology(output: Path | None, dist: Path | None) -> None:
    """Write the documentation of the ontology: a page in Spanish, one in English, and the Turtle.

    With a built graph the pages also tell how often it uses each term.
    """
    from kg.graph import open_store
    from kg.publish.reference_pages import count_uses, write_reference

    layout = project()
    place = dist or layout.dist
    try:
        with open_store(place) as store:
            uses = count_uses(layout, store)
    except StoreError as wrong:
        click.echo(f"Without counts: {wrong}", err=True)
        uses = None
    for path in write_reference(layout, output or place / "ontology", uses):
        click.echo(path)
