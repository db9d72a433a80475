"""Rows of the ways of participating: the offices, networks and memberships of governments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .cells import Key, Keys, PartialDate, Url
from .row import Row, column

__all__ = ["Office", "Participation"]


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
    functions: Keys = column("de qué se ocupa", "what it deals with", to="vocab/office-function")
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
