"""The Mexican side: from the words of a cell to the INEGI code of a state or municipality."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz.distance import OSA

from .agencies import government_of
from .decision import NOTHING, Decision, Reason, together
from .forms import MEXICAN, said
from .gazetteer import Gazetteer
from .mexican_names import MexicanNames
from .names import Level, fold, mended, pieces
from .words import MEXICO, NO_ANSWER, THE_STATE, TOLD

__all__ = ["MexicanSide"]

_PARTS: Final = re.compile(r"[,()\[\]]|(?<=[a-záéíóúñ]{6})\.\s(?=[A-ZÁÉÍÓÚ])")
_LEADING: Final = ("gobierno de", "estado de", "ciudad de", "la ciudad de", "gobierno", "nuevo")
"""What makes one name of *México* after it."""
_LEVEL: Final[dict[str, Level]] = {
    "state": "state", "municipality": "municipality", "borough": "borough",
}  # fmt: skip
_OTHER_NAME: Final = 0.95
"""Least score of a name known as it stands."""
_FORGIVEN: Final = 0.92
"""Score of a name that was read with a typing error or cut short."""
_NICKNAME: Final = re.compile(r"(?:la|el|los|las|en|perla) ")
"""*Monterrey, la Sultana del Norte*: what follows a known name and says nothing of where it is."""
_CODE: Final = re.compile(r"(?:mx-)?(\d{1,2}|\d{4,5})")
_DELEGATION: Final = re.compile(r"^del\.\s+", re.IGNORECASE)
"""*Del. Coyoacán*; without the point it is an article."""
_AND: Final = re.compile(r"\s+(?:y|e|and|con)\s+", re.IGNORECASE)


class MexicanSide:
    """Decides which Mexican governments a row names.

    Each distinct text is decided once: a register repeats its governments many times.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._names = gazetteer
        self._known: dict[tuple[str, str, Level | None], Decision] = {}
        self._one_name = MexicanNames(gazetteer)

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

    def _decide(self, text: str, state: str, level: Level | None) -> Decision:
        entity = None
        if fold(state) not in NO_ANSWER:
            entity = self._one_name.state(state)
            if entity is None:
                return self._state_not_read(text, state, level)
        if fold(text) in NO_ANSWER:
            return self._only_state(entity, level)
        if code := _CODE.fullmatch(text.strip()):
            return self._of_code(code[1], entity)
        text = _DELEGATION.sub("Delegación ", text)
        if level == "borough" and entity is None:
            entity = "mx-09"
        if entity is not None and (own := self._of_the_state(fold(text), entity, level)):
            return own
        if (whose := government_of(text)) is not None:
            return self._of_an_agency(*whose, entity, level)
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

    def _of_code(self, digits: str, entity: str | None) -> Decision:
        """Read INEGI's code of a state or municipality; spreadsheets drop the zero before it."""
        key = f"mx-{digits.zfill(2 if len(digits) < 3 else 5)}"
        if key not in self._names.title or entity not in (None, key[:5]):
            reason = Reason("no es clave del INEGI aquí", "no code of INEGI here")
            return Decision((), 0.4, reason, (entity,) if entity else ())
        return Decision((key,), 1.0, Reason("clave del INEGI", "code of INEGI"))

    def _of_an_agency(
        self, whose: str, told: Level | None, entity: str | None, level: Level | None
    ) -> Decision:
        """Read *Secretaría de Turismo del Estado de Jalisco*: the government it is part of."""
        reason = Reason("dependencia de ese gobierno", "agency of that government")
        found = self._one(whose, entity, told or level)
        if found.keys:
            return found.lowered(0.92, reason)
        if not found.candidates:
            reason = Reason(
                "dependencia: no se dice de qué gobierno", "agency: of which government is not told"
            )
            return Decision((), 0.5, reason, (entity,) if entity else ())
        return found

    def _of_the_state(self, folded: str, entity: str, level: Level | None) -> Decision | None:
        """Read *Gobierno del Estado* beside the column of the state."""
        city = entity == "mx-09" and folded == "gobierno de la ciudad"
        if (folded in THE_STATE or city) and level in (None, "state"):
            return Decision((entity,), 0.97, Reason("el estado de la fila", "the row's own state"))
        return None

    def _whole(self, text: str, entity: str | None, level: Level | None) -> Decision:
        """Decide a text as one party or, if it is none, as several."""
        whole = self._one(text, entity, level)
        if whole.keys or whole.candidates:
            return whole
        several = self._several(text, entity, level)
        return several if several is not None and (several.keys or several.candidates) else whole

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
        last = self._one_name.state(parts[-1]) if len(parts) > 2 else None
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
        segments = [part.strip(" -") for part in _PARTS.split(text)]
        segments = [part for part in segments if fold(part)]
        if not segments:
            return NOTHING
        name, *rest = segments
        given = entity
        if capital := [part for part in rest if fold(part) in ("capital", "la capital")]:
            name, rest = f"{name} capital", [part for part in rest if part not in capital]
        told = [TOLD.get(fold(part)) for part in rest]
        if any(told) and set(told) <= {None, level or next(filter(None, told))}:
            level = level or next(filter(None, told))
            rest = [part for part, level_told in zip(rest, told, strict=True) if not level_told]
        rest.sort(key=lambda part: fold(part) not in self._names.states)  # the state before others
        for part in rest:
            folded = fold(part)
            if len(folded) > 4 and OSA.distance(folded, "mexico", score_cutoff=1) <= 1:
                folded = "mexico"
            if folded in MEXICO and (folded != "mexico" or entity is not None or len(rest) > 1):
                continue
            if folded in MEXICO:
                return self._with_mexico(name, level)
            own = self._one_name.state(part)
            if own is None and entity is not None and self._mistyped(folded, entity):
                own = entity
            if own is None and (kind := said(folded, MEXICAN)) is not None:
                level = level or _LEVEL.get(kind)  # Estado de Veracruz, Gobierno del
                continue
            if own is None:
                beside = self._beside(name, part, entity, given, level, bracket=f"({part})" in text)
                if beside is None:
                    continue
                return beside
            if given is not None and own != given:
                return self._one_name.conflict(text, given, own)
            given = own
        if fold(name) in THE_STATE and given is not None and level in (None, "state"):
            return self._only_state(given, level)
        follows = given is not None and any(fold(part) not in MEXICO for part in rest)
        found = self._one_name.named(name, given, level, follows=follows)
        head = fold(name).removesuffix(" mexico")
        if found.keys or found.candidates or rest or head in (fold(name), *_LEADING):
            return found
        return self._one(f"{head}, mexico", entity, level)

    def _beside(
        self,
        name: str,
        part: str,
        entity: str | None,
        given: str | None,
        level: Level | None,
        *,
        bracket: bool,
    ) -> Decision | None:
        """Decide a name beside which something stands that is no state; nothing if it says nothing.

        Args:
            name: The name.
            part: What stands beside it.
            entity: The federal entity that the row's own column tells.
            given: The federal entity as far as it is known by now.
            level: The order of government, if that is known.
            bracket: Whether the part stands in brackets.
        """
        outer = self._one_name.named(name, given, level, follows=False)
        inner = self._one_name.named(part, given, level, follows=False)
        if outer.keys and outer.keys == inner.keys:  # Cancún (Benito Juárez)
            return None
        for turned in (f"{part} {name}", f"{name} {part}"):  # Allende, San Miguel de
            whole = self._one_name.named(turned, given, level, follows=False)
            if whole.score >= _OTHER_NAME:
                return whole.lowered(0.95, Reason("nombre partido", "name in two parts"))
        if entity is not None and _NICKNAME.match(fold(part)):
            return None
        if not bracket:
            return self._unread(part)
        sure = inner.score > outer.score and outer.score <= _FORGIVEN
        if inner.keys and (sure or not outer.keys):  # Tepa (Tepatitlán)
            return inner.lowered(0.95, Reason("nombre entre paréntesis", "the name in brackets"))
        known = given is not None or not set(outer.keys) <= self._names.entity.keys()
        if known and fold(part) not in self._names.nation:
            return None  # a former name; without the state it may be where another town lies
        return self._unread(part, outer.keys or outer.candidates)

    def ends_in_state(self, text: str) -> bool:
        """Whether a text ends with the name of a federal entity, and has something before it."""
        words = fold(text).split()
        return any(
            " ".join(words[-cut:]) in self._names.states for cut in range(1, min(5, len(words)))
        )

    def _mistyped(self, folded: str, entity: str) -> bool:
        """Whether a word is the abbreviation of a state already known, mistyped by one sign."""
        return any(
            key == entity and len(name) >= 3 and OSA.distance(folded, name, score_cutoff=1) <= 1
            for name, key in self._names.states.items()
        )

    def _with_mexico(self, name: str, level: Level | None) -> Decision:
        """Decide *name, México*, where México may be the country or the state."""
        anywhere = self._one_name.named(name, None, level, follows=False)
        if anywhere.keys:
            return anywhere
        inside = self._one_name.named(name, "mx-15", level, follows=True)
        if anywhere.candidates and inside.keys:
            return anywhere
        return inside if inside.keys else anywhere

    def _unread(self, part: str, candidates: tuple[str, ...] = ()) -> Decision:
        reason = Reason(f"no se entiende «{part}»", f"“{part}” is not understood")
        return Decision((), 0.5 if candidates else 0.3, reason, candidates)
