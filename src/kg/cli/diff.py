"""``kg diff``: the registry beside the lists, or one release beside another."""

from __future__ import annotations

from pathlib import Path

import click

from kg.ask import Table
from kg.layout import project
from kg.rdf import XSD, Term

from .options import dist_option, lang_option, write_text

__all__ = ["diff"]

_FOUND = {
    "es": {"registered-not-listed": "registrado, en ninguna lista",
           "listed-not-registered": "en lista, sin registro que conste",
           "added": "nuevo", "removed": "ya no está", "changed": "cambió"},
    "en": {"registered-not-listed": "registered, in no list",
           "listed-not-registered": "listed, not known to be registered",
           "added": "added", "removed": "removed", "changed": "changed"},
}  # fmt: skip
_TITLE = {
    "es": ("El registro junto a las listas", "Lo que cambió entre dos versiones"),
    "en": ("The registry beside the lists", "What changed between two releases"),
}
_NO_REGISTRY = {
    "es": "Ninguna fuente del grafo es un registro: que algo no conste registrado no dice nada.\n"
    "  Importe uno: kg import registro.xlsx --source registro.toml",
    "en": "No source of the graph is a registry: that a link is not known to be registered tells"
    " nothing.\n  Import one: kg import registry.xlsx --source registry.toml",
}


@click.command(epilog="Example: kg diff --government Guadalajara --format csv --lang en")
@click.option(
    "--only", type=click.Choice(["registered", "listed"]),
    help="Only what is registered and not listed, or only what is listed and not registered.",
)  # fmt: skip
@click.option("--government", "-g", help="Only of this Mexican government: its name, code or key.")
@click.option(
    "--from", "old", type=click.Path(exists=True, path_type=Path),
    help="Compare releases: the earlier one, its kg.nq, its folder or its dist.",
)  # fmt: skip
@click.option(
    "--to", "new", type=click.Path(exists=True, path_type=Path),
    help="The later release (default: the built graph).",
)  # fmt: skip
@click.option(
    "--format", "-f", "form", type=click.Choice(["table", "csv", "json"]), default="table",
    show_default=True,
)  # fmt: skip
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file.")
@lang_option
@dist_option
def diff(
    only: str | None,
    government: str | None,
    old: Path | None,
    new: Path | None,
    form: str,
    output: Path | None,
    lang: str,
    dist: Path | None,
) -> None:
    """Show what a registry adds to what lists claim, or what changed between two releases.

    Links registered and in no list; links some source claims and none shows registered. With
    --from, the things that are new, gone or changed since an earlier release.

    Exit code: 0 compared; 2 it could not be.
    """
    place = dist or project().dist
    if old is not None:
        table = _releases(old, new or place, lang)
    elif new is not None:
        raise click.UsageError("--to needs --from, the earlier release.")
    else:
        table = _registry(place, only, government, lang)
    texts = {"table": table.to_text, "csv": table.to_csv, "json": table.to_json}
    if form == "table":
        click.echo(f"{table.title}: {len(table):,}")
    write_text(texts[form](), output)


def _registry(dist: Path, only: str | None, government: str | None, lang: str) -> Table:
    from kg.ask import answer, load_library, parameter_terms, store_names
    from kg.graph import open_store

    queries = project().queries
    library = load_library(queries / "competency")
    given = {"government": government} if government else {}
    names = {"registered": "registered-not-listed", "listed": "listed-not-registered"}
    columns = ("finding", "government", "partner", "kind", "sources", "otherKind", "link")
    rows: list[tuple[Term | None, ...]] = []
    called: dict[str, str] = {}
    with open_store(dist) as store:
        for what, name in names.items():
            if only not in (None, what):
                continue
            question = library[name]
            terms = parameter_terms(question, given, store_names(store))
            found = answer(question, terms, store.select, language=lang)
            rows += [(Term("literal", _FOUND[lang][name]), *row) for row in found.rows]
            called |= found.names
        if not store.ask((queries / "registry" / "any-registry.rq").read_text("utf-8")):
            click.echo(_NO_REGISTRY[lang], err=True)
    return Table(_TITLE[lang][0], columns, rows, called, lang)


def _releases(old: Path, new: Path, lang: str) -> Table:
    from kg.graph.compare import compare_releases, find_statements

    found = compare_releases(find_statements(old), find_statements(new))
    rows: list[tuple[Term | None, ...]] = [
        (
            Term("literal", _FOUND[lang][one.change]),
            Term("literal", one.kind),
            Term("iri", one.iri),
            Term("literal", str(one.added), datatype=f"{XSD}integer"),
            Term("literal", str(one.removed), datatype=f"{XSD}integer"),
        )
        for one in found
    ]
    names = {one.iri: one.names[lang] for one in found if lang in one.names}
    return Table(
        _TITLE[lang][1], ("change", "kind", "thing", "added", "removed"), rows, names, lang
    )
