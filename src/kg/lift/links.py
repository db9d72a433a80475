"""Links, agreements and attestations: what each source says of who cooperates with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kg.iri import graph, mint
from kg.rdf import (
    CIDPD,
    PROV,
    RDF_TYPE,
    Triple,
    boolean,
    integer,
    ref,
    text,
    typed,
)
from kg.tables import ImportedRow
from kg.tables.model import Agreement, Attestation, Counterpart, Link, UnresolvedRow

from .participation import cited
from .parties import party_iri
from .territory import labels

__all__ = [
    "AGREEMENTS",
    "attestation_triples",
    "derived_link_triples",
    "imported_triples",
    "unresolved_triples",
]

SIGNED: Final = frozenset({"signature", "signature-derived"})
"""Kinds of date that say when an agreement was signed; ``no-later-than`` only bounds it."""

AGREEMENTS: Final = ref(mint("concept", "participation/agreements"))
"""The way of participating that a link or agreement with a counterpart abroad exemplifies."""


def attestation_triples(
    row: Attestation,
    link: Link,
    agreement: Agreement | None,
    counterparts: Mapping[str, Counterpart],
) -> Iterator[Triple]:
    """Yield what one row of a source says: the link, perhaps the agreement, and the words it used.

    Graph:
        ?attestation a cidpd:Attestation ; cidpd:attestsLink ?link ; cidpd:mexicanNameAsGiven "…" .
        ?link a cidpd:Link ; cidpd:party ?a, ?b ; cidpd:linkKind ?kind .
        ?agreement a cidpd:Agreement ; cidpd:establishes ?link ; cidpd:signedOn ?date .
    """
    parties = [party_iri(key, counterparts) for key in link.parties]
    areas = [ref(mint("concept", f"area/{area}")) for area in row.areas]
    tie = ref(mint("link", link.id))
    yield tie, RDF_TYPE, CIDPD.Link
    yield tie, CIDPD.linkKind, ref(mint("concept", f"link-kind/{link.kind}"))
    for party in parties:
        yield tie, CIDPD.party, party
    for area in areas:
        yield tie, CIDPD.area, area
    it = ref(mint("attestation", row.id))
    yield it, RDF_TYPE, CIDPD.Attestation
    yield it, CIDPD.attestsLink, tie
    yield it, CIDPD.sourceRow, text(row.source_ref)
    yield it, CIDPD.mexicanNameAsGiven, text(row.mexican_text)
    yield it, CIDPD.counterpartNameAsGiven, text(row.counterpart_text)
    yield it, PROV.hadPrimarySource, ref(graph(row.source))
    if row.place_named is not None:
        yield it, CIDPD.placeNamed, ref(mint("place", row.place_named))
    if row.date is not None:
        yield it, CIDPD.dateAsGiven, text(row.date.text)
    if row.date_kind is not None:
        yield it, CIDPD.dateKind, ref(mint("concept", f"date-kind/{row.date_kind}"))
    if row.note is not None:
        yield it, CIDPD.note, text(row.note)
    yield from cited(it, row.page, row.page_title)
    if agreement is not None:
        yield it, CIDPD.attestsAgreement, ref(mint("agreement", agreement.id))
        yield from _agreement(row, agreement, tie, parties, areas)
    else:
        yield from _registration(tie, row)


def _agreement(
    row: Attestation, agreement: Agreement, link: str, parties: list[str], areas: list[str]
) -> Iterator[Triple]:
    it = ref(mint("agreement", agreement.id))
    yield it, RDF_TYPE, CIDPD.Agreement
    yield it, CIDPD.establishes, link
    yield it, CIDPD.agreementKind, ref(mint("concept", f"agreement-kind/{agreement.kind}"))
    for party in parties:
        yield it, CIDPD.party, party
    for area in areas:
        yield it, CIDPD.area, area
    yield from _registration(it, row)
    if agreement.name is not None:
        yield from labels(it, agreement.name, agreement.name_en or agreement.name)
    if row.date is None:
        return
    first, after = row.date.interval
    if row.date_kind in SIGNED:
        yield it, CIDPD.signedOn, typed(row.date.text, row.date.datatype)
        yield it, CIDPD.signedFrom, typed(first.isoformat(), "date")
        yield it, CIDPD.signedBefore, typed(after.isoformat(), "date")
    elif row.date_kind == "no-later-than":
        yield it, CIDPD.signedNoLaterThan, typed(row.date.text, row.date.datatype)


def _registration(it: str, row: Attestation) -> Iterator[Triple]:
    if row.registered is not None:
        yield it, CIDPD.registration, ref(mint("concept", f"registration/{row.registered}"))
    if row.status is not None:
        yield it, CIDPD.status, ref(mint("concept", f"status/{row.status}"))


def unresolved_triples(
    row: UnresolvedRow, counterparts: Mapping[str, Counterpart]
) -> Iterator[Triple]:
    """Yield a row that could not be taken in: its words, and why."""
    it = ref(mint("unresolved", row.id))
    yield it, RDF_TYPE, CIDPD.UnresolvedRow
    yield it, CIDPD.sourceRow, text(row.source_ref)
    yield it, CIDPD.mexicanNameAsGiven, text(row.mexican_text)
    yield it, CIDPD.counterpartNameAsGiven, text(row.counterpart_text)
    yield it, PROV.hadPrimarySource, ref(graph(row.source))
    if row.date_text is not None:
        yield it, CIDPD.dateAsGiven, text(row.date_text)
    yield it, CIDPD.reason, text(row.reason_es, "es")
    yield it, CIDPD.reason, text(row.reason_en, "en")
    for key in row.candidates:
        yield it, CIDPD.candidate, party_iri(key, counterparts)
    yield from cited(it, row.page, None)


def imported_triples(row: ImportedRow) -> Iterator[Triple]:
    """Yield the cells of an imported row as they stood; of a row that is gone, nothing."""
    if row.outcome != "gone":
        kind = "attestation" if row.outcome in ("imported", "merged") else "unresolved"
        yield ref(mint(kind, row.id)), CIDPD.cellsAsGiven, text(row.cells)


def derived_link_triples(
    link: Link, *, supports: int, mexican: set[str], distance: int | None
) -> Iterator[Triple]:
    """Yield what follows from a link's parties and attestations.

    Args:
        link: The link.
        supports: How many distinct sources and cited pages attest it.
        mexican: Keys of the Mexican local governments.
        distance: Km between its two ends, if both are located.
    """
    it = ref(mint("link", link.id))
    domestic = all(party in mexican for party in link.parties)
    yield it, CIDPD.domestic, boolean(domestic)
    if not domestic:
        yield it, CIDPD.wayOfParticipation, AGREEMENTS
    yield it, CIDPD.partyCount, integer(len(link.parties))
    yield it, CIDPD.supportCount, integer(supports)
    if distance is not None:
        yield it, CIDPD.distance, integer(distance)
