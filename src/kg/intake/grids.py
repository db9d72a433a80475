"""The cells of a file, whatever it was kept as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

__all__ = ["MOST_COLUMNS", "SAMPLE", "Cell", "Grid", "Note", "Score"]

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Score = Callable[[list[list[Cell]]], int]
"""How well the first rows of a table look like a heading."""
MOST_COLUMNS: Final = 512
SAMPLE: Final = 40
"""Rows among which the heading is looked for."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person should know of a file that was read, in both languages."""

    es: str
    en: str


@dataclass(slots=True)
class Grid:
    """The cells of one sheet or file.

    Attributes:
        sheet: Its name; None for text.
        rows: Number of the row in the file, from 1, and its cells; rows in order.
        encoding: Of text; empty for a workbook.
        epoch_1904: Whether the workbook counts days from 1904.
        notes: What was met on the way and left out or decided.
    """

    sheet: str | None
    rows: list[tuple[int, list[Cell]]]
    encoding: str = ""
    epoch_1904: bool = False
    notes: list[Note] = field(default_factory=list)
