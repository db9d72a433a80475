"""The traps of the cited participation: offices, networks and memberships. Written row by row."""

from __future__ import annotations

import pytest

from data.cited import Record, read


@pytest.fixture(scope="module")
def offices() -> dict[str, Record]:
    return {row["source_ref"]: row for row in read("offices").values()}


# --- offices -------------------------------------------------------------------------------------

FUNCTIONS = {
    "migrants": "016 017 018 020 021 026 027 028 041",
    "sister-cities": "015 030 031 033 034 035",
    "representation-in-capital": "005 036",
    "representation-abroad": "009 011 012 013 014 023 024 037 038 039 044",
}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_what_is_no_office_of_international_affairs_is_told_apart(
    offices: dict[str, Record], function: str
) -> None:
    only = {number for number, row in offices.items() if row["functions"] == function}
    assert only == {f"OFI-{number}" for number in FUNCTIONS[function].split()}


def test_migrant_office_that_is_also_international_says_both(offices: dict[str, Record]) -> None:
    both = {n for n, row in offices.items() if row["functions"] == "international-affairs;migrants"}
    assert both == {"OFI-010", "OFI-022", "OFI-029", "OFI-040"}


DATES = {
    "OFI-001": ("2006-07-05", "publication"),
    "OFI-003": ("2001", "stated"),
    "OFI-009": ("2019-06", "reopening"),
    "OFI-016": ("2008", "other-page"),
    "OFI-017": ("2001", "stated"),
    "OFI-018": ("1992", "stated"),
    "OFI-033": ("2021", "installation"),
}


def test_date_of_an_office_says_what_it_is(offices: dict[str, Record]) -> None:
    dated = {n: (r["created"], r["created_kind"]) for n, r in offices.items() if r["created"]}
    assert dated == DATES


def test_page_date_is_not_a_creation(offices: dict[str, Record]) -> None:
    assert (offices["OFI-025"]["created"], offices["OFI-025"]["listed"]) == ("", "2025-08-07")
    assert (offices["OFI-042"]["created"], offices["OFI-042"]["listed"]) == ("", "2016-11-26")


def test_chiapas_2001_comes_from_the_paper_and_is_its_institution(
    offices: dict[str, Record],
) -> None:
    chiapas = offices["OFI-003"]
    assert (chiapas["id"], chiapas["paper_locator"], chiapas["page"]) == ("cri-chis", "S4¶13", "")
    assert chiapas["id"] in read("institutions")
    others = [n for n, row in offices.items() if row["paper_locator"] or not row["page"]]
    assert others == ["OFI-003"]


def test_only_one_office_is_an_institution_of_the_graph(offices: dict[str, Record]) -> None:
    assert {row["id"] for row in offices.values()} & read("institutions").keys() == {"cri-chis"}


def test_line_of_the_migrant_offices_of_michoacan(offices: dict[str, Record]) -> None:
    assert offices["OFI-018"]["successor"] == offices["OFI-017"]["id"]
    assert offices["OFI-017"]["successor"] == offices["OFI-016"]["id"]
    assert {n for n, row in offices.items() if row["status"] == "replaced"} == {
        "OFI-017",
        "OFI-018",
    }


HOMONYMS = {"OFI-025": "mx-09014", "OFI-032": "mx-23005", "OFI-033": "mx-23005"}


@pytest.mark.parametrize("number", HOMONYMS)
def test_the_two_benito_juarez(offices: dict[str, Record], number: str) -> None:
    assert offices[number]["participants"] == HOMONYMS[number]


def test_foreign_office_in_mexico_is_left_out(offices: dict[str, Record]) -> None:
    assert [r["id"] for r in offices.values() if "San Diego" in r["name"] + r["mexican_text"]] == []
    assert {r["participants"][:3] for r in offices.values()} == {"mx-"}


def test_committee_of_a_congress_is_of_the_congress(offices: dict[str, Record]) -> None:
    assert {n for n, row in offices.items() if row["level"] == "state-congress"} == {"OFI-040"}
