"""The traps of the cited agreements, part two: dates, merges, repeats, votes and omissions.

Part one, on names, is ``test_traps.py``.
"""

from __future__ import annotations

import pytest

from data.cited import Tables, numbers


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables()


# --- agreements, links and their dates -----------------------------------------------------------

MERGED = {
    "A0260": "B0002", "A0259": "B0003", "A0189": "B0007", "A0175": "B0008", "A0111": "B0039",
    "A0417": "B0049", "A0084": "B0059", "A0208": "B0068", "A0205": "B0069", "A0198": "B0141",
    "A0337": "B0149", "A0153": "B0166", "A0016": "B0167", "A0157": "B0171", "A0041": "B0179",
    "A0244": "B0180", "A0308": "B0212", "A0165": "B0214", "A0351": "B0225", "A0361": "B0228",
    "A0220": "B0240", "A0251": "B0242", "A0344": "B0243", "A0116": "B0244", "A0224": "B0255",
    "A0257": "B0257", "A0188": "B0260", "A0385": "B0261", "A0418": "B0262", "A0278": "B0285",
    "A0277": "B0286", "A0352": "B0224",
}  # fmt: skip


@pytest.mark.parametrize(("first", "better"), MERGED.items(), ids=MERGED)
def test_better_sourced_row_is_not_a_second_agreement(
    tables: Tables, first: str, better: str
) -> None:
    old, new = tables.row(first), tables.row(better)
    assert old["link"] == new["link"]
    assert len({row["agreement"] for row in (old, new)} - {""}) <= 1


ONE_AGREEMENT = ("A0259 B0003", "A0175 B0008", "A0385 B0261", "A0257 B0257", "A0351 B0225", "A0361 B0228", "A0208 B0068", "A0344 B0243", "A0352 B0224", "A0277 A0278 B0285 B0286 M09")  # fmt: skip


@pytest.mark.parametrize("group", ONE_AGREEMENT)
def test_one_agreement_told_by_several_rows(tables: Tables, group: str) -> None:
    (agreement,) = {tables.row(number)["agreement"] for number in group.split()}
    assert agreement in tables.agreements


def test_letter_before_twinning_is_not_the_twinning(tables: Tables) -> None:
    letter, listed = tables.row("B0090"), tables.row("A0355")
    assert (tables.agreements[letter["agreement"]]["kind"], listed["agreement"]) == (
        "letter-of-intent",
        "",
    )


APART = (
    "A0139 A0170 A0288 B0013 B0014", "A0194 A0195", "A0179 A0380 B0203", "A0105 A0221", "A0347 A0346",
    "A0160 A0159", "A0348", "B0017 A0164", "B0091 B0092", "B0139 B0138", "A0388 A0152", "A0045 A0046 B0086",
    "B0004 B0005 B0142", "A0174 B0012 B0207", "A0258 A0257", "A0103 B0226", "A0042 B0227", "A0359 B0085",
    "B0240 B0241", "A0384 B0230", "A0339 B0150", "A0295 B0280", "B0135 B0136", "B0146 B0147", "B0098 B0099",
    "M01 M02 M03 M04 M05 M06",
)  # fmt: skip


@pytest.mark.parametrize("group", APART)
def test_intended_repeats_stay_apart(tables: Tables, group: str) -> None:
    rows = group.split()
    assert len({tables.row(number)["agreement"] for number in rows} - {""}) == len(rows)


RENEWALS = {"B0031": "A0227", "B0053": "A0208", "B0075": "A0385", "B0085": "A0359", "B0086": "A0045", "B0226": "A0103", "B0241": "B0240", "B0012": "A0174"}  # fmt: skip


@pytest.mark.parametrize(("renewal", "first"), RENEWALS.items(), ids=RENEWALS)
def test_renewal_renews_the_same_link(tables: Tables, renewal: str, first: str) -> None:
    assert tables.row(renewal)["link"] == tables.row(first)["link"]


