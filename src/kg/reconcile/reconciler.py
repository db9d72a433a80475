"""Rows of a registry to entries of its account: what each cell means, together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from kg.intake import ParsedDate, Reading, RegistryRow
from kg.spanish import in_spanish
from kg.tables import Catalogue
from kg.tables.model import Link

from .abroad import CounterpartSide
from .agreement_kinds import kind_of
from .answers import Answers
from .decision import ACCEPT, NOTHING, Decision, Reason
from .foreign import ForeignSide
from .forms import unsaid
from .gazetteer import read_gazetteer
from .headings import Headings
from .ledger import Entry
from .lists import read_names
from .mexico import MexicanSide
from .names import addresses, fold, level_of, plain
from .words import NO_ANSWER
from .world import DOMINANT, most_people

__all__ = ["Reconciler"]

REJECT: Final = 0.35
"""Score of the Mexican side below which nobody is asked: the row names no local government."""
_SURE: Final = 0.95
"""Score of a Mexican name that no typing error had to be forgiven."""
_LIKELY: Final = 0.5
"""Score of a doubt that a link known before can settle."""
_LONGEST: Final = 1_000
"""Characters of the longest cell that can name a party, or several."""
_SHORT: Final = 4
"""Letters of a name that may as well be an abbreviation of another: *Col.*"""
_NAMING: Final = ("government", "state", "level", "counterpart", "country", "division",
                  "counterpart_kind", "kind")  # fmt: skip
_PARTIES: Final = ("government", "state", "counterpart", "country")
_COUNCIL: Final = re.compile(r"\s*(?:(?:h|r)\.? (?:[ivxlc]+ )?|[ivxlc]+ )(?:ayunt|ayto)")
"""*H. Ayuntamiento* and *XXIV Ayuntamiento* are said of councils of Mexico alone."""


class Reconciler:
    """Turns the rows of a registry into entries.

    Args:
        catalogue: The curated tables.
        registry: Folder with the lists of names.
        review: Decisions of a person: by row number, field and value.
        also: Keys of counterparts that a person may name besides those of the tables. What an
            earlier import of the same source made is not decided upon again, so that the same file
            gives the same account.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        registry: Path,
        review: Mapping[int, Mapping[str, str]] | None = None,
        *,
        also: Collection[str] = (),
    ) -> None:
        self._gazetteer = read_gazetteer(catalogue, registry)
        self._mexico = MexicanSide(self._gazetteer)
        self.foreign = ForeignSide(catalogue, registry)
        self.abroad = CounterpartSide(
            catalogue,
            self.foreign.names.keys,
            read_names(registry / "division_names.csv"),
            read_names(registry / "counterpart_names.csv"),
        )
        self._partners: dict[str, set[str]] = defaultdict(set)
        for link in catalogue.of(Link):
            for party in link.parties:
                self._partners[party].update(link.parties)
        self._answers = Answers(
            review or {},
            governments=catalogue.keys("federal_entities") | catalogue.keys("municipalities"),
            kinds=catalogue.keys("vocab/counterpart-kind"),
            countries=self.foreign.names,
            abroad=self.abroad,
            also=also,
        )

    def entries(self, reading: Reading) -> list[Entry]:
        """Return one entry for each data row, in order.

        Raises:
            DataError: The review names a government that does not exist.
        """
        table = Headings.of(reading)
        seen: dict[tuple[object, ...], int] = {}
        found = []
        for row in reading.rows:
            entry = self._entry(row, table)
            if entry.outcome == "imported":
                key = _same(entry)
                first = seen.setdefault(key, entry.row)
                if first != entry.row:
                    reason = Reason(
                        f"duplica la fila {first}; {entry.reason.es}",
                        f"duplicate of row {first}; {entry.reason.en}",
                    )
                    entry = replace(entry, outcome="merged", reason=reason, into=first)
            found.append(entry)
        return found

    def names(self) -> dict[str, str]:
        """Return what a candidate is called, by key: what tells it from others of its name."""
        return {**self._gazetteer.title, **self.abroad.names()}

    def places(self, entries: Iterable[Entry]) -> dict[int, str]:
        """Return, by row, the locality by whose name the one Mexican municipality was called."""
        found = {}
        for entry in entries:
            if (
                len(entry.government) == 1
                and (key := entry.government[0]) in self._gazetteer.entity
            ):
                name, *_ = entry.source.cells.get("government", "").split(",")
                for reading in addresses(fold(name)):
                    place = self._gazetteer.places.get((key, reading.name))
                    if place and reading.name != fold(self._gazetteer.title[key].split(",")[0]):
                        found[entry.row] = place
        return found

    def _entry(self, row: RegistryRow, table: Headings) -> Entry:
        cells = {**row.cells}
        if long := [name for name in _NAMING if len(cells.get(name, "")) > _LONGEST]:
            return _too_long(row, long[0])
        cells |= {name: unsaid(cells[name]) for name in _PARTIES if name in cells}
        government = self._government(row.number, cells, table)
        text = cells.get("counterpart", "")
        kind = self._answers.text(row.number, "kind") or kind_of(
            cells.get("kind", ""), cells.get("title", "")
        )
        kind = kind or ("twinning" if table.sisters else "")
        place = self._place(cells)
        country = self._answers.country(row.number) or self._country(text, *place)
        counterpart = self._counterpart(
            row.number, cells, country, place[1], towns=table.towns or kind == "twinning"
        )
        counterpart = self._linked(counterpart, government)
        country = self._answers.country_of(row.number, counterpart) or country
        if set(counterpart.keys) & set(government.keys):
            reason = Reason("es la misma parte mexicana", "it is the same Mexican party")
            counterpart = Decision((), 0.4, reason)
        organization = bool(counterpart.keys) and not country.keys
        if organization:
            country = Decision((), 1.0, Reason("no hace falta", "not needed"))
        signed = _not_to_come(self._answers.signed(row.number) or row.signed)
        sides = {"government": government, "country": country, "counterpart": counterpart}
        if organization:
            del sides["country"]
        if not country.keys and not organization:
            del sides["counterpart"]
        outcome, reason, score = _outcome(sides, signed, text)
        doubts = {
            name: decision
            for name, decision in sides.items()
            if not decision.keys or decision.score < ACCEPT
        }
        if signed.undecided:
            doubts["signed"] = Decision((), 0.5, _undated(signed))
        return Entry(
            row.number, outcome, government.keys, country.keys[0] if country.keys else "",
            row.cells.get("counterpart", ""), counterpart.keys, signed, kind, round(score, 3),
            reason, doubts, row,
        )  # fmt: skip

    def _place(self, cells: Mapping[str, str]) -> tuple[str, str]:
        """Return the country and the division of the counterpart, as the cells tell them."""
        told = cells.get("country", "")
        country, division = self.foreign.apart(told, cells.get("division", ""))
        first, _, rest = told.partition(",")  # Quintana Roo, Mx.
        entity = len(fold(first)) > _SHORT and self._gazetteer.states.get(fold(first))
        here = self.foreign.decide(rest or first).keys
        if entity and not division and here == (("mx",) if rest else ()):
            return "México", first
        return country, division

    def _country(self, text: str, country: str, division: str) -> Decision:
        council = _COUNCIL.match(plain(text))
        if not country.strip() and (division or council or self._mexico.ends_in_state(text)):
            here = self._mexico.decide(text, division)
            abroad = here.score < _SURE and self.foreign.decide(country, text, division).keys
            if here.keys and here.score >= ACCEPT and not abroad:  # Morelia, Mich., not Michigan
                reason = Reason("municipio y estado de México", "municipality and state of Mexico")
                return Decision(("mx",), 0.95, reason)
        found = self.foreign.decide(country, text, division)
        if not country.strip() and not found.keys and self._only_here(text):
            reason = Reason(
                "municipio de México, sin homónimo conocido en otro país",
                "municipality of Mexico, of no name known in another country",
            )
            return Decision(("mx",), 0.92, reason)
        return found

    def _only_here(self, text: str) -> bool:
        """Whether a name without a country is that of a Mexican municipality and of no other town.

        A town abroad of the same name that is ten times smaller is not meant.
        """
        here = self._mexico.decide(text, "")
        names = {reading.name for reading in addresses(fold(text))}
        if len(here.keys) != 1 or here.score < _SURE or self.abroad.known(names):
            return False
        people = self._gazetteer.population.get(here.keys[0], 0)
        return people >= DOMINANT * most_people(names, besides="mx")

    def _counterpart(
        self,
        number: int,
        cells: Mapping[str, str],
        country: Decision,
        division: str,
        *,
        towns: bool,
    ) -> Decision:
        text = cells.get("counterpart", "")
        where = country.keys[0] if country.keys else ""
        told = cells.get("counterpart_kind", "")
        if self._answers.text(number, "counterpart") and where not in ("", "mx"):
            # what the name offered may be answered
            self.abroad.decide(text, where, division=division, kind=told, towns=towns)
        if (answered := self._answers.counterpart(number, text, where, division)) is not None:
            return answered
        if not text.strip():
            return NOTHING
        if (found := self.abroad.organization(text)) is not None:
            return found
        if where == "mx":
            return self._mexico.decide(text, division)
        if not where:
            return NOTHING
        return self.abroad.decide(text, where, division=division, kind=told, towns=towns)

    def _linked(self, counterpart: Decision, government: Decision) -> Decision:
        """Take, of several that a name may mean, the one this government has a link with."""
        if counterpart.keys or counterpart.score < _LIKELY or not government.keys:
            return counterpart
        partners = set().union(*(self._partners.get(key, ()) for key in government.keys))
        meant = [key for key in counterpart.candidates if key in partners]
        if len(meant) != 1:
            return counterpart
        reason = Reason(
            "de las posibles, la que ya tiene vínculo con este gobierno",
            "of the possible ones, that which this government has a link with",
        )
        return Decision((meant[0],), 0.92, reason)

    def _government(self, number: int, cells: Mapping[str, str], table: Headings) -> Decision:
        """Decide the Mexican side.

        An empty cell means the state itself in a column of municipalities, or where the table has
        no column of the party at all; in a column of parties it means nothing.
        """
        answered = self._answers.government(number)
        if answered is not None:
            return answered
        text, state = cells.get("government", ""), cells.get("state", "")
        level = level_of(cells.get("level", "")) if cells.get("level") else None
        found = self._mexico.decide(text, state, level)
        if (
            table.party
            and not table.municipal
            and level is None
            and fold(text) in NO_ANSWER
            and found.keys
        ):
            reason = Reason("la celda de la parte está vacía", "the cell of the party is empty")
            return Decision((), 0.5, reason, found.keys)
        if not found.keys and table.municipal and level is None and text:
            again = self._mexico.decide(text, state, "municipality")
            if again.keys:
                return again.lowered(
                    0.95,
                    Reason(
                        "el encabezado dice que es municipio", "the heading says a municipality"
                    ),
                )
        return found


