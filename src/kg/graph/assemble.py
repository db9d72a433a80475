"""From tables to sorted statements: the graph as text, the same on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.iri import graph
from kg.lift import lift
from kg.tables import Catalogue

__all__ = ["Assembled", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The graph before it is written.

    Attributes:
        subjects: By subject, then by predicate and object, joined by a space and written as in
            N-Triples: the named graphs that hold the statement, as sorted source keys.
        origins: Table file and line of the row each thing was lifted from, by IRI, sorted.
        counts: Number of statements in each named graph, by source key, sorted.
        letters: Letter of the column of each field, by the name of the imported file.
    """

    subjects: dict[str, dict[str, tuple[str, ...]]]
    origins: dict[str, tuple[str, int]]
    counts: dict[str, int]
    letters: dict[str, dict[str, str]]

    @property
    def union(self) -> int:
        """Number of statements, each once however many named graphs hold it."""
        return sum(map(len, self.subjects.values()))

    @property
    def quads(self) -> int:
        """Number of statements, once for each named graph that holds it."""
        return sum(self.counts.values())

    def blocks(self) -> Iterator[tuple[str, str]]:
        """Yield what is said of each subject: canonical N-Quads, then the same as N-Triples.

        One after the other the texts are sorted by code point: no subject begins another, since
        each ends with ``>``, and what follows a literal that begins another sorts after a space.
        """
        ends = {name: f" <{graph(name)}> .\n" for name in self.counts}
        for subject in sorted(self.subjects):
            said = self.subjects[subject]
            ordered = sorted(said)
            begin = f"{subject} "
            graphs = set(said.values())
            if len(graphs) == 1 and len(names := graphs.pop()) == 1:  # by far the most
                quads = begin + f"{ends[names[0]]}{begin}".join(ordered) + ends[names[0]]
            else:
                quads = "".join([f"{begin}{it}{ends[name]}" for it in ordered for name in said[it]])
            yield quads, begin + f" .\n{begin}".join(ordered) + " .\n"


def assemble(
    catalogue: Catalogue, *, progress: Callable[[str], None] = lambda _: None
) -> Assembled:
    """Lift every row and gather what comes out by subject.

    Sorting some ten statements of each subject, and the subjects, takes a tenth of the time of
    sorting all lines.

    Args:
        catalogue: The tables.
        progress: Called with the name of each named graph when it is first met.
    """
    subjects: dict[str, dict[str, tuple[str, ...]]] = {}
    origins: dict[str, tuple[str, int]] = {}
    counts: Counter[str] = Counter()
    alone: dict[str, tuple[str]] = {}
    for lifted in lift(catalogue):
        name = lifted.graph
        if name not in alone:
            progress(name)
            alone[name] = (name,)
        here = alone[name]
        for subject, predicate, value in lifted.triples:
            said = subjects.get(subject)
            if said is None:
                said = subjects[subject] = {}
            known = said.setdefault(f"{predicate} {value}", here)
            if known is not here and name not in known:
                said[f"{predicate} {value}"] = tuple(sorted((*known, name)))
        if lifted.about and lifted.at is not None:
            origins.setdefault(lifted.about[1:-1], (lifted.at.file, lifted.at.line))
    for said in subjects.values():
        for names, times in Counter(said.values()).items():
            for name in names:
                counts[name] += times
    counted = dict(sorted(counts.items()))
    return Assembled(subjects, dict(sorted(origins.items())), counted, catalogue.letters)
