"""All lifts together: each row to triples, each triple to the graph of its source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from kg.errors import Location
from kg.iri import mint
from kg.rdf import CIDPD, Triple, ref
from kg.tables import Catalogue, ImportedRow
from kg.tables.model import (
    Agreement,
    Attestation,
    Claim,
    CooperationEvent,
    CooperationProject,
    Counterpart,
    Country,
    Division,
    EventParticipation,
    FederalEntity,
    FormTrait,
    Institution,
    InstitutionEvent,
    InstitutionName,
    LegalEffect,
    LegalEvent,
    LegalInstrument,
    LegalProvision,
    Link,
    Membership,
    Municipality,
    Network,
    NetworkEvent,
    Observation,
    Office,
    Place,
    PresidentialTerm,
    PrintedText,
    ProceduralActRow,
    ProcedureStep,
    ProjectParticipation,
    Reference,
    TermRelation,
    UnresolvedRow,
    WeakPage,
)

from .activities import (
    cooperation_event_triples,
    event_part_triples,
    part_label,
    project_iri,
    project_part_triples,
    project_triples,
)
from .claims import claim_triples, reference_triples, term_relation_triples
from .cube import cube_triples, dataset_of, slice_triples
from .distance import link_distance
from .history import (
    institution_event_triples,
    institution_name_triples,
    only_name_triples,
)
from .knowledge import (
    concept_triples,
    institution_triples,
    instrument_triples,
    observation_triples,
    printed_text_triples,
    provision_triples,
    scheme_triples,
    term_triples,
)
from .labels import agreement_label, link_label, party_names
from .law import effect_triples, event_triples
from .links import (
    AGREEMENTS,
    attestation_triples,
    derived_link_triples,
    imported_triples,
    unresolved_triples,
)
from .participation import (
    membership_triples,
    network_event_triples,
    network_iri,
    network_triples,
    office_iri,
    office_triples,
    weak_page_triples,
)
from .parties import counterpart_triples, gazetteer_triples, party_iri
from .procedure import TREATY_LAW, act_triples, attested_act_triples, step_triples, trait_triples
from .provenance import derived_graph_triples, source_triples
from .territory import (
    country_triples,
    division_triples,
    federal_entity_triples,
    municipality_triples,
    place_triples,
)

__all__ = ["Lifted", "lift"]


class Lifted(NamedTuple):
    """What one row states.

    Attributes:
        graph: Key of the source, hence of the named graph.
        about: Term of the thing the row is about, or empty.
        at: The row.
        triples: Its statements.
    """

    graph: str
    about: str
    at: Location | None
    triples: Iterable[Triple]


def lift(catalogue: Catalogue) -> Iterator[Lifted]:
    """Yield what every row of every table states, then what follows from all of them together."""
    yield from _territory(catalogue)
    yield from _links(catalogue)
    yield from _knowledge(catalogue)
    yield from _participation(catalogue)
    yield from _activities(catalogue)
    for source in catalogue.sources:
        yield Lifted("sources", "", None, source_triples(source))
    yield Lifted("sources", "", None, derived_graph_triples(catalogue.sources))


def _row(kind: str, row: Any, triples: Iterable[Triple]) -> Lifted:
    return Lifted(row.source, ref(mint(kind, row.id)), row.at, triples)


def _territory(catalogue: Catalogue) -> Iterator[Lifted]:
    entities = {row.id: row for row in catalogue.of(FederalEntity)}
    for entity in entities.values():
        yield _row("territory", entity, federal_entity_triples(entity))
    for town in catalogue.of(Municipality):
        yield _row("territory", town, municipality_triples(town, entities[town.entity]))
    for place in catalogue.of(Place):
        yield _row("place", place, place_triples(place))
    for country in catalogue.of(Country):
        yield _row("country", country, country_triples(country))
    for division in catalogue.of(Division):
        yield _row("division", division, division_triples(division))


def _links(catalogue: Catalogue) -> Iterator[Lifted]:
    counterparts = {row.id: row for row in catalogue.of(Counterpart)}
    for counterpart in counterparts.values():
        it = party_iri(counterpart.id, counterparts)
        triples = counterpart_triples(counterpart, counterparts)
        yield Lifted(counterpart.source, it, counterpart.at, triples)
        for source, located in gazetteer_triples(counterpart, counterparts):
            yield Lifted(source, it, counterpart.at, located)
    links = {row.id: row for row in catalogue.of(Link)}
    agreements = {row.id: row for row in catalogue.of(Agreement)}
    acts = _names(catalogue, "act-kind")
    treaty_law = next(row for row in catalogue.of(LegalInstrument) if row.id == TREATY_LAW)
    in_force = treaty_law.in_force_from.interval[0] if treaty_law.in_force_from else None
    supports: dict[str, set[str]] = defaultdict(set)
    dated: dict[str, str] = {}
    for row in catalogue.of(Attestation):
        agreement = agreements[row.agreement] if row.agreement is not None else None
        supports[row.link].add(row.page or row.source)
        if agreement is not None and row.date is not None:
            dated.setdefault(agreement.id, row.date.text)
        triples = attestation_triples(row, links[row.link], agreement, counterparts)
        yield _row("attestation", row, triples)
        yield _row("attestation", row, attested_act_triples(row, acts, in_force))
    for unresolved in catalogue.of(UnresolvedRow):
        yield _row("unresolved", unresolved, unresolved_triples(unresolved, counterparts))
    for imported in catalogue.of(ImportedRow):
        yield Lifted(imported.source, "", None, imported_triples(imported))
    mexican = catalogue.keys("municipalities") | catalogue.keys("federal_entities")
    label = link_label(catalogue)
    distance = link_distance(catalogue)
    for link in links.values():
        derived = derived_link_triples(
            link, supports=len(supports[link.id]), mexican=mexican, distance=distance(link)
        )
        it = ref(mint("link", link.id))
        yield Lifted("derived", it, link.at, (*derived, *label(link)))
    for agreement in agreements.values():
        it = ref(mint("agreement", agreement.id))
        link = links[agreement.link]
        named = agreement_label(agreement, link, dated, label)
        yield Lifted("derived", it, agreement.at, named)
        if not mexican.issuperset(link.parties):
            way = (it, CIDPD.wayOfParticipation, AGREEMENTS)
            yield Lifted("derived", it, agreement.at, [way])


def _participation(catalogue: Catalogue) -> Iterator[Lifted]:
    institutions = catalogue.keys("institutions")
    named = party_names(catalogue)
    for office in catalogue.of(Office):
        it = office_iri(office.id, institutions)
        triples = office_triples(office, named[office.participants[0]], institutions)
        yield Lifted(office.source, it, office.at, triples)
    counterparts = {row.id: row for row in catalogue.of(Counterpart)}
    founded = {row.id for row in catalogue.of(Institution) if row.founded is not None}
    networks: dict[str, tuple[str, Network]] = {}
    for network in catalogue.of(Network):
        it = network_iri(network.id, institutions, counterparts)
        networks[network.id] = it, network
        known = network.id in institutions or network.id in counterparts
        triples = network_triples(network, it, named=known, founded=network.id in founded)
        yield Lifted(network.source, it, network.at, triples)
    changes = _names(catalogue, "network-event-kind")
    for event in catalogue.of(NetworkEvent):
        it, changed = networks[event.network]
        name = (changed.name, changed.name_en)
        triples = network_event_triples(event, it, name, changes[event.kind])
        yield _row("network-event", event, triples)
    roles = _names(catalogue, "membership-role")
    levels = _names(catalogue, "participant-level")
    for tie in catalogue.of(Membership):
        it, joined = networks[tie.network]
        es, en = named[tie.participants[0]]
        if tie.level in ("metropolitan-area", "state-congress"):
            es, en = (f"{es}: {levels[tie.level][0]}", f"{en}: {levels[tie.level][1]}")
        names = (es, en, joined.acronym)
        yield _row("membership", tie, membership_triples(tie, it, names, roles[tie.role]))
    for weak in catalogue.of(WeakPage):
        yield Lifted(weak.source, ref(weak.page), weak.at, weak_page_triples(weak))


def _activities(catalogue: Catalogue) -> Iterator[Lifted]:
    named = party_names(catalogue)
    levels = _names(catalogue, "participant-level")
    institutions = catalogue.keys("institutions")
    counterparts = {row.id: row for row in catalogue.of(Counterpart)}
    partners = {key: ref(mint("institution", key)) for key in institutions}
    for network in catalogue.of(Network):
        partners[network.id] = network_iri(network.id, institutions, counterparts)
    partners |= {key: party_iri(key, counterparts) for key in counterparts}
    projects = {row.id: row for row in catalogue.of(CooperationProject)}
    for part in catalogue.of(ProjectParticipation):
        project = projects[part.project]
        it = project_iri(project.id, institutions)
        yield Lifted(part.source, it, project.at, project_triples(project, institutions))
        label = part_label(part, (project.name, project.name_en), named, levels)
        yield _row("participation", part, project_part_triples(part, it, label, partners))
    events = {row.id: row for row in catalogue.of(CooperationEvent)}
    for attended in catalogue.of(EventParticipation):
        event = events[attended.event]
        it = ref(mint("event", event.id))
        yield Lifted(attended.source, it, event.at, cooperation_event_triples(event))
        label = part_label(attended, (event.name, event.name_en), named, levels)
        yield _row("participation", attended, event_part_triples(attended, label, partners))


def _knowledge(catalogue: Catalogue) -> Iterator[Lifted]:
    instruments = {row.id: row for row in catalogue.of(LegalInstrument)}
    for instrument in instruments.values():
        yield _row("law", instrument, instrument_triples(instrument))
    provisions = {row.id: row for row in catalogue.of(LegalProvision)}
    for provision in provisions.values():
        triples = provision_triples(provision, instruments[provision.instrument])
        yield _row("provision", provision, triples)
    yield from _law(catalogue, instruments, provisions)
    for institution in catalogue.of(Institution):
        yield _row("institution", institution, institution_triples(institution))
    yield from _history(catalogue)
    for term in catalogue.of(PresidentialTerm):
        yield _row("term", term, term_triples(term))
    yield from _counts(catalogue)
    for claim in catalogue.of(Claim):
        yield _row("claim", claim, claim_triples(claim))
    for relation in catalogue.of(TermRelation):
        yield Lifted(relation.source, "", relation.at, term_relation_triples(relation))
    for reference in catalogue.of(Reference):
        yield _row("reference", reference, reference_triples(reference))
    for printed in catalogue.of(PrintedText):
        yield _row("text", printed, printed_text_triples(printed))
    for scheme, concepts in catalogue.concepts.items():
        yield Lifted("vocabularies", ref(mint("scheme", scheme)), None, scheme_triples(scheme))
        for concept in concepts:
            it = ref(mint("concept", f"{scheme}/{concept.id}"))
            yield Lifted("vocabularies", it, concept.at, concept_triples(scheme, concept))


def _law(
    catalogue: Catalogue,
    instruments: dict[str, LegalInstrument],
    provisions: dict[str, LegalProvision],
) -> Iterator[Lifted]:
    institutions = catalogue.keys("institutions")
    for effect in catalogue.of(LegalEffect):
        triples = effect_triples(effect, provisions[effect.provision], institutions)
        yield _row("effect", effect, triples)
    happened = _names(catalogue, "legal-event-kind")
    for event in catalogue.of(LegalEvent):
        triples = event_triples(event, instruments[event.instrument], happened[event.kind])
        yield _row("legal-event", event, triples)
    acts = _names(catalogue, "act-kind")
    for step in catalogue.of(ProcedureStep):
        yield _row("step", step, step_triples(step, acts, institutions))
    for act in catalogue.of(ProceduralActRow):
        yield _row("act", act, act_triples(act, acts, institutions))
    criteria = _names(catalogue, "form-criterion")
    for trait in catalogue.of(FormTrait):
        yield _row("trait", trait, trait_triples(trait, criteria))


def _history(catalogue: Catalogue) -> Iterator[Lifted]:
    institutions = {row.id: row for row in catalogue.of(Institution)}
    changes = _names(catalogue, "institution-event-kind")
    for event in catalogue.of(InstitutionEvent):
        changed = institutions[event.institution]
        triples = institution_event_triples(event, changed, changes[event.kind])
        yield _row("institution-event", event, triples)
    names = catalogue.of(InstitutionName)
    for name in names:
        yield _row("name", name, institution_name_triples(name))
    renamed = {name.institution for name in names if name.use == "name"}
    for key, institution in institutions.items():
        if key not in renamed:
            yield _row("name", institution, only_name_triples(institution))


def _names(catalogue: Catalogue, scheme: str) -> dict[str, tuple[str, str]]:
    """Return Spanish and English label of each concept of a list."""
    return {c.id: (c.label_es, c.label_en) for c in catalogue.concepts[scheme]}


def _counts(catalogue: Catalogue) -> Iterator[Lifted]:
    """Yield the counts, the slices they are in, and the structure of all data sets."""
    yield Lifted("vocabularies", "", None, cube_triples(catalogue))
    names = {c.id: (c.label_es, c.label_en) for c in catalogue.concepts["dataset"]}
    for kind, row_class in _THINGS.items():
        for thing in catalogue.of(row_class):
            names[ref(mint(kind, thing.id))] = _called(thing)
    for scheme, concepts in catalogue.concepts.items():
        for concept in concepts:
            it = ref(mint("concept", f"{scheme}/{concept.id}"))
            names[it] = concept.label_es, concept.label_en
    for row in catalogue.of(Observation):
        dataset, keys = dataset_of(row)
        values = {name: _code(name, key) for name, key in keys.items()}
        yield _row("observation", row, observation_triples(row, dataset, values))
        yield _row("observation", row, slice_triples(row, values, names))


_THINGS: dict[str, type[FederalEntity | PresidentialTerm | Country]] = {
    "territory": FederalEntity,
    "term": PresidentialTerm,
    "country": Country,
}
"""Kinds of thing a dimension of a count may point to, besides concepts."""


def _called(row: Any) -> tuple[str, str]:
    if isinstance(row, PresidentialTerm):
        return row.president, row.president
    return row.name, row.name_en


def _code(dimension: str, key: str) -> str:
    """Return the term of a value of a dimension."""
    kind = {"entity": "territory", "term": "term", "country": "country"}.get(dimension)
    return ref(mint(kind, key) if kind else mint("concept", f"{dimension}/{key}"))
