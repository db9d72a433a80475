"""A registry as rows with named fields, each with its number in the file and its original text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from kg.errors import KgError
from kg.layout import project
from kg.wording import counted

from .columns import Column, fold, letter, name_columns, read_mapping, read_synonyms
from .dates import NO_DATE, ParsedDate, read_date
from .grids import SAMPLE, Cell, Grid, Note, Score
from .separated import read_separated
from .workbooks import read_workbook

__all__ = ["Reading", "RegistryRow", "Skipped", "preview", "read_registry"]

_TOTAL: Final = re.compile(r"(gran )?(sub ?)?total(es)?\b.*|suma(s)?|sum|grand total\b.*")
_NOTE: Final = re.compile(
    r"(fuentes?|notas?|sources?|notes?|elaboracion|elaborado|actualizado|updated|corte)\b"
)
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_DATES: Final = ("signed", "registered", "in_force", "ends")


@dataclass(frozen=True, slots=True)
class RegistryRow:
    """A data row.

    Attributes:
        number: Its number in the file, from 1, as a spreadsheet shows it.
        original: Text of each cell that is not empty, by heading (or letter, if it has none).
        cells: Text of the understood cells by field; several areas or notes joined by ``; ``.
        signed: When the agreement was signed, as far as the row says it.
        dates: The other dates, by field.
    """

    file: str
    sheet: str | None
    number: int
    original: Mapping[str, str]
    cells: Mapping[str, str]
    signed: ParsedDate
    dates: Mapping[str, ParsedDate]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no data row: ``title``, ``heading``, ``total``, ``note`` or ``blank``."""

    number: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, read: every row of it is in ``rows`` or in ``skipped``."""

    file: str
    sheet: str | None
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[RegistryRow, ...]
    skipped: tuple[Skipped, ...]
    encoding: str
    notes: tuple[Note, ...]


def read_registry(
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Path | None = None,
    encoding: str | None = None,
    data: Path | None = None,
) -> Reading:
    """Read a registry.

    Args:
        path: CSV or other separated text, XLSX or ODS.
        sheet: Sheet of a workbook; the one that looks most like a table if not given.
        mapping: TOML file of headings and fields, which goes before the project's own.
        encoding: Of text; found out if not given.
        data: The folder of the project's data; its own if not given.

    Raises:
        KgError: The file cannot be read, is not safe, or no row of it looks like a heading.
    """
    synonyms = read_synonyms((data or project().data) / "registry" / "columns.csv")
    chosen = read_mapping(mapping) if mapping else {}

    def score(rows: list[list[Cell]]) -> int:
        return max((_fields(_texts(row), (), synonyms, chosen) for row in rows), default=0)

    grid = _grid(path, sheet, encoding, score)
    at, above = _heading(grid, synonyms, chosen)
    if at is None:
        raise KgError(
            f"{path}{f' [{grid.sheet}]' if grid.sheet else ''}: no row looks like a heading: fewer"
            " than two columns are known.\n"
            '  Write a mapping file with lines such as "Ciudad hermana" = "counterpart".'
        )
    columns = name_columns(_texts(grid.rows[at][1]), above, synonyms, chosen)
    rows: list[RegistryRow] = []
    skipped = [
        Skipped(number, "title" if any(_texts(cells)) else "blank", _line(cells))
        for number, cells in grid.rows[:at]
    ]
    heading = grid.rows[at]
    skipped.append(Skipped(heading[0], "heading", _line(heading[1])))
    day_first = {
        column.index: _day_first([cells for _, cells in grid.rows[at + 1 :]], column.index)
        for column in columns
        if column.field in _DATES
    }
    for number, cells in grid.rows[at + 1 :]:
        texts = _texts(cells)
        reason = _no_data(texts, _texts(heading[1]), columns)
        if reason:
            skipped.append(Skipped(number, reason, _line(cells)))
        else:
            rows.append(_row(path, grid, number, cells, texts, columns, day_first))
    return Reading(
        str(path), grid.sheet, heading[0], columns, tuple(rows), tuple(skipped), grid.encoding,
        (*grid.notes, *_missing(columns, chosen, _texts(heading[1]))),
    )  # fmt: skip


def _missing(
    columns: tuple[Column, ...], mapping: Mapping[str, str], headings: list[str]
) -> list[Note]:
    """Return what a person should know of columns that are needed, or mapped, and not there."""
    fields = {column.field for column in columns}
    notes = []
    if not fields & {"government", "state"}:
        notes.append(
            Note(
                "ninguna columna se entiende como la parte mexicana (use --mapping)",
                "no column is understood as the Mexican party (use --mapping)",
            )
        )
    if "counterpart" not in fields:
        notes.append(
            Note(
                "ninguna columna se entiende como la contraparte (use --mapping)",
                "no column is understood as the counterpart (use --mapping)",
            )
        )
    there = {fold(heading) for heading in headings}
    if lost := [heading for heading in mapping if heading not in there]:
        named = ", ".join(lost)
        notes.append(
            Note(
                f"la correspondencia nombra columnas que no están: {named}",
                f"the mapping names columns that are not there: {named}",
            )
        )
    return notes


def _grid(path: Path, sheet: str | None, encoding: str | None, score: Score) -> Grid:
    """Read the cells of a file; what it is is told by its content, not by its name."""
    try:
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
        return read_workbook(path, sheet, score)
    if sheet is not None:
        raise KgError(f"{path}: is text and has no sheet {sheet!r}.\n  Leave --sheet out.")
    return read_separated(path, encoding, score)


_SAID: Final = {
    "es": ("encabezado en la fila {}", "fila de datos|filas de datos", "fila fuera|filas fuera",
           "(queda como texto)",
           "(correspondencia)"),
    "en": ("heading in row {}", "data row|data rows", "row left out|rows left out",
           "(kept as text)", "(mapping)"),
}  # fmt: skip


def preview(reading: Reading, lang: str = "en") -> str:
    """Return how each column was understood, and what was left out, as lines of text.

    Args:
        reading: The file.
        lang: ``es`` or ``en``.
    """
    heading, rows, left_out, kept, mapped = _SAID[lang]
    said = [
        heading.format(reading.header_row),
        counted(len(reading.rows), rows),
        counted(len(reading.skipped), left_out),
        *([reading.encoding] if reading.encoding else []),
    ]
    sheet = f" [{reading.sheet}]" if reading.sheet else ""
    lines = [f"{reading.file}{sheet}: {', '.join(said)}"]
    first = reading.rows[0].original if reading.rows else {}
    for column in reading.columns:
        example = " ".join(first.get(column.heading, "").split())
        lines.append(
            f"  {column.letter:>3}  {column.heading or '—':<32} → {column.field or kept:<18}"
            f"{f' {mapped}' if column.how == 'mapping' else ''} {example[:40]}".rstrip()
        )
    lines += [f"  ! {note.es if lang == 'es' else note.en}" for note in reading.notes]
    return "\n".join(lines) + "\n"


def _texts(cells: Sequence[Cell]) -> list[str]:
    return [_text(cell) for cell in cells]


def _text(cell: Cell) -> str:
    """Return a cell as a person reads it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        plain = cell.isoformat(sep=" ")
        return plain.removesuffix(" 00:00:00")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell).strip()


