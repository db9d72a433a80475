"""Files written beside and then renamed, so that a reader never meets half of one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from kg.errors import OutputError

__all__ = ["replacing"]


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a name to write to; it takes the place of ``path`` only when all went well.

    Raises:
        OutputError: The folder cannot be written or the disk is full.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as wrong:
        raise OutputError(
            f"{path}: cannot be written ({wrong.strerror or wrong}).\n"
            "  Make the folder writable or name another one; what was there is unchanged."
        ) from wrong
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
