"""The page of questions names every query and accounts for every competency question."""

from __future__ import annotations

from pathlib import Path

from kg.ask import load_library
from kg.layout import project
from queries.questions_page import PAGE, QUESTIONS, page

LIBRARY = load_library(project(Path(__file__).parents[2]).queries / "competency")


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(LIBRARY), "run: python tests/queries/questions_page.py"


def test_every_query_answers_a_question() -> None:
    assert [q.name for q in LIBRARY.values() if not q.numbers] == []


def test_every_question_has_a_query() -> None:
    answered = {number for q in LIBRARY.values() for number in q.numbers}
    assert answered == set(range(1, QUESTIONS + 1))
