"""The account of an import: every data row of a file, what became of it, and why."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError, Location, near
from kg.intake import ParsedDate, Reading, RegistryRow
from kg.tables import Catalogue

from .decision import ACCEPT, Decision, Reason
from .foreign import ForeignSide, kind_of
from .gazetteer import read_gazetteer
from .mexico import MexicanSide
from .names import fold, level_of

__all__ = ["OUTCOMES", "Entry", "Reconciler", "as_ledger_json", "read_review", "write_review"]

OUTCOMES: Final = ("imported", "merged", "waiting", "rejected")
REJECT: Final = 0.35
"""Score of the Mexican side below which nobody is asked: the row names no local government."""
_MUNICIPAL: Final = ("municip", "mpio", "ayuntamiento", "ciudad", "city")


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one data row.

    Attributes:
        row: Its number in the file.
        outcome: One of ``OUTCOMES``; a duplicate is ``merged`` into the first of its kind.
        government: Keys of the Mexican governments, ``mx-`` and the INEGI code.
        country: Country of the counterpart, ISO 3166-1 alpha-2 in small letters; empty if unknown.
        counterpart: Its name as the cell has it.
        signed: When it was signed.
        kind: Key of the kind of agreement; empty if the row does not tell.
        score: The least sure of the decisions that were needed.
        reason: Why this outcome.
        candidates: By field, what it might be where a person has to decide.
    """

    row: int
    outcome: str
    government: tuple[str, ...]
    country: str
    counterpart: str
    signed: ParsedDate
    kind: str
    score: float
    reason: Reason
    candidates: Mapping[str, tuple[str, ...]]
    source: RegistryRow
    into: int | None = None


