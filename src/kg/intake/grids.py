"""Files as grids of cells: CSV and other separated text, XLSX, ODS. Nothing in them is ever run.

A file from outside is hostile until shown otherwise: what it unpacks to is limited before it is
unpacked, document types and entities are refused, formulas give their stored values only.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any, Final
from xml.parsers import expat

from kg.errors import DataError, KgError, Location

from .columns import letter

__all__ = ["Cell", "Grid", "read_grid"]

Cell = str | int | float | bool | date | datetime | time | timedelta | None
_UNPACKED: Final = 400 << 20
_RATIO: Final = 200
_MEMBERS: Final = 2_000
_COLUMNS: Final = 512
_BLANK_ROWS: Final = 10_000
_TEXT: Final = 256 << 20
_REPEATS: Final = 5_000
_REPEATED_ROWS: Final = 50_000
_ATTRIBUTES: Final = rb"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*?"""
_ROW: Final = re.compile(
    rb"<table:table-row\b" + _ATTRIBUTES + rb"""number-rows-repeated\s*=\s*["'](\d+)"""
)
_CELL: Final = re.compile(
    rb"<table:table-cell\b" + _ATTRIBUTES + rb"""number-columns-repeated\s*=\s*["'](\d+)"""
)
_FILLED: Final = (b"<text:p", b"office:value", b"office:date-value", b"office:string-value")
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
csv.field_size_limit(1 << 20)


_UNVALUED: Final = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*><f[^>]*>([^<]*)</f>(?:<v ?/>|<v></v>)?</c>'
)


@dataclass(slots=True)
class Grid:
    """The cells of one sheet or file.

    Attributes:
        sheet: Its name; None for text.
        rows: Number of the row in the file, from 1, and its cells; rows in order.
        encoding: Of text; empty for a workbook.
        epoch_1904: Whether the workbook counts days from 1904.
        notes: What was met on the way and left out or decided, in English.
    """

    sheet: str | None
    rows: list[tuple[int, list[Cell]]]
    encoding: str = ""
    epoch_1904: bool = False
    notes: list[str] = field(default_factory=list)


