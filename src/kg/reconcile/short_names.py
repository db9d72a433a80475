"""Mexican municipalities by a part of their name: cut short, begun, ended, or with its saint."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from .decision import Decision, Reason
from .forms import MEXICAN, said
from .gazetteer import Gazetteer, How
from .names import Level, fold
from .words import abbreviates, cut_short, stands_for, without_head, without_small
from .world import DOMINANT

__all__ = ["SHORTENED", "ShortNames"]

SHORTENED: Final = Reason("nombre abreviado", "shortened name")
_WORD, _BEGUN, _ENDED = 5, 6, 8
"""Letters enough for the first words, the beginning, or the end, of a name."""
_SAINT: Final = re.compile(r"(?:san|santa|santo) \w+ ")


class ShortNames:
    """Finds municipalities of a state by what people leave of their names.

    Args:
        gazetteer: The names.
        official: By state, the folded names of its municipalities and their seats.
    """

    def __init__(self, gazetteer: Gazetteer, official: dict[str, list[str]]) -> None:
        self._names = gazetteer
        self._in_state = official

    def part(self, name: str, entity: str) -> Decision:
        """Decide a part of one official name: *Tlajomulco* (de Zúñiga), (Puerto) *Peñasco*."""
        if len(name) >= 5:
            few = without_small(name)
            found = self._official_of(
                entity,
                (
                    known
                    for known in self._in_state.get(entity, ())
                    if f"{without_head(known)} ".startswith(name + " ")
                    or known.startswith(name + " ")
                    or abbreviates(name, known)
                    or abbreviates(few, without_small(known))
                ),
            )
            if not found and name not in self._names.nation:  # Guadalupe is a name by itself
                found = self._begun_or_ended(name, entity)
            if len(found) == 1:
                return Decision(tuple(found), 0.92, SHORTENED)
            if found:
                reason = Reason("nombre abreviado de varios", "shortened name of several")
                return Decision((), 0.5, reason, tuple(sorted(found)))
        return Decision((), 0.2, Reason("ningún nombre se le parece", "no name is like it"))

    def with_points(self, name: str, entity: str | None, level: Level | None) -> tuple[str, ...]:
        """Return the one whose name points cut short: *Acapulco de Jz.*, *Distrito Fed.*"""
        words = name.split()
        for start in range(len(words)):
            if start and said(fold(" ".join(words[:start])), MEXICAN) is None:
                break
            if short := cut_short(" ".join(words[start:])):
                known = (n for n in self._in_state.get(entity or "", ()) if stands_for(short, n))
                found = self._official_of(entity or "", known) if level != "state" else set()
                if level in (None, "state") and len(short) > 1:
                    named = {k for n, k in self._names.states.items() if stands_for(short, n)}
                    found |= named & {entity} if entity else named
                if len(found) == 1:
                    return tuple(found)
        return ()

    def begun(self, name: str, entity: str) -> set[str]:
        """Return the municipalities whose name begins with these words: *Talpa* (de Allende)."""
        known = (n for n in self._in_state.get(entity, ()) if n.startswith(name + " "))
        return self._official_of(entity, known) if len(name) >= _WORD else set()

    def _begun_or_ended(self, name: str, entity: str) -> set[str]:
        """Return the municipalities of which this begins the first word or is the end.

        *Tlalne* (pantla de Baz), (Gustavo) *Díaz Ordaz*.
        """
        return self._official_of(
            entity,
            (
                known
                for known in self._in_state.get(entity, ())
                if (len(name) >= _BEGUN and known.startswith(name))
                or (len(name) >= _ENDED and known.endswith(" " + name))
            ),
        )

    def far_larger(self, name: str, entity: str, towns: dict[str, How]) -> str:
        """Return a far larger municipality of the state that a short name may stand for.

        *Atizapán* is one, and what people call Atizapán de Zaragoza.
        """
        people = self._names.population
        most = max((people[key] for key in towns), default=0)
        others = self.begun(name, entity) - towns.keys() if most else set()
        large = [key for key in others if people[key] >= DOMINANT * most]
        return large[0] if len(large) == 1 else ""

    def _official_of(self, entity: str, names: Iterable[str]) -> set[str]:
        """Return the municipalities of a state that have one of these names, or a seat of it."""
        within = self._names.within.get(entity, {})
        return {
            key for name in names for key, how in within.get(name, {}).items() if how != "locality"
        }

    def with_saint(self, name: str, entity: str) -> tuple[str, ...]:
        """Return the municipality before whose name its saint stands: *Santa Inés Zacatelco*."""
        saint = _SAINT.match(name)
        found = self._official_of(entity, [name[saint.end() :]]) if saint else set()
        return tuple(found) if len(found) == 1 else ()
