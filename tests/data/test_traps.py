"""The traps of the cited agreements, part one: names that are told apart or brought together.

Each test names rows of ``agreements-cited`` by their number and says what they must have become in
``data/tables``. The tables are read as text, so that a mistake of the reader cannot hide one here.
"""

from __future__ import annotations

from collections import Counter

import pytest

from data.cited import Tables


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables()


# --- names ---------------------------------------------------------------------------------------

HOMONYMS = {
    "A0002": "mx-14039 us-tx-san-antonio", "A0032": "mx-14039 es-cm-guadalajara",
    "A0229": "mx-11020 es-cl-leon", "A0013": "mx-11020 us-tx-laredo",
    "A0157": "mx-31050 es-ex-merida", "B0171": "mx-31050 es-ex-merida", "B0172": "mx-31050 ve-l-merida",
    "A0145": "mx-31102 es-cl-valladolid", "A0146": "mx-16053 es-cl-valladolid",
    "A0154": "mx-23011 co-ant-medellin", "A0155": "mx-19039 co-ant-medellin", "A0263": "mx-30016 es-ex-medellin",
    "A0322": "mx-30087 gt-03-antigua-guatemala", "A0386": "mx-31050 gt-03-antigua-guatemala",
    "A0147": "mx-11015 es-cl-salamanca", "B0081": "mx-11027 us-tx-college-station", "B0128": "mx-22014 es-cl-salamanca",
    "A0112": "mx-11003 ec-a-cuenca", "B0154": "mx-16053 ar-x-cordoba",
    "A0392": "mx-24028 es-cb-santander", "A0402": "mx-24028 co-san-bucaramanga", "A0394": "mx-24028 bo-p-potosi",
    "A0004": "mx-19049 us-tx-edinburg", "A0344": "mx-26043 us-az-nogales", "B0167": "mx-28027 us-tx-laredo",
    "A0254": "mx-10005 es-pv-durango", "A0255": "mx-10005 us-co-durango",
    "A0043": "mx-26037 us-az-cottonwood", "A0060": "mx-25012 de-nw-hamm",
    "A0203": "mx-17006 us-ca-riverside", "B0078": "mx-14028 us-wa-renton",
    "A0302": "mx-03009 us-ca-hermosa-beach", "A0300": "mx-29 es-cn-el-paso", "A0219": "mx-08019 us-tx-el-paso",
    "A0365": "mx-28032 us-tx-hidalgo", "A0332": "mx-21114 us-co-pueblo", "A0050": "mx-08019 us-co-pueblo",
    "A0049": "mx-08019 us-co-aurora", "A0319": "mx-30087 us-sc-columbia", "A0138": "mx-21154 jp-12-onjuku",
    "A0010": "mx-19026 us-tx-laredo", "A0297": "mx-29033 mx-19026",
    "A0109": "mx-19004 us-tx-conroe", "B0161": "mx-19004 us-tx-mission", "A0017": "mx-11003 us-tx-laredo",
    "A0117": "mx-23005 us-ks-wichita", "A0371": "mx-29024 mx-12014", "A0352": "mx-11015 us-ca-salinas",
    "A0349": "mx-19045 us-tx-mission", "A0133": "mx-15 jp-11", "A0134": "mx-15106 jp-11-saitama",
    "B0030": "mx-05033 us-il-springfield", "B0057": "mx-05033 us-tx-del-rio",
    "B0063": "mx-26036 us-az-san-luis", "B0064": "mx-26055 us-az-san-luis",
    "B0093": "mx-15051 it-21-lerma", "B0131": "mx-15054 pe-lal-trujillo", "A0111": "mx-11003 us-nm-santa-fe",
    "B0210": "mx-15089 co-vac-guadalajara-de-buga", "B0263": "mx-14078 us-tx-big-spring",
    "B0270": "mx-14067 us-il-highland-park", "B0265": "mx-29033 us-wy-jackson", "B0279": "mx-12001 us-nv-las-vegas",
    "A0116": "mx-15104 us-ks-wichita", "A0073": "mx-14039 cr-sj-san-jose", "A0031": "mx-14039 us-ca-san-jose",
    "A0237": "mx-20067 cl-li-santa-cruz", "A0198": "mx-09 ar-b", "A0295": "mx-16112 ec-g-naranjal",
}  # fmt: skip


