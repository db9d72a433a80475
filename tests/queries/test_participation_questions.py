"""Known answers on the ways of participating, worked out from the rows and the paper."""

from __future__ import annotations

from collections.abc import Callable

from kg.ask.why import why
from kg.graph import Store

Ask = Callable[..., list[dict[str, str]]]


def test_chiapas_has_an_office_since_2001(ask: Ask) -> None:
    rows = ask("offices-of-international-affairs", government="mx-07")
    first = [r for r in rows if r["dateKind"] == "stated"]
    assert [(r["office"], r["created"]) for r in first] == [("cri-chis", "2001")]


def test_states_with_an_office_of_international_affairs_so_called(ask: Ask) -> None:
    rows = ask("offices-of-international-affairs", function="office-function/international-affairs")
    states = {r["government"] for r in rows if len(r["government"]) == len("mx-00")}
    assert states == {
        "mx-06",
        "mx-07",
        "mx-09",
        "mx-11",
        "mx-12",
        "mx-14",
        "mx-15",
        "mx-21",
        "mx-24",
    }


def test_every_way_is_listed_with_its_instances(ask: Ask) -> None:
    rows = ask("ways-of-participating")
    assert {r["way"] for r in rows} == {
        "agreements", "associations", "border-meetings", "delegations", "fairs", "offices",
        "resources", "trips", "visits",
    }  # fmt: skip
    counted = {(r["way"], r["kind"]): int(r["instances"]) for r in rows if r["kind"]}
    assert counted["offices", "Office"] == 44
    assert counted["associations", "Membership"] == 130


def test_domestic_agreement_is_no_instance_of_way_one(ask: Ask) -> None:
    listed = {r["instance"] for r in ask("instances-of-ways", way="participation/agreements")}
    domestic = {r["link"] for r in ask("domestic-links")}
    assert domestic
    assert not listed & domestic


def test_border_states_sit_in_the_conference_the_paper_names(ask: Ask) -> None:
    rows = ask("memberships", network="bgc")
    assert {r["government"] for r in rows} == {"mx-02", "mx-05", "mx-08", "mx-19", "mx-26", "mx-28"}
    assert {r["scope"] for r in rows} == {"cross-border"}


def test_network_is_found_by_its_acronym_or_its_name(ask: Ask) -> None:
    by_acronym = ask("memberships", network="UCCN")
    assert by_acronym == ask("memberships", network="red de ciudades creativas de la unesco")
    assert len(by_acronym) == 9


def test_programme_is_told_from_membership(ask: Ask) -> None:
    rows = ask("memberships", network="icma")
    assert {(r["role"], r["tie"]) for r in rows} == {("programme-participant", "involvement")}
    assert len(rows) == 8


def test_date_no_later_than_is_no_beginning(ask: Ask) -> None:
    (sonora,) = [r for r in ask("memberships", network="under2") if r["government"] == "mx-26"]
    assert (sonora["begins"], sonora["noLaterThan"]) == ("", "2018-09")


def test_networks_of_each_scope(ask: Ask) -> None:
    count = {
        s: len(ask("networks", scope=f"network-scope/{s}"))
        for s in ("international", "cross-border", "national")
    }
    assert count == {"international": 32, "cross-border": 8, "national": 7}


def test_the_commission_of_the_californias_ended_and_came_back(ask: Ask) -> None:
    rows = ask("network-events", network="COMCAL")
    assert [(r["event"], r["date"]) for r in rows] == [
        ("dissolved", "2004"),
        ("re-established", "2019-12-04"),
    ]


def _labels(store: Store, path: str) -> set[str]:
    about = store.about(f"https://w3id.org/cidpd/id/{path}")
    return {value.n3() for predicate, value, _ in about if predicate.value.endswith("#label")}


def test_metropolitan_area_is_not_called_the_state(store: Store) -> None:
    assert _labels(store, "membership/mx-14--100rc--member") == {
        '"Jalisco: zona metropolitana – 100RC (miembro)"@es',
        '"Jalisco: metropolitan area – 100RC (member)"@en',
    }


def test_office_that_is_an_institution_has_its_name_alone(store: Store) -> None:
    assert _labels(store, "institution/cri-chis") == {
        '"Coordinación de Relaciones Internacionales del Estado de Chiapas"@es',
        '"International Relations Coordination of Chiapas"@en',
    }


def test_what_rests_on_a_weak_page(ask: Ask) -> None:
    rows = ask("weak-pages", weakness="page-weakness/opinion")
    found = {r["thing"] for r in rows}
    assert found == {
        "mx-16-coordinacion-estatal-atencion-integral-migrante-michoacano",
        "mx-16-direccion-servicios-apoyo-legal-administrativo-trabajadores-emigrantes",
        "mx-09-casa-representacion-ciudad-mexico-angeles",
        "mx-09-casa-representacion-ciudad-mexico-chicago",
    }


def test_why_says_that_a_page_is_weak(store: Store) -> None:
    iri = "https://w3id.org/cidpd/id/membership/mx-31050--gnlc--member"
    (reason,) = why(store, iri, "network", language="en")
    (evidence,) = reason.evidence
    weak = [place for place in evidence.places if place.endswith(" (aggregator)")]
    assert [place.partition("/")[2].startswith("/selfgrowthzone.top") for place in weak] == [True]


def test_bodies_the_paper_names_are_networks_here(ask: Ask) -> None:
    """S4¶9-10: border governors, Gulf states and ICMA; its fourth name fits no body found."""
    scopes = {r["network"]: r["scope"] for r in ask("networks")}
    assert {key: scopes[key] for key in ("bgc", "gomsa", "icma")} == {
        "bgc": "cross-border",
        "gomsa": "cross-border",
        "icma": "international",
    }
    assert "seed-aigl" not in scopes
