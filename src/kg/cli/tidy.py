"""``kg tidy``: the tables in their one true form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.layout import project
from kg.tables import tidy as tidy_tables

__all__ = ["tidy"]


@click.command(epilog="Example: kg tidy --check")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with data, ontology, queries and shapes (default: the project's own).",
)
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a table is not tidy.")
def tidy(root: Path | None, check: bool) -> None:
    """Sort the curated tables by key and normalize their text."""
    changed = tidy_tables(project(root).data, check=check)
    for path in changed:
        click.echo(f"{'not tidy' if check else 'tidied'}: {path}")
    sys.exit(1 if check and changed else 0)
