"""Separated text as a grid of cells: its encoding, its separator, its rows."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Final

from kg.errors import DataError, KgError, Location

from .grids import MOST_COLUMNS, SAMPLE, Cell, Grid, Note, Score

__all__ = ["read_separated"]

_TEXT: Final = 256 << 20
csv.field_size_limit(1 << 20)


def read_separated(path: Path, encoding: str | None, score: Score) -> Grid:
    """Read a text file.

    Args:
        path: The file.
        encoding: Found out if not given.
        score: How well rows look like a heading; decides on the separator.

    Raises:
        KgError: It is too large, or there is no such encoding.
        DataError: A row cannot be read; the message says which.
    """
    if path.stat().st_size > _TEXT:
        raise KgError(f"{path}: holds more than {_TEXT >> 20} MB.\n  Split it into several files.")
    notes: list[Note] = []
    text, used = _decoded(path, path.read_bytes(), encoding, notes)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DataError(
            Location(str(path), line), "holds a null byte.", "Give a spreadsheet or a text file."
        )
    lines = io.StringIO(text, newline="")
    best: tuple[int, int, str] | None = None
    for place, separator in enumerate((",", ";", "\t", "|")):
        lines.seek(0)
        sample: list[list[Cell]] = []
        try:
            for cells in csv.reader(lines, delimiter=separator):
                sample.append(list(cells))
                if len(sample) >= SAMPLE:
                    break
        except csv.Error:
            continue
        widths = [len(cells) for cells in sample if len(cells) > 1]
        rank = (score(sample) * 1000 + len(widths), -place, separator)
        best = max(best, rank) if best else rank
    lines.seek(0)
    separator = best[2] if best else ","
    reader = csv.reader(lines, delimiter=separator)
    rows: list[tuple[int, list[Cell]]] = []
    number = width = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as wrong:
            raise DataError(
                Location(str(path), number),
                f"cannot be split ({wrong}).",
                "Close the quotation mark that stands open.",
            ) from None
        row: list[Cell] = list(cells)
        while row and row[-1] == "":
            row.pop()
        if len(row) > MOST_COLUMNS:
            raise DataError(
                Location(str(path), number),
                f"holds {len(row)} cells.",
                "Give a table with fewer columns.",
            )
        width = max(width, len(row))
        if any(_holds_rows(str(cell), separator, width) for cell in row):
            raise DataError(
                Location(str(path), number),
                "one cell holds several lines with separators.",
                "Close the quotation mark that stands open.",
            )
        rows.append((number, row))
    while rows and not rows[-1][1]:
        rows.pop()
    return Grid(None, rows, used, False, notes)


def _holds_rows(cell: str, separator: str, width: int) -> bool:
    """Whether a line within a cell has the separators of a whole row: a quotation mark is open."""
    _, *more = cell.split("\n")
    return width > 2 and any(line.count(separator) >= width - 1 for line in more)


def _decoded(path: Path, raw: bytes, encoding: str | None, notes: list[Note]) -> tuple[str, str]:
    if encoding is not None:
        try:
            return raw.decode(encoding).removeprefix("\ufeff"), encoding
        except LookupError:
            raise KgError(f"{path}: no encoding {encoding!r}.\n  Try utf-8 or cp1252.") from None
        except UnicodeDecodeError as wrong:
            line = raw.count(b"\n", 0, wrong.start) + 1
            raise DataError(
                Location(str(path), line),
                f"byte 0x{raw[wrong.start]:02x} is not {encoding}.",
                "Name another encoding, or leave it to be found out.",
            ) from None
    for mark, code in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if raw.startswith(mark):
            return raw[len(mark) :].decode(code, errors="replace"), code
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    codes = {
        code: raw.decode(code, errors="replace")
        for code in ("cp1252", "latin-1", "cp850", "mac-roman")
    }
    used = max(codes, key=lambda code: (_spanish(codes[code]), -list(codes).index(code)))
    notes.append(
        Note(
            f"el archivo no es UTF-8; se leyó como {used}",
            f"the file is not UTF-8; it was read as {used}",
        )
    )
    return codes[used], used


def _spanish(text: str) -> int:
    """How much of what is not plain stands for letters of Spanish rather than for odd signs."""
    odd = re.findall(r"[^\x00-\x7f]", text)
    return sum(1 if c in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»°ºª–—“”‘’çãõâêôàèöä" else -1 for c in odd)
