"""Check queries: each finds what breaks its rule, nothing else, and says so in two languages."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from rdflib import Dataset

from kg.check import Severity
from kg.check.queries import CheckQuery, check_queries, read_check_queries
from kg.check.report import Finding
from kg.errors import QueryError
from kg.graph import Release, Store
from kg.graph.release import FORMAT, Manifest
from kg.graph.store import write_store
from unit.check_cases import CASES as RULE_CASES
from unit.check_cases import HEAD
from unit.cube_cases import CUBE_CASES

CASES = RULE_CASES | CUBE_CASES
FILES = sorted((Path(__file__).parents[2] / "queries" / "check").glob("*.rq"))
QUERIES = {query.name: query for query in read_check_queries(FILES)}
HEADER = """\
#+ summary: A country
#+ resumen: Un país
#+ problem: It is called ?name.
#+ problema: Se llama ?name.
#+ solution: Do something.
#+ solucion: Haga algo.
#+ tags: [check, test]
#+ severity: info
#+ parameters: []
#+ returns: [focus, name]
#+ expects: no rows

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?focus ?name WHERE { ?focus rdfs:label ?name FILTER (LANG(?name) = "es") }
"""


def store_of(trig: str, directory: Path) -> Store:
    """Build a release from TriG; what stands in no graph goes to ``graph/test``."""
    if "GRAPH" not in trig:
        trig = f"GRAPH graph:test {{ {trig} }}"
    dataset = Dataset()
    dataset.parse(data=HEAD + trig, format="trig")
    lines = []
    for s, p, o, graph in dataset.quads():
        name = str(graph) if "cidpd" in str(graph) else "https://w3id.org/cidpd/graph/test"
        lines.append(f"{s.n3()} {p.n3()} {o.n3()} <{name}> .")
    directory.mkdir()
    text = "\n".join(sorted(set(lines))) + "\n"
    (directory / "kg.nq").write_text(text, "utf-8")
    (directory / "origins.tsv").write_text(
        "https://w3id.org/cidpd/id/country/jp\tdata/tables/countries.csv\t7\n", "utf-8"
    )
    triples = {f"{line.rsplit(' ', 2)[0]} ." for line in text.splitlines()}
    (directory / "kg.nt").write_text("\n".join(sorted(triples)), "utf-8")
    count = write_store(directory / "kg.nq", directory / "kg.nt", directory / "oxigraph")
    digest = hashlib.sha256(text.encode()).hexdigest()
    manifest = Manifest(format=FORMAT, version="0", sha256=digest, statements=count, graphs={})
    return Store(Release(directory, manifest))


def run(query: CheckQuery, trig: str, directory: Path) -> list[Finding]:
    with store_of(trig, directory) as store:
        return check_queries([query], store)


def test_every_query_has_a_case() -> None:
    assert sorted(CASES) == sorted(QUERIES)
    assert len(QUERIES) >= 60


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_query_finds_what_breaks_its_rule(name: str, tmp_path: Path) -> None:
    case, query = CASES[name], QUERIES[name]
    found = run(query, case.broken, tmp_path / "broken")
    short = tuple(f.focus.removeprefix("https://w3id.org/cidpd/id/") for f in found)
    assert short == case.found
    for finding in found:
        assert finding.rule == name
        assert finding.severity == query.severity
        assert not re.search(r"\?[a-z]", finding.message_es + finding.message_en)
        assert (finding.source is not None) == query.about_source
    assert run(query, case.right, tmp_path / "right") == []


def test_the_contradiction_of_the_paper_is_told_with_its_numbers(tmp_path: Path) -> None:
    case = CASES["table-3-term-exceeds-table-1-period"]
    query = QUERIES["table-3-term-exceeds-table-1-period"]
    (finding,) = run(query, case.broken, tmp_path / "store")
    assert "145" in finding.message_es
    assert "144" in finding.message_es
    assert "2006-12-01" in finding.message_en
    assert finding.source == "https://w3id.org/cidpd/graph/paper"


@pytest.mark.parametrize("name", sorted(QUERIES))
def test_a_header_is_flat_yaml_and_in_two_languages(name: str) -> None:
    query = QUERIES[name]
    for line in query.text.splitlines():
        if line.startswith("#+"):
            key, _, value = line.removeprefix("#+ ").partition(": ")
            assert ": " not in value, line
            assert " #" not in value, line
            assert value[0] not in "{&*!|>'\"%@`" or key == "about", line
    for es, en in (
        (query.resumen, query.summary),
        (query.problema, query.problem),
        (query.solucion, query.solution),
    ):
        assert es != en
    assert query.returns[0] == "focus"
    assert "ORDER BY" in query.text
    assert query.about_source <= (query.severity < Severity.VIOLATION)


def test_a_finding_names_things_and_rows(tmp_path: Path) -> None:
    file = tmp_path / "names.rq"
    file.write_text(HEADER, "utf-8")
    (query,) = read_check_queries([file])
    trig = '<https://w3id.org/cidpd/id/country/jp> rdfs:label "Japón"@es, "Japan"@en .'
    (finding,) = run(query, trig, tmp_path / "store")
    assert finding.message_es == "Un país. Se llama Japón."
    assert (finding.name_es, finding.name_en) == ("Japón", "Japan")
    assert str(finding.where) == "data/tables/countries.csv:7"
    assert finding.remedy_en == "Do something."


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("#+ solucion: Haga algo.\n", "", "'solucion'"),
        ("severity: info", "severity: bad", "'bad'"),
        ("#+ summary: A", "#+ sumary: A", "Did you mean 'summary'"),
        ("called ?name", "called ?nmae", "'nmae'"),
        ("[focus, name]", "[name]", "'focus'"),
        ("#+ tags: [check, test]\n", "#+ tags: [check, test]\n#+ about: source\n", "'source'"),
    ],
)
def test_a_wrong_header_is_told_with_its_file(
    was: str, becomes: str, told: str, tmp_path: Path
) -> None:
    assert was in HEADER
    file = tmp_path / "wrong.rq"
    file.write_text(HEADER.replace(was, becomes), "utf-8")
    with pytest.raises(QueryError) as wrong:
        read_check_queries([file])
    assert str(wrong.value).startswith(f"{file}:")
    assert told in str(wrong.value)


def test_a_query_that_does_not_parse_or_returns_other_columns_is_told(tmp_path: Path) -> None:
    file = tmp_path / "wrong.rq"
    file.write_text(HEADER.replace("WHERE {", "WHERE {{"), "utf-8")
    with pytest.raises(QueryError, match=r"wrong\.rq: the query does not parse"):
        run(*read_check_queries([file]), "g:a rdfs:label 1 .", tmp_path / "one")
    file.write_text(HEADER.replace("SELECT ?focus ?name", "SELECT ?name ?focus"), "utf-8")
    with pytest.raises(QueryError, match="returns name, focus"):
        run(*read_check_queries([file]), "g:a rdfs:label 1 .", tmp_path / "two")
