"""Dates as registries write them: numbers, Spanish and English words, parts, ranges, doubts.

What is not said is not filled in: a year stays a year. What cannot be a date is told with the
reason, never repaired.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from .numerals import digits_for_words

__all__ = ["NO_DATE", "ParsedDate", "read_date"]


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date in the precision in which it was written.

    Attributes:
        text: As it was written.
        start: First day it can be; None if there is no date.
        end: Last day it can be.
        precision: ``day``, ``month``, ``year``, ``range``, ``either`` (one or the other end) or
            ``none``.
        doubt: Whether the text says so itself, or can be read in two ways.
        reason: Why there is doubt or no date, in English; empty if there is neither.
    """

    text: str
    start: date | None
    end: date | None
    precision: str
    doubt: bool = False
    reason: str = ""

    @property
    def undecided(self) -> bool:
        """Whether a person has to say which date is meant: none can be read, or two are."""
        return self.doubt and self.precision in ("none", "either")

    @property
    def iso(self) -> str:
        """ISO 8601 in the precision known: ``1998-05-03``, ``1998-05``, ``1998`` or an interval."""
        if self.start is None or self.end is None:
            return ""
        length = {"day": 10, "month": 7, "year": 4}.get(self.precision)
        if length:
            return self.start.isoformat()[:length]
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


NO_DATE: Final = ParsedDate("", None, None, "none", reason="no date is given")
_MONTH_NAMES: Final = (
    "enero ene january jan", "febrero feb february", "marzo mar mzo march",
    "abril abr april apr", "mayo may", "junio jun june", "julio jul july",
    "agosto ago agto august aug", "septiembre setiembre sep sept set sbre september",
    "octubre oct obre october", "noviembre nov nbre november", "diciembre dic dbre december dec",
)  # fmt: skip
_MONTHS: Final = {
    name[:size]: number
    for number, names in enumerate(_MONTH_NAMES, 1)
    for name in names.split()
    for size in {len(name), *range(4, len(name))}  # febr., agos.
}
_ALIKE: Final = 0.8
"""Share of equal signs from which a word is a month mistyped: one sign of five."""
_WHOLE_MONTHS: Final = tuple(
    name for names in _MONTH_NAMES for name in names.split() if len(name) > 4
)
_ROMAN: Final = {
    name: number
    for number, name in enumerate(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1
    )
}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_UNKNOWN: Final = re.compile(
    r"(s/?f|s\.f\.|s/?d|n/?d|n\.d\.|n/?a|sin fecha.*|no disponible|desconocid[oa]|unknown|"
    r"undated|no date|pendiente|pending|por definir|[-–—.?*]+)\.?"
)
_DOUBT: Final = re.compile(
    r"[?¿]|\b(circa|ca\.?|c\.|aprox\.?|aproximadamente|about|around|hacia|cerca de|alrededor de|"
    r"principios de|inicios de|mediados de|finales de|fines de|early|mid|late|probablemente|"
    r"posiblemente|prob\.)(?=\W|$)"
)
_BEFORE: Final = re.compile(
    r"^(?:(?:(?:firmad|suscrit|celebrad)[oa]|(?:fecha de )?firma|fecha|signed|ano(?: de)?)"
    r"(?:: ?| ))?"
    r"(?:(?:el|en|on|a los|a|desde|since|a partir de) )?"
)
"""What may stand before a date: *firmado el 3 de mayo*, *a 3 de mayo*."""
_PERIODS: Final = (
    (r"(primer|1er\.?|1o\.?|first) (semestre|half)", 1, 6),
    (r"(segundo|2o\.?|second) (semestre|half)", 7, 12),
    (r"(primer|1er\.?|first) (trimestre|quarter)", 1, 3),
    (r"(segundo|2o\.?|second) (trimestre|quarter)", 4, 6),
    (r"(tercer|3er\.?|third) (trimestre|quarter)", 7, 9),
    (r"(cuarto|4o\.?|fourth) (trimestre|quarter)", 10, 12),
)
_RANGES: Final = (
    r"entre (.+?) y (.+)",
    r"between (.+?) and (.+)",
    r"(?:del? |from )(.+?) (?:al?|to) (.+)",
    r"(\d{4})\s*[-/]\s*(\d{4}|\d{2})",
    r"(.+?) al? (.+)",
    r"(.+?) (?:o|u|or|y|and) (.+)",
    r"(.+?) - (.+)",
)
_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_LEAST, _MOST = 1800, 2100
_PIVOT: Final = 30
"""Two digits below it are a year after 2000, as spreadsheets read them."""
_LONGEST: Final = 200
"""Characters of the longest text that can be a date."""


