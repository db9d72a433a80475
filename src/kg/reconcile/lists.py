"""The lists of names that people write, in the folder ``data/registry``."""

from __future__ import annotations

import csv
from pathlib import Path

from kg.errors import DataError, Location

from .names import fold

__all__ = ["read_names"]


def read_names(path: Path) -> dict[str, str]:
    """Read a list of two columns: by folded name, the key or keys of what it names.

    Raises:
        DataError: The list cannot be read.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            _, *rows = csv.reader(lines)
            return {fold(name): key for name, key in rows}
    except (OSError, ValueError) as wrong:
        raise DataError(
            Location(path.name, 1), f"cannot be read ({wrong}).", "Restore the file."
        ) from wrong
