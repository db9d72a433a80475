"""The traps of the cited participation: offices, networks and memberships. Written row by row."""

from __future__ import annotations

import csv

import pytest

from data.cited import TABLES, Record, read


@pytest.fixture(scope="module")
def offices() -> dict[str, Record]:
    return {row["source_ref"]: row for row in read("offices").values()}


@pytest.fixture(scope="module")
def networks() -> dict[str, Record]:
    return {row["source_ref"].removeprefix("NET-"): row for row in read("networks").values()}


@pytest.fixture(scope="module")
def ties() -> dict[str, Record]:
    return {row["source_ref"].removeprefix("MEM-"): row for row in read("memberships").values()}


@pytest.fixture(scope="module")
def left() -> dict[str, Record]:
    rows = read("unresolved").values()
    return {r["source_ref"]: r for r in rows if r["source"] == "participation-cited"}


def with_role(ties: dict[str, Record], role: str) -> set[str]:
    return {number for number, row in ties.items() if row["role"] == role}


def numbered(spans: str) -> set[str]:
    """Row numbers from ``24-26 30``."""
    found: set[str] = set()
    for span in spans.split():
        first, _, last = span.partition("-")
        found |= {f"{n:03}" for n in range(int(first), int(last or first) + 1)}
    return found


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


# --- 1: state left empty on purpose --------------------------------------------------------------

UNRESOLVED = {
    "MEM-055": ("Tenancingo", "mx-15088;mx-29027"),
    "MEM-095": ("La Paz", "mx-03003;mx-15070"),
    "MEM-162": ("Minatitlán", "mx-06008;mx-30108"),
    "MEM-191": ("Nogales", "mx-26043;mx-30115"),
}


@pytest.mark.parametrize("number", UNRESOLVED)
def test_homonym_without_state_is_not_decided(left: dict[str, Record], number: str) -> None:
    row = left[number]
    assert (row["mexican_text"], row["candidates"]) == UNRESOLVED[number]
    assert row["reason_es"] != row["reason_en"]


def test_no_other_membership_is_unresolved(
    left: dict[str, Record], ties: dict[str, Record]
) -> None:
    assert {n for n in left if n.startswith("MEM-")} == UNRESOLVED.keys()
    assert ties.keys() | {n.removeprefix("MEM-") for n in UNRESOLVED} == numbered("1-221")


def test_victoria_of_the_list_of_2016_is_left_out(ties: dict[str, Record]) -> None:
    cities = {r["mexican_text"] for r in ties.values() if r["network"] == "aice"}
    assert len(cities) == 15
    assert not [city for city in cities if city.startswith("Victoria")]


NAMED_OTHERWISE = {
    "050": "mx-09",  # México D.F.
    "052": "mx-23008",  # Playa del Carmen: the municipality of Solidaridad
    "053": "mx-15072",  # Santa María de Rayón
    "054": "mx-20385",  # Xoxocatlán
    "078": "mx-09",  # México (México)
    "100": "mx-08032",  # Parral
    "131": "mx-19021",  # Escobedo
    "188": "mx-16076",  # Sahuayo de Morelos is in Michoacán
    "190": "mx-16108",  # Zamora de Hidalgo is in Michoacán
    "033": "mx-09013", "158": "mx-09009", "159": "mx-09011", "160": "mx-09008", "161": "mx-09006",
}  # fmt: skip


@pytest.mark.parametrize("number", NAMED_OTHERWISE)
def test_name_of_the_page_is_the_government_meant(ties: dict[str, Record], number: str) -> None:
    assert ties[number]["participants"] == NAMED_OTHERWISE[number]


def test_metropolitan_area_is_no_state(ties: dict[str, Record]) -> None:
    area = {n: r for n, r in ties.items() if r["level"] == "metropolitan-area"}
    assert area.keys() == {"077"}
    assert area["077"]["participants"] == "mx-14"
    assert area["077"]["mexican_text"].startswith("Guadalajara Metropolitan Area")