CONFLICTS = {
    "Jalisco–Washington": "A0189=1996-07-22 B0007=1996-07-01",
    "Chihuahua–Pueblo": "A0050=1990 B0142=2014-08-25 B0004=2017-04-28",
    "Mexicali–Calexico": "B0068=1980 B0053=2017-05-24",
    "Guanajuato–Salinas": "A0352=2008 B0224=2007",
    "Mérida–Sarasota": "A0385=2010 B0261=2010-12-10",
    "Redruth–Mineral del Monte": "A0259=2008-07 B0003=2008-07-11",
    "McAllen–Tampico": "A0105=1991 A0221=2024-11-16",
    "Guanajuato–Claremont": "A0351=1961 B0225=1961-11-10",
    "Jalisco–Quebec": "A0175=2009 B0008=2009-10-07",
}


@pytest.mark.parametrize("stated", CONFLICTS.values(), ids=CONFLICTS)
def test_disagreeing_dates_are_both_kept(tables: Tables, stated: str) -> None:
    dates = dict(pair.split("=") for pair in stated.split())
    assert {number: tables.row(number)["date"] for number in dates} == dates


OTHER_DATE_TOLD = {"A0035": "1999", "A0056": "1950s", "A0101": "1973", "A0206": "2006", "A0227": "2014-06-06", "A0303": "2008", "A0359": "1988", "A0338": "2003-12-05", "A0171": "2003", "B0252": "1973", "B0042": "17th", "B0237": "2001", "A0210": "1960-09-12", "B0178": "1981", "A0116": "1974-02-03", "B0059": "2014", "A0181": "Nuevo Casas Grandes", "A0219": "2019", "A0226": "2022", "A0363": "2012", "A0164": "2021-11-10", "B0286": "the year before", "B0213": "proposal", "B0133": "1969"}  # fmt: skip


@pytest.mark.parametrize(("number", "told"), OTHER_DATE_TOLD.items(), ids=OTHER_DATE_TOLD)
def test_date_of_another_page_stays_in_the_note(tables: Tables, number: str, told: str) -> None:
    assert told in tables.row(number)["note"]


NOT_SIGNED = {
    "approval": numbers("A145 A206 B25 B46 B55 B57 B63 B66-67 B76 B103-104 B143-144 B155 B212 B221 B223 B244 B249 B265"),
    "unilateral-act": numbers("A31 A191-193 A204 B206 B222 B266 B279"),
    "announcement": numbers("A176 A189 A291 A372-373 B113 B115 B130 B256 B272"),
}  # fmt: skip
UNDATED_ACTS = numbers("A112-113 A162 A248-249 A308 A354 A418-419 B32 B80 B168-169 B218-220")


@pytest.mark.parametrize(
    ("number", "kind"),
    [(number, kind) for kind, rows in NOT_SIGNED.items() for number in rows],
)
def test_vote_unilateral_act_or_announcement_is_no_agreement(
    tables: Tables, number: str, kind: str
) -> None:
    row = tables.row(number)
    assert (row["agreement"], row["date_kind"]) == ("", kind)
    assert row["date"]


@pytest.mark.parametrize("number", UNDATED_ACTS)
def test_undated_act_of_one_side_is_no_agreement(tables: Tables, number: str) -> None:
    row = tables.row(number)
    assert row["agreement"] == ""
    assert row["date_kind"] in {"", "approval", "unilateral-act"}


def test_signing_after_the_vote_is_the_agreement(tables: Tables) -> None:
    vote, signing = tables.row("B0055"), tables.row("B0264")
    assert vote["link"] == signing["link"]
    assert signing["agreement"]


