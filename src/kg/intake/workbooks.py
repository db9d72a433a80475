"""Workbooks (XLSX, ODS) as grids of cells. Nothing in them is ever run.

A file from outside is hostile until shown otherwise: what it unpacks to is limited before it is
unpacked, document types and entities are refused, formulas give their stored values only.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final
from xml.parsers import expat

from kg.errors import DataError, KgError, Location

from .columns import letter
from .grids import MOST_COLUMNS, SAMPLE, Cell, Grid, Note, Score

__all__ = ["read_workbook"]

_UNPACKED: Final = 200 << 20
_RATIO: Final = 150
_SMALL_PART: Final = 4 << 20
"""Bytes up to which a part may be packed as tightly as it likes."""
_MEMBERS: Final = 2_000
_BLANK_ROWS: Final = 10_000
_REPEATS: Final = 5_000
_REPEATED_ROWS: Final = 50_000
_REPEATED_CELLS: Final = 5_000_000
_MERGED: Final = 5_000
"""Most cells of a merged block whose value is repeated."""
_ROW_NUMBER: Final = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r=["'](\d+)["']""")
_LAST_ROW: Final = 1_048_576
_MOST_ROWS: Final = 300_000
"""Rows of the longest sheet that is read; more than a hundred times what any registry has."""
_ODD_REPEAT: Final = re.compile(rb"""(?:rows|columns)-repeated\s*=\s*["'](?!\d{1,9}["'])""")
_SPANNED: Final = re.compile(rb"""number-(?:rows|columns)-spanned\s*=\s*["'](?!1["'])""")
_ATTRIBUTES: Final = rb"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*?"""
_ROW: Final = re.compile(
    rb"<table:table-row\b" + _ATTRIBUTES + rb"""number-rows-repeated\s*=\s*["'](\d+)"""
)
_CELL: Final = re.compile(
    rb"<table:table-cell\b" + _ATTRIBUTES + rb"""number-columns-repeated\s*=\s*["'](\d+)"""
)
_FILLED: Final = (b"<text:p", b"office:value", b"office:date-value", b"office:string-value")
_UNVALUED: Final = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*><f[^>]*>([^<]*)</f>(?:<v ?/>|<v></v>)?</c>'
)


def read_workbook(path: Path, sheet: str | None, score: Score) -> Grid:
    """Read one sheet of a workbook.

    Args:
        path: A zip archive.
        sheet: Its name; the visible one whose first rows look most like a heading if not given.
        score: How well rows look like a heading.

    Raises:
        KgError: It cannot be read, is of a kind that is not read, or is not safe to read.
        DataError: Something stands far from the table.
    """
    with _opened(path) as archive:
        names = _checked(path, archive)
        _refuse_macros(path, names)
        if "xl/workbook.xml" in names:
            return _xlsx(path, archive, sheet, score)
        if "content.xml" in names:
            return _ods(path, archive, sheet, score)
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
    tight = any(
        member.file_size > max(_SMALL_PART, member.compress_size * _RATIO) for member in members
    )
    if len(members) > _MEMBERS or unpacked > _UNPACKED or tight:
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


def _refuse_macros(path: Path, names: set[str]) -> None:
    """Refuse programs, wherever the two formats keep them."""
    if any(
        name.lower().endswith("vbaproject.bin")
        or name.lower().startswith(("xl/macrosheets/", "basic/", "scripts/"))
        for name in names
    ):
        raise KgError(f"{path}: holds macros, which are refused.\n  Save it without macros.")


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
    except (
        expat.ExpatError,
        ValueError,
        LookupError,
    ):  # no XML, or damaged further on: its own reader will tell
        pass
    return bool(declared)


def _xlsx(path: Path, archive: zipfile.ZipFile, wanted: str | None, score: Score) -> Grid:
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        tables: dict[str, Any] = {table.title: table for table in book.worksheets}
        for table in tables.values():
            table.reset_dimensions()
        samples: dict[str, list[list[Cell]]] = {}
        for name, table in tables.items():
            if len(tables) > 1 and wanted is None and table.sheet_state == "visible":
                rows = table.iter_rows(values_only=True, max_row=SAMPLE)
                samples[name] = [list(row) for row in rows]
        name, notes = _chosen(path, list(tables), wanted, samples, score)
        part = getattr(tables[name], "_worksheet_path", "")
        text = archive.read(part) if part in archive.namelist() else b""
        _refuse_rows(path, name, text)
        grid = Grid(name, _limited(path, name, tables[name].iter_rows(values_only=True)))
        grid.epoch_1904 = book.epoch.year == 1904
        grid.notes += notes
        _complete(text, grid)
        return grid
    except KgError:
        raise
    except Exception as wrong:  # whatever a damaged workbook makes the reader raise
        raise KgError(f"{path}: is damaged ({wrong}).\n  Save the workbook again.") from None


