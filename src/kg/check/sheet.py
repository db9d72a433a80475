"""The working paper beside its recomputation: text, JSON and a page of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from .paper import Number
from .verdict import Verdict, in_words

__all__ = ["PAPER_FORMATS", "render_paper"]

PAPER_FORMATS: Final = ("text", "json", "html")
_WORDS: Final = {
    "es": {
        "title": "El documento de trabajo 219, vuelto a calcular",
        "numbers": "Números de la sección 4",
        "checks": "Comprobaciones",
        "sum": "Números: {n} (iguales {equal}, distintos {differs}, que nada más da {only})."
        " Comprobaciones: {checks} (se cumplen {held}).",
        "head": ("Observación", "Cuadro", "Medida", "Impreso", "Recalculado", "Veredicto",
                 "Lugar", "Consulta"),
        "rule": ("Regla", "Gravedad", "Veredicto", "Lugar", "Qué se compara"),
        "equal": "igual", "differs": "distinto", "printed only": "solo impreso",
        "count": "cuenta", "percent": "porcentaje",
    },
    "en": {
        "title": "Working paper 219, worked out again",
        "numbers": "Numbers of section 4",
        "checks": "Checks",
        "sum": "Numbers: {n} (equal {equal}, different {differs}, that nothing else gives {only})."
        " Checks: {checks} (that hold {held}).",
        "head": ("Observation", "Table", "Measure", "Printed", "Recomputed", "Verdict", "Place",
                 "Query"),
        "rule": ("Rule", "Severity", "Verdict", "Place", "What is compared"),
        "equal": "equal", "differs": "differs", "printed only": "printed only",
        "count": "count", "percent": "percentage",
    },
}  # fmt: skip


def render_paper(
    numbers: Sequence[Number], verdicts: Sequence[Verdict], form: str, lang: str
) -> str:
    """Write the comparison.

    Args:
        numbers: Every number with its recomputation.
        verdicts: Every check of the source.
        form: ``text``, ``json`` or ``html``.
        lang: ``es`` or ``en``; JSON has both.
    """
    if form == "json":
        return _json(numbers, verdicts)
    words = _WORDS[lang]
    told = [n.verdict for n in numbers]
    summary = str(words["sum"]).format(
        n=len(told),
        equal=told.count("equal"),
        differs=told.count("differs"),
        only=told.count("printed only"),
        checks=len(verdicts),
        held=sum(v.holds for v in verdicts),
    )
    rows = [
        (
            n.observation,
            n.label_es if lang == "es" else n.label_en,
            str(words[n.measure]),
            n.printed,
            n.recomputed or "—",
            str(words[n.verdict]),
            n.locator,
            n.query or "—",
        )
        for n in numbers
    ]
    rules = [
        (
            v.check.name,
            in_words(v.check.grade, lang),
            in_words(v.verdict, lang),
            v.check.locator,
            v.explanation(lang),
        )
        for v in verdicts
    ]
    title, numbered, checked = (str(words[key]) for key in ("title", "numbers", "checks"))
    if form == "text":
        return "\n".join(
            (title, summary, "", numbered, *_columns(words["head"], rows), "", checked,
             *_columns(words["rule"], rules), "")
        )  # fmt: skip
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{lang}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>",
            f"<h1>{escape(title)}</h1><p>{escape(summary)}</p>",
            *_table(checked, words["rule"], rules, in_words("pass", lang), 2),
            *_table(numbered, words["head"], rows, str(words["equal"]), 5),
            "</main></body></html>",
            "",
        )
    )


def _columns(head: Iterable[str], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [tuple(head), *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]) - 1)]
    return [
        "  ".join(
            [*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[-1]]
        )
        for line in lines
    ]


_STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 75rem; margin: 0 auto; padding: 1rem }
div { overflow-x: auto } table { border-collapse: collapse; font-variant-numeric: tabular-nums }
th, td { text-align: left; vertical-align: top; padding: .2rem .6rem }
th, td { border-bottom: 1px solid #8886 }
tr.off td { background: #b26a0022 }
td.verdict { font-weight: 600 }
@media (max-width: 45rem) {
  table, tbody, tr, td { display: block } thead { display: none }
  tr { padding: .4rem 0; border-bottom: 1px solid #8886 } td { border: 0; padding: .1rem .4rem }
  td::before { content: attr(data-head) ": "; opacity: .7; font-weight: 400 }
}
"""


def _table(
    title: str, head: Iterable[str], rows: Sequence[tuple[str, ...]], good: str, place: int
) -> Iterable[str]:
    names = [escape(name) for name in head]
    yield f"<h2>{escape(title)}</h2><div><table><thead><tr>"
    yield "".join(f'<th scope="col">{name}</th>' for name in names)
    yield "</tr></thead><tbody>"
    for row in rows:
        off = "" if row[place] in (good, "printed only", "solo impreso") else ' class="off"'
        cells = "".join(
            f'<td data-head="{name}"{" class=verdict" if off and i == place else ""}>'
            f"{escape(cell)}</td>"
            for i, (name, cell) in enumerate(zip(names, row, strict=True))
        )
        yield f"<tr{off}>{cells}</tr>"
    yield "</tbody></table></div>"


def _json(numbers: Sequence[Number], verdicts: Sequence[Verdict]) -> str:
    content = {
        "format": 1,
        "numbers": [
            {
                "observation": n.observation,
                "table": {"es": n.label_es, "en": n.label_en},
                "measure": n.measure,
                "printed": n.printed,
                "recomputed": n.recomputed or None,
                "verdict": n.verdict,
                "locator": n.locator,
                "query": n.query or None,
            }
            for n in numbers
        ],
        "checks": [
            {
                "id": v.check.name,
                "severity": v.check.grade,
                "printed": v.printed,
                "recomputed": v.computed,
                "verdict": v.verdict,
                "locator": v.check.locator,
                "query": f"queries/paper/{v.check.name}.rq",
                "explanation": {"es": v.explanation("es"), "en": v.explanation("en")},
            }
            for v in verdicts
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