@pytest.mark.parametrize(("number", "expected"), HOMONYMS.items(), ids=HOMONYMS)
def test_same_names_are_told_apart(tables: Tables, number: str, expected: str) -> None:
    assert tables.parties(tables.row(number)) == set(expected.split())


STATE_AND_MUNICIPALITY = {
    "Oaxaca": ("B0114", "A0234"), "Puebla": ("A0377", "A0148"),
    "Querétaro": ("B0011", "A0003"), "Zacatecas": ("B0186", "A0241"), "Tlaxcala": ("A0298", "A0297"),
    "Chihuahua": ("A0178", "A0045"), "Campeche": ("B0095", "A0144"), "Guanajuato": ("A0139", "A0110"),
    "Aguascalientes": ("A0140", "A0408"), "México": ("A0133", "A0143"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("state", "municipality"),
    STATE_AND_MUNICIPALITY.values(),
    ids=STATE_AND_MUNICIPALITY,
)
def test_state_is_not_its_homonymous_municipality(
    tables: Tables, state: str, municipality: str
) -> None:
    of_state, of_town = tables.parties(tables.row(state)), tables.parties(tables.row(municipality))
    (entity,) = {p for p in of_state if p.startswith("mx-") and len(p) == 5}
    assert any(p.startswith(entity) and len(p) == 8 for p in of_town)
    assert entity not in of_town


CITIES = {
    "Cancun": "mx-23005", "Playa del Carmen": "mx-23008", "Solidaridad": "mx-23008",
    "Ciudad Guzmán": "mx-14023", "Ciudad Juárez": "mx-08037", "Ciudad Obregón": "mx-26018", "Cajeme": "mx-26018",
    "Ciudad Victoria": "mx-28041", "Victoria": "mx-28041", "Villahermosa": "mx-27004", "Centro": "mx-27004",
    "Cabo San Lucas": "mx-03008", "Los Cabos": "mx-03008", "Mineral del Monte": "mx-13039",
    "Othón P. Blanco": "mx-23004", "Zapotlán el Grande": "mx-14023", "Tlaquepaque": "mx-14098",
    "San Pedro Tlaquepaque": "mx-14098", "Cuautitlán Izcalli": "mx-15121", "Naucalpan de Juárez": "mx-15057",
    "Tlalnepantla": "mx-15104", "Tlalnepantla de Baz": "mx-15104", "Toluca": "mx-15106", "San Quintín": "mx-02006",
    "Ensenada": "mx-02001", "Mexico City": "mx-09", "Texcoco de Mora": "mx-15099", "Puebla City": "mx-21114",
    "San Gregorio Atzompa": "mx-21125", "San Rafael": "mx-30211", "Magdalena": "mx-26036",
}  # fmt: skip


@pytest.mark.parametrize(("name", "municipality"), CITIES.items(), ids=CITIES)
def test_city_is_resolved_to_the_government_that_signs(
    tables: Tables, name: str, municipality: str
) -> None:
    named = [a for a in tables.attestations.values() if a["mexican_text"].split(",")[0] == name]
    assert named, f"no source names {name}"
    wrong = [a["id"] for a in named if municipality not in tables.parties(a)]
    assert wrong == []


DOMESTIC_PARTNERS = {
    "A0230": "mx-24006", "A0199": "mx-23004", "A0304": "mx-03002", "A0345": "mx-14023", "A0406": "mx-14023",
    "A0407": "mx-28041", "A0328": "mx-23005", "A0388": "mx-23005", "A0097": "mx-20067", "A0238": "mx-15072",
    "A0273": "mx-12001",
}  # fmt: skip


@pytest.mark.parametrize(("number", "partner"), DOMESTIC_PARTNERS.items(), ids=DOMESTIC_PARTNERS)
def test_mexican_partner_is_resolved_too(tables: Tables, number: str, partner: str) -> None:
    assert partner in tables.parties(tables.row(number))


def test_chipilo_is_a_locality_of_san_gregorio_atzompa(tables: Tables) -> None:
    assert tables.row("B0041")["place_named"].startswith("mx-21125-chipilo")


def test_federal_district_is_mexico_city(tables: Tables) -> None:
    rows = [a for a in tables.of("agreements-cited") if a["mexican_text"] == "Ciudad de México"]
    assert len(rows) == 30
    assert [a["source_ref"] for a in rows if "mx-09" not in tables.parties(a)] == []
    assert {"1978-02-16", "1991", "1993-09-01", "1992"} <= {a["date"] for a in rows}


BOROUGHS = {"A0273": "mx-09003", "A0372": "mx-09007", "A0373": "mx-09007", "B0220": "mx-09010"}


@pytest.mark.parametrize(("number", "borough"), BOROUGHS.items(), ids=BOROUGHS)
def test_borough_is_its_own_party(tables: Tables, number: str, borough: str) -> None:
    assert borough in tables.parties(tables.row(number))
    assert "mx-09" not in tables.parties(tables.row(number))


def test_two_wikidata_items_of_one_city_are_one_government(tables: Tables) -> None:
    items = [
        [a for a in tables.of("wikidata-2022") if a["id"].startswith(f"wikidata-2022-{item}-")]
        for item in ("q165204", "q2651972")
    ]
    assert [len(rows) for rows in items] == [16, 4]
    assert [a["id"] for rows in items for a in rows if "mx-31050" not in tables.parties(a)] == []
    camaguey = {a["link"] for rows in items for a in rows if "camaguey" in a["link"]}
    assert len(camaguey) == 1


def test_kyoto_and_kioto_are_one_city(tables: Tables) -> None:
    rows = [
        a
        for a in tables.attestations.values()
        if any(name in a["counterpart_text"] for name in ("Kyoto, ", "Kioto"))
    ]
    assert {a["source"] for a in rows} == {"agreements-cited", "wikidata-2022", "wikipedia-2026"}
    assert {a["link"] for a in rows} == {"jp-26-kyoto--mx-14039--twinning"}


@pytest.mark.parametrize("name", ["name", "name_en"])
def test_no_counterpart_stands_twice(tables: Tables, name: str) -> None:
    seen = Counter(
        (c["kind"], c["country"], c["division"], c[name]) for c in tables.counterparts.values()
    )
    assert [key for key, count in seen.items() if count > 1] == []


CHANGED = {
    "A0134": ("jp-11-saitama", "other_names", "Urawa"),
    "A0268": ("pl-gorzow", "note", "Lubusz"),
    "A0397": ("us-mo-st-louis", "division", "us-mo"),
    "A0235": ("fr-idf-rueil-malmaison", "division", "fr-idf"),
    "A0267": ("pl-08-slubice", "name", "Słubice"),
    "A0072": ("gu-hagatna", "country", "gu"),
}


@pytest.mark.parametrize(("number", "expected"), CHANGED.items(), ids=CHANGED)
def test_changed_or_misread_counterpart(
    tables: Tables, number: str, expected: tuple[str, str, str]
) -> None:
    counterpart, column, value = expected
    assert counterpart in tables.parties(tables.row(number))
    assert value in tables.counterparts[counterpart][column]


ENDED = {"A0114": "Palm Springs", "A0171": "PRODESIS", "B0099": "Bordeaux"}


@pytest.mark.parametrize("number", ENDED, ids=ENDED.values())
def test_ended_tie_is_expired(tables: Tables, number: str) -> None:
    assert tables.row(number)["status"] == "expired"


def test_international_bodies_have_no_country(tables: Tables) -> None:
    bodies = [c for c in tables.counterparts.values() if c["kind"] == "international-organization"]
    assert len(bodies) > 5
    assert [c["id"] for c in [*bodies, tables.counterparts["c40"]] if c["country"]] == []


@pytest.mark.parametrize(
    ("name", "homonyms"),
    [("Tonalá", "mx-07097;mx-14101"), ("Allende", "mx-05003;mx-08003;mx-19004")],
    ids=["Tonalá", "Allende"],
)
def test_homonymous_municipality_of_a_list_is_not_guessed(
    tables: Tables, name: str, homonyms: str
) -> None:
    rows = [u for u in tables.unresolved.values() if u["mexican_text"].split(",")[0] == name]
    assert rows
    assert {u["candidates"] for u in rows} == {homonyms}