def _refuse_rows(path: Path, sheet: str, text: bytes) -> None:
    """Refuse rows that no spreadsheet program numbers so: too far away, or two of one number."""
    last = 0
    for match in _ROW_NUMBER.finditer(text):
        number = int(match[1])
        if number > _LAST_ROW or number <= last:
            raise DataError(
                Location(str(path), number),
                f"row {number} of sheet {sheet!r} comes after row {last}."
                if number <= last
                else f"sheet {sheet!r} has no row {number}.",
                "Open it in a spreadsheet program and save it again.",
            )
        last = number


def _complete(text: bytes, grid: Grid) -> None:
    """Repeat the value of merged cells, and tell of formulas that have no stored value."""
    rows = dict(grid.rows)
    for match in re.finditer(rb'<mergeCell ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"', text):
        _repeat(rows, int(match[2]), int(match[4]), _index(match[1]), _index(match[3]))
    empty = []
    for match in _UNVALUED.finditer(text):
        name = match[1] + match[2]
        empty.append(name.decode())
        number, index = int(match[2]), _index(match[1])
        if (cells := rows.get(number)) is not None and match[3]:
            cells.extend([None] * (index + 1 - len(cells)))
            cells[index] = "=" + html.unescape(match[3].decode("utf-8", "replace"))
    if empty:
        cells_named, more = ", ".join(empty[:10]), len(empty) - 10
        grid.notes.append(
            Note(
                f"fórmulas sin valor guardado, quedan como texto: {cells_named}"
                + (f" y {more} más" if more > 0 else ""),
                f"formulas without a stored value, kept as text: {cells_named}"
                + (f" and {more} more" if more > 0 else ""),
            )
        )


def _repeat(rows: dict[int, list[Cell]], first: int, last: int, left: int, right: int) -> None:
    """Give every cell of a merged block the value of its first one."""
    if (last - first + 1) * (right - left + 1) > _MERGED or first not in rows:
        return
    value = rows[first][left] if left < len(rows[first]) else None
    for number in range(first, last + 1):
        cells = rows.get(number)
        if cells is None or value in (None, ""):
            continue
        cells.extend([None] * (right + 1 - len(cells)))
        for index in range(left, right + 1):
            if cells[index] in (None, ""):  # what stands below a merged cell is kept
                cells[index] = value


def _index(name: bytes) -> int:
    number = 0
    for code in name:
        number = number * 26 + code - 64
    return number - 1


def _ods(path: Path, archive: zipfile.ZipFile, wanted: str | None, score: Score) -> Grid:
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
        samples: dict[str, list[list[Cell]]] = {}
        for one in book.sheets_metadata:
            if len(book.sheet_names) > 1 and wanted is None and "Visible" in str(one.visible):
                rows = book.get_sheet_by_name(one.name).to_python(
                    skip_empty_area=False, nrows=SAMPLE
                )
                samples[one.name] = [list(row) for row in rows]
        name, notes = _chosen(path, list(book.sheet_names), wanted, samples, score)
        cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (calamine.CalamineError, OSError, ValueError) as wrong:
        remedy = (
            "Remove what stands far from the table, or save the sheet as CSV."
            if "limit" in str(wrong)
            else "Save the workbook again."
        )
        raise KgError(f"{path}: cannot be read ({wrong}).\n  {remedy}") from None
    grid = Grid(name, _limited(path, name, cells), notes=notes)
    by_number = dict(grid.rows)
    for block in _merged(path, text, name):
        _repeat(by_number, *block)
    return grid


