"""``kg harvest``: what others state, fetched courteously and kept as it came."""

from __future__ import annotations

import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import click

from kg.iri import BASE
from kg.layout import project

from .options import lang_option

__all__ = ["harvest"]

SERVICE = "https://query.wikidata.org/sparql"
_WORDS = {
    "es": {"asked": "peticiones", "kept": "respuestas ya guardadas", "days": "respondido el",
           "statements": "declaraciones", "items": "elementos", "mexican": "mexicanos",
           "unsettled": "sin gobierno seguro", "same": "elementos de un mismo gobierno"},
    "en": {"asked": "requests", "kept": "answers kept before", "days": "answered on",
           "statements": "statements", "items": "items", "mexican": "Mexican",
           "unsettled": "without a sure government", "same": "items of one government"},
}  # fmt: skip


@click.group(epilog="Example: kg harvest wikidata --output harvest-2026-11")
def harvest() -> None:
    """Fetch what other knowledge graphs state."""


@harvest.command(epilog="Example: kg harvest wikidata --output harvest-2026-11 --contact me@x.mx")
@click.option(
    "--output", "-o", required=True, type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the harvest; the same folder goes on where a harvest was stopped.",
)  # fmt: skip
@click.option("--endpoint", default=SERVICE, show_default=True, help="The SPARQL service.")
@click.option("--contact", default="", help="Mail or page to name to the service, as it asks.")
@click.option(
    "--batch", default=50, show_default=True, type=click.IntRange(1, 500),
    help="Items asked for at once.",
)  # fmt: skip
@click.option(
    "--page", default=1000, show_default=True, type=click.IntRange(1, 10000),
    help="Rows of one page of the list of places.",
)  # fmt: skip
@click.option(
    "--pause", default=1.0, show_default=True, type=click.FloatRange(0, 60),
    help="Seconds between requests.",
)  # fmt: skip
@click.option(
    "--tries", default=6, show_default=True, type=click.IntRange(1, 20),
    help="Tries of one request; the wait doubles, or is what the service asks for.",
)  # fmt: skip
@click.option(
    "--timeout", default=70, show_default=True, type=click.IntRange(1, 600),
    help="Seconds to wait for one answer.",
)  # fmt: skip
@lang_option
def wikidata(
    output: Path,
    endpoint: str,
    contact: str,
    batch: int,
    page: int,
    pause: float,
    tries: int,
    timeout: int,
    lang: str,
) -> None:
    """Fetch the twinnings (P190) of Mexican places from Wikidata, from both sides.

    Answers are kept in OUTPUT/raw as they came, with their date. Then OUTPUT/statements.csv has
    every statement with its qualifiers and references, items.csv every item with its codes,
    coordinates and the government it stands for, and pairs.csv what `kg import` reads.
    """
    from kg.ask.remote import Endpoint
    from kg.harvest import Courteous, harvest_tables, parties
    from kg.harvest import harvest as fetch
    from kg.output import write_files
    from kg.tables import read_all

    layout = project()
    agent = f"cidpd-kg/{version('cidpd-kg')} ({'; '.join(filter(None, (BASE, contact)))})"
    client = Courteous(
        Endpoint(endpoint, timeout=timeout, agent=agent),
        output / "raw",
        pause=pause,
        tries=tries,
        progress=_progress,
    )
    found = fetch(client, layout.queries / "harvest", batch=batch, page=page)
    catalogue = read_all(layout.data)
    settled = parties(found, catalogue, layout.data / "registry")
    tables = harvest_tables(found, settled, catalogue)
    write_files({output / name: text.encode() for name, text in tables.items()})
    words = _WORDS[lang]
    several = Counter(p.government for p in settled.values() if p.government)
    if sys.stderr.isatty():
        click.echo("\r\x1b[2K", err=True, nl=False)
    click.echo(
        f"{client.asked} {words['asked']}, {client.kept} {words['kept']};"
        f" {words['days']} {', '.join(found.days)}"
    )
    click.echo(
        f"{len(found.statements):,} {words['statements']}, {len(found.items):,} {words['items']},"
        f" {len(settled):,} {words['mexican']}"
        f" ({sum(not p.government for p in settled.values())} {words['unsettled']};"
        f" {sum(n for n in several.values() if n > 1)} {words['same']})"
    )
    for name in tables:
        click.echo(output / name)


def _progress(line: str) -> None:
    """Tell where the harvest is: on a terminal one line that changes, elsewhere one each."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[2K  {line}", err=True, nl=False)
    else:
        click.echo(f"  {line}", err=True)
