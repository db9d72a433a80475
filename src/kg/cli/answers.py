"""What ``kg ask`` and ``kg sparql`` share: where to ask, and how an answer is written."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.ask import FORMATS, Table
from kg.errors import OutputError
from kg.output import replacing

from .options import write_text

__all__ = ["answer_options", "show_table"]

Command = Callable[..., Any]


def answer_options(command: Command) -> Command:
    """Add ``--format``, ``--output``, ``--endpoint`` and ``--timeout``."""
    for option in reversed(
        (
            click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="table",
                         show_default=True),
            click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path),
                         help="A file."),
            click.option("--endpoint", metavar="URL", help="Ask a remote SPARQL service."),
            click.option("--timeout", type=click.IntRange(min=1), default=30, show_default=True,
                         help="Seconds."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def show_table(table: Table, form: str, output: Path | None) -> None:
    """Print an answer, or write it to a file."""
    if form == "xlsx":
        if output is None:
            raise OutputError("a workbook cannot be printed.\n  Give --output FILE.xlsx.")
        with replacing(output) as beside:
            table.write_xlsx(beside)
        click.echo(output, err=True)
        return
    if form == "table":
        live = sys.stdout.isatty() and output is None
        text = table.to_text(width=shutil.get_terminal_size().columns if live else 0)
        if output is None:
            click.echo(click.style(table.title, bold=True) if live else table.title)
    else:
        text = {"csv": table.to_csv, "json": table.to_json, "md": table.to_markdown}[form]()
    write_text(text, output)