def read_date(
    value: object, *, day_first: bool | None = None, epoch_1904: bool = False, numbers: bool = True
) -> ParsedDate:
    """Read one cell as a date.

    Args:
        value: Text, a number (a year, or days as spreadsheets count them) or a date.
        day_first: Whether ``3/5/1998`` is the third of May; unknown reads it so, with a doubt.
        epoch_1904: Whether the workbook counts days from 1904.
        numbers: Whether a whole number from 10,000 to 80,000 in a text is a spreadsheet's day.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _day(value.isoformat(), value.year, value.month, value.day)
    text = "" if value is None else str(value).strip()
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    if len(text) > _LONGEST:
        return _none(text, "the text is too long for a date")
    plain = _months_spelt(_plain(text))
    if not plain or _UNKNOWN.fullmatch(plain.strip("[]() ")) or _UNKNOWN.fullmatch(plain):
        return ParsedDate(text, None, None, "none", reason="no date is given")
    doubt = bool(_DOUBT.search(plain))
    plain = " ".join(re.sub(r"[()\[\]*]", " ", _DOUBT.sub(" ", plain)).split()).strip(" ,.;")
    plain = digits_for_words(_BEFORE.sub("", plain))
    plain = re.sub(r"\b(\d{1,2}) dias del mes de ", r"\1 de ", plain)
    plain = re.sub(r"(?<=\D)([12])[,.](\d{3})$", r"\1\2", plain)
    plain = re.sub(r"(?<=\d) ?([-/.]) ?(?=\d{1,2} ?[-/.] ?\d{4}$|\d{4}$)", r"\1", plain)
    found = _read(text, plain, day_first, epoch_1904, numbers)
    if doubt and found.start is not None:
        return ParsedDate(
            text, found.start, found.end, found.precision, True, "the text itself is in doubt"
        )
    return found


def _plain(text: str) -> str:
    """Lower case without accents, odd blanks and ordinal marks."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("º", "").replace("°", ""))
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    plain = re.sub(r"[‐‑‒–—−]", "-", plain)
    return " ".join(plain.split())


def _months_spelt(plain: str) -> str:
    """Return a text with the names of months spelt right, if one month alone is nearly them."""

    def month(found: re.Match[str]) -> str:
        word = found[0]
        if word in _MONTHS:
            return word
        near = difflib.get_close_matches(word, _WHOLE_MONTHS, cutoff=_ALIKE)
        return near[0] if len({_MONTHS[one] for one in near}) == 1 else word

    return re.sub(r"[a-z]{5,}", month, plain)


def _none(text: str, reason: str) -> ParsedDate:
    return ParsedDate(text, None, None, "none", doubt=True, reason=reason)


def _day(text: str, year: int, month: int, day: int, reason: str = "") -> ParsedDate:
    if not _LEAST <= year <= _MOST:
        return _none(text, f"year {year} is out of range")
    try:
        found = date(year, month, day)
    except ValueError:
        return _none(text, f"there is no day {year:04}-{month:02}-{day:02}")
    return ParsedDate(text, found, found, "day", bool(reason), reason)


def _months(text: str, year: int, first: int, last: int, precision: str) -> ParsedDate:
    if not (_LEAST <= year <= _MOST and 1 <= first <= last <= 12):
        return _none(text, f"there is no month {year:04}-{first:02}")
    end = date(year, last, monthrange(year, last)[1])
    return ParsedDate(text, date(year, first, 1), end, precision)


def _full(year: str) -> int:
    """Return a year of four digits; of two, one from 1930 to 2029."""
    number = int(year)
    if len(year) > 2:
        return number
    return number + (2000 if number < _PIVOT else 1900)


def _weekday_off(plain: str) -> str:
    days = (
        "lunes|martes|miercoles|jueves|viernes|sabado|domingo|lun|mie|jue|vie|sab|dom|"
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    )
    return re.sub(rf"\b({days})\b[.,]*\s*", "", plain)


