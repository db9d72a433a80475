"""The lint of names: is every term defined, spelt as its vocabulary spells it, declared and used?

A misspelt name in RDF is silence, not an error: a validator skips a ``sh:`` term it does not know,
a query with a wrong property finds nothing. So the names themselves are checked, in the ontology,
the shapes, the queries and the code.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import KgError, Location, near
from kg.iri import ONTOLOGY

from .occurrences import Occurrence, in_python, in_rdf
from .report import Finding, Severity
from .vocabularies import closed_vocabularies

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node, URIRef

__all__ = ["RULES", "declared_terms", "lint"]

RULES: Final = (
    "ontology-defined-by",
    "ontology-definition",
    "ontology-label",
    "ontology-one-language",
    "ontology-same-label",
    "prefix-other",
    "term-misspelt",
    "term-undeclared",
    "term-unused",
)
"""Names of the rules that ``lint`` tries."""

_LANGUAGES: Final = ("es", "en")
_TERM_STATUS: Final = "http://www.w3.org/2003/06/sw-vocab-status/ns#term_status"


def lint(
    ontology: Path, shapes: Iterable[Path], queries: Iterable[Path], code: Iterable[Path]
) -> list[Finding]:
    """Check the names in the ontology and in what uses it.

    Args:
        ontology: The Turtle file that declares our terms.
        shapes: SHACL files.
        queries: SPARQL files.
        code: Python modules.

    Returns:
        Findings by file and line; empty if all is well. A term nothing uses is only information.

    Raises:
        KgError: A file cannot be read, or the ontology is not Turtle.
    """
    graph = _parse(ontology)
    vocabularies = closed_vocabularies()
    prefixes = {p: namespace for p, (namespace, _) in vocabularies.items()} | {"cidpd": ONTOLOGY}
    own = list(in_rdf(ontology))
    others = [o for file in (*shapes, *queries) for o in in_rdf(file)]
    others += [o for file in code for o in in_python(file, prefixes)]
    terms = declared_terms(graph)
    lines = {o.iri: Location(str(ontology), o.line) for o in reversed(own) if o.leads}
    findings = [
        *_described(graph, terms, lines),
        *_same_label(graph, terms, lines),
        *_spelt(own + others, vocabularies),
        *_prefixes(own + others, prefixes),
        *_declared(own + others, terms),
        *_used(others, sorted(set(terms) - _reserved(graph)), lines),
    ]
    return sorted(findings, key=_place)


def _place(finding: Finding) -> tuple[str, int, str, str]:
    where = finding.where or Location("", 0)
    return where.file, where.line, finding.rule, finding.focus


def declared_terms(ontology: Graph) -> dict[str, bool]:
    """Return the IRIs of our terms that the ontology declares, and whether each is a class."""
    from rdflib import OWL, RDF

    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    return {
        str(term): kind == OWL.Class
        for kind in kinds
        for term in ontology.subjects(RDF.type, kind)
        if str(term).startswith(ONTOLOGY)
    }


def _parse(ontology: Path) -> Graph:
    from rdflib import Graph
    from rdflib.plugins.parsers.notation3 import BadSyntax

    try:
        return Graph().parse(ontology, format="turtle")
    except BadSyntax as error:
        why = error.message.partition("Bad syntax (")[2].partition(") at ^")[0]
        raise KgError(
            f"{ontology}:{error.lines + 1}: this is not Turtle: {why}.\n  Correct the syntax."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{ontology}: cannot be read: {error}.\n  Put it back.") from error


def _described(
    graph: Graph, terms: Iterable[str], lines: Mapping[str, Location]
) -> Iterator[Finding]:
    """Each term has one label and one definition per language, and says where it is defined."""
    from rdflib import RDFS, SKOS, URIRef

    required = (
        ("label", RDFS.label, "etiqueta", "label"),
        ("definition", SKOS.definition, "definición", "definition"),
    )
    paired = (SKOS.scopeNote, SKOS.example)
    for term in terms:
        node, where = URIRef(term), lines.get(term)
        for rule, path, es, en in required:
            count = _by_language(graph, node, path)
            for language in _LANGUAGES:
                if count[language] != 1:
                    yield _finding(
                        f"ontology-{rule}",
                        term,
                        where,
                        f"tiene {count[language]} {es}(s) en «{language}»; debe tener una",
                        f"has {count[language]} {en}(s) in {language!r}; it must have one",
                        f"Escriba exactamente una {es} en «{language}».",
                        f"Write exactly one {en} in {language!r}.",
                        path=str(path),
                    )
        for path in paired:
            count = _by_language(graph, node, path)
            if bool(count["es"]) != bool(count["en"]):
                yield _finding(
                    "ontology-one-language",
                    term,
                    where,
                    "dice algo en una sola de las dos lenguas",
                    "says something in only one of the two languages",
                    "Escríbalo también en la otra.",
                    "Write it in the other one too.",
                    path=str(path),
                )
        if list(graph.objects(node, RDFS.isDefinedBy)) != [URIRef(ONTOLOGY.rstrip("#"))]:
            yield _finding(
                "ontology-defined-by",
                term,
                where,
                "no dice que esta ontología lo define",
                "does not say that this ontology defines it",
                f"Escriba rdfs:isDefinedBy <{ONTOLOGY.rstrip('#')}>.",
                f"Write rdfs:isDefinedBy <{ONTOLOGY.rstrip('#')}>.",
                path=str(RDFS.isDefinedBy),
            )


def _by_language(graph: Graph, node: Node, path: URIRef) -> dict[str, int]:
    count: dict[str, int] = defaultdict(int)
    for value in graph.objects(node, path):
        count[getattr(value, "language", None) or ""] += 1
    return count


def _same_label(
    graph: Graph, terms: Mapping[str, bool], lines: Mapping[str, Location]
) -> Iterator[Finding]:
    """Two classes, or two properties, do not share a label."""
    from rdflib import RDFS, URIRef

    bearers: dict[tuple[bool, str, str], list[str]] = defaultdict(list)
    for term, is_class in sorted(terms.items()):
        for name in graph.objects(URIRef(term), RDFS.label):
            language = getattr(name, "language", None) or ""
            bearers[is_class, language, str(name).casefold()].append(term)
    for (_, _, label), same in bearers.items():
        for term in same[1:]:
            yield _finding(
                "ontology-same-label",
                term,
                lines.get(term),
                f"lleva la misma etiqueta que {_short(same[0])}",
                f"bears the same label as {_short(same[0])}",
                "Dé a uno de los dos otra etiqueta.",
                "Give one of the two another label.",
                severity=Severity.WARNING,
                path=str(RDFS.label),
                value=label,
            )


def _spelt(
    occurrences: Iterable[Occurrence], vocabularies: Mapping[str, tuple[str, frozenset[str]]]
) -> Iterator[Finding]:
    """Each name in a vocabulary whose terms are all known is one of them."""
    for found in occurrences:
        for prefix, (namespace, known) in vocabularies.items():
            local = found.iri.removeprefix(namespace)
            ordinal = prefix == "rdf" and local[:1] == "_" and local[1:].isdigit()
            if local in (found.iri, "") or local in known or ordinal:
                continue
            yield _unknown("term-misspelt", f"{prefix}:{local}", prefix, found, known)


def _prefixes(occurrences: Iterable[Occurrence], prefixes: Mapping[str, str]) -> Iterator[Finding]:
    """A well-known prefix is bound to the namespace it is known for."""
    for found in occurrences:
        usual = prefixes.get(found.bound or "")
        if usual is not None and found.iri != usual:
            yield _finding(
                "prefix-other",
                f"{found.bound}:",
                Location(str(found.file), found.line),
                f"es el prefijo de <{usual}>",
                f"is the prefix of <{usual}>",
                "Corrija el espacio de nombres, o use otro prefijo.",
                "Correct the namespace, or use another prefix.",
                value=found.iri,
            )


def _declared(occurrences: Iterable[Occurrence], terms: Iterable[str]) -> Iterator[Finding]:
    """Each of our terms that is named anywhere is declared in the ontology."""
    known = {_local(term) for term in terms}
    for found in occurrences:
        local = _local(found.iri)
        if found.iri.startswith(ONTOLOGY) and local and local not in known:
            yield _unknown("term-undeclared", f"cidpd:{local}", "cidpd", found, known)


def _reserved(graph: Graph) -> set[str]:
    """Return the terms that say they hold a place for data to come."""
    from rdflib import Literal, URIRef

    return {str(term) for term in graph.subjects(URIRef(_TERM_STATUS), Literal("testing"))}


def _used(
    occurrences: Iterable[Occurrence], terms: Iterable[str], lines: Mapping[str, Location]
) -> Iterator[Finding]:
    """Each declared term is named by a shape, a query or the code."""
    used = {found.iri for found in occurrences if found.use}
    for term in terms:
        if term not in used:
            yield _finding(
                "term-unused",
                term,
                lines.get(term),
                "está declarado y ninguna forma, consulta o módulo lo usa",
                "is declared, and no shape, query or module uses it",
                "Úselo, o márquelo vs:term_status «testing» si sus datos están por venir.",
                "Use it, or mark it vs:term_status 'testing' if its data is to come.",
                severity=Severity.INFO,
            )


def _unknown(rule: str, name: str, prefix: str, found: Occurrence, known: Iterable[str]) -> Finding:
    hint = near(name.partition(":")[2], sorted(known))
    suggestion = hint.removeprefix("Did you mean ").rstrip("?").replace(" or ", " o ")
    return _finding(
        rule,
        name,
        Location(str(found.file), found.line),
        f"no es un término de {prefix}:",
        f"is not a term of {prefix}:",
        f"¿Quiso decir {suggestion}?" if hint else "Escriba un término que exista.",
        hint or "Write a term that exists.",
        value=found.iri,
    )


def _finding(
    rule: str,
    focus: str,
    where: Location | None,
    es: str,
    en: str,
    remedy_es: str,
    remedy_en: str,
    *,
    severity: Severity = Severity.VIOLATION,
    path: str | None = None,
    value: str | None = None,
) -> Finding:
    name = _short(focus)
    return Finding(
        rule=rule,
        severity=severity,
        focus=focus,
        message_es=f"{name} {es}.",
        message_en=f"{name} {en}.",
        path=path,
        value=value,
        where=where,
        remedy_es=remedy_es,
        remedy_en=remedy_en,
    )


def _local(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY)


def _short(focus: str) -> str:
    return f"cidpd:{_local(focus)}" if focus.startswith(ONTOLOGY) else focus
