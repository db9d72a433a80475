"""Every way the graph can be wrong, and the one form in which it is said.

KgError
├── DataError              a table is wrong; carries a Location
│   ├── HeaderError         a column is missing, misspelt or out of place
│   ├── EncodingError       the file is not UTF-8
│   ├── CellError           one cell cannot be read
│   ├── DanglingKeyError    one cell names a row that does not exist
│   └── DuplicateKeyError   two rows carry the same id
├── EmptyNetworkError     a scope leaves no link to make a network of
├── QueryError             a query file, a parameter or a query text is wrong
├── ShapeError             a shapes file is wrong
├── StoreError             the built store is missing, damaged or of another version
├── EndpointError          a remote SPARQL service cannot be used
└── OutputError            a result cannot be written

A message has three parts, always in this order: where, what, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = [
    "CellError",
    "DanglingKeyError",
    "DataError",
    "DuplicateKeyError",
    "EmptyNetworkError",
    "EncodingError",
    "EndpointError",
    "HeaderError",
    "KgError",
    "Location",
    "OutputError",
    "QueryError",
    "ShapeError",
    "StoreError",
    "near",
]


@dataclass(frozen=True, slots=True)
class Location:
    """A cell, written ``file:line:column`` so that editors can jump to it."""

    file: str
    line: int
    column: str = ""

    def __str__(self) -> str:
        return (
            f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"
        )


class KgError(Exception):
    """Base of all errors this package raises on purpose."""


class DataError(KgError):
    """A table says something that cannot be true or cannot be read."""

    def __init__(self, where: Location, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}\n  {remedy}")
        self.where = where


class HeaderError(DataError):
    """A table does not have the columns its row class declares."""


class EncodingError(DataError):
    """A table is not written in UTF-8."""


class CellError(DataError):
    """One cell does not have the form its column promises."""

    def __init__(self, where: Location, value: str, expected: str, *, may_be_empty: bool) -> None:
        unless = ", or leave the cell empty if it is unknown" if may_be_empty else ""
        super().__init__(where, f"{value!r} is not {expected}.", f"Write it so{unless}.")


class DanglingKeyError(DataError):
    """One cell names a row that does not exist."""

    def __init__(self, where: Location, key: str, table: str, known: Iterable[str]) -> None:
        hint = near(key, known) or f"Add the row to {table}."
        super().__init__(where, f"no row {key!r} in {table}.", hint)


class DuplicateKeyError(DataError):
    """Two rows of one table carry the same id."""

    def __init__(self, where: Location, key: str, first: Location) -> None:
        super().__init__(
            where,
            f"id {key!r} already stands at {first.file}:{first.line}.",
            "Give one of the two rows another id, or merge them.",
        )


class EmptyNetworkError(KgError):
    """A scope leaves no link, or none that gives an edge."""


class QueryError(KgError):
    """A query file, one of its parameters or a query text cannot be used."""


class ShapeError(KgError):
    """A shapes file cannot be used."""


class StoreError(KgError):
    """The built store is missing, damaged or of another version."""


class EndpointError(KgError):
    """A remote SPARQL service does not answer, or not in the way it must.

    Attributes:
        passing: Whether the same request may succeed later: time-outs, broken connections, cut
            answers, and the statuses 429 and 500 to 599.
        retry_after: Seconds the service asks to be left alone for; none if it does not say.
    """

    def __init__(
        self, message: str, *, passing: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.passing = passing
        self.retry_after = retry_after


class OutputError(KgError):
    """A result cannot be written where it was asked for."""


def near(word: str, known: Iterable[str], *, count: int = 3) -> str:
    """Return ``Did you mean …?`` with the nearest known words, or an empty string.

    >>> near("city-conections", ["city-connections", "states-without"])
    "Did you mean 'city-connections'?"
    """
    close = get_close_matches(word, list(known), n=count, cutoff=0.6)
    return f"Did you mean {' or '.join(repr(c) for c in close)}?" if close else ""
