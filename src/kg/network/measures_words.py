"""The definitions of all measures as text, and as the page ``docs/network-measures.md``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from .measures import MEASURES
from .measures_definition import Measure
from .measures_whole import WHOLE

__all__ = ["definitions", "page"]

_WORDS: Final = {
    "es": {
        "values": "valores", "weights": "pesos",
        "yes": "sí", "no": "no", "hand": "respuestas hechas a mano, en las"
        " pruebas", "any": "toda red", "one": "de un modo", "two": "de dos modos",
        "nodes": "De cada nodo", "whole": "De la red entera",
        "head": "| clave | nombre | fórmula | qué cuenta | normalización | valores | pesos | redes"
        " | fuente | referencia |",
    },
    "en": {
        "values": "values", "weights": "weights",
        "yes": "yes", "no": "no", "hand": "answers worked out by hand, in the"
        " tests", "any": "any", "one": "one-mode", "two": "two-mode",
        "nodes": "Of each node", "whole": "Of the whole network",
        "head": "| key | name | formula | what counts | normalization | values | weights | networks"
        " | source | reference |",
    },
}  # fmt: skip
_HEAD: Final = """# Measures of the network · Medidas de la red

*Written from the registry of measures in the code; a test compares. Escrita desde el registro de
medidas del código; una prueba las compara.*

n nodes, m edges, A adjacency, W weights, d(u,v) hops, N(v) neighbours. The values equal those of
the reference to 1e-9, by test. *n nodos, m aristas, A adyacencia, W pesos, d(u,v) saltos,
N(v) vecinos. Los valores igualan a los de la referencia hasta 1e-9, por prueba.*

[English](#english) · [Español](#español)
"""


def definitions(language: str) -> str:
    """Return the definition of every measure as plain text, in Spanish or English."""
    words = _WORDS[language]
    lines: list[str] = []
    for title, registry in (("nodes", MEASURES), ("whole", WHOLE)):
        lines += [words[title], ""]
        for one in registry.values():
            key, name, formula, where, scale, values, weights, fits, source, reference = _cells(
                one, language
            )
            lines += [f"{key} · {name}", f"  {formula}", f"  {where}; {scale}"]
            lines += [
                f"  {words['values']}: {values}; {words['weights']}: {weights}; {fits}",
                f"  {source}",
                f"  = {reference}",
            ]
        lines.append("")
    return "\n".join(lines)


def page() -> str:
    """Return ``docs/network-measures.md``: both registries, in English and in Spanish."""
    lines = [_HEAD]
    for language, title in (("en", "English"), ("es", "Español")):
        words = _WORDS[language]
        lines += [f"## {title}", ""]
        for heading, registry in (("nodes", MEASURES), ("whole", WHOLE)):
            lines += [f"### {words[heading]}", "", words["head"], "|" + "---|" * 10]
            lines += _rows(registry.values(), language)
            lines.append("")
    return "\n".join(lines)


def _rows(measures: Iterable[Measure], language: str) -> list[str]:
    rows = []
    for one in measures:
        key, name, formula, where, scale, values, weights, fits, source, reference = _cells(
            one, language
        )
        cells = [f"`{key}`", name, f"`{formula}`", where, scale, values, weights, fits]
        source = re.sub(r"doi:(10\.\S*[^\s,;.])", r"[doi:\1](https://doi.org/\1)", source)
        if one.reference != "hand":
            reference = f"`{reference}`"
        rows.append(
            "| " + " | ".join(c.replace("|", "\\|") for c in (*cells, source, reference)) + " |"
        )
    return rows


def _cells(one: Measure, language: str) -> tuple[str, ...]:
    words = _WORDS[language]
    es = language == "es"
    return (
        one.key,
        one.label_es if es else one.label_en,
        one.formula,
        one.where_es if es else one.where_en,
        one.scale_es if es else one.scale_en,
        one.values,
        words["yes" if one.weighted else "no"],
        words[one.fits],
        one.source,
        words["hand"] if one.reference == "hand" else one.reference,
    )
