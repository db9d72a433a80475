"""The closed lists: bilingual, normalized, sorted, and holding every key the tables use."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

from kg.layout import Layout
from kg.tables import columns
from kg.tables.model import TABLES, VOCABULARIES, Concept

Row = dict[str, str]
Lists = dict[str, list[Row]]

CLOSED = {
    "agreement-kind": "cooperation financing friendship letter-of-intent other twinning",
    "count-basis": "derived printed",
    "counterpart-kind": "company international-organization local-government national-government"
    " ngo regional-government university",
    "counterpart-type": "government international-organization ngo private",
    "date-kind": "announcement approval no-later-than signature signature-derived unilateral-act",
    "epoch": "after-nafta before-nafta",
    "link-kind": "cooperation friendship twinning",
    "order-of-government": "municipal state",
    "period": "1981-1985 1986-1990 1991-1995 1996-2000 2001-2005 2006-2010",
    "range": "0-10 11-20 21-30 30-40 40-plus",
    "region": "africa-oceania asia europe global latin-america-caribbean north-america",
    "registration": "no unknown yes",
    "status": "active expired unknown",
}
"""Lists the model or the paper closes: another value is a change of the model."""

AREAS_OF_THE_PAPER = {
    "culture", "education", "tourism", "trade", "investment", "environment",
    "science-technology", "human-resources", "urban-development", "public-security",
}  # fmt: skip
CATEGORIES = {
    "agreement-kind": "agreement-kind",
    "area": "area",
    "counterpart-type": "counterpart-type",
    "epoch": "epoch",
    "order-of-government": "order-of-government",
    "region": "region",
    "table-2": "range",
}
"""The list a distribution's categories come from; the shares of Spain name a country."""


@pytest.fixture(scope="module")
def lists(layout: Layout) -> Lists:
    """Every closed list by name, read without the project's own reader."""
    return {path.stem: rows_of(path) for path in sorted((layout.data / "vocab").glob("*.csv"))}


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def keys(rows: list[Row]) -> set[str]:
    return {row["id"] for row in rows}


def test_the_lists_are_those_of_the_model(lists: Lists) -> None:
    assert tuple(lists) == VOCABULARIES
    assert all(lists.values()), "an empty list"


@pytest.mark.parametrize("scheme", VOCABULARIES)
def test_a_list_is_tidy(layout: Layout, scheme: str) -> None:
    raw = (layout.data / "vocab" / f"{scheme}.csv").read_bytes().decode("utf-8")
    assert raw.endswith("\n")
    assert "\r" not in raw
    assert raw == unicodedata.normalize("NFC", raw)
    header, *rows = csv.reader(raw.splitlines())
    assert tuple(header) == columns(Concept)
    found = [row[0] for row in rows]
    assert found == sorted(set(found)), "sorted by id, each once"
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []


@pytest.mark.parametrize("scheme", VOCABULARIES)
def test_a_concept_is_named_and_defined_in_both_languages(lists: Lists, scheme: str) -> None:
    for row in lists[scheme]:
        where = f"{scheme}/{row['id']}"
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]), where
        for column in ("label_es", "label_en", "definition_es", "definition_en"):
            assert row[column], f"{where}: {column} is empty"
        for column in ("definition_es", "definition_en"):
            text = row[column]
            assert text[0].isupper() or text[0].isdigit(), f"{where}: {text}"
            assert text.endswith("."), f"{where}: {text}"
            assert len(text.split()) > 2, f"{where}: {text}"
        assert row["definition_es"] != row["definition_en"], f"{where}: untranslated"
        for language in ("es", "en"):
            label, text = row[f"label_{language}"], row[f"definition_{language}"]
            assert text.removesuffix(".").casefold() != label.casefold(), f"{where}: says nothing"


@pytest.mark.parametrize("scheme", VOCABULARIES)
def test_two_concepts_of_a_list_are_told_apart(lists: Lists, scheme: str) -> None:
    for column in ("label_es", "label_en", "definition_es", "definition_en"):
        found = [row[column].casefold() for row in lists[scheme]]
        assert len(set(found)) == len(found), f"{scheme}: {column} repeats"


