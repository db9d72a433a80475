"""Tidying: tables sorted by key, in NFC, with one form of quoting. Changes no value."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

from kg.errors import DataError, Location
from kg.output import write_files

__all__ = ["tidied", "tidy"]


def tidied(raw: str) -> str:
    """Return the text of a table sorted by its first column and normalized.

    Cells lose blanks at their ends and become NFC; rows stay as many as they were.
    """
    parsed = csv.reader(io.StringIO(raw.removeprefix("\ufeff"), newline=""))
    header, *rows = [list(row) for row in parsed]
    clean = [[unicodedata.normalize("NFC", cell).strip() for cell in row] for row in rows]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([cell.strip() for cell in header])
    ordered = sorted((row for row in clean if any(row)), key=lambda row: row[0])
    writer.writerows(ordered)
    return out.getvalue()


def tidy(data: Path, *, check: bool = False) -> list[Path]:
    """Tidy every table below a folder and return those that were not tidy.

    Args:
        data: The folder that holds ``tables`` and ``vocab``.
        check: Only look; write nothing.

    Raises:
        DataError: A file is not UTF-8 or has no header.
        OutputError: A file cannot be written; it is then unchanged.
    """
    changed = []
    for path in sorted((*data.glob("tables/*.csv"), *data.glob("vocab/*.csv"))):
        try:
            raw = path.read_bytes().decode("utf-8")
            clean = tidied(raw)
        except (UnicodeDecodeError, ValueError, csv.Error) as wrong:
            raise DataError(
                Location(path.name, 1), f"cannot be tidied ({wrong}).", "Save it as UTF-8 CSV."
            ) from None
        if clean != raw:
            changed.append(path)
            if not check:
                write_files({path: clean.encode("utf-8")})
    return changed
