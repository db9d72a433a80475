"""All tables together: read once, and every key checked to point to a row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from kg.errors import DanglingKeyError, DataError, Location, near

from .imports import Import, ImportedRow, merge, read_imports
from .model import TABLES, VOCABULARIES, Concept
from .read import read
from .sources import Source, read_sources

__all__ = ["LISTED", "Catalogue", "read_all"]

RowT = TypeVar("RowT")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every row of every table, and every source.

    ``rows`` maps a table's name to its rows in file order; ``concepts`` a scheme's name to its
    concepts; ``letters`` an imported file's name to the letter of its column of each field.
    """

    rows: dict[str, list[Any]]
    concepts: dict[str, list[Concept]]
    sources: list[Source]
    letters: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, row_class: type[RowT]) -> list[RowT]:
        """Return the rows of one table."""
        return cast(list[RowT], self.rows[row_class.table])  # type: ignore[attr-defined]

    def keys(self, table: str) -> set[str]:
        """Return the keys of a table, of ``vocab/{scheme}`` or of ``sources``."""
        if table == "sources":
            return {source.id for source in self.sources}
        if table.startswith("vocab/"):
            return {concept.id for concept in self.concepts[table.removeprefix("vocab/")]}
        return {row.id for row in self.rows[table]}


def read_all(
    data: Path,
    imports: Path | None = None,
    *,
    progress: Callable[[str], None] = lambda _: None,
) -> Catalogue:
    """Read the folder of curated tables, and the registries imported beside it.

    Args:
        data: The folder that holds ``tables``, ``vocab`` and ``sources``.
        imports: The folder of imported registries; without it, none.
        progress: Called with each table's name before it is read.

    Raises:
        DataError: A file is missing, or a cell in it is wrong; the first fault found stops.
    """
    rows: dict[str, list[Any]] = {}
    for row_class in TABLES:
        progress(row_class.table)  # type: ignore[attr-defined]
        path = data / "tables" / f"{row_class.table}.csv"  # type: ignore[attr-defined]
        rows[path.stem] = read(path, row_class, name=f"data/tables/{path.name}")
    concepts = {
        scheme: read(data / "vocab" / f"{scheme}.csv", Concept, name=f"data/vocab/{scheme}.csv")
        for scheme in VOCABULARIES
    }
    rows[ImportedRow.table] = []
    catalogue = Catalogue(rows, concepts, read_sources(data / "sources"))
    for table in (*rows.values(), *concepts.values()):
        _check_keys(catalogue, table)
    _check_size(catalogue, catalogue.sources, "data/sources")
    if imports is None:
        return catalogue
    progress("imports")
    return joined(catalogue, read_imports(imports))


def joined(catalogue: Catalogue, imports: Iterable[Import]) -> Catalogue:
    """Return a catalogue together with imported registries; the one given stays as it is.

    Raises:
        DataError: A registry has the key of a curated source, lost rows, or contradicts a link.
    """
    rows = {table: list(own) for table, own in catalogue.rows.items()}
    found = Catalogue(rows, catalogue.concepts, list(catalogue.sources), dict(catalogue.letters))
    for one in imports:
        _add(found, one)
    if len(found.sources) > len(catalogue.sources):
        for table in rows.values():
            _check_keys(found, table)
    return found


def _add(catalogue: Catalogue, one: Import) -> None:
    if one.source.id in catalogue.keys("sources"):
        raise DataError(
            Location(f"imports/{one.source.id}/source.toml", 1, "id"),
            f"the source {one.source.id!r} is one of the curated tables.",
            "Give the imported registry another id.",
        )
    merge(catalogue.rows, one)
    catalogue.sources.append(one.source)
    for file in sorted({row.at.file for row in one.rows[ImportedRow.table]}):
        known = catalogue.letters.setdefault(file, {})
        for name, (letter, _) in one.columns.items():  # of two files of one name, none is named
            known[name] = letter if known.get(name, letter) == letter else ""
    _check_size(catalogue, [one.source], "imports")


def _check_keys(catalogue: Catalogue, table: list[Any]) -> None:
    if not table:
        return
    known: dict[str, set[str]] = {}
    checked = []
    for spec in fields(table[0]):
        target = spec.metadata.get("to", "")
        if spec.name == "broader":
            known[spec.name] = {row.id for row in table}
            checked.append((spec.name, "its own table"))
        elif target:
            known[spec.name] = set().union(*(catalogue.keys(t) for t in target.split("|")))
            checked.append((spec.name, target))
    for row in table:
        for column, target in checked:
            value = getattr(row, column)
            for key in value if isinstance(value, tuple) else (value,):
                if key is not None and key not in known[column]:
                    where = Location(row.at.file, row.at.line, column)
                    raise DanglingKeyError(where, key, _files(target), known[column])


def _files(target: str) -> str:
    def file(name: str) -> str:
        return f"data/{name}.csv" if "/" in name else f"data/tables/{name}.csv"

    if target == "sources":
        return "data/sources"
    return " or ".join(file(name) for name in target.split("|")) if "own" not in target else target


def _check_size(catalogue: Catalogue, sources: list[Source], folder: str) -> None:
    """Refuse a source of which rows were lost or added unseen."""
    for source in sources:
        file = f"{folder}/{source.id}/source.toml"
        found = sum(1 for _ in _rows_of(catalogue, source.id, only_listed=folder == "imports"))
        if found != source.expected_rows:
            raise DataError(
                Location(file, 1, "expected_rows"),
                f"the tables hold {found} rows of it where {source.expected_rows} are expected.",
                "Restore the missing rows, or move the number once you have looked at why.",
            )
        for table, expected in source.expected_by_table.items():
            where = Location(file, 1, f"expected_by_table.{table}")
            if table not in catalogue.rows:
                raise DataError(
                    where, "no such table.", near(table, catalogue.rows) or "Remove it."
                )
            found = sum(row.source == source.id for row in catalogue.rows[table])
            if found != expected:
                raise DataError(
                    where,
                    f"data/tables/{table}.csv holds {found} rows of it where {expected} are "
                    "expected.",
                    "Restore the missing rows, or move the number once you have looked at why.",
                )


LISTED: Final = (
    "attestations",
    "event_participations",
    "memberships",
    "networks",
    "offices",
    "project_participations",
    "unresolved",
)
"""Tables whose rows are made one by one from the rows of a list."""


def _rows_of(catalogue: Catalogue, source: str, *, only_listed: bool) -> Iterator[Any]:
    """Rows made one by one from a source's own list, or else all it states."""
    if source == "vocabularies":
        yield from (concept for concepts in catalogue.concepts.values() for concept in concepts)
        return
    listed = [row for table in LISTED for row in catalogue.rows[table] if row.source == source]
    if only_listed or any(
        type(row).table in ("attestations", "offices", "unresolved") for row in listed
    ):
        yield from listed
        return
    for table in catalogue.rows.values():
        yield from (row for row in table if getattr(row, "source", None) == source)
