"""Law: effects of provisions and events of instruments to triples."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.iri import mint
from kg.rdf import CIDPD, RDF_TYPE, Triple, ref, text
from kg.tables.model import LegalEffect, LegalEvent, LegalInstrument, LegalProvision

from .knowledge import both, dated
from .territory import labels

__all__ = ["effect_triples", "event_triples", "subject"]


def subject(key: str, institutions: Collection[str]) -> str:
    """Return the term of whom the law speaks: an institution, or a class of subjects."""
    if key in institutions:
        return ref(mint("institution", key))
    return ref(mint("concept", f"legal-subject/{key}"))


def effect_triples(
    row: LegalEffect, provision: LegalProvision, institutions: Collection[str]
) -> Iterator[Triple]:
    """Yield what a provision grants, obliges to or limits, and for whom.

    Args:
        row: The effect.
        provision: The provision it follows from.
        institutions: Keys of the institutions; a bearer that is none of them is a concept.
    """
    it = ref(mint("effect", row.id))
    yield it, RDF_TYPE, CIDPD.LegalEffect
    yield from labels(it, row.content_es, row.content_en)
    yield it, CIDPD.effectOf, ref(mint("provision", provision.id))
    yield it, CIDPD.effectKind, ref(mint("concept", f"legal-effect/{row.effect}"))
    for bearer in row.bearers:
        yield it, CIDPD.bearer, subject(bearer, institutions)
    yield it, CIDPD.statedAt, text(row.source_ref)


def event_triples(
    row: LegalEvent, instrument: LegalInstrument, kind: tuple[str, str]
) -> Iterator[Triple]:
    """Yield a dated step in the life of an instrument.

    Args:
        row: The event.
        instrument: The instrument it happened to.
        kind: What happened, in Spanish and in English.
    """
    it = ref(mint("legal-event", row.id))
    es, en = kind
    yield it, RDF_TYPE, CIDPD.LegalEvent
    yield from labels(it, f"{instrument.name}: {es}", f"{instrument.name_en}: {en}")
    yield it, CIDPD.legalEventOf, ref(mint("law", instrument.id))
    yield it, CIDPD.legalEventKind, ref(mint("concept", f"legal-event-kind/{row.kind}"))
    yield from dated(it, CIDPD.legalEventOn, row.date)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)
    yield it, CIDPD.statedAt, text(row.source_ref)