def _line(cells: Sequence[Cell]) -> str:
    return " | ".join(text for text in _texts(cells) if text)


def _fields(
    row: Sequence[str],
    above: Sequence[str],
    synonyms: Mapping[str, str],
    mapping: Mapping[str, str],
) -> int:
    columns = name_columns([text[:200] for text in row], above, synonyms, mapping)
    return len({column.field for column in columns if column.field})


def _heading(
    grid: Grid, synonyms: Mapping[str, str], mapping: Mapping[str, str]
) -> tuple[int | None, list[str]]:
    """Return the place of the heading, and the cells merged above it; the first best one."""
    best: tuple[int, int, int] | None = None
    over: list[str] = []
    for at, (_, cells) in enumerate(grid.rows[:SAMPLE]):
        texts = _texts(cells)
        for use_above in (False, True):
            above = _spread(_texts(grid.rows[at - 1][1])) if use_above and at else []
            if use_above and len(set(filter(None, above))) < 2:
                continue
            count = _fields(texts, above, synonyms, mapping)
            rank = (count, -at, int(use_above))
            if count >= 2 and (best is None or rank > best):
                best, over = rank, above
    return (-best[1], over) if best else (None, [])


def _spread(texts: list[str]) -> list[str]:
    """Repeat a merged heading over the columns it spans."""
    last, found = "", []
    for text in texts:
        last = text or last
        found.append(last)
    return found


def _no_data(texts: list[str], heading: list[str], columns: tuple[Column, ...]) -> str:
    """Return why a row holds no data, or an empty string."""
    filled = [text for text in texts if text]
    if not filled:
        return "blank"
    if filled == [text for text in heading if text]:
        return "heading"
    parties = {"government", "counterpart", "country"}
    named = sum(
        bool(texts[column.index])
        for column in columns
        if column.field in parties and column.index < len(texts)
    )
    if _TOTAL.fullmatch(re.sub(r"\s*[\d:].*$", "", fold(filled[0]))) and named <= 1:
        return "total"
    if len(filled) == 1 and len(heading) > 2 and _NOTE.match(fold(filled[0])):
        return "note"
    return ""


def _day_first(rows: Sequence[Sequence[Cell]], index: int) -> bool | None:
    """Return which number of ``3/5/1998`` is the day, if a date of the same column tells."""
    ones = twos = 0
    for cells in rows:
        text = cells[index] if index < len(cells) else None
        if isinstance(text, str) and (
            match := re.match(r"\s*(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})\b", text)
        ):
            ones += int(match[1]) > 12
            twos += int(match[2]) > 12
    if bool(ones) == bool(twos):
        return None
    return bool(ones)


def _row(
    path: Path,
    grid: Grid,
    number: int,
    cells: Sequence[Cell],
    texts: list[str],
    columns: tuple[Column, ...],
    day_first: Mapping[int, bool | None],
) -> RegistryRow:
    original: dict[str, str] = {}
    named: dict[str, str] = {}
    dates: dict[str, ParsedDate] = {}
    for index, text in enumerate(texts):
        if not text:
            continue
        column = columns[index] if index < len(columns) else None
        heading = column.heading if column and column.heading else ""
        key = heading or f"[{letter(index)}]"
        original[f"{key} [{letter(index)}]" if key in original else key] = text
        if column is None or column.field is None:
            continue
        named[column.field] = f"{named[column.field]}; {text}" if column.field in named else text
        if column.field in _DATES:
            value = cells[index]
            dates[column.field] = read_date(
                text if isinstance(value, str) else value,
                day_first=day_first.get(index),
                epoch_1904=grid.epoch_1904,
            )
    signed = dates.pop("signed", NO_DATE)
    return RegistryRow(str(path), grid.sheet, number, original, named, signed, dates)