DATE_KINDS = {
    "no-later-than": numbers("A34 A150 A221 A239 A242 A244 A286-287 A292 A295-296 A301 A340 A363 A375 A379 A382 A390 A412 B5 B11 B19 B39 B52 B72 B93 B101-102 B107 B126 B129 B183 B186-191 B195 B273 B276 B280"),
    "signature-derived": numbers("A159 A207 A216-218 A227 A233 A241 A276 A310 A339 A348 A380 B1 B7 B14-15 B26 B69-70 B92 B108 B135 B145 B149 B158 B166 B180 B214 B237 B260 B270 B274 B277"),
    "signature": numbers("A3 A35 A39-40 A129-138 A154 A209 A219 B30 B34 B71 B204 B235 B246 B257 B261"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "kind"), [(number, kind) for kind, rows in DATE_KINDS.items() for number in rows]
)
def test_date_says_how_it_is_known(tables: Tables, number: str, kind: str) -> None:
    assert tables.row(number)["date_kind"] == kind


def test_page_date_is_never_a_signature(tables: Tables) -> None:
    words = ("no later than", "page dated")
    wrong = [
        a["source_ref"]
        for a in tables.of("agreements-cited")
        if a["date_kind"] == "signature" and any(word in a["note"] for word in words)
    ]
    assert wrong == []


LIST_ONLY = numbers(
    "A6-7 A21-30 A57-59 A61-98 A155-156 A166-168 A215 A235-237 A264-265 A272 A318-332 A391-407 B213"
)


@pytest.mark.parametrize("number", LIST_ONLY)
def test_undated_list_entry_proves_a_link_only(tables: Tables, number: str) -> None:
    row = tables.row(number)
    assert (row["agreement"], row["date"]) == ("", "")
    assert row["link"] in tables.links


ENCYCLOPEDIC = numbers("A8-20 B164-165 B170-177")


@pytest.mark.parametrize("number", ENCYCLOPEDIC)
def test_encyclopedic_list_with_years_proves_a_link_only(tables: Tables, number: str) -> None:
    assert tables.row(number)["agreement"] == ""


def test_lists_never_make_an_agreement(tables: Tables) -> None:
    lists = tables.of("wikidata-2022", "wikipedia-2026")
    assert len(lists) > 900
    assert [a["id"] for a in lists if a["agreement"]] == []


def test_meeting_of_the_three_durangos_is_no_twinning(tables: Tables) -> None:
    for number in ("A0254", "A0255"):
        row = tables.row(number)
        assert (tables.links[row["link"]]["kind"], row["agreement"]) == ("friendship", "")
        assert row["date"] == "1985-08"


# --- registration and domestic pairs -------------------------------------------------------------


def test_two_rows_are_registered(tables: Tables) -> None:
    registered = {a["source_ref"] for a in tables.attestations.values() if a["registered"] == "yes"}
    assert registered == {"A0039", "A0040"}


def test_domestic_pairs_are_kept_and_not_registrable(tables: Tables) -> None:
    rows = tables.of("agreements-cited")
    domestic = [a for a in rows if tables.domestic(a)]
    assert len(domestic) == 65
    assert {a["registered"] for a in domestic} == {"no"}
    foreign = {a["source_ref"] for a in rows if a["registered"] == "no" and not tables.domestic(a)}
    assert foreign == {"A0254", "A0255"}


# --- instruments with several signatories --------------------------------------------------------

INSTRUMENTS = {
    "border-governors-conference": ("mx-02 mx-05 mx-08 mx-19 mx-26 mx-28 us-az us-ca us-nm us-tx", "A181-186"),
    "california-chiapas-acre": ("mx-07 us-ca br-ac", "A172-173"),
    "commission-of-the-californias": ("mx-02 mx-03 us-ca", "A195-196"),
    "buenos-aires-mexico-city-sao-paulo": ("mx-09 ar-c-buenos-aires br-sp-sao-paulo", "A277-278 B285-286"),
    "mexico-city-colima-durango-guadalajara-morelia": ("mx-09 mx-16053 mx-10005 mx-06002 mx-14039", "A366-369"),
    "puebla-iztapalapa-tlaxcala": ("mx-21114 mx-09007 mx-29033", "A372-373"),
    "tecate-nayarit-pueblos-magicos": ("mx-02003 mx-18007 mx-18020 mx-18004 mx-18015 mx-18002 mx-18003 mx-18006 mx-18012", "A306"),
    "zacatecas-zacatecas-municipality-unesco": ("mx-32 mx-32056 unesco", "B186-187"),
    "chiapas-unhcr-iom-unicef": ("mx-07 unhcr iom unicef", "B189-191"),
    "south-southeast-united-states": ("mx-04 mx-07 mx-12 mx-20 mx-21 mx-31 us", "B197-202"),
    "jica-automotive-supply-chain": ("mx-11 mx-19 mx-22 jp-jica", "B282-284"),
}  # fmt: skip


