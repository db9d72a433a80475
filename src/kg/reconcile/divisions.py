"""First-level divisions of other countries: the names people write."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from kg.errors import DataError, Location

from .names import fold

__all__ = ["JOINING", "read_divisions"]

JOINING: Final = frozenset(
    {"de", "del", "do", "da", "di", "du", "of", "the", "la", "y", "e", "and"}
)
"""Words after which a division is part of the name: *Universidad de Texas*."""


def read_divisions(path: Path) -> dict[str, str]:
    """Read the list of other names of divisions: by folded name, the key.

    Raises:
        DataError: The list cannot be read.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return {fold(row["name"]): row["division"] for row in csv.DictReader(lines)}
    except (OSError, KeyError) as wrong:
        raise DataError(
            Location(path.name, 1), f"cannot be read ({wrong}).", "Restore the file."
        ) from wrong
