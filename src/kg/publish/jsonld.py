"""JSON-LD with readable keys: the graph compacted against the published context."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from kg.graph.lines import Statement
from kg.rdf import PREFIXES, XSD

__all__ = ["nodes", "write_jsonld"]

_TYPE: Final = f"<{PREFIXES['rdf']}type>"


class _Names:
    """What the context says: the key of each predicate, and how its values are written."""

    def __init__(self, context: dict[str, Any]) -> None:
        self.keys: dict[str, tuple[str, dict[str, str]]] = {}
        self.classes: dict[str, str] = {}
        for key, value in context["@context"].items():
            if isinstance(value, dict):
                self.keys[f"<{_expand(value['@id'])}>"] = key, value
            elif ":" in str(value) and key not in PREFIXES:
                self.classes[f"<{_expand(value)}>"] = key

    def key(self, predicate: str) -> tuple[str, dict[str, str]]:
        return self.keys.get(predicate, (compact(predicate), {}))


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}"


def compact(term: str) -> str:
    """Shorten an IRI term by the longest known prefix."""
    iri = term[1:-1]
    fits = [(len(base), name) for name, base in PREFIXES.items() if iri.startswith(base)]
    if not fits:
        return iri
    _, name = max(fits)
    return f"{name}:{iri.removeprefix(PREFIXES[name])}" if name != "id" else iri


def nodes(found: Iterable[Statement], context: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one JSON object a subject, in the order of the statements.

    Args:
        found: Statements sorted by subject and predicate.
        context: The context document the keys are taken from.
    """
    names = _Names(context)
    for subject, about in groupby(found, key=lambda s: s.subject):
        node: dict[str, Any] = {"id": subject[1:-1]}
        for predicate, group in groupby(about, key=lambda s: s.predicate):
            values = [statement.object for statement in group]
            if predicate == _TYPE:
                classes = [names.classes.get(v, compact(v)) for v in values]
                node["type"] = classes[0] if len(classes) == 1 else classes
            else:
                key, rule = names.key(predicate)
                node[key] = _values(values, rule)
        yield node


def _values(values: list[str], rule: dict[str, str]) -> Any:
    if rule.get("@container") == "@language":
        plain = [_literal(v) for v in values]
        if all(datatype == "" for _, _, datatype in plain):
            by_language: dict[str, list[str]] = {}
            for value, language, _ in plain:
                by_language.setdefault(language or "@none", []).append(value)
            return {k: v[0] if len(v) == 1 else v for k, v in sorted(by_language.items())}
        return _one_or_all([_value(v, {}) for v in values])
    return _one_or_all([_value(v, rule) for v in values])


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _value(term: str, rule: dict[str, str]) -> Any:
    if term.startswith("<"):
        return term[1:-1] if rule.get("@type") == "@id" else {"id": term[1:-1]}
    value, language, datatype = _literal(term)
    if language:
        return {"@language": language, "@value": value}
    local = datatype.removeprefix(XSD)
    if rule.get("@type") == f"xsd:{local}":
        return value
    if local == "integer" and rule.get("@type") is None:
        return int(value)
    if local == "boolean" and rule.get("@type") is None:
        return value == "true"
    return {"type": f"xsd:{local}", "@value": value} if datatype else {"@value": value}


def _literal(term: str) -> tuple[str, str, str]:
    """Take a literal apart: value, language, datatype."""
    if term.startswith("<"):
        return term, "", "iri"
    body, _, tail = term.rpartition('"')
    value = json.loads(f'{body}"')
    if tail.startswith("@"):
        return value, tail[1:], ""
    return value, "", tail[3:-1]


def write_jsonld(
    graphs: Iterable[tuple[str, Iterable[Statement]]], context: dict[str, Any]
) -> Iterator[str]:
    """Yield the document in pieces: one object a named graph, one line a node.

    Args:
        graphs: Named graphs, each its term and its statements.
        context: The context document, for the keys; it stands in the document too, so that reading
            it needs no network.
    """
    inline = json.dumps(context["@context"], ensure_ascii=False)
    yield f'{{"@context": {inline},\n"@graph": ['
    between = "\n"
    for name, found in graphs:
        yield f'{between}{{"id": {json.dumps(name[1:-1])}, "@graph": ['
        inner = "\n"
        for node in nodes(found, context):
            yield f"{inner}{json.dumps(node, ensure_ascii=False)}"
            inner = ",\n"
        yield "]}"
        between = ",\n"
    yield "]}\n"
