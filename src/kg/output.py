"""Files written beside and then renamed, so that a reader never meets half of one."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import OutputError

__all__ = ["replacing", "write_files"]


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


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write several files; none takes its place before all are whole.

    Raises:
        OutputError: A folder cannot be written or the disk is full.
    """
    with contextlib.ExitStack() as places:
        for path, content in contents.items():
            places.enter_context(replacing(path)).write_bytes(content)
