"""First-level divisions of other countries, by any of their names, in a cell or after a town."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.tables.model import Division

from .iso_divisions import named_divisions
from .kinds import readings
from .names import fold
from .words import JOINING, KIND_AFTER, without_small
from .world import states_of

__all__ = ["DivisionNames"]


class DivisionNames:
    """Finds divisions by country and name.

    Args:
        rows: The divisions of the tables.
        also: Other names of theirs, folded, and their keys.
        countries: Folded names of countries, and their keys.

    Attributes:
        names: Of each division, its Spanish and its English name.
    """

    def __init__(
        self, rows: Iterable[Division], also: Mapping[str, str], countries: Mapping[str, str]
    ) -> None:
        self._countries = countries
        self._divisions: dict[str, dict[str, str]] = defaultdict(dict)
        self.names: dict[str, tuple[str, str]] = {}
        for division in rows:
            self.names[division.id] = (division.name, division.name_en)
            for name in (division.name, division.name_en, division.id.partition("-")[2]):
                self._divisions[division.country][fold(name)] = division.id
        for name, key in also.items():
            self._divisions[key.partition("-")[0]].setdefault(name, key)
        self._few = {
            country: {without_small(name): key for name, key in names.items() if len(name) > 3}
            for country, names in self._divisions.items()
        }

    def of(self, folded: str, country: str) -> str:
        """Return the key of the division a folded text names; empty if it names none."""
        found = self._divisions[country].get(folded, "")
        if not found and folded.partition(" ")[0] not in JOINING:
            found = self._few.get(country, {}).get(without_small(folded), "")
        return found or (states_of().get(folded, "") if country == "us" else "")

    def told(self, part: str, country: str) -> str:
        """Return the division that a cell, or what follows a name, tells with any form of address.

        Beside the tables' own, those of ISO 3166-2 of whatever level: *Málaga* the province.
        """
        for reading in readings(part):
            if found := self.of(reading.name, country):
                return found
            if len(keys := named_divisions(reading.name, country)) == 1:
                return next(iter(keys))
        return ""

    def mistyped(self, folded: str, country: str) -> str:
        """Return the one division that a word of six letters or more names but for a sign."""
        if len(folded) < 6 or folded in KIND_AFTER or folded in self._countries:
            return ""
        names = {**(states_of() if country == "us" else {}), **self._divisions[country]}
        near = process.extract(
            folded, names.keys(), scorer=OSA.distance, score_cutoff=1 if len(folded) < 10 else 2
        )
        keys = {names[one[0]] for one in near}
        return keys.pop() if len(keys) == 1 else ""

    def at_the_end(self, name: str, country: str) -> tuple[str, str]:
        """Read *Laredo TX* and *Santa Fe Nuevo México*: a name followed by its division."""
        words = name.split()
        for cut in (5, 4, 3, 2, 1):
            if (
                len(words) > cut
                and fold(words[-cut - 1]) not in JOINING
                and (found := self.of(fold(" ".join(words[-cut:])), country))
            ):
                return " ".join(words[:-cut]), found
        joined = len(words) > 1 and fold(words[-2]) in JOINING
        if (
            len(words) > 1 and not joined and len(last := fold(words[-1])) > 5
        ):  # Saint Paul Minesota
            names = [*self._divisions[country], *(states_of() if country == "us" else ())]
            near = process.extractOne(last, names, scorer=OSA.distance, score_cutoff=1)
            if near and len(near[0]) > 5:
                return " ".join(words[:-1]), self.of(near[0], country)
        return name, ""
