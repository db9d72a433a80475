"""Knowledge: law, institutions, terms, counts and closed lists to triples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.iri import graph, mint
from kg.rdf import (
    CIDPD,
    FOAF,
    PROV,
    QB,
    RDF_TYPE,
    SKOS,
    Triple,
    decimal,
    integer,
    ref,
    text,
    typed,
)
from kg.tables import PartialDate
from kg.tables.model import (
    Concept,
    Institution,
    LegalInstrument,
    LegalProvision,
    Observation,
    PresidentialTerm,
    PrintedText,
)

from .cube import DIMENSIONS
from .territory import labels

__all__ = [
    "both",
    "concept_triples",
    "dated",
    "institution_triples",
    "instrument_triples",
    "observation_triples",
    "printed_text_triples",
    "provision_triples",
    "scheme_triples",
    "term_triples",
]


def dated(it: str, predicate: str, value: PartialDate | None) -> Iterator[Triple]:
    """Yield a date in its own precision, or nothing if it is unknown."""
    if value is not None:
        yield it, predicate, typed(value.text, value.datatype)


def both(it: str, predicate: str, es: str | None, en: str | None) -> Iterator[Triple]:
    """Yield a text in Spanish and in English, whichever there are."""
    if es is not None:
        yield it, predicate, text(es, "es")
    if en is not None:
        yield it, predicate, text(en, "en")


def instrument_triples(row: LegalInstrument) -> Iterator[Triple]:
    """Yield a legal instrument and its dates."""
    it = ref(mint("law", row.id))
    yield it, RDF_TYPE, CIDPD.LegalInstrument
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.instrumentKind, ref(mint("concept", f"instrument-kind/{row.kind}"))
    yield from dated(it, CIDPD.publishedOn, row.published)
    yield from dated(it, CIDPD.inForceFrom, row.in_force_from)
    yield from dated(it, CIDPD.lastReform, row.last_reform)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)
    yield it, CIDPD.statedAt, text(row.source_ref)


def provision_triples(row: LegalProvision, instrument: LegalInstrument) -> Iterator[Triple]:
    """Yield a provision: what it grants, obliges or limits, and for whom."""
    it = ref(mint("provision", row.id))
    yield it, RDF_TYPE, CIDPD.LegalProvision
    yield it, CIDPD.provisionOf, ref(mint("law", row.instrument))
    if row.article is not None:
        yield it, CIDPD.article, text(row.article)
        yield from labels(
            it,
            f"{instrument.name}, art. {row.article}",
            f"{instrument.name_en}, art. {row.article}",
        )
    else:
        yield from labels(it, instrument.name, instrument.name_en)
    yield it, CIDPD.provisionKind, ref(mint("concept", f"provision-kind/{row.kind}"))
    yield from both(it, CIDPD.actor, row.actor_es, row.actor_en)
    yield from both(it, CIDPD.summary, row.summary_es, row.summary_en)
    if row.verbatim is not None:
        yield it, CIDPD.verbatim, text(row.verbatim, "es")
    for reform in row.reforms:
        yield from dated(it, CIDPD.reformedOn, reform)
    yield it, CIDPD.reading, ref(mint("concept", f"reading/{row.reading}"))
    yield from both(it, CIDPD.note, row.note_es, row.note_en)
    yield it, CIDPD.statedAt, text(row.source_ref)


def institution_triples(row: Institution) -> Iterator[Triple]:
    """Yield an institution: what it is, whose it is, since when and until when."""
    it = ref(mint("institution", row.id))
    yield it, RDF_TYPE, CIDPD.Institution
    yield it, RDF_TYPE, CIDPD.Organization
    yield from labels(it, row.name, row.name_en)
    yield it, CIDPD.institutionKind, ref(mint("concept", f"institution-kind/{row.kind}"))
    if row.acronym is not None:
        yield it, CIDPD.acronym, text(row.acronym)
    if row.parent is not None:
        yield it, CIDPD.parent, ref(mint("institution", row.parent))
    yield from both(it, CIDPD.parentText, row.parent_es, row.parent_en)
    if row.country is not None:
        yield it, CIDPD.country, ref(mint("country", row.country))
    yield from dated(it, CIDPD.founded, row.founded)
    yield from dated(it, CIDPD.ended, row.ended)
    if row.successor is not None:
        yield it, CIDPD.successor, ref(mint("institution", row.successor))
    yield from both(it, CIDPD.legalBasis, row.legal_basis_es, row.legal_basis_en)
    for provision in row.provisions:
        yield it, CIDPD.restsOn, ref(mint("provision", provision))
    if row.website is not None:
        yield it, FOAF.homepage, ref(row.website)
    if row.wikidata is not None:
        yield it, SKOS.exactMatch, ref(f"http://www.wikidata.org/entity/{row.wikidata}")
    if row.paper_locator is not None:
        yield it, CIDPD.locator, text(row.paper_locator)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)
    yield it, CIDPD.statedAt, text(row.source_ref)


def term_triples(row: PresidentialTerm) -> Iterator[Triple]:
    """Yield a presidential term as a half-open interval."""
    it = ref(mint("term", row.id))
    yield it, RDF_TYPE, CIDPD.PresidentialTerm
    yield from labels(it, row.president, row.president)
    yield from dated(it, CIDPD.begins, row.begins)
    yield from dated(it, CIDPD.endsBefore, row.ends)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)
    yield it, CIDPD.statedAt, text(row.source_ref)


def observation_triples(
    row: Observation, dataset: str, values: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield one count or share with its dimensions.

    Args:
        row: The observation.
        dataset: Key of its data set.
        values: Term of its value in each dimension of the data set.
    """
    it = ref(mint("observation", row.id))
    yield it, RDF_TYPE, QB.Observation
    yield it, RDF_TYPE, CIDPD.Observation
    yield it, QB.dataSet, ref(mint("dataset", dataset))
    for name, value in values.items():
        yield it, DIMENSIONS[name].term, value
        if name not in ("snapshot", "entity", "period", "term"):
            yield it, CIDPD.category, value
    if row.count is not None:
        yield it, CIDPD.count, integer(row.count)
    if row.count_basis is not None:
        yield it, CIDPD.countBasis, ref(mint("concept", f"count-basis/{row.count_basis}"))
    if row.percent is not None:
        yield it, CIDPD.printedPercent, decimal(row.percent)
    if row.percent_of is not None:
        yield it, CIDPD.percentOf, ref(mint("observation", row.percent_of))
    yield it, PROV.hadPrimarySource, ref(graph(row.source))
    if row.derived_from is not None:
        yield it, PROV.wasDerivedFrom, ref(mint("observation", row.derived_from))
    if row.label_as_printed is not None:
        yield it, CIDPD.labelAsPrinted, text(row.label_as_printed)
    yield it, CIDPD.locator, text(row.source_ref)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)


