"""The other side: the country of a counterpart, from its cell, its division and its name."""

from __future__ import annotations

from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.tables import Catalogue
from kg.tables.model import Counterpart, Division

from .country_names import CODE, FORGIVEN, CountryNames, its_country
from .decision import NOTHING, Decision, Reason
from .kinds import readings, type_of
from .lists import read_names
from .names import fold
from .words import JOINING, NO_ANSWER, PARTS
from .world import states_of, towns_of

__all__ = ["ForeignSide"]


class ForeignSide:
    """Decides which country a row's counterpart is of. Each distinct text is decided once.

    Args:
        catalogue: The curated tables: countries, first-level divisions and counterparts.
        registry: Folder with the lists of names of countries and divisions.
    """

    def __init__(self, catalogue: Catalogue, registry: Path) -> None:
        self.names = CountryNames(catalogue, registry)
        self._names = self.names.keys
        self._divisions: dict[str, set[str]] = {}
        for division in catalogue.of(Division):
            for name in (division.name, division.name_en):
                self._divisions.setdefault(fold(name), set()).add(division.country)
        for name, key in read_names(registry / "division_names.csv").items():
            self._divisions.setdefault(name, set()).add(key.partition("-")[0])
        self._counterparts: dict[str, set[str]] = {}
        for counterpart in catalogue.of(Counterpart):
            if counterpart.country:
                for name in (counterpart.name, counterpart.name_en, *counterpart.other_names):
                    for reading in readings(name):
                        self._counterparts.setdefault(reading.name, set()).add(counterpart.country)
        self._known: dict[tuple[str, str, str], Decision] = {}

    def apart(self, country: str, division: str) -> tuple[str, str]:
        """Return the country and the division that two cells tell, of which one may hold both.

        *Michigan* alone or *Texas, EUA* in the cell of the country tell the division too.
        """
        if fold(country) == fold(division) and not self.names.named(country).keys:
            return "", division
        if fold(division) or fold(country) in NO_ANSWER:
            return country, division
        if self.names.named(country).score > FORGIVEN:
            return country, division
        parts = [part.strip() for part in PARTS.split(country) if fold(part)]
        told = [part for part in parts if self.names.named(part).score <= FORGIVEN]
        if len(told) != 1 or len(self._divisions_of(fold(told[0]))) != 1:
            return country, division
        return ", ".join(part for part in parts if part != told[0]), told[0]

    def _divisions_of(self, folded: str) -> set[str]:
        """Return the countries that have a division of this name."""
        found = set(self._divisions.get(folded, ()))
        return found | {"us"} if folded in states_of() else found

    def decide(self, country: str, counterpart: str = "", division: str = "") -> Decision:
        """Return the country, ISO 3166-1 alpha-2 in small letters.

        Args:
            country: The cell that names the country, if there is one.
            counterpart: The cell that names the counterpart; it may end in its country.
            division: The cell that names its state or province.
        """
        key = (country, counterpart, division)
        if key not in self._known:
            self._known[key] = self._decide(*key)
        return self._known[key]

    def _decide(self, country: str, counterpart: str, division: str) -> Decision:
        if fold(country) not in NO_ANSWER:
            found = self.names.decide(country)
            if found.keys and (other := self._of_its_namesake(country, found, counterpart)):
                return other
            if found.keys or not counterpart:
                return found
            several = set(found.candidates) | self.names.former.get(fold(country), set())
            there = several & self._countries_of(counterpart, several)
            if len(there) == 1:
                reason = Reason(
                    "el de la contraparte, entre varios", "the counterpart's, of several"
                )
                return Decision(tuple(there), 0.93, reason)
            if (likely := self._of_the_known(fold(country), counterpart)) is not None:
                return likely
            other = self._from_counterpart(counterpart, division)
            return Decision((), found.score, found.reason, other.keys or found.candidates)
        return self._from_counterpart(counterpart, division)

    def _of_its_namesake(self, country: str, found: Decision, counterpart: str) -> Decision | None:
        """Doubt *Georgia* beside *Atlanta*: a division has the name, and the town lies there."""
        name = PARTS.split(counterpart)[0]
        towns = {reading.name for reading in readings(name)}
        (key,) = found.keys if len(found.keys) == 1 else ("",)
        others = self._divisions_of(fold(country)) - {key}
        if not others or not key or any(towns_of(key).get(town) for town in towns):
            return None
        there = {
            one
            for one in others
            if one in self._of(name) or any(towns_of(one).get(t) for t in towns)
        }
        if not there:
            return None
        reason = Reason("nombre de país y de división", "names a country and a division")
        return Decision((), 0.5, reason, (key, *sorted(there)))

    def _of_the_known(self, country: str, counterpart: str) -> Decision | None:
        """Read *Cba* beside *Varadero*: a country mistyped that has a counterpart of that name."""
        if len(country) < 3:
            return None
        near = process.extract(
            country, list(self._names), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        keys = {self._names[one[0]] for one in near if len(one[0]) > 2}
        keys &= self._of(PARTS.split(counterpart)[0])
        if len(keys) != 1:
            return None
        reason = Reason("error de escritura del país", "typing error in the country")
        return Decision(tuple(keys), 0.92, reason)

    def _countries_of(self, counterpart: str, several: set[str]) -> set[str]:
        """Return those of several countries that a counterpart's division or town lies in."""
        name, *rest = [part for part in PARTS.split(counterpart) if fold(part)] or [""]
        within = [self._divisions_of(one.name) for part in rest for one in readings(part)]
        if told := set().union(*within) & several:
            return told
        known = self._of(name)
        return known & several or {
            key
            for key in several
            if any(towns_of(key).get(reading.name) for reading in readings(name))
        }

    def _of(self, name: str) -> set[str]:
        """Return the countries of the known counterparts of a name."""
        return next(
            (found for one in readings(name) if (found := self._counterparts.get(one.name))), set()
        )

    def _at_the_end(self, first: str, last: str = "") -> Decision | None:
        """Read *Medellín Colombia* and *Laredo, TX*: a country or a division after the name.

        Two letters are those of a state of the United States only where a town of that name lies in
        it: *Cali, CO* is none.
        """
        words = (last or first).split()
        for cut in range(min(3, len(words) - (not last)), 0, -1):
            tail, head = fold(" ".join(words[-cut:])), " ".join(words[:-cut])
            if head and fold(words[-cut - 1]) in JOINING:
                continue
            keys = set(self._divisions.get(tail, ())) if len(tail) > 2 else set()
            if len(tail) > 2 and (told := self._names.get(tail)) and told != "mx":
                keys.add(told)
            elif self._in_state(head or first, tail):
                keys.add("us")
            if len(keys) == 1:
                reason = Reason("al final de la contraparte", "at the end of the counterpart")
                return Decision(tuple(keys), 0.93, reason)
        return None

    def _in_short(self, part: str, town: str) -> str | None:
        """Read *San José, C. Rica* and *Mayagüez, P.R.*: a country cut short after a town of it."""
        short = self.names.abbreviated(part) if len(fold(part)) > 2 else None
        key = short.keys[0] if short is not None and short.keys else None
        if CODE.fullmatch(part) and fold(part) not in states_of():
            key = self._names.get(fold(part))
        if key is None:
            return None
        names = [reading.name for reading in readings(town)]
        known = self._of(town) | {key for name in names if towns_of(key).get(name)}
        return key if key in known else None

    def _in_state(self, town: str, letters: str) -> bool:
        state = states_of().get(letters, "")
        return bool(state) and any(
            found.division == state
            for reading in readings(town)
            for name in (reading.name, reading.name.replace(" ", ""))  # Mc Allen
            for small in (False, True)
            for found in towns_of("us", small=small).get(name, ())
        )

    def _from_counterpart(self, text: str, division: str) -> Decision:
        """Read *San Antonio, Texas, EUA*: the country at the end, the division, the known name."""
        if fold(text) in NO_ANSWER and fold(division) in NO_ANSWER:
            return NOTHING
        whose = its_country(fold(text))
        if whose not in self._divisions and self._names.get(whose, "mx") != "mx":
            reason = Reason("gobierno del país", "government of the country")
            return Decision((self._names[whose],), 0.94, reason)
        parts = [part.strip() for part in PARTS.split(text) if fold(part)]
        national = any(type_of(part) == "national-government" for part in parts[1:])
        if national and (own := self._names.get(fold(parts[0]), "mx")) != "mx":
            reason = Reason("gobierno del país", "government of the country")
            return Decision((own,), 0.94, reason)
        for part in reversed(parts[1:]):
            name = fold(part)
            within = self._divisions.get(name, set())
            told = self._names.get(name) if len(name) > 2 or name in self.names.written else None
            if told is None:
                told = self._in_short(part, parts[0])
            if told is not None and within <= {told}:
                return Decision(
                    (told,),
                    0.96,
                    Reason("país tras la contraparte", "country after the counterpart"),
                )
        for part in (division, *reversed(parts[1:])):
            countries = self._divisions.get(fold(part), set())
            if len(countries) == 1 and fold(part) not in self._names:
                return Decision(
                    tuple(countries),
                    0.93,
                    Reason("división de ese país", "division of that country"),
                )
        for words in ([parts[0], division] if parts and division else [], parts[-2:]):
            if words and (found := self._at_the_end(*words)) is not None:
                return found
        known = self._of(parts[0]) if parts else set()
        reason = Reason("no se dice el país", "the country is not told")
        return Decision((), 0.5, reason, tuple(sorted(known)))
