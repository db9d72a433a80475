"""A diagram of the ontology: the classes of each layer, and the properties that join them, as SVG.

A box is a class with no class of ours above it. It lists the classes below it and the properties
that lead from it to another box; an arrow goes from the line of the property to the box. So the
picture can be read without following a line, and a line can be followed without reading its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from kg.iri import ONTOLOGY

from .reference import Reference, Term

__all__ = ["diagram"]

_LINE: Final = 20
_HEAD: Final = 28
_PAD: Final = 8
_GAP: Final = 22
_GUTTER: Final = 96
_TOP: Final = 44
_LETTER: Final = 7.0
"""Mean width of a letter of the 13 px sans-serif text."""
_BOLD: Final = 8.2
"""The same of a bold one."""


@dataclass(slots=True)
class _Box:
    term: Term
    below: list[tuple[int, Term]]
    leads: list[tuple[Term, list[str]]]
    x: float = 0
    y: float = 0
    width: float = 0

    @property
    def height(self) -> float:
        lines = len(self.below) + len(self.leads)
        return _HEAD + lines * _LINE + (_PAD if lines else 0)


def diagram(
    reference: Reference, language: str, *, titles: Mapping[int, str], name: str, described: str
) -> str:
    """Draw the classes and what joins them; links lead to the anchors of the page.

    Args:
        reference: The ontology.
        language: ``es`` or ``en``.
        titles: Titles of the sections, by number.
        name: What the picture is called.
        described: What it shows, for those who cannot see it.
    """
    columns = _columns(reference)
    left = float(_GUTTER)
    for number, boxes in columns.items():
        width = max(
            [len(titles[number]) * 8.5, *(_width(box, language) for box in boxes)], default=0
        )
        top = float(_TOP)
        for box in boxes:
            box.x, box.y, box.width = left, top, width
            top += box.height + _GAP
        left += width + _GUTTER
    boxes = [box for column in columns.values() for box in column]
    height = max((box.y + box.height for box in boxes), default=0) + _GAP
    place = _places(boxes)
    parts = [
        f'<svg class="diagram" viewBox="0 0 {left:.0f} {height:.0f}" width="{left:.0f}"'
        f' height="{height:.0f}" aria-labelledby="diagram-name diagram-described"'
        ' xmlns="http://www.w3.org/2000/svg">',
        f'<title id="diagram-name">{escape(name)}</title>',
        f'<desc id="diagram-described">{escape(described)}</desc>',
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7"'
        ' markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs>',
    ]
    for number, column in columns.items():
        if column:
            parts.append(
                f'<text class="layer" x="{column[0].x:.0f}" y="26">{escape(titles[number])}</text>'
            )
    for number, column in columns.items():
        for box in column:
            parts += _drawn(box, number, language, place)
    return "\n".join([*parts, "</svg>"])


def _columns(reference: Reference) -> dict[int, list[_Box]]:
    terms = reference.terms
    classes = {t.name: t for t in terms.values() if t.kind == "class"}
    root = {name: _root(name, classes) for name in classes}
    columns: dict[int, list[_Box]] = {}
    for section in reference.sections:
        column = columns.setdefault(section.number, [])
        for term in section.terms:
            if term.kind == "class" and root[term.name] == term.name:
                column.append(_Box(term, list(_below(term, classes, 0)), []))
    boxes = {box.term.name: box for column in columns.values() for box in column}
    for term in terms.values():
        ends: dict[str, list[str]] = {}
        for begin, end in sorted(set(_joined(term))):
            if begin in classes and end in classes:
                told = ends.setdefault(root[begin], [])
                told += [end] if end not in told else []
        for begin, those in ends.items():
            boxes[begin].leads.append((term, those))
    return columns


def _joined(term: Term) -> Iterator[tuple[str, str]]:
    """Yield the classes a property joins: by its domain and range, and by the rules that name both.

    A property that several classes share has no domain; the shapes of those classes know it.
    """
    if term.kind == "object":
        for begin in term.domain:
            for end in term.range:
                yield begin.removeprefix(ONTOLOGY), end.removeprefix(ONTOLOGY)
        for rule in term.constraints:
            yield from ((rule.on, end) for end in rule.values)


def _root(name: str, classes: Mapping[str, Term]) -> str:
    above = [iri.removeprefix(ONTOLOGY) for iri in classes[name].above]
    own = [other for other in above if other in classes]
    return _root(own[0], classes) if own else name


def _below(term: Term, classes: Mapping[str, Term], depth: int) -> Iterator[tuple[int, Term]]:
    for iri in term.below:
        below = classes.get(iri.removeprefix(ONTOLOGY))
        if below is not None:
            yield depth, below
            yield from _below(below, classes, depth + 1)


def _width(box: _Box, language: str) -> float:
    texts = [len(term.label[language]) + 3 * depth + 3 for depth, term in box.below]
    texts += [len(_leading(term, language)) + 2 for term, _ in box.leads]
    name = len(box.term.label[language]) * _BOLD
    return max([name, *(text * _LETTER for text in texts)]) + 2 * _PAD


def _leading(term: Term, language: str) -> str:
    return f"{term.label[language]} →"


def _places(boxes: list[_Box]) -> dict[str, tuple[_Box, float]]:
    """Return where each class stands: its box, and the height of its line."""
    place: dict[str, tuple[_Box, float]] = {}
    for box in boxes:
        place[box.term.name] = box, box.y + _HEAD / 2
        for line, (_, term) in enumerate(box.below):
            place[term.name] = box, box.y + _HEAD + (line + 0.5) * _LINE
    return place


def _drawn(
    box: _Box, number: int, language: str, place: Mapping[str, tuple[_Box, float]]
) -> Iterator[str]:
    yield f'<g class="box layer-{number}">'
    yield (
        f'<rect class="body" x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}"'
        f' height="{box.height:.0f}" rx="4"/>'
    )
    yield (
        f'<rect class="head" x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}"'
        f' height="{_HEAD}" rx="4"/>'
    )
    yield _link(box.term, language, box.x + _PAD, box.y + 19, "name")
    for line, (depth, term) in enumerate(box.below):
        x = box.x + _PAD + 10 + depth * 14
        yield _link(term, language, x, box.y + _HEAD + (line + 0.72) * _LINE, "below")
    for line, (term, ends) in enumerate(box.leads, len(box.below)):
        y = box.y + _HEAD + (line + 0.72) * _LINE
        yield '<g class="joins">'
        yield from (_arrow(box, y - 4, *place[end]) for end in ends)
        yield _link(term, language, box.x + _PAD, y, "property", _leading(term, language))
        yield "</g>"
    yield "</g>"


def _link(term: Term, language: str, x: float, y: float, style: str, text: str = "") -> str:
    shown = escape(text or term.label[language])
    return (
        f'<a href="#{term.name}"><text class="{style}" x="{x:.0f}" y="{y:.0f}">{shown}</text></a>'
    )


def _arrow(box: _Box, y: float, other: _Box, height: float) -> str:
    """Draw a curve from a line of a box to a box: across the gap between, or around the left."""
    if other.x > box.x:
        begin, end, bend = box.x + box.width, other.x, min(90, (other.x - box.x - box.width) / 2)
        curve = f"C{begin + bend:.0f} {y:.0f} {end - bend:.0f} {height:.0f} {end:.0f} {height:.0f}"
    elif other.x < box.x:
        begin, end, bend = (
            box.x,
            other.x + other.width,
            min(90, (box.x - other.x - other.width) / 2),
        )
        curve = f"C{begin - bend:.0f} {y:.0f} {end + bend:.0f} {height:.0f} {end:.0f} {height:.0f}"
    else:
        begin, end = box.x, other.x
        bend = min(70, 26 + abs(height - y) / 12)
        curve = f"C{begin - bend:.0f} {y:.0f} {end - bend:.0f} {height:.0f} {end:.0f} {height:.0f}"
    return f'<path class="line" d="M{begin:.0f} {y:.0f}{curve}" marker-end="url(#arrow)"/>'
