"""From CSV files to typed rows, with the exact place of every fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from kg.errors import (
    CellError,
    DataError,
    DuplicateKeyError,
    EncodingError,
    HeaderError,
    Location,
    near,
)

from .cells import CellFormatError, check_text, parser_of

__all__ = ["columns", "read"]

RowT = TypeVar("RowT")


def columns(row_class: type) -> tuple[str, ...]:
    """Return the header a table of these rows must have, in order; a row's place is no column."""
    return tuple(f.name for f in fields(row_class) if f.name != "at")


def _with_some(row_class: type) -> set[str]:
    """Return the columns whose list may not be empty."""
    return {f.name for f in fields(row_class) if f.metadata.get("some")}


def read(path: Path, row_class: type[RowT], *, name: str | None = None) -> list[RowT]:
    """Read one table.

    Args:
        path: A CSV file.
        row_class: The class that is the table's schema.
        name: How the file is called in messages; its own name if not given.

    Raises:
        HeaderError: A column is missing, misspelt, unknown or out of place.
        EncodingError: The file is not UTF-8, or begins with a byte-order mark.
        CellError: A cell is not of the form its column promises.
        DuplicateKeyError: Two rows have one id.
    """
    name = name or path.name
    lines = csv.reader(io.StringIO(_decode(path, name), newline=""), strict=True)
    names = columns(row_class)
    _check_header(next(_rows(lines, name), (1, []))[1], names, name)
    hints = get_type_hints(row_class, include_extras=True)
    some = _with_some(row_class)
    readers = []
    for column in names:
        parse, may_be_empty = parser_of(hints[column])
        readers.append((column, parse, may_be_empty and column not in some))
    found: dict[str, Location] = {}
    rows: list[RowT] = []
    for line, cells in _rows(lines, name):
        if len(cells) != len(names):
            raise DataError(
                Location(name, line),
                f"{len(cells)} cells where the header has {len(names)}.",
                "Quote a cell that holds a comma, and leave no cell out.",
            )
        values: dict[str, Any] = {"at": Location(name, line)}
        for (column, parse, may_be_empty), cell in zip(readers, cells, strict=True):
            try:
                check_text(cell)
                if not cell and not may_be_empty:
                    raise CellFormatError("a value: this column may not be empty")
                values[column] = parse(cell)
            except CellFormatError as wrong:
                where = Location(name, line, column)
                raise CellError(where, cell, str(wrong), may_be_empty=may_be_empty) from None
        key = values["id"]
        if key in found:
            raise DuplicateKeyError(Location(name, line, "id"), key, found[key])
        found[key] = values["at"]
        rows.append(row_class(**values))
    return rows


def _decode(path: Path, name: str) -> str:
    try:
        raw = path.read_bytes()
    except OSError as wrong:
        raise DataError(
            Location(name, 1), f"cannot be read ({wrong.strerror}).", "Restore the file."
        ) from wrong
    if raw.startswith(b"\xef\xbb\xbf"):
        raise EncodingError(
            Location(name, 1), "begins with a byte-order mark.", "Save it as UTF-8 without BOM."
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise EncodingError(
            Location(name, 1),
            "is UTF-16, which spreadsheets call Unicode text.",
            "Save it as CSV UTF-8, without BOM.",
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise EncodingError(
            Location(name, line),
            f"byte 0x{raw[wrong.start]:02x} is not UTF-8.",
            "Save the file as UTF-8; it looks like a spreadsheet's Windows-1252.",
        ) from None


def _rows(lines: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    while True:
        line = lines.line_num + 1
        try:
            cells = next(lines)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise DataError(
                Location(name, line), f"is not CSV: {wrong}.", "Close the quotation mark."
            ) from None
        yield line, cells


def _check_header(found: list[str], wanted: tuple[str, ...], name: str) -> None:
    if found == list(wanted):
        return
    for column in found:
        if column not in wanted:
            hint = near(column, set(wanted) - set(found))
            raise HeaderError(
                Location(name, 1, column), "no such column.", hint or "Remove it from the table."
            )
    for column in wanted:
        if column not in found:
            raise HeaderError(
                Location(name, 1, column), "the column is missing.", "Add it, with empty cells."
            )
    raise HeaderError(
        Location(name, 1), "the columns are out of order.", f"Write: {','.join(wanted)}"
    )
