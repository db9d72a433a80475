"""``kg network recommend``: next counterparts for a government, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.ask import Names
from kg.ask.thing import describe
from kg.errors import KgError
from kg.graph import open_store
from kg.iri import split
from kg.layout import project
from kg.network import read_links
from kg.network import recommend as work
from kg.network.projection import project_links
from kg.network.properties import scope_of
from kg.network.recommend_words import as_csv, as_json, as_text
from kg.network.wording import scope_words

from .network_scope import chosen, scope_options
from .options import dist_option, lang_option, write_text

__all__ = ["recommend"]


@click.command(epilog="Example: kg network recommend zapopan --kind twinning --lang en")
@click.argument("government")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many.")
@scope_options
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; else the screen.")
@lang_option
@dist_option
def recommend(
    government: str,
    top: int,
    form: str,
    output: Path | None,
    lang: str,
    dist: Path | None,
    **scope: Any,
) -> None:
    """Suggest counterparts that GOVERNMENT has no link with, each with its reasons.

    GOVERNMENT is a key (mx-14039) or a name of a Mexican state, municipality or borough. Reasons:
    counterparts and governments near it, governments of its state, areas, country and region.
    """
    wanted = chosen(scope)
    if wanted["name"] != "parties":
        raise KgError("network recommend: it reads the links themselves.\n  Leave --network out.")
    layout = project()
    with open_store(dist or layout.dist) as store:
        iri = Names(store.select).one(government, "government")
        names = [describe(store, iri, language=language).name for language in ("es", "en")]
        links = read_links(store, layout.queries)
    advice = work.recommend(links, wanted, (split(iri) or ("", iri))[1], top=top)
    graph = project_links(links, **{key: value for key, value in wanted.items() if key != "name"})
    if form == "json":
        text = as_json(links, advice, (names[0], names[1]), scope_of(graph.graph))
    elif form == "csv":
        text = as_csv(links, advice, scope_of(graph.graph))
    else:
        name = names[int(lang == "en")]
        text = as_text(links, advice, name, lang, scope_words(graph, lang))
    write_text(text, output)
