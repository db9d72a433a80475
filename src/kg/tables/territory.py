"""Rows on territory: federal entities, municipalities and their places, countries, divisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .cells import Decimal, Key, PartialDate
from .row import Row, column

__all__ = ["Country", "Division", "FederalEntity", "Municipality", "Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FederalEntity(Row):
    """One of the 32 federal entities; key ``mx-`` and two digits of INEGI."""

    table: ClassVar[str] = "federal_entities"
    title_es: ClassVar[str] = "Entidades federativas"
    title_en: ClassVar[str] = "Federal entities"

    name: str = column("nombre común", "common name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    official_name: str = column("nombre oficial", "official name")
    iso: str = column("código ISO 3166-2", "ISO 3166-2 code")
    capital: str = column("capital", "capital")
    paper_label: str = column("abreviatura en el cuadro 1", "abbreviation in Table 1 of the paper")
    former_name: str | None = column("nombre anterior", "former name")
    former_name_until: PartialDate | None = column(
        "último día del nombre anterior", "last day of the former name"
    )
    us_border: bool = column("colinda con Estados Unidos", "borders the United States")


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Row):
    """A municipality or a borough of Mexico City; key ``mx-`` and five digits of INEGI."""

    table: ClassVar[str] = "municipalities"
    title_es: ClassVar[str] = "Municipios y demarcaciones territoriales"
    title_en: ClassVar[str] = "Municipalities and boroughs"

    kind: Key = column("municipality o borough", "municipality or borough")
    name: str = column("nombre", "name")
    entity: Key = column("entidad federativa", "federal entity", to="federal_entities")
    seat: Key | None = column("cabecera", "seat", to="places")
    population: int = column("población, censo 2020", "population, census of 2020")
    other_names: list[str] = column("otros nombres", "other names")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Row):
    """A city or locality of Mexico: every seat, and each locality a source names as a party."""

    table: ClassVar[str] = "places"
    title_es: ClassVar[str] = "Ciudades y localidades"
    title_en: ClassVar[str] = "Cities and localities"

    name: str = column("nombre", "name")
    municipality: Key = column("municipio", "municipality", to="municipalities")
    inegi_code: str | None = column("clave de localidad de INEGI", "INEGI locality code")
    latitude: Decimal | None = column("latitud, grados, WGS 84", "latitude, degrees, WGS 84")
    longitude: Decimal | None = column("longitud, grados, WGS 84", "longitude, degrees, WGS 84")
    population: int | None = column("población, censo 2020", "population, census of 2020")
    other_names: list[str] = column("otros nombres", "other names")


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Row):
    """A country or territory with an ISO 3166-1 code; key in lower case."""

    table: ClassVar[str] = "countries"
    title_es: ClassVar[str] = "Países"
    title_en: ClassVar[str] = "Countries"

    name: str = column("nombre en español", "name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    region: Key = column(
        "región del documento de trabajo", "region of the paper", to="vocab/region"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Division(Row):
    """A first-level division of a country; key is its ISO 3166-2 code in lower case."""

    table: ClassVar[str] = "divisions"
    title_es: ClassVar[str] = "Divisiones de primer orden"
    title_en: ClassVar[str] = "First-level divisions"

    name: str = column("nombre en español", "name in Spanish")
    name_en: str = column("nombre en inglés", "name in English")
    country: Key = column("país", "country", to="countries")
