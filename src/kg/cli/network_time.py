"""``kg network time``: what each period or presidential term adds to the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.network.growth import growth
from kg.network.growth_words import as_json, as_text, tables
from kg.output import write_files

from .network_scope import chosen, links_of, scope_options
from .options import dist_option, lang_option, write_text

__all__ = ["time"]


@click.command(epilog="Example: kg network time --by term --no-domestic --lang en")
@click.option(
    "--by", type=click.Choice(["period", "term"]), default="period", show_default=True,
    help="Five-year periods of the working paper, or presidential terms.",
)  # fmt: skip
@click.option("--measure", "key", default="strength", show_default=True, help="What ranks nodes.")
@click.option("--top", type=click.IntRange(min=1), default=5, show_default=True, help="Names.")
@scope_options
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path),
    help="A folder for growth.csv, places.csv, time.json and time.txt.",
)  # fmt: skip
@lang_option
@dist_option
def time(
    by: str,
    key: str,
    top: int,
    form: str,
    output: Path | None,
    lang: str,
    dist: Path | None,
    **scope: Any,
) -> None:
    """Follow the network over time: what each window adds, who enters, who rises.

    A date of a year or a month is an interval, so that a count has a least and a greatest value;
    links without date are counted apart and put nowhere.
    """
    found = growth(links_of(dist), chosen(scope), by=by, key=key)
    text = as_json(found) if form == "json" else as_text(found, lang, top)
    if output is None:
        write_text(text, None)
        return
    made = tables(found)
    made |= {"time.json": as_json(found), "time.txt": as_text(found, lang, top)}
    write_files({output / name: content.encode() for name, content in made.items()})
    for name in made:
        click.echo(output / name)
