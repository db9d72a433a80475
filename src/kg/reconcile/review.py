"""The file of open questions: written for a person to fill, read back and obeyed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kg.errors import DataError, Location
from kg.intake import Cell, Reading, RegistryRow, read_date, read_separated

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
    out.write("\ufeff")  # so that spreadsheets see that it is UTF-8
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
    for line, row in _lines(path):
        number, name = row.get("row", ""), row.get("field", "")
        if not number.isdigit() or name not in _ANSWERED:
            raise DataError(
                Location(str(path), line),
                f"{number!r}, {name!r} is no row number and field.",
                "Leave the first two columns as they were written.",
            )
        if rows is not None and (
            int(number) not in rows or _asked(rows[int(number)], name) != row.get("text", "")
        ):
            raise DataError(
                Location(str(path), line),
                f"row {number} of the registry does not say {row.get('text')!r}.",
                "Ask for the questions again: the registry is another one.",
            )
        if answer := row.get("answer", ""):
            found.setdefault(int(number), {})[name] = _valid(path, line, name, answer)
    return found


def _lines(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the lines below the heading, in whatever encoding and separator they were saved."""
    try:
        grid = read_separated(path, None, _like_a_review)
    except OSError as wrong:
        raise DataError(
            Location(str(path), 1), f"cannot be read ({wrong.strerror}).", "Name a file."
        ) from None
    if not grid.rows:
        return []
    (_, heading), *rows = grid.rows
    names = [str(cell or "").strip().lower() for cell in heading]
    texts = ((line, [str(cell or "").strip() for cell in cells]) for line, cells in rows)
    return [(line, dict(zip(names, cells, strict=False))) for line, cells in texts if any(cells)]


def _like_a_review(rows: list[list[Cell]]) -> int:
    return len(set(_REVIEW) & {str(cell).strip().lower() for cell in rows[0]}) if rows else 0


def _valid(path: Path, line: int, name: str, answer: str) -> str:
    if name == "signed" and read_date(answer).undecided:
        raise DataError(
            Location(str(path), line, "answer"),
            f"{answer!r} is no date: {read_date(answer).reason}.",
            "Write it as precisely as it is known: 1999, 1999-03 or 1999-03-21.",
        )
    return answer
