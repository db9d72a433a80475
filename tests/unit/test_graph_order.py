"""Rows sorted after they are read: as the store itself would sort them, and never instead of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask import load_library
from kg.graph import Store, open_store
from kg.graph.order import arranged, without_order
from kg.graph.store import answer
from kg.layout import project
from kg.rdf import XSD, Term

LIBRARY = load_library(project().queries / "competency")


@pytest.fixture(scope="module")
def store(built_store: Path) -> Iterator[Store]:
    with open_store(built_store) as opened:
        yield opened


@pytest.mark.parametrize("name", LIBRARY)
def test_each_question_comes_in_the_order_of_the_store(name: str, store: Store) -> None:
    text = LIBRARY[name].text
    wanted, found = answer(store._query(text)), store.select(text)
    _, keys = without_order(text)
    columns = [wanted.variables.index(key) for key, _ in keys if key in wanted.variables]
    assert found.variables == wanted.variables
    assert [[row[c] for c in columns] for row in found.rows] == [
        [row[c] for c in columns] for row in wanted.rows
    ]
    assert sorted(map(repr, found.rows)) == sorted(map(repr, wanted.rows))


def test_most_questions_are_sorted_here(store: Store) -> None:
    here = [q.name for q in LIBRARY.values() if without_order(q.text)[1]]
    assert len(here) > 70
    assert {"experience-with-country", "partners-in-country"} <= set(here)


@pytest.mark.parametrize(
    ("order", "keys"),
    [
        ("ORDER BY ?a", (("a", False),)),
        ("order  by\n  desc( ?a ) ?b\n", (("a", True), ("b", False))),
        ("ORDER BY ASC(?a) DESC (?b)  ", (("a", False), ("b", True))),
        ("ORDER BY ?a LIMIT 3", ()),
        ("ORDER BY STR(?a)", ()),
        ("ORDER BY ?a # ORDER BY ?b", ()),
        ("ORDER BY ?a\n# ORDER BY ?b", ()),
        ("ORDER BY ?a\nVALUES ?b { 1 }", ()),
        ("", ()),
    ],
)
def test_only_a_plain_order_at_the_end_is_taken(
    order: str, keys: tuple[tuple[str, bool], ...]
) -> None:
    text = f"SELECT * WHERE {{ ?a ?b ?c }}\n{order}"
    plain, found = without_order(text)
    assert found == keys
    assert plain == ("SELECT * WHERE { ?a ?b ?c }\n" if keys else text)


def test_the_order_of_a_subquery_stays() -> None:
    text = "SELECT * {\n{ SELECT ?a { ?a ?b ?c }\nORDER BY ?a }\n}"
    assert without_order(text) == (text, ())


def test_an_order_by_what_is_not_returned_is_the_stores(store: Store) -> None:
    text = """
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
        SELECT ?entity { ?entity a cidpd:FederalEntity ; rdfs:label ?name FILTER (LANG(?name) = "es") }
        ORDER BY DESC(?name)"""
    codes = [row[0].value.rpartition("-")[2] for row in store.select(text).rows if row[0]]
    assert codes[0] == "32"
    assert len(codes) == 32


TERMS = st.one_of(
    st.none(),
    st.text("abÁz", max_size=20).map(lambda end: Term("iri", f"http://x.org/{end}")),
)
STRINGS = st.text(max_size=20).map(lambda value: Term("literal", value))
NUMBERS = st.one_of(
    st.integers(-(10**6), 10**6).map(lambda n: Term("literal", str(n), datatype=f"{XSD}integer")),
    st.decimals(-1000, 1000, places=3).map(
        lambda n: Term("literal", f"{n:f}", datatype=f"{XSD}decimal")
    ),
)


@given(
    st.one_of(*(st.lists(st.tuples(st.one_of(TERMS, kind), TERMS)) for kind in (STRINGS, NUMBERS))),
    st.booleans(),
    st.booleans(),
)
def test_the_order_is_that_of_the_engine(
    rows: list[tuple[Term | None, ...]], first: bool, second: bool
) -> None:
    cells = "\n".join(
        "(" + " ".join("UNDEF" if term is None else term.n3() for term in row) + ")" for row in rows
    )
    ways = [("a", first), ("b", second)]
    order = " ".join(f"{'DESC' if down else 'ASC'}(?{name})" for name, down in ways)
    query = f"SELECT * {{ VALUES (?a ?b) {{ {cells} }} }} ORDER BY {order}"
    wanted = answer(ox.Store().query(query)).rows
    found = arranged(("a", "b"), rows, ways)
    assert found is not None
    assert list(map(_comparable, found)) == list(map(_comparable, wanted))


def _comparable(row: tuple[Term | None, ...]) -> list[object]:
    """Write numbers by value: 1 and 1.0 are equal, and come in any order."""
    return [
        Decimal(term.value) if term is not None and term.datatype else term and term.n3()
        for term in row
    ]


@pytest.mark.parametrize(
    "other",
    [
        Term("literal", "2020-01-01T00:00:00Z", datatype=f"{XSD}dateTime"),
        Term("literal", "1e3", datatype=f"{XSD}double"),
        Term("literal", "many", datatype=f"{XSD}integer"),
        Term("literal", "-0044-03-15", datatype=f"{XSD}date"),
    ],
)
def test_what_is_not_ordered_as_it_is_written_is_left_to_the_store(other: Term) -> None:
    rows: list[tuple[Term | None, ...]] = [(Term("literal", "a"),), (other,)]
    assert arranged(("a",), rows, [("a", False)]) is None


def test_dates_of_any_precision_stand_in_the_order_of_time() -> None:
    written = ["1998", "1998-03", "1998-03-05", "1998-04", "1999-01-01", "2000"]
    kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
    rows: list[tuple[Term | None, ...]] = [
        (Term("literal", text, datatype=f"{XSD}{kinds[len(text)]}"),) for text in written
    ]
    assert arranged(("a",), rows[::-1], [("a", False)]) == rows
    assert arranged(("a",), rows, [("a", True)]) == rows[::-1]
