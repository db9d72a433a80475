"""Rows of projects and events: what they are, and who took part according to which page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kg.errors import Location

from .cells import Key, Keys, PartialDate
from .participation import Participation
from .row import column

__all__ = ["CooperationEvent", "CooperationProject", "EventParticipation", "ProjectParticipation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationProject:
    """A project, however many governments and rows; the key of an institution is that one."""

    table: ClassVar[str] = "cooperation_projects"
    title_es: ClassVar[str] = "Proyectos"
    title_en: ClassVar[str] = "Projects"

    id: Key = column("clave del proyecto", "key of the project")
    name: str = column("nombre en español", "name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationEvent:
    """An event, however many governments take part and however many rows speak of it."""

    table: ClassVar[str] = "cooperation_events"
    title_es: ClassVar[str] = "Eventos"
    title_en: ClassVar[str] = "Events"

    id: Key = column("clave del evento", "key of the event")
    kind: Key = column("tipo de evento", "kind of event", to="vocab/event-kind")
    name: str = column("nombre en español", "name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part(Participation):
    """What a part in a project and one in an event have in common."""

    partners: Keys = column(
        "contrapartes, instituciones o redes con que se participa",
        "counterparts, institutions or networks it is done with",
        to="counterparts|institutions|networks",
    )
    counterpart_text: str = column(
        "contraparte, como la da la fuente", "counterpart as the source gives it"
    )
    country: Key | None = column(
        "país de la contraparte o del lugar; vacío si la contraparte es un organismo internacional",
        "country of the counterpart or of the place; empty if the counterpart is an international "
        "organization",
        to="countries",
    )
    areas: Keys = column("áreas de cooperación", "areas of cooperation", to="vocab/area")
    date_text: str | None = column("fecha, como la da la fuente", "date as the source gives it")
    begins: PartialDate | None = column("empieza", "begins, in the precision of the source")
    ends: PartialDate | None = column(
        "termina: su último día, mes o año", "ends: its last day, month or year"
    )
    no_later_than: PartialDate | None = column(
        "a más tardar, si solo se conoce la fecha de la página",
        "no later than, if only the date of the page is known",
    )
    occurrence: Key = column(
        "ocurrido según la fuente, o solo anunciado",
        "reported as taking place, or only announced",
        to="vocab/occurrence",
    )
    remark_es: str | None = column("observación nuestra", "remark of ours, in Spanish")
    remark_en: str | None = column("observación nuestra, en inglés", "remark of ours")
    agreements: Keys = column(
        "acuerdos en que consta o que se firmaron en él",
        "agreements it is set out in or that were signed there",
        to="agreements",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectParticipation(_Part):
    """One row of a source that says who takes part in a project, with whom, and for how much."""

    table: ClassVar[str] = "project_participations"
    title_es: ClassVar[str] = "Participaciones en proyectos"
    title_en: ClassVar[str] = "Participations in projects"

    project: Key = column("proyecto", "project", to="cooperation_projects")
    support: Key | None = column("forma de apoyo", "form of support", to="vocab/support-kind")
    approved: PartialDate | None = column(
        "aprobación o firma del financiamiento", "approval or signing of the funding"
    )
    planned_end: PartialDate | None = column("término previsto", "planned end")
    amount: int | None = column(
        "monto tal como se imprime, en unidades de la moneda",
        "amount as printed, in units of the currency",
    )
    currency: Key | None = column("moneda, ISO 4217", "currency, ISO 4217", to="vocab/currency")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventParticipation(_Part):
    """One row of a source that says who took part in an event, with whom, where and when."""

    table: ClassVar[str] = "event_participations"
    title_es: ClassVar[str] = "Participaciones en eventos"
    title_en: ClassVar[str] = "Participations in events"

    event: Key = column("evento", "event", to="cooperation_events")
    place_text: str | None = column("lugar, como lo da la fuente", "place as the source gives it")
    date_kind: Key | None = column(
        "qué fecha es", "what the date is", to="vocab/participation-date-kind"
    )
