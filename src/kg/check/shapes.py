"""Shapes: the files under ``shapes/``, what each rule says, and the findings they give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import ShapeError, near
from kg.iri import SHAPE

from .engine import Engine, Result, validate
from .occurrences import in_rdf
from .report import Finding, Severity
from .wording import weight, what

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["Rule", "ShapeSet", "check_shapes", "read_shapes"]

SH: Final = "http://www.w3.org/ns/shacl#"
CORE: Final = frozenset(
    """
    NodeShape PropertyShape Violation Warning Info IRI Literal
    targetClass targetNode targetSubjectsOf targetObjectsOf
    property path node severity message name description order
    class datatype nodeKind minCount maxCount minInclusive maxInclusive minExclusive maxExclusive
    minLength maxLength pattern flags languageIn uniqueLang equals disjoint lessThan
    lessThanOrEquals in hasValue not and or xone
    qualifiedValueShape qualifiedMinCount qualifiedMaxCount
    """.split()  # noqa: SIM905
)
"""The part of SHACL Core in use here: both engines read it alike, and none of it runs code."""

_LINE: Final = re.compile(r"\bat line (\d+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """What one shape asks for.

    Attributes:
        name: Its IRI without the namespace, e.g. ``Agreement-signedOn``.
        severity: How bad it is to break it.
        message_es: What to do if it is broken, in Spanish.
        message_en: What to do if it is broken, in English.
        file: Where it stands.
    """

    name: str
    severity: Severity
    message_es: str
    message_en: str
    file: Path


@dataclass(frozen=True, slots=True)
class ShapeSet:
    """Shapes read and found usable.

    Attributes:
        rules: What each reporting shape asks for, by its IRI.
        triples: All files together, as N-Triples.
    """

    rules: dict[str, Rule]
    triples: str


def read_shapes(files: Iterable[Path]) -> ShapeSet:
    """Read SHACL files and make sure that every engine will understand them.

    Raises:
        ShapeError: A file cannot be read or parsed, uses a term outside the part of SHACL in use
            here, has a blank node other than a list, or a shape without a severity or without a
            message in both languages.
    """
    rules: dict[str, Rule] = {}
    triples: list[str] = []
    for file in sorted(files):
        graph = _parse(file)
        _known_terms(file)
        _no_blank_nodes(graph, file)
        rules |= {f"{SHAPE}{rule.name}": rule for rule in _rules(graph, file)}
        triples += _numbered(graph, file)
    if not rules:
        raise ShapeError("no shapes found.\n  Name a folder with SHACL files in Turtle.")
    return ShapeSet(rules, "\n".join((*triples, "")))


def check_shapes(shapes: ShapeSet, data: Path, *, engine: Engine = "fast") -> list[Finding]:
    """Validate a file of triples or quads, and say what is wrong.

    A value that breaks a rule in several ways is one finding, told by the gravest of them.

    Args:
        shapes: The shapes.
        data: N-Triples, Turtle or N-Quads; named graphs are taken together.
        engine: ``fast``, or ``reference`` for pyshacl.

    Raises:
        ShapeError: An engine cannot use the shapes, or reports by a shape that is no rule.
        StoreError: The data cannot be read.
    """
    found: dict[tuple[str, str, str, str], Result] = {}
    for result in sorted(validate(shapes.triples, data, engine), key=weight):
        found.setdefault((result.focus, result.shape, result.path, result.value), result)
    return [_finding(result, shapes) for result in sorted(found.values())]


def _finding(result: Result, shapes: ShapeSet) -> Finding:
    rule = shapes.rules.get(result.shape)
    if rule is None:
        raise ShapeError(
            f"{result.shape or 'a shape without a name'}: found fault with {result.focus} but "
            "has no message.\n  Give it a severity and a message in both languages."
        )
    es, en = what(result)
    return Finding(
        rule.name,
        rule.severity,
        result.focus,
        es,
        en,
        path=result.path or None,
        value=result.value or None,
        remedy_es=rule.message_es,
        remedy_en=rule.message_en,
    )


def _parse(file: Path) -> Graph:
    from rdflib import Graph
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        return Graph().parse(data=file.read_text("utf-8"), format="turtle")
    except BadSyntax as wrong:
        found = _LINE.search(str(wrong))
        line = found.group(1) if found else str(wrong.lines + 1)
        what = re.sub(r"\s+", " ", str(getattr(wrong, "_why", "") or "it does not parse"))
        remedy = "Correct the Turtle near this line."
        raise ShapeError(f"{file}:{line}: {what}.\n  {remedy}") from None
    except (OSError, UnicodeDecodeError) as wrong:
        raise ShapeError(f"{file}: cannot be read ({wrong}).\n  Write it in UTF-8.") from None


def _known_terms(file: Path) -> None:
    """A validator passes over a ``sh:`` term it does not know, so a misspelt rule never fires."""
    for term in in_rdf(file):
        local = term.iri.removeprefix(SH)
        if term.bound is None and local != term.iri and local not in CORE:
            hint = near(local, CORE) or "Use SHACL Core; write other rules in queries/check."
            raise ShapeError(f"{file}:{term.line}: sh:{local} is not in use here.\n  {hint}")


def _no_blank_nodes(graph: Graph, file: Path) -> None:
    from rdflib import RDF, BNode

    for subject in set(graph.subjects()):
        if isinstance(subject, BNode) and (subject, RDF.first, None) not in graph:
            about = next(iter(graph.subjects(None, subject)), subject)
            raise ShapeError(
                f"{file}: a shape without a name, in {about}.\n"
                "  Give it a name, so that a finding can be told by it."
            )


def _rules(graph: Graph, file: Path) -> Iterator[Rule]:
    from rdflib import SH as S

    reporting = set(graph.subjects(S.message)) | set(graph.objects(None, S.property))
    for shape in sorted(reporting, key=str):
        messages = {getattr(m, "language", None): str(m) for m in graph.objects(shape, S.message)}
        level = _severity(graph.value(shape, S.severity))
        if set(messages) != {"es", "en"} or level is None or not str(shape).startswith(SHAPE):
            raise ShapeError(
                f"{file}: {shape} needs a name in {SHAPE}, a severity and one message in each of "
                "Spanish and English.\n  Add what is missing."
            )
        yield Rule(str(shape).removeprefix(SHAPE), level, messages["es"], messages["en"], file)


def _severity(term: Node | None) -> Severity | None:
    levels = {f"{SH}{s.name.title()}": s for s in Severity}
    return levels.get(str(term))


def _numbered(graph: Graph, file: Path) -> list[str]:
    """Write a graph as N-Triples with list nodes named by file, so that files can be joined."""
    from rdflib import BNode

    def written(node: Node) -> str:
        if isinstance(node, BNode):
            return names.setdefault(node, f"_:{re.sub(r'[^a-z0-9]', '', file.stem)}x{len(names)}")
        return str(node.n3())

    names: dict[Node, str] = {}
    return sorted(f"{written(s)} {written(p)} {written(o)} ." for s, p, o in graph)
