"""HermiT, a complete OWL 2 DL reasoner, finds the ontology consistent and every class possible."""

from __future__ import annotations

import os
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph

from kg.layout import Layout

IMPOSSIBLE = """
cidpd:Both a owl:Class ; rdfs:subClassOf cidpd:Agreement , cidpd:Link .
"""
CONTRADICTIONS = {
    "a city that governs": "<urn:x> a cidpd:City ; cidpd:governs <urn:y> .",
    "a list that establishes": "<urn:x> a cidpd:Attestation ; cidpd:establishes <urn:y> .",
    "an agreement attested as a link": (
        "<urn:x> cidpd:attestsLink <urn:y> . <urn:y> a cidpd:Agreement ."
    ),
    "a government of two orders": (
        "<urn:x> a cidpd:MunicipalGovernment , cidpd:FederalEntityGovernment ."
    ),
    "a Mexican counterpart": "<urn:x> a cidpd:MunicipalGovernment , cidpd:Counterpart .",
    "a territory that is party": (
        "<urn:l> cidpd:attestsLink <urn:x> . <urn:x> a cidpd:PresidentialTerm ."
    ),
    "two counts in one observation": "<urn:x> cidpd:count 144 , 145 .",
    "domestic and not": "<urn:x> cidpd:domestic true , false .",
    "each other's successor": "<urn:x> cidpd:successor <urn:y> . <urn:y> cidpd:successor <urn:x> .",
}
SOUND = """
<urn:mx-14> a cidpd:FederalEntity , cidpd:Territory ; cidpd:inegiCode "14" ;
    cidpd:partOf <urn:mx> .
<urn:gdl> a cidpd:Municipality , cidpd:Territory ; cidpd:partOf <urn:mx-14> ;
    cidpd:seat <urn:city> .
<urn:city> a cidpd:City ; cidpd:partOf <urn:gdl> .
<urn:gov> a cidpd:MunicipalGovernment , cidpd:MexicanLocalGovernment , cidpd:Government ;
    cidpd:governs <urn:gdl> ; cidpd:country <urn:mx> ; cidpd:entity <urn:mx-14> .
<urn:kyoto> a cidpd:ForeignLocalGovernment , cidpd:Counterpart , cidpd:Government ;
    cidpd:country <urn:jp> .
<urn:link> a cidpd:Link ; cidpd:party <urn:gov> , <urn:kyoto> ; cidpd:linkKind <urn:twinning> ;
    cidpd:domestic false ; cidpd:partyCount 2 .
<urn:agreement> a cidpd:Agreement ; cidpd:establishes <urn:link> ;
    cidpd:party <urn:gov> , <urn:kyoto> .
<urn:row> a cidpd:Attestation ; cidpd:attestsLink <urn:link> ;
    cidpd:attestsAgreement <urn:agreement> ;
    cidpd:placeNamed <urn:city> ; prov:hadPrimarySource <urn:source> .
<urn:source> a cidpd:Source , void:Dataset .
<urn:sre> a cidpd:Institution , cidpd:Organization ; cidpd:country <urn:mx> .
<urn:o> a qb:Observation , cidpd:Observation ; cidpd:refEntity <urn:mx-14> ; cidpd:count 29 .
<urn:l> a cidpd:LegalInstrument . <urn:p> a cidpd:LegalProvision ; cidpd:provisionOf <urn:l> .
"""


def hermit(turtle: str, folder: Path, *options: str) -> str:
    """Run the reasoner that comes inside owlready2 on a Turtle text; return what it says."""
    spec = find_spec("owlready2")
    assert spec is not None
    assert spec.origin is not None
    home = Path(spec.origin).parent / "hermit"
    file = folder / "ontology.owl"
    Graph().parse(data=turtle, format="turtle").serialize(file, format="xml")
    classpath = os.pathsep.join((str(home), str(home / "HermiT.jar")))
    done = subprocess.run(
        [
            "java",
            "-cp",
            classpath,
            "org.semanticweb.HermiT.cli.CommandLine",
            *options,
            file.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def text(layout: Layout) -> str:
    """The ontology and its alignments, as one who imports both sees them."""
    alignments = re.sub(r"\n    owl:imports [^;]+;", "", layout.alignments.read_text("utf-8"))
    return layout.ontology.read_text("utf-8") + alignments


def impossible(answer: str) -> set[str]:
    """Return the classes that HermiT says nothing can be in."""
    assert "owl:Nothing" in answer, answer
    return set(re.findall(r"^\t(\S+)$", answer, re.MULTILINE)) - {"owl:Nothing"}


def test_the_ontology_is_consistent(text: str, tmp_path: Path) -> None:
    assert "owl#Thing is satisfiable" in hermit(text, tmp_path, "--consistency")


def test_every_class_can_have_members(text: str, tmp_path: Path) -> None:
    assert impossible(hermit(text, tmp_path, "--unsatisfiable")) == set()


def test_an_impossible_class_is_found(text: str, tmp_path: Path) -> None:
    found = impossible(hermit(text + IMPOSSIBLE, tmp_path, "--unsatisfiable"))
    assert any("Both" in name for name in found), found


def test_the_patterns_of_the_model_are_consistent(text: str, tmp_path: Path) -> None:
    assert "owl#Thing is satisfiable" in hermit(text + SOUND, tmp_path, "--consistency")


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_a_contradiction_is_found(case: str, text: str, tmp_path: Path) -> None:
    said = hermit(text + CONTRADICTIONS[case], tmp_path, "--consistency")
    assert "inconsistent" in said.lower() or "is not satisfiable" in said, said


def test_one_member_of_every_class_at_once_is_consistent(text: str, tmp_path: Path) -> None:
    graph = Graph().parse(data=text, format="turtle")
    classes = sorted(str(c) for c in graph.subjects(RDF.type, OWL.Class))
    assert len(classes) > 50
    members = "\n".join(f"<urn:m{i}> a <{cls}> ." for i, cls in enumerate(classes))
    assert "owl#Thing is satisfiable" in hermit(text + members, tmp_path, "--consistency")
