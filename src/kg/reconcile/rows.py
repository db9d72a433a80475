"""From the entries of an account to rows of the curated tables' schema."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from kg.errors import Location
from kg.intake import ParsedDate, Reading
from kg.tables import Catalogue, Import, ImportedRow, PartialDate, Source
from kg.tables.model import (
    Agreement,
    Attestation,
    Counterpart,
    Country,
    Link,
    UnresolvedRow,
)

from .again import Changes
from .country_names import CountryNames
from .describe import Description
from .kinds import GOVERNMENTS, areas_of, status_of
from .ledger import Entry
from .names import slug
from .world import region_of

__all__ = ["Tabulator"]

_HERE: Final = Location("import", 0)
_URL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f]+")
_LINK_KINDS: Final = ("twinning", "friendship", "cooperation")
_TAKEN_IN: Final = ("imported", "merged")


class Tabulator:
    """Makes table rows of one import.

    A link or an agreement that the tables have keeps its key, whoever attests it; agreements are
    one only where parties, kind and date agree and no registry number tells them apart.

    Args:
        reading: The file.
        described: What the source is and what its rows prove.
        known: The curated tables and the other imports.
        before: What was imported of this source before.
        changes: Ids of the rows.
    """

    def __init__(
        self,
        reading: Reading,
        described: Description,
        *,
        known: Catalogue,
        before: Import | None,
        changes: Changes,
    ) -> None:
        self._reading, self._described, self._changes = reading, described, changes
        self._known, self._before = known, before
        name = _plain(PurePath(reading.file).name)
        self._file = f"{name}[{_plain(reading.sheet)}]" if reading.sheet else name
        earlier = before.rows if before else {}
        self._links = {
            (frozenset(row.parties), row.kind): row
            for row in (*earlier.get("links", ()), *known.of(Link))
        }
        agreements = {row.id: row for row in (*earlier.get("agreements", ()), *known.of(Agreement))}
        self._agreements: dict[tuple[str, str, str], Agreement] = {}
        self._earlier: dict[str, Agreement] = {}
        for row in (*known.of(Attestation), *earlier.get("attestations", ())):
            if row.agreement is not None:
                agreement = agreements[row.agreement]
                date = row.date.text if row.date else ""
                self._agreements.setdefault((row.link, agreement.kind, date), agreement)
        for row in earlier.get("attestations", ()):
            if row.agreement is not None:
                self._earlier[row.id] = agreements[row.agreement]
        self._numbers: dict[str, str] = {}
        self._made: dict[str, dict[str, Any]] = {
            table: {} for table in ("links", "agreements", "attestations", "unresolved")
        }

    def tables(
        self,
        entries: Iterable[Entry],
        *,
        new: Mapping[str, Any],
        country_names: CountryNames,
        places: Mapping[int, str],
        answers: Mapping[int, Mapping[str, str]],
    ) -> tuple[Source, dict[str, list[Any]]]:
        """Return the source, with the number of its rows, and the rows by table.

        Args:
            entries: The account, one entry for each row.
            new: Counterparts that no table has, by key.
            country_names: What a new country is called.
            places: By row, the key of the locality its Mexican party was named by.
            answers: By row, what a person decided.
        """
        told = list(entries)
        imported = []
        for entry in told:
            key = self._changes.ids[entry.row]
            if entry.outcome in _TAKEN_IN:
                self._take_in(key, entry, places.get(entry.row))
            else:
                self._made["unresolved"][key] = self._unresolved(key, entry)
            imported.append(self._imported(key, entry, answers.get(entry.row, {})))
        imported += [replace(row, outcome="gone") for row in self._changes.gone]
        counterparts = self._counterparts(told, new)
        countries = self._countries(counterparts, country_names)
        rows = {table: list(made.values()) for table, made in self._made.items()}
        rows |= {"imported_rows": imported, "counterparts": counterparts, "countries": countries}
        count = len(rows["attestations"]) + len(rows["unresolved"])
        return replace(self._described.source, expected_rows=count), rows

    def _place(self, entry: Entry) -> str:
        return f"{self._file}:{entry.row}"

    def _take_in(self, key: str, entry: Entry, place: str | None) -> None:
        cells = entry.source.cells
        date, doubt = _stated(entry.signed)
        kind = entry.kind or self._described.kind or "other"
        link = self._link(entry, kind)
        signed = self._described.proves != "links" or date is not None
        agreement = self._agreement(key, entry, link, kind, date) if signed else None
        registered = {"registry": "yes", "agreements": "unknown", "links": None}
        url = cells.get("url", "")
        self._made["attestations"][key] = Attestation(
            id=key,
            source=self._described.source.id,
            source_ref=self._place(entry),
            link=link.id,
            agreement=agreement.id if agreement else None,
            mexican_text=_named(cells, "government", "state"),
            counterpart_text=_named(cells, "counterpart", "division", "country"),
            place_named=place,
            date=PartialDate(date) if date else None,
            date_kind="signature" if date else None,
            areas=areas_of(cells.get("areas", "")),
            registered=registered[self._described.proves],
            status=status_of(cells.get("status", "")),
            page=url if _URL.fullmatch(url) and unicodedata.is_normalized("NFC", url) else None,
            page_title=None,
            note=doubt or None,
            at=_HERE,
        )

    def _link(self, entry: Entry, kind: str) -> Link:
        kind = kind if kind in _LINK_KINDS else "cooperation"
        parties = tuple(sorted({*entry.government, *entry.counterparts}))
        found = self._links.get((frozenset(parties), kind))
        if found is None:
            key = "--".join((*parties, kind))
            found = Link(id=key, kind=kind, parties=parties, at=_HERE)
            self._links[frozenset(parties), kind] = found
        self._made["links"][found.id] = found
        return found

    def _agreement(
        self, row: str, entry: Entry, link: Link, kind: str, date: str | None
    ) -> Agreement:
        """Return the agreement of these parties, this kind and this date, known or new."""
        number = slug(entry.source.cells.get("registry_number", ""))
        same = (link.id, kind, date or "")
        found = self._earlier.get(row)
        if found is None or (found.link, found.kind) != same[:2] or not _dated(found.id, date):
            parts = (link.id, "" if kind == link.kind else kind, date or "")
            key = "--".join(part for part in parts if part)
            title = _plain(entry.source.cells.get("title", "")) or None
            found = self._agreements.get(same) or Agreement(
                id=key, link=link.id, kind=kind, name=title, name_en=None, at=_HERE
            )
            if self._numbers.get(found.id, number) != number and number:
                found = Agreement(
                    id=f"{key}--{number}", link=link.id, kind=kind, name=title, name_en=None,
                    at=_HERE,
                )  # fmt: skip
            else:
                self._agreements.setdefault(same, found)
        self._numbers.setdefault(found.id, number)
        self._made["agreements"][found.id] = found
        return found

    def _unresolved(self, key: str, entry: Entry) -> UnresolvedRow:
        cells = entry.source.cells
        url = cells.get("url", "")
        keys = (
            *entry.government, *entry.counterparts,
            *(key for doubt in entry.doubts.values() for key in doubt.candidates),
        )  # fmt: skip
        parties = self._known.keys("federal_entities") | self._known.keys("municipalities")
        parties |= {row.id for row in self._known.of(Counterpart) if row.kind in GOVERNMENTS}
        return UnresolvedRow(
            id=key,
            source=self._described.source.id,
            source_ref=self._place(entry),
            mexican_text=_named(cells, "government", "state"),
            counterpart_text=_named(cells, "counterpart", "division", "country"),
            date_text=_plain(cells.get("signed", "")) or None,
            page=url if _URL.fullmatch(url) and unicodedata.is_normalized("NFC", url) else None,
            reason_es=_plain(entry.reason.es),
            reason_en=_plain(entry.reason.en),
            candidates=tuple(sorted({key for key in keys if key in parties})),
            at=_HERE,
        )

    def _imported(self, key: str, entry: Entry, answers: Mapping[str, str]) -> ImportedRow:
        return ImportedRow(
            id=key,
            source=self._described.source.id,
            source_ref=self._place(entry),
            outcome=entry.outcome,
            score=f"{entry.score:g}",
            reason_es=_plain(entry.reason.es),
            reason_en=_plain(entry.reason.en),
            answers=_json(answers) if answers else None,
            cells=_json(entry.source.original),
            at=_HERE,
        )

    def _counterparts(self, entries: Iterable[Entry], new: Mapping[str, Any]) -> list[Counterpart]:
        """Return a row for each counterpart the curated tables lack, from where it is first met."""
        known = self._known.keys("counterparts")
        mexican = self._known.keys("federal_entities") | self._known.keys("municipalities")
        earlier = {row.id: row for row in self._before.rows["counterparts"]} if self._before else {}
        found: dict[str, Counterpart] = {}
        for entry in entries:
            for key in entry.counterparts if entry.outcome in _TAKEN_IN else ():
                if key in known or key in mexican or key in found:
                    continue
                place = {"source_ref": self._place(entry), "source": self._described.source.id}
                if key in earlier:
                    found[key] = replace(earlier[key], **place)
                    continue
                party = new[key]
                found[key] = Counterpart(
                    id=key,
                    kind=party.kind,
                    name=_plain(party.name),
                    name_en=_plain(party.name_en),
                    country=party.country or None,
                    division=party.division or None,
                    part_of=None,
                    latitude=party.town.latitude if party.town else None,
                    longitude=party.town.longitude if party.town else None,
                    wikidata=None,
                    geonames=party.town.id if party.town else None,
                    other_names=[],
                    note=None,
                    at=_HERE,
                    **place,
                )
        return list(found.values())

    def _countries(self, counterparts: list[Counterpart], names: CountryNames) -> list[Country]:
        known = self._known.keys("countries")
        wanted = sorted({row.country for row in counterparts if row.country} - known)
        return [
            Country(
                id=key,
                source="iso-3166",
                source_ref=key.upper(),
                name=names.title(key)[0],
                name_en=names.title(key)[1],
                region=region_of(key) or "global",
                at=_HERE,
            )
            for key in wanted
        ]


def _dated(key: str, date: str | None) -> bool:
    """Whether an agreement's key bears this date, or none if there is none."""
    borne = re.search(r"--([0-9]{4}(?:-[0-9]{2}){0,2})(?:--|$)", key)
    return (borne[1] if borne else None) == date


