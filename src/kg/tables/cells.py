"""Cells: from the text of a cell to a value, or to a sentence that says what was expected."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Final, Literal, get_args

from kg.errors import KgError
from kg.iri import mint

__all__ = [
    "CellFormatError",
    "Dates",
    "Decimal",
    "Key",
    "Keys",
    "PartialDate",
    "Thing",
    "Things",
    "Url",
    "parser_of",
]

Key = Annotated[str, "key"]
Keys = Annotated[tuple[str, ...], "keys"]
Decimal = Annotated[str, "decimal"]
Thing = Annotated[str, "thing"]
Things = Annotated[tuple[str, ...], "things"]
Url = Annotated[str, "url"]

_KEY: Final = re.compile(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*")
_DECIMAL: Final = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_URL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f]+")
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class CellFormatError(ValueError):
    """A cell is not of the form its column promises; the message says which form that is."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date in the precision its source gives: a year, a month or a day.

    >>> PartialDate("1983-09").interval
    (datetime.date(1983, 9, 1), datetime.date(1983, 10, 1))
    """

    text: str

    @property
    def datatype(self) -> Literal["gYear", "gYearMonth", "date"]:
        """Local name of the XML Schema datatype of this precision."""
        kinds: tuple[Literal["gYear"], Literal["gYearMonth"], Literal["date"]]
        kinds = ("gYear", "gYearMonth", "date")
        return kinds[self.text.count("-")]

    @property
    def interval(self) -> tuple[date, date]:
        """First day and the day after the last: the half-open interval the date covers."""
        parts = [int(part) for part in self.text.split("-")]
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0] + 1, 1, 1)
        if len(parts) == 2:
            year, month = parts
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        day = date(*parts)
        return day, day + timedelta(days=1)


Dates = Annotated[tuple[PartialDate, ...], "dates"]


def _text(cell: str) -> str:
    return cell


def _integer(cell: str) -> int:
    if not cell.isascii() or not cell.isdigit():
        raise CellFormatError("a whole number of zero or more, digits only")
    return int(cell)


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise CellFormatError("'true' or 'false'")
    return cell == "true"


def _key(cell: str) -> str:
    if not _KEY.fullmatch(cell):
        raise CellFormatError("a key: lower-case ASCII words joined by hyphens")
    return cell


def _keys(cell: str) -> tuple[str, ...]:
    return tuple(_key(part) for part in cell.split(";")) if cell else ()


def _thing(cell: str) -> str:
    kind, _, key = cell.partition("/")
    try:
        mint(kind, key)
    except KgError as wrong:
        told = str(wrong).partition(";")[0].rstrip(".")
        raise CellFormatError(
            f"a thing written kind/key, as in concept/area/culture ({told})"
        ) from None
    return cell


def _things(cell: str) -> tuple[str, ...]:
    return tuple(_thing(part) for part in cell.split("; ")) if cell else ()


def _dates(cell: str) -> tuple[PartialDate, ...]:
    return tuple(_date(part) for part in cell.split(";")) if cell else ()


def _names(cell: str) -> list[str]:
    parts = cell.split(";") if cell else []
    if any(part != part.strip() or not part for part in parts):
        raise CellFormatError("a list of names joined by ';' without blanks around them")
    return parts


def _decimal(cell: str) -> str:
    if not _DECIMAL.fullmatch(cell):
        raise CellFormatError("a decimal number with a point, as in 19.4326")
    return cell


def _url(cell: str) -> str:
    if not _URL.fullmatch(cell):
        raise CellFormatError("an address that begins with http:// or https://, without blanks")
    return cell


@lru_cache(maxsize=8192)
def _date(cell: str) -> PartialDate:
    match = _DATE.fullmatch(cell)
    if match is None:
        raise CellFormatError("a date written YYYY, YYYY-MM or YYYY-MM-DD")
    value = PartialDate(cell)
    try:
        value.interval  # noqa: B018  (computing it shows whether the day exists)
    except (ValueError, OverflowError):
        raise CellFormatError("a day that exists, written YYYY, YYYY-MM or YYYY-MM-DD") from None
    return value


Parser = Callable[[str], Any]
_PARSERS: Final[dict[Any, tuple[Parser, bool]]] = {
    str: (_text, False),
    int: (_integer, False),
    bool: (_boolean, False),
    list[str]: (_names, True),
    Key: (_key, False),
    Keys: (_keys, True),
    Decimal: (_decimal, False),
    Thing: (_thing, False),
    Things: (_things, True),
    Url: (_url, False),
    PartialDate: (_date, False),
    Dates: (_dates, True),
}


def parser_of(annotation: Any) -> tuple[Parser, bool]:
    """Return the parser for a field's annotation, and whether an empty cell is allowed.

    A list may be empty; a value may be empty only if the annotation says ``| None``.
    """
    options = [option for option in get_args(annotation) if option is not NoneType]
    if NoneType in get_args(annotation) and len(options) == 1:
        parser, _ = _PARSERS[options[0]]
        return (lambda cell: parser(cell) if cell else None), True
    return _PARSERS[annotation]


def check_text(cell: str) -> None:
    """Refuse a cell no table may hold, whatever its column.

    Raises:
        CellFormatError: The text is not in Unicode NFC, has blanks at an end, or has a control or a
            direction-changing character.
    """
    if cell.isascii() and cell.isprintable() and cell == cell.strip():
        return
    if cell != cell.strip():
        raise CellFormatError("free of blanks at its ends")
    if not unicodedata.is_normalized("NFC", cell):
        raise CellFormatError("in Unicode normal form NFC (run: kg tidy)")
    if any(unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\u200c\u200d" for c in cell):
        raise CellFormatError("free of control and direction-changing characters")