# --- 2: national associations are not international ----------------------------------------------

NATIONAL = {"AMAIE", "ANCMPM", "M20", "RCAM", "RCPVJ", "RMCC", "RMCE"}


def test_national_networks_are_told_apart(
    networks: dict[str, Record], ties: dict[str, Record]
) -> None:
    assert {a for a, row in networks.items() if row["scope"] == "national"} == NATIONAL
    keys = {networks[acronym]["id"] for acronym in NATIONAL}
    assert {r["way"] for r in ties.values() if r["network"] in keys} == {""}


def test_heritage_of_the_nation_is_no_membership_of_the_world_body(ties: dict[str, Record]) -> None:
    world = {n for n, r in ties.items() if r["network"] == "ocpm"}
    assert world == {"110", "111"}
    assert len([r for r in ties.values() if r["network"] == "ancmpm"]) == 19


@pytest.mark.parametrize("acronym", ["AALMAC", "CONAGO", "ACCM"])
def test_national_association_left_out_stays_out(networks: dict[str, Record], acronym: str) -> None:
    assert acronym not in networks


# --- 3: the accord of the Gulf states ------------------------------------------------------------


def test_gulf_accord_is_named_by_the_paper_alone_and_has_no_member(
    networks: dict[str, Record], ties: dict[str, Record]
) -> None:
    accord = networks["AEGM"]
    assert (accord["id"], accord["paper_locator"], accord["page"]) == ("gomsa", "S4¶9", "")
    assert {a for a, row in networks.items() if row["paper_locator"]} == {"AEGM"}
    assert [n for n, r in ties.items() if r["network"] == "gomsa"] == []
    assert "Gulf of Mexico Alliance" not in {row["name_en"] for row in networks.values()}


# --- one thing, one IRI --------------------------------------------------------------------------


def test_network_known_already_keeps_its_key(networks: dict[str, Record]) -> None:
    known = read("institutions").keys() | read("counterparts").keys()
    shared = {acronym: row["id"] for acronym, row in networks.items() if row["id"] in known}
    assert shared == {
        "AEGM": "gomsa", "AMAIE": "amaie", "C40": "c40", "CGF": "bgc", "ICMA": "icma", "UCLG": "uclg",
    }  # fmt: skip


# --- 4: creative cities --------------------------------------------------------------------------

CREATIVE = {
    "001": ("mx-22014", "2019", "Design"),
    "002": ("mx-07078", "2015", "Crafts and Folk Art"),
    "003": ("mx-31050", "2019", "Gastronomy"),
    "004": ("mx-09", "2017", "Design"),
    "005": ("mx-02001", "2015", "Gastronomy"),
    "006": ("mx-21114", "2015", "Design"),
    "007": ("mx-14039", "2017", "Media Arts"),
    "008": ("mx-16053", "2017", "Music"),
    "009": ("mx-24028", "2025-10-31", "Literature; announced 31 Oct 2025"),
}


def test_creative_cities_are_designated_one_by_one(ties: dict[str, Record]) -> None:
    found = {
        n: (r["participants"], r["begins"], r["note"])
        for n, r in ties.items()
        if r["network"] == "uccn"
    }
    assert found == CREATIVE
    assert with_role(ties, "designated") >= CREATIVE.keys()


@pytest.mark.parametrize("city", ["mx-25012", "mx-30087", "mx-20067"])
def test_city_that_applied_without_success_is_not_creative(
    ties: dict[str, Record], city: str
) -> None:
    assert [n for n, r in ties.items() if (r["participants"], r["network"]) == (city, "uccn")] == []


# --- 5 to 7: dates that differ -------------------------------------------------------------------