@pytest.mark.parametrize("link", INSTRUMENTS)
def test_instrument_of_many_is_one_link(tables: Tables, link: str) -> None:
    parties, rows = INSTRUMENTS[link]
    assert set(tables.links[link]["parties"].split(";")) == set(parties.split())
    assert {tables.row(number)["link"] for number in numbers(rows)} == {link}
    assert len({tables.row(number)["agreement"] for number in numbers(rows)}) == 1


def test_instrument_of_many_is_not_exploded_into_pairs(tables: Tables) -> None:
    cited = tables.of("agreements-cited", "multiparty-cited")
    pairs = {frozenset(tables.parties(a)) for a in cited}
    exploded = [
        {"mx-02", "us-az"}, {"mx-28", "us-nm"}, {"mx-08", "us-ca"}, {"mx-07", "br-ac"}, {"mx-03", "us-ca"},
        {"mx-09", "br-sp-sao-paulo"}, {"mx-09", "mx-06002"}, {"mx-09007", "mx-29033"}, {"mx-02003", "mx-18004"},
        {"mx-07", "unhcr"}, {"mx-12", "us"}, {"mx-11", "jp-jica"},
    ]  # fmt: skip
    assert [sorted(pair) for pair in exploded if frozenset(pair) in pairs] == []


# --- what was left out, and what could not be told -----------------------------------------------

LEFT_OUT = (
    "mx-19039 cincinnati", "mx-16052 kashima", "mx-14039 detroit", "mx-11020 detroit", "mx-09 detroit",
    "mx-28021 boulder", "mx-30193 santos", "mx-11015 pasadena", "mx-16 us-wa", "mx-24028 mx-06002",
    "mx-24028 mx-19046", "mx-30087 mx-09015", "mx-32056 wichita", "mx-14098 aurora", "mx-02001 vallejo",
    "mx-19049 compostela", "mx-12001 cartagena", "mx-14030 edmonton", "mx-12029 cadiz", "mx-17007 yonkers",
    "mx-05002 lubbock", "mx-23008 vicenza", "mx-23008 arequipa", "mx-23008 corpus-christi", "mx-01001 modesto",
    "mx-27 unicef", "mx-32017 villamaria", "mx-23008 mx-12001", "mx-21 it-52", "mx-07 gt-12",
)  # fmt: skip


@pytest.mark.parametrize("pair", LEFT_OUT)
def test_what_was_left_out_stays_out(tables: Tables, pair: str) -> None:
    mexican, counterpart = pair.split()
    found = [
        a["source_ref"]
        for a in tables.of("agreements-cited", "multiparty-cited")
        if mexican in tables.parties(a)
        and any(p == counterpart or p.endswith(f"-{counterpart}") for p in tables.parties(a))
    ]
    assert found == []


@pytest.mark.parametrize("number", ["A0316", "B0236", "B0258"])
def test_unidentified_party_is_not_guessed(tables: Tables, number: str) -> None:
    row = tables.unresolved[f"agreements-cited-{number.lower()}"]
    assert row["reason_es"]
    assert row["reason_en"]


def test_only_the_named_salvadoran_municipality_is_a_party(tables: Tables) -> None:
    assert tables.parties(tables.row("B0132")) == {"mx-16073", "sv-ss-mejicanos"}
