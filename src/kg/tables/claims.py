"""What a source holds and prints, how its terms are related, and the works it cites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .cells import Key, PartialDate, Thing, Things, Url
from .row import Row, column

__all__ = ["Claim", "PrintedText", "Reference", "TermRelation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """What a source holds, in words of ours; attributed to it, not asserted.

    A definition or a criticism of a term also has the source's own words, so that two that compete
    can be held side by side; an omission in them reads ``[…]``.
    """

    table: ClassVar[str] = "claims"
    title_es: ClassVar[str] = "Afirmaciones del documento de trabajo"
    title_en: ClassVar[str] = "Claims of the working paper"

    number: int = column("número del hecho", "number of the fact")
    kind: Key = column("tipo de afirmación", "kind of claim", to="vocab/claim-kind")
    text_es: str = column("qué sostiene", "what it holds, in Spanish")
    text_en: str = column("qué sostiene, en inglés", "what it holds")
    about: Things = column(
        "de qué habla: clase/clave, separadas por punto y coma",
        "what it speaks of: kind/key, separated by semicolons",
    )
    cites: Key | None = column("obra que cita", "work it cites", to="references")
    criticizes: Key | None = column(
        "afirmación que critica", "claim that it criticizes", to="claims"
    )
    verbatim: str | None = column(
        "palabras del documento, si son breves", "words of the source, where they are few"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRelation(Row):
    """How two terms of the field stand to each other, as the source has it."""

    table: ClassVar[str] = "term_relations"
    title_es: ClassVar[str] = "Relaciones entre términos del campo"
    title_en: ClassVar[str] = "Relations between terms of the field"

    term: Key = column("término", "term", to="vocab/field-term")
    relation: Key = column("relación", "relation", to="vocab/term-relation")
    other: Key = column("el otro término", "the other term", to="vocab/field-term")
    claim: Key = column("afirmación que la sostiene", "claim that holds it", to="claims")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Row):
    """A note of the source: the work it cites, or what it remarks."""

    table: ClassVar[str] = "references"
    title_es: ClassVar[str] = "Notas y obras citadas"
    title_en: ClassVar[str] = "Notes and works cited"

    number: int = column("número de la nota", "number of the note")
    kind: Key = column("tipo de referencia", "kind of reference", to="vocab/reference-kind")
    creator: str | None = column("autores", "authors")
    title: str = column("título", "title")
    container: str | None = column("obra que la contiene", "work that contains it")
    publisher: str | None = column("editorial o institución", "publisher or institution")
    place: str | None = column("lugar", "place")
    date: PartialDate | None = column("fecha", "date")
    pages: str | None = column("páginas", "pages")
    page: Url | None = column("página web", "web page")
    same_work: Key | None = column(
        "nota que cita la misma obra", "note that cites the same work", to="references"
    )
    note: str | None = column("nota", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedText(Row):
    """Words or a number as a source prints them, kept to be compared with what they speak of."""

    table: ClassVar[str] = "printed_texts"
    title_es: ClassVar[str] = "Textos impresos"
    title_en: ClassVar[str] = "Printed texts"

    subject: Key = column("de qué trata", "what it is about; texts to compare share it")
    text: str = column("texto impreso", "text as printed")
    about: Thing | None = column(
        "ley, disposición o institución de que habla: clase/clave",
        "law, provision or institution it speaks of: kind/key",
    )
    key_word: str | None = column(
        "palabra que aquello ha de contener para que la lectura valga",
        "word that must stand there for the reading to hold",
    )
    compared_text: str | None = column("texto con que se compara", "text it is compared with")
    compared_at: str | None = column("dónde está ese texto", "where that text stands")
    number: int | None = column("número que imprime", "number it prints")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")
