"""The page of the model and that of the tables: nothing in the graph is left out, examples are real."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.graph.release import current
from kg.iri import BASE, ONTOLOGY
from kg.layout import Layout

RECORDED = re.compile(
    r"(analysis|projection|measurement|agent)/|concept/(network-(kind|evidence|measure)|projection-)"
    r"|dataset/network-analysis"
)
"""Keys of what only ``kg network record`` adds; tests/unit/test_network_record.py looks at them."""


@pytest.fixture(scope="module")
def statements(built_store: Path) -> str:
    return current(built_store).union.read_text("utf-8")


@pytest.fixture(scope="module")
def keys(statements: str) -> set[str]:
    """Of everything that has an IRI, ``kind/key``."""
    return set(re.findall(rf"<{BASE}id/([^>]+)>", statements))


def test_every_term_and_every_kind_of_thing_has_its_pattern(
    statements: str, keys: set[str], layout: Layout
) -> None:
    page = (layout.root / "docs" / "model.md").read_text("utf-8")
    used = set(re.findall(rf"[ <]{ONTOLOGY}(\w+)>|<{ONTOLOGY}(\w+)>", statements))
    terms = {term for pair in used for term in pair if term}
    assert len(terms) > 150
    assert terms - set(re.findall(r"cidpd:(\w+)", page)) == set()
    kinds = {key.partition("/")[0] for key in keys}
    assert len(kinds) > 30
    assert kinds - set(re.findall(r"id:([a-z-]+)/", page)) == set()


def test_the_examples_of_the_model_are_in_the_graph(keys: set[str], layout: Layout) -> None:
    page = (layout.root / "docs" / "model.md").read_text("utf-8")
    said = set(re.findall(r"id:([a-z-]+/[\w.-]*\w(?:/[\w-]*\w)?)(?![\w/-]*[…{])", page))
    mine = {key for key in said if not RECORDED.match(key)} - {"kind/key"}
    assert len(mine) > 80
    assert mine - keys == set()


def test_the_keys_shown_for_the_tables_are_in_the_graph(keys: set[str], layout: Layout) -> None:
    page = (layout.root / "data" / "README.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    said = {
        key for row in rows for key in re.findall(r"`([^`]+)`", row.rstrip("| ").split(" | ")[-1])
    }
    assert len(said) > 20
    assert said - {key.rpartition("/")[2] for key in keys} == set()
