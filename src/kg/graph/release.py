"""Releases on disk: written beside, switched in by one rename, cleared up after an interruption.

{dist}/store/
  current              symbolic link to the release in use
  {digest}/            one release; its name is the digest of its statements
    manifest.json      written last: format, counts, digest
    kg.nq              the graph as sorted N-Quads
    origins.tsv        the table row, or row of an imported file, each thing was lifted from
    letters.tsv        columns of imported files, by field
    oxigraph/          the persistent store
  .building-{pid}/     a build under way, or what a killed one left behind
  .lock                held while a build runs
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.errors import OutputError, StoreError

__all__ = ["FORMAT", "Manifest", "Release", "building", "current", "kept", "switch", "use"]

FORMAT: Final = 2
"""Version of the layout above; a store of another version is refused, never misread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a release is; the same tables give the same manifest.

    Attributes:
        format: ``FORMAT`` of the code that built it.
        version: Version of the package that built it.
        sha256: Digest of ``kg.nq``.
        statements: Number of quads.
        graphs: Number of statements in each named graph.
    """

    format: int
    version: str
    sha256: str
    statements: int
    graphs: dict[str, int]


@dataclass(frozen=True, slots=True)
class Release:
    """A complete release in its folder."""

    directory: Path
    manifest: Manifest

    @property
    def nquads(self) -> Path:
        """The graph as sorted N-Quads."""
        return self.directory / "kg.nq"

    @property
    def union(self) -> Path:
        """The union of the named graphs as sorted N-Triples."""
        return self.directory / "kg.nt"

    @property
    def origins(self) -> Path:
        """Tab-separated: IRI, table file, line."""
        return self.directory / "origins.tsv"

    @property
    def letters(self) -> Path:
        """Tab-separated: imported file, field, letter of its column."""
        return self.directory / "letters.tsv"

    @property
    def database(self) -> Path:
        """Folder of the persistent store."""
        return self.directory / "oxigraph"


def read_manifest(directory: Path) -> Manifest:
    """Read the manifest of a release.

    Raises:
        StoreError: There is none, it is damaged, or it is of another format.
    """
    again = "  Run: kg build"
    try:
        values = json.loads((directory / "manifest.json").read_text("utf-8"))
        found = values["format"]
    except FileNotFoundError:
        raise StoreError(f"{directory}: no built graph here.\n{again}") from None
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise StoreError(f"{directory}: the manifest is damaged ({wrong}).\n{again}") from None
    if found != FORMAT:
        raise StoreError(
            f"{directory}: built in format {found}, this version reads format {FORMAT}.\n{again}"
        )
    try:
        return Manifest(**values)
    except TypeError as wrong:
        raise StoreError(f"{directory}: the manifest is damaged ({wrong}).\n{again}") from None


def current(dist: Path) -> Release:
    """Return the release in use.

    Raises:
        StoreError: Nothing was built yet, or what was built cannot be used.
    """
    link = dist / "store" / "current"
    if not link.exists():
        raise StoreError(f"{dist}: no built graph here.\n  Run: kg build")
    directory = link.resolve()
    release = Release(directory, read_manifest(directory))
    if not release.database.is_dir() or not release.nquads.is_file():
        raise StoreError(f"{directory}: files of the built graph are missing.\n  Run: kg build")
    return release


@contextlib.contextmanager
def building(dist: Path) -> Iterator[Path]:
    """Give a new empty folder to build in, alone, after clearing what killed builds left.

    Raises:
        OutputError: The folder cannot be written, or another build is running.
    """
    store = dist / "store"
    try:
        store.mkdir(parents=True, exist_ok=True)
        lock = (store / ".lock").open("w")
    except OSError as wrong:
        raise OutputError(
            f"{store}: cannot be written ({wrong.strerror}).\n"
            "  Make the folder writable, or set KG_DIST to another one."
        ) from wrong
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise OutputError(
                f"{store}: another build is running here.\n  Wait until it has ended."
            ) from None
        for left in store.glob(".building-*"):
            shutil.rmtree(left, ignore_errors=True)
        staging = store / f".building-{os.getpid()}"
        try:
            staging.mkdir()
            yield staging
        except OSError as wrong:
            raise OutputError(
                f"{store}: the graph could not be written ({wrong.strerror or wrong}).\n"
                "  Free space or make the folder writable; the last good graph stays in use."
            ) from wrong
        finally:
            shutil.rmtree(staging, ignore_errors=True)


def kept(staging: Path, manifest: Manifest, dist: Path) -> Release | None:
    """Return the release an earlier build left that is the same as the one staged, if there is."""
    directory = _folder(manifest, dist)
    try:
        same = (directory / "manifest.json").read_text("utf-8") == _text(manifest)
        for file in staging.glob("*.tsv"):
            same = same and (directory / file.name).read_bytes() == file.read_bytes()
    except OSError:
        return None
    release = Release(directory, manifest)
    return release if same and release.nquads.is_file() and release.union.is_file() else None


def switch(staging: Path, manifest: Manifest, dist: Path) -> Release:
    """Complete a staged release and put it in use.

    The release it replaces is kept for whoever still reads it; all older ones are removed.
    """
    final = _folder(manifest, dist)
    (staging / "manifest.json").write_text(_text(manifest), "utf-8")
    for path in (*staging.iterdir(), staging):
        _sync(path)
    shutil.rmtree(final, ignore_errors=True)
    staging.replace(final)
    _sync(final.parent)
    return use(Release(final, manifest), dist)


def use(release: Release, dist: Path) -> Release:
    """Put a complete release in use; keep it and the one before, remove all older ones."""
    store = dist / "store"
    final = release.directory
    before = (store / "current").resolve().name
    pointer = store / ".current-new"
    pointer.unlink(missing_ok=True)
    pointer.symlink_to(final.name)
    pointer.replace(store / "current")
    _sync(store)
    for old in store.iterdir():
        building_now = old.name.startswith(".building-")
        if (
            old.is_dir()
            and not old.is_symlink()
            and not building_now
            and old.name not in (final.name, before)
        ):
            shutil.rmtree(old, ignore_errors=True)
    return release


def _folder(manifest: Manifest, dist: Path) -> Path:
    return dist / "store" / manifest.sha256[:16]


def _text(manifest: Manifest) -> str:
    return json.dumps(asdict(manifest), indent=2, sort_keys=True) + "\n"


def _sync(path: Path) -> None:
    """Ask the disk to keep a file or folder, so that a power cut after the switch loses nothing."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
