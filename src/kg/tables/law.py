"""Rows of law: what each provision does to whom, and what happened to each instrument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .cells import Key, Keys, PartialDate
from .row import Row, column

__all__ = ["LegalEffect", "LegalEvent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalEffect(Row):
    """One thing a provision grants, obliges to or limits, for one or several subjects."""

    table: ClassVar[str] = "legal_effects"
    title_es: ClassVar[str] = "Efectos de las disposiciones"
    title_en: ClassVar[str] = "Effects of the provisions"

    provision: Key = column("disposición", "provision", to="legal_provisions")
    effect: Key = column(
        "faculta, obliga o limita", "grants, obliges or limits", to="vocab/legal-effect"
    )
    bearers: Keys = column(
        "sujetos, separados por punto y coma",
        "subjects, separated by semicolons",
        to="vocab/legal-subject|institutions",
    )
    content_es: str = column("a qué", "what it grants, obliges to or limits, in Spanish")
    content_en: str = column("a qué, en inglés", "what it grants, obliges to or limits")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalEvent(Row):
    """One dated step in the life of an instrument, besides its publication and entry into force."""

    table: ClassVar[str] = "legal_events"
    title_es: ClassVar[str] = "Hechos de los instrumentos jurídicos"
    title_en: ClassVar[str] = "Events of the legal instruments"

    instrument: Key = column("instrumento", "instrument", to="legal_instruments")
    kind: Key = column("qué ocurrió", "what happened", to="vocab/legal-event-kind")
    date: PartialDate = column("fecha", "date, in the precision of the source")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")
