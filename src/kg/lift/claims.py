"""Claims of the source and the works it cites, to triples."""

from __future__ import annotations

from collections.abc import Iterator

from kg.iri import graph, mint
from kg.rdf import CIDPD, DCTERMS, FOAF, PROV, RDF_TYPE, SKOS, Triple, integer, ref, text
from kg.tables.model import Claim, Reference, TermRelation

from .territory import labels

__all__ = ["claim_triples", "reference_triples", "term_relation_triples"]


def claim_triples(row: Claim) -> Iterator[Triple]:
    """Yield what a source holds, of what kind it is, what it speaks of and cites, and where."""
    it = ref(mint("claim", row.id))
    yield it, RDF_TYPE, CIDPD.Claim
    yield from labels(
        it, f"Documento de trabajo 219, hecho {row.number}", f"Working paper 219, fact {row.number}"
    )
    yield it, CIDPD.claimNumber, integer(row.number)
    yield it, CIDPD.claimKind, ref(mint("concept", f"claim-kind/{row.kind}"))
    yield it, CIDPD.claimText, text(row.text_es, "es")
    yield it, CIDPD.claimText, text(row.text_en, "en")
    if row.verbatim is not None:
        yield it, CIDPD.verbatim, text(row.verbatim, "es")
    for about in row.about:
        yield it, CIDPD.claimAbout, ref(mint(*about.split("/", 1)))
    if row.cites is not None:
        yield it, CIDPD.cites, ref(mint("reference", row.cites))
    if row.criticizes is not None:
        yield it, CIDPD.criticizes, ref(mint("claim", row.criticizes))
    yield it, CIDPD.locator, text(row.source_ref)
    yield it, PROV.hadPrimarySource, ref(graph(row.source))


def term_relation_triples(row: TermRelation) -> Iterator[Triple]:
    """Yield how two terms stand to each other; kinship is said from both."""
    term, other = (ref(mint("concept", f"field-term/{key}")) for key in (row.term, row.other))
    if row.relation == "broader":
        yield term, SKOS.broader, other
    else:
        yield term, SKOS.related, other
        yield other, SKOS.related, term


def reference_triples(row: Reference) -> Iterator[Triple]:
    """Yield a note of the source with the work it cites."""
    it = ref(mint("reference", row.id))
    yield it, RDF_TYPE, CIDPD.Reference
    yield from labels(it, f"Nota {row.number}: {row.title}", f"Note {row.number}: {row.title}")
    yield it, CIDPD.referenceKind, ref(mint("concept", f"reference-kind/{row.kind}"))
    yield it, DCTERMS.title, text(row.title)
    for predicate, value in (
        (DCTERMS.creator, row.creator),
        (DCTERMS.publisher, row.publisher),
        (CIDPD.container, row.container),
        (CIDPD.publishedAt, row.place),
        (CIDPD.pages, row.pages),
        (CIDPD.note, row.note),
    ):
        if value is not None:
            yield it, predicate, text(value)
    if row.date is not None:
        yield it, DCTERMS.date, text(row.date.text)
    if row.page is not None:
        yield it, FOAF.page, ref(row.page)
    if row.same_work is not None:
        yield it, CIDPD.sameWork, ref(mint("reference", row.same_work))
    yield it, CIDPD.locator, text(row.source_ref)
