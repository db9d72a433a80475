"""Rows: one frozen class per table. The class is the schema; the CSVW metadata is written from it.

A field's annotation says how its cell is read (see ``kg.tables.cells``); ``| None`` means the cell
may be empty, which always means *unknown* or *does not apply*, never *none*. A field's ``column``
metadata says what it means in both languages and which table its key points to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kg.errors import Location

from .activities import (
    CooperationEvent,
    CooperationProject,
    EventParticipation,
    ProjectParticipation,
)
from .cells import Decimal, Key, Keys, PartialDate, Url
from .claims import Claim, PrintedText, Reference, TermRelation
from .history import InstitutionEvent, InstitutionName
from .knowledge import (
    Concept,
    Institution,
    LegalInstrument,
    LegalProvision,
    Observation,
    PresidentialTerm,
)
from .law import LegalEffect, LegalEvent
from .participation import Membership, Network, NetworkEvent, Office, Participation, WeakPage
from .procedure import FormTrait, ProceduralActRow, ProcedureStep
from .row import Row, column
from .territory import Country, Division, FederalEntity, Municipality, Place

__all__ = [
    "TABLES",
    "VOCABULARIES",
    "Agreement",
    "Attestation",
    "Claim",
    "Concept",
    "CooperationEvent",
    "CooperationProject",
    "Counterpart",
    "Country",
    "Division",
    "EventParticipation",
    "FederalEntity",
    "FormTrait",
    "Institution",
    "InstitutionEvent",
    "InstitutionName",
    "LegalEffect",
    "LegalEvent",
    "LegalInstrument",
    "LegalProvision",
    "Link",
    "Membership",
    "Municipality",
    "Network",
    "NetworkEvent",
    "Observation",
    "Office",
    "Participation",
    "Place",
    "PresidentialTerm",
    "PrintedText",
    "ProceduralActRow",
    "ProcedureStep",
    "ProjectParticipation",
    "Reference",
    "Row",
    "TermRelation",
    "UnresolvedRow",
    "WeakPage",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart(Row):
    """A party that is not a Mexican local government."""

    table: ClassVar[str] = "counterparts"
    title_es: ClassVar[str] = "Contrapartes"
    title_en: ClassVar[str] = "Counterparts"

    kind: Key = column("tipo de contraparte", "kind of counterpart", to="vocab/counterpart-kind")
    name: str = column("nombre en español", "name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    country: Key | None = column("país", "country", to="countries")
    division: Key | None = column(
        "división de primer orden", "first-level division", to="divisions"
    )
    part_of: Key | None = column(
        "contraparte que lo contiene", "counterpart that contains it", to="counterparts"
    )
    latitude: Decimal | None = column("latitud, grados, WGS 84", "latitude, degrees, WGS 84")
    longitude: Decimal | None = column("longitud, grados, WGS 84", "longitude, degrees, WGS 84")
    wikidata: str | None = column("identificador de Wikidata", "Wikidata identifier")
    geonames: str | None = column("identificador de GeoNames", "GeoNames identifier")
    other_names: list[str] = column("otros nombres", "other names")
    note: str | None = column("nota", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation between two or more parties over time; the identity that sources attest."""

    table: ClassVar[str] = "links"
    title_es: ClassVar[str] = "Vínculos"
    title_en: ClassVar[str] = "Links"

    id: Key = column("clave del vínculo", "key of the link")
    kind: Key = column("tipo de vínculo", "kind of link", to="vocab/link-kind")
    parties: Keys = column(
        "partes, separadas por punto y coma",
        "parties, separated by semicolons",
        to="federal_entities|municipalities|counterparts",
    )
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A signed text that establishes or renews a link; its parties are those of the link."""

    table: ClassVar[str] = "agreements"
    title_es: ClassVar[str] = "Acuerdos"
    title_en: ClassVar[str] = "Agreements"

    id: Key = column("clave del acuerdo", "key of the agreement")
    link: Key = column(
        "vínculo que establece o renueva", "link it establishes or renews", to="links"
    )
    kind: Key = column("tipo de acuerdo", "kind of agreement", to="vocab/agreement-kind")
    name: str | None = column("título propio en español", "title of its own, in Spanish")
    name_en: str | None = column("título propio en inglés", "title of its own, in English")
    at: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation(Row):
    """One row of a source, taken in: which link, and perhaps which agreement, it speaks of."""

    table: ClassVar[str] = "attestations"
    title_es: ClassVar[str] = "Testimonios"
    title_en: ClassVar[str] = "Attestations"

    link: Key = column("vínculo", "link", to="links")
    agreement: Key | None = column("acuerdo", "agreement", to="agreements")
    mexican_text: str = column(
        "parte mexicana, como la da la fuente", "Mexican party as the source gives it"
    )
    counterpart_text: str = column(
        "contraparte, como la da la fuente", "counterpart as the source gives it"
    )
    place_named: Key | None = column(
        "localidad que la fuente nombra", "locality the source names", to="places"
    )
    date: PartialDate | None = column("fecha", "date, in the precision of the source")
    date_kind: Key | None = column("qué fecha es", "what the date is", to="vocab/date-kind")
    areas: Keys = column("áreas de cooperación", "areas of cooperation", to="vocab/area")
    registered: Key | None = column(
        "registro en la SRE", "registration with SRE", to="vocab/registration"
    )
    status: Key | None = column(
        "situación según la fuente", "status according to the source", to="vocab/status"
    )
    page: Url | None = column("página citada", "page cited")
    page_title: str | None = column("título de la página", "title of the page")
    note: str | None = column("nota", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnresolvedRow(Row):
    """One row of a source that could not be taken in, and why."""

    table: ClassVar[str] = "unresolved"
    title_es: ClassVar[str] = "Filas sin resolver"
    title_en: ClassVar[str] = "Unresolved rows"

    mexican_text: str = column(
        "parte mexicana, como la da la fuente", "Mexican party as the source gives it"
    )
    counterpart_text: str = column(
        "contraparte, como la da la fuente", "counterpart as the source gives it"
    )
    date_text: str | None = column("fecha, como la da la fuente", "date as the source gives it")
    page: Url | None = column("página citada", "page cited")
    reason_es: str = column("motivo", "reason, in Spanish")
    reason_en: str = column("motivo, en inglés", "reason")
    candidates: Keys = column(
        "candidatos posibles",
        "possible candidates",
        to="federal_entities|municipalities|counterparts",
    )


TABLES: tuple[type, ...] = (
    FederalEntity,
    Municipality,
    Place,
    Country,
    Division,
    Counterpart,
    Link,
    Agreement,
    Attestation,
    UnresolvedRow,
    LegalInstrument,
    LegalProvision,
    LegalEffect,
    LegalEvent,
    ProcedureStep,
    ProceduralActRow,
    FormTrait,
    Institution,
    InstitutionEvent,
    InstitutionName,
    Office,
    CooperationProject,
    ProjectParticipation,
    CooperationEvent,
    EventParticipation,
    Network,
    NetworkEvent,
    Membership,
    WeakPage,
    PresidentialTerm,
    Observation,
    PrintedText,
    Claim,
    TermRelation,
    Reference,
)

VOCABULARIES: tuple[str, ...] = (
    "act-kind",
    "agreement-kind",
    "agreement-state",
    "area",
    "claim-kind",
    "count-basis",
    "counterpart-kind",
    "counterpart-type",
    "currency",
    "dataset",
    "date-kind",
    "epoch",
    "event-kind",
    "factor",
    "field-term",
    "form-criterion",
    "institution-event-kind",
    "institution-kind",
    "instrument-form",
    "instrument-kind",
    "legal-effect",
    "legal-event-kind",
    "legal-subject",
    "link-kind",
    "membership-role",
    "name-use",
    "network-event-kind",
    "network-scope",
    "network-type",
    "objective",
    "occurrence",
    "office-function",
    "office-kind",
    "office-status",
    "order-of-government",
    "page-weakness",
    "participant-level",
    "participation-date-kind",
    "participation",
    "period",
    "provision-kind",
    "range",
    "reading",
    "reference-kind",
    "region",
    "registration",
    "snapshot",
    "status",
    "support-kind",
    "term-relation",
    "warrant",
)
