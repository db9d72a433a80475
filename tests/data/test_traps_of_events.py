"""The traps of the cited projects and events: states left out, dates of pages, shared sums, announcements."""

from __future__ import annotations

import re

import pytest

from data.cited import Record, read

SOURCE = "participation-cited"


def numbered(table: str) -> dict[str, Record]:
    return {row["source_ref"]: row for row in read(table).values() if row["source"] == SOURCE}


PROJECTS = numbered("project_participations")
EVENTS = numbered("event_participations")
LOST = numbered("unresolved")
ROWS = PROJECTS | EVENTS


def refs(prefix: str, spans: str) -> list[str]:
    """``PRY-003``, ``PRY-004`` … of ``3-4``."""
    found: list[str] = []
    for span in spans.split():
        first, _, last = span.partition("-")
        found += [f"{prefix}-{n:03}" for n in range(int(first), int(last or first) + 1)]
    return found


# --- every row is somewhere ----------------------------------------------------------------------


def test_no_row_disappears() -> None:
    lost = {ref for ref in LOST if ref[:3] in ("PRY", "EVT")}
    assert PROJECTS.keys() | {r for r in lost if r[0] == "P"} == set(refs("PRY", "1-61"))
    assert EVENTS.keys() | {r for r in lost if r[0] == "E"} == set(refs("EVT", "1-133"))
    assert not ROWS.keys() & lost
    assert lost == {"PRY-028", "PRY-029", "PRY-032", "EVT-084"}


@pytest.mark.parametrize("ref", ROWS)
def test_a_row_keeps_its_page_and_the_words_of_its_source(ref: str) -> None:
    row = ROWS[ref]
    assert row["page"].startswith("http")
    assert row["page_title"]
    assert row["mexican_text"]
    assert row["counterpart_text"]


# --- 1: states left empty on purpose -------------------------------------------------------------

HOMONYMS = {"PRY-029": {"mx-01005", "mx-14048"}, "EVT-084": {"mx-06008", "mx-30108"}}


@pytest.mark.parametrize("ref", HOMONYMS)
def test_a_town_whose_state_no_one_says_is_not_guessed(ref: str) -> None:
    row = LOST[ref]
    assert set(row["candidates"].split(";")) == HOMONYMS[ref]
    assert row["reason_es"] != row["reason_en"]
    for part in ROWS.values():
        assert not HOMONYMS[ref] & set(part["participants"].split(";"))


@pytest.mark.parametrize("ref", ["PRY-028", "PRY-032"])
def test_towns_that_no_one_names_are_not_guessed(ref: str) -> None:
    assert LOST[ref]["candidates"] == ""
    assert LOST[ref]["reason_es"]


def test_the_la_paz_of_the_bay_is_that_of_the_row_that_says_so() -> None:
    assert ROWS["PRY-015"]["participants"] == ROWS["EVT-117"]["participants"] == "mx-03003"


# --- who takes part ------------------------------------------------------------------------------

WHO = {
    "EVT-092": "mx-23005",  # Cancún, not the borough Benito Juárez
    "EVT-091": "mx-09014",  # the borough
    "EVT-093": "mx-09010",
    "EVT-009": "mx-09",  # Mexico City is always the federal entity
    "PRY-002": "mx-09",
    "PRY-007": "mx-14098",  # Tlaquepaque, though the page calls it the capital of Jalisco
    "PRY-011": "mx-08037",
    "EVT-025": "mx-03008",
    "EVT-026": "mx-14039",
    "EVT-112": "mx-12029",
    "EVT-015": "mx-02;mx-08;mx-05;mx-19;mx-26;mx-28",
    "EVT-039": "mx-02;mx-02004",  # governor of the state and mayor of the city
    "EVT-102": "mx-23;mx-31;mx-12;mx-20;mx-30;mx-27;mx-07;mx-21;mx-04",  # also those of the note
    "EVT-121": "mx-31;mx-04;mx-23;mx-20",
    "PRY-044": "mx-14039",  # the city the page names for the metropolitan area
}


@pytest.mark.parametrize("ref", WHO)
def test_who_takes_part(ref: str) -> None:
    assert ROWS[ref]["participants"] == WHO[ref]


def test_an_area_that_is_no_government_says_whom_it_stands_for() -> None:
    row = ROWS["PRY-044"]
    assert row["level"] == "metropolitan-area"
    assert row["remark_es"] != row["remark_en"] != ""


@pytest.mark.parametrize("ref", refs("EVT", "73-76"))
def test_the_border_legislative_conference_is_of_congresses(ref: str) -> None:
    assert ROWS[ref]["level"] == "state-congress"


