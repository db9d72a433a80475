"""The Mexican side: from the words of a cell to the INEGI code of a state or municipality."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .decision import NOTHING, Decision, Reason, together
from .gazetteer import Gazetteer, How
from .names import Address, Level, addresses, fold, mended, pieces
from .words import MEXICO, NATION, NO_ANSWER, THE_STATE, TOLD, abbreviates

__all__ = ["MexicanSide"]

_SCORE: Final[dict[How, float]] = {"name": 1.0, "alias": 0.98, "seat": 0.98, "locality": 0.93}
_HOW: Final[dict[How, Reason]] = {
    "name": Reason("nombre oficial", "official name"),
    "alias": Reason("otro nombre conocido", "another known name"),
    "seat": Reason("nombre de su cabecera", "name of its seat"),
    "locality": Reason("localidad de ese municipio", "locality of that municipality"),
}
_PARTS: Final = re.compile(r"[,()\[\]]|(?<=[a-záéíóúñ]{6})\.\s(?=[A-ZÁÉÍÓÚ])")
_AND: Final = re.compile(r"\s+(?:y|e|and|con)\s+", re.IGNORECASE)


class MexicanSide:
    """Decides which Mexican governments a row names.

    Each distinct text is decided once: a register repeats its governments many times.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = gazetteer
        self._known: dict[tuple[str, str, Level | None], Decision] = {}
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

    def decide(self, text: str, state: str = "", level: Level | None = None) -> Decision:
        """Return the governments meant by a cell.

        Args:
            text: The cell that names the government or governments.
            state: The cell that names the federal entity, if the table has one.
            level: Order of government the table tells in another way.
        """
        key = (text, state, level)
        if key not in self._known:
            self._known[key] = self._decide(text, state, level)
        return self._known[key]

    def state(self, text: str) -> str | None:
        """Return the federal entity a text names as such, typing errors forgiven.

        *México* is the State of Mexico here: the text is known to name a state.
        """
        folded = fold(text)
        for found in addresses(folded):
            if found.level in (None, "state") and found.name in self._names.states:
                return self._names.states[found.name]
        if "mex" in folded.split() and folded in ("mex", "estado mex"):
            return "mx-15"
        near = self._near(addresses(folded)[-1].name, self._long_states)
        return self._names.states[near[0]] if near else None

    def _decide(self, text: str, state: str, level: Level | None) -> Decision:
        entity = None
        if fold(state) not in NO_ANSWER:
            entity = self.state(state)
            if entity is None:
                return self._state_not_read(text, state, level)
        if fold(text) in NO_ANSWER:
            return self._only_state(entity, level)
        if level == "borough" and entity is None:
            entity = "mx-09"
        if entity is not None and (own := self._of_the_state(fold(text), entity, level)):
            return own
        whole = self._whole(text, entity, level)
        again = mended(text)
        if whole.keys or whole.candidates or again == text:
            return whole
        better = self._whole(again, entity, level)
        if not better.keys:
            return better if better.candidates else whole
        reason = Reason(
            f"error de escritura en «{text}»; {better.reason.es}",
            f"typing error in “{text}”; {better.reason.en}",
        )
        return better.lowered(0.92, reason)

    def _of_the_state(self, folded: str, entity: str, level: Level | None) -> Decision | None:
        """Read *Gobierno del Estado* beside the column of the state."""
        if folded in THE_STATE and level in (None, "state"):
            return Decision((entity,), 0.97, Reason("el estado de la fila", "the row's own state"))
        return None

    def _whole(self, text: str, entity: str | None, level: Level | None) -> Decision:
        """Decide a text as one party or, if it is none, as several."""
        whole = self._one(text, entity, level)
        if whole.keys or whole.candidates:
            return whole
        several = self._several(text, entity, level)
        return several if several is not None and several.keys else whole

    def _state_not_read(self, text: str, state: str, level: Level | None) -> Decision:
        guess = self._decide(text, "", level)
        reason = Reason(f"no se reconoce el estado «{state}»", f"state “{state}” not recognised")
        return Decision((), 0.4, reason, guess.keys or guess.candidates)

    def _only_state(self, entity: str | None, level: Level | None) -> Decision:
        if entity is None:
            return NOTHING
        if level in ("municipality", "borough"):
            reason = Reason("falta el nombre del municipio", "the municipality is not named")
            return Decision((), 0.4, reason, (entity,))
        reason = Reason("sólo se nombra la entidad federativa", "only the federal entity is named")
        return Decision((entity,), 0.95, reason)

    def _several(self, text: str, entity: str | None, level: Level | None) -> Decision | None:
        """Read a cell as a list of parties, or return nothing if it is none."""
        parts = pieces(text)
        if len(parts) < 2:
            parts = self._split_at_words(text, entity, level)
        if len(parts) < 2:
            return None
        found = [self._one(part, entity, level) for part in parts]
        if len(parts) >= 3 and all(fold(part) in self._names.states for part in parts):
            keys = tuple(self._names.states[fold(part)] for part in parts)
            return Decision(
                keys, 0.92, Reason("lista de entidades federativas", "list of federal entities")
            )
        return together(found)

    def _split_at_words(self, text: str, entity: str | None, level: Level | None) -> list[str]:
        """Split at commas and *y*, keeping a state that follows with the names before it."""
        parts = [
            p.strip(" .") for chunk in text.split(",") for p in _AND.split(chunk) if p.strip(" .")
        ]
        if all(fold(part) in self._names.states for part in parts) and len(parts) != 2:
            return parts
        last = self.state(parts[-1]) if len(parts) > 2 else None
        joined: list[str] = []
        for part in parts:
            own = self._names.states.get(fold(part))
            with_state = f"{joined[-1]}, {part}" if joined else ""
            if joined and own is not None and self._one(with_state, entity, level).keys:
                joined[-1] = with_state
                continue
            joined.append(part)
        if last is not None and entity is None and "," in joined[-1]:
            joined = [j if "," in j else f"{j}, {parts[-1]}" for j in joined]
        return joined

    def _one(self, text: str, entity: str | None, level: Level | None) -> Decision:
        """Decide a text that names one government, perhaps followed by its state."""
        segments = [part.strip(" .-") for part in _PARTS.split(text)]
        segments = [part for part in segments if fold(part)]
        if not segments:
            return NOTHING
        name, *rest = segments
        given = entity
        if rest and (told := TOLD.get(fold(rest[-1]))) and level in (None, told):
            level, rest = told, rest[:-1]
        elif rest and fold(rest[-1]) in ("capital", "la capital"):
            name, rest = f"{name} capital", rest[:-1]
        for part in rest:
            folded = fold(part)
            if len(folded) > 4 and OSA.distance(folded, "mexico", score_cutoff=1) <= 1:
                folded = "mexico"
            if folded in MEXICO and (folded != "mexico" or entity is not None or len(rest) > 1):
                continue
            if folded in MEXICO:
                return self._with_mexico(name, level)
            own = self.state(part)
            if own is None and entity is not None and self._mistyped(folded, entity):
                own = entity
            if own is None and self._same_town(name, part, given, level):
                continue
            if own is None:
                return self._unread(text, entity, f"«{part}»", f"“{part}”")
            if given is not None and own != given:
                return self._conflict(text, given, own)
            given = own
        follows = given is not None and any(fold(part) not in MEXICO for part in rest)
        return self._named(name, given, level, follows=follows)

    def _same_town(self, name: str, part: str, entity: str | None, level: Level | None) -> bool:
        """Whether *Cancún (Benito Juárez)* names one municipality twice."""
        one, other = (self._named(text, entity, level, follows=False) for text in (name, part))
        return bool(one.keys) and one.keys == other.keys

    def _mistyped(self, folded: str, entity: str) -> bool:
        """Whether a word is the abbreviation of a state already known, mistyped by one sign."""
        return any(
            key == entity and len(name) >= 3 and OSA.distance(folded, name, score_cutoff=1) <= 1
            for name, key in self._names.states.items()
        )

    def _with_mexico(self, name: str, level: Level | None) -> Decision:
        """Decide *name, México*, where México may be the country or the state."""
        anywhere = self._named(name, None, level, follows=False)
        if anywhere.keys:
            return anywhere
        inside = self._named(name, "mx-15", level, follows=True)
        if anywhere.candidates and inside.keys:
            return anywhere
        return inside if inside.keys else anywhere

    def _named(
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
        shortest = readings[-1]
        if follows and shortest.level is None:
            level = level or "municipality"
        return self._alike(shortest, entity, shortest.level or level)

    def _exact(
        self, reading: Address, entity: str | None, level: Level | None, *, follows: bool
    ) -> Decision | None:
        name = reading.name
        if name == "mexico" and level != "state" and entity != "mx-15":
            return None
        state = self._names.states.get(name)
        if level in ("municipality", "borough") and state != "mx-09":
            state = None
        if level == "borough":
            entity = entity or "mx-09"
        towns = dict(self._towns(name, entity)) if level != "state" else {}
        if state is not None and entity is not None and state != entity:
            if not towns:
                return self._conflict(name, entity, state)
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
        return self._choose(towns, entity) if towns else None

    def _towns(self, name: str, entity: str | None) -> Iterable[tuple[str, How]]:
        names = self._names.nation if entity is None else self._names.within.get(entity, {})
        return names.get(name, {}).items()

    def _choose(self, towns: dict[str, How], entity: str | None) -> Decision:
        """Choose among the municipalities a name may mean, if only one is left."""
        best = [key for key, how in towns.items() if how == "name"]
        seats = [key for key, how in towns.items() if how in ("alias", "seat")]
        if len(best) == 1 and entity is None and self._begins_others(best[0]):
            reason = Reason(
                "sin estado, podría ser el principio de otros nombres",
                "without its state it may be the beginning of other names",
            )
            return Decision((), 0.6, reason, (best[0],))
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
        return self._heads[name] > 2

    def _state_at_the_end(
        self, reading: Address, entity: str | None, level: Level | None
    ) -> Decision | None:
        """Read *Cuautla Morelos*: a name followed by its state without a comma."""
        words = reading.name.split()
        for cut in range(1, min(5, len(words))):
            tail = " ".join(words[-cut:])
            state = self._names.states.get(tail)
            if state is None or tail == "mexico" or entity not in (None, state):
                continue
            for inner in addresses(" ".join(words[:-cut])):
                towns = dict(self._towns(inner.name, state))
                if towns and (inner.level or reading.level or level) != "state":
                    return self._choose(towns, state)
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
            if (cut := self._shortened(name, entity)).keys:
                return cut
            elsewhere = tuple(sorted(self._names.nation[name]))
            reason = Reason(
                "el nombre existe, pero en otra entidad", "the name exists, but in another entity"
            )
            return Decision((), 0.45, reason, elsewhere[:5])
        known = self._official if entity is None else self._in_state.get(entity, [])
        close = self._near(name, known, strict=entity is None)
        towns: dict[str, How] = {}
        for one in close:
            towns |= {k: h for k, h in self._towns(one, entity) if h != "locality"}
        if not close and entity is not None:
            return self._shortened(name, entity)
        if towns and not states:
            chosen = self._choose(towns, entity)
            return self._spelt(list(chosen.keys), name) if chosen.keys else chosen
        return self._spelt([*states, *towns], name)

    def _shortened(self, name: str, entity: str) -> Decision:
        """Decide the beginning of one official name, as *Tlajomulco* for *Tlajomulco de Zúñiga*."""
        if len(name) >= 5:
            names = self._names.within.get(entity, {})
            found = {
                key
                for known, towns in names.items()
                if known.startswith(name + " ") or abbreviates(name, known)
                for key, how in towns.items()
                if how != "locality"
            }
            if len(found) == 1:
                return Decision(tuple(found), 0.92, Reason("nombre abreviado", "shortened name"))
            if found:
                reason = Reason("nombre abreviado de varios", "shortened name of several")
                return Decision((), 0.5, reason, tuple(sorted(found)))
        return Decision((), 0.2, Reason("ningún nombre se le parece", "no name is like it"))

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
        allowed = 0 if len(name) < 5 else 1 if len(name) < 9 else 2 if len(name) < 15 else 3
        if strict:
            allowed = 0 if len(name) < 7 else 1 if len(name) < 11 else 2
        if not allowed:
            return []
        close = process.extract(name, known, scorer=OSA.distance, score_cutoff=allowed + 1, limit=6)
        if not close or close[0][1] > allowed:
            return []
        return [one[0] for one in close if one[1] <= close[0][1] + 1]

    def _unread(self, text: str, entity: str | None, es: str, en: str) -> Decision:
        return Decision((), 0.3, Reason(f"no se entiende {es}", f"{en} is not understood"))

    def _conflict(self, text: str, first: str, second: str) -> Decision:
        one, two = self._names.title[first], self._names.title[second]
        reason = Reason(f"contradicción: {one} y {two}", f"contradiction: {one} and {two}")
        return Decision((), 0.4, reason, (first, second))

    @staticmethod
    def _ways(towns: dict[str, How]) -> set[str]:
        return set(towns.values())


def _agree(one: Level, other: Level) -> bool:
    return one == other or {one, other} == {"municipality", "borough"}
