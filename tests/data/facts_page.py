"""Write ``docs/paper-facts.md`` from the table of claims: ``python tests/data/facts_page.py``."""

from __future__ import annotations

import csv
from pathlib import Path

from kg.iri import mint
from kg.layout import project

PAGE = Path(__file__).parents[2] / "docs" / "paper-facts.md"


def page() -> str:
    """Return the page: number of the fact, IRI of the claim, kind, place, both texts, words."""
    with (project().data / "tables" / "claims.csv").open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: int(row["number"]))
    head = [
        "# Hechos del documento de trabajo 219 · Facts of working paper 219",
        "",
        "Cada hecho es una afirmación del documento, atribuida a él, con su lugar: `S1¶3` es el"
        " tercer párrafo de la sección 1, `T1` el cuadro 1, `fn2` la nota 2.",
        "",
        "Each fact is a claim of the paper, attributed to it, with its place: `S1¶3` is the third"
        " paragraph of section 1, `T1` Table 1, `fn2` note 2.",
        "",
        "| n | IRI | tipo · kind | lugar · place | español | English | palabras · words |",
        "|---:|---|---|---|---|---|---|",
    ]
    body = [
        f"| {row['number']} | <{mint('claim', row['id'])}> | {row['kind']} | {row['source_ref']}"
        f" | {row['text_es']} | {row['text_en']}"
        f" | {row['verbatim'] and '«' + row['verbatim'] + '»'} |"
        for row in rows
    ]
    return "\n".join([*head, *body, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
