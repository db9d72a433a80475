"""``kg show``: one thing, what is said of it and who says so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import click

from kg.ask import Names
from kg.ask.thing import Statement, Thing, describe, find
from kg.graph import open_store
from kg.graph.terms import term_labels
from kg.iri import ONTOLOGY
from kg.layout import project
from kg.rdf import PREFIXES

from .options import dist_option, lang_option

__all__ = ["show"]

WORDS = {
    "es": {"from": "según", "row": "fila", "inverse": "Lo que apunta aquí", "links": "Vínculos",
           "ways": "Formas de participar", "no way": "sin forma de la sección 4",
           "rdfs:label": "nombre", "rdf:type": "clase", "skos:altLabel": "otro nombre",
           "skos:exactMatch": "lo mismo que", "wgs:lat": "latitud", "wgs:long": "longitud"},
    "en": {"from": "from", "row": "row", "inverse": "What points here", "links": "Links",
           "ways": "Ways of participating", "no way": "none of the ways of section 4",
           "rdfs:label": "name", "rdf:type": "class", "skos:altLabel": "other name",
           "skos:exactMatch": "the same as", "wgs:lat": "latitude", "wgs:long": "longitude"},
}  # fmt: skip


@click.command(epilog="Example: kg show cancun --lang en")
@click.argument("thing")
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@lang_option
@dist_option
def show(thing: str, form: str, lang: str, dist: Path | None) -> None:
    """Show THING with its links and, for each statement, the source.

    THING is an IRI, a key or code (mx-14039, MX-JAL), or a name without regard to accents and case.
    A name that is not found, or that several things bear, gets the near ones offered.
    """
    layout = project()
    with open_store(dist or layout.dist) as store:
        iri = find(store, Names(store.select), thing)
        found = describe(store, iri, language=lang)
    if form == "json":
        click.echo(json.dumps(_plain(found), ensure_ascii=False, indent=2))
    else:
        _print(found, lang, term_labels(layout.ontology, lang))


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
        "links": [
            {**_named(link.link), "agreements": [_named(one) for one in link.agreements]}
            for link in found.links
        ],
        "ways": [
            {"iri": way.iri, "name": way.name, "instances": [_named(i) for i in way.instances]}
            for way in found.ways
        ],
    }


def _named(statement: Statement) -> dict[str, object]:
    return {
        "iri": statement.value.value,
        "name": statement.name,
        "sources": list(statement.sources),
    }


def _print(found: Thing, lang: str, terms: Mapping[str, str]) -> None:
    words = WORDS[lang]

    def line(before: str, said: Statement) -> str:
        name = terms.get(said.value.value, said.name)
        return f"{before}{name}  " + click.style(
            f"[{words['from']} {', '.join(said.sources)}]", dim=True
        )

    click.echo(f"{click.style(found.name, bold=True)}\n{found.iri}")
    if found.row:
        click.echo(f"{words['row']} {found.row}")
    told = {id(one) for link in found.links for one in (link.link, *link.agreements)}
    rest = [
        s
        for s in found.statements
        if id(s) not in told
        and s.value.language in ("", lang)
        and not (s.inverse and s.property == f"{ONTOLOGY}participant")
    ]
    for inverse, group in groupby(rest, key=lambda s: s.inverse):
        if inverse:
            click.echo(f"\n{words['inverse']}:")
        for statement in group:
            click.echo(line(f"  {_short(statement.property, terms, words):<26} ", statement))
    if found.ways:
        click.echo(f"\n{words['ways']} ({sum(len(way.instances) for way in found.ways)}):")
    for way in found.ways:
        click.echo(f"  {way.name or words['no way']}")
        for instance in way.instances:
            click.echo(line("    ", instance))
    if found.links:
        click.echo(f"\n{words['links']} ({len(found.links)}):")
    for link in found.links:
        click.echo(line("  ", link.link))
        for agreement in link.agreements:
            click.echo(line("    ↳ ", agreement))


def _short(iri: str, terms: Mapping[str, str], words: Mapping[str, str]) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and not iri.startswith(ONTOLOGY):
            name = f"{prefix}:{iri.removeprefix(base)}"
            return words.get(name) or terms.get(iri) or name
    return terms.get(iri) or iri.removeprefix(ONTOLOGY)
