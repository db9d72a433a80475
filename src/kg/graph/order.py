"""Rows in the order a query asks for, sorted after they are read.

A store on disk looks a term up again each time it compares it, which for a thousand rows by three
columns costs more than finding them. The terms are needed anyway, so they are read once and sorted
here, whenever the query ends with an order of plain columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from kg.rdf import XSD, Term

__all__ = ["arranged", "without_order"]

Row = tuple[Term | None, ...]
_KEY: Final = r"(?:\?\w+|(?:ASC|DESC)\s*\(\s*\?\w+\s*\))"
_ORDER: Final = re.compile(rf"^[ \t]*ORDER\s+BY((?:\s+{_KEY})+)\s*\Z", re.IGNORECASE | re.MULTILINE)


def without_order(text: str) -> tuple[str, tuple[tuple[str, bool], ...]]:
    """Part a query from the ``ORDER BY`` it ends with.

    Returns:
        The query without it, and its variables, each with whether it descends. None, if the order
        does not begin a line, names more than variables, or is followed by something (``LIMIT``).
    """
    found = _ORDER.search(text)
    if found is None:
        return text, ()
    keys = re.findall(r"(\w+\s*\()?\s*\?(\w+)", found[1])
    return text[: found.start()], tuple((name, way[:4].upper() == "DESC") for way, name in keys)


def arranged(
    variables: Sequence[str], rows: list[Row], keys: Sequence[tuple[str, bool]]
) -> list[Row] | None:
    """Sort rows as SPARQL 1.1 does: no value, then blank nodes, IRIs, literals.

    Numbers are sorted by value and before other literals. These are sorted as written, so that
    dates of any precision stand in the order of time; SPARQL leaves unlike literals open.

    Returns:
        The rows, those of equal keys as they were; nothing if a key is no column, or has a literal
        for which writing does not tell the order (``xsd:dateTime``, ``xsd:double``, years before
        the common era) or that is none of its type.
    """
    for name, descends in reversed(keys):
        if name not in variables:
            return None
        column = variables.index(name)
        ranks = [_rank(row[column]) for row in rows]
        if _OTHER in ranks:
            return None
        places = sorted(range(len(rows)), key=ranks.__getitem__, reverse=descends)
        rows = [rows[place] for place in places]
    return rows


_NUMBERS: Final = frozenset({f"{XSD}integer", f"{XSD}decimal"})
_AS_WRITTEN: Final = frozenset(
    {"", f"{XSD}date", f"{XSD}gYear", f"{XSD}gYearMonth", f"{XSD}boolean"}
)
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_KINDS: Final = {"blank": 1, "iri": 2}
_OTHER: Final = (9, "")


def _rank(term: Term | None) -> tuple[int, str | Decimal]:
    if term is None:
        return 0, ""
    if term.kind != "literal":
        return _KINDS[term.kind], term.value
    if term.datatype in _AS_WRITTEN and not (term.datatype and term.value.startswith("-")):
        return 4, term.value
    if term.datatype in _NUMBERS and _NUMBER.fullmatch(term.value):
        return 3, Decimal(term.value)
    return _OTHER