def test_the_wrong_capital_stays_in_the_note() -> None:
    assert "capital of Jalisco, which is wrong" in ROWS["PRY-007"]["note"]


ONE = {
    "ciclim": refs("PRY", "3-7"),
    "staq": refs("PRY", "45-48"),
    "ciudades-emergentes-y-sostenibles": refs("PRY", "17-20"),
    "juntos-para-la-prevencion-de-la-violencia": refs("PRY", "30-31"),
    "hannover-messe-2018": refs("EVT", "49-58"),
    "fitur-2018": refs("EVT", "59-63"),
    "fitur-2026": refs("EVT", "8 65-69"),
    "north-american-mayors-summit-1": refs("EVT", "25 83"),
    "mexico-us-mayors-summit-guadalajara": refs("EVT", "27-28"),
    "mexican-heads-of-mission-meeting-37": refs("EVT", "30 93"),
    "visit-southern-california-mayors": refs("EVT", "34-35"),
}


@pytest.mark.parametrize("key", ONE)
def test_one_project_or_event_of_several_governments_is_one(key: str) -> None:
    told = [ref for ref, row in ROWS.items() if key in (row.get("project"), row.get("event"))]
    assert sorted(told) == sorted(ONE[key])


def test_the_rest_are_each_of_one_row() -> None:
    keys = [row.get("project") or row["event"] for row in ROWS.values()]
    assert {key for key in keys if keys.count(key) > 1} == set(ONE)


# --- countries and partners ----------------------------------------------------------------------

NO_COUNTRY = refs("EVT", "3 5-6 9 40 43-44 85 91 94 103 108 117 119-120 122 124-125 133")


def test_an_international_organization_has_no_country() -> None:
    assert sorted(ref for ref, row in EVENTS.items() if not row["country"]) == sorted(NO_COUNTRY)
    countries = read("countries")
    assert "eu" not in countries
    assert {row["country"] for row in ROWS.values()} - {""} <= countries.keys()
    assert sorted(ref for ref, row in ROWS.items() if row["country"] == "mx") == refs(
        "EVT", "30 41 93"
    )


PARTNERS = {
    "PRY-001": "ec", "PRY-002": "european-union", "PRY-003": "de-giz", "PRY-012": "nadbank;us-epa",
    "PRY-014": "idb;gef", "PRY-017": "idb", "PRY-022": "fr-naq-bordeaux", "PRY-026": "fr-naq-angouleme",
    "PRY-037": "jp-jica;jp-23-nagoya", "PRY-038": "c40;gb", "PRY-049": "es-aecid", "EVT-010": "es-md-madrid",
    "PRY-039": "mufpp", "EVT-001": "iclei", "EVT-002": "rockefeller-foundation;100rc", "EVT-021": "comcal;us-ca",
    "EVT-079": "bma", "EVT-097": "nm-son;us-nm", "EVT-012": "gt-12", "EVT-015": "bgc", "EVT-036": "us-ca-san-diego", "EVT-049": "",
    "EVT-108": "at;es;fr;pt", "EVT-129": "us-tx-el-paso;us-tx-el-paso-county;sre",
}  # fmt: skip


@pytest.mark.parametrize("ref", PARTNERS)
def test_with_whom(ref: str) -> None:
    """Banobras, the climate initiative and firms without a name are no partners."""
    assert ROWS[ref]["partners"] == PARTNERS[ref]


def test_nothing_is_said_of_the_gulf_accord_and_its_states() -> None:
    """The Gulf of Mexico Alliance is another body, and no page names the members of the Accord."""
    for row in ROWS.values():
        assert "gomsa" not in row["partners"]
        assert "Gulf of Mexico" not in row["counterpart_text"]


AGREEMENTS = {
    "PRY-001": "european-union--mx-07--cooperation--financing--2004-01-27",
    "PRY-033": "mx-19046--un-habitat--cooperation",
    "PRY-042": "mx-05030--unhcr--cooperation--2025-11-17",
    "PRY-043": "mx-02004--unhcr--cooperation--2025-05-06",
    "EVT-014": "border-governors-conference--other--1980-06",
    "EVT-015": "border-governors-conference--other--2000-06-02",
    "EVT-016": "border-governors-conference--other--2001-06-08",
    "EVT-017": "border-governors-conference--other--2004-08-10",
    "EVT-019": "border-governors-conference--other--2007-09-28",
    "EVT-021": "commission-of-the-californias--2019-12-04",
    "EVT-072": "c40--mx-09--cooperation--2013-11-04",
}


