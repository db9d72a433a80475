"""Answering a question: parameters from words to terms, the query to a store, names beside IRIs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from kg.errors import QueryError
from kg.graph import Answer, Store
from kg.rdf import PREFIXES, XSD, Term

from .library import Question, bind
from .names import Names
from .results import Table

__all__ = ["answer", "parameter_terms", "store_names", "with_names"]

Select = Callable[[str], Answer]
_LABELLED: Final = "http://www.w3.org/2000/01/rdf-schema#label"


def parameter_terms(
    question: Question, given: Mapping[str, str], names: Callable[[], Names]
) -> dict[str, Term]:
    """Turn the words a person gave into RDF terms of the parameters' types.

    Args:
        question: The question.
        given: Parameter names and what was typed for them.
        names: Gives the names of the graph; called only if one is needed.

    Raises:
        QueryError: There is no such parameter, or the value does not fit its type.
    """
    terms: dict[str, Term] = {}
    for name, value in given.items():
        kind = question.parameters.get(name)
        if kind is None:
            bind(question, {name: Term("literal", value)})  # raises, with the near names
        elif kind == "integer":
            if not value.isascii() or not value.lstrip("-").isdigit():
                raise QueryError(f"{name}: {value!r} is not a whole number.\n  Write digits only.")
            terms[name] = Term("literal", str(int(value)), datatype=f"{XSD}integer")
        elif value.startswith(("http://", "https://")):
            terms[name] = Term("iri", value)
        else:
            terms[name] = Term("iri", names().one(value, kind))
    return terms


def answer(
    question: Question, terms: Mapping[str, Term], select: Select, *, language: str = "es"
) -> Table:
    """Ask and return the rows, each IRI with its name in a language.

    Args:
        question: The question.
        terms: Values of some of its parameters.
        select: Runs a SELECT query: a store's own, or a remote one.
        language: ``es`` or ``en``.

    Raises:
        QueryError: The query fails, or gives other columns than its header says.
    """
    found = select(bind(question, terms))
    if found.variables != question.returns:
        raise QueryError(
            f"{question.name}: the answer has the columns {', '.join(found.variables)} "
            f"where {', '.join(question.returns)} are due.\n  The service may not know SPARQL 1.1."
        )
    return with_names(found, select, title=question.title[language], language=language)


def with_names(found: Answer, select: Select, *, title: str = "", language: str = "es") -> Table:
    """Return an answer as a table, with the name of each IRI in it where it has one."""
    iris = {t.value for row in found.rows for t in row if t is not None and t.kind == "iri"}
    return Table(title, found.variables, found.rows, _names(iris, select, language), language)


def _names(iris: Iterable[str], select: Select, language: str) -> dict[str, str]:
    names: dict[str, str] = {}
    wanted = sorted(iris)
    for start in range(0, len(wanted), 500):
        values = " ".join(Term("iri", iri).n3() for iri in wanted[start : start + 500])
        labelled = f"?thing <{_LABELLED}> ?name"
        query = f"SELECT ?thing ?name WHERE {{ VALUES ?thing {{ {values} }} {labelled} }}"
        for thing, name in select(query).rows:
            if thing is None or name is None:
                continue
            if thing.value not in names or name.language == language:
                names[thing.value] = name.value
    return names


def store_names(store: Store) -> Callable[[], Names]:
    """Return a function that reads a store's names the first time it is called."""
    read: list[Names] = []

    def names() -> Names:
        if not read:
            read.append(Names(store.select))
        return read[0]

    return names


def shorten(iri: str) -> str:
    """Write an IRI with a known prefix, for reading."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and prefix != "id":
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri.removeprefix(PREFIXES["id"])
