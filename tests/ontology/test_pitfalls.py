"""The rules of ``queries/ontology``: the ontology keeps them, and each fires on what breaks it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.check.ontology import check_ontology
from kg.check.report import Severity
from kg.cli.main import cli
from kg.errors import KgError
from kg.layout import Layout, project

IT = "<https://w3id.org/cidpd/ontology>"
HEADER = f"{IT} a owl:Ontology ;"
A = "a owl:ObjectProperty"
ADDED = {
    "citation-without-source": 'cidpd:Link dcterms:bibliographicCitation "art. 1"@es .',
    "class-alone": "cidpd:Alone a owl:Class .",
    "class-of-the-rest": "cidpd:OtherThing a owl:Class .",
    "class-of-two-notions": "cidpd:CityAndTown a owl:Class .",
    "defined-by-itself": "cidpd:Link owl:equivalentClass [ owl:unionOf ( cidpd:Claim cidpd:Link ) ] .",
    "deprecated-without-successor": "cidpd:Company owl:deprecated true .",
    "equivalent-properties-differ": "cidpd:linkKind owl:equivalentProperty cidpd:claimKind .",
    "foreign-term-redefined": "org:Organization rdfs:subClassOf prov:Entity .",
    "hierarchy-in-a-circle": "cidpd:Territory rdfs:subClassOf cidpd:Country .",
    "inverse-of-a-symmetric-one": f"cidpd:near {A} , owl:SymmetricProperty ; owl:inverseOf cidpd:far .",
    "inverse-of-itself": f"cidpd:near {A} ; owl:inverseOf cidpd:near .",
    "inverse-that-does-not-fit": "cidpd:governs owl:inverseOf cidpd:establishes .",
    "name-of-another-style": "cidpd:link_kind a owl:DatatypeProperty .",
    "name-with-extension": "<https://w3id.org/cidpd/ontology.owl> a owl:Ontology .",
    "address-not-permanent": "<https://example.org/ontology> a owl:Ontology .",
    "named-is": f'cidpd:near {A} ; rdfs:label "is a"@en .',
    "property-of-anything": f"cidpd:near {A} .",
    "chain-of-one": "cidpd:entity owl:propertyChainAxiom ( cidpd:partOf ) .",
    "several-domains": "cidpd:governs rdfs:domain cidpd:Organization .",
    "symmetric-between-two-classes": "cidpd:establishes a owl:SymmetricProperty .",
    "text-repeated": 'cidpd:Link skos:scopeNote "vínculo"@es .',
    "transitive-between-two-classes": "cidpd:establishes a owl:TransitiveProperty .",
    "two-classes-for-one": "cidpd:Link owl:equivalentClass cidpd:Agreement .",
    "undeclared-class": "cidpd:Link rdfs:subClassOf org:Collaboration .",
    "undeclared-property": 'cidpd:Link skos:editorialNote "x"@es .',
}
CHANGED = {
    "header-in-one-language": ('"Ontology of Mexico\'s decentralized international cooperation"@en', '"Ontologie"@fr'),
    "header-lacks": ('dcterms:language "es" , "en" ;', ""),
    "nothing-disjoint": (r"owl:disjointWith\b", "skos:closeMatch"),
    "nothing-reused": (r"(?m)^    rdfs:sub(Class|Property)Of .*;$", ""),
    "ontology-not-declared": ("a owl:Ontology ;", "a prov:Entity ;"),
    "prefix-not-that-of-the-terms": ('Prefix "cidpd"', 'Prefix "cid"'),
    "version-and-name-differ": (r'owl:versionInfo "[0-9.]+"', 'owl:versionInfo "0.0.9"'),
}  # fmt: skip


@pytest.fixture
def copied(layout: Layout, tmp_path: Path) -> Layout:
    """A copy of the project that a test may break; shapes and questions are left empty."""
    for name in ("data", "shapes", "queries"):
        (tmp_path / name).mkdir()
    shutil.copytree(layout.ontology.parent, tmp_path / "ontology")
    shutil.copytree(layout.queries / "ontology", tmp_path / "queries" / "ontology")
    return project(tmp_path)


def serious(layout: Layout) -> set[str]:
    return {f.rule for f in check_ontology(layout).findings if f.severity > Severity.INFO}


def test_the_ontology_keeps_every_rule(layout: Layout) -> None:
    report = check_ontology(layout)
    found = [f for f in report.findings if f.severity > Severity.INFO]
    assert not found, "\n".join(f"{f.where}: {f.rule}: {f.message_en}" for f in found)
    assert len(report.rules) > 35


def test_each_rule_has_a_case_that_breaks_it(layout: Layout) -> None:
    rules = {file.stem for file in (layout.queries / "ontology").glob("*.rq")}
    assert len(rules) > 25
    assert rules == set(ADDED) | set(CHANGED)
    assert not set(ADDED) & set(CHANGED)


@pytest.mark.parametrize("rule", ADDED)
def test_a_rule_fires_on_an_axiom_that_breaks_it(rule: str, copied: Layout) -> None:
    with copied.ontology.open("a", encoding="utf-8") as file:
        file.write(f"\n{ADDED[rule]}\n")
    assert rule in serious(copied)


@pytest.mark.parametrize("rule", CHANGED)
def test_a_rule_fires_on_a_text_that_breaks_it(rule: str, copied: Layout) -> None:
    pattern, replacement = CHANGED[rule]
    text = copied.ontology.read_text("utf-8")
    broken, count = re.subn(pattern, replacement, text)
    assert count
    copied.ontology.write_text(broken, "utf-8")
    assert rule in serious(copied)


def test_a_finding_says_the_line_and_what_to_do(copied: Layout) -> None:
    lines = copied.ontology.read_text("utf-8").count("\n")
    with copied.ontology.open("a", encoding="utf-8") as file:
        file.write("\ncidpd:Alone a owl:Class .\n")
    done = CliRunner().invoke(
        cli, ["check", "--ontology", "--lang", "es", "--root", str(copied.root)]
    )
    assert done.exit_code == 1, "a class without a label is a violation"
    assert f"{copied.ontology}:{lines + 2}" in done.output
    assert "Diga de qué es un tipo, o quítela." in done.output


def test_alignments_that_are_not_turtle_are_refused(copied: Layout) -> None:
    copied.alignments.write_text("@prefix x: <urn:x> .\nx:a x:b .\n", "utf-8")
    with pytest.raises(KgError, match=r"alignments\.ttl:2: this is not Turtle"):
        check_ontology(copied)


def test_the_command_passes_and_excludes_the_tables() -> None:
    assert CliRunner().invoke(cli, ["check", "--ontology"]).exit_code == 0
    both = CliRunner().invoke(cli, ["check", "--ontology", "--tables"])
    assert both.exit_code == 2
    assert "exclude each other" in both.output
