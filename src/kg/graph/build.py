"""The build: tables to a persistent store, switched in only when it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from kg.errors import StoreError
from kg.tables import read_all

from .assemble import Assembled, assemble
from .release import FORMAT, Manifest, Release, building, switch
from .store import write_store

__all__ = ["build", "complete"]


def build(
    data: Path,
    dist: Path,
    *,
    imports: Path | None = None,
    progress: Callable[[str, str], None] = lambda _step, _what: None,
) -> Release:
    """Build the graph from the curated tables and put it in use.

    The same tables give the same bytes. Whatever goes wrong, at whatever moment, the last good
    release stays in use; the next build removes what was left behind.

    Args:
        data: The folder that holds ``tables``, ``vocab`` and ``sources``.
        dist: The folder results are written to.
        imports: The folder of imported registries; without it, none.
        progress: Called with a step (``read``, ``lift``, ``write``, ``load``) and what it is at.

    Raises:
        DataError: A table is wrong.
        OutputError: The result cannot be written.
        StoreError: The store could not be filled.
    """
    catalogue = read_all(data, imports, progress=lambda table: progress("read", table))
    assembled = assemble(catalogue, progress=lambda graph: progress("lift", graph))
    with building(dist) as staging:
        return complete(assembled, staging, dist, progress=progress)


def complete(
    assembled: Assembled,
    staging: Path,
    dist: Path,
    *,
    progress: Callable[[str, str], None] = lambda _step, _what: None,
) -> Release:
    """Write an assembled graph to a staging folder, load it, and switch it in."""
    progress("write", "kg.nq")
    digest = _write(assembled, staging)
    progress("load", "oxigraph")
    loaded = write_store(staging / "kg.nq", staging / "kg.nt", staging / "oxigraph")
    written = len(assembled.lines) + len(assembled.union)
    if loaded != written:
        raise StoreError(f"{staging}: {loaded} quads in the store, {written} written.")
    manifest = Manifest(
        format=FORMAT,
        version=version("cidpd-kg"),
        sha256=digest,
        statements=len(assembled.lines),
        graphs=assembled.counts,
    )
    return switch(staging, manifest, dist)


def _write(assembled: Assembled, staging: Path) -> str:
    """Write the statements and the origins; return the digest of the statements."""
    content = ("\n".join(assembled.lines) + "\n").encode("utf-8")
    (staging / "kg.nq").write_bytes(content)
    (staging / "kg.nt").write_text("\n".join(assembled.union) + "\n", "utf-8")
    origins = "".join(f"{iri}\t{f}\t{line}\n" for iri, (f, line) in assembled.origins.items())
    (staging / "origins.tsv").write_text(origins, "utf-8")
    letters = "".join(
        f"{file}\t{field}\t{letter}\n"
        for file, fields in sorted(assembled.letters.items())
        for field, letter in sorted(fields.items())
    )
    (staging / "letters.tsv").write_text(letters, "utf-8")
    return hashlib.sha256(content).hexdigest()
