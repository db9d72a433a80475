"""Parties: the counterparts of Mexican local governments, and the IRI of any party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.iri import mint
from kg.rdf import CIDPD, RDF_TYPE, SKOS, Triple, ref, text
from kg.tables.model import Counterpart

from .territory import labels, point

__all__ = ["counterpart_triples", "gazetteer_triples", "party_iri"]

_CLASSES: Final = {
    "local-government": ("government", CIDPD.ForeignLocalGovernment),
    "regional-government": ("government", CIDPD.ForeignRegionalGovernment),
    "national-government": ("government", CIDPD.ForeignNationalGovernment),
    "international-organization": ("organization", CIDPD.InternationalOrganization),
    "ngo": ("organization", CIDPD.NonGovernmentalOrganization),
    "university": ("organization", CIDPD.University),
    "company": ("organization", CIDPD.Company),
}


def party_iri(key: str, counterparts: Mapping[str, Counterpart]) -> str:
    """Return the term of a party: a counterpart by its kind, else a Mexican government."""
    counterpart = counterparts.get(key)
    kind = "government" if counterpart is None else _CLASSES[counterpart.kind][0]
    return ref(mint(kind, key))


def counterpart_triples(
    row: Counterpart, counterparts: Mapping[str, Counterpart]
) -> Iterator[Triple]:
    """Yield a counterpart: who it is and where it belongs."""
    it = party_iri(row.id, counterparts)
    path, kind = _CLASSES[row.kind]
    yield it, RDF_TYPE, kind
    yield it, RDF_TYPE, CIDPD.Counterpart
    yield it, RDF_TYPE, CIDPD.Government if path == "government" else CIDPD.Organization
    yield it, CIDPD.counterpartKind, ref(mint("concept", f"counterpart-kind/{row.kind}"))
    yield from labels(it, row.name, row.name_en)
    for name in row.other_names:
        yield it, SKOS.altLabel, text(name)
    if row.country is not None:
        yield it, CIDPD.country, ref(mint("country", row.country))
    if row.division is not None:
        yield it, CIDPD.division, ref(mint("division", row.division))
    if row.part_of is not None:
        yield it, CIDPD.partOf, party_iri(row.part_of, counterparts)
    if row.note is not None:
        yield it, CIDPD.note, text(row.note)
    yield it, CIDPD.statedAt, text(row.source_ref)


def gazetteer_triples(
    row: Counterpart, counterparts: Mapping[str, Counterpart]
) -> Iterator[tuple[str, list[Triple]]]:
    """Yield what Wikidata and GeoNames say of a counterpart, each with its source.

    Coordinates are Wikidata's where it has the counterpart, else those of GeoNames.
    """
    it = party_iri(row.id, counterparts)
    located = list(point(it, row.latitude, row.longitude))
    if row.wikidata is not None:
        same = ref(f"http://www.wikidata.org/entity/{row.wikidata}")
        yield "wikidata-2022", [(it, SKOS.exactMatch, same), *located]
        located = []
    if row.geonames is not None:
        same = ref(f"https://sws.geonames.org/{row.geonames}/")
        yield "geonames", [(it, SKOS.exactMatch, same), *located]
