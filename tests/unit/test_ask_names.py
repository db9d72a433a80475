"""Names: a key, a code, an IRI or a name without accents finds the one thing that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import Names
from kg.ask.names import fold
from kg.errors import QueryError
from kg.graph import open_store
from kg.iri import BASE


@pytest.fixture(scope="module")
def names(built_store: Path) -> Iterator[Names]:
    with open_store(built_store) as store:
        yield Names(store.select)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("mx-14039", "government", "id/government/mx-14039"),
        ("Guadalajara, Jalisco", "government", "id/government/mx-14039"),
        ("guadalajara jalisco", "government", "id/government/mx-14039"),
        ("14039", "government", "id/government/mx-14039"),
        (f"{BASE}id/government/mx-14039", "government", "id/government/mx-14039"),
        ("cancun", "government", "id/government/mx-23005"),
        ("Cancún", "", "id/government/mx-23005"),
        ("ciudad obregon", "government", "id/government/mx-26018"),
        ("MX-JAL", "entity", "id/territory/mx-14"),
        ("jalisco", "entity", "id/territory/mx-14"),
        ("Distrito Federal", "entity", "id/territory/mx-09"),
        ("Distrito Federal", "", "id/government/mx-09"),
        ("PUEBLA", "entity", "id/territory/mx-21"),
        ("CDMX", "entity", "id/territory/mx-09"),
        ("cdmx", "government", "id/government/mx-09"),
        ("Edomex", "", "id/territory/mx-15"),
        ("Q. Roo", "entity", "id/territory/mx-23"),
        ("GDL", "government", "id/government/mx-14039"),
        ("nl", "country", "id/country/nl"),
        ("nl", "", "id/country/nl"),  # a key goes before a name in use
        ("nl", "entity", "id/territory/mx-19"),
        ("amexid", "", "id/institution/amexcid"),  # another spelling of its name
        ("japon", "country", "id/country/jp"),
        ("Japan", "country", "id/country/jp"),
        ("kioto", "party", "id/government/jp-26-kyoto"),
        ("Kyoto", "party", "id/government/jp-26-kyoto"),
        ("turismo", "area", "id/concept/area/tourism"),
        ("wikidata-2022", "source", "graph/wikidata-2022"),
    ],
)
def test_one_thing_is_meant(names: Names, text: str, kind: str, expected: str) -> None:
    assert names.one(text, kind) == f"{BASE}{expected}"


@pytest.mark.parametrize("kind", ["government", ""])
def test_a_name_of_several_things_asks_for_a_key(names: Names, kind: str) -> None:
    """Seven municipalities and boroughs have the name, and one has a seat that has it."""
    with pytest.raises(QueryError, match=r"names 8 things.\n  Use a key:\n") as caught:
        names.one("benito juarez", kind)
    assert "\n    mx-23005  Benito Juárez, Quintana Roo\n" in str(caught.value)
    assert "\n    mx-16046  Juárez, Michoacán\n" in str(caught.value)


def test_one_name_of_one_territory_means_the_territory(names: Names) -> None:
    assert names.one("Jalisco") == f"{BASE}id/territory/mx-14"


def test_a_near_miss_is_offered(names: Names) -> None:
    with pytest.raises(QueryError, match="Guadalajara, Jalisco"):
        names.one("Guadalajra, Jalisco", "government")
    with pytest.raises(QueryError, match="Japón"):
        names.one("japom", "country")


def test_nothing_like_it_is_said_so(names: Names) -> None:
    with pytest.raises(QueryError, match="no country is called 'qqqq'"):
        names.one("qqqq", "country")


def test_a_municipality_is_no_federal_entity(names: Names) -> None:
    with pytest.raises(QueryError, match="no entity is called"):
        names.one("mx-14039", "entity")


def test_folding_drops_accents_case_and_marks() -> None:
    assert fold("  CIUDAD de MÉXICO ") == "ciudad de mexico"
    assert fold("Xi'an") == fold("xian")
