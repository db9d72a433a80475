"""A registry imported again: which row is which, and what is new, changed or gone."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.intake import Reading, RegistryRow
from kg.tables import Import, ImportedRow

from .names import fold, slug

__all__ = ["Changes", "compare"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a reading brings, compared with what was imported before.

    Attributes:
        ids: Id of each row by its number; a row known before keeps its id.
        new: Numbers of rows not known before.
        changed: For each number of a row known before, the cells that differ: old and new text.
        unchanged: Numbers of rows that say what they said; their place may be another.
        gone: Rows known before that are no longer there.
        before: The row as it was imported, by number.
        otherwise: Of each row known before, the fields whose cells say something else now.
    """

    ids: dict[int, str] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    changed: dict[int, dict[str, tuple[str, str]]] = field(default_factory=dict)
    unchanged: list[int] = field(default_factory=list)
    gone: list[ImportedRow] = field(default_factory=list)
    before: dict[int, ImportedRow] = field(default_factory=dict)
    otherwise: dict[int, set[str]] = field(default_factory=dict)

    def holds(self, number: int, name: str) -> bool:
        """Whether an answer about a field of a row still does: the cells it is about say the same.

        Capitals, accents and signs make no difference, nor what the column is called.
        """
        return not self.otherwise.get(number, set()) & set(_ABOUT.get(name, (name,)))

    def as_json(self) -> dict[str, Any]:
        """Return the account of what changed."""
        return {
            "new": self.new,
            "changed": [
                {"row": number, "id": self.ids[number], "cells": cells}
                for number, cells in self.changed.items()
            ],
            "gone": [
                {"id": row.id, "was": row.source_ref, "cells": json.loads(row.cells)}
                for row in self.gone
                if row.outcome != "gone"
            ],
            "unchanged": len(self.unchanged),
        }


_ABOUT = {
    "government": ("government", "state", "level"),
    "country": ("country", "counterpart", "division"),
    "counterpart": ("counterpart", "country", "division", "counterpart_kind"),
    "kind": ("kind", "title"),
    "signed": ("signed",),
}
"""The fields whose cells an answer is about."""
_PARTIES = ("government", "state", "counterpart", "country")


def compare(reading: Reading, before: Import | None, source: str) -> Changes:
    """Find each row of a reading among the rows imported before, and give new ones an id.

    A row is the same if all its cells are; else if its registry number is, where that is unique;
    else if it names the same parties, in the order of both files.

    Args:
        reading: The file.
        before: What was imported of this source before; None if nothing was.
        source: Key of the source.
    """
    found = Changes()
    old = list(before.rows[ImportedRow.table]) if before else []
    old.sort(key=lambda row: (row.outcome == "gone", row.at.line, row.id))
    cells = {row.id: json.loads(row.cells) for row in old}
    headings = {name: heading for name, (_, heading) in before.columns.items()} if before else {}
    left = list(reading.rows)
    numbered = _numbers(row.cells for row in left)

    def number(row: RegistryRow) -> Hashable:
        return numbered.get(fold(row.cells.get("registry_number", "")))

    earlier = _numbers({"registry_number": c.get(headings.get("registry_number", ""), "")}
                       for c in cells.values())  # fmt: skip
    for now, then in (
        (lambda row: tuple(sorted(row.original.items())),
         lambda row: tuple(sorted(cells[row.id].items()))),
        (number, lambda row: earlier.get(
            fold(cells[row.id].get(headings.get("registry_number", ""), "")))),
        (lambda row: _parties([row.cells.get(name, "") for name in _PARTIES]),
         lambda row: _parties([cells[row.id].get(headings.get(n, ""), "") for n in _PARTIES])),
    ):  # fmt: skip
        left, old = _pair(found, left, old, now, then)
    for row in reading.rows:
        known = found.before.get(row.number)
        if known is None:
            found.new.append(row.number)
            continue
        was = cells[known.id]
        found.otherwise[row.number] = {
            name
            for name in {name for names in _ABOUT.values() for name in names}
            if fold(was.get(headings.get(name, ""), "")) != fold(row.cells.get(name, ""))
        }
        differ = {
            heading: (was.get(heading, ""), row.original.get(heading, ""))
            for heading in dict.fromkeys((*was, *row.original))
            if was.get(heading, "") != row.original.get(heading, "")
        }
        if differ or known.outcome == "gone":
            found.changed[row.number] = differ
        else:
            found.unchanged.append(row.number)
    found.gone.extend(sorted(old, key=lambda row: row.id))
    _name(found, reading, source, numbered)
    return found


def _numbers(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return registry numbers that stand in one row only, by their folded form."""
    seen: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if text := fold(row.get("registry_number", "")):
            seen[text].append(text)
    return {text: text for text, all_of_it in seen.items() if len(all_of_it) == 1}


def _parties(texts: list[str]) -> Hashable:
    folded = tuple(fold(text) for text in texts)
    return folded if any(folded) else None


def _pair(
    found: Changes,
    rows: list[RegistryRow],
    old: list[ImportedRow],
    now: Callable[[RegistryRow], Hashable],
    then: Callable[[ImportedRow], Hashable],
) -> tuple[list[RegistryRow], list[ImportedRow]]:
    """Join rows of one key, in order; return what is left of both."""
    waiting: dict[Hashable, list[ImportedRow]] = defaultdict(list)
    for known in reversed(old):
        waiting[then(known)].append(known)
    left, taken = [], set()
    for row in rows:
        key = now(row)
        if key is None or not waiting.get(key):
            left.append(row)
            continue
        known = waiting[key].pop()
        found.before[row.number] = known
        taken.add(known.id)
    return left, [known for known in old if known.id not in taken]


def _name(found: Changes, reading: Reading, source: str, numbered: Mapping[str, str]) -> None:
    """Give each row its id: that it had, its registry number's, or the next free number."""
    used = {row.id for row in (*found.before.values(), *found.gone)}
    serial = 0
    for row in reading.rows:
        if row.number in found.before:
            found.ids[row.number] = found.before[row.number].id
            continue
        text = slug(numbered.get(fold(row.cells.get("registry_number", "")), ""))
        name = f"{source}-{text}"
        while not text or name in used:
            serial += 1
            text, name = "n", f"{source}-n{serial:04}"
        used.add(name)
        found.ids[row.number] = name
