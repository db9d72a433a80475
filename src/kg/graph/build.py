"""The build: tables to a persistent store, switched in only when it is whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from kg.errors import StoreError
from kg.tables import read_all

from .assemble import Assembled, assemble
from .release import FORMAT, Manifest, Release, building, kept, switch, use
from .store import holds, write_store

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
    """Write an assembled graph to a staging folder, load it, and switch it in.

    What a whole release already holds is not loaded again.
    """
    progress("write", "kg.nq")
    manifest = Manifest(
        format=FORMAT,
        version=version("cidpd-kg"),
        sha256=_write(assembled, staging),
        statements=assembled.quads,
        graphs=assembled.counts,
    )
    written = assembled.quads + assembled.union
    there = kept(staging, manifest, dist)
    if there is not None and holds(there.database, written):
        return use(there, dist)
    progress("load", "oxigraph")
    loaded = write_store(staging / "kg.nq", staging / "kg.nt", staging / "oxigraph")
    if loaded != written:
        raise StoreError(f"{staging}: {loaded} quads in the store, {written} written.")
    return switch(staging, manifest, dist)


def _write(assembled: Assembled, staging: Path) -> str:
    """Write the statements and the origins; return the digest of the statements."""
    digest = hashlib.sha256()
    with (staging / "kg.nq").open("wb") as nquads, (staging / "kg.nt").open("wb") as union:
        for blocks in _batched(assembled.blocks(), 1000):
            content = "".join([quads for quads, _ in blocks]).encode("utf-8")
            digest.update(content)
            nquads.write(content)
            union.write("".join([triples for _, triples in blocks]).encode("utf-8"))
    origins = "".join(f"{iri}\t{f}\t{line}\n" for iri, (f, line) in assembled.origins.items())
    (staging / "origins.tsv").write_text(origins, "utf-8")
    letters = "".join(
        f"{file}\t{field}\t{letter}\n"
        for file, fields in sorted(assembled.letters.items())
        for field, letter in sorted(fields.items())
    )
    (staging / "letters.tsv").write_text(letters, "utf-8")
    return digest.hexdigest()


def _batched(blocks: Iterator[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    while batch := list(islice(blocks, size)):
        yield batch
