"""The counterparts the tables have, found by any of their names, cut short or mistyped."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.intake.numerals import digits_for_words
from kg.tables.model import Counterpart

from .decision import Decision, Reason
from .iso_divisions import lies_in
from .kinds import GOVERNMENTS, Reading, readings, wider
from .names import fold, sounds
from .words import PARTS, cut_short, stands_for
from .world import DOMINANT, towns_of

__all__ = ["KnownCounterparts"]


_NEARLY: Final = 3
"""A town is doubted where another of its name has a third of its inhabitants."""
_NO_GOVERNMENTS: Final = ("ngo", "university", "company", "international-organization")
_LONG: Final = 12
"""Letters of an organization's name that may be followed by a place."""
_SAINT: Final = re.compile(r"\b(?:saint|san|santo|sankt|sao|st) ")


@lru_cache(maxsize=65536)
def _bare(name: str) -> str:
    """Return a folded name without spaces, numbers as digits and saints alike in all languages."""
    return _SAINT.sub("st ", digits_for_words(name)).replace(" ", "")


class KnownCounterparts:
    """Finds counterparts of the tables by name, country, division and kind.

    Args:
        rows: The counterparts.
        also: Other names of theirs, folded, and their keys.

    Attributes:
        rows: The counterparts by key.
    """

    def __init__(self, rows: Iterable[Counterpart], also: Mapping[str, str]) -> None:
        self.rows = {row.id: row for row in rows}
        self._index: dict[str, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
        for row in self.rows.values():
            self._add(row)
        for name, key in also.items():
            self._index[self.rows[key].country or ""][name][key] = 0

    def of(self, country: str) -> dict[str, dict[str, int]]:
        """Return, by folded name, the keys of a country's counterparts, or of those without one."""
        return self._index[country]

    def anywhere(self, names: Collection[str]) -> bool:
        """Whether a counterpart of any country has one of these folded names."""
        return any(name in known for known in self._index.values() for name in names)

    def _add(self, row: Counterpart) -> None:
        """Index a counterpart under its names (0) and under them without form of address (1)."""
        names = self._index[row.country or ""]
        for name in (row.name, row.name_en, *row.other_names):
            whole, _, rest = name.partition("(")
            for one in (name, whole, rest.rstrip(") ")):
                for place, reading in enumerate(readings(one)):
                    if reading.name and (place == 0 or reading.kind in ("", row.kind)):
                        known = names[reading.name].get(row.id, 9)
                        names[reading.name][row.id] = min(known, int(place > 0))

    def organization(self, text: str) -> Decision | None:
        """Return an organization of no country that a text names, if it names one.

        A name and its initials may stand together: *Banco Mundial (BM)*.
        """
        here = re.sub(r"\s+(?:(?:en|in)\s+)?m[eé]xico$", "", text.strip(), flags=re.IGNORECASE)
        for part in (text, *PARTS.split(text), here):
            for reading in readings(part):
                if len(found := self._index[""].get(reading.name, {})) == 1:
                    reason = Reason("organización conocida", "known organization")
                    return Decision(tuple(found), 1.0, reason)
        name = fold(text)
        near = process.extractOne(
            name, self._index[""].keys(), scorer=OSA.distance, score_cutoff=len(name) // 8
        )
        if near and len(keys := self._index[""][near[0]]) == 1:
            return Decision(tuple(keys), 0.92, Reason("error de escritura", "typing error"))
        return None

    def exact(
        self, name: str, country: str, within: str, kind: str, *, towns: bool = False
    ) -> Decision | None:
        """Return the counterpart of exactly this name, or the doubt between several.

        Args:
            name: The name, with or without form of address.
            country: Key of its country; empty for those without one.
            within: Key of its first-level division, if that is known.
            kind: What it is, if that is known.
            towns: Whether counterparts are said to be towns.
        """
        for reading in readings(name):
            hits = {
                key: rank
                for key, rank in self._index[country].get(reading.name, {}).items()
                if self.fits(key, within, kind) and self._of_its_order(key, name, reading, kind)
            }
            best = [key for key, rank in hits.items() if rank == min(hits.values())]
            if len(best) == 1:
                reason = Reason("contraparte conocida", "known counterpart")
                known = Decision((best[0],), 0.98, reason)
                if towns and not kind and not reading.kind and self._also_a_town(best[0], reading):
                    reason = Reason(
                        "es nombre de una división y de una ciudad", "names a division and a town"
                    )
                    return Decision((), 0.5, reason, (best[0],))
                return self._against_towns(known, reading.name, within)
            if best:
                reason = Reason(
                    f"el nombre es de {len(best)} contrapartes",
                    f"the name is that of {len(best)} counterparts",
                )
                return Decision((), 0.5, reason, tuple(sorted(best)))
        return None

    def otherwise_spaced(self, name: str, country: str, within: str, kind: str) -> Decision | None:
        """Read *Pan Jin* as Panjin and *10 de Octubre* as Diez de Octubre."""
        bare = {_bare(reading.name): reading for reading in reversed(readings(name))}
        saint = next((one for one in bare if one.startswith("st")), "")
        heard = sounds(fold(name))
        keys = {
            key
            for known, rows in self._index[country].items()
            if (meant := bare.get(_bare(known)))
            or (sounds(known) == heard and (meant := bare[_bare(fold(name))]))
            or (
                saint
                and OSA.distance(_bare(known), saint, score_cutoff=1) <= 1
                and (meant := bare[saint])
            )
            for key in rows
            if self.fits(key, within, kind) and self._of_its_order(key, name, meant, kind)
        }
        reason = Reason("contraparte conocida", "known counterpart")
        return Decision(tuple(keys), 0.95, reason) if len(keys) == 1 else None

    def shortened(self, name: str, country: str, within: str, kind: str) -> Decision | None:
        """Read *Alte. Brown* as the known name whose words it cuts short with a point.

        What follows the name of an organization is where it is: *Casa del Caribe Santiago*.
        """
        short = cut_short(name)
        keys = {
            key
            for known, rows in self._index[country].items()
            if (short and stands_for(short, known))
            or (len(known) >= _LONG and fold(name).startswith(known + " "))
            for key in rows
            if self.fits(key, within, kind)
            and (known != fold(name)[: len(known)] or self.rows[key].kind not in GOVERNMENTS)
        }
        if not keys:
            return None
        reason = Reason("nombre abreviado", "shortened name")
        if len(keys) == 1:
            return Decision(tuple(keys), 0.92, reason)
        return Decision((), 0.5, reason, tuple(sorted(keys)))

    def mistyped(self, name: str, country: str, within: str, kind: str) -> Decision | None:
        """Return the counterpart whose name differs by a sign or two, or the doubt."""
        known = self._index[country]
        for reading in readings(name):
            size = len(reading.name)
            allowed = 0 if size < 4 else 1 if size < 9 else 2
            near = process.extract(
                reading.name, known.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=8
            )
            if size == 4:  # of four letters another one makes another name
                near = [
                    one for one in near if len(one[0]) > 4 or sorted(one[0]) == sorted(reading.name)
                ]
            if not near:
                continue
            least = near[0][1]
            ranks = {
                key: rank
                for one in near
                if one[1] == least
                for key, rank in known[one[0]].items()
                if self.fits(key, within, kind) and self._of_its_order(key, name, reading, kind)
            }
            if not ranks:
                continue
            keys = {key for key, rank in ranks.items() if rank == min(ranks.values())}
            if len(keys) == 1:
                (key,) = keys
                if size == 4 and self._other_towns(reading.name, country, key):
                    continue
                title = self.rows[key].name
                reason = Reason(f"error de escritura por «{title}»", f"typing error for “{title}”")
                return Decision((key,), 0.92, reason)
            if keys:
                reason = Reason(
                    "se parece a varias contrapartes", "it is like several counterparts"
                )
                return Decision((), 0.5, reason, tuple(sorted(keys)))
        return None

    def _other_towns(self, name: str, country: str, key: str) -> bool:
        """Whether a town other than a known one is as near to a short name."""
        towns = towns_of(country)
        near = process.extract(name, towns.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        found = {town.id for one in near for town in towns[one[0]]}
        return not found <= {self.rows[key].geonames}

    def near(self, name: str, country: str) -> tuple[str, ...]:
        """Return the towns of a country whose name differs by one sign, doubled or left out too."""
        known = self._index[country]
        close = process.extract(name, known.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        keys = {key for one in close if len(one[0]) > 3 for key in known[one[0]]}
        return tuple(sorted(k for k in keys if self.rows[k].kind == "local-government"))

    def fits(self, key: str, within: str, kind: str) -> bool:
        """Whether a counterpart may lie in a division and be of a kind; empty ones tell nothing."""
        row = self.rows[key]
        lies = not within or row.division is None or lies_in(row.division, within)
        return lies and (not kind or row.kind == kind)

    def _of_its_order(self, key: str, name: str, reading: Reading, kind: str) -> bool:
        """Whether a counterpart is of the order of government that a form of address tells.

        *Estado de Nueva York* is not the city, *Ville de Québec* not the province, a county not
        the town of its name.
        """
        row = self.rows[key]
        if wider(name) and reading.kind and not wider(row.name):
            return False
        return not reading.kind or bool(kind) or row.kind in (reading.kind, *_NO_GOVERNMENTS)

    def _also_a_town(self, key: str, reading: Reading) -> bool:
        """Whether a region bears the name of a town of its country, under *Ciudad hermana*."""
        row = self.rows[key]
        found = towns_of(row.country or "").get(reading.name, ())
        return row.kind == "regional-government" and any(
            fold(t.name) == reading.name for t in found
        )

    def _against_towns(self, found: Decision, name: str, within: str) -> Decision:
        """Doubt a small town we know if a far larger one of the same country has its name."""
        row = self.rows[found.keys[0]]
        if within or row.kind != "local-government" or row.country is None:
            return found
        towns = towns_of(row.country).get(name, ())
        own = next((t.population for t in towns if t.id == row.geonames), 0)
        own = own or max(
            (t.population for t in towns if t.division == row.division), default=15_000
        )
        others = [t for t in towns if t.id != row.geonames and fold(t.name) == name]
        others = [t for t in others if not t.division or t.division != row.division]
        if row.division and others and others[0].population * _NEARLY >= own and others[0].division:
            reason = Reason(
                f"hay otra casi tan grande: {others[0].name}, {others[0].division}",
                f"there is another nearly as large: {others[0].name}, {others[0].division}",
            )
            return Decision((), 0.6, reason, found.keys)
        told_apart = "(" in row.name + row.name_en  # Frankfurt (Oder)
        same = towns and (told_apart or fold(towns[0].name) == name)
        if same and towns[0].population > own * DOMINANT:
            reason = Reason(
                f"hay otra más grande: {towns[0].name}, {towns[0].division or row.country}",
                f"there is a larger one: {towns[0].name}, {towns[0].division or row.country}",
            )
            return Decision((), 0.6, reason, found.keys)
        return found
