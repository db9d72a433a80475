"""``kg why``: what stands behind a statement, and what speaks against it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg.layout import Layout, project

from .options import dist_option, lang_option

__all__ = ["why"]

_WORDS = {
    "es": {"licence": "licencia", "retrieved": "consultado", "place": "dónde", "row": "fila",
           "quoted": "dice", "derived": "cómo se obtuvo", "others": "lo contradice",
           "page": "página", "found": "la revisión dice"},
    "en": {"licence": "licence", "retrieved": "retrieved", "place": "where", "row": "row",
           "quoted": "says", "derived": "how derived", "others": "contradicted by",
           "page": "page", "found": "the check says"},
}  # fmt: skip


@click.command(epilog="Example: kg why t3-calderon count --lang en")
@click.argument("thing")
@click.argument("property_", metavar="[PROPERTY]", required=False, default="")
@click.argument("value", required=False, default="")
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@lang_option
@dist_option
def why(thing: str, property_: str, value: str, form: str, lang: str, dist: Path | None) -> None:
    """Say why the graph states something of THING: source, place, licence, date, derivation.

    THING is an IRI, a code or a name; PROPERTY a name such as party or signedOn; VALUE a name, key
    or text. Without them, every statement about the thing. Then what contradicts it: other values
    from other sources, and what the check finds.
    """
    from kg.ask import Names
    from kg.ask.thing import find
    from kg.ask.why import why as explain
    from kg.graph import open_store

    layout = project()
    with open_store(dist or layout.dist) as store:
        iri = find(store, Names(store.select), thing)
        reasons = explain(store, iri, property_, value, language=lang)
        against = list(_findings(store, layout, iri, lang))
    if form == "json":
        click.echo(json.dumps(_plain(iri, reasons, against), ensure_ascii=False, indent=1))
        return
    words = _WORDS[lang]
    click.echo(iri)
    resting: dict[Any, list[Any]] = {}
    for reason in reasons:
        resting.setdefault(reason.evidence, []).append(reason)
    for evidence, statements in resting.items():
        click.echo()
        for reason in statements:
            click.echo(f"{_short(reason.property)}  {click.style(reason.name, bold=True)}")
            if reason.derived:
                click.echo(f"  {words['derived']}: {reason.derived}")
            for other, sources in reason.others:
                click.echo(f"  {words['others']}: {other} [{', '.join(sources)}]")
        for one in evidence:
            click.echo(f"  {one.source}: {'. '.join(filter(None, (one.title, one.publisher)))}")
            for key, told in (
                ("place", "; ".join(one.places)),
                ("quoted", " · ".join(one.quoted)),
                ("licence", one.licence),
                ("page", one.page),
                ("retrieved", one.retrieved),
                ("row", one.row),
            ):
                if told:
                    click.echo(f"    {words[key]}: {told}")
    for rule, message in against:
        click.echo(f"\n{words['found']} ({rule}): {message}")


def _findings(store: Any, layout: Layout, iri: str, lang: str) -> Iterator[tuple[str, str]]:
    """Yield what the rules between nodes find of a thing, and the paper's checks that read it."""
    from kg.check.paper import read_source_checks, verdicts
    from kg.check.queries import check_queries, read_check_queries
    from kg.check.verdict import in_words

    key = iri.rpartition("/")[2]
    queries = read_check_queries((layout.queries / "check").glob("*.rq"))
    for finding in check_queries(queries, store):
        if finding.focus == iri or key in (finding.value or "").split(" · "):
            yield finding.rule, finding.message(lang)
    kind = iri.split("/")[-2]
    if kind in ("observation", "text"):
        prefix = "obs" if kind == "observation" else "text"
        checks = read_source_checks((layout.queries / "paper").glob("*.rq"))
        reading = [check for check in checks if f"{prefix}:{key} " in f"{check.text} "]
        for verdict in verdicts(reading, store):
            if not verdict.holds:
                yield (
                    verdict.check.name,
                    f"{verdict.explanation(lang)} [{in_words(verdict.verdict, lang)}]",
                )


def _short(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _plain(iri: str, reasons: list[Any], against: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "format": 1,
        "thing": iri,
        "statements": [
            {
                "property": reason.property,
                "value": reason.value.value,
                "name": reason.name,
                "derived": reason.derived or None,
                "evidence": [
                    {
                        "source": one.source,
                        "title": one.title,
                        "publisher": one.publisher,
                        "licence": one.licence,
                        "page": one.page or None,
                        "retrieved": one.retrieved,
                        "locators": list(one.places),
                        "quoted": list(one.quoted),
                        "row": one.row or None,
                    }
                    for one in reason.evidence
                ],
                "contradicted_by": [
                    {"value": other, "sources": list(sources)} for other, sources in reason.others
                ],
            }
            for reason in reasons
        ],
        "findings": [{"rule": rule, "message": message} for rule, message in against],
    }