def read_grid(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    score: Callable[[list[list[Cell]]], int] = lambda rows: 0,
) -> Grid:
    """Read a file.

    Args:
        path: The file; what it is is told by its content, not by its name.
        sheet: Name of the sheet of a workbook; the first that is not empty if not given.
        encoding: Of text; found out if not given.
        score: How well the first rows look like a heading; decides on the separator.

    Raises:
        KgError: The file cannot be read, is of a kind that is not read, or is not safe to read.
        DataError: A row cannot be read; the message says which.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as wrong:
        raise KgError(f"{path}: cannot be read ({wrong.strerror}).\n  Name a file.") from wrong
    if head.startswith(_OLE):
        raise KgError(
            f"{path}: is an old .xls workbook, or one locked by a password.\n"
            "  Open it and save it as .xlsx without a password, or as CSV."
        )
    if head.startswith(_ZIP):
        return _workbook(path, sheet)
    if size > _TEXT:
        raise KgError(f"{path}: holds more than {_TEXT >> 20} MB.\n  Split it into several files.")
    if sheet is not None:
        raise KgError(f"{path}: is text and has no sheet {sheet!r}.\n  Leave --sheet out.")
    return _separated(path, path.read_bytes(), encoding, score)


def _workbook(path: Path, sheet: str | None) -> Grid:
    with _opened(path) as archive:
        names = _checked(path, archive)
        if any(name.lower().endswith("vbaproject.bin") for name in names):
            raise KgError(
                f"{path}: holds macros, which are refused.\n  Save it as .xlsx without macros."
            )
        if "xl/workbook.xml" in names:
            return _xlsx(path, archive, sheet)
        if "content.xml" in names:
            return _ods(path, archive, sheet)
    raise KgError(f"{path}: is no spreadsheet.\n  Give a .xlsx, .ods, .csv or .tsv file.")


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error, OSError) as wrong:
        raise KgError(f"{path}: is damaged ({wrong}).\n  Save the workbook again.") from None
    except RuntimeError as wrong:
        if "password" not in str(wrong) and "encrypted" not in str(wrong):
            raise
        raise KgError(f"{path}: is locked by a password.\n  Save it without one.") from None


def _checked(path: Path, archive: zipfile.ZipFile) -> set[str]:
    """Refuse what unpacks to too much, or declares entities."""
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    if len(members) > _MEMBERS or unpacked > _UNPACKED or (
        unpacked > 10 << 20 and unpacked / packed > _RATIO
    ):  # fmt: skip
        raise KgError(
            f"{path}: unpacks to {unpacked >> 20} MB in {len(members)} parts, which is refused.\n"
            "  Save the one sheet as CSV."
        )
    for member in members:
        with archive.open(member) as part:
            if _declares_type(part):
                raise KgError(
                    f"{path}: {member.filename} declares a document type, which is refused.\n"
                    "  Save the workbook again."
                )
    return {member.filename for member in members}


def _declares_type(part: IO[bytes]) -> bool:
    """Whether a part is XML that declares a document type before its first element."""
    parser = expat.ParserCreate()
    declared: list[str] = []
    begun: list[str] = []
    parser.StartDoctypeDeclHandler = lambda name, *_: declared.append(name)
    parser.StartElementHandler = lambda name, _: begun.append(name)
    try:
        while not (declared or begun) and (piece := part.read(4096)):
            parser.Parse(piece)
    except expat.ExpatError:  # no XML, or damaged further on: its own reader will tell
        pass
    return bool(declared)


def _xlsx(path: Path, archive: zipfile.ZipFile, wanted: str | None) -> Grid:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        name = _chosen(path, [str(one) for one in book.sheetnames], wanted)
        table: Any = book[name]
        table.reset_dimensions()
        grid = Grid(name, _limited(path, name, table.iter_rows(values_only=True)))
        grid.epoch_1904 = book.epoch.year == 1904
        part = getattr(table, "_worksheet_path", "")
        _complete(path, archive, part, grid)
        return grid
    except KgError:
        raise
    except Exception as wrong:  # whatever a damaged workbook makes the reader raise
        raise KgError(f"{path}: is damaged ({wrong}).\n  Save the workbook again.") from None


def _complete(path: Path, archive: zipfile.ZipFile, part: str, grid: Grid) -> None:
    """Repeat the value of merged cells, and tell of formulas that have no stored value."""
    if part not in archive.namelist():
        return
    text = archive.read(part)
    rows = dict(grid.rows)
    for match in re.finditer(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', text):
        (left, right), (first, last) = (
            (_index(match[1]), _index(match[3])), (int(match[2]), int(match[4])),
        )  # fmt: skip
        if (last - first + 1) * (right - left + 1) > 5000:
            continue
        value = rows[first][left] if first in rows and left < len(rows[first]) else None
        for number in range(first, last + 1):
            cells = rows.get(number)
            if cells is None or value is None:
                continue
            cells.extend([None] * (right + 1 - len(cells)))
            cells[left : right + 1] = [value] * (right + 1 - left)
    empty = []
    for match in _UNVALUED.finditer(text):
        name = match[1] + match[2]
        empty.append(name.decode())
        number, index = int(match[2]), _index(match[1])
        if (cells := rows.get(number)) is not None and match[3]:
            cells.extend([None] * (index + 1 - len(cells)))
            cells[index] = "=" + html.unescape(match[3].decode("utf-8", "replace"))
    if empty:
        grid.notes.append(
            f"formulas without a stored value, kept as text: {', '.join(empty[:10])}"
            + (f" and {len(empty) - 10} more" if len(empty) > 10 else "")
        )


def _index(name: bytes) -> int:
    number = 0
    for code in name:
        number = number * 26 + code - 64
    return number - 1


def _ods(path: Path, archive: zipfile.ZipFile, wanted: str | None) -> Grid:
    import python_calamine as calamine

    text = archive.read("content.xml")
    if b"encryption-data" in (
        archive.read("META-INF/manifest.xml")
        if "META-INF/manifest.xml" in archive.namelist()
        else b""
    ):
        raise KgError(f"{path}: is locked by a password.\n  Save it without one.")
    _refuse_repeats(path, text)
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        name = _chosen(path, list(book.sheet_names), wanted)
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        remedy = (
            "Remove what stands far from the table, or save the sheet as CSV."
            if "limit" in str(wrong)
            else "Save the workbook again."
        )
        raise KgError(f"{path}: cannot be read ({wrong}).\n  {remedy}") from None
    return Grid(name, _limited(path, name, rows))


def _refuse_repeats(path: Path, text: bytes) -> None:
    """Refuse rows and cells said to repeat so often that a small file would fill the memory.

    Empty ones behind the last cell that holds something are not counted: programs write them.
    """
    for table in text.split(b"</table:table>"):
        last = max(table.rfind(mark) for mark in _FILLED)
        rows = sum(int(match[1]) for match in _ROW.finditer(table, 0, max(last, 0)))
        if rows > _REPEATED_ROWS:
            raise KgError(
                f"{path}: repeats rows {rows:,} times, which is refused.\n"
                "  Remove what stands far from the table."
            )
        for match in _CELL.finditer(table, 0, max(last, 0)):
            ends = table.find(b"</table:table-row>", match.end())
            if int(match[1]) > _REPEATS and any(
                table.find(mark, match.start(), ends) >= 0 for mark in _FILLED
            ):
                raise KgError(
                    f"{path}: repeats one cell {int(match[1]):,} times, which is refused.\n"
                    "  Remove what stands far from the table."
                )


def _chosen(path: Path, names: list[str], wanted: str | None) -> str:
    if wanted is None:
        if not names:
            raise KgError(f"{path}: has no sheet.\n  Give a workbook with a table.")
        return names[0]
    if wanted not in names:
        raise KgError(f"{path}: has no sheet {wanted!r}.\n  Use one of {', '.join(names)}.")
    return wanted


def _limited(path: Path, sheet: str, rows: Any) -> list[tuple[int, list[Cell]]]:
    found: list[tuple[int, list[Cell]]] = []
    blank = 0
    for number, row in enumerate(rows, 1):
        cells: list[Cell] = list(row)
        while cells and (cells[-1] is None or cells[-1] == ""):
            cells.pop()
        if len(cells) > _COLUMNS:
            raise DataError(
                Location(str(path), number, letter(len(cells) - 1)),
                f"a cell of sheet {sheet!r} stands beyond column {letter(_COLUMNS - 1)}.",
                "Remove what stands far from the table.",
            )
        if cells and blank > _BLANK_ROWS:
            raise DataError(
                Location(str(path), number, letter(len(cells) - 1)),
                f"a cell of sheet {sheet!r} stands {blank:,} empty rows below the table.",
                "Remove what stands far from the table.",
            )
        blank = 0 if cells else blank + 1
        if blank <= _BLANK_ROWS:
            found.append((number, cells))
    while found and not found[-1][1]:
        found.pop()
    return found


def _separated(
    path: Path, raw: bytes, encoding: str | None, score: Callable[[list[list[Cell]]], int]
) -> Grid:
    notes: list[str] = []
    text, used = _decoded(path, raw, encoding, notes)
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
                if len(sample) >= 40:
                    break
        except csv.Error:
            continue
        widths = [len(cells) for cells in sample if len(cells) > 1]
        rank = (score(sample) * 1000 + len(widths), -place, separator)
        best = max(best, rank) if best else rank
    lines.seek(0)
    reader = csv.reader(lines, delimiter=best[2] if best else ",")
    rows: list[tuple[int, list[Cell]]] = []
    number = 0
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
        if len(row) > _COLUMNS:
            raise DataError(
                Location(str(path), number),
                f"holds {len(row)} cells.",
                "Give a table with fewer columns.",
            )
        rows.append((number, row))
    while rows and not rows[-1][1]:
        rows.pop()
    return Grid(None, rows, used, False, notes)


def _decoded(path: Path, raw: bytes, encoding: str | None, notes: list[str]) -> tuple[str, str]:
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
    notes.append(f"the file is not UTF-8; it was read as {used}")
    return codes[used], used


def _spanish(text: str) -> int:
    """How much of what is not plain stands for letters of Spanish rather than for odd signs."""
    odd = re.findall(r"[^\x00-\x7f]", text)
    return sum(1 if c in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»°ºª–—“”‘’çãõâêôàèöä" else -1 for c in odd)
