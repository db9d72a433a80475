"""When a link begins, as far as the sources date it, and the windows in which links are counted.

A date has the precision its source gives and stands for the half-open interval of days it covers:
1988 for 1988-01-01 up to, not including, 1989-01-01. What has no date gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.errors import KgError, near
from kg.tables import PartialDate

__all__ = ["Dated", "Moment", "Window", "moment", "period_window", "window_named", "windows_by"]

_SIGNED: Final = frozenset({"signature", "signature-derived"})
_LATEST: Final = "no-later-than"
_PERIOD: Final = re.compile(r"(\d{4})-(\d{4})")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date that a row gives.

    Attributes:
        agreement: Key of the agreement, empty if the row is of the link alone.
        text: The date as given: a year, a month or a day.
        kind: What it is the date of, as ``data/vocab/date-kind.csv`` has it; empty if unsaid.
    """

    agreement: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Moment:
    """When the first agreement of a link that has a date was signed.

    Attributes:
        known: ``signed`` between ``first`` and ``before``; ``bounded`` by ``before`` only, the day
            after the page that reports it; ``other`` if only something else has a date, such as an
            approval or an announcement, or a year whose event is unsaid; ``undated``.
        first: First day on which it may have been.
        before: The day after the last.
    """

    known: str
    first: date | None = None
    before: date | None = None

    def certainly(self, window: Window) -> bool:
        """Return whether it lies in a window whatever the day was."""
        early = window.begins is None or (self.first is not None and self.first >= window.begins)
        late = window.before is None or (self.before is not None and self.before <= window.before)
        return self.known in ("signed", "bounded") and early and late

    def possibly(self, window: Window) -> bool:
        """Return whether it may lie in a window."""
        early = window.begins is None or (self.before is not None and self.before > window.begins)
        late = window.before is None or self.first is None or self.first < window.before
        return self.known in ("signed", "bounded") and early and late


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time: a period of the working paper, a presidential term, or what is outside.

    Attributes:
        by: ``period`` or ``term``.
        begins: Its first day; None of all the time before.
        before: The day after its last; None of all the time after.
    """

    key: str
    by: str
    label_es: str
    label_en: str
    begins: date | None
    before: date | None


def moment(dates: Iterable[Dated]) -> Moment:
    """Return when the first dated agreement of a link was signed.

    Rows that date one agreement are taken together: what all of them allow, or if they differ, all
    that any of them allows. A page that reports an agreement bounds its date from above. Of several
    agreements the first counts: the least first day and the least last day.
    """
    groups: dict[str, list[Dated]] = {}
    for one in dates:
        groups.setdefault(one.agreement, []).append(one)
    if not groups:
        return Moment("undated")
    signed = [found for rows in groups.values() if (found := _signed(rows)) is not None]
    if signed:
        return Moment("signed", min(f for f, _ in signed), min(b for _, b in signed))
    latest = [
        PartialDate(one.text).interval[1]
        for rows in groups.values()
        for one in rows
        if one.kind == _LATEST
    ]
    return Moment("bounded", None, min(latest)) if latest else Moment("other")


def _signed(rows: list[Dated]) -> tuple[date, date] | None:
    found = [PartialDate(one.text).interval for one in rows if one.kind in _SIGNED]
    if not found:
        return None
    first, before = max(f for f, _ in found), min(b for _, b in found)
    if first >= before:
        first, before = min(f for f, _ in found), max(b for _, b in found)
    latest = [PartialDate(one.text).interval[1] for one in rows if one.kind == _LATEST]
    bound = min([before, *latest])
    return (first, bound) if bound > first else (first, before)


def period_window(key: str, label_es: str, label_en: str) -> Window | None:
    """Return the window of a period such as ``1981-1985``, both years included."""
    years = _PERIOD.fullmatch(key)
    if years is None:
        return None
    begins, before = date(int(years[1]), 1, 1), date(int(years[2]) + 1, 1, 1)
    return Window(key, "period", label_es, label_en, begins, before)


def windows_by(windows: Iterable[Window], by: str) -> list[Window]:
    """Return the windows of one kind in the order of time, with what lies before and after them.

    Raises:
        KgError: There is no such kind, or the graph has no window of it.
    """
    kinds = ("period", "term")
    if by not in kinds:
        raise KgError(f"network: no windows by {by!r}.\n  {near(by, kinds) or 'Use period, term.'}")
    found = sorted((one for one in windows if one.by == by), key=lambda one: one.begins or date.min)
    if not found:
        raise KgError(f"network: the graph has no {by}.\n  Build it again: kg build.")
    first, last = found[0].begins, found[-1].before
    before = Window(f"before-{first}", by, f"antes de {first}", f"before {first}", None, first)
    after = Window(f"from-{last}", by, f"desde {last}", f"from {last} on", last, None)
    return [before, *found, after]


def window_named(windows: Iterable[Window], name: str) -> Window:
    """Return the window of a key.

    Raises:
        KgError: There is none.
    """
    known = {one.key: one for one in windows}
    if name not in known:
        hint = near(name, known) or f"Use one of {', '.join(known)}."
        raise KgError(f"network: no period or presidential term {name!r}.\n  {hint}")
    return known[name]
