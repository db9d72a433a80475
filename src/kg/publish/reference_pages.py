"""The pages of the ontology: one a language, written from it, with nothing asked of other hosts."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.iri import BASE, ONTOLOGY
from kg.layout import Layout
from kg.output import replacing

from .reference import LANGUAGES, Reference, read_reference
from .reference_diagram import diagram
from .reference_words import DIAGRAM, INTRODUCTIONS, TITLES, WORDS

if TYPE_CHECKING:
    from kg.graph import Store

__all__ = ["count_uses", "render_reference", "write_reference"]

_TEMPLATES: Final = Path(__file__).parent / "templates"


def count_uses(layout: Layout, store: Store) -> dict[str, int]:
    """Return how often the built graph uses each class and property, by IRI."""
    query = layout.queries / "publish" / "uses-of-terms.rq"
    answer = store.select(query.read_text("utf-8"))
    return {term.value: int(uses.value) for term, uses in answer.rows if term and uses}


def render_reference(reference: Reference, language: str) -> str:
    """Write the page of one language.

    Args:
        reference: The ontology.
        language: ``es`` or ``en``.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    engine = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    titles = {section.number: TITLES[section.number][language] for section in reference.sections}
    words = WORDS[language]
    drawing = diagram(
        reference, language, titles=titles, name=words["diagram"], described=DIAGRAM[language]
    )
    page: str = engine.get_template("ontology.html.j2").render(
        reference=reference,
        lang=language,
        other=next(code for code in LANGUAGES if code != language),
        w=words,
        titles=titles,
        introductions={n: texts[language] for n, texts in INTRODUCTIONS.items()},
        diagram=drawing,
        ontology=ONTOLOGY,
        base=BASE,
        style=(_TEMPLATES / "ontology.css").read_text("utf-8"),
        counted=any(term.uses is not None for term in reference.terms.values()),
        ref=_ref(reference),
        number=_number(language),
    )
    return page


def _ref(reference: Reference) -> Any:
    """Return what turns an IRI into what a reader sees of it: address, text, whether it is ours."""
    terms = reference.terms

    def ref(iri: str, language: str) -> dict[str, Any]:
        local = iri.removeprefix(ONTOLOGY)
        if local in terms:
            return {"href": f"#{local}", "text": terms[local].label[language], "ours": True}
        return {"href": iri, "text": reference.compact(iri), "ours": False}

    return ref


def _number(language: str) -> Any:
    """Return what writes a count: 12,345 in English, 12 345 in Spanish."""
    between = "," if language == "en" else "\u202f"
    return lambda count: f"{count:,}".replace(",", between)


def write_reference(
    layout: Layout, output: Path, uses: Mapping[str, int] | None = None
) -> list[Path]:
    """Write the pages, one a language, and the two Turtle files beside them.

    The same ontology gives the same bytes. A file takes its place only when it is whole.

    Args:
        layout: Where the ontology, its alignments and the shapes are.
        output: Folder to write to; made if it is missing.
        uses: What ``count_uses`` returns; the pages tell no counts without it.

    Returns:
        The files written, the first a page that leads to the others.

    Raises:
        OutputError: The folder cannot be written.
    """
    reference = read_reference(layout, uses)
    version = reference.header["versionInfo"][""][0]
    index = (_TEMPLATES / "ontology-index.html").read_text("utf-8")
    pages = {"index.html": index.replace("{version}", version)}
    pages |= {f"{code}.html": render_reference(reference, code) for code in LANGUAGES}
    written = []
    for name, text in pages.items():
        path = output / name
        with replacing(path) as beside:
            beside.write_text(text, "utf-8")
        written.append(path)
    for file in (layout.ontology, layout.alignments):
        path = output / file.name
        with replacing(path) as beside:
            shutil.copyfile(file, beside)
        written.append(path)
    return written