@pytest.mark.parametrize("scheme", VOCABULARIES)
def test_broader_concepts_stand_in_the_list_and_make_no_circle(lists: Lists, scheme: str) -> None:
    broader = {row["id"]: row["broader"] for row in lists[scheme]}
    for start in broader:
        seen = [start]
        while above := broader[seen[-1]]:
            assert above in broader, f"{scheme}/{seen[-1]}: no {above!r}"
            assert above not in seen, f"{scheme}: {' > '.join([*seen, above])}"
            seen.append(above)


def test_matches_point_elsewhere_and_only_one_way(lists: Lists) -> None:
    for scheme, rows in lists.items():
        for row in rows:
            matches = [row[c] for c in ("exact_match", "close_match") if row[c]]
            for match in matches:
                assert re.fullmatch(r"https?://[^\s<>\"]+", match), f"{scheme}/{row['id']}: {match}"
                assert "w3id.org/cidpd" not in match, f"{scheme}/{row['id']} matches itself"
            assert len(set(matches)) == len(matches), f"{scheme}/{row['id']}: exact and close"


@pytest.mark.parametrize("scheme", CLOSED)
def test_a_list_the_model_closes_has_its_values(lists: Lists, scheme: str) -> None:
    assert " ".join(row["id"] for row in lists[scheme]) == CLOSED[scheme]


def test_every_key_the_tables_use_stands_in_its_list(layout: Layout, lists: Lists) -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for row_class in TABLES:
        rows = rows_of(layout.data / "tables" / f"{row_class.table}.csv")  # type: ignore[attr-defined]
        for spec in fields(row_class):
            target = spec.metadata.get("to", "")
            if target.startswith("vocab/") and "|" not in target:
                cells = {key for row in rows for key in row[spec.name].split(";") if key}
                used[target.removeprefix("vocab/")] |= cells
    missing = {scheme: found - keys(lists[scheme]) for scheme, found in used.items()}
    assert not any(missing.values()), missing
    for scheme in ("region", "link-kind", "date-kind", "counterpart-kind", "period", "dataset"):
        assert used[scheme], f"no table uses {scheme}: was the column renamed?"


def test_a_category_comes_from_the_list_of_its_distribution(layout: Layout, lists: Lists) -> None:
    used: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(layout.data / "tables" / "observations.csv"):
        if row["category"]:
            used[row["dataset"]].add(row["category"])
    assert used.pop("spain") == used.pop("spain-in-europe") == {"es"}
    assert set(used) == set(CATEGORIES)
    for dataset, found in used.items():
        assert found <= keys(lists[CATEGORIES[dataset]]), dataset


def test_the_lists_of_the_paper_are_used_whole(layout: Layout, lists: Lists) -> None:
    rows = rows_of(layout.data / "tables" / "observations.csv")
    used = {
        dataset: {r["category"] for r in rows if r["dataset"] == dataset} for dataset in CATEGORIES
    }
    for dataset in ("region", "counterpart-type", "order-of-government", "table-2"):
        assert used[dataset] == keys(lists[CATEGORIES[dataset]])
    assert used["area"] == AREAS_OF_THE_PAPER < keys(lists["area"])
    assert used["epoch"] == {"after-nafta"}, "the paper prints no share before NAFTA"
    assert {r["period"] for r in rows} - {""} == keys(lists["period"])
    margins = {row["id"] for row in lists["dataset"] if row["broader"] == "table-1"}
    assert margins == {"table-1-by-entity", "table-1-by-period", "table-1-total"}
    assert {r["dataset"] for r in rows} == keys(lists["dataset"]) - margins
    assert {r["snapshot"] for r in rows} == keys(lists["snapshot"])
    assert {r["count_basis"] for r in rows} == keys(lists["count-basis"])


def test_a_period_says_its_first_and_last_day(lists: Lists) -> None:
    for row in lists["period"]:
        first, last = row["id"].split("-")
        assert row["label_es"] == row["label_en"] == row["id"]
        assert row["definition_es"] == f"Del 1 de enero de {first} al 31 de diciembre de {last}."
        assert row["definition_en"] == f"From 1 January {first} to 31 December {last}."
        assert int(last) - int(first) == 4


def test_ranges_bear_the_label_the_paper_prints(lists: Lists) -> None:
    labels = [row["label_es"] for row in lists["range"]]
    assert labels == [row["label_en"] for row in lists["range"]]
    assert labels == ["0-10", "11-20", "21-30", "30-40", "40+"]
