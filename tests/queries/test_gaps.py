"""Questions the data answer in part or not at all: what they give, counted again, and what they say is missing."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import combinations
from math import acos, cos, radians, sin
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask import load_library
from kg.ask.library import bind
from kg.graph import Store
from kg.layout import project
from kg.lift.distance import EARTH, great_circle
from kg.rdf import Term

ROOT = Path(__file__).parents[2]
LIBRARY = load_library(project(ROOT).queries / "competency")
ID = "https://w3id.org/cidpd/id/"
PARTLY = {
    "registry-and-lists-in-numbers": 24, "signatories": 27, "areas-together": 39, "distance-by-country": 41, "links-by-population": 42,
    "bridges-of-the-network": 44, "prestige-in-the-network": 45, "properties-of-the-network": 46,
    "communities-of-the-network": 47, "public-lists-compared": 58,
}  # fmt: skip
Row = dict[str, str]


def rows_of(store: Store, name: str) -> list[Row]:
    """The rows of an answer by column, without what is not bound; the last part of an IRI."""
    answer = store.select(LIBRARY[name].text)
    return [
        {v: t.value.removeprefix(ID) for v, t in zip(answer.variables, row, strict=True) if t}
        for row in answer.rows
    ]


def table(name: str) -> list[Row]:
    with (ROOT / "data" / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("name", PARTLY)
def test_what_is_missing_is_said_once_in_both_languages(store: Store, name: str) -> None:
    assert PARTLY[name] in LIBRARY[name].numbers
    told = [row for row in rows_of(store, name) if "missing_es" in row]
    assert len(told) == 1
    assert len(told[0]["missing_es"]) > 40
    assert told[0]["missing_es"] != told[0]["missing_en"]


def test_links_of_which_no_registration_is_known(store: Store) -> None:
    mexican = {row["id"] for name in ("municipalities", "federal_entities") for row in table(name)}
    rows = table("attestations")
    registered = {row["link"] for row in rows if row["registered"] == "yes"}
    listed = {r["link"] for r in rows if r["source"] in ("wikidata-2022", "wikipedia-2026")}
    published = {
        row["id"] for row in table("links") if not set(row["parties"].split(";")) <= mexican
    }
    (found,) = rows_of(store, "registry-and-lists-in-numbers")
    assert [int(found[n]) for n in ("published", "registered", "registeredInNoList")] == [
        len(published), len(registered & published), len((registered & published) - listed),
    ]  # fmt: skip
    assert int(found["notKnownRegistered"]) == len(published - registered)


def test_the_public_lists_are_compared_link_by_link(store: Store) -> None:
    links: dict[str, set[str]] = defaultdict(set)
    for row in table("attestations"):
        links[row["source"]].add(row["link"])
    early, late = links["wikidata-2022"], links["wikipedia-2026"]
    (found,) = rows_of(store, "public-lists-compared")
    assert [int(found[name]) for name in ("inBoth", "onlyEarlier", "onlyLater")] == [
        len(early & late), len(early - late), len(late - early),
    ]  # fmt: skip


def test_links_by_population_are_those_of_the_tables(store: Store) -> None:
    steps = [0, 10_000, 50_000, 100_000, 500_000, 1_000_000]
    linked: dict[str, set[str]] = defaultdict(set)
    for link in table("links"):
        for party in link["parties"].split(";"):
            linked[party].add(link["id"])
    towns: Counter[int] = Counter()
    active: Counter[int] = Counter()
    links: dict[int, set[str]] = defaultdict(set)
    for row in table("municipalities"):
        if row["seat"]:
            low = max(step for step in steps if step <= int(row["population"]))
            towns[low] += 1
            active[low] += row["id"] in linked
            links[low] |= linked[row["id"]]
    found = {
        int(row["from"]): [int(row[name]) for name in ("municipalities", "linked", "links")]
        for row in rows_of(store, "links-by-population")
        if "from" in row
    }
    assert found == {low: [towns[low], active[low], len(links[low])] for low in steps}


def test_areas_together_are_those_that_one_link_has(store: Store) -> None:
    areas: dict[str, set[str]] = defaultdict(set)
    for row in table("attestations"):
        areas[row["link"]] |= set(filter(None, row["areas"].split(";")))
    wanted = {pair for found in areas.values() for pair in combinations(sorted(found), 2)}
    found = {
        (row["area"].rpartition("/")[2], row["other"].rpartition("/")[2])
        for row in rows_of(store, "areas-together")
        if "area" in row
    }
    assert found <= wanted
    assert ("culture", "education") in found
    assert len(found) > 40


POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(POINTS, POINTS)
def test_the_distance_is_that_of_the_law_of_cosines(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    (a, b), (c, d) = (tuple(map(radians, point)) for point in (one, other))
    angle = acos(max(-1.0, min(1.0, sin(a) * sin(c) + cos(a) * cos(c) * cos(b - d))))
    assert great_circle(one, other) == pytest.approx(EARTH * angle, abs=0.5)
    assert great_circle(one, other) == great_circle(other, one)


def test_known_distances(store: Store) -> None:
    assert great_circle((48.8566, 2.3522), (40.7128, -74.0060)) == pytest.approx(5837, abs=2)
    quarter = great_circle((0, 0), (90, 0))
    assert quarter == pytest.approx(10_007.6, abs=0.1)
    question = LIBRARY["distance-of-partners"]
    text = bind(question, {"government": Term("iri", f"{ID}government/mx-14039")})
    found = {row[1].value.removeprefix(ID): int(row[3].value) for row in store.select(text).rows}  # type: ignore[union-attr]
    assert found["government/mx-14120"] < 15, "Zapopan is beside Guadalajara"
    assert 11_000 < found["government/jp-26-kyoto"] < 11_600


MEASURED = """
    @prefix c: <https://w3id.org/cidpd/ontology#> . @prefix p: <http://www.w3.org/ns/prov#> .
    @prefix m: <https://w3id.org/cidpd/id/concept/network-measure/> . @prefix x: <https://w3id.org/cidpd/id/> .
    @prefix a: <https://w3id.org/cidpd/id/concept/region/> .
    x:p1 c:measure m:{key} ; c:measuredThing x:leon ; c:measuredValue 0.25 ; c:rank 2 ; p:wasGeneratedBy x:run .
    x:p2 c:measure m:{key} ; c:measuredThing x:kyoto ; c:measuredValue 0.5 ; c:rank 1 ; p:wasGeneratedBy x:run .
    x:kyoto c:counterpartKind x:local ; c:country x:jp . x:jp c:region a:asia .
    x:p3 c:measure m:nodes ; c:measuredThing x:whole ; c:measuredValue 2 ; p:wasGeneratedBy x:run .
    x:whole a c:ProjectedNetwork .
    x:link c:partyCount 2 ; c:party x:leon, x:kyoto .
"""


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        ("bridges-of-the-network", "betweenness",
         [["kyoto", "0.5", "1", "run", "", ""], ["leon", "0.25", "2", "run", "", ""]]),
        ("prestige-in-the-network", "pagerank",
         [["kyoto", "0.5", "1", "run", "", ""], ["leon", "0.25", "2", "run", "", ""]]),
        ("communities-of-the-network", "community",
         [["0.25", "", "1", "run", "", ""], ["0.5", "asia", "1", "run", "", ""]]),
        ("properties-of-the-network", "degree", [["2", "1", "nodes", "2", "run", "", ""]]),
    ],
)  # fmt: skip
def test_recorded_measures_are_read_and_nothing_is_missing(
    name: str, key: str, expected: list[list[str]]
) -> None:
    graph = ox.Store()
    graph.load(MEASURED.format(key=key).encode(), format=ox.RdfFormat.TURTLE)
    rows = graph.query(LIBRARY[name].text)
    assert isinstance(rows, ox.QuerySolutions)
    found = [[c.value.rpartition("/")[2] if c is not None else "" for c in row] for row in rows]
    assert found == expected
