"""Fixtures of the tests of questions: the real graph opened, and a question asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.ask import answer, load_library, parameter_terms, store_names
from kg.graph import Store, open_store
from kg.iri import BASE
from kg.layout import Layout


@pytest.fixture(scope="module")
def store(built_store: Path) -> Iterator[Store]:
    """The graph of the real tables."""
    with open_store(built_store) as opened:
        yield opened


@pytest.fixture(scope="module")
def ask(store: Store, layout: Layout) -> Callable[..., list[dict[str, str]]]:
    """Ask a question and give its rows, IRIs of ours cut down to their last part."""
    library = load_library(layout.queries / "competency")
    names = store_names(store)

    def run(name: str, **given: str) -> list[dict[str, str]]:
        question = library[name]
        terms = parameter_terms(question, given, names)
        table = answer(question, terms, store.select, language="en")
        return [{k: _short(v) for k, v in row.items()} for row in table.to_dicts()]

    return run


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text.rpartition("/")[2] if text.startswith(BASE) else text
