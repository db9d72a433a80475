"""The account of rows in the documentation is the one the tables give."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.layout import Layout
from kg.tables import Catalogue, read_all
from kg.tables.catalogue import LISTED
from kg.tables.coverage import (
    coverage,
    coverage_table,
    participation,
    participation_table,
)

DOCS = Path(__file__).parents[2] / "docs" / "sources.md"
ROWS = {
    "agreements-cited": 707,
    "multiparty-cited": 12,
    "wikidata-2022": 405,
    "wikipedia-2026": 626,
}
"""Rows of the original files, counted when they were taken over."""
PARTICIPATION = {
    "memberships": 221,
    "networks": 47,
    "offices": 44,
    "project_participations": 61,
    "event_participations": 133,
}
"""The same, of the files on the ways of participating."""


def test_every_row_of_every_list_is_somewhere(layout: Layout) -> None:
    found = {c.source: c for c in coverage(read_all(layout.data))}
    assert {source: c.rows for source, c in found.items()} == ROWS
    assert all(c.rows == c.kept + c.merged + c.unresolved for c in found.values())


def test_the_account_is_the_one_counted_by_hand(layout: Layout) -> None:
    with (layout.data / "tables" / "attestations.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    pairs = Counter(
        r["source"] for r in {(r["source"], r["link"], r["agreement"]): r for r in rows}.values()
    )
    found = {c.source: c.kept for c in coverage(read_all(layout.data))}
    assert found == dict(pairs)


@pytest.mark.parametrize("account", [coverage_table, participation_table])
def test_the_documentation_shows_it(layout: Layout, account: Callable[[Catalogue], str]) -> None:
    table = account(read_all(layout.data))
    assert table in DOCS.read_text("utf-8"), f"docs/sources.md: write\n{table}"


def test_every_row_on_participation_is_somewhere(layout: Layout) -> None:
    found = participation(read_all(layout.data))
    assert {table: kept + lost for table, (kept, lost) in found.items()} == PARTICIPATION


def test_no_row_of_a_source_stands_twice(layout: Layout) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for name in LISTED:
        with (layout.data / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            seen.update((row["source"], row["source_ref"]) for row in csv.DictReader(lines))
    assert [key for key, count in seen.items() if count > 1] == []
