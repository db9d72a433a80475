"""The network over time as a page of text, as JSON and as tables; each names its scope."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from typing import Any, Final

from .files import as_table, digits, written
from .growth import Growth, Span
from .measures import MEASURES
from .moments import Window
from .properties import SCOPE, scope_cells

__all__ = ["as_json", "as_text", "tables"]

_WORDS: Final[dict[str, dict[str, Any]]] = {
    "es": {
        "known": "{total} vínculos: {signed} con fecha de firma; {bounded} solo con la de la página"
        " que los informa, que acota por arriba; {other} solo con otra fecha (aprobación, anuncio,"
        " año sin decir de qué); {undated} sin fecha. A los dos últimos no se les supone ninguna.",
        "head": ("ventana", "vínculos", "acotados", "gobiernos", "contrapartes", "hasta entonces",
                 "nodos", "aristas", "gigante"),
        "note": "a–b: a con certeza, b como mucho, por fechas de año o mes que cruzan el límite;"
        " «acotados»: también podrían caer ahí. Gobiernos y contrapartes: los que entran, por su"
        " primera firma fechada. Nodos, aristas y gigante: de los vínculos que con certeza empiezan"
        " antes del fin de la ventana. Ningún vínculo termina: casi ninguna fuente dice cuándo.",
        "first": "Primeros por {measure} al final de la ventana (rango al principio; * entra)",
        "rose": "suben más", "none": "ningún vínculo con fecha cierta",
    },
    "en": {
        "known": "{total} links: {signed} with a date of signature; {bounded} with that of the page"
        " only that reports them, which bounds it from above; {other} with another date only"
        " (approval, announcement, a year of what is unsaid); {undated} without date. Nothing is"
        " assumed of the last two.",
        "head": ("window", "links", "bounded", "governments", "counterparts", "so far",
                 "nodes", "edges", "giant"),
        "note": "a–b: a certainly, b at most, by dates of a year or month that cross the boundary;"
        " “bounded”: may lie there too. Governments and counterparts: those that enter, by their"
        " first dated signature. Nodes, edges and giant: of the links that certainly begin before"
        " the end of the window. No link ends: hardly any source says when one did.",
        "first": "First by {measure} at the end of the window (rank at its beginning; * enters)",
        "rose": "rose most", "none": "no link of certain date",
    },
}  # fmt: skip
_WIDTHS: Final = (24, 10, 10, 13, 14, 16, 8, 9, 9)


def as_text(found: Growth, language: str, top: int) -> str:
    """Return a page of text in Spanish or English, with the first ``top`` nodes of each window."""
    words, which = _WORDS[language], int(language == "en")
    known = found.known | {"total": sum(found.known.values())}
    lines = [found.words[language], "", words["known"].format(**known), ""]
    lines.append(_row(words["head"]))
    lines += [_row(_cells(span, which)) for span in found.spans]
    one = MEASURES[found.measure]
    label = one.label_en if which else one.label_es
    lines += ["", words["note"], "", words["first"].format(measure=label)]
    for span in found.spans:
        lines += ["", (span.window.label_es, span.window.label_en)[which]]
        lines += [
            f"{place.rank:>5} ({'*' if place.before is None else place.before})".ljust(14)
            + f"{written(_short(place.value)):>9}  {found.labels[place.node][which]}"
            for place in span.places[:top]
        ] or [f"      {words['none']}"]
        if span.rose:
            rose = (f"{found.labels[one.node][which]} {one.before}→{one.rank}" for one in span.rose)
            lines.append(f"      {words['rose']}: {'; '.join(islice(rose, top))}")
    return "\n".join(lines) + "\n"


def _row(cells: Any) -> str:
    first, *rest = zip(cells, _WIDTHS, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"{cell:>{width}}" for cell, width in rest)


def _cells(span: Span, which: int) -> tuple[str, ...]:
    return (
        (span.window.label_es, span.window.label_en)[which],
        _range(span.links), str(span.open), _range(span.governments), _range(span.counterparts),
        _range(span.links_so_far), str(span.nodes), str(span.edges), str(span.giant),
    )  # fmt: skip


def _range(pair: tuple[int, int]) -> str:
    return str(pair[0]) if pair[0] == pair[1] else f"{pair[0]}–{pair[1]}"


def _short(value: Any) -> Any:
    return float(f"{value:.5g}") if isinstance(value, float) else value


def as_json(found: Growth) -> str:
    """Return everything as one JSON object."""
    content = {
        "scope": found.scope,
        "by": found.by,
        "measure": found.measure,
        "links_by_date": found.known,
        "windows": [
            {
                **_window(span.window),
                "links": _both(span.links), "links_bounded": span.open,
                "governments_enter": _both(span.governments),
                "counterparts_enter": _both(span.counterparts),
                "entered": span.entered,
                "rose": [one.node for one in span.rose],
                "links_so_far": _both(span.links_so_far),
                "nodes": span.nodes, "edges": span.edges, "giant": span.giant,
                "places": [
                    {name: digits(value) for name, value in asdict(place).items()}
                    for place in span.places
                ],
            }
            for span in found.spans
        ],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _window(window: Window) -> dict[str, Any]:
    return {
        "window": window.key,
        "label_es": window.label_es,
        "label_en": window.label_en,
        "begins": window.begins.isoformat() if window.begins else None,
        "before": window.before.isoformat() if window.before else None,
    }


def _both(pair: tuple[int, int]) -> dict[str, int]:
    return {"certain": pair[0], "possible": pair[1]}


def tables(found: Growth) -> dict[str, str]:
    """Return windows and places as CSV by name of file, with the scope in each row."""
    scope = scope_cells(found.scope)
    growth, places = [], []
    for span in found.spans:
        window = [value or "" for value in _window(span.window).values()]
        growth.append(
            [*scope, *window, *span.links, span.open, *span.governments, *span.counterparts,
             *span.links_so_far, span.nodes, span.edges, span.giant]
        )  # fmt: skip
        places += [
            [*scope, span.window.key, found.measure, place.node, *found.labels[place.node],
             written(place.value), place.rank, "" if place.before is None else place.before]
            for place in span.places
        ]  # fmt: skip
    pairs = ("links", "governments", "counterparts", "links_so_far")
    certain = {name: [f"{name}_certain", f"{name}_possible"] for name in pairs}
    return {
        "growth.csv": as_table(
            [*SCOPE, "window", "label_es", "label_en", "begins", "before", *certain["links"],
             "links_bounded", *certain["governments"], *certain["counterparts"],
             *certain["links_so_far"], "nodes", "edges", "giant"], growth),
        "places.csv": as_table(
            [*SCOPE, "window", "measure", "id", "label_es", "label_en", "value", "rank",
             "rank_before"], places),
    }  # fmt: skip
