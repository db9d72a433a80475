"""Rows of knowledge: law, institutions, terms, counts and closed lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kg.errors import Location

from .cells import Dates, Decimal, Key, Keys, PartialDate, Url
from .row import Row, column

__all__ = [
    "Concept",
    "Institution",
    "LegalInstrument",
    "LegalProvision",
    "Observation",
    "PresidentialTerm",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalInstrument(Row):
    """A constitution, law, regulation, treaty, decree, programme or guide."""

    table: ClassVar[str] = "legal_instruments"
    title_es: ClassVar[str] = "Instrumentos jurídicos"
    title_en: ClassVar[str] = "Legal instruments"

    kind: Key = column("tipo", "kind", to="vocab/instrument-kind")
    name: str = column("título", "title in Spanish")
    name_en: str = column("título en inglés", "title in English")
    published: PartialDate | None = column(
        "publicación en el DOF", "publication in the official gazette"
    )
    in_force_from: PartialDate | None = column("entrada en vigor", "entry into force")
    last_reform: PartialDate | None = column("última reforma vista", "last reform seen")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalProvision(Row):
    """An article, fraction or paragraph, and what it grants, obliges or limits, for whom."""

    table: ClassVar[str] = "legal_provisions"
    title_es: ClassVar[str] = "Disposiciones"
    title_en: ClassVar[str] = "Legal provisions"

    instrument: Key = column("instrumento", "instrument", to="legal_instruments")
    article: str | None = column("artículo", "article")
    kind: Key = column("qué hace", "what it does", to="vocab/provision-kind")
    actor_es: str | None = column(
        "a quién obliga o faculta", "whom it binds or empowers, in Spanish"
    )
    actor_en: str | None = column(
        "a quién obliga o faculta, en inglés", "whom it binds or empowers"
    )
    summary_es: str = column("qué regula", "what it regulates, in Spanish")
    summary_en: str = column("qué regula, en inglés", "what it regulates")
    verbatim: str | None = column("texto literal", "verbatim text")
    reforms: Dates = column(
        "publicación de sus reformas, separadas por punto y coma",
        "publication of its reforms, separated by semicolons",
    )
    reading: Key = column("cómo se leyó", "how it was read", to="vocab/reading")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution(Row):
    """A body, registry, programme, agency or association of the field."""

    table: ClassVar[str] = "institutions"
    title_es: ClassVar[str] = "Instituciones"
    title_en: ClassVar[str] = "Institutions"

    kind: Key = column("tipo", "kind", to="vocab/institution-kind")
    name: str = column("nombre", "name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    acronym: str | None = column("sigla", "acronym")
    parent: Key | None = column(
        "institución de la que depende", "parent institution", to="institutions"
    )
    parent_es: str | None = column(
        "de quién depende, si no es otra fila", "parent, if not another row, in Spanish"
    )
    parent_en: str | None = column(
        "de quién depende, en inglés", "parent, if it is not another row"
    )
    country: Key | None = column("país", "country", to="countries")
    founded: PartialDate | None = column("fundación", "foundation")
    ended: PartialDate | None = column("disolución o cambio de nombre", "dissolution or renaming")
    successor: Key | None = column("sucesora", "successor", to="institutions")
    legal_basis_es: str | None = column("base jurídica", "legal basis, in Spanish")
    legal_basis_en: str | None = column("base jurídica, en inglés", "legal basis")
    provisions: Keys = column(
        "disposiciones en que se funda", "provisions it rests on", to="legal_provisions"
    )
    website: Url | None = column("sitio web", "website")
    wikidata: str | None = column("identificador de Wikidata", "Wikidata identifier")
    paper_locator: str | None = column(
        "lugar en el documento de trabajo", "place in the working paper"
    )
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class PresidentialTerm(Row):
    """A presidential term as a half-open interval [begins, ends)."""

    table: ClassVar[str] = "presidential_terms"
    title_es: ClassVar[str] = "Sexenios"
    title_en: ClassVar[str] = "Presidential terms"

    president: str = column("titular", "president")
    begins: PartialDate = column("primer día", "first day")
    ends: PartialDate = column("primer día del siguiente", "first day of the next term")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Row):
    """One count or share that a source prints, with its dimensions; an empty dimension is "all"."""

    table: ClassVar[str] = "observations"
    title_es: ClassVar[str] = "Cuentas"
    title_en: ClassVar[str] = "Counts"

    dataset: Key = column("cuadro o distribución", "table or distribution", to="vocab/dataset")
    entity: Key | None = column("entidad federativa", "federal entity", to="federal_entities")
    period: Key | None = column("quinquenio", "five-year period", to="vocab/period")
    term: Key | None = column("sexenio", "presidential term", to="presidential_terms")
    snapshot: Key = column(
        "en qué fecha estaba así el registro",
        "as of when the registry stood so",
        to="vocab/snapshot",
    )
    category: Key | None = column(
        "valor de la variable de la distribución",
        "value of the variable the distribution is over",
        to="vocab/order-of-government|vocab/counterpart-type|vocab/region|vocab/area|vocab/agreement-kind|vocab/range|vocab/epoch|countries",
    )
    count: int | None = column("número", "number")
    count_basis: Key | None = column(
        "printed o derived", "printed or derived", to="vocab/count-basis"
    )
    percent: Decimal | None = column("porcentaje impreso", "percentage as printed")
    percent_of: Key | None = column(
        "base del porcentaje", "base of the percentage", to="observations"
    )
    derived_from: Key | None = column(
        "cuenta de cuyo porcentaje se dedujo el número, si no es ella misma",
        "count from whose percentage the number was worked out, if not itself",
        to="observations",
    )
    label_as_printed: str | None = column("rótulo impreso", "label as printed")
    note_es: str | None = column("nota", "note, in Spanish")
    note_en: str | None = column("nota, en inglés", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One value of a closed list in ``data/vocab``; the file's name is the scheme."""

    table: ClassVar[str] = "vocab"
    title_es: ClassVar[str] = "Vocabularios"
    title_en: ClassVar[str] = "Vocabularies"

    id: Key = column("clave", "key")
    label_es: str = column("nombre en español", "label in Spanish")
    label_en: str = column("nombre en inglés", "label in English")
    definition_es: str = column("definición en español", "definition in Spanish")
    definition_en: str = column("definición en inglés", "definition in English")
    broader: Key | None = column("concepto más amplio", "broader concept")
    exact_match: Url | None = column("equivalente en otro vocabulario", "exact match elsewhere")
    close_match: Url | None = column("cercano en otro vocabulario", "close match elsewhere")
    at: Location
