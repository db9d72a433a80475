"""Options that several commands share, declared once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.output import write_files

__all__ = ["dist_option", "lang_option", "write_text"]

Command = Callable[..., Any]


def dist_option(command: Command) -> Command:
    """Add ``--dist``: where the built graph is."""
    return click.option(
        "--dist",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder of the built graph (default: $KG_DIST, else dist).",
    )(command)


def reader_language() -> str:
    """Return the reader's language, as the environment has it; Spanish unless it is English."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((found for name in names if (found := os.environ.get(name))), "")
    return "en" if chosen.startswith("en") else "es"


def lang_option(command: Command) -> Command:
    """Add ``--lang``: the language of what is printed."""
    return click.option(
        "--lang",
        type=click.Choice(["es", "en"]),
        default=reader_language,
        show_default="of the environment, else es",
        help="Language of names and titles.",
    )(command)


def write_text(text: str, output: Path | None) -> None:
    """Print a text, or write it to a file, whole or not at all, and say which on standard error."""
    if output is None:
        click.echo(text, nl=False)
        return
    write_files({output: text.encode("utf-8")})
    click.echo(output, err=True)