FOUNDED = {
    "UCCN": "2004", "RMCC": "2020-01", "GNLC": "2013", "ANCMPM": "1996-08-15", "OCPM": "1993",
    "AICE": "1994", "GCFTF": "2008", "UNDER2": "2015-05-19", "UCCI": "1982-10", "ICLEI": "1990",
    "GNAFCC": "2010", "CGF": "1980-06-26", "COMCAL": "1964-06-25", "CSA-AMC": "1959", "C40": "2005",
    "NM-CHIH": "2003", "NM-SON": "2009", "BMA": "2011", "MUFPP": "2015-10-15", "TCW": "2019",
    "UCLG": "2004", "PHC": "2017", "ICMA": "1914", "RCN": "2013", "MCP": "2010-11-21",
}  # fmt: skip


def test_foundation_keeps_its_precision(networks: dict[str, Record]) -> None:
    assert {a: row["founded"] for a, row in networks.items() if row["founded"]} == FOUNDED
    computed = {a for a, row in networks.items() if row["founded_kind"] == "computed"}
    assert computed == {"GCFTF"}


EVENTS = {
    "bgc-created-1980": "1980-06-26",
    "bma-re-established-2025": "2025-10",
    "comcal-dissolved-2004": "2004",
    "comcal-re-established-2019": "2019-12-04",
    "csa-amc-renamed-1967": "1967",
    "csa-amc-renamed-1972": "1972",
    "tcw-created-2018": "2018",
    "under2-renamed-2017": "2017",
}


def test_dates_that_differ_are_both_kept() -> None:
    events = read("network_events")
    assert {key: row["date"] for key, row in events.items()} == EVENTS
    without_page = [key for key, row in events.items() if not row["page"]]
    assert without_page == ["tcw-created-2018"]
    renamings = {r["page"] for k, r in events.items() if k.startswith("csa-amc")}
    assert len(renamings) == 2


def test_congresses_sit_in_the_legislative_conference(ties: dict[str, Record]) -> None:
    congresses = {n for n, r in ties.items() if r["level"] == "state-congress"}
    assert congresses == numbered("143-151")
    assert {ties[n]["network"] for n in congresses} == {"blc"}


# --- 8: recognitions -----------------------------------------------------------------------------

COMPUTED = {"2019": "171-173", "2020": "174-177", "2022": "178"}
EDITIONS = {"2020": "179-181", "2024": "182-190"}


@pytest.mark.parametrize(
    ("kind", "years"), [("computed", COMPUTED), ("edition", EDITIONS)], ids=["computed", "edition"]
)
def test_year_of_a_recognition_says_how_it_is_known(
    ties: dict[str, Record], kind: str, years: dict[str, str]
) -> None:
    for year, spans in years.items():
        for number in numbered(spans):
            row = ties[number]
            assert (row["network"], row["role"]) == ("tcw", "recognised")
            assert (row["begins"], row["begins_kind"]) == (year, kind)


def test_title_or_recognition_is_no_membership(
    networks: dict[str, Record], ties: dict[str, Record]
) -> None:
    titles = {r["id"] for r in networks.values() if r["kind"] in ("designation", "recognition")}
    assert titles == {"tcw", "wbc", "wdc"}
    tied = {n: r for n, r in ties.items() if r["network"] in titles}
    assert {r["way"] for r in tied.values()} == {""}
    assert tied.keys() == numbered("171-190 215 216 221")


# --- roles ---------------------------------------------------------------------------------------

NOT_A_MEMBERSHIP = {
    "programme-participant": "197-204",
    "participant": "141 167 194",
    "network-city": "213",
    "regional-board-participant": "210-212",
}


@pytest.mark.parametrize("role", NOT_A_MEMBERSHIP)
def test_taking_part_is_no_membership(ties: dict[str, Record], role: str) -> None:
    assert with_role(ties, role) == numbered(NOT_A_MEMBERSHIP[role])
    assert {ties[n]["way"] for n in with_role(ties, role)} == {""}
    assert read_role(role)["broader"] == "involvement"


def read_role(role: str) -> Record:
    with (TABLES.parent / "vocab" / "membership-role.csv").open(encoding="utf-8") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}[role]


