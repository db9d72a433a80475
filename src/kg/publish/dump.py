"""Dumps: the graph, or one source of it, in open formats."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from kg.errors import KgError, near
from kg.graph.lines import Statement, statements, triples, write_turtle
from kg.graph.release import Release
from kg.iri import BASE
from kg.layout import Layout
from kg.output import replacing
from kg.tables.model import TABLES, VOCABULARIES

from .context import context, context_iri
from .csvw import csvw_metadata
from .describe import describe
from .jsonld import write_jsonld

__all__ = ["FORMATS", "STEM", "export"]

STEM: Final = "cidpd-kg"
"""Begin of the names of files that hold the whole graph."""
FORMATS: Final = ("turtle", "jsonld", "nquads", "ntriples", "csv")


def export(
    release: Release,
    layout: Layout,
    output: Path,
    *,
    formats: tuple[str, ...] = FORMATS,
    source: str = "",
) -> list[Path]:
    """Write dumps; each file takes its place only when it is whole.

    Args:
        release: The graph.
        layout: Where the tables and the ontology are.
        output: Folder to write to; made if it is missing.
        formats: Some of ``FORMATS``.
        source: Key of the only source to write; all of them if empty.

    Returns:
        The files written, in order; the last is ``SHA256SUMS``.

    Raises:
        KgError: There is no such source.
        OutputError: The folder cannot be written.
    """
    known = release.manifest.graphs
    if source and source not in known:
        hint = near(source, known) or f"The sources are: {', '.join(known)}."
        raise KgError(f"no source {source!r}.\n  {hint}")
    stem = source or STEM
    writers: dict[str, Callable[[], Iterator[Path]]] = {
        "turtle": lambda: _turtle(release, output / f"{stem}.ttl", source),
        "jsonld": lambda: _jsonld(release, layout, output / f"{stem}.jsonld", source),
        "nquads": lambda: _nquads(release, output / f"{stem}.nq", source),
        "ntriples": lambda: _ntriples(release, output / f"{stem}.nt", source),
        "csv": lambda: _tables(layout, output / f"{stem}-csv", source),
    }
    written = [path for name in formats for path in writers[name]()]
    if not source:
        written += _description(release, written, output)
    sums = output / "SHA256SUMS"
    lines = [f"{_digest(path)}  {path.relative_to(output)}\n" for path in sorted(written)]
    with replacing(sums) as beside:
        beside.write_text("".join(lines), "utf-8")
    return [*written, sums]


def _nquads(release: Release, path: Path, source: str) -> Iterator[Path]:
    with replacing(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{s} {p} {o} {g} .\n" for s, p, o, g in statements(release, source))
    yield path


def _ntriples(release: Release, path: Path, source: str) -> Iterator[Path]:
    with replacing(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in triples(statements(release, source)))
    yield path


def _turtle(release: Release, path: Path, source: str) -> Iterator[Path]:
    with replacing(path) as beside:
        write_turtle(triples(statements(release, source)), beside)
    yield path


def _jsonld(release: Release, layout: Layout, path: Path, source: str) -> Iterator[Path]:
    names = context(layout.ontology)
    text = json.dumps(names, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
    own = context_iri(release.manifest.version).removeprefix(BASE)
    published = [path.with_name("context.jsonld"), path.parent / own]
    for name in published:
        with replacing(name) as beside:
            beside.write_text(text, "utf-8")
    ordered = sorted(statements(release, source), key=lambda s: (s.graph, s))
    graphs: Iterator[tuple[str, Iterator[Statement]]] = groupby(ordered, key=lambda s: s.graph)
    with replacing(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(write_jsonld(graphs, names))
    yield from published
    yield path


def _tables(layout: Layout, folder: Path, source: str) -> Iterator[Path]:
    files = [f"tables/{row_class.table}.csv" for row_class in TABLES]  # type: ignore[attr-defined]
    files += [f"vocab/{scheme}.csv" for scheme in VOCABULARIES]
    for name in files:
        path = folder / name.removeprefix("tables/")
        with replacing(path) as beside:
            _rows(layout.data / name, beside, source)
        yield path
    path = folder / "csv-metadata.json"
    with replacing(path) as beside:
        text = json.dumps(csvw_metadata(), indent=2, ensure_ascii=False)
        beside.write_text(text + "\n", "utf-8")
    yield path


def _rows(table: Path, beside: Path, source: str) -> None:
    """Copy a table, or only a source's rows of it; lists and tables without source stay whole."""
    with (
        table.open(encoding="utf-8", newline="") as lines,
        beside.open("w", encoding="utf-8", newline="") as out,
    ):
        rows = csv.reader(lines)
        header = next(rows)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        at = header.index("source") if source and "source" in header else None
        writer.writerows(row for row in rows if at is None or row[at] == source)


def _description(release: Release, files: list[Path], folder: Path) -> Iterator[Path]:
    path = folder / "dataset.ttl"
    with replacing(path) as beside:
        beside.write_text(describe(release, files, folder), "utf-8")
    yield path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
