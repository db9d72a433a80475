"""One Mexican name, with form of address and perhaps state: which state or municipality it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .decision import Decision, Reason
from .forms import unsaid
from .gazetteer import Gazetteer, How
from .names import Address, Level, addresses, fold, joined, sounds
from .short_names import SHORTENED, ShortNames
from .words import NATION, cut_short, stands_for
from .world import DOMINANT

__all__ = ["MexicanNames"]

_SCORE: Final[dict[How, float]] = {"name": 1.0, "alias": 0.98, "seat": 0.98, "locality": 0.93}
_HOW: Final[dict[How, Reason]] = {
    "name": Reason("nombre oficial", "official name"),
    "alias": Reason("otro nombre conocido", "another known name"),
    "seat": Reason("nombre de su cabecera", "name of its seat"),
    "locality": Reason("localidad de ese municipio", "locality of that municipality"),
}
_HEROIC: Final = re.compile(r"\s*h(?:\.|onorable)?\s", re.IGNORECASE)
"""What stands before a town and its council, and never before the bare name of a state."""
_HEADS: Final = 2
"""More names than these that a name begins make it doubtful: *Santa María*."""
_BEGINS: Final = Reason("podría ser el principio de otros nombres", "it may begin other names")
_GOVERNMENT: Final = re.compile(r"(?:gobierno|government) (?:del|de la(?= ciudad)|de|of) (.+)")
"""*Gobierno de Oaxaca* is that of the state; of the city it would be called municipal."""


class MexicanNames:
    """Decides which Mexican government one name is that of; knows nothing of lists of names."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = gazetteer
        self._long_states = [name for name in gazetteer.states if len(name) >= 5]
        self._official = [
            n for n in gazetteer.nation if self._ways(gazetteer.nation[n]) - {"locality"}
        ]
        self._heads = Counter(
            " ".join(name.split()[:cut])
            for name in self._official
            for cut in range(1, len(name.split()))
        )
        self._in_state = {
            state: [n for n in names if self._ways(names[n]) - {"locality"}]
            for state, names in gazetteer.within.items()
        }
        self._short = ShortNames(gazetteer, self._in_state)

    def state(self, text: str) -> str | None:
        """Return the federal entity a text names as such, typing errors forgiven.

        *México* is the State of Mexico here: the text is known to name a state.
        """
        text = unsaid(text)
        if (before := text.partition("(")[0]) != text and (outer := self.state(before)):
            return outer
        folded = joined(fold(text))
        readings = addresses(folded)
        for found in readings:
            if found.level in (None, "state") and found.name in self._names.states:
                return self._names.states[found.name]
        if "mex" in folded.split() and folded in ("mex", "estado mex"):
            return "mx-15"
        if short := cut_short(text):
            keys = {key for name, key in self._names.states.items() if stands_for(short, name)}
            if len(keys) == 1:
                return keys.pop()
        for found in readings:
            told = found.level in (None, "state")
            if told and (near := self._near(found.name, self._long_states)):
                return self._names.states[near[0]]
        return None

    def named(
        self, name: str, entity: str | None, level: Level | None, *, follows: bool
    ) -> Decision:
        """Decide one name.

        Args:
            name: The name, with its form of address.
            entity: The federal entity it lies in, if that is known.
            level: The order of government, if that is known.
            follows: Whether the state was written after the name, which only a municipality needs.
        """
        folded = fold(name)
        if folded in NATION or (folded == "mexico" and entity is None and level != "state"):
            reason = Reason(
                "nombra al país o al gobierno federal", "names the country or its government"
            )
            return Decision((), 0.3, reason)
        if (of := _GOVERNMENT.fullmatch(folded)) and level in (None, "state"):
            state = self._names.states.get(of[1])
            if state is not None and entity in (None, state):
                reason = Reason("gobierno de ese estado", "government of that state")
                other = dict(self._towns(of[1], state)) and state != "mx-09"
                return Decision((state,), 0.92 if other else 0.97, reason)
        if level is None and folded in self._names.states and _HEROIC.match(name):
            level = "municipality"
        readings = addresses(folded)
        for reading in readings:
            if reading.level and level and not _agree(reading.level, level):
                reason = Reason(
                    "la forma de tratamiento contradice la columna de orden de gobierno",
                    "the form of address contradicts the column of the order of government",
                )
                return Decision((), 0.4, reason)
            found = self._exact(reading, entity, reading.level or level, follows=follows)
            if found is not None:
                return found
        for reading in readings:
            found = self._state_at_the_end(reading, entity, level)
            if found is not None:
                return found
        if short := self._short.with_points(name, entity, level):
            return Decision(short, 0.92, SHORTENED)
        for reading in readings if entity is not None else ():
            if official := self._short.with_saint(reading.name, entity or ""):
                reason = Reason("con el nombre de su santo", "with the name of its saint")
                return Decision(official, 0.92, reason)
        for reading in readings:
            found = self._state_at_the_end(reading, entity, level, forgiving=True)
            if found is not None and found.keys:
                return found
        for reading in readings:
            told = reading.level or level
            if follows and told is None:
                told = "municipality"
            like = self._alike(reading, entity, told)
            if like.keys:
                return like
        return like

    def _exact(
        self, reading: Address, entity: str | None, level: Level | None, *, follows: bool
    ) -> Decision | None:
        name = reading.name
        if name == "mexico" and entity == "mx-09":
            return Decision((entity,), 0.98, _HOW["alias"])
        if name == "mexico" and level != "state" and entity != "mx-15":
            return None
        state = self._names.states.get(name)
        if level in ("municipality", "borough") and state is not None and state != "mx-09":
            name, state = fold(self._names.title[state]), None  # Ayuntamiento de S.L.P.
        if level == "borough":
            entity = entity or "mx-09"
        towns = dict(self._towns(name, entity)) if level != "state" else {}
        if state is not None and entity is not None and state != entity:
            if not towns:
                return self.conflict(name, entity, state)
            state = None
        if state is not None:
            towns = {key: how for key, how in towns.items() if how != "locality"}
        if state is not None and towns and not follows and state != "mx-09":
            reason = Reason(
                "es nombre de estado y de municipio", "names a state and a municipality"
            )
            return Decision((), 0.5, reason, (state, *sorted(towns)))
        if state is not None and not (towns and follows):
            return Decision((state,), 1.0, _HOW["name"])
        if set(towns.values()) == {"locality"}:
            others = self._short.begun(name, entity) - towns.keys() if entity else set()
            if others or self._heads[name] > _HEADS:
                return Decision((), 0.5, _BEGINS, tuple(sorted({*towns, *others})))
        if entity is not None and (larger := self._short.far_larger(name, entity, towns)):
            return Decision((), 0.6, _BEGINS, (*towns, larger))
        return self._choose(towns, entity) if towns else None

    def _towns(self, name: str, entity: str | None) -> Iterable[tuple[str, How]]:
        names = self._names.nation if entity is None else self._names.within.get(entity, {})
        return names.get(name, {}).items()

    def _choose(self, towns: dict[str, How], entity: str | None) -> Decision:
        """Choose among the municipalities a name may mean, if only one is left."""
        best = [key for key, how in towns.items() if how == "name"]
        seats = [key for key, how in towns.items() if how in ("alias", "seat")]
        if len(best) == 1 and entity is None and self._begins_others(best[0]):
            return Decision((), 0.6, _BEGINS, (best[0],))
        if len(best) == 1 and entity is None and seats:
            people = self._names.population
            if people[best[0]] >= DOMINANT * max(people[seat] for seat in seats):
                reason = Reason("el más poblado con mucho", "the most populous by far")
                return Decision((best[0],), 0.93, reason)
        if len(best) == 1 and (entity is not None or not seats):
            return Decision((best[0],), 1.0 if entity else 0.97, _HOW["name"])
        if not best and len(seats) == 1:
            return Decision((seats[0],), 0.98 if entity else 0.95, _HOW[towns[seats[0]]])
        if not best and not seats and len(towns) == 1 and entity is not None:
            ((key, how),) = towns.items()
            return Decision((key,), _SCORE[how], _HOW[how])
        reason = Reason(
            f"el nombre es de {len(best + seats or towns)} municipios",
            f"the name is that of {len(best + seats or towns)} municipalities",
        )
        if len(towns) == 1:
            reason = Reason(
                "localidad sin estado que la confirme", "locality without a state to confirm it"
            )
        return Decision((), 0.5, reason, tuple(sorted(best + seats or towns)))

    def _begins_others(self, town: str) -> bool:
        name = fold(self._names.title[town].rpartition(",")[0])
        return self._heads[name] > _HEADS

    def _state_at_the_end(
        self, reading: Address, entity: str | None, level: Level | None, *, forgiving: bool = False
    ) -> Decision | None:
        """Read *Cuautla Morelos*: a name followed by its state without a comma.

        Args:
            reading: The name without its form of address.
            entity: The federal entity it lies in, if that is known.
            level: The order of government, if that is known.
            forgiving: Whether the name may be cut short or mistyped.
        """
        words = reading.name.split()
        for cut in range(1, min(7, len(words))):
            tail = " ".join(words[-cut:])
            state = self._names.states.get(joined(tail))
            if state is None or tail == "mexico" or entity not in (None, state):
                continue
            for inner in addresses(" ".join(words[:-cut])):
                towns = dict(self._towns(inner.name, state))
                told = inner.level or reading.level or level
                if towns and told != "state":
                    return self._choose(towns, state)
                if forgiving and told != "state":
                    return self._alike(inner, state, "municipality")
        return None

    def _alike(self, reading: Address, entity: str | None, level: Level | None) -> Decision:
        """Decide a name with a typing error, if one name alone is near enough."""
        name = reading.name
        states: list[str] = []
        if level in (None, "state"):
            near = self._near(name, self._long_states)
            states = [self._names.states[n] for n in near]
            if entity is not None:
                states = [key for key in states if key == entity]
        if level == "state":
            return self._spelt(states, name)
        if entity is not None and name in self._names.nation:
            if (cut := self._short.part(name, entity)).keys:
                return cut
            elsewhere = tuple(sorted(self._names.nation[name]))
            reason = Reason(
                "el nombre existe, pero en otra entidad", "the name exists, but in another entity"
            )
            return Decision((), 0.45, reason, elsewhere[:5])
        if entity is not None and len(begun := self._short.begun(name, entity)) == 1:
            return Decision(tuple(begun), 0.92, SHORTENED)
        known = self._official if entity is None else self._in_state.get(entity, [])
        close = self._near(name, known, strict=entity is None)
        if not close and entity is not None:
            return self._short.part(name, entity)
        meant = list(states)
        for one in close:
            towns = dict(self._towns(one, entity))
            chosen = self._choose({k: h for k, h in towns.items() if h != "locality"}, entity)
            if not chosen.keys:
                return chosen
            meant += chosen.keys
        first, *others = dict.fromkeys(meant) or ("",)
        people = self._names.population
        most = max((people.get(key, 0) for key in others), default=0)
        if entity is not None and not states and people.get(first, 0) >= DOMINANT * most > 0:
            return self._spelt([first], name)
        return self._spelt(meant, name)

    def _spelt(self, keys: list[str], name: str) -> Decision:
        unique = list(dict.fromkeys(keys))
        if len(unique) == 1:
            title = self._names.title[unique[0]]
            reason = Reason(f"error de escritura por «{title}»", f"typing error for “{title}”")
            return Decision((unique[0],), 0.92, reason)
        if unique:
            reason = Reason("se parece a varios nombres", "it is like several names")
            return Decision((), 0.5, reason, tuple(sorted(unique)))
        return Decision((), 0.2, Reason("ningún nombre se le parece", "no name is like it"))

    def _near(self, name: str, known: list[str], *, strict: bool = False) -> list[str]:
        """Return the known names at the least distance, if that is small for the name's length.

        A name exactly there is not asked for. Two names at almost the same distance are both
        returned, so that the caller sees the doubt.
        """
        size = len(name.removeprefix("estado de "))
        allowed = 0 if size < 5 else 1 if size < 9 else 2 if size < 15 else 3
        if strict:
            allowed = 0 if len(name) < 7 else 1 if len(name) < 11 else 2
        if not allowed:
            return []
        close = process.extract(name, known, scorer=OSA.distance, score_cutoff=allowed + 1, limit=6)
        alike = [one[0] for one in close if sounds(one[0]) == sounds(name)]
        if len(alike) == 1:
            return alike
        if not close or close[0][1] > allowed:
            heard = sounds(name)
            return [one for one in known if sounds(one) == heard]
        return [one[0] for one in close if one[1] <= close[0][1] + 1]

    def conflict(self, text: str, first: str, second: str) -> Decision:
        """Return the doubt between two states that one text names."""
        one, two = self._names.title[first], self._names.title[second]
        reason = Reason(f"contradicción: {one} y {two}", f"contradiction: {one} and {two}")
        return Decision((), 0.4, reason, (first, second))

    @staticmethod
    def _ways(towns: dict[str, How]) -> set[str]:
        return set(towns.values())


def _agree(one: Level, other: Level) -> bool:
    return one == other or {one, other} == {"municipality", "borough"}
