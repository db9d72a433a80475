"""``kg sparql``: a query of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from kg.ask import with_names
from kg.ask.guard import refuse_unsafe
from kg.errors import QueryError
from kg.graph import open_store
from kg.layout import project

from .answers import answer_options, show_table
from .options import dist_option, lang_option, write_text

__all__ = ["sparql"]


@click.command(epilog="Example: echo 'SELECT (COUNT(*) AS ?n) WHERE {?s ?p ?o}' | kg sparql -")
@click.argument("file", type=click.File("r", encoding="utf-8"), required=False)
@click.option("--query", "-q", "given", metavar="TEXT", help="The query itself.")
@answer_options
@lang_option
@dist_option
def sparql(
    file: TextIO | None,
    given: str | None,
    form: str,
    output: Path | None,
    endpoint: str | None,
    timeout: int,
    lang: str,
    dist: Path | None,
) -> None:
    """Run the query in FILE (- for standard input): SELECT, ASK, CONSTRUCT or DESCRIBE.

    Triples come as N-Triples. The default graph is the union of all sources; GRAPH tells them
    apart.
    """
    if (file is None) == (given is None):
        raise QueryError("no query, or two.\n  Give a file, - or --query TEXT.")
    text = given if given is not None else (file or sys.stdin).read()
    if endpoint is not None:
        from kg.ask.remote import Endpoint

        select = Endpoint(endpoint, timeout=timeout).select
        show_table(with_names(select(text), select, language=lang), form, output)
        return
    refuse_unsafe(text)
    with open_store(dist or project().dist) as store:
        kind = store.form(text)
        if kind == "ask":
            write_text(f"{str(store.ask(text)).lower()}\n", output)
        elif kind == "construct":
            lines = (f"{s.n3()} {p.n3()} {o.n3()} .\n" for s, p, o in store.construct(text))
            write_text("".join(lines), output)
        else:
            show_table(with_names(store.select(text), store.select, language=lang), form, output)
