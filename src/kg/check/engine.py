"""The two SHACL engines: a compiled one for every day, and the reference it is compared with.

Both read the same files and give the same results (docs/decisions/0004): ``pyshacl`` only ever over
rdflib's own memory store, ``shacl`` straight from the release's N-Triples.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from kg.errors import ShapeError, StoreError

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["ENGINES", "Engine", "Result", "validate"]

Engine = Literal["fast", "reference"]
ENGINES: Final[tuple[Engine, ...]] = ("fast", "reference")


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """One validation result, reduced to what both engines tell alike.

    Attributes:
        focus: IRI of the node that is wrong.
        shape: IRI of the shape that says so.
        component: Local name of the constraint, e.g. ``MinCountConstraintComponent``.
        path: IRI of the property, or empty.
        value: The value that is wrong, as an IRI or a lexical form, or empty if the constraint
            names none.
    """

    focus: str
    shape: str
    component: str
    path: str
    value: str


def validate(shapes: str, data: Path, engine: Engine = "fast") -> list[Result]:
    """Validate a graph.

    Args:
        shapes: The shapes, all together, as N-Triples.
        data: N-Triples, Turtle or N-Quads; the named graphs of N-Quads are taken as one.
        engine: ``fast`` or ``reference``.

    Returns:
        The results, sorted, once each.

    Raises:
        ShapeError: The engine cannot use the shapes.
        StoreError: The data cannot be read.
    """
    run = _fast if engine == "fast" else _reference
    return sorted(set(run(shapes, data)))


def _fast(shapes: str, data: Path) -> Iterator[Result]:
    import shacl

    try:
        compiled = shacl.Shapes.from_text(shapes, format="ntriples")
    except ValueError as wrong:
        raise ShapeError(f"the shapes cannot be used: {wrong}") from None
    try:
        report = compiled.validate_file(str(data))
    except (OSError, ValueError) as wrong:
        raise StoreError(f"{data}: the graph cannot be read ({wrong}).\n  Run: kg build") from None
    for found in report.results:
        yield Result(
            found.focus_node.removeprefix("<").removesuffix(">"),
            (found.source_shape or "").removeprefix("<").removesuffix(">"),
            found.component,
            (found.path or "").removeprefix("<").removesuffix(">"),
            found.value_plain if found.value_plain is not None else "",
        )


def _reference(shapes: str, data: Path) -> Iterator[Result]:
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError
    from rdflib import SH, Graph

    with _literals_as_written():
        graph = _memory_graph(data)
        shapes_graph = Graph().parse(data=shapes, format="nt")
        try:
            _, report, text = pyshacl.validate(graph, shacl_graph=shapes_graph)
        except (ReportableRuntimeError, ValueError) as wrong:
            raise ShapeError(f"the shapes cannot be used: {wrong}") from None
    if not isinstance(report, Graph):
        raise ShapeError(f"the shapes cannot be used: {text}")
    for one in report.objects(None, SH.result):
        focus, shape, component, path, value = (
            _plain(report.value(one, term))
            for term in (
                SH.focusNode,
                SH.sourceShape,
                SH.sourceConstraintComponent,
                SH.resultPath,
                SH.value,
            )
        )
        yield Result(focus, shape, component.removeprefix(str(SH)), path, value)


def _plain(node: object) -> str:
    return "" if node is None else str(node)


def _memory_graph(data: Path) -> Graph:
    """Read a file into rdflib's memory store; the graphs of N-Quads become one."""
    from rdflib import Graph
    from rdflib.exceptions import ParserError

    try:
        if data.suffix != ".nq":
            return Graph().parse(data, format="nt" if data.suffix == ".nt" else "turtle")
        with data.open(encoding="utf-8", newline="\n") as lines:
            triples = {line.rsplit(" ", 2)[0] for line in lines}
        return Graph().parse(data=" .\n".join((*triples, "")), format="nt")
    except (OSError, ValueError, SyntaxError, ParserError) as wrong:
        raise StoreError(f"{data}: the graph cannot be read ({wrong}).\n  Run: kg build") from None


@contextmanager
def _literals_as_written() -> Iterator[None]:
    """Keep rdflib from rewriting literals and from warning of each impossible date.

    Both are switches of the library as a whole, so they are put back.
    """
    import rdflib

    library: Any = rdflib
    log = logging.getLogger("rdflib.term")
    before, level = library.NORMALIZE_LITERALS, log.level
    library.NORMALIZE_LITERALS = False
    log.setLevel(logging.ERROR + 1)
    try:
        yield
    finally:
        library.NORMALIZE_LITERALS = before
        log.setLevel(level)
