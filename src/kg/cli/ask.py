"""``kg ask``: a named question, answered."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import click

from kg.ask import (
    Names,
    Question,
    Table,
    answer,
    find_question,
    load_library,
    parameter_terms,
    store_names,
)
from kg.errors import QueryError
from kg.graph import open_store
from kg.layout import project
from kg.rdf import Term

from .answers import answer_options, show_table
from .options import dist_option, lang_option

__all__ = ["ask"]


_NOTHING = {
    "es": "Ninguna fila: nada de lo que hay en el grafo responde a esto.\n"
    "  Vea qué cubre cada fuente con kg ask sources; un registro se añade con kg import.",
    "en": "No rows: nothing that the graph holds answers this.\n"
    "  See what each source covers with kg ask sources; kg import adds a registry.",
}


@click.command(
    epilog="Example: kg ask partners-of-government --set government=Guadalajara --lang en"
)
@click.argument("name", required=False)
@click.argument("more", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--list", "listing", is_flag=True, help="List the questions.")
@click.option(
    "--set", "-s", "given", multiple=True, metavar="NAME=VALUE",
    help="Fix a parameter: a key, a code, a name or an IRI. May be repeated.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), help="Show only the first rows.")
@answer_options
@lang_option
@dist_option
def ask(
    name: str | None,
    more: tuple[str, ...],
    listing: bool,
    given: tuple[str, ...],
    form: str,
    limit: int | None,
    output: Path | None,
    endpoint: str | None,
    timeout: int,
    lang: str,
    dist: Path | None,
) -> None:
    """Answer the question NAME from the built graph, or from a remote service.

    NAME=VALUE after it fixes a parameter, as --set does.

    Exit code: 0 answered; 2 it could not be.
    """
    layout = project()
    library = load_library(layout.queries / "competency")
    if listing or name is None:
        _list(library, form, lang)
        return
    question = find_question(library, name)
    values = dict(_pair(item, question) for item in (*given, *more))
    with contextlib.ExitStack() as opened:
        if endpoint is None:
            store = opened.enter_context(open_store(dist or layout.dist))
            select, names = store.select, store_names(store)
        else:
            from kg.ask.remote import Endpoint

            select = Endpoint(endpoint, timeout=timeout).select
            names = lambda: Names(select)  # noqa: E731
        terms: dict[str, Term] = parameter_terms(question, values, names)
        table = answer(question, terms, select, language=lang)
    if limit is not None:
        table = Table(table.title, table.variables, table.rows[:limit], table.names, lang)
    show_table(table, form, output)
    if not table.rows and limit != 0:
        click.echo(_NOTHING[lang], err=True)


def _pair(item: str, question: Question) -> tuple[str, str]:
    name, equals, value = item.partition("=")
    if not equals or not value:
        known = [f"{parameter}={item.strip('=')}" for parameter in question.parameters]
        hint = f"Write {' or '.join(known)}" if known else f"{question.name} has no parameters"
        raise QueryError(f"{item}: not NAME=VALUE.\n  {hint}.")
    return name.strip(), value.strip()


def _list(library: dict[str, Question], form: str, lang: str) -> None:
    if form == "json":
        listed = [
            {
                "name": q.name,
                "title_es": q.title["es"],
                "title_en": q.title["en"],
                "question_es": q.sentence["es"],
                "question_en": q.sentence["en"],
                "numbers": list(q.numbers),
                "tags": list(q.tags),
                "parameters": dict(q.parameters),
                "returns": list(q.returns),
            }
            for q in library.values()
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    size = max(len(name) for name in library)
    for question in library.values():
        wanted = " ".join(f"[{name}]" for name in question.parameters)
        click.echo(f"{question.name:<{size}}  {question.title[lang]} {wanted}".rstrip())
