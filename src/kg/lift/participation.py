"""Ways of participating: offices, networks and memberships of local governments to triples."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kg.iri import graph, mint
from kg.rdf import CIDPD, DCTERMS, FOAF, PROV, RDF_TYPE, SKOS, Triple, ref, text
from kg.tables.model import (
    Counterpart,
    Membership,
    Network,
    NetworkEvent,
    Office,
    Participation,
    WeakPage,
)

from .knowledge import both, dated
from .parties import party_iri
from .territory import labels

__all__ = [
    "cited",
    "membership_triples",
    "network_event_triples",
    "network_iri",
    "network_triples",
    "office_iri",
    "office_triples",
    "participation_triples",
    "weak_page_triples",
]


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
    yield from _rests(it, row.page, row.page_title, row.paper_locator)


def _rests(
    it: str, page: str | None, title: str | None, paper_locator: str | None
) -> Iterator[Triple]:
    yield from cited(it, page, title)
    if paper_locator is not None:
        yield it, CIDPD.locator, text(paper_locator)
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
        yield it, SKOS.altLabel, text(row.name_en)
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
        yield it, CIDPD.createdDateKind, _date_kind(row.created_kind)
    yield from dated(it, CIDPD.listedOn, row.listed)
    if row.status is not None:
        yield it, CIDPD.officeStatus, ref(mint("concept", f"office-status/{row.status}"))
    if row.successor is not None:
        yield it, CIDPD.replacedBy, office_iri(row.successor, institutions)
    if row.legal_basis is not None:
        yield it, CIDPD.legalBasis, text(row.legal_basis)
    for provision in row.provisions:
        yield it, CIDPD.restsOn, ref(mint("provision", provision))


def network_iri(
    key: str, institutions: Collection[str], counterparts: Mapping[str, Counterpart]
) -> str:
    """Return the term of a network; an institution or counterpart of that key is that one."""
    if key in counterparts:
        return party_iri(key, counterparts)
    return ref(mint("institution" if key in institutions else "network", key))


def network_triples(row: Network, it: str, *, named: bool, founded: bool) -> Iterator[Triple]:
    """Yield a network: what it is, whom it joins and since when.

    Args:
        row: The network.
        it: Its term.
        named: Whether the graph names it already, as an institution or a counterpart.
        founded: Whether the graph has the date of its foundation already.
    """
    yield it, RDF_TYPE, CIDPD.Network
    if not named:
        yield from labels(it, row.name, row.name_en)
        yield it, CIDPD.acronym, text(row.acronym)
    yield it, CIDPD.nameAsGiven, text(row.name)
    yield it, CIDPD.networkScope, ref(mint("concept", f"network-scope/{row.scope}"))
    yield it, CIDPD.networkType, ref(mint("concept", f"network-type/{row.kind}"))
    yield it, CIDPD.kindAsGiven, text(row.kind_text)
    if row.founded is not None and row.founded_kind is not None:
        yield it, CIDPD.dateAsGiven, text(row.founded.text)
        yield it, CIDPD.foundedDateKind, _date_kind(row.founded_kind)
    if not founded:
        yield from dated(it, CIDPD.founded, row.founded)
    if row.seat_text is not None:
        yield it, CIDPD.seatAsGiven, text(row.seat_text)
    if row.website is not None:
        yield it, FOAF.homepage, ref(row.website)
    if row.note is not None:
        yield it, CIDPD.note, text(row.note)
    yield it, CIDPD.sourceRow, text(row.source_ref)
    yield from _rests(it, row.page, None, row.paper_locator)


def network_event_triples(
    row: NetworkEvent, network: str, name: tuple[str, str], kind: tuple[str, str]
) -> Iterator[Triple]:
    """Yield a change of a network, or another date of its foundation.

    Args:
        row: The event.
        network: Term of the network.
        name: Its name in Spanish and in English.
        kind: What happened, in Spanish and in English.
    """
    it = ref(mint("network-event", row.id))
    yield it, RDF_TYPE, CIDPD.NetworkEvent
    yield from labels(
        it, f"{name[0]}: {kind[0]}, {row.date.text}", f"{name[1]}: {kind[1]}, {row.date.text}"
    )
    yield it, CIDPD.networkEventOf, network
    yield it, CIDPD.networkEventKind, ref(mint("concept", f"network-event-kind/{row.kind}"))
    yield from dated(it, CIDPD.networkEventOn, row.date)
    yield it, CIDPD.sourceRow, text(row.source_ref)
    yield from cited(it, row.page, None)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)


def membership_triples(
    row: Membership, network: str, names: tuple[str, str, str], role: tuple[str, str]
) -> Iterator[Triple]:
    """Yield what ties a government to a network; its role says whether it is a membership.

    Args:
        row: The tie.
        network: Term of the network.
        names: Name of the government in Spanish and in English, and acronym of the network.
        role: The role in Spanish and in English.

    Graph:
        ?it a cidpd:Membership ; cidpd:network ?network ; cidpd:membershipRole ?role ;
          cidpd:begins ?date | cidpd:begunNoLaterThan ?date ; cidpd:listedOn ?date .
    """
    it = ref(mint("membership", row.id))
    es, en, acronym = names
    yield it, RDF_TYPE, CIDPD.Membership
    yield from labels(it, f"{es} – {acronym} ({role[0]})", f"{en} – {acronym} ({role[1]})")
    yield it, CIDPD.network, network
    yield it, CIDPD.membershipRole, ref(mint("concept", f"membership-role/{row.role}"))
    yield from participation_triples(it, row)
    if row.begins_kind == "no-later-than":
        yield from dated(it, CIDPD.begunNoLaterThan, row.begins)
    else:
        yield from dated(it, CIDPD.begins, row.begins)
    if row.begins_kind is not None:
        yield it, CIDPD.beginsDateKind, _date_kind(row.begins_kind)
    yield from dated(it, CIDPD.ends, row.ends)
    if row.ends_kind is not None:
        yield it, CIDPD.endsDateKind, _date_kind(row.ends_kind)
    yield from dated(it, CIDPD.listedOn, row.listed)


def weak_page_triples(row: WeakPage) -> Iterator[Triple]:
    """Yield why a cited page proves less than one of its publisher would."""
    it = ref(row.page)
    yield it, RDF_TYPE, FOAF.Document
    yield it, CIDPD.pageWeakness, ref(mint("concept", f"page-weakness/{row.weakness}"))
    yield from both(it, CIDPD.note, row.note_es, row.note_en)


def _date_kind(key: str) -> str:
    return ref(mint("concept", f"participation-date-kind/{key}"))