class Reconciler:
    """Turns the rows of a registry into entries.

    Args:
        catalogue: The curated tables.
        registry: Folder with the lists of names.
        review: Decisions of a person: by row number, field and value.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        registry: Path,
        review: Mapping[int, Mapping[str, str]] | None = None,
    ) -> None:
        self._mexico = MexicanSide(read_gazetteer(catalogue, registry))
        self._foreign = ForeignSide(catalogue, registry)
        self._governments = catalogue.keys("federal_entities") | catalogue.keys("municipalities")
        self._review = review or {}

    def entries(self, reading: Reading) -> list[Entry]:
        """Return one entry for each data row, in order.

        Raises:
            DataError: The review names a government that does not exist.
        """
        headings = [c.heading for c in reading.columns if c.field == "government"]
        municipal = any(word in fold(h) for h in headings for word in _MUNICIPAL)
        seen: dict[tuple[object, ...], int] = {}
        found = []
        for row in reading.rows:
            entry = self._entry(row, municipal=municipal)
            if entry.outcome == "imported":
                key = _same(entry)
                first = seen.setdefault(key, entry.row)
                if first != entry.row:
                    reason = Reason(f"duplica la fila {first}", f"duplicate of row {first}")
                    entry = replace(entry, outcome="merged", reason=reason, into=first)
            found.append(entry)
        return found

    def _entry(self, row: RegistryRow, *, municipal: bool) -> Entry:
        cells = row.cells
        government = self._government(row, municipal=municipal)
        counterpart = cells.get("counterpart", "")
        country = self._answered(row.number, "country") or self._foreign.decide(
            cells.get("country", ""), counterpart, cells.get("division", "")
        )
        signed = self._signed(row)
        kind = self._review.get(row.number, {}).get("kind") or kind_of(
            cells.get("kind", ""), cells.get("title", "")
        )
        outcome, reason, score = _outcome(government, country, signed, counterpart)
        candidates = {
            name: decision.candidates
            for name, decision in (("government", government), ("country", country))
            if not decision.keys or decision.score < ACCEPT
        }
        if signed.start is None and signed.doubt:
            candidates["signed"] = ()
        return Entry(
            row.number, outcome, government.keys, country.keys[0] if country.keys else "",
            counterpart, signed, kind, round(score, 3), reason, candidates, row,
        )  # fmt: skip

    def _government(self, row: RegistryRow, *, municipal: bool) -> Decision:
        answered = self._answered(row.number, "government")
        if answered:
            for key in answered.keys:
                if key not in self._governments:
                    raise DataError(
                        Location("review", row.number, "government"),
                        f"no government {key!r}.",
                        near(key, self._governments) or "Write mx- and the INEGI code.",
                    )
            return answered
        cells = row.cells
        text, state = cells.get("government", ""), cells.get("state", "")
        level = level_of(cells.get("level", "")) if cells.get("level") else None
        found = self._mexico.decide(text, state, level)
        if not found.keys and municipal and level is None and text:
            again = self._mexico.decide(text, state, "municipality")
            if again.keys:
                return again.lowered(
                    0.95,
                    Reason(
                        "el encabezado dice que es municipio", "the heading says a municipality"
                    ),
                )
        return found

    def _signed(self, row: RegistryRow) -> ParsedDate:
        from kg.intake import read_date

        answer = self._review.get(row.number, {}).get("signed")
        return read_date(answer) if answer else row.signed

    def _answered(self, number: int, name: str) -> Decision | None:
        answer = self._review.get(number, {}).get(name, "").strip()
        if not answer:
            return None
        keys = tuple(part.strip() for part in answer.split(";") if part.strip())
        return Decision(keys, 1.0, Reason("lo decidió una persona", "a person decided"))


def _outcome(
    government: Decision, country: Decision, signed: ParsedDate, counterpart: str
) -> tuple[str, Reason, float]:
    if not government.keys and government.score < REJECT and not government.candidates:
        return "rejected", _about("gobierno", "government", government.reason), government.score
    if not government.keys or government.score < ACCEPT:
        return "waiting", _about("gobierno", "government", government.reason), government.score
    if not country.keys or country.score < ACCEPT:
        return "waiting", _about("país", "country", country.reason), country.score
    score = min(government.score, country.score)
    if signed.start is None and signed.doubt:
        return "waiting", Reason(f"fecha: {signed.text}", f"date: {signed.reason}"), min(score, 0.5)
    if not counterpart.strip():
        reason = Reason("falta la contraparte", "the counterpart is not named")
        return "waiting", reason, min(score, 0.5)
    reason = _about("gobierno", "government", government.reason)
    reason = Reason(
        f"{reason.es}; país: {country.reason.es}", f"{reason.en}; country: {country.reason.en}"
    )
    if signed.doubt:
        reason = Reason(f"{reason.es}; fecha dudosa", f"{reason.en}; date: {signed.reason}")
    return "imported", reason, score


def _about(es: str, en: str, reason: Reason) -> Reason:
    return Reason(f"{es}: {reason.es}", f"{en}: {reason.en}")


def _same(entry: Entry) -> tuple[object, ...]:
    cells = entry.source.cells
    return (
        tuple(sorted(entry.government)), entry.country, fold(entry.counterpart), entry.signed.iso,
        entry.kind, fold(cells.get("title", "")), fold(cells.get("registry_number", "")),
    )  # fmt: skip


def as_ledger_json(reading: Reading, entries: Iterable[Entry]) -> str:
    """Return the account: an entry per data row, and how many rows came to what."""
    rows = list(entries)
    counts = Counter(entry.outcome for entry in rows)
    content: dict[str, Any] = {
        "format": 1,
        "file": reading.file,
        "sheet": reading.sheet,
        "encoding": reading.encoding or None,
        "rows": len(rows),
        "counts": {outcome: counts[outcome] for outcome in OUTCOMES},
        "columns": [
            {"letter": c.letter, "heading": c.heading, "field": c.field, "how": c.how}
            for c in reading.columns
        ],
        "skipped": [{"row": s.number, "reason": s.reason, "text": s.text} for s in reading.skipped],
        "notes": list(reading.notes),
        "entries": [
            {
                "row": entry.row,
                "outcome": entry.outcome,
                "government": [key.removeprefix("mx-") for key in entry.government],
                "country": entry.country.upper() or None,
                "counterpart": entry.counterpart or None,
                "signed": entry.signed.iso or None,
                "kind": entry.kind or None,
                "score": entry.score,
                "reason": str(entry.reason),
                "merged_into": entry.into,
                "original": dict(entry.source.original),
            }
            for entry in rows
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


_REVIEW: Final = ("row", "field", "text", "candidates", "reason", "answer")


def write_review(entries: Iterable[Entry]) -> str:
    """Return the file a person fills: a line per open question, with an empty ``answer``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_REVIEW)
    for entry in entries:
        if entry.outcome != "waiting":
            continue
        for name, candidates in entry.candidates.items():
            cells = entry.source.cells
            text = " | ".join(filter(None, (cells.get(name, ""), cells.get("state", ""))))
            writer.writerow([entry.row, name, text, "; ".join(candidates), str(entry.reason), ""])
    return out.getvalue()


def read_review(path: Path) -> dict[int, dict[str, str]]:
    """Read the filled file: by row number, the answers by field.

    Raises:
        DataError: A line lacks its row number or names a field that nobody is asked about.
    """
    found: dict[int, dict[str, str]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for line, row in enumerate(csv.DictReader(lines), 2):
                number, name = (row.get("row") or "").strip(), (row.get("field") or "").strip()
                if not number.isdigit() or name not in ("government", "country", "signed", "kind"):
                    raise DataError(
                        Location(str(path), line),
                        f"{number!r}, {name!r} is no row number and field.",
                        "Leave the first two columns as they were written.",
                    )
                if answer := (row.get("answer") or "").strip():
                    if name == "country":
                        answer = answer.lower()
                    found.setdefault(int(number), {})[name] = answer
    except (OSError, UnicodeDecodeError, csv.Error) as wrong:
        raise DataError(
            Location(str(path), 1), f"cannot be read ({wrong}).", "Save it as CSV in UTF-8."
        ) from None
    return found