def _stated(signed: ParsedDate) -> tuple[str | None, str]:
    """Return the date as far as it is certain, and a note of what is not.

    A day and a month that could be swapped leave the year; a date *about* a year leaves nothing.
    """
    if signed.start is None or signed.end is None:
        return None, ""
    if signed.doubt and "other way round" in signed.reason:
        return signed.iso[:4], "día y mes podrían estar al revés / day and month could be swapped"
    if signed.doubt:
        note = f"fecha dudosa: {signed.text} / date in doubt: {signed.text}"
        sure = signed.precision == "day" and "two digits" in signed.reason
        return (signed.iso if sure else None), _plain(note)
    if signed.precision != "range":
        return signed.iso, ""
    note = _plain(f"fecha: {signed.text} / date: {signed.text}")
    if signed.start.year == signed.end.year:
        return str(signed.start.year), note
    return None, note


def _plain(text: str | None) -> str:
    """Return a text as a cell of a table may hold it: NFC, one line, no invisible signs."""
    plain = unicodedata.normalize("NFC", text or "")
    plain = "".join(" " if unicodedata.category(c) == "Cc" else c for c in plain)
    plain = "".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Cs"))
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def _named(cells: Mapping[str, str], *names: str) -> str:
    """Return several cells as one text; a dash if all are empty, since a source row has words."""
    texts = (_plain(cells.get(name, "")) for name in names)
    return ", ".join(text for text in texts if text) or "—"


def _json(values: Mapping[str, str]) -> str:
    """Return a mapping as JSON in which every sign a table refuses is written as an escape."""
    text = json.dumps(dict(values), ensure_ascii=False)
    odd = any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in text)
    if odd or not unicodedata.is_normalized("NFC", text):
        return json.dumps(dict(values), ensure_ascii=True)
    return text
