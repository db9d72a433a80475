"""History of institutions: events and names to triples."""

from __future__ import annotations

from collections.abc import Iterator

from kg.iri import mint
from kg.rdf import CIDPD, RDF_TYPE, Triple, ref, text
from kg.tables.model import Institution, InstitutionEvent, InstitutionName

from .knowledge import both, dated
from .territory import labels

__all__ = ["institution_event_triples", "institution_name_triples", "only_name_triples"]


def institution_event_triples(
    row: InstitutionEvent, institution: Institution, kind: tuple[str, str]
) -> Iterator[Triple]:
    """Yield a change of an institution.

    Args:
        row: The event.
        institution: The institution that changed.
        kind: What happened, in Spanish and in English.
    """
    it = ref(mint("institution-event", row.id))
    es, en = kind
    yield it, RDF_TYPE, CIDPD.InstitutionEvent
    yield from labels(it, f"{institution.name}: {es}", f"{institution.name_en}: {en}")
    yield it, CIDPD.institutionEventOf, ref(mint("institution", institution.id))
    kind_iri = mint("concept", f"institution-event-kind/{row.kind}")
    yield it, CIDPD.institutionEventKind, ref(kind_iri)
    yield from dated(it, CIDPD.institutionEventOn, row.date)
    for other in row.others:
        yield it, CIDPD.followedBy, ref(mint("institution", other))
    for provision in row.provisions:
        yield it, CIDPD.restsOn, ref(mint("provision", provision))
    yield from both(it, CIDPD.note, row.note_es, row.note_en)
    yield it, CIDPD.statedAt, text(row.source_ref)


def institution_name_triples(row: InstitutionName) -> Iterator[Triple]:
    """Yield a name an institution bore, or a form a source writes it in."""
    it = ref(mint("name", row.id))
    yield it, RDF_TYPE, CIDPD.InstitutionName
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.nameOf, ref(mint("institution", row.institution))
    yield it, CIDPD.nameUse, ref(mint("concept", f"name-use/{row.use}"))
    if row.acronym is not None:
        yield it, CIDPD.nameAcronym, text(row.acronym)
    yield from dated(it, CIDPD.begins, row.begins)
    yield from dated(it, CIDPD.endsBefore, row.ends_before)
    yield from dated(it, CIDPD.firstSeen, row.first_seen)
    yield it, CIDPD.statedAt, text(row.source_ref)


def only_name_triples(row: Institution) -> Iterator[Triple]:
    """Yield the name of an institution of which no other is known: it bore it all its life."""
    it = ref(mint("name", row.id))
    yield it, RDF_TYPE, CIDPD.InstitutionName
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.nameOf, ref(mint("institution", row.id))
    yield it, CIDPD.nameUse, ref(mint("concept", "name-use/name"))
    if row.acronym is not None:
        yield it, CIDPD.nameAcronym, text(row.acronym)
    yield from dated(it, CIDPD.begins, row.founded)
    yield from dated(it, CIDPD.endsBefore, row.ended)
    yield it, CIDPD.statedAt, text(row.source_ref)
