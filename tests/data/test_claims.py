"""The 142 facts of the paper as claims: none missing, each with place, both texts and a real target."""

from __future__ import annotations

import csv
import importlib.util
import re
from pathlib import Path

from kg.layout import Layout

HERE = Path(__file__).parent


def rows(layout: Layout, table: str) -> list[dict[str, str]]:
    with (layout.data / "tables" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_no_fact_is_missing(layout: Layout) -> None:
    found = rows(layout, "claims")
    assert sorted(int(row["number"]) for row in found) == list(range(1, 143))
    for row in found:
        assert row["id"] == f"wp219-{int(row['number']):03}"
        assert row["text_es"] != row["text_en"]
        assert re.match(r"(RES|ABS|S[0-4C]|T[1-3]|fn\d)", row["source_ref"]), row["id"]
        for text in (row["text_es"], row["text_en"]):
            assert text.endswith("."), row["id"]
            assert len(text.split()) >= 3, row["id"]


def test_definitions_and_criticisms_carry_the_words_of_the_paper(layout: Layout) -> None:
    """All that define or criticize a term, but lists of names and parts and what we infer."""
    lists, inferred = {11, 14, 15, 27, 35, 36}, {41, 42, 43, 44}
    for row in rows(layout, "claims"):
        number, words = int(row["number"]), row["verbatim"]
        of_a_term = row["kind"] in {"definition", "criticism"} and "field-term/" in row["about"]
        assert bool(words) == (of_a_term and number not in lists | inferred), row["id"]
        assert len(words) <= 300, row["id"]
        assert words == words.strip(' .,;«»"'), row["id"]


def test_kinds_are_told_apart(layout: Layout) -> None:
    """Counted on the list of facts: facts 97, 99, 120 to 132 and 134 give numbers."""
    kinds: dict[str, set[int]] = {}
    for row in rows(layout, "claims"):
        kinds.setdefault(row["kind"], set()).add(int(row["number"]))
    assert kinds["number"] == {97, 99, *range(120, 133), 134}
    assert kinds["recommendation"] | kinds["forecast"] == set(range(135, 142))
    assert kinds["criticism"] == {18, 22, 24, 32}
    assert {45, 58, 62, 142} <= kinds["causal"]


def test_the_thirteen_notes_are_there_and_those_of_definitions_are_cited(layout: Layout) -> None:
    notes = {row["id"]: row for row in rows(layout, "references")}
    assert list(notes) == [f"fn-{n:02}" for n in range(1, 14)]
    assert notes["fn-04"]["same_work"] == "fn-03"
    cited = {row["cites"] for row in rows(layout, "claims")} - {""}
    assert cited == set(notes)
    by_fact = {int(row["number"]): row["cites"] for row in rows(layout, "claims")}
    assert (by_fact[16], by_fact[17], by_fact[21], by_fact[31]) == (
        "fn-01", "fn-02", "fn-03", "fn-05",
    )  # fmt: skip


def test_every_objective_factor_and_way_has_its_claim(layout: Layout) -> None:
    about = {key for row in rows(layout, "claims") for key in row["about"].split("; ") if key}
    for scheme, parents in (
        ("objective", ()), ("participation", ()), ("field-term", ()), ("factor", ("internal", "external")),
    ):  # fmt: skip
        path = layout.data / "vocab" / f"{scheme}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            keys = {row["id"] for row in csv.DictReader(lines)} - set(parents)
        assert {f"concept/{scheme}/{key}" for key in keys} <= about
    assert len([key for key in about if key.startswith("concept/participation/")]) == 9


def test_each_criticism_says_what_it_is_against(layout: Layout) -> None:
    """Read in section 1: after Monroy's definition, Grieco's, the first element, Gálvez and Mack's."""
    against = {int(r["number"]): r["criticizes"] for r in rows(layout, "claims") if r["criticizes"]}
    assert against == {18: "wp219-017", 22: "wp219-021", 24: "wp219-023", 32: "wp219-031"}
    assert set(against) == {
        int(r["number"]) for r in rows(layout, "claims") if r["kind"] == "criticism"
    }


def test_relations_of_terms_are_those_the_text_licenses(layout: Layout) -> None:
    """Facts 41 to 44 of the list of facts."""
    found = {(r["term"], r["relation"], r["other"]) for r in rows(layout, "term_relations")}
    assert found == {
        ("cidpd", "broader", "paradiplomacy"),
        ("cidpd", "broader", "local-diplomacy"),
        ("cidpd", "broader", "cid"),
        ("centralized-cooperation", "broader", "international-cooperation"),
        ("decentralized-cooperation", "broader", "international-cooperation"),
        ("cid", "related", "international-cooperation"),
        ("cidpd", "related", "twinning"),
        ("cidpd", "related", "horizontal-cooperation"),
        ("cidpd", "related", "federative-diplomacy"),
    }
    places = {r["id"]: r["source_ref"] for r in rows(layout, "claims")}
    for row in rows(layout, "term_relations"):
        assert row["source_ref"] == places[row["claim"]], row["id"]


def test_the_page_is_that_of_the_table() -> None:
    spec = importlib.util.spec_from_file_location("facts_page", HERE / "facts_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.PAGE.read_text("utf-8") == module.page(), "run python tests/data/facts_page.py"
