"""The lint passes on the repository, and each of its rules fires on a copy that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check.report import Finding, Severity
from kg.check.terms import lint
from kg.errors import KgError
from kg.layout import Layout

LABEL = 'rdfs:label "acuerdo"@es , "agreement"@en ;'
HEADER = """
@prefix cidpd: <https://w3id.org/cidpd/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
PREFIX = "PREFIX cidpd: <https://w3id.org/cidpd/ontology#>\n"
BREAKS = {
    "no Spanish label": (LABEL, 'rdfs:label "agreement"@en ;', "ontology-label"),
    "two English labels": (
        LABEL,
        'rdfs:label "acuerdo"@es , "agreement"@en , "pact"@en ;',
        "ontology-label",
    ),
    "label of no language": (LABEL, 'rdfs:label "acuerdo"@es , "agreement" ;', "ontology-label"),
    "no English definition": (
        'establishes or renews a link."@en',
        'establishes or renews a link."@fr',
        "ontology-definition",
    ),
    "scope in one language": (
        LABEL,
        LABEL + ' skos:example "carta"@es ;',
        "ontology-one-language",
    ),
    "a label that another class has": (
        LABEL,
        'rdfs:label "vínculo"@es , "agreement"@en ;',
        "ontology-same-label",
    ),
    "defined elsewhere": (
        LABEL,
        LABEL + " rdfs:isDefinedBy <https://example.org/> ;",
        "ontology-defined-by",
    ),
    "misspelt owl: term": ("a owl:Class ;", "a owl:Klass ;", "term-misspelt"),
    "misspelt skos: term": ("skos:scopeNote", "skos:scopenote", "term-misspelt"),
    "undeclared superclass": (
        "rdfs:subClassOf cidpd:Territory , schema:Country ;",
        "rdfs:subClassOf cidpd:Teritory , schema:Country ;",
        "term-undeclared",
    ),
    "a prefix bound elsewhere": (
        "@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#>",
        "@prefix wgs: <https://www.w3.org/2003/01/geo/wgs84_pos#>",
        "prefix-other",
    ),
}
BROKEN_FILES = {
    "shape with a misspelt sh: term": (
        "s.ttl",
        HEADER + "<urn:s> a sh:NodeShape ; sh:targetclass cidpd:Link .",
        "term-misspelt",
        "sh:targetclass",
    ),
    "shape with a term we do not have": (
        "s.ttl",
        HEADER + "<urn:s> a sh:NodeShape ; sh:targetClass cidpd:Agrement .",
        "term-undeclared",
        "cidpd:Agrement",
    ),
    "shape with a datatype XML Schema does not have": (
        "s.ttl",
        HEADER + "<urn:s> a sh:PropertyShape ; sh:path cidpd:signedOn ; sh:datatype xsd:dat .",
        "term-misspelt",
        "xsd:dat",
    ),
    "query within a shape": (
        "s.ttl",
        HEADER + '<urn:s> sh:select """SELECT $this WHERE { $this cidpd:partie ?x }""" .',
        "term-undeclared",
        "cidpd:partie",
    ),
    "query with a term we do not have": (
        "q.rq",
        PREFIX + "SELECT ?x WHERE { ?x cidpd:singedOn ?d }",
        "term-undeclared",
        "cidpd:singedOn",
    ),
    "query with a path of terms": (
        "q.rq",
        PREFIX + "SELECT ?x WHERE { ?x cidpd:party/^cidpd:govern+ ?d }",
        "term-undeclared",
        "cidpd:govern",
    ),
    "query with a whole IRI": (
        "q.rq",
        "SELECT ?x WHERE { ?x <https://w3id.org/cidpd/ontology#parties> ?d }",
        "term-undeclared",
        "cidpd:parties",
    ),
    "query with a prefix of its own": (
        "q.rq",
        "prefix k: <http://www.w3.org/2004/02/skos/core#> SELECT ?x { ?x k:preflabel ?y }",
        "term-misspelt",
        "skos:preflabel",
    ),
    "code with a term we do not have": (
        "c.py",
        "from kg.rdf import CIDPD\nx = CIDPD.Agrement\n",
        "term-undeclared",
        "cidpd:Agrement",
    ),
    "code with a list of terms": (
        "c.py",
        'CIDPD = _Vocabulary("cidpd", "Agreement Lynk")\n',
        "term-undeclared",
        "cidpd:Lynk",
    ),
    "code with a misspelt term of another vocabulary": (
        "c.py",
        "from kg.rdf import SKOS\nx = SKOS['altlabel']\n",
        "term-misspelt",
        "skos:altlabel",
    ),
    "code with a query in a string": (
        "c.py",
        'QUERY = "SELECT ?x { ?x cidpd:twin ?y }"\n',
        "term-undeclared",
        "cidpd:twin",
    ),
    "docstring with a term that is gone": (
        "c.py",
        '"""Lift.\n\nGraph:\n    ?x a cidpd:Pair .\n"""\n',
        "term-undeclared",
        "cidpd:Pair",
    ),
}


