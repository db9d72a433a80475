"""From tables to sorted N-Quads: the graph as bytes, the same on every machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.iri import graph
from kg.lift import lift
from kg.tables import Catalogue

__all__ = ["Assembled", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The graph before it is written.

    Attributes:
        lines: Canonical N-Quads, sorted by code point, without repetition; no line ends.
        union: The same statements without their graphs, as N-Triples, sorted, once each.
        origins: Table file and line of the row each thing was lifted from, by IRI, sorted.
        counts: Number of statements in each named graph, by source key, sorted.
        letters: Letter of the column of each field, by the name of the imported file.
    """

    lines: list[str]
    union: list[str]
    origins: dict[str, tuple[str, int]]
    counts: dict[str, int]
    letters: dict[str, dict[str, str]]


def assemble(
    catalogue: Catalogue, *, progress: Callable[[str], None] = lambda _: None
) -> Assembled:
    """Lift every row and sort what comes out.

    Args:
        catalogue: The tables.
        progress: Called with the name of each named graph when it is first met.
    """
    graphs: dict[str, set[str]] = {}
    origins: dict[str, tuple[str, int]] = {}
    for lifted in lift(catalogue):
        if lifted.graph not in graphs:
            progress(lifted.graph)
            graphs[lifted.graph] = set()
        graphs[lifted.graph].update([f"{s} {p} {o}" for s, p, o in lifted.triples])
        if lifted.about and lifted.at is not None:
            origins.setdefault(lifted.about[1:-1], (lifted.at.file, lifted.at.line))
    lines = []
    for name, triples in graphs.items():
        end = f" <{graph(name)}> ."
        lines += [triple + end for triple in triples]
    lines.sort()
    union = sorted(f"{triple} ." for triple in set().union(*graphs.values()))
    counts = {name: len(triples) for name, triples in sorted(graphs.items())}
    return Assembled(lines, union, dict(sorted(origins.items())), counts, catalogue.letters)