POSITIONS = {
    "chair": "38 39 41 59 60 99 118 122 123 126 151 195 219",
    "vice": "40 42 110 127 128 149 150 170 196",
    "co-chair": "154-156 206",
    "committee-co-chair": "192",
    "national-coordination": "124 125 130",
    "forum-member": "98",
    "founding-host": "113",
    "regional-board-president": "207",
    "regional-board-secretary": "208",
    "regional-board-vice-president": "209",
    "signatory": "70-73 169 205 214",
}


@pytest.mark.parametrize("role", POSITIONS)
def test_role_is_kept(ties: dict[str, Record], role: str) -> None:
    assert with_role(ties, role) == numbered(POSITIONS[role])


# --- 12: lists are old ---------------------------------------------------------------------------

LISTED = {"2020-12": "24-37", "2016-03": "44-54 56 57", "2017-03": "131-138", "2010-07": "143-149"}


@pytest.mark.parametrize("date", LISTED)
def test_date_of_a_list_is_not_a_date_of_entry(ties: dict[str, Record], date: str) -> None:
    for number in numbered(LISTED[date]) - {"149"}:
        assert (ties[number]["begins"], ties[number]["listed"]) == ("", date), number


NO_LATER = {
    "079": "2022-02", "139": "2017-03", "142": "2025-11", "149": "2010", "205": "2018-09",
    "206": "2024-08", "220": "2021-09",
}  # fmt: skip


def test_page_date_only_bounds_the_beginning(ties: dict[str, Record]) -> None:
    bounded = {n: r["begins"] for n, r in ties.items() if r["begins_kind"] == "no-later-than"}
    assert bounded == NO_LATER


def test_closed_programme_has_no_end_it_does_not_state(ties: dict[str, Record]) -> None:
    cities = {n: r for n, r in ties.items() if r["network"] == "100rc"}
    assert cities.keys() == numbered("74-77")
    assert {r["ends"] for r in cities.values()} == {""}


def test_end_computed_from_a_duration_says_so(ties: dict[str, Record]) -> None:
    assert {n for n, r in ties.items() if r["ends_kind"] == "computed"} == {"206"}
    assert ties["206"]["ends"] == "2026"


def test_every_date_says_what_it_is(ties: dict[str, Record]) -> None:
    for row in ties.values():
        assert bool(row["begins"]) == bool(row["begins_kind"])
        assert bool(row["ends"]) == bool(row["ends_kind"])


# --- 11: weak sources ----------------------------------------------------------------------------


def test_weak_source_is_said_in_the_note(ties: dict[str, Record]) -> None:
    assert "weak aggregator" in ties["022"]["note"]
    assert "Weak source" in read("network_events")["csa-amc-renamed-1972"]["note_en"]


WEAK = {
    "aggregator": "EVT-022 EVT-113 EVT-114 EVT-115 MEM-022",
    "mirror": "EVT-017 EVT-018 NET-OCPM NET-UCLG OFI-006",
    "opinion": "OFI-017 OFI-023",
    "encyclopedia": "MEM-119 NET-UNDER2",
    "false-date": "EVT-043 EVT-065 MEM-122",
    "editorial-summary": "EVT-108 EVT-109 EVT-131 EVT-132 EVT-133 MEM-220 PRY-057 PRY-060 PRY-061",
    "stored-address": "EVT-038 MEM-143 OFI-008",
}


@pytest.mark.parametrize("weakness", WEAK)
def test_weak_page_is_marked(weakness: str) -> None:
    rows = [row for row in read("weak_pages").values() if row["weakness"] == weakness]
    assert {row["source_ref"] for row in rows} == set(WEAK[weakness].split())


def test_a_page_marked_weak_is_cited() -> None:
    tables = (
        "offices",
        "memberships",
        "networks",
        "network_events",
        "project_participations",
        "event_participations",
    )
    cited = {row["page"] for table in tables for row in read(table).values()}
    marked = {row["page"] for row in read("weak_pages").values()}
    assert marked <= cited
    encyclopedia = {page for page in cited if "wikipedia.org" in page and "fanyv88" not in page}
    assert encyclopedia <= marked
