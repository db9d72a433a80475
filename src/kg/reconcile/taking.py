"""A whole import: compared with the one before, reconciled, tabulated, and written if wished."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.errors import DataError, Location
from kg.intake import Reading
from kg.tables import Import, Source, joined, read_all, read_imports, write_import

from .again import Changes, compare
from .describe import Description
from .ledger import Entry
from .reconciler import Reconciler
from .rows import Tabulator

__all__ = ["Taken", "take_in"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import comes to, before it is written.

    Attributes:
        entries: The account, one entry for each data row.
        changes: What is new, changed or gone since the import before.
        source: The source, with its number of rows; None if it was not described.
        rows: Rows by table.
        columns: Letter and heading of each field's column.
        names: What a candidate is called, by key.
        dropped: By row and field, answers of before to cells that say something else now.
    """

    entries: list[Entry]
    changes: Changes
    source: Source | None
    rows: dict[str, list[Any]]
    columns: dict[str, tuple[str, str]]
    names: dict[str, str]
    dropped: dict[int, dict[str, str]]

    def write(self, imports: Path) -> Path:
        """Write it into the folder of imports, all or nothing; return its own folder.

        Raises:
            OutputError: The folder cannot be written.
        """
        assert self.source is not None
        return write_import(imports, self.source, self.rows, self.columns)


def take_in(
    reading: Reading,
    data: Path,
    imports: Path,
    *,
    described: Description | None = None,
    review: Mapping[int, Mapping[str, str]] | None = None,
) -> Taken:
    """Reconcile a registry with the curated tables and with what was imported before.

    Args:
        reading: The file.
        data: The folder of curated tables.
        imports: The folder of imported registries.
        described: What the source is; without it there is an account, but no rows.
        review: What a person decides, by row and field; what was decided before still holds while
            the row says the same.

    Raises:
        DataError: The review names what does not exist, or a table is wrong.
    """
    key = described.source.id if described else ""
    known = read_all(data)
    if key in known.keys("sources"):
        raise DataError(
            Location(f"{key}.toml", 1, "id"),
            f"the source {key!r} is one of the curated tables.",
            "Give the imported registry another id.",
        )
    everything = read_imports(imports)
    before = next((one for one in everything if one.source.id == key), None)
    others = [one for one in everything if one.source.id != key]
    changes = compare(reading, before, key)
    answers, dropped = _answers(changes, review or {})
    catalogue = joined(known, others)
    own = {row.id for row in before.rows["counterparts"]} if before else set()
    reconciler = Reconciler(catalogue, data / "registry", answers, also=own)
    entries = reconciler.entries(reading)
    if described is None:
        return Taken(entries, changes, None, {}, {}, reconciler.names(), dropped)
    tabulator = Tabulator(
        reading, described, known=known, before=_with(before, others), changes=changes
    )
    source, rows = tabulator.tables(
        entries,
        new=reconciler.abroad.new,
        country_names=reconciler.foreign.names,
        places=reconciler.places(entries),
        answers=answers,
    )
    columns = {c.field: (c.letter, c.heading) for c in reversed(reading.columns) if c.field}
    return Taken(entries, changes, source, rows, columns, reconciler.names(), dropped)


def _with(before: Import | None, others: list[Import]) -> Import | None:
    """Return what is known of links, agreements and counterparts from imports, this one's first."""
    everything = [*([before] if before else []), *others]
    if not everything:
        return None
    tables = ("links", "agreements", "attestations", "counterparts")
    rows = {table: [row for one in reversed(everything) for row in one.rows[table]]
            for table in tables}  # fmt: skip
    return replace(everything[0], rows=rows)


def _answers(
    changes: Changes, review: Mapping[int, Mapping[str, str]]
) -> tuple[dict[int, dict[str, str]], dict[int, dict[str, str]]]:
    """Join what a person says now with what was said of the same rows before.

    Returns:
        The answers, and those of before that hold no longer because the row says something else.
    """
    found: dict[int, dict[str, str]] = {}
    dropped: dict[int, dict[str, str]] = {}
    for number, row in changes.before.items():
        for name, answer in json.loads(row.answers or "{}").items():
            kept = found if changes.holds(number, name) else dropped
            kept.setdefault(number, {})[name] = answer
    for number, said in review.items():
        found.setdefault(number, {}).update(said)
        for name in said:
            dropped.get(number, {}).pop(name, None)
    return found, {number: left for number, left in dropped.items() if left}
