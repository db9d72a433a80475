"""``kg show``: one thing, what is said of it and who says so."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import click

from kg.ask import Names
from kg.ask.thing import Thing, describe, find
from kg.graph import open_store
from kg.iri import ONTOLOGY
from kg.layout import project
from kg.rdf import PREFIXES

from .options import dist_option, lang_option

__all__ = ["show"]

WORDS = {
    "es": {"from": "según", "row": "fila", "inverse": "Lo que apunta aquí", "links": "Vínculos"},
    "en": {"from": "from", "row": "row", "inverse": "What points here", "links": "Links"},
}


@click.command(epilog="Example: kg show cancun --lang en")
@click.argument("thing")
@click.option("--format", "-f", "form", type=click.Choice(["text", "json"]), default="text")
@lang_option
@dist_option
def show(thing: str, form: str, lang: str, dist: Path | None) -> None:
    """Show THING with its links and, for each statement, the source.

    THING is an IRI, a key or code (mx-14039, MX-JAL), or a name without regard to accents and case.
    A name that is not found, or that several things bear, gets the near ones offered.
    """
    with open_store(dist or project().dist) as store:
        iri = find(store, Names(store.select), thing)
        found = describe(store, iri, language=lang)
    if form == "json":
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=2))
    else:
        _print(found, lang)


def _plain(found: Thing) -> dict[str, object]:
    return {
        "iri": found.iri,
        "name": found.name,
        "row": found.row,
        "statements": [
            {
                "property": s.property,
                "inverse": s.inverse,
                "value": s.value.value,
                "language": s.value.language,
                "name": s.name,
                "sources": list(s.sources),
            }
            for s in found.statements
        ],
    }


def _print(found: Thing, lang: str) -> None:
    words = WORDS[lang]
    click.echo(f"{click.style(found.name, bold=True)}\n{found.iri}")
    if found.row:
        click.echo(f"{words['row']} {found.row}")
    for inverse, group in groupby(found.statements, key=lambda s: s.inverse):
        if inverse:
            click.echo(f"\n{words['inverse']}:")
        for statement in group:
            if statement.value.language not in ("", lang):
                continue
            property_ = _short(statement.property)
            said = f"{words['from']} {', '.join(statement.sources)}"
            click.echo(f"  {property_:<22} {statement.name}  {click.style(f'[{said}]', dim=True)}")


def _short(iri: str) -> str:
    if iri.startswith(ONTOLOGY):
        return iri.removeprefix(ONTOLOGY)
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
