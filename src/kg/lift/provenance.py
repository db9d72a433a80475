"""Provenance: what each source is, and what the derived statements were derived from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.iri import graph
from kg.rdf import CIDPD, DCTERMS, FOAF, PROV, RDF_TYPE, VOID, Triple, integer, ref, text, typed
from kg.tables import Source

from .territory import labels

__all__ = ["derived_graph_triples", "source_triples"]


def source_triples(source: Source) -> Iterator[Triple]:
    """Yield the description of a source, whose IRI is that of its named graph."""
    it = ref(graph(source.id))
    yield it, RDF_TYPE, CIDPD.Source
    yield it, RDF_TYPE, VOID.Dataset
    yield from labels(it, source.title_es, source.title_en)
    yield it, DCTERMS.title, text(source.title_es, "es")
    yield it, DCTERMS.title, text(source.title_en, "en")
    yield it, DCTERMS.identifier, text(source.id)
    yield it, DCTERMS.publisher, text(source.publisher)
    yield it, DCTERMS.rights, text(source.license_name)
    if source.license:
        yield it, DCTERMS.license, ref(source.license)
    if source.url:
        yield it, FOAF.page, ref(source.url)
    yield it, CIDPD.accessed, typed(source.accessed.isoformat(), "date")
    yield it, DCTERMS.date, text(source.date)
    yield it, CIDPD.coverage, text(source.coverage_es, "es")
    yield it, CIDPD.coverage, text(source.coverage_en, "en")
    yield it, CIDPD.inclusionRule, text(source.inclusion_es, "es")
    yield it, CIDPD.inclusionRule, text(source.inclusion_en, "en")
    yield it, CIDPD.expectedRows, integer(source.expected_rows)


def derived_graph_triples(sources: Iterable[Source]) -> Iterator[Triple]:
    """Yield what the graph of derived statements was derived from."""
    it = ref(graph("derived"))
    yield it, RDF_TYPE, VOID.Dataset
    yield it, DCTERMS.title, text("Enunciados derivados", "es")
    yield it, DCTERMS.title, text("Derived statements", "en")
    for source in sources:
        yield it, PROV.wasDerivedFrom, ref(graph(source.id))
