"""Rows of procedure: the steps of an agreement, the acts known of real ones, the forms compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .cells import Key, Keys, PartialDate
from .row import Row, column

__all__ = ["FormTrait", "ProceduralActRow", "ProcedureStep"]

_WHO = "vocab/legal-subject|institutions"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureStep(Row):
    """One step an inter-institutional agreement may take, from some states to another."""

    table: ClassVar[str] = "procedure_steps"
    title_es: ClassVar[str] = "Pasos del procedimiento"
    title_en: ClassVar[str] = "Steps of the procedure"

    position: int = column("lugar en el orden usual, desde 0", "place in the usual order, from 0")
    act: Key = column("acto", "act", to="vocab/act-kind")
    performers: Keys = column("quién, en claves", "who, as keys", to=_WHO)
    actor_es: str = column("quién", "who, in Spanish")
    actor_en: str = column("quién, en inglés", "who")
    document_es: str | None = column("documento que produce", "document it makes, in Spanish")
    document_en: str | None = column("documento, en inglés", "document it makes")
    from_states: Keys = column(
        "estados de partida", "states it starts from", to="vocab/agreement-state"
    )
    to_state: Key | None = column(
        "estado al que lleva", "state it leads to", to="vocab/agreement-state"
    )
    must_follow: Keys = column(
        "actos que deben ser anteriores", "acts that must come before", to="vocab/act-kind"
    )
    guard_es: str | None = column("condición", "condition, in Spanish")
    guard_en: str | None = column("condición, en inglés", "condition")
    provisions: Keys = column(
        "disposiciones en que se funda", "provisions it rests on", to="legal_provisions"
    )
    warrant: Key = column(
        "quién lo dice: ley, guía…", "who says so: law, guide…", to="vocab/warrant"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduralActRow(Row):
    """One act known of a real link or agreement, besides what its attestations date."""

    table: ClassVar[str] = "procedural_acts"
    title_es: ClassVar[str] = "Actos de procedimiento"
    title_en: ClassVar[str] = "Procedural acts"

    link: Key = column("vínculo", "link", to="links")
    agreement: Key | None = column("acuerdo", "agreement", to="agreements")
    act: Key = column("acto", "act", to="vocab/act-kind")
    date: PartialDate | None = column("fecha", "date, in the precision of the source")
    no_later_than: PartialDate | None = column(
        "a más tardar, si no hay fecha", "no later than, if there is no date"
    )
    performers: Keys = column("quién, en claves", "who, as keys", to=_WHO)
    provisions: Keys = column(
        "disposiciones en que se funda", "provisions it rests on", to="legal_provisions"
    )
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTrait(Row):
    """What one form of instrument is by one criterion: a cell of the comparison."""

    table: ClassVar[str] = "form_traits"
    title_es: ClassVar[str] = "Rasgos de las formas de instrumento"
    title_en: ClassVar[str] = "Traits of the forms of instrument"

    form: Key = column("forma", "form", to="vocab/instrument-form")
    criterion: Key = column("criterio", "criterion", to="vocab/form-criterion")
    value_es: str = column("qué es", "what it is, in Spanish")
    value_en: str = column("qué es, en inglés", "what it is")
    provisions: Keys = column("disposiciones", "provisions", to="legal_provisions")
    warrant: Key = column(
        "quién lo dice: ley, guía…", "who says so: law, guide…", to="vocab/warrant"
    )
