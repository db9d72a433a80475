"""Rows of the history of institutions: what happened to each, and what it was called when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .cells import Key, Keys, PartialDate
from .row import Row, column

__all__ = ["InstitutionEvent", "InstitutionName"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionEvent(Row):
    """One change of an institution: created, renamed, merged, split, replaced, reorganized."""

    table: ClassVar[str] = "institution_events"
    title_es: ClassVar[str] = "Hechos de las instituciones"
    title_en: ClassVar[str] = "Events of the institutions"

    institution: Key = column("institución", "institution", to="institutions")
    kind: Key = column("qué ocurrió", "what happened", to="vocab/institution-event-kind")
    date: PartialDate | None = column("fecha", "date, in the precision of the source")
    others: Keys = column(
        "instituciones que la siguen o reciben sus funciones",
        "institutions that follow it or take over its functions",
        to="institutions",
    )
    provisions: Keys = column(
        "disposiciones en que se funda", "provisions it rests on", to="legal_provisions"
    )
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionName(Row):
    """One name an institution bore, over the half-open interval [begins, ends_before)."""

    table: ClassVar[str] = "institution_names"
    title_es: ClassVar[str] = "Nombres de las instituciones"
    title_en: ClassVar[str] = "Names of the institutions"

    institution: Key = column("institución", "institution", to="institutions")
    use: Key = column("nombre o grafía", "name or written form", to="vocab/name-use")
    name: str = column("nombre", "name in Spanish, or as borne")
    name_en: str = column("nombre en inglés", "name in English, or as borne")
    acronym: str | None = column("sigla", "acronym")
    begins: PartialDate | None = column("primera fecha", "first date of the name")
    ends_before: PartialDate | None = column(
        "primera fecha del nombre siguiente", "first date of the next name"
    )
    first_seen: PartialDate | None = column(
        "visto por primera vez, si no se sabe desde cuándo", "first seen, if its start is unknown"
    )
