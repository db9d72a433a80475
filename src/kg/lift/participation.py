"""Ways of participating: offices of local governments for their affairs abroad, to triples."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.iri import graph, mint
from kg.rdf import CIDPD, DCTERMS, FOAF, PROV, RDF_TYPE, Triple, ref, text
from kg.tables.model import Office, Participation

from .knowledge import dated
from .territory import labels

__all__ = ["cited", "office_iri", "office_triples", "participation_triples"]


def participation_triples(it: str, row: Participation) -> Iterator[Triple]:
    """Yield what every instance of a way of participating has.

    Args:
        it: Term of the instance.
        row: Its row.

    Graph:
        ?it cidpd:participant ?government ; cidpd:participantLevel ?level ;
          cidpd:wayOfParticipation ?way ; cidpd:citedPage ?page ; cidpd:sourceRow "OFI-001" .
    """
    for government in row.participants:
        yield it, CIDPD.participant, ref(mint("government", government))
    yield it, CIDPD.participantLevel, ref(mint("concept", f"participant-level/{row.level}"))
    if row.way is not None:
        yield it, CIDPD.wayOfParticipation, ref(mint("concept", f"participation/{row.way}"))
    yield it, CIDPD.sourceRow, text(row.source_ref)
    yield it, CIDPD.mexicanNameAsGiven, text(row.mexican_text)
    if row.note is not None:
        yield it, CIDPD.note, text(row.note)
    yield from cited(it, row.page, row.page_title)
    if row.paper_locator is not None:
        yield it, CIDPD.locator, text(row.paper_locator)
        yield it, PROV.hadPrimarySource, ref(graph("working-paper-219"))


def cited(it: str, page: str | None, title: str | None) -> Iterator[Triple]:
    """Yield the page a thing rests on, with its title."""
    if page is None:
        return
    yield it, CIDPD.citedPage, ref(page)
    yield ref(page), RDF_TYPE, FOAF.Document
    if title is not None:
        yield ref(page), DCTERMS.title, text(title)


def office_iri(key: str, institutions: Collection[str]) -> str:
    """Return the term of an office; one that is an institution of the graph is that one."""
    return ref(mint("institution" if key in institutions else "office", key))


def office_triples(
    row: Office, government: tuple[str, str], institutions: Collection[str]
) -> Iterator[Triple]:
    """Yield an office: whose it is, what it deals with and since when.

    Args:
        row: The office.
        government: Name of its government in Spanish and in English.
        institutions: Keys of the institutions, which have their own name already.
    """
    it = office_iri(row.id, institutions)
    yield it, RDF_TYPE, CIDPD.Office
    if row.id not in institutions:
        es, en = government
        yield from labels(it, f"{row.name} ({es})", f"{row.name_en} ({en})")
    yield it, CIDPD.nameAsGiven, text(row.name)
    yield from participation_triples(it, row)
    yield it, CIDPD.officeKind, ref(mint("concept", f"office-kind/{row.kind}"))
    for function in row.functions:
        yield it, CIDPD.officeFunction, ref(mint("concept", f"office-function/{function}"))
    if row.located_in is not None:
        kind = "territory" if row.located_in.startswith("mx-") else "division"
        yield it, CIDPD.locatedIn, ref(mint(kind, row.located_in))
    yield from dated(it, CIDPD.createdOn, row.created)
    if row.created_kind is not None:
        it_is = mint("concept", f"participation-date-kind/{row.created_kind}")
        yield it, CIDPD.createdDateKind, ref(it_is)
    yield from dated(it, CIDPD.listedOn, row.listed)
    if row.status is not None:
        yield it, CIDPD.officeStatus, ref(mint("concept", f"office-status/{row.status}"))
    if row.successor is not None:
        yield it, CIDPD.replacedBy, office_iri(row.successor, institutions)
    if row.legal_basis is not None:
        yield it, CIDPD.legalBasis, text(row.legal_basis)
    for provision in row.provisions:
        yield it, CIDPD.restsOn, ref(mint("provision", provision))