def _read(
    text: str, plain: str, day_first: bool | None, epoch_1904: bool, numbers: bool
) -> ParsedDate:
    plain = _weekday_off(plain)
    plain = re.sub(r"[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?(z|[+-]\d\d:?\d\d)?$", "",
                   plain).strip()  # fmt: skip
    if match := re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        return _none(text, f"{text!r} is a number, not a date")
    if match := re.fullmatch(
        r"(?:(?:del |en el |the )?(?:ano|year) (?:de |of )?|en |in )?(\d{4})(?: ano)?", plain
    ):
        year = int(match[1])
        return _months(text, year, 1, 12, "year") if _LEAST <= year <= _MOST else _none(
            text, f"year {year} is out of range"
        )  # fmt: skip
    if numbers and (match := re.fullmatch(r"(\d{5})(\.\d+)?", plain)):
        if not 10_000 <= int(match[1]) <= 80_000:
            return _none(text, f"{text!r} is no day number of a spreadsheet")
        found = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(days=int(match[1]))
        return ParsedDate(text, found, found, "day")
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", plain):
        return _day(text, int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", plain):
        return _day(text, int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", plain):
        return _numeric(text, int(match[1]), int(match[2]), match[3], day_first)
    if (match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})", plain)) and int(match[2]) <= 12:
        return _months(text, int(match[1]), int(match[2]), int(match[2]), "month")
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", plain):
        return _months(text, int(match[2]), int(match[1]), int(match[1]), "month")
    if (found_words := _words(text, plain)) is not None:
        return found_words
    return _range(text, plain, day_first) or _none(text, f"{text!r} cannot be read as a date")


def _numeric(text: str, one: int, two: int, year: str, day_first: bool | None) -> ParsedDate:
    full = _full(year)
    reason = "a year of two digits" if len(year) == 2 else ""
    if one > 12 or day_first or one == two:
        return _day(text, full, two, one, reason)
    if two > 12 or day_first is False:
        return _day(text, full, one, two, reason)
    return _day(text, full, two, one, reason or "day and month could be the other way round")


def _words(text: str, plain: str) -> ParsedDate | None:
    of = r"(?:\s*(?:de|del|of|-|/|\.|,)+\s*|\s+)"
    for pattern, order in (
        (rf"(?:el )?(?:dia )?(\d{{1,2}})(?:o|a|er|ro|st|nd|rd|th)?\.?{of}({_MONTH})\.?{of}"
         r"(?:ano )?(\d{4}|'?\d{2})", "dmy"),
        (rf"({_MONTH})\.?\s*(\d{{1,2}})(?:st|nd|rd|th)?,?{of}(\d{{4}}|'\d{{2}})", "mdy"),
        (rf"(\d{{1,2}})({_MONTH})(\d{{4}})", "dmy"),
        (rf"(\d{{4}}){of}({_MONTH})\.?{of}(\d{{1,2}})", "ymd"),
        (r"(\d{1,2})[-/. ](i{1,3}|iv|vi{0,3}|ix|xi{0,2})[-/. ](\d{4}|\d{2})", "drm"),
    ):  # fmt: skip
        match = re.fullmatch(pattern, plain)
        if match is None:
            continue
        if order == "mdy":
            return _day(text, _full(match[3].lstrip("'")), _MONTHS[match[1]], int(match[2]))
        if order == "ymd":
            return _day(text, int(match[1]), _MONTHS[match[2]], int(match[3]))
        year = match[3].lstrip("'")
        reason = "a year of two digits" if len(year) == 2 else ""
        month = _ROMAN[match[2]] if order == "drm" else _MONTHS[match[2]]
        return _day(text, _full(year), month, int(match[1]), reason)
    if match := re.fullmatch(rf"({_MONTH})\.?{of}(?:ano )?(\d{{4}}|'?\d{{2}})", plain):
        month, year = _MONTHS[match[1]], _full(match[2].lstrip("'"))
        return _months(text, year, month, month, "month")
    if match := re.fullmatch(r"(i{1,3}|iv|vi{0,3}|ix|xi{0,2})[-/. ](\d{4}|\d{2})", plain):
        month = _ROMAN[match[1]]
        return _months(text, _full(match[2]), month, month, "month")
    if match := re.fullmatch(rf"(\d{{4}}){of}({_MONTH})\.?", plain):
        month = _MONTHS[match[2]]
        return _months(text, int(match[1]), month, month, "month")
    for pattern, first, last in _PERIODS:
        if match := re.fullmatch(rf"{pattern}(?: de| del| of)? (\d{{4}})", plain):
            return _months(text, int(match[match.lastindex or 1]), first, last, "range")
    return None


def _range(text: str, plain: str, day_first: bool | None) -> ParsedDate | None:
    """``1998-2000``, ``entre 1998 y 2000``, ``del 3 al 5 de mayo de 1998``, ``1998 o 1999``."""
    days = r"(?:del? )?(\d{1,2})(?: al? | ?- ?| y | to | and )(\d{1,2})"
    of = r"(?:\s*(?:de|del|of)\s*|\s+)"
    if match := re.fullmatch(rf"{days}{of}({_MONTH})\.?{of}(\d{{4}})", plain):
        first = _day(text, int(match[4]), _MONTHS[match[3]], int(match[1]))
        last = _day(text, int(match[4]), _MONTHS[match[3]], int(match[2]))
        return _between(text, first, last, doubt=False)
    for words in _RANGES:
        match = re.fullmatch(words, plain)
        if match is None:
            continue
        one, two = match[1], match[2]
        if re.fullmatch(r"\d{4}", one) and re.fullmatch(r"\d{2}", two):
            two = one[:2] + two
        first, last = (read_date(part, day_first=day_first, numbers=False) for part in (one, two))
        if first.start and last.start:
            two = first.precision == last.precision == "day" and re.search(r" (?:y|and) ", plain)
            doubt = bool(two) or " o " in plain or " or " in plain
            return _between(text, first, last, doubt=doubt)
    return None


def _between(text: str, first: ParsedDate, last: ParsedDate, *, doubt: bool) -> ParsedDate:
    if first.start is None or last.end is None:
        return _none(text, first.reason or last.reason)
    if last.end < first.start:
        return _none(text, "the range ends before it begins")
    if doubt:
        return ParsedDate(text, first.start, last.end, "either", True, "one date or another")
    return ParsedDate(text, first.start, last.end, "range")
