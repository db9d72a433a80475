"""Rows of the ways of participating: the offices, networks and memberships of governments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .cells import Key, Keys, PartialDate, Url
from .row import Row, column

__all__ = ["Membership", "Network", "NetworkEvent", "Office", "Participation", "WeakPage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Row):
    """What every instance of a way of participating has: who takes part, and the page it rests on.

    The words of the source stay beside what they were resolved to: ``mexican_text`` and ``note``.
    ``paper_locator`` stands instead of ``page`` where the working paper itself is what is cited.
    """

    participants: Keys = column(
        "gobiernos mexicanos que participan, separados por punto y coma",
        "Mexican governments that take part, separated by semicolons",
        to="federal_entities|municipalities",
        some=True,
    )
    mexican_text: str = column(
        "parte mexicana, como la da la fuente", "Mexican party as the source gives it"
    )
    level: Key = column(
        "qué participa: estado, municipio, demarcación, congreso, zona metropolitana o varios",
        "what takes part: state, municipality, borough, congress, metropolitan area or several",
        to="vocab/participant-level",
    )
    way: Key | None = column(
        "forma de participar que ejemplifica (sección 4 del documento de trabajo)",
        "way of participating it exemplifies (section 4 of the working paper)",
        to="vocab/participation",
    )
    page: Url | None = column("página citada", "page cited")
    page_title: str | None = column("título de la página", "title of the page")
    paper_locator: str | None = column(
        "lugar en el documento de trabajo, si es lo que se cita",
        "place in the working paper, if that is what is cited",
    )
    note: str | None = column("nota, como la da la fuente", "note as the source gives it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Participation):
    """One unit of a government for its affairs abroad; the key of an institution is that one."""

    table: ClassVar[str] = "offices"
    title_es: ClassVar[str] = "Oficinas"
    title_en: ClassVar[str] = "Offices"

    name: str = column("nombre, como lo da la fuente", "name as the source gives it")
    name_en: str = column("nombre en inglés", "name in English")
    kind: Key = column("tipo de unidad", "kind of unit", to="vocab/office-kind")
    functions: Keys = column(
        "de qué se ocupa", "what it deals with", to="vocab/office-function", some=True
    )
    located_in: Key | None = column(
        "territorio en que está, si no es el suyo",
        "territory it stands in, if not its own",
        to="divisions|federal_entities",
    )
    created: PartialDate | None = column("creación", "creation, in the precision of the source")
    created_kind: Key | None = column(
        "qué fecha es", "what that date is", to="vocab/participation-date-kind"
    )
    listed: PartialDate | None = column(
        "fecha de la página que la nombra, que no es la de su creación",
        "date of the page that names it, which is not that of its creation",
    )
    status: Key | None = column(
        "situación según la fuente", "status according to the source", to="vocab/office-status"
    )
    successor: Key | None = column(
        "oficina que la sustituyó", "office that replaced it", to="offices"
    )
    legal_basis: str | None = column(
        "base jurídica, como la da la fuente", "legal basis as the source gives it"
    )
    provisions: Keys = column(
        "disposiciones en que se funda", "provisions it rests on", to="legal_provisions"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Row):
    """One network, association or cross-border body; the key of an institution is that one."""

    table: ClassVar[str] = "networks"
    title_es: ClassVar[str] = "Redes y asociaciones"
    title_en: ClassVar[str] = "Networks and associations"

    name: str = column("nombre en español", "name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    acronym: str = column("sigla", "acronym")
    scope: Key = column(
        "internacional, transfronteriza o nacional",
        "international, cross-border or national",
        to="vocab/network-scope",
    )
    kind: Key = column("tipo de red", "kind of network", to="vocab/network-type")
    kind_text: str = column("tipo, como lo da la fuente", "kind as the source gives it")
    founded: PartialDate | None = column("fundación", "foundation, in the precision of the source")
    founded_kind: Key | None = column(
        "qué fecha es", "what that date is", to="vocab/participation-date-kind"
    )
    seat_text: str | None = column("sede, como la da la fuente", "seat as the source gives it")
    website: Url | None = column("sitio web", "website")
    page: Url | None = column("página citada", "page cited")
    paper_locator: str | None = column(
        "lugar en el documento de trabajo, si es lo que se cita",
        "place in the working paper, if that is what is cited",
    )
    note: str | None = column("nota, como la da la fuente", "note as the source gives it")


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkEvent(Row):
    """One change of a network, or another date of its foundation, by the page that tells it."""

    table: ClassVar[str] = "network_events"
    title_es: ClassVar[str] = "Hechos de las redes"
    title_en: ClassVar[str] = "Events of the networks"

    network: Key = column("red", "network", to="networks")
    kind: Key = column("qué ocurrió", "what happened", to="vocab/network-event-kind")
    date: PartialDate = column("fecha", "date, in the precision of the source")
    page: Url | None = column("página citada", "page cited")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Participation):
    """One tie of a government to a network; its role says whether it is a membership."""

    table: ClassVar[str] = "memberships"
    title_es: ClassVar[str] = "Membresías"
    title_en: ClassVar[str] = "Memberships"

    network: Key = column("red", "network", to="networks")
    role: Key = column("papel en la red", "role in the network", to="vocab/membership-role")
    begins: PartialDate | None = column("principio", "beginning, in the precision of the source")
    begins_kind: Key | None = column(
        "qué fecha es", "what that date is", to="vocab/participation-date-kind"
    )
    ends: PartialDate | None = column("fin", "end, in the precision of the source")
    ends_kind: Key | None = column(
        "qué fecha es", "what that date is", to="vocab/participation-date-kind"
    )
    listed: PartialDate | None = column(
        "fecha de la lista o página que la nombra, que no es la de ingreso",
        "date of the list or page that names it, which is not that of entry",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WeakPage(Row):
    """One cited page that proves less than a page of its publisher would, and why."""

    table: ClassVar[str] = "weak_pages"
    title_es: ClassVar[str] = "Páginas débiles"
    title_en: ClassVar[str] = "Weak pages"

    page: Url = column("página citada", "page cited")
    weakness: Key = column("por qué es débil", "why it is weak", to="vocab/page-weakness")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")
