"""Territory: federal entities, municipalities, places, countries and divisions to triples."""

from __future__ import annotations

from collections.abc import Iterator

from kg.iri import mint
from kg.rdf import (
    CIDPD,
    RDF_TYPE,
    RDFS_LABEL,
    SKOS,
    WGS,
    Triple,
    boolean,
    decimal,
    integer,
    ref,
    text,
    typed,
)
from kg.tables.model import Country, Division, FederalEntity, Municipality, Place

__all__ = [
    "country_triples",
    "division_triples",
    "federal_entity_triples",
    "labels",
    "municipality_triples",
    "place_triples",
]

MEXICO = ref(mint("country", "mx"))


def labels(it: str, es: str, en: str) -> Iterator[Triple]:
    """Yield the name of a thing in both languages."""
    yield it, RDFS_LABEL, text(es, "es")
    yield it, RDFS_LABEL, text(en, "en")


def federal_entity_triples(row: FederalEntity) -> Iterator[Triple]:
    """Yield a federal entity and its government."""
    it = ref(mint("territory", row.id))
    yield it, RDF_TYPE, CIDPD.FederalEntity
    yield it, RDF_TYPE, CIDPD.Territory
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.officialName, text(row.official_name, "es")
    yield it, CIDPD.inegiCode, text(row.id.removeprefix("mx-"))
    yield it, CIDPD.isoCode, text(row.iso)
    yield it, CIDPD.capital, text(row.capital, "es")
    yield it, CIDPD.paperLabel, text(row.paper_label)
    yield it, CIDPD.bordersUnitedStates, boolean(row.us_border)
    yield it, CIDPD.partOf, MEXICO
    yield it, CIDPD.statedAt, text(row.source_ref)
    if row.former_name is not None:
        yield it, CIDPD.formerName, text(row.former_name, "es")
    if row.former_name_until is not None:
        until = row.former_name_until
        yield it, CIDPD.formerNameUntil, typed(until.text, until.datatype)
    government = ref(mint("government", row.id))
    yield government, RDF_TYPE, CIDPD.FederalEntityGovernment
    kind = ("", "") if row.id == "mx-09" else (" (estado)", " (state)")
    yield from labels(government, row.name + kind[0], row.name_en + kind[1])
    yield from _government(government, it, it)


def municipality_triples(row: Municipality, entity: FederalEntity) -> Iterator[Triple]:
    """Yield a municipality or borough and its government."""
    it = ref(mint("territory", row.id))
    within = ref(mint("territory", row.entity))
    borough = row.kind == "borough"
    yield it, RDF_TYPE, CIDPD.Borough if borough else CIDPD.Municipality
    yield it, RDF_TYPE, CIDPD.Territory
    yield from labels(it, row.name, row.name)
    for name in row.other_names:
        yield it, SKOS.altLabel, text(name)
    yield it, CIDPD.inegiCode, text(row.id.removeprefix("mx-"))
    yield it, CIDPD.population, integer(row.population)
    if row.seat is not None:
        yield it, CIDPD.seat, ref(mint("place", row.seat))
    yield it, CIDPD.partOf, within
    yield it, CIDPD.entity, within
    yield it, CIDPD.statedAt, text(row.source_ref)
    government = ref(mint("government", row.id))
    yield government, RDF_TYPE, CIDPD.BoroughGovernment if borough else CIDPD.MunicipalGovernment
    yield from labels(government, f"{row.name}, {entity.name}", f"{row.name}, {entity.name_en}")
    yield from _government(government, it, within)


def _government(it: str, territory: str, entity: str) -> Iterator[Triple]:
    yield it, RDF_TYPE, CIDPD.MexicanLocalGovernment
    yield it, RDF_TYPE, CIDPD.Government
    yield it, CIDPD.governs, territory
    yield it, CIDPD.country, MEXICO
    yield it, CIDPD.entity, entity


def place_triples(row: Place) -> Iterator[Triple]:
    """Yield a city or locality."""
    it = ref(mint("place", row.id))
    yield it, RDF_TYPE, CIDPD.City
    yield from labels(it, row.name, row.name)
    for name in row.other_names:
        yield it, SKOS.altLabel, text(name)
    if row.inegi_code is not None:
        yield it, CIDPD.inegiCode, text(row.inegi_code)
    if row.population is not None:
        yield it, CIDPD.population, integer(row.population)
    yield from point(it, row.latitude, row.longitude)
    yield it, CIDPD.partOf, ref(mint("territory", row.municipality))
    yield it, CIDPD.statedAt, text(row.source_ref)


def point(it: str, latitude: str | None, longitude: str | None) -> Iterator[Triple]:
    """Yield the coordinates of a thing, in degrees of WGS 84, if they are known."""
    if latitude is not None and longitude is not None:
        yield it, WGS.lat, decimal(latitude)
        yield it, WGS.long, decimal(longitude)


def country_triples(row: Country) -> Iterator[Triple]:
    """Yield a country."""
    it = ref(mint("country", row.id))
    yield it, RDF_TYPE, CIDPD.Country
    yield it, RDF_TYPE, CIDPD.Territory
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.isoCode, text(row.id.upper())
    yield it, CIDPD.region, ref(mint("concept", f"region/{row.region}"))
    yield it, CIDPD.statedAt, text(row.source_ref)


def division_triples(row: Division) -> Iterator[Triple]:
    """Yield a first-level division of a country."""
    it = ref(mint("division", row.id))
    yield it, RDF_TYPE, CIDPD.Division
    yield it, RDF_TYPE, CIDPD.Territory
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.isoCode, text(row.id.upper())
    yield it, CIDPD.partOf, ref(mint("country", row.country))
    yield it, CIDPD.statedAt, text(row.source_ref)
