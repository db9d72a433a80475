"""The lint of the ontology: names, and what OOPS! and FOOPS! look at and needs no network.

Names are read in the files (``kg.check.terms``); what the axioms and the header must be like are
queries in ``queries/ontology``, run on the ontology and its alignments together.

Source: Poveda-Villalón, Gómez-Pérez & Suárez-Figueroa (2014), OOPS!, doi:10.4018/ijswis.2014040102;
Garijo, Corcho & Poveda-Villalón (2021), FOOPS!, CEUR-WS 2980.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import Location
from kg.graph import Answer
from kg.graph.turtle import TurtleFiles
from kg.layout import Layout

from .occurrences import in_rdf
from .queries import check_queries, read_check_queries
from .report import Finding, Report
from .terms import RULES, lint

__all__ = ["check_ontology"]


class _Files:
    """The two files, each term placed at the line where it is declared."""

    def __init__(self, *files: Path) -> None:
        self._graph = TurtleFiles(files)
        found = [o for file in reversed(files) for o in reversed(list(in_rdf(file)))]
        self._first = {o.iri: Location(str(o.file), o.line) for o in found}
        self._first |= {o.iri: Location(str(o.file), o.line) for o in found if o.leads}

    def select(self, text: str) -> Answer:
        return self._graph.select(text)

    def where(self, iri: str, field: str = "") -> Location | None:
        return self._first.get(iri)


def check_ontology(layout: Layout) -> Report:
    """Check the ontology, its alignments, and the names that shapes, queries and code use.

    Needs no built graph.

    Raises:
        KgError: A file cannot be read.
        QueryError: A query of ``queries/ontology`` is wrong.
    """
    named = (*sorted(layout.shapes.rglob("*.ttl")), layout.alignments)
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    names = lint(layout.ontology, named, sorted(layout.queries.rglob("*.rq")), code)
    queries = read_check_queries((layout.queries / "ontology").glob("*.rq"))
    broken: list[Finding] = check_queries(queries, _Files(layout.ontology, layout.alignments))
    return Report((*names, *broken), (*RULES, *(query.name for query in queries)))
