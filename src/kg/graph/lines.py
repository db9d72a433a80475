"""Lines of a release's N-Quads, taken apart and written in other RDF syntaxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from kg.iri import graph
from kg.rdf import PREFIXES

from .release import Release

__all__ = ["Statement", "statements", "triples", "write_turtle"]


class Statement(NamedTuple):
    """One quad, each part written as in N-Quads."""

    subject: str
    predicate: str
    object: str
    graph: str


def statements(release: Release, source: str = "") -> Iterator[Statement]:
    """Yield the statements of a release in order, or only those of one source.

    The lines are our own canonical ones: one space between parts, IRIs without spaces.
    """
    only = f"<{graph(source)}>" if source else ""
    with release.nquads.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            value, name, _ = rest.rsplit(" ", 2)
            if not only or name == only:
                yield Statement(subject, predicate, value, name)


def triples(found: Iterable[Statement]) -> list[str]:
    """Return the statements as sorted N-Triples lines, once each, without their graphs."""
    return sorted({f"{s} {p} {o} ." for s, p, o, _ in found})


_TURTLE_PREFIXES: Final = {
    name: iri for name, iri in sorted(PREFIXES.items()) if name not in ("owl", "shape")
}


def write_turtle(lines: Iterable[str], path: Path) -> None:
    """Write sorted N-Triples lines as Turtle: one block a subject, in the order of the lines."""
    content = "\n".join(lines).encode("utf-8")
    parsed = ox.parse(content, format=ox.RdfFormat.N_TRIPLES)
    ox.serialize(
        (quad.triple for quad in parsed),
        output=str(path),
        format=ox.RdfFormat.TURTLE,
        prefixes=_TURTLE_PREFIXES,
    )
