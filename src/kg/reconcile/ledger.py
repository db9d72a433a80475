"""The account of an import: every data row of a file, what became of it, and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.intake import ParsedDate, Reading, RegistryRow

from .again import Changes
from .decision import Decision, Reason

__all__ = ["OUTCOMES", "Entry", "as_ledger_json", "as_report_json"]

OUTCOMES: Final = ("imported", "merged", "waiting", "rejected")


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one data row.

    Attributes:
        row: Its number in the file.
        outcome: One of ``OUTCOMES``; a duplicate is ``merged`` into the first of its kind.
        government: Keys of the Mexican governments, ``mx-`` and the INEGI code.
        country: Country of the counterpart, ISO 3166-1 alpha-2 in small letters; empty if unknown.
        counterpart: Its name as the cell has it.
        counterparts: Keys of the other parties.
        signed: When it was signed.
        kind: Key of the kind of agreement; empty if the row does not tell.
        score: The least sure of the decisions that were needed.
        reason: Why this outcome.
        doubts: By field, what a person has to decide: why, and what it might be.
    """

    row: int
    outcome: str
    government: tuple[str, ...]
    country: str
    counterpart: str
    counterparts: tuple[str, ...]
    signed: ParsedDate
    kind: str
    score: float
    reason: Reason
    doubts: Mapping[str, Decision]
    source: RegistryRow
    into: int | None = None


def as_ledger_json(
    reading: Reading, entries: Iterable[Entry], changes: Changes | None = None
) -> str:
    """Return the account: a list with an entry per data row, each whole by itself."""
    content: list[dict[str, Any]] = [
        {
            "file": reading.file,
            "sheet": reading.sheet,
            "row": entry.row,
            "id": changes.ids[entry.row] if changes is not None else None,
            "outcome": entry.outcome,
            "government": [key.removeprefix("mx-") for key in entry.government],
            "country": entry.country.upper() or None,
            "counterpart": entry.counterpart or None,
            "counterpart_id": list(entry.counterparts),
            "signed": entry.signed.iso or None,
            "kind": entry.kind or None,
            "score": entry.score,
            "reason": str(entry.reason),
            "merged_into": entry.into,
            "original": dict(entry.source.original),
        }
        for entry in entries
    ]
    return _json(content)


def as_report_json(reading: Reading, entries: Iterable[Entry], changes: Changes) -> str:
    """Return how a file was read: its columns, the rows that hold no data, totals, what changed."""
    counts = Counter(entry.outcome for entry in entries)
    content = {
        "file": reading.file,
        "sheet": reading.sheet,
        "encoding": reading.encoding or None,
        "counts": {outcome: counts[outcome] for outcome in OUTCOMES},
        "columns": [
            {"letter": c.letter, "heading": c.heading, "field": c.field, "how": c.how}
            for c in reading.columns
        ],
        "skipped": [{"row": s.number, "reason": s.reason, "text": s.text} for s in reading.skipped],
        "notes": [{"es": note.es, "en": note.en} for note in reading.notes],
        "changes": changes.as_json(),
    }
    return _json(content)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