def printed_text_triples(row: PrintedText) -> Iterator[Triple]:
    """Yield words that a source prints, and what they are to be compared with."""
    it = ref(mint("text", row.id))
    yield it, RDF_TYPE, CIDPD.PrintedText
    yield it, CIDPD.textSubject, text(row.subject)
    yield it, CIDPD.printedText, text(row.text)
    if row.about is not None:
        yield it, CIDPD.printedAbout, ref(mint(*row.about.split("/", 1)))
    if row.key_word is not None:
        yield it, CIDPD.keyWord, text(row.key_word)
    if row.compared_text is not None:
        yield it, CIDPD.comparedText, text(row.compared_text)
    if row.compared_at is not None:
        yield it, CIDPD.comparedAt, text(row.compared_at)
    if row.number is not None:
        yield it, CIDPD.printedNumber, integer(row.number)
    yield it, CIDPD.locator, text(row.source_ref)
    yield from both(it, CIDPD.note, row.note_es, row.note_en)


def scheme_triples(scheme: str) -> Iterator[Triple]:
    """Yield a closed list."""
    it = ref(mint("scheme", scheme))
    yield it, RDF_TYPE, SKOS.ConceptScheme
    yield it, SKOS.notation, text(scheme)


def concept_triples(scheme: str, row: Concept) -> Iterator[Triple]:
    """Yield one value of a closed list; a dataset also as a dataset of the Data Cube."""
    it = ref(mint("concept", f"{scheme}/{row.id}"))
    yield it, RDF_TYPE, SKOS.Concept
    yield it, SKOS.inScheme, ref(mint("scheme", scheme))
    yield it, SKOS.notation, text(row.id)
    yield from labels(it, row.label_es, row.label_en)
    yield from both(it, SKOS.prefLabel, row.label_es, row.label_en)
    yield from both(it, SKOS.definition, row.definition_es, row.definition_en)
    if row.broader is not None:
        yield it, SKOS.broader, ref(mint("concept", f"{scheme}/{row.broader}"))
    if row.exact_match is not None:
        yield it, SKOS.exactMatch, ref(row.exact_match)
    if row.close_match is not None:
        yield it, SKOS.closeMatch, ref(row.close_match)
    if scheme == "dataset":
        dataset = ref(mint("dataset", row.id))
        yield dataset, RDF_TYPE, QB.DataSet
        yield from labels(dataset, row.label_es, row.label_en)
