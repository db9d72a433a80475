"""Where a file names a term: one reader for Turtle and SPARQL, one for Python.

Turtle and SPARQL spell IRIs, prefixed names, strings and comments alike, so one pattern reads
both; text in a string or a comment is never taken for a name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import KgError

__all__ = ["Occurrence", "in_python", "in_rdf"]

_TOKEN: Final = re.compile(
    r"""
    (?P<long>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3})
  | (?P<short>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?:@prefix|\bPREFIX)\s+(?P<bound>[\w.-]*):\s*<(?P<namespace>[^<>\s]*)>
  | <(?P<iri>[^<>"{}|^`\\\s]*)>
  | (?P<comment>\#[^\n]*)
  | (?P<variable>[?$]\w+)
  | (?P<prefix>[^\W\d_](?:[\w.-]*[\w-])?)?:(?P<local>\w(?:[\w.%-]*[\w%-])?)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_QUERY: Final = re.compile(r"\b(?:SELECT|ASK|CONSTRUCT)\b.*\{", re.DOTALL)
_IN_TEXT: Final = re.compile(r"(?<![\w/-])(?P<prefix>[a-z]+):(?P<local>[A-Za-z]\w*)")
_FULL: Final = re.compile(r"https?://[^\s<>\"'`{}]+[#/][A-Za-z]\w*")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a file names a term, or binds a prefix.

    Attributes:
        iri: The term, or the namespace a prefix is bound to.
        file: The file.
        line: Its line, from 1.
        bound: The prefix, if this binds one.
        use: Whether naming the term here is using it; listing a vocabulary's terms is not.
        leads: Whether it stands at the very start of its line, as the subject of a block does.
    """

    iri: str
    file: Path
    line: int
    bound: str | None = None
    use: bool = True
    leads: bool = False


def in_rdf(file: Path) -> Iterator[Occurrence]:
    """Yield every term that a Turtle or SPARQL file names, queries within strings included.

    Raises:
        KgError: The file is not UTF-8.
    """
    yield from _tokens(_read(file), file, line=1, prefixes={})


def _tokens(
    text: str, file: Path, *, line: int, prefixes: Mapping[str, str]
) -> Iterator[Occurrence]:
    known = dict(prefixes)
    at = 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", at, token.start())
        at = token.start()
        if token["namespace"] is not None:
            known[token["bound"]] = token["namespace"]
            yield Occurrence(token["namespace"], file, line, bound=token["bound"])
        elif token["iri"]:
            yield Occurrence(token["iri"], file, line)
        elif token["long"] and _QUERY.search(token["long"]):
            yield from _tokens(token["long"][3:-3], file, line=line, prefixes=known)
        elif token["local"] and (token["prefix"] or "") in known:
            leads = at == 0 or text[at - 1] == "\n"
            iri = known[token["prefix"] or ""] + token["local"]
            yield Occurrence(iri, file, line, leads=leads)


def in_python(file: Path, prefixes: Mapping[str, str]) -> Iterator[Occurrence]:
    """Yield every term that a Python file names.

    Read are terms of a vocabulary (``SKOS.broader``, ``SKOS["broader"]``), the word lists that make
    one (``_Vocabulary("skos", "broader …")``), and names and whole IRIs in strings and docstrings.

    Args:
        file: The module.
        prefixes: The namespaces looked for, by prefix.

    Raises:
        KgError: The file is not UTF-8 or is not Python.
    """
    try:
        tree = ast.parse(_read(file))
    except SyntaxError as error:
        raise KgError(
            f"{file}:{error.lineno}: this is not Python: {error.msg}.\n  Correct the syntax."
        ) from error
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=term):
                if name.isupper() and name.lower() in prefixes and not term.isupper():
                    yield Occurrence(prefixes[name.lower()] + term, file, node.lineno)
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str(term))):
                if name.isupper() and name.lower() in prefixes:
                    yield Occurrence(prefixes[name.lower()] + term, file, node.lineno)
            case ast.Call(args=[ast.Constant(value=str(prefix)), ast.Constant(value=str(words))]):
                if prefix in prefixes:
                    for term in words.split():
                        yield Occurrence(prefixes[prefix] + term, file, node.lineno, use=False)
            case ast.Constant(value=str(words)):
                yield from _words(words, file, node.lineno, prefixes)


def _words(words: str, file: Path, line: int, prefixes: Mapping[str, str]) -> Iterator[Occurrence]:
    for found in _IN_TEXT.finditer(words):
        if found["prefix"] in prefixes:
            below = words.count("\n", 0, found.start())
            yield Occurrence(prefixes[found["prefix"]] + found["local"], file, line + below)
    for found in _FULL.finditer(words):
        below = words.count("\n", 0, found.start())
        yield Occurrence(found.group(), file, line + below)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KgError(f"{file}: this is not UTF-8.\n  Save it as UTF-8.") from error
