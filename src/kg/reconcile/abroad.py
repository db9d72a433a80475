"""The counterpart: from the words of a cell to a known party, or to a new one."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from kg.tables import Catalogue
from kg.tables.model import Counterpart, Division

from .counterparts import KnownCounterparts
from .country_names import its_country
from .decision import NOTHING, Decision, Reason, together
from .divisions import DivisionNames
from .kinds import GOVERNMENTS, readings, type_of, type_told, wider
from .names import fold, pieces, slug
from .words import JOINING, KIND_AFTER, NO_ANSWER, PARTS
from .world import DOMINANT, Town, towns_of

__all__ = ["CounterpartSide", "NewParty"]

_UNKNOWN: Final = Reason(
    "contraparte desconocida de la que no se dice qué es",
    "unknown counterpart of which nothing tells what it is",
)
_OFFERED: Final = 5
"""Most towns of one name that a person is offered."""
_AKIN: Final = 75
"""Share of equal signs, in hundredths, from which two organizations may be one."""
_ITS_GOVERNMENT: Final = re.compile(
    r"(?:gobierno|govern|government|junta|xunta|generalitat|diputacion)(?: \w+)?$"
)
"""What leads a division, named after it in brackets: *Gobierno Vasco (País Vasco)*."""


@dataclass(frozen=True, slots=True)
class NewParty:
    """A counterpart no table has yet."""

    key: str
    kind: str
    name: str
    name_en: str
    country: str
    division: str = ""
    town: Town | None = None


class CounterpartSide:
    """Decides which counterpart a row names. Each distinct text is decided once.

    Args:
        catalogue: The curated tables, and what was imported before.
        countries: Folded names of countries, and their keys.
        divisions: Other names of first-level divisions, folded, and their keys.
        also: Other names of counterparts, folded, and their keys.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        countries: dict[str, str],
        divisions: Mapping[str, str],
        also: Mapping[str, str],
    ) -> None:
        self._counterparts = KnownCounterparts(catalogue.of(Counterpart), also)
        self._rows = self._counterparts.rows
        self._countries = countries
        self._divisions = DivisionNames(catalogue.of(Division), divisions, countries)
        self._known: dict[tuple[str, ...], Decision] = {}
        self.new: dict[str, NewParty] = {}
        """Parties that decisions name and no table has, by key."""

    def decide(
        self, text: str, country: str, *, division: str = "", kind: str = "", towns: bool = False
    ) -> Decision:
        """Return the counterpart, known or new, that a cell means.

        Args:
            text: The cell that names it.
            country: Its country, decided before; empty for an organization.
            division: The cell that names its state or province.
            kind: The cell that tells what it is.
            towns: Whether the table says that counterparts are towns: by its heading, or because
                the row is a twinning.
        """
        key = (text, country, division, kind, str(towns))
        if key not in self._known:
            self._known[key] = self._decide(text, country, division, type_of(kind), towns)
        return self._known[key]

    def organization(self, text: str) -> Decision | None:
        """Return an organization of no country that a text names, if it names one."""
        return self._counterparts.organization(text)

    def names(self) -> dict[str, str]:
        """Return the name and the division, or else the country, of each known counterpart."""
        found = {}
        for row in self._rows.values():
            division = self._divisions.names.get(row.division or "", ("",))[0]
            where = division or (row.country or "").upper()
            found[row.id] = f"{row.name}, {where}" if where else row.name
        for party in self.new.values():
            where = party.town.division if party.town else party.division
            found[party.key] = f"{party.name}, {(where or party.country).upper()}"
        return found

    def known(self, names: Collection[str]) -> bool:
        """Whether a table has a counterpart, of whatever country, of one of these folded names."""
        return self._counterparts.anywhere(names)

    def country_of(self, key: str) -> str:
        """Return the country of a known or new counterpart; empty if it has none."""
        party = self._rows.get(key) or self.new.get(key)
        return (party.country or "") if party is not None else ""

    def knows(self, key: str) -> bool:
        """Whether a table or an earlier decision has a counterpart of this key."""
        return key in self._rows or key in self.new

    def made(self, text: str, country: str, division: str, kind: str) -> tuple[str, ...]:
        """Return the key of a new counterpart a person asked for; nothing if it can have none."""
        name, within, _ = self._taken_apart(text, country, division)
        plain = slug(name)
        if not plain or (not country and kind in GOVERNMENTS):
            return ()
        key = f"{within or country}-{plain}".strip("-")
        if key not in self._rows:
            self._keep(NewParty(key, kind, name, name, country, within))
        return (key,)

    def _decide(self, text: str, country: str, division: str, kind: str, towns: bool) -> Decision:
        if text.strip() and not fold(text):
            reason = Reason("escrita en otro alfabeto", "written in another script")
            return Decision((), 0.5, reason)
        if fold(text) in NO_ANSWER:
            return NOTHING
        several = pieces(text)
        if len(several) > 1 and not any(self._is_where(part, country) for part in several[1:]):
            each = [self._one(part, country, division, kind, towns=False) for part in several]
            if all(one.keys for one in each):
                return together(each)
        return self._one(text, country, division, kind, towns=towns)

    def _is_where(self, part: str, country: str) -> bool:
        """Whether what follows a sign between parties is no party: *Itagüí - Colombia*."""
        folded = fold(part)
        return self._countries.get(folded) == country or bool(self._divisions.of(folded, country))

    def _one(self, text: str, country: str, division: str, kind: str, *, towns: bool) -> Decision:
        name, within, told = self._taken_apart(text, country, division)
        whole = self._counterparts.exact(text, country, within, kind, towns=towns)
        if whole is not None and whole.keys:
            return whole
        head, _, last = text.rpartition(",")
        if "," in head and self._countries.get(fold(last)) == country:
            bare = self._counterparts.exact(head, country, within, kind, towns=towns)
            if bare is not None and bare.keys:
                return bare
        kind = kind or told
        if within and _ITS_GOVERNMENT.match(fold(name)):
            name, kind = self._divisions.names.get(within, (name,))[0], "regional-government"
        head, last = ("", "") if within else self._divisions.at_the_end(name, country)
        for found in (
            self._counterparts.exact(name, country, within, kind, towns=towns),
            self._counterparts.otherwise_spaced(name, country, within, kind),
            self._country_itself(name, country, kind),
            self._region(name, country, kind, towns=towns),
            self._otherwise_in_brackets(text, name, country, within, kind),
            self._counterparts.exact(head, country, last, kind) if last else None,
            self._counterparts.otherwise_spaced(head, country, last, kind) if last else None,
            self._town(head, country, last, kind) if last else None,
            self._counterparts.shortened(name, country, within, kind),
            self._counterparts.mistyped(name, country, within, kind),
            self._counterparts.mistyped(head, country, last, kind) if last else None,
        ):
            if found is not None:
                return found
        without_comma, (name, within) = bool(last), ((head, last) if last else (name, within))
        if whole is not None:
            return whole
        elsewhere = self._counterparts.exact(name, country, "", kind) if within else None
        if elsewhere is not None and elsewhere.keys:
            return _elsewhere(elsewhere.keys)
        for part in PARTS.split(text)[1:]:  # Isla del Padre Sur (South Padre Island)
            if not fold(part) or self._divisions.told(part, country):
                continue
            inner = self._counterparts.exact(part, country, within, kind)
            if inner is not None and inner.keys:
                told = self._rows[inner.keys[0]].kind
                if told not in GOVERNMENTS and type_told(name) == told:
                    return inner.lowered(0.92, Reason("sus siglas", "its initials"))
                reason = Reason("¿la que está entre paréntesis?", "the one in brackets?")
                return Decision((), 0.6, reason, inner.keys)
        if without_comma:  # Baja Sajonia
            return Decision((), 0.5, _UNKNOWN)
        return self._unheard(name, country, within, kind)

    def _otherwise_in_brackets(
        self, text: str, name: str, country: str, within: str, kind: str
    ) -> Decision | None:
        """Doubt *Hsuchow (Xuzhou)*: GeoNames has both, as other towns."""
        found = self._town(name, country, within, kind)
        if found is None or not found.keys:
            return found
        for part in re.findall(r"\(([^()]+)\)", text):
            inner = self._counterparts.exact(part, country, "", kind)
            if inner is not None and inner.keys and inner.keys != found.keys:
                reason = Reason("¿la que está entre paréntesis?", "the one in brackets?")
                return Decision((), 0.6, reason, (*inner.keys, *found.keys))
        return found

    def _taken_apart(self, text: str, country: str, division: str) -> tuple[str, str, str]:
        """Return the name without what follows it, the division and the kind that are told."""
        kind = ""
        parts = [part.strip() for part in PARTS.split(text) if fold(part)]
        name, rest = (parts[0], parts[1:]) if parts else (text, [])
        words = name.split()
        for cut in range(min(3, len(words) - 1), 0, -1):  # Medellín Colombia
            tail = fold(" ".join(words[-cut:]))
            if len(tail) > 2 and self._countries.get(tail) == country:
                like = self._counterparts.mistyped(name, country, "", kind)  # Sann Salvador
                if fold(words[-cut - 1]) not in JOINING and (like is None or not like.keys):
                    name = " ".join(words[:-cut])
                break
        for part in (division, *rest):
            folded = fold(part)
            if not folded:
                continue
            if self._countries.get(folded) == country and part != division:
                continue
            if found := self._divisions.told(part, country):
                return name, found, kind
            kind = kind or KIND_AFTER.get(folded, "")
        for part in (division, *rest):
            if found := self._divisions.mistyped(fold(part), country):
                return name, found, kind
        return name, "", kind

    def _country_itself(self, name: str, country: str, kind: str) -> Decision | None:
        if kind not in ("", "national-government") or not country:
            return None
        for meant in (*(one.name for one in readings(name)), its_country(fold(name))):
            if self._countries.get(meant) == country and len(meant) > 2:
                reason = Reason("gobierno del país", "government of the country")
                if country not in self._rows and country not in self.new:
                    self.new[country] = NewParty(
                        country, "national-government", name, name, country
                    )  # fmt: skip
                return Decision((country,), 0.95, reason)
        return None

    def _region(self, name: str, country: str, kind: str, *, towns: bool) -> Decision | None:
        """Read the name of a division as its government, unless a town of that name is meant."""
        for reading in readings(name):
            division = self._divisions.of(reading.name, country) if len(reading.name) > 2 else ""
            if division.partition("-")[2] == reading.name:  # its code is no name
                continue
            told = kind or reading.kind
            if not division or told not in ("", "regional-government"):
                continue
            if not told and towns_of(country).get(reading.name):
                if towns:
                    return None
                reason = Reason(
                    "es nombre de una división y de una ciudad", "names a division and a town"
                )
                return Decision((), 0.5, reason, (division,))
            if division in self._rows and self._rows[division].kind != "regional-government":
                return None
            names = self._divisions.names.get(division, (name, name))
            self._keep(NewParty(division, "regional-government", *names, country, division))
            return Decision(
                (division,), 0.95, Reason("gobierno de esa división", "government of that division")
            )
        return None

    def _town(self, name: str, country: str, within: str, kind: str) -> Decision | None:
        if kind not in ("", "local-government") or not country:
            return None
        for reading in readings(name):
            if reading.kind == "regional-government" or (reading.kind and wider(name)):
                continue
            everywhere = towns_of(country).get(reading.name) or ()
            everywhere = everywhere or towns_of(country, small=True).get(reading.name) or ()
            towns = [town for town in everywhere if not within or town.division in ("", within)]
            proper = [town for town in towns if fold(town.name) == reading.name]
            towns = proper or towns
            if not towns:
                continue
            if len(towns) > 1 and towns[0].population < DOMINANT * towns[1].population:
                reason = Reason(
                    f"GeoNames tiene {len(towns)} con ese nombre en el país",
                    f"GeoNames has {len(towns)} of this name in the country",
                )
                keys = [self._from_town(name, reading.name, country, t) for t in towns[:_OFFERED]]
                return Decision((), 0.5, reason, tuple(keys))
            return self._from_geonames(name, reading.name, country, within, towns[0])
        return None

    def _from_geonames(
        self, name: str, folded: str, country: str, within: str, town: Town
    ) -> Decision:
        same = [row.id for row in self._rows.values() if row.geonames == town.id]
        like = self._counterparts.near(folded, country) if not (within and town.division) else ()
        if like and (not same or fold(town.name) != folded) and set(like) != set(same):
            there = [key for key in like if within and self._rows[key].division == within]
            reason = Reason(
                "ciudad de GeoNames, casi del nombre de otra conocida",
                "town in GeoNames, nearly of the name of another known one",
            )
            if len(there) == 1:
                return Decision((there[0],), 0.92, reason)
            return Decision((), 0.45, reason, tuple(sorted({*like, *same})))
        if same and not self._counterparts.fits(same[0], within, ""):
            return _elsewhere(tuple(same))
        if same:
            reason = Reason("otro nombre en GeoNames", "another name in GeoNames")
            return Decision((same[0],), 0.95, reason)
        reason = Reason("ciudad de GeoNames", "town in GeoNames")
        return Decision((self._from_town(name, folded, country, town),), 0.94, reason)

    def _from_town(self, name: str, folded: str, country: str, town: Town) -> str:
        """Return the key of a town as a new party; one town has one, whatever division is typed."""
        known = next((row.id for row in self._rows.values() if row.geonames == town.id), "")
        if known:
            return known
        division = town.division if town.division in self._divisions.names else ""
        key = f"{town.division or country}-{slug(town.name) or slug(folded)}"
        other = self.new.get(key)
        if (key in self._rows and self._rows[key].geonames) or (
            other is not None and other.town is not None and other.town.id != town.id
        ):
            key = f"{key}-{town.id}"
        plain = name if fold(name) == folded else town.name
        self._keep(NewParty(key, "local-government", plain, town.name, country, division, town))
        return key

    def _keep(self, party: NewParty) -> None:
        if party.key in self._rows:
            return
        if party.division and party.division not in self._divisions.names:
            party = replace(party, division="")
        self.new.setdefault(party.key, party)

    def _unheard(self, name: str, country: str, within: str, kind: str) -> Decision:
        """Take a name nobody knows as a new party, if what it is is told."""
        told = kind or type_told(name)
        form = readings(name)[-1]
        told = told or form.kind
        plain = slug(form.name if told in GOVERNMENTS else fold(name))
        nameless = form.name in KIND_AFTER or len(form.name) < 3  # Munic. for Munich
        if not told or not plain or nameless or (not country and told in GOVERNMENTS):
            return Decision((), 0.5, _UNKNOWN)
        key = f"{within or country}-{plain}".strip("-")
        if key in self._rows:
            return Decision((), 0.5, Reason("la clave es de otra", "the key is another's"), (key,))
        like = self._like(form.name, country) if told in GOVERNMENTS else self._akin(name, country)
        if like:
            reason = Reason(f"desconocida; se parece a {like}", f"unknown; it is like {like}")
            return Decision(
                (), 0.6, reason, tuple(sorted(self._counterparts.of(country).get(like, ())))
            )
        self._keep(NewParty(key, told, name, name, country, within))
        return Decision((key,), 0.9, Reason("contraparte nueva", "new counterpart"))

    def _akin(self, name: str, country: str) -> str:
        """Return the known name that an organization's resembles: *Aspen Chamber Resrot Assn.*"""
        names = self._counterparts.of(country).keys()
        near = process.extractOne(fold(name), names, scorer=fuzz.ratio, score_cutoff=_AKIN)
        return str(near[0]) if near else ""

    def _like(self, name: str, country: str) -> str:
        """Return a known name that begins or ends an unknown one, or is nearly the same."""
        towns = towns_of(country)
        words = name.split()
        for cut in range(len(words) - 1, 0, -1):
            for part in (" ".join(words[:cut]), " ".join(words[-cut:])):
                if len(part) > 3 and (part in self._counterparts.of(country) or part in towns):
                    return part
        for known in self._counterparts.of(country):
            if len(name) > 4 and (known.startswith(name + " ") or known.endswith(" " + name)):
                return known
        for names, long in ((self._counterparts.of(country).keys(), 7), (towns.keys(), 10)):
            allowed = 1 if len(name) < long else 2
            near = process.extractOne(name, names, scorer=OSA.distance, score_cutoff=allowed)
            if near:
                return str(near[0])
        return ""


def _elsewhere(keys: tuple[str, ...]) -> Decision:
    reason = Reason("la conocida está en otra división", "the known one lies in another division")
    return Decision((), 0.4, reason, keys)
