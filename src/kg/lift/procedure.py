"""Procedure: steps, acts of real agreements and the forms of instrument compared, to triples."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Final

from kg.iri import mint
from kg.rdf import CIDPD, RDF_TYPE, Triple, integer, ref, text
from kg.tables.model import Attestation, FormTrait, ProceduralActRow, ProcedureStep

from .knowledge import both, dated
from .law import subject
from .links import SIGNED
from .territory import labels

__all__ = ["act_triples", "attested_act_triples", "step_triples", "trait_triples"]

Names = dict[str, tuple[str, str]]
"""Spanish and English label of each key of a closed list."""

TREATY_LAW: Final = "lct"
REGISTERED_UNDER: Final = ("lct-2-ii-p1", "lct-2-ii-p2", "lct-7-p1")
"""What a registered agreement rests on: its definition, its scope, its registration."""


def step_triples(
    row: ProcedureStep, names: Names, institutions: Collection[str]
) -> Iterator[Triple]:
    """Yield a step: between which states, by whom, with what document and on what ground."""
    it = ref(mint("step", row.id))
    yield it, RDF_TYPE, CIDPD.ProcedureStep
    yield from labels(it, *names[row.act])
    yield it, CIDPD.position, integer(row.position)
    yield it, CIDPD.actKind, ref(mint("concept", f"act-kind/{row.act}"))
    for key in row.performers:
        yield it, CIDPD.performedBy, subject(key, institutions)
    yield from both(it, CIDPD.stepActor, row.actor_es, row.actor_en)
    yield from both(it, CIDPD.stepDocument, row.document_es, row.document_en)
    for state in row.from_states:
        yield it, CIDPD.fromState, ref(mint("concept", f"agreement-state/{state}"))
    if row.to_state is not None:
        yield it, CIDPD.toState, ref(mint("concept", f"agreement-state/{row.to_state}"))
    for earlier in row.must_follow:
        yield it, CIDPD.mustFollow, ref(mint("concept", f"act-kind/{earlier}"))
    yield from both(it, CIDPD.guard, row.guard_es, row.guard_en)
    yield from _grounds(it, row.provisions)
    yield it, CIDPD.warrant, ref(mint("concept", f"warrant/{row.warrant}"))
    yield it, CIDPD.statedAt, text(row.source_ref)


def act_triples(
    row: ProceduralActRow, names: Names, institutions: Collection[str]
) -> Iterator[Triple]:
    """Yield an act known of a real agreement, with its date or its latest date if there is one."""
    it = ref(mint("act", row.id))
    yield from _act(it, row.act, names, row.link, row.agreement)
    yield from dated(it, CIDPD.actedOn, row.date)
    yield from dated(it, CIDPD.actedNoLaterThan, row.no_later_than)
    for key in row.performers:
        yield it, CIDPD.performedBy, subject(key, institutions)
    yield from _grounds(it, row.provisions)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)
    yield it, CIDPD.statedAt, text(row.source_ref)


def attested_act_triples(
    row: Attestation, names: Names, in_force: date | None = None
) -> Iterator[Triple]:
    """Yield the acts an attestation reports: a signature, a council's vote, a registration.

    A registration has no date in the sources, and gets none; it makes the agreement one of those
    the treaty law speaks of, so that it rests on that law, unless it was signed before.

    Args:
        row: The attestation.
        names: Labels of the kinds of act.
        in_force: First day of the treaty law.
    """
    if row.date is not None and row.date_kind in SIGNED and row.agreement is not None:
        yield from _attested(row, "signature", names)
        yield from dated(_attested_iri(row, "signature"), CIDPD.actedOn, row.date)
    if row.date is not None and row.date_kind == "approval":
        yield from _attested(row, "authorization", names)
        yield from dated(_attested_iri(row, "authorization"), CIDPD.actedOn, row.date)
    if row.registered == "yes":
        yield from _attested(row, "registration", names)
        yield from _grounds(_attested_iri(row, "registration"), ("lct-7-p1",))
        before = row.date and in_force and row.date.interval[1] <= in_force
        if row.agreement is not None and not before:
            yield from _grounds(ref(mint("agreement", row.agreement)), REGISTERED_UNDER)


def trait_triples(row: FormTrait, names: Names) -> Iterator[Triple]:
    """Yield a cell of the comparison of the forms of instrument."""
    it = ref(mint("trait", row.id))
    yield it, RDF_TYPE, CIDPD.FormTrait
    yield from labels(it, *names[row.criterion])
    yield it, CIDPD.traitOf, ref(mint("concept", f"instrument-form/{row.form}"))
    yield it, CIDPD.criterion, ref(mint("concept", f"form-criterion/{row.criterion}"))
    yield from both(it, CIDPD.traitValue, row.value_es, row.value_en)
    yield from _grounds(it, row.provisions)
    yield it, CIDPD.warrant, ref(mint("concept", f"warrant/{row.warrant}"))
    yield it, CIDPD.statedAt, text(row.source_ref)


def _attested_iri(row: Attestation, act: str) -> str:
    return ref(mint("act", f"{row.id}--{act}"))


def _attested(row: Attestation, act: str, names: Names) -> Iterator[Triple]:
    it = _attested_iri(row, act)
    yield from _act(it, act, names, row.link, row.agreement)
    yield it, CIDPD.reportedBy, ref(mint("attestation", row.id))


def _act(it: str, act: str, names: Names, link: str, agreement: str | None) -> Iterator[Triple]:
    yield it, RDF_TYPE, CIDPD.ProceduralAct
    yield from labels(it, *names[act])
    yield it, CIDPD.actKind, ref(mint("concept", f"act-kind/{act}"))
    yield it, CIDPD.actOnLink, ref(mint("link", link))
    if agreement is not None:
        yield it, CIDPD.actOnAgreement, ref(mint("agreement", agreement))


def _grounds(it: str, provisions: Iterable[str]) -> Iterator[Triple]:
    for provision in provisions:
        yield it, CIDPD.restsOn, ref(mint("provision", provision))