def run(ontology: Path, *files: Path) -> list[Finding]:
    by_suffix = {s: [f for f in files if f.suffix == s] for s in (".ttl", ".rq", ".py")}
    return lint(ontology, by_suffix[".ttl"], by_suffix[".rq"], by_suffix[".py"])


def serious(findings: list[Finding]) -> list[Finding]:
    return [f for f in findings if f.severity > Severity.INFO]


def test_the_repository_passes(layout: Layout) -> None:
    code = sorted((layout.root / "src" / "kg").rglob("*.py"))
    shapes = sorted(layout.shapes.rglob("*.ttl"))
    queries = sorted(layout.queries.rglob("*.rq"))
    assert len(code) > 40
    assert len(shapes) > 8
    assert len(queries) >= 30
    found = serious(lint(layout.ontology, shapes, queries, code))
    assert not found, "\n".join(f"{f.where}: {f.rule}: {f.message_en}" for f in found)


@pytest.mark.parametrize("case", BREAKS)
def test_a_rule_fires_on_an_ontology_that_breaks_it(
    case: str, layout: Layout, tmp_path: Path
) -> None:
    old, new, rule = BREAKS[case]
    text = layout.ontology.read_text("utf-8")
    assert old in text
    broken = tmp_path / "cidpd.ttl"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert serious(run(layout.ontology)) == []
    found = serious(run(broken))
    assert rule in {f.rule for f in found}
    for finding in found:
        assert finding.where is not None
        assert finding.where.file == str(broken)
        assert finding.where.line > 1


@pytest.mark.parametrize("case", BROKEN_FILES)
def test_a_rule_fires_on_a_file_that_breaks_it(case: str, layout: Layout, tmp_path: Path) -> None:
    name, text, rule, focus = BROKEN_FILES[case]
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    found = serious(run(layout.ontology, file))
    assert [(f.rule, f.focus) for f in found] == [(rule, focus)]
    assert found[0].where is not None
    assert found[0].where.file == str(file)


def test_a_finding_says_the_line_and_offers_the_near_term(layout: Layout, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text(
        "#+ summary: not cidpd:read\n" + PREFIX + "\nSELECT ?x {\n  ?x cidpd:singedOn ?d\n}\n",
        encoding="utf-8",
    )
    (finding,) = serious(run(layout.ontology, query))
    assert str(finding.where) == f"{query}:5"
    assert "signedOn" in finding.remedy_en
    assert "signedOn" in finding.remedy_es


def test_words_in_strings_and_comments_are_not_terms(layout: Layout, tmp_path: Path) -> None:
    query = tmp_path / "q.rq"
    query.write_text(
        PREFIX
        + "# cidpd:gone is not here\n"
        + 'SELECT ?x { ?x cidpd:note "cidpd:gone # it\'s" ;\n'
        + "cidpd:article 'cidpd:gone' . # cidpd:gone\n"
        + 'FILTER(?x != """cidpd:gone""" && 1 < 2) }\n',
        encoding="utf-8",
    )
    assert serious(run(layout.ontology, query)) == []


def test_a_term_that_nothing_uses_is_information(layout: Layout, tmp_path: Path) -> None:
    module = tmp_path / "c.py"
    module.write_text('CIDPD = _Vocabulary("cidpd", "Link party")\nCIDPD.Link\n', encoding="utf-8")
    unused = {f.focus: f for f in run(layout.ontology, module) if f.rule == "term-unused"}
    assert "https://w3id.org/cidpd/ontology#Link" not in unused
    finding = unused["https://w3id.org/cidpd/ontology#party"]
    assert finding.severity is Severity.INFO
    assert "https://w3id.org/cidpd/ontology#RegistryEntry" not in unused, "it holds a place"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("o.ttl", b"@prefix x: <urn:x> .\n<urn:a> <urn:b> .\n", "o.ttl:2"),
        ("c.py", b"x = = 1\n", "c.py:1"),
        ("q.rq", b"# \xff\xfe\n", "UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_that_names_it(
    name: str, content: bytes, said: str, layout: Layout, tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    files = (file,) if name == "o.ttl" else (layout.ontology, file)
    with pytest.raises(KgError) as error:
        run(*files)
    assert said in str(error.value)
