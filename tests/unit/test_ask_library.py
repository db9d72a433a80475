"""Query files: their headers, and parameters that are fixed without touching the query."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.library import Question, bind, find_question, load_library
from kg.errors import QueryError
from kg.rdf import XSD, Term

FILE = """#+ summary: Towns by day
#+ resumen: Pueblos por día
#+ question: Which towns?
#+ pregunta: ¿Qué pueblos?
#+ number: [3, 4]
#+ tags: [competency, towns]
#+ parameters: [town: government, year: integer]
#+ returns: [town, year, count]

SELECT ?town ?year (COUNT(DISTINCT ?link) AS ?count)
WHERE {
  {
    SELECT DISTINCT ?town ?link (YEAR(?day) AS ?year)
    WHERE { ?link <http://x/party> ?town ; <http://x/day> ?day }
  }
}
GROUP BY ?town ?year
ORDER BY ?town ?year
"""
IRI = Term("iri", "http://x/a")


def question(tmp_path: Path, text: str = FILE) -> Question:
    (tmp_path / "towns.rq").write_text(text, "utf-8")
    return load_library(tmp_path)["towns"]


def test_a_header_is_read(tmp_path: Path) -> None:
    found = question(tmp_path)
    assert found.title == {"es": "Pueblos por día", "en": "Towns by day"}
    assert found.numbers == (3, 4)
    assert found.parameters == {"town": "government", "year": "integer"}
    assert found.returns == ("town", "year", "count")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("#+ pregunta: ¿Qué pueblos?\n", "", "lacks 'pregunta'"),
        ("#+ resumen:", "#+ resumne:", "Did you mean 'resumen'"),
        ("[town: government,", "[town: goverment,", "Did you mean 'government'"),
        ("[town, year, count]", "[year, count]", "'town' is not returned"),
        ("[competency, towns]", "competency, towns", "is not a list"),
        ("#+ summary: Towns by day", "#+ summary: a\n#+ summary: b", "stands twice"),
    ],
)
def test_a_wrong_header_says_what_to_do(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(QueryError, match=re.escape(says)):
        question(tmp_path, FILE.replace(old, new))


def test_a_name_that_does_not_exist_gets_the_near_ones(tmp_path: Path) -> None:
    library = {"towns": question(tmp_path)}
    with pytest.raises(QueryError, match="Did you mean 'towns'"):
        find_question(library, "twons")
    with pytest.raises(QueryError, match="kg ask --list"):
        find_question(library, "zzz")


def test_a_value_stands_where_a_store_begins_with_it(tmp_path: Path) -> None:
    text = bind(question(tmp_path), {"town": IRI})
    assert text.count("WHERE { VALUES ?town { <http://x/a> }") == 2
    assert text.replace(" VALUES ?town { <http://x/a> }", "") == FILE


def test_a_computed_parameter_is_fixed_after_the_query(tmp_path: Path) -> None:
    year = Term("literal", "1998", datatype=f"{XSD}integer")
    text = bind(question(tmp_path), {"year": year})
    assert text == f'{FILE}VALUES (?year) {{ ("1998"^^<{XSD}integer>) }}\n'


def answer(text: str) -> list[tuple[str, str, str]]:
    store = ox.Store()
    date = ox.NamedNode(f"{XSD}date")
    for town, link, day in [
        ("a", "1", "1998-01-02"),
        ("a", "2", "1999-01-02"),
        ("b", "3", "1998-05-05"),
    ]:
        it = ox.NamedNode(f"http://x/{link}")
        graph = ox.DefaultGraph()
        store.add(
            ox.Quad(it, ox.NamedNode("http://x/party"), ox.NamedNode(f"http://x/{town}"), graph)
        )
        store.add(ox.Quad(it, ox.NamedNode("http://x/day"), ox.Literal(day, datatype=date), graph))
    rows = store.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    return [(row[0].value, row[1].value, row[2].value) for row in rows]


def test_fixed_parameters_choose_rows(tmp_path: Path) -> None:
    it = question(tmp_path)
    year = Term("literal", "1998", datatype=f"{XSD}integer")
    assert len(answer(bind(it, {}))) == 3
    assert len(answer(bind(it, {"town": IRI}))) == 2
    assert answer(bind(it, {"town": IRI, "year": year})) == [("http://x/a", "1998", "1")]


def test_an_unknown_parameter_gets_the_near_ones(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="Did you mean 'town'"):
        bind(question(tmp_path), {"twon": IRI})


BREAKING = [
    "http://x/> } UNION { ?s ?p ?o",
    "http://x/a b",
    "http://x/{}",
    "http://x/\\u003e",
    'http://x/"',
    "http://x/\n",
    "not an IRI",
    "",
]


@pytest.mark.parametrize("value", BREAKING)
def test_an_iri_that_would_break_out_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(QueryError, match="is not an IRI"):
        bind(question(tmp_path), {"town": Term("iri", value)})


@given(st.text(), st.sampled_from(["town", "year"]))
def test_no_text_changes_the_query(value: str, name: str) -> None:
    it = Question(
        "towns", {}, {}, (), (), {"town": "x", "year": "x"}, ("town", "year", "count"), FILE
    )
    if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
        return
    assert answer(bind(it, {name: Term("literal", value)})) == []
