"""The page ``docs/questions.md``, written from the headers of the query files.

``python tests/queries/questions_page.py`` writes it; a test compares.
"""

from __future__ import annotations

from pathlib import Path

from kg.ask import Question, load_library
from kg.layout import project

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "questions.md"
QUESTIONS = 62

HEAD = """# Questions and the queries that answer them

Each query is a file in `queries/competency`; `kg ask NAME` runs it, `kg ask --list` lists them. The
numbers are those of the project's list of {total} competency questions: {answered} have a query; where the
sources of this release do not suffice, the answer says what is missing. A parameter left out ranges over everything.

Cada consulta es un archivo de `queries/competency`; `kg ask NOMBRE` la ejecuta. Los números son los de
la lista de {total} preguntas de competencia del proyecto: {answered} tienen consulta; donde
las fuentes de esta versión no bastan, la respuesta dice qué falta. Un parámetro omitido abarca todo.

| No. | query | título | title | parameters |
|---|---|---|---|---|
"""


def page(library: dict[str, Question]) -> str:
    """Return the page: one row per number and query."""
    rows = sorted((n, q.name) for q in library.values() for n in q.numbers)
    answered = {number for number, _ in rows}
    lines = [HEAD.format(total=QUESTIONS, answered=len(answered))]
    for number, name in rows:
        it = library[name]
        link = f"[`{name}`](../queries/competency/{name}.rq)"
        parameters = ", ".join(f"`{p}`" for p in it.parameters)
        lines.append(
            f"| {number} | {link} | {it.title['es']} | {it.title['en']} | {parameters} |\n"
        )
    return "".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(load_library(project(ROOT).queries / "competency")), "utf-8")
