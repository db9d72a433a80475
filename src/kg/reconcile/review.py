"""The file of open questions: written for a person to fill, read back and obeyed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kg.errors import DataError, Location
from kg.intake import Reading, RegistryRow

from .ledger import Entry

__all__ = ["read_review", "write_review"]

_ANSWERED: Final = ("government", "country", "counterpart", "signed", "kind")
_REVIEW: Final = ("row", "field", "text", "candidates", "reason", "answer")


def write_review(entries: Iterable[Entry], names: Mapping[str, str] | None = None) -> str:
    """Return the file a person fills: a line per open question, with an empty ``answer``.

    Args:
        entries: The account.
        names: What a candidate is called, by key; written after the key.
    """
    called = names or {}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_REVIEW)
    for entry in entries:
        if entry.outcome != "waiting":
            continue
        for name, doubt in entry.doubts.items():
            text = _asked(entry.source, name)
            writer.writerow(
                [
                    entry.row,
                    name,
                    text,
                    "; ".join(f"{key} {called.get(key, '')}".strip() for key in doubt.candidates),
                    str(doubt.reason),
                    "",
                ]
            )
    return out.getvalue()


def _asked(row: RegistryRow, name: str) -> str:
    """Return the text a question is about, with what helps to answer it."""
    cells = row.cells
    beside = {"government": "state", "counterpart": "country", "country": "counterpart"}
    texts = (cells.get(name, ""), cells.get(beside.get(name, ""), ""))
    return " | ".join(" ".join(text.split()) for text in texts if text.strip())


def read_review(path: Path, reading: Reading | None = None) -> dict[int, dict[str, str]]:
    """Read the filled file: by row number, the answers by field.

    Args:
        path: The file.
        reading: The rows the answers are about; an answer to another text is refused.

    Raises:
        DataError: A line lacks its row number, names a field that nobody is asked about, or asks
            about a text that is no longer in that row.
    """
    rows = {row.number: row for row in reading.rows} if reading else None
    found: dict[int, dict[str, str]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for line, row in enumerate(csv.DictReader(lines), 2):
                number, name = (row.get("row") or "").strip(), (row.get("field") or "").strip()
                if not number.isdigit() or name not in _ANSWERED:
                    raise DataError(
                        Location(str(path), line),
                        f"{number!r}, {name!r} is no row number and field.",
                        "Leave the first two columns as they were written.",
                    )
                if rows is not None and (
                    int(number) not in rows
                    or _asked(rows[int(number)], name) != (row.get("text") or "").strip()
                ):
                    raise DataError(
                        Location(str(path), line),
                        f"row {number} of the registry does not say {row.get('text')!r}.",
                        "Ask for the questions again: the registry is another one.",
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
