"""Known answers on law, procedure and institutions, worked out from the texts."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from kg.layout import Layout

Ask = Callable[..., list[dict[str, str]]]


def test_what_limits_a_state(ask: Ask) -> None:
    rows = ask("legal-effects", bearer="states", effect="legal-effect/limits")
    assert [(r["provision"], r["inForce"]) for r in rows] == [
        ("cpeum-117-i", "1917-05-01"),
        ("cpeum-117-viii", "1917-05-01"),
        ("cpeum-117-viii", "1917-05-01"),
        ("cpeum-118", "1917-05-01"),
    ]


def test_what_obliges_the_ministry_about_agreements(ask: Ask) -> None:
    rows = [r for r in ask("legal-effects") if (r["bearer"], r["effect"]) == ("sre", "obliges")]
    assert [r["provision"] for r in rows] == [
        "lcid-t",
        "lct-6",
        "lct-6",
        "lct-7-p1",
        "lct-7-p1",
        "lgtaip-2025",
    ]
    assert {r["inForce"] for r in rows if r["provision"] == "lct-7-p1"} == {"1992-01-03"}


def test_how_long_the_treaty_with_spain_took(ask: Ask) -> None:
    rows = [r for r in ask("legal-events") if r["instrument"] == "trat-es-1990"]
    dates = [(r["date"], r["event"]) for r in rows]
    assert (dates[0], dates[-1]) == (("1990-01-11", "signed"), ("1992-02-03", "decree"))
    assert len(dates) == 6


def test_the_steps_to_register_an_agreement(ask: Ask) -> None:
    rows = ask("procedure-steps")
    order = list(dict.fromkeys(r["step"] for r in rows))
    assert order[:5] == ["initiation", "authorization", "negotiation", "notice", "review"]
    assert order.index("notice") < order.index("opinion-favourable") < order.index("signature")
    grounds = {(r["step"], r["ground"]) for r in rows}
    for step in ("notice", "opinion-favourable", "registration"):
        assert (step, "lct-7-p1") in grounds
    (notice,) = {r["actor_es"] for r in rows if r["step"] == "notice"}
    assert "Dirección General de Coordinación Política" in notice


def test_a_treaty_goes_to_the_senate_and_an_agreement_to_the_ministry(ask: Ask) -> None:
    def cell(form: str, criterion: str) -> dict[str, str]:
        found = [
            r for r in ask("instrument-forms") if (r["form"], r["criterion"]) == (form, criterion)
        ]
        return found[0]

    assert cell("treaty", "approval")["value_en"] == "The Senate."
    assert cell("treaty", "approval")["ground"] == "cpeum-76-i"
    assert "dictamen" in cell("interinstitutional-agreement", "ministry-act")["value_en"]
    assert cell("interinstitutional-agreement", "ministry-act")["ground"] == "lct-7-p1"
    assert "gazette" in cell("treaty", "publication")["value_en"]
    assert cell("political-letter", "binding")["warrant"] == "press"


def test_nothing_unknown_is_said_of_a_registered_agreement(ask: Ask) -> None:
    rows = ask("time-to-register")
    assert {r["agreement"] for r in rows} == {
        "cu-03-marianao--mx-11017--twinning--2000",
        "mx-11017--us-tx-mcallen--twinning--2000",
    }
    assert {(r["signed"], r["notice"], r["registered"]) for r in rows} == {("2000", "", "")}
    assert all(r["missing_es"] for r in rows)
    (row,) = ask("agreements-under-a-treaty")
    assert row["underTreaty"] == "0"


def test_what_is_known_of_the_agreements_of_irapuato(ask: Ask) -> None:
    rows = [r for r in ask("acts-of-agreements") if r["government"] == "mx-11017"]
    mcallen = [r for r in rows if "mcallen" in r["agreement"]]
    assert {(r["kind"], r["date"], r["ground"]) for r in mcallen} == {
        ("signature", "2000", ""),
        ("registration", "", "lct-7-p1"),
    }


def test_one_municipal_regulation_is_known(ask: Ask) -> None:
    rows = ask("municipal-regulations")
    assert {r["regulation"] for r in rows} == {"reg-herm-gto"}
    assert [(r["event"], r["date"]) for r in rows] == [
        ("council-vote", "2012-04-30"),
        ("state-gazette", "2012-06-12"),
    ]


@pytest.mark.parametrize(
    ("institution", "year", "called"),
    [
        ("inafed", "1986", {"Centro Nacional de Estudios Municipales"}),
        ("inafed", "1995", {"Centro Nacional de Desarrollo Municipal"}),
        ("inafed", "2010", {"Instituto Nacional para el Federalismo y el Desarrollo Municipal"}),
        ("aecid", "1999", {"Agencia Española de Cooperación Internacional"}),
        ("giz", "2000", {"Agencia Alemana de Cooperación Técnica"}),
        ("icma", "1950", {"International City Managers' Association"}),
        ("mx-09", "2010", {"Distrito Federal"}),
        ("mx-09", "2016", {"Distrito Federal", "Ciudad de México"}),
        ("mx-09", "2017", {"Ciudad de México"}),
        ("dgcp", "2004", {"Dirección General de Enlace Político"}),
        ("amexcid", "2010", set()),
        ("amexcid", "2012", {"Agencia Mexicana de Cooperación Internacional para el Desarrollo"}),
    ],
)
def test_what_it_was_called(ask: Ask, institution: str, year: str, called: set[str]) -> None:
    rows = ask("names-over-time", institution=institution, year=year)
    assert {r["name_es"] for r in rows} == called


def test_how_the_municipal_institute_came_about(ask: Ask) -> None:
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for r in ask("institution-events"):
        happened = (r["event"], r["date"], r["followedBy"])
        if r["institution"] == r["bearer"]:
            rows.setdefault(r["bearer"], []).append(happened)
    assert rows["cnem"] == [("created", "1984-05-03", ""), ("replaced", "1989", "cedemun")]
    assert rows["cedemun"] == [("replaced", "", "inafed"), ("created", "1989", "")]
    assert rows["inafed"] == [("created", "2002-07-30", "")]
    assert ("provided-for", "1992-01-02", "") in rows["raii"]
    assert ("split", "2002", "dgep") in rows["dgefe"]
    assert sum(map(len, rows.values())) == 60
    line = ask("institution-events", institution="dgcp")
    assert [(r["bearer"], r["event"]) for r in line] == [
        ("dgep", "renamed"),
        ("dgep", "created"),
        ("dgefe", "created"),
        ("dgefe", "split"),
    ]
    assert {r["bearer"] for r in ask("institution-events", institution="inafed")} == {
        "cnem",
        "cedemun",
        "inafed",
    }


def test_a_provision_without_an_article_is_told_too(ask: Ask, layout: Layout) -> None:
    """Guides and whole decrees are no articles; every row of the table is in the answer."""
    with (layout.data / "tables" / "legal_provisions.csv").open(encoding="utf-8") as lines:
        table = {row["id"]: row for row in csv.DictReader(lines)}
    told = {r["provision"]: r for r in ask("legal-provisions")}
    assert set(told) == set(table)
    assert told["guia-aii"]["article"] == table["guia-aii"]["article"] == ""
    assert told["lcid-40"]["actor_en"] == "Federal entities; municipalities"
