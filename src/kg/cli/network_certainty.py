"""``kg network certainty``: how far the figures of a network can be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.network import certainty as work
from kg.network.certainty_words import as_json, as_text, tables
from kg.output import write_files

from .network_scope import chosen, links_of, scope_options
from .options import dist_option, lang_option, write_text

__all__ = ["certainty"]


@click.command(epilog="Example: kg network certainty --measure betweenness --output dist/certainty")
@click.option("--measure", "key", default="strength", show_default=True, help="What ranks nodes.")
@click.option(
    "--rounds", type=click.IntRange(min=1), default=500, show_default=True,
    help="Times the links are drawn again.",
)  # fmt: skip
@click.option(
    "--networks", type=click.IntRange(min=1), default=200, show_default=True,
    help="Random networks of each kind.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=2011, show_default=True)
@click.option("--top", type=click.IntRange(min=1), default=15, show_default=True, help="Names.")
@scope_options
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path),
    help="A folder for ranks.csv, significance.csv, choices.csv, certainty.json and .txt.",
)  # fmt: skip
@lang_option
@dist_option
def certainty(
    key: str,
    rounds: int,
    networks: int,
    seed: int,
    top: int,
    form: str,
    output: Path | None,
    lang: str,
    dist: Path | None,
    **scope: Any,
) -> None:
    """Say how far the figures of a network can be trusted.

    Intervals of ranks, by drawing the links again and by leaving out one source at a time; measures
    of the whole network against random networks; and the same measures for each policy, with and
    without links among Mexicans, side by side.
    """
    found = work.certainty(
        links_of(dist), chosen(scope), key=key, rounds=rounds, networks=networks, seed=seed
    )
    text = as_json(found) if form == "json" else as_text(found, lang, top)
    if output is None:
        write_text(text, None)
        return
    made = tables(found)
    made |= {"certainty.json": as_json(found), "certainty.txt": as_text(found, lang, top)}
    write_files({output / name: content.encode() for name, content in made.items()})
    for name in made:
        click.echo(output / name)
