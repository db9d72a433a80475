"""Imported registries: each a folder of its own beside the curated tables, whole or not there.

{imports}/
  {source}/              source.toml, columns.csv and tables/*.csv of the curated tables' schema
  .{source}.next/        whole, and about to take the place of the one above; read instead of it
  .{source}.new-{pid}/   being written, or what a killed import left behind; never read
  .{source}.old-{pid}/   being removed
"""

from __future__ import annotations

import contextlib
import csv
import fcntl
import io
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, ClassVar, Final

from kg.errors import DataError, Location, OutputError

from .cells import Decimal, Key, PartialDate
from .model import Agreement, Attestation, Counterpart, Country, Link, UnresolvedRow
from .read import columns, read
from .row import Row, column
from .sources import Source, read_source, source_text

__all__ = ["IMPORT_TABLES", "Import", "ImportedRow", "read_imports", "write_import"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedRow(Row):
    """A row of an imported file: what became of it, and its cells as they stood.

    Its id is that of its attestation or unresolved row. A row that a newer extract no longer holds
    stays, with the outcome ``gone``, so that its id is never given to another.
    """

    table: ClassVar[str] = "imported_rows"
    title_es: ClassVar[str] = "Filas importadas"
    title_en: ClassVar[str] = "Imported rows"

    outcome: Key = column("qué fue de ella", "what became of it")
    score: Decimal = column("puntaje, de 0 a 1", "score, 0 to 1")
    reason_es: str = column("motivo", "reason, in Spanish")
    reason_en: str = column("motivo, en inglés", "reason")
    answers: str | None = column("lo que decidió una persona", "what a person decided, JSON")
    cells: str = column("celdas de la fila, por encabezado, JSON", "cells by heading, JSON")


IMPORT_TABLES: Final[tuple[type, ...]] = (
    Country, Counterpart, Link, Agreement, Attestation, UnresolvedRow, ImportedRow,
)  # fmt: skip
_PLACE: Final = re.compile(r"(.+):([0-9]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Import:
    """One imported registry.

    Attributes:
        source: What it is.
        rows: Rows by table. Their place is the row of the spreadsheet they came from.
        columns: Letter and heading of the spreadsheet's column understood as each field.
    """

    source: Source
    rows: Mapping[str, list[Any]]
    columns: Mapping[str, tuple[str, str]]


def read_imports(folder: Path) -> list[Import]:
    """Read every imported registry, sorted by key; none if there is no such folder.

    Raises:
        DataError: A file is missing, or a cell in it is wrong.
    """
    if not folder.is_dir():
        return []
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if match := re.fullmatch(r"\.([a-z0-9-]+)\.next", path.name):
            found[match[1]] = path
        elif not path.name.startswith(".") and (path / "source.toml").is_file():
            found.setdefault(path.name, path)
    return [_read(key, path) for key, path in sorted(found.items())]


def _read(key: str, folder: Path) -> Import:
    source = read_source(folder / "source.toml", identity=key, name=f"imports/{key}/source.toml")
    rows: dict[str, list[Any]] = {}
    for row_class in IMPORT_TABLES:
        table: str = row_class.table  # type: ignore[attr-defined]
        path = folder / "tables" / f"{table}.csv"
        rows[table] = read(path, row_class, name=f"imports/{key}/tables/{table}.csv")
    _place(rows)
    understood: dict[str, tuple[str, str]] = {}
    path = folder / "columns.csv"
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                understood[row["field"]] = (row["letter"], row["heading"])
    except (OSError, KeyError, UnicodeDecodeError, csv.Error) as wrong:
        raise DataError(
            Location(f"imports/{key}/columns.csv", 1),
            f"cannot be read ({wrong}).",
            "Import the registry again.",
        ) from None
    return Import(source, rows, understood)


def _place(rows: dict[str, list[Any]]) -> None:
    """Give rows the place in the spreadsheet they came from; a link has that of its first row."""
    first: dict[str, Location] = {}
    for table, named in rows.items():
        for index, row in enumerate(named):
            match = _PLACE.fullmatch(getattr(row, "source_ref", ""))
            if match is not None:
                named[index] = replace(row, at=Location(match[1], int(match[2])))
        if table == "attestations":
            for row in sorted(named, key=lambda one: one.at.line):
                first.setdefault(row.link, row.at)
                first.setdefault(row.agreement or "", row.at)
    for table in ("links", "agreements"):
        rows[table] = [replace(row, at=first.get(row.id, row.at)) for row in rows[table]]


def write_import(
    folder: Path,
    source: Source,
    rows: Mapping[str, Iterable[Any]],
    understood: Mapping[str, tuple[str, str]],
) -> Path:
    """Write an imported registry, all of it or nothing; return its folder.

    What is there stays in use, whatever goes wrong and whenever, until the new one is whole.

    Args:
        folder: The folder of all imported registries.
        source: What the registry is.
        rows: Rows by table.
        understood: Letter and heading of the spreadsheet's column understood as each field.

    Raises:
        OutputError: The folder cannot be written, or another import of this source is running.
    """
    final, coming = folder / source.id, folder / f".{source.id}.next"
    beside = folder / f".{source.id}.new-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder / f".{source.id}.lock"):
            _complete(final, coming)
            for left in (*folder.glob(f".{source.id}.new-*"), *folder.glob(f".{source.id}.old-*")):
                shutil.rmtree(left, ignore_errors=True)
            try:
                _fill(beside, source, rows, understood)
                beside.rename(coming)
                _sync(folder)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
            _complete(final, coming)
            _sync(folder)
    except OSError as wrong:
        raise OutputError(
            f"{final}: cannot be written ({wrong.strerror or wrong}).\n"
            "  Free space or make the folder writable; what was there stays in use."
        ) from wrong
    return final


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise OutputError(
                f"{path.parent}: another import of this source is running here.\n"
                "  Wait until it has ended."
            ) from None
        yield


def _complete(final: Path, coming: Path) -> None:
    """Put a whole folder in the place of the one before; readers already prefer it."""
    if not coming.is_dir():
        return
    old = final.with_name(f".{final.name}.old-{os.getpid()}")
    if final.exists():
        final.rename(old)
    coming.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def _fill(
    beside: Path,
    source: Source,
    rows: Mapping[str, Iterable[Any]],
    understood: Mapping[str, tuple[str, str]],
) -> None:
    (beside / "tables").mkdir(parents=True)
    body = [(field, *told) for field, told in sorted(understood.items())]
    texts = {
        "source.toml": source_text(source),
        "columns.csv": _csv(("field", "letter", "heading"), body),
    }
    for row_class in IMPORT_TABLES:
        table: str = row_class.table  # type: ignore[attr-defined]
        names = columns(row_class)
        cells = ([cell(getattr(row, name)) for name in names] for row in rows.get(table, ()))
        texts[f"tables/{table}.csv"] = _csv(names, sorted(cells, key=lambda row: row[0]))
    for name, content in texts.items():
        path = beside / name
        path.write_text(content, "utf-8", newline="")
        _sync(path)
    for path in (beside / "tables", beside):
        _sync(path)


def _csv(names: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()


def cell(value: Any) -> str:
    """Return a value as a cell of a curated table."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return ";".join(cell(one) for one in value)
    if isinstance(value, PartialDate):
        return value.text
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def merge(rows: dict[str, list[Any]], one: Import) -> None:
    """Add the rows of an imported registry to those of the curated tables.

    A row whose key is there already is the same thing: a link or an agreement must then say the
    same; of a counterpart or a country the curated row is kept.

    Raises:
        DataError: A link or an agreement of the same key is another one.
    """
    for table, added in one.rows.items():
        into = rows.setdefault(table, [])
        known = {row.id: row for row in into}
        for row in added:
            there = known.get(row.id)
            if there is None:
                into.append(row)
            elif table in ("links", "agreements") and not _same(there, row):
                raise DataError(
                    row.at,
                    f"{row.id!r} is another one at {there.at}.",
                    f"Import {one.source.id} again: kg import FILE --source {one.source.id}.toml",
                )


def _same(one: Any, other: Any) -> bool:
    names = [f.name for f in fields(one) if f.name not in ("at", "name", "name_en")]
    return all(getattr(one, name) == getattr(other, name) for name in names)
