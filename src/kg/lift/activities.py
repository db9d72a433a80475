"""Projects and events to triples: what they are, and what each row says of who took part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from kg.iri import mint
from kg.rdf import CIDPD, RDF_TYPE, Triple, integer, ref, text, typed
from kg.tables.model import (
    CooperationEvent,
    CooperationProject,
    EventParticipation,
    ProjectParticipation,
)

from .knowledge import both, dated
from .participation import participation_triples
from .territory import labels

__all__ = [
    "cooperation_event_triples",
    "event_part_triples",
    "part_label",
    "project_iri",
    "project_part_triples",
    "project_triples",
]

Names = tuple[str, str]
"""A name in Spanish and in English."""


def project_iri(key: str, institutions: Collection[str]) -> str:
    """Return the term of a project; one that is an institution of the graph is that one."""
    return ref(mint("institution" if key in institutions else "project", key))


def project_triples(row: CooperationProject, institutions: Collection[str]) -> Iterator[Triple]:
    """Yield a project: what it is called, unless it is an institution, which has its name."""
    it = project_iri(row.id, institutions)
    yield it, RDF_TYPE, CIDPD.Project
    if row.id not in institutions:
        yield from labels(it, row.name, row.name_en)


def cooperation_event_triples(row: CooperationEvent) -> Iterator[Triple]:
    """Yield an event: what it is called and of what kind it is."""
    it = ref(mint("event", row.id))
    yield it, RDF_TYPE, CIDPD.CooperationEvent
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.eventKind, ref(mint("concept", f"event-kind/{row.kind}"))


def part_label(
    row: ProjectParticipation | EventParticipation,
    activity: Names,
    named: Mapping[str, Names],
    levels: Mapping[str, Names],
) -> Names:
    """Return the name of a participation: who, and in what.

    Args:
        row: The row; of more than three governments the first is named.
        activity: Name of the project or event.
        named: Name of each party.
        levels: What may take part; a congress and an area are told from their governments.
    """
    rest = len(row.participants) - 1
    who = ["; ".join(named[key][language] for key in row.participants) for language in (0, 1)]
    if rest > 2:
        first = named[row.participants[0]]
        who = [f"{first[0]} y {rest} más", f"{first[1]} and {rest} more"]
    if row.level in ("metropolitan-area", "state-congress"):
        who = [f"{name} ({level})" for name, level in zip(who, levels[row.level], strict=True)]
    return f"{who[0]}: {activity[0]}", f"{who[1]}: {activity[1]}"


def project_part_triples(
    row: ProjectParticipation, project: str, label: Names, partners: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield what one row says of a project: who takes part, with whom and for how much.

    Args:
        row: The row.
        project: Term of the project it speaks of.
        label: Name of the participation.
        partners: Term of each counterpart, institution and network.

    Graph:
        ?part a cidpd:Participation ; cidpd:participationIn ?project ; cidpd:partner ?partner ;
          cidpd:amount 15000000 ; cidpd:currency ?currency .
        ?project cidpd:participant ?government ; cidpd:partner ?partner .   # not if only announced
    """
    it = ref(mint("participation", row.id))
    yield from _part(it, project, row, label, partners)
    if row.support is not None:
        yield it, CIDPD.supportKind, ref(mint("concept", f"support-kind/{row.support}"))
    yield from dated(it, CIDPD.approvedOn, row.approved)
    yield from dated(it, CIDPD.plannedEnd, row.planned_end)
    if row.amount is not None:
        yield it, CIDPD.amount, integer(row.amount)
    if row.currency is not None:
        yield it, CIDPD.currency, ref(mint("concept", f"currency/{row.currency}"))


def event_part_triples(
    row: EventParticipation, label: Names, partners: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield what one row says of an event: who took part, with whom, where and when.

    Args:
        row: The row.
        label: Name of the participation.
        partners: Term of each counterpart, institution and network.
    """
    it = ref(mint("participation", row.id))
    yield from _part(it, ref(mint("event", row.event)), row, label, partners)
    if row.place_text is not None:
        yield it, CIDPD.placeAsGiven, text(row.place_text)
    if row.date_kind is not None:
        kind = mint("concept", f"participation-date-kind/{row.date_kind}")
        yield it, CIDPD.participationDateKind, ref(kind)


def _part(
    it: str,
    whole: str,
    row: ProjectParticipation | EventParticipation,
    label: Names,
    partners: Mapping[str, str],
) -> Iterator[Triple]:
    yield it, RDF_TYPE, CIDPD.Participation
    yield from labels(it, *label)
    yield it, CIDPD.participationIn, whole
    yield from participation_triples(it, row)
    for key in row.partners:
        yield it, CIDPD.partner, partners[key]
    if row.occurrence == "reported":
        for government in row.participants:
            yield whole, CIDPD.participant, ref(mint("government", government))
        for key in row.partners:
            yield whole, CIDPD.partner, partners[key]
    yield it, CIDPD.counterpartNameAsGiven, text(row.counterpart_text)
    if row.country is not None:
        yield it, CIDPD.country, ref(mint("country", row.country))
    for agreement in row.agreements:
        yield it, CIDPD.relatedAgreement, ref(mint("agreement", agreement))
    for area in row.areas:
        yield it, CIDPD.area, ref(mint("concept", f"area/{area}"))
    yield from _time(it, row)
    yield it, CIDPD.occurrence, ref(mint("concept", f"occurrence/{row.occurrence}"))
    yield from both(it, CIDPD.note, row.remark_es, row.remark_en)


def _time(it: str, row: ProjectParticipation | EventParticipation) -> Iterator[Triple]:
    if row.date_text is not None:
        yield it, CIDPD.dateAsGiven, text(row.date_text)
    yield from dated(it, CIDPD.begins, row.begins)
    yield from dated(it, CIDPD.ends, row.ends)
    if row.begins is not None and row.ends is not None:
        first, after = row.begins.interval[0], row.ends.interval[1]
        yield it, CIDPD.heldFrom, typed(first.isoformat(), "date")
        yield it, CIDPD.heldBefore, typed(after.isoformat(), "date")
    yield from dated(it, CIDPD.begunNoLaterThan, row.no_later_than)