def _merged(path: Path, text: bytes, sheet: str) -> list[tuple[int, int, int, int]]:
    """Return the merged blocks of a sheet: first and last row, first and last column."""
    if not _SPANNED.search(text):
        return []
    found: list[tuple[int, int, int, int]] = []
    at = {"inside": 0, "row": 1, "rows": 1, "column": 0}

    def begin(name: str, told: dict[str, str]) -> None:
        if name == "table:table":
            at.update(inside=int(told.get("table:name") == sheet), row=1)
        elif name == "table:table-row":
            at.update(rows=_number(told, "table:number-rows-repeated"), column=0)
        elif at["inside"] and name in ("table:table-cell", "table:covered-table-cell"):
            down = _number(told, "table:number-rows-spanned")
            across = _number(told, "table:number-columns-spanned")
            if down * across > 1:
                first, left = at["row"], at["column"]
                found.append((first, first + down - 1, left, left + across - 1))
            at["column"] += _number(told, "table:number-columns-repeated")

    def end(name: str) -> None:
        if name == "table:table-row":
            at["row"] += at["rows"]

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError) as wrong:
        raise KgError(f"{path}: is damaged ({wrong}).\n  Save the workbook again.") from None
    return found


def _number(told: dict[str, str], name: str) -> int:
    return max(1, int(told.get(name, "1")))


def _refuse_repeats(path: Path, text: bytes) -> None:
    """Refuse rows and cells said to repeat so often that a small file would fill the memory.

    Empty ones behind the last cell that holds something are not counted: programs write them.
    """
    if _ODD_REPEAT.search(text):
        raise KgError(f"{path}: is damaged (a repeat is no number).\n  Save the workbook again.")
    for table in text.split(b"</table:table>"):
        last = max(table.rfind(mark) for mark in _FILLED)
        rows = sum(int(match[1]) for match in _ROW.finditer(table, 0, max(last, 0)))
        cells = max((int(match[1]) for match in _CELL.finditer(table, 0, max(last, 0))), default=1)
        if rows > _REPEATED_ROWS or rows * cells > _REPEATED_CELLS:
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


def _chosen(
    path: Path,
    names: list[str],
    wanted: str | None,
    samples: dict[str, list[list[Cell]]],
    score: Score,
) -> tuple[str, list[Note]]:
    """Return the sheet to read, and a note of those left aside.

    Args:
        path: The workbook.
        names: Its sheets.
        wanted: The one a person named.
        samples: The first rows of those to choose among, in order; of a single sheet none.
        score: How well rows look like a heading.
    """
    if not names:
        raise KgError(f"{path}: has no sheet.\n  Give a workbook with a table.")
    if wanted is not None:
        if wanted not in names:
            raise KgError(f"{path}: has no sheet {wanted!r}.\n  Use one of {', '.join(names)}.")
        return wanted, []
    filled = [name for name, rows in samples.items() if any(map(_filled, rows))]
    if not filled:
        return names[0], []
    best = max(filled, key=lambda name: score(samples[name]))  # the first of equal ones
    others = ", ".join(name for name in filled if name != best)
    note = Note(
        f"hojas que no se leen: {others} (nombre una con --sheet)",
        f"sheets not read: {others} (name one with --sheet)",
    )
    return best, [note] if others else []


def _filled(cells: list[Cell]) -> bool:
    return any(cell not in (None, "") for cell in cells)


def _limited(path: Path, sheet: str, rows: Any) -> list[tuple[int, list[Cell]]]:
    found: list[tuple[int, list[Cell]]] = []
    blank = 0
    for number, row in enumerate(rows, 1):
        cells: list[Cell] = list(row)
        while cells and (cells[-1] is None or cells[-1] == ""):
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise DataError(
                Location(str(path), number, letter(len(cells) - 1)),
                f"a cell of sheet {sheet!r} stands beyond column {letter(MOST_COLUMNS - 1)}.",
                "Remove what stands far from the table.",
            )
        if cells and blank > _BLANK_ROWS:
            raise DataError(
                Location(str(path), number, letter(len(cells) - 1)),
                f"a cell of sheet {sheet!r} stands {blank:,} empty rows below the table.",
                "Remove what stands far from the table.",
            )
        if len(found) - blank > _MOST_ROWS:
            raise KgError(
                f"{path}: holds more than {_MOST_ROWS:,} rows.\n  Split it into several files."
            )
        blank = 0 if cells else blank + 1
        if blank <= _BLANK_ROWS:
            found.append((number, cells))
    while found and not found[-1][1]:
        found.pop()
    return found
