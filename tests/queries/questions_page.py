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

UNANSWERED = {
    27: ("who signed for each party", "needs the texts of the agreements"),
    39: ("areas that occur together, by region and period", "needs the records of the registry"),
    41: ("distance, border and language of counterparts", "needs a measure, not a query"),
    42: ("relation to population, migration, investment", "needs further statistics"),
    44: ("who bridges (betweenness)", "`kg network`"),
    45: ("PageRank", "`kg network`"),
    46: ("properties of the whole network", "`kg network`"),
    47: ("communities", "`kg network`"),
    49: (
        "path between two governments",
        "`kg network`; its first step is `partners-of-government`",
    ),
    58: ("what changed between two versions", "`kg diff --from`"),
}

HEAD = """# Questions and the queries that answer them

Each query is a file in `queries/competency`; `kg ask NAME` runs it, `kg ask --list` lists them. The
numbers are those of the project's list of {total} competency questions: {answered} are answered, some
only as far as the sources of this release go. A parameter left out ranges over everything.

Cada consulta es un archivo de `queries/competency`; `kg ask NOMBRE` la ejecuta. Los números son los de
la lista de {total} preguntas de competencia del proyecto: {answered} tienen respuesta, algunas solo
hasta donde llegan las fuentes de esta versión. Un parámetro omitido abarca todo.

| No. | query | título | title | parameters |
|---|---|---|---|---|
"""


def page(library: dict[str, Question]) -> str:
    """Return the page: one row per number and query, then what has no query and why."""
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
    lines.append(
        "\n## Without a query\n\n| No. | about | where, or what is missing |\n|---|---|---|\n"
    )
    lines += [
        f"| {number} | {about} | {why} |\n"
        for number, (about, why) in UNANSWERED.items()
        if number not in answered
    ]
    return "".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(load_library(project(ROOT).queries / "competency")), "utf-8")
