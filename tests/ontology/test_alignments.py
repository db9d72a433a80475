"""Each alignment starts at a term or concept of ours and ends at one that is known to exist."""

from __future__ import annotations

import csv
import re

import pytest
from rdflib import OWL, RDFS, SKOS, Graph, URIRef
from rdflib import namespace as ns

from kg.check.terms import declared_terms
from kg.iri import BASE, ONTOLOGY
from kg.layout import Layout
from ontology.owl2rl import outside

MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
REUSE = (RDFS.subClassOf, RDFS.subPropertyOf)
PACKAGED = (ns.DCAT, ns.DCTERMS, ns.GEO, ns.ORG, ns.PROV, ns.QB, ns.SDO, ns.SKOS, ns.TIME, ns.VOID)


@pytest.fixture(scope="module")
def alignments(layout: Layout) -> Graph:
    return Graph().parse(layout.alignments)


@pytest.fixture(scope="module")
def ontology(layout: Layout) -> Graph:
    return Graph().parse(layout.ontology)


@pytest.fixture(scope="module")
def listed(layout: Layout) -> dict[str, str]:
    """Targets that the page lists, each with where it was read."""
    page = (layout.root / "docs" / "alignments.md").read_text("utf-8")
    rows = re.findall(r"^\| `(http[^`]+)` \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    assert len(rows) == len({iri for iri, _, _ in rows}), "a target is listed twice"
    return {iri: where.strip() for iri, _, where in rows}


def packaged(iri: str) -> bool:
    """Return whether a list of terms that rdflib ships has this one."""
    for space in PACKAGED:
        terms = frozenset(space.__annotations__) | frozenset(space._extras)
        if iri.removeprefix(str(space._NS)) in terms:
            return True
    return False


def unknown(graph: Graph, listed: dict[str, str]) -> set[str]:
    targets = {str(o) for path in (*MATCHES, *REUSE) for o in graph.objects(None, path)}
    theirs = {iri for iri in targets if not iri.startswith(BASE)}
    return {iri for iri in theirs if not packaged(iri) and iri not in listed}


def test_every_target_is_known_to_exist(
    alignments: Graph, ontology: Graph, listed: dict[str, str]
) -> None:
    assert unknown(alignments, listed) == set()
    assert unknown(ontology, listed) == set(), "a term reused outright must exist too"


@pytest.mark.parametrize(
    "target",
    ["https://schema.org/Sate", "http://data.europa.eu/eli/ontology#base_on", "urn:x"],
)
def test_a_target_that_does_not_exist_is_seen(target: str, listed: dict[str, str]) -> None:
    graph = Graph()
    graph.add((URIRef(f"{ONTOLOGY}Link"), SKOS.closeMatch, URIRef(target)))
    assert unknown(graph, listed) == {target}


def test_the_page_lists_only_what_is_used(
    alignments: Graph, ontology: Graph, listed: dict[str, str]
) -> None:
    used = {
        str(o)
        for g in (alignments, ontology)
        for path in MATCHES + REUSE
        for o in g.objects(None, path)
    }
    assert set(listed) - used == set()
    assert all(listed.values())


def test_every_alignment_starts_at_a_term_or_a_concept_of_ours(
    alignments: Graph, ontology: Graph, layout: Layout
) -> None:
    concepts = set()
    for file in (layout.data / "vocab").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            concepts |= {
                f"{BASE}id/concept/{file.stem}/{row['id']}" for row in csv.DictReader(lines)
            }
    ours = set(declared_terms(ontology)) | concepts
    subjects = {str(s) for path in MATCHES for s in alignments.subjects(path)}
    assert len(subjects) > 40
    assert subjects - ours == set()


def test_a_pair_is_aligned_in_one_way_only_and_in_one_file(
    alignments: Graph, ontology: Graph
) -> None:
    pairs = [pair for path in MATCHES for pair in alignments.subject_objects(path)]
    assert len(pairs) == len(set(pairs))
    assert not [pair for path in MATCHES for pair in ontology.subject_objects(path)]
    assert not [p for p in pairs if any((p[0], path, p[1]) in ontology for path in REUSE)]


def test_traps_stay_avoided(alignments: Graph) -> None:
    """The text of an agreement is no organization; global partners are not the world; none is exact."""
    agreement = URIRef(f"{ONTOLOGY}Agreement")
    assert (agreement, None, ns.ORG.OrganizationalCollaboration) not in alignments
    north = set(
        alignments.objects(URIRef(f"{BASE}id/concept/region/north-america"), SKOS.closeMatch)
    )
    assert {str(o).rpartition("/")[2] for o in north} == {"NorthernAmerica"}
    assert not list(alignments.predicate_objects(URIRef(f"{BASE}id/concept/region/global")))
    assert not list(alignments.subject_objects(SKOS.exactMatch))


def test_both_files_together_are_inside_owl_2_rl(alignments: Graph, ontology: Graph) -> None:
    assert outside(alignments + ontology) == []


def test_both_files_bear_one_version(alignments: Graph, ontology: Graph) -> None:
    header = URIRef(f"{BASE}alignments")
    number = ontology.value(URIRef(ONTOLOGY.rstrip("#")), OWL.versionInfo)
    assert alignments.value(header, OWL.versionInfo) == number
    assert alignments.value(header, OWL.versionIRI) == URIRef(f"{header}/{number}")
    assert alignments.value(header, OWL.imports) == URIRef(ONTOLOGY.rstrip("#"))