_SIDES: Final = {
    "government": ("gobierno", "government"),
    "country": ("país", "country"),
    "counterpart": ("contraparte", "counterpart"),
}


def _outcome(
    sides: Mapping[str, Decision], signed: ParsedDate, counterpart: str
) -> tuple[str, Reason, float]:
    government = sides["government"]
    if not government.keys and government.score < REJECT and not government.candidates:
        return "rejected", _about("government", government.reason), government.score
    if not counterpart.strip() and government.keys and government.score >= ACCEPT:
        reason = Reason("falta la contraparte", "the counterpart is not named")
        return "waiting", reason, min(government.score, 0.5)
    for name, decision in sides.items():
        if not decision.keys or decision.score < ACCEPT:
            return "waiting", _about(name, decision.reason), decision.score
    score = min(decision.score for decision in sides.values())
    if signed.undecided:
        reason = _undated(signed)
        return "waiting", Reason(f"fecha: {reason.es}", f"date: {reason.en}"), min(score, 0.5)
    parts = [_about(name, decision.reason) for name, decision in sides.items()]
    if signed.doubt:
        doubt = _undated(signed)
        parts.append(Reason(f"fecha: {doubt.es}", f"date: {doubt.en}"))
    reason = Reason("; ".join(part.es for part in parts), "; ".join(part.en for part in parts))
    return "imported", reason, score


