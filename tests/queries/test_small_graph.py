"""Answers worked out by hand on a graph of three Mexican towns and four foreign ones."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.ask import load_library
from kg.ask.library import bind
from kg.layout import project
from kg.rdf import XSD, Term

HERE = Path(__file__).parent
LIBRARY = load_library(project(HERE.parents[1]).queries / "competency")
ID = "https://w3id.org/cidpd/id/"
TONALA, ZAPOPAN, TUXTLA = ("mx-14101", "mx-14120", "mx-07101")
KYOTO, LIMA, LYON = ("jp-26-kyoto", "pe-lma-lima", "fr-ara-lyon")


def iri(path: str) -> Term:
    return Term("iri", f"{ID}{path}")


def number(value: int) -> Term:
    return Term("literal", str(value), datatype=f"{XSD}integer")


def by_oxigraph(text: str) -> list[list[str]]:
    store = ox.Store()
    store.load(path=str(HERE / "small.ttl"), format=ox.RdfFormat.TURTLE)
    rows = store.query(text)
    assert isinstance(rows, ox.QuerySolutions)
    return [[short(c.value) if c is not None else "" for c in row] for row in rows]


def by_rdflib(text: str) -> list[list[str]]:
    graph = Graph().parse(HERE / "small.ttl")
    return [[short(str(c)) if c is not None else "" for c in row] for row in graph.query(text)]


def short(value: str) -> str:
    return value.rpartition("/")[2]


CASES = {
    "most-connected-governments": (
        {},
        [
            [TUXTLA, "4", "3", "4"],
            [ZAPOPAN, "4", "4", "4"],
            [TONALA, "2", "2", "2"],
        ],
    ),
    "governments-sharing-partners": (
        {},
        [
            [TUXTLA, ZAPOPAN, "2"],
            [TONALA, ZAPOPAN, "2"],
            [ZAPOPAN, TUXTLA, "2"],
            [ZAPOPAN, TONALA, "2"],
        ],
    ),
    # Osaka is reached through Tuxtla alone, which is not enough.
    # Lyon is a partner of both others; Lima is Tuxtla's candidate for the same reason.
    "possible-partners": ({}, [[TUXTLA, LIMA, "2"], [TONALA, LYON, "2"]]),
    "possible-partners for Tonalá": (
        {"government": iri("government/mx-14101")},
        [[TONALA, LYON, "2"]],
    ),
    "governments-sharing-partners with Tuxtla": (
        {"government": iri("government/mx-07101")},
        [[TUXTLA, ZAPOPAN, "2"]],
    ),
    "steps-between-governments from Tonalá to Zapopan": (
        {"government": iri("government/mx-14101"), "target": iri("government/mx-14120")},
        [
            [TONALA, ZAPOPAN, "2", "tonala-kyoto", KYOTO, "zapopan-kyoto"],
            [TONALA, ZAPOPAN, "2", "tonala-lima", LIMA, "zapopan-lima"],
        ],
    ),
    # A direct link leaves no room for two steps; Osaka is four from Tonalá, hence not here.
    "steps-between-governments from Tuxtla to Zapopan": (
        {"government": iri("government/mx-07101"), "target": iri("government/mx-14120")},
        [[TUXTLA, ZAPOPAN, "1", "tuxtla-zapopan", "", ""]],
    ),
    "steps-between-governments from Tonalá to Osaka": (
        {"government": iri("government/mx-14101"), "target": iri("government/jp-27-osaka")},
        [],
    ),
    "counterparts-of-most-states": ({}, [[KYOTO, "2", "3"], [LYON, "2", "2"]]),
    "partner-countries-of-state": (
        {"entity": iri("territory/mx-14")},
        [["mx-14", "jp", "2"], ["mx-14", "pe", "2"], ["mx-14", "fr", "1"]],
    ),
    "partners-of-government": (
        {"government": iri("government/mx-14101")},
        [
            [TONALA, KYOTO, "jp", "twinning", "2001-05-09", "3", "tonala-kyoto"],
            [TONALA, LIMA, "pe", "friendship", "1990-01-01", "1", "tonala-lima"],
        ],
    ),
    "partners-in-country": (
        {"country": iri("country/fr"), "entity": iri("territory/mx-07")},
        [["mx-07", "fr", TUXTLA, LYON, "twinning", "", "tuxtla-lyon"]],
    ),
    "agreements-by-year": (
        {"year": number(1990)},
        [["1990", "tonala-lima-1990", "1990", "friendship"]],
    ),
    # An agreement known by its year alone has no anniversary.
    "anniversaries": ({}, [["5", "9", "2001", "tonala-kyoto-2001"]]),
}


@pytest.mark.parametrize("run", [by_oxigraph, by_rdflib])
@pytest.mark.parametrize("name", CASES)
def test_the_answer_is_the_one_worked_out_by_hand(name: str, run: object) -> None:
    values, expected = CASES[name]
    assert callable(run)
    assert run(bind(LIBRARY[name.partition(" ")[0]], values)) == expected