def test_facts_that_stand_among_the_agreements_too_are_joined_to_them() -> None:
    """The same page, or a declaration that bears the name of the conference."""
    assert {ref: row["agreements"] for ref, row in ROWS.items() if row["agreements"]} == AGREEMENTS


# --- dates ---------------------------------------------------------------------------------------

KNOWN_BY = {
    "PRY-030": "2017-03-23", "PRY-031": "2017-03-03", "PRY-042": "2025-11-17", "PRY-050": "2023-03-16",
    "EVT-008": "2026-01-22", "EVT-011": "2025-09-11", "EVT-070": "2025-10-17", "EVT-075": "2008-04-13",
    "EVT-092": "2023-03-28", "EVT-100": "2023-05-03", "EVT-129": "2024-12-18",
}  # fmt: skip


@pytest.mark.parametrize("ref", KNOWN_BY)
def test_the_date_of_a_page_only_bounds(ref: str) -> None:
    row = ROWS[ref]
    assert (row["no_later_than"], row["begins"], row["ends"]) == (KNOWN_BY[ref], "", "")
    assert row["date_text"]


def test_every_note_that_bounds_is_heeded() -> None:
    bounded = {ref: row for ref, row in ROWS.items() if "no later than" in row["note"]}
    assert len(bounded) == 4 + 26
    for ref, row in bounded.items():
        assert row["no_later_than"], ref
        assert f"no later than {row['no_later_than']}" in row["note"], ref
        assert not row["begins"], ref


BULLETINS = refs("PRY", "57-59") + refs("EVT", "108-109 131-133")


@pytest.mark.parametrize("ref", BULLETINS)
def test_the_month_of_a_bulletin_is_not_that_of_the_fact(ref: str) -> None:
    row = ROWS[ref]
    assert "cemeri.org" in row["page"]
    assert re.fullmatch(r"20\d\d-\d\d", row["no_later_than"])
    assert row["begins"] == ""


TIMES = {
    "EVT-001": ("2022-05-11", "2022-05-13", "stated"),
    "EVT-007": ("2015", "2015", "computed"),
    "EVT-014": ("1980-06-26", "1980-06-27", "stated"),
    "EVT-021": ("2019-12-04", "2019-12-04", "stated"),
    "EVT-045": ("2025-05-02", "2025-05-09", "computed"),
    "EVT-079": ("2017-07-27", "2017-07-28", "stated"),
    "EVT-085": ("2017-12", "2017-12", "computed"),
    "EVT-095": ("2025-06-26", "2025-06-27", "stated"),
    "EVT-101": ("2026-01-29", "2026-01-30", "other-page"),
    "EVT-072": ("", "", ""),
    "EVT-096": ("", "", ""),
}


@pytest.mark.parametrize("ref", TIMES)
def test_when_and_how_it_is_known(ref: str) -> None:
    row = ROWS[ref]
    assert (row["begins"], row["ends"], row["date_kind"]) == TIMES[ref]


APPROVED = {"PRY-008": "2015-05-15", **dict.fromkeys(refs("PRY", "9-11"), "2017-11-09"), "PRY-021": "2014-06-06"}  # fmt: skip


@pytest.mark.parametrize("ref", APPROVED)
def test_the_vote_of_a_bank_is_not_the_start_of_works(ref: str) -> None:
    assert (PROJECTS[ref]["approved"], PROJECTS[ref]["begins"]) == (APPROVED[ref], "")


def test_only_banks_and_the_paper_give_an_approval() -> None:
    assert {ref for ref, row in PROJECTS.items() if row["approved"]} == set(APPROVED)


def test_a_planned_end_is_no_end() -> None:
    for ref in refs("PRY", "45-48"):
        assert (PROJECTS[ref]["planned_end"], PROJECTS[ref]["ends"]) == ("2013-12-31", "")
    assert (PROJECTS["PRY-001"]["planned_end"], PROJECTS["PRY-001"]["ends"]) == ("2007", "2009")


# --- money ---------------------------------------------------------------------------------------

MONEY = {
    "PRY-001": "31000000 eur", "PRY-002": "1500000 eur", "PRY-008": "16250000 usd", "PRY-009": "10000000 usd",
    "PRY-010": "3000000 usd", "PRY-011": "1740000 usd", "PRY-012": "25400000 usd", "PRY-021": "55000000 usd",
    "PRY-039": "15000 eur", "PRY-041": "12000000 mxn", "PRY-049": "500000 eur", "PRY-050": "150000 usd",
    "PRY-055": "43000 usd",
}  # fmt: skip


