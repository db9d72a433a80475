"""``kg why``: what stands behind a statement, against what the tables and sources say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.ask.why import why
from kg.cli.why import why as command
from kg.errors import QueryError
from kg.graph import Store
from kg.layout import Layout

LINK = "https://w3id.org/cidpd/id/link/"


def run(built_store: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--dist", str(built_store)])


def test_every_source_of_a_link_is_named(store: Store, layout: Layout) -> None:
    """The link with most attestations: its sources and places are those of attestations.csv."""
    with (layout.data / "tables" / "attestations.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    links = [row["link"] for row in rows]
    most = max(sorted(set(links)), key=links.count)
    own = [row for row in rows if row["link"] == most]
    [kind] = why(store, LINK + most, "linkKind")
    assert {one.source for one in kind.evidence} == {row["source"] for row in own}
    places = {place for one in kind.evidence for place in one.places}
    assert {row["source_ref"] for row in own} <= places
    assert {row["mexican_text"] for row in own} <= {q for one in kind.evidence for q in one.quoted}
    for one in kind.evidence:
        assert one.title
        assert one.publisher
        assert one.licence
        assert one.retrieved
        assert one.row.startswith("data/tables/attestations.csv:")


def test_statements_that_rest_on_the_same_stand_together(built_store: Path) -> None:
    """A claim says some dozen things, all from one row: that row is told once, with its words."""
    told = run(built_store, "claim/wp219-012", "--lang", "en").output
    assert told.count("row: data/tables/claims.csv:") == 1
    assert "says: el conjunto de acciones que llevan a cabo principalmente" in told
    assert told.index("claimKind  definition") < told.index("where: S1¶9")


def test_what_is_derived_says_how_and_from_what(store: Store, layout: Layout) -> None:
    with (layout.data / "tables" / "attestations.csv").open(encoding="utf-8") as lines:
        row = next(csv.DictReader(lines))
    [count] = why(store, LINK + row["link"], "supportCount", language="en")
    assert "Counted" in count.derived
    assert row["source"] in {one.source for one in count.evidence}


def test_a_distance_names_who_gives_the_coordinates(store: Store) -> None:
    [distance] = why(store, f"{LINK}jp-26-kyoto--mx-14039--twinning", "distance", language="en")
    assert "great circle" in distance.derived
    sources = [one.source for one in distance.evidence]
    assert "inegi-2020" in sources, "the seat of the municipality"
    assert {"wikidata-2022", "geonames"} & set(sources[3:]), "the counterpart"


OBSERVATION = "https://w3id.org/cidpd/id/observation/"


def test_a_count_recovered_from_a_percentage_says_which(store: Store) -> None:
    """14.13 % of 368 is 52; 943 is what 391 are 41.47 % of; 145 is printed."""
    told = [
        why(store, OBSERVATION + key, "count", language="en")[0].derived
        for key in ("share-region-europe", "registry-2015", "t3-calderon")
    ]
    assert told == [
        "Worked out from a printed percentage: 14.13 % of 368 (registry-2011).",
        "Worked out from its part: 391 are 41.47 % of it (share-agreement-kind-twinning-2015).",
        "",
    ]


@pytest.mark.parametrize(
    ("thing", "property_", "place", "table"),
    [
        ("claim/wp219-017", "claimKind", "S1¶2", "claims"),
        ("provision/lcid-40", "verbatim", "LCID_061120.pdf", "legal_provisions"),
        ("institution-event/cnem-replaced-1989", "followedBy", "inafed", "institution_events"),
        ("reference/fn-04", "title", "fn4", "references"),
        ("observation/t1-14-2006-2010", "printedPercent", "T1", "observations"),
        ("slice/table-1--entity--mx-14", "sliceStructure", "T1", "observations"),
        ("act/agreements-cited-a0039--registration", "actKind", "A0039", "attestations"),
        ("term/fox", "begins", "T3", "presidential_terms"),
        ("step/notice", "position", "", "procedure_steps"),
        ("government/mx-14039", "country", "", "municipalities"),
        ("institution/amexcid", "founded", "S3¶3", "institutions"),
    ],
)
def test_every_kind_of_statement_has_source_place_licence_date_and_row(
    built_store: Path, thing: str, property_: str, place: str, table: str
) -> None:
    """Named by kind and key, as `kg` itself writes things."""
    made = run(built_store, thing, property_, "--format", "json")
    assert made.exit_code == 0, made.output
    told = json.loads(made.output)
    assert told["thing"].endswith(f"/id/{thing}")
    for statement in told["statements"]:
        (evidence,) = statement["evidence"]
        assert all(evidence[name] for name in ("title", "publisher", "licence"))
        assert evidence["retrieved"].startswith("2026-")
        assert place in " ".join(evidence["locators"])
        assert evidence["row"].startswith(f"data/tables/{table}.csv:")


def test_each_of_two_dates_has_the_row_that_gives_it(store: Store) -> None:
    deal = "https://w3id.org/cidpd/id/agreement/mx-11015--us-ca-salinas--twinning--2008"
    found = {reason.name: reason.evidence[0].places for reason in why(store, deal, "signedOn")}
    assert set(found) == {"2007", "2008"}
    assert "B0224" in found["2007"]
    assert "A0352" in found["2008"]
    assert "A0352" not in found["2007"]
    assert "B0224" not in found["2008"]


def test_the_contradiction_of_the_paper_is_told(built_store: Path) -> None:
    """Table 3's 145 agreements against Table 1's 144, and where both stand."""
    made = run(built_store, "t3-calderon", "count", "--lang", "en")
    assert made.exit_code == 0, made.output
    assert "145" in made.output
    assert "where: T3" in made.output
    assert "A09" in made.output
    assert "does not hold (FAIL I-A1)" in made.output


def test_two_dates_of_one_agreement_contradict_each_other(store: Store, layout: Layout) -> None:
    with (layout.data / "tables" / "attestations.csv").open(encoding="utf-8") as lines:
        dates: dict[str, set[str]] = {}
        for row in csv.DictReader(lines):
            if row["agreement"] and row["date"] and row["date_kind"] == "signature":
                dates.setdefault(row["agreement"], set()).add(row["date"])
    several = sorted(key for key, found in dates.items() if len(found) > 1)
    assert several
    found = why(store, f"https://w3id.org/cidpd/id/agreement/{several[0]}", "signedOn")
    assert {one.value.value for one in found} >= dates[several[0]]
    assert all(one.others for one in found)


def test_json_and_errors(built_store: Path) -> None:
    made = run(built_store, "amexcid", "acronym", "--format", "json")
    [statement] = json.loads(made.output)["statements"]
    assert statement["value"] == "AMEXCID"
    assert statement["evidence"][0]["locators"]
    for words, said in (
        (("amexcid", "acronim"), "Did you mean 'acronym'"),
        (("amexcid", "acronym", "AMEXID"), "Did you mean 'AMEXCID'"),
        (("no-such-thing-at-all",), "no thing is called"),
    ):
        failed = run(built_store, *words)
        assert isinstance(failed.exception, QueryError), failed.output
        assert said in str(failed.exception)
