"""The library of questions: query files, their headers, and the fixing of their parameters.

A header is the comment lines ``#+ key: value`` at the top of a file (flat YAML, as grlc reads it):

    summary, resumen      title in English and in Spanish
    question, pregunta    the question in one sentence
    number                number of the competency question it answers; may be left out
    tags                  list; the first is the folder
    parameters            list of ``name: type``; each is also returned
    returns               list of the variables, in order
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

from kg.errors import QueryError, near
from kg.rdf import Term

__all__ = ["TYPES", "Question", "bind", "find_question", "load_library"]

TYPES: Final = frozenset(
    {
        "area",
        "concept",
        "country",
        "entity",
        "government",
        "institution",
        "integer",
        "iri",
        "partner",
        "network",
        "party",
        "source",
        "subject",
    }
)
"""Types of a parameter: things looked up by key or name, any IRI, or a whole number."""

_REQUIRED: Final = (
    "summary", "resumen", "question", "pregunta", "tags", "parameters", "returns",
)  # fmt: skip
_KNOWN: Final = {*_REQUIRED, "number", "source"}


@dataclass(frozen=True, slots=True)
class Question:
    """One query file.

    Attributes:
        name: File name without ending; how it is asked for.
        title: Title by language, ``es`` and ``en``.
        sentence: The question by language.
        numbers: Numbers of the competency questions it answers.
        tags: First the folder, then subjects.
        parameters: Type of each parameter, by name.
        returns: Variables, in order.
        text: The whole file, as it is sent to a store.
    """

    name: str
    title: Mapping[str, str]
    sentence: Mapping[str, str]
    numbers: tuple[int, ...]
    tags: tuple[str, ...]
    parameters: Mapping[str, str]
    returns: tuple[str, ...]
    text: str


def load_library(folder: Path) -> dict[str, Question]:
    """Read every question of a folder, by name.

    Raises:
        QueryError: A header is incomplete, has an unknown key, or a list in it is malformed.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.rq"))}


def _read(path: Path) -> Question:
    text = path.read_text("utf-8")
    header: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            break
        key, colon, value = line[2:].strip().partition(":")
        if not colon or key not in _KNOWN or key in header:
            hint = near(key, _KNOWN) or f"The keys are: {', '.join(sorted(_KNOWN))}."
            raise QueryError(
                f"{path.name}:{number}: {key!r} is no header key, or stands twice.\n  {hint}"
            )
        header[key] = value.strip()
    for key in _REQUIRED:
        if key not in header:
            raise QueryError(f"{path.name}:1: the header lacks {key!r}.\n  Add '#+ {key}: …'.")
    parameters = dict(_pair(item, path) for item in _list(header["parameters"], path))
    returns = tuple(_list(header["returns"], path))
    for name in parameters:
        if name not in returns:
            raise QueryError(f"{path.name}: the parameter {name!r} is not returned.\n  Project it.")
    return Question(
        name=path.stem,
        title={"es": header["resumen"], "en": header["summary"]},
        sentence={"es": header["pregunta"], "en": header["question"]},
        numbers=tuple(int(n) for n in _list(header.get("number", "[]"), path)),
        tags=tuple(_list(header["tags"], path)),
        parameters=parameters,
        returns=returns,
        text=text,
    )


def _list(value: str, path: Path) -> list[str]:
    if not (value.startswith("[") and value.endswith("]")):
        raise QueryError(f"{path.name}: {value!r} is not a list.\n  Write it as [one, two].")
    return [item.strip() for item in value[1:-1].split(",") if item.strip()]


def _pair(item: str, path: Path) -> tuple[str, str]:
    name, _, kind = (part.strip() for part in item.partition(":"))
    if kind not in TYPES:
        hint = near(kind, TYPES) or f"The types are: {', '.join(sorted(TYPES))}."
        raise QueryError(f"{path.name}: parameter {name!r} has no type {kind!r}.\n  {hint}")
    return name, kind


def find_question(library: Mapping[str, Question], name: str) -> Question:
    """Return a question by name.

    Raises:
        QueryError: There is none of this name; the message offers the near ones.
    """
    if name not in library:
        hint = near(name, library) or "See them all: kg ask --list"
        raise QueryError(f"no question {name!r}.\n  {hint}")
    return library[name]


_GROUP: Final = re.compile(r"\bSELECT\b(?P<projection>[^{}]*)\bWHERE\s*\{")


def bind(question: Question, values: Mapping[str, Term | Sequence[Term]]) -> str:
    """Return the question's text with some parameters fixed.

    ``VALUES`` blocks do it. No character of the file is changed, no value can change its structure,
    and the same string runs on the built store and on any endpoint. A block stands at the start of
    each ``WHERE`` whose ``SELECT`` projects the parameter, since a store then begins there: after
    the query it is joined to the finished answer for everyone, which costs twenty times as much.
    Only a parameter that the query computes (``YEAR(?day) AS ?year``, in a sub-``SELECT``) is fixed
    after it: within, it has no value yet. A parameter left out ranges over everything.

    Args:
        question: The question.
        values: One term per parameter, or several it may take.

    Raises:
        QueryError: A value is given for something that is not a parameter, or is no IRI.
    """
    for name in values:
        if name not in question.parameters:
            known = ", ".join(question.parameters) or "none"
            hint = near(name, question.parameters) or f"Its parameters are: {known}."
            raise QueryError(f"{question.name} has no parameter {name!r}.\n  {hint}")
    terms = {
        name: [_safe(term) for term in ([given] if isinstance(given, Term) else given)]
        for name, given in values.items()
    }
    computed = [name for name in terms if re.search(rf"\bAS \?{name}\b", question.text)]

    def fixed(group: re.Match[str]) -> str:
        inside = [n for n in _plain(group["projection"]) if n in terms and n not in computed]
        blocks = (f" VALUES ?{name} {{ {' '.join(terms[name])} }}" for name in inside)
        return group[0] + "".join(blocks)

    text = _GROUP.sub(fixed, question.text)
    if computed:
        names = " ".join(f"?{name}" for name in computed)
        rows = " ".join(f"({' '.join(row)})" for row in product(*(terms[n] for n in computed)))
        text = f"{text.rstrip()}\nVALUES ({names}) {{ {rows} }}\n"
    return text


def _plain(projection: str) -> list[str]:
    """Return the variables a SELECT takes as they are, without those it computes."""
    while (outside := re.sub(r"\([^()]*\)", "", projection)) != projection:
        projection = outside
    return re.findall(r"\?(\w+)", projection)


_IRI: Final = re.compile(r"[a-z][a-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*", re.IGNORECASE)


def _safe(term: Term) -> str:
    """Write a term for a query text, refusing an IRI that could break out of its brackets."""
    if term.kind == "iri" and not _IRI.fullmatch(term.value):
        raise QueryError(f"{term.value!r} is not an IRI.\n  Write it without spaces or brackets.")
    return term.n3()