def test_amounts_are_those_printed_for_the_government_itself() -> None:
    found = {
        r: f"{row['amount']} {row['currency']}" for r, row in PROJECTS.items() if row["amount"]
    }
    assert found == MONEY


SHARED = {"PRY-003": "5.8M EUR", "PRY-014": "13.7M USD", "PRY-031": "25M USD", "PRY-036": "4M EUR", "PRY-045": "5.38M USD", "PRY-013": "3.4M USD"}  # fmt: skip


@pytest.mark.parametrize("ref", SHARED)
def test_a_sum_that_others_share_stays_in_the_note(ref: str) -> None:
    assert SHARED[ref] in PROJECTS[ref]["note"]
    assert PROJECTS[ref]["amount"] == ""


def test_prodesis_has_the_sum_of_the_page_and_that_of_the_paper() -> None:
    parts = [r for r in read("project_participations").values() if r["project"] == "prodesis"]
    told = {(r["source"], r["amount"], r["currency"], r["partners"]) for r in parts}
    assert told == {
        (SOURCE, "31000000", "eur", "ec"),
        ("working-paper-219", "15000000", "eur", "european-union"),
    }
    assert "EU paid 15M and Chiapas 16M" in PROJECTS["PRY-001"]["note"]


# --- announced, weak and disputed ----------------------------------------------------------------

ANNOUNCED = refs("PRY", "52 56") + refs("EVT", "6 47-48 59-63 106 111-112")


def test_what_was_only_announced_says_so() -> None:
    found = [ref for ref, row in ROWS.items() if row["occurrence"] == "announced"]
    assert sorted(found) == sorted(ANNOUNCED)


@pytest.mark.parametrize("word", ["Tizayuca", "143M"])
def test_what_failed_or_was_dropped_stays_out(word: str) -> None:
    for table in ("project_participations", "event_participations", "cooperation_projects"):
        assert not any(word in cell for row in read(table).values() for cell in row.values())


DISPUTED = {
    "EVT-095": "another page places the venue in Chandler",
    "EVT-079": "AP counts it as the fifth meeting since 2011",
    "EVT-115": "weak reprint source",
    "EVT-075": "source is a forum translation",
    "EVT-072": "year 2013 inferred",
}


@pytest.mark.parametrize("ref", DISPUTED)
def test_what_another_page_says_stays_in_the_note(ref: str) -> None:
    assert DISPUTED[ref] in ROWS[ref]["note"]


ADDRESSES = {"EVT-017": "df7htzhafqek1.cloudfront.net", "EVT-018": "df7htzhafqek1.cloudfront.net", "EVT-038": "__trashed", "EVT-022": "liquisearch.com", "EVT-115": "coachoutlet-canada.ca"}  # fmt: skip


@pytest.mark.parametrize("ref", ADDRESSES)
def test_a_mirror_is_cited_as_the_mirror_it_is(ref: str) -> None:
    assert ADDRESSES[ref] in ROWS[ref]["page"]


# --- the nine ways -------------------------------------------------------------------------------

WAYS = {
    "trips": refs("EVT", "1-2 4 7 29 38 40 45 47 72 88-89 98-101 111-113 116 118 127 133"),
    "visits": refs("EVT", "10-11 26 31-35 87 91-92 103-104 109-110 114-115 128 130-131"),
    "delegations": refs("EVT", "24 28 46 71 86 123"),
    "fairs": refs("EVT", "8 48-69 105-107 132"),
    # bodies of both sides of a border, and meetings of a border government with its neighbours
    "border-meetings": refs("EVT", "12 14-23 36-37 39 73-82 95-97 126 129"),
    # meetings of an international association of local governments
    "associations": refs("EVT", "3 5-6 27 94 119-120 122"),
    "resources": sorted(PROJECTS),
    # meetings of other kinds: none of the nine ways
    "": refs("EVT", "9 13 25 30 41-44 70 83 85 90 93 102 108 117 121 124-125"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_way_of_participating_of_each_row(way: str) -> None:
    assert sorted(ref for ref, row in ROWS.items() if row["way"] == way) == sorted(WAYS[way])


def test_only_border_entities_hold_border_meetings() -> None:
    """The six at the northern border, Baja California Sur in the Californias, Chiapas in the south."""
    border = {"mx-02", "mx-03", "mx-05", "mx-07", "mx-08", "mx-19", "mx-26", "mx-28"}
    for ref in WAYS["border-meetings"]:
        assert {key[:5] for key in ROWS[ref]["participants"].split(";")} <= border