def _not_to_come(signed: ParsedDate) -> ParsedDate:
    """Return a date of signature, or the doubt if it is still to come."""
    if signed.start is None or signed.start <= date.today():
        return signed
    return ParsedDate(signed.text, None, None, "none", doubt=True, reason="the date is to come")


def _too_long(row: RegistryRow, name: str) -> Entry:
    """Return the entry of a row one of whose cells is no name: looking for one would take long."""
    size = len(row.cells[name])
    reason = Reason(
        f"{name}: {size:,} caracteres no son un nombre", f"{name}: {size:,} characters are no name"
    )
    return Entry(row.number, "rejected", (), "", "", (), row.signed, "", 0.0, reason, {}, row)


def _undated(signed: ParsedDate) -> Reason:
    return Reason(in_spanish(signed.reason), signed.reason)


def _about(name: str, reason: Reason) -> Reason:
    es, en = _SIDES[name]
    return Reason(f"{es}: {reason.es}", f"{en}: {reason.en}")


def _same(entry: Entry) -> tuple[object, ...]:
    cells = entry.source.cells
    return (
        tuple(sorted(entry.government)), tuple(sorted(entry.counterparts)), entry.signed.iso,
        entry.kind, fold(cells.get("title", "")), fold(cells.get("registry_number", "")),
    )  # fmt: skip
