"""The build: the same bytes everywhere, and the last good graph kept whatever happens."""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OutputError, StoreError
from kg.graph import build, open_store
from kg.graph.release import current
from kg.graph.store import write_store
from kg.layout import Layout

COMMAND = [sys.executable, "-m", "kg", "build", "--quiet", "--dist"]


def run(dist: Path, layout: Layout, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, str(dist), "--root", str(layout.root)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_same_tables_give_the_same_bytes(
    tmp_path: Path, layout: Layout, built_store: Path
) -> None:
    for number, env in enumerate(
        (
            {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
            {"PYTHONHASHSEED": "77", "TZ": "America/Mexico_City", "LC_ALL": "C.UTF-8"},
        )
    ):
        assert run(tmp_path / str(number), layout, **env).returncode == 0
        here, there = current(tmp_path / str(number)), current(built_store)
        assert here.manifest == there.manifest
        for name in ("kg.nq", "origins.tsv", "manifest.json"):
            assert (here.directory / name).read_bytes() == (there.directory / name).read_bytes()


def test_the_order_of_rows_does_not_matter(
    tmp_path: Path, layout: Layout, built_store: Path
) -> None:
    data = Path(shutil.copytree(layout.data, tmp_path / "data"))
    for path in data.glob("tables/*.csv"):
        if "\n" in path.read_text("utf-8").replace("\r", "") and '"' not in path.read_text("utf-8"):
            header, *rows = path.read_text("utf-8").splitlines(keepends=True)
            random.Random(7).shuffle(rows)
            path.write_text(header + "".join(rows), "utf-8")
    release = build(data, tmp_path / "dist")
    assert release.nquads.read_bytes() == current(built_store).nquads.read_bytes()


def test_no_blank_node_no_repetition_and_every_statement_in_a_graph(built_store: Path) -> None:
    lines = current(built_store).nquads.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert not [line for line in lines if "_:" in line.split('"')[0]]
    quads = list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS))
    assert len(quads) == len(lines)
    assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in quads)


def test_the_lines_are_canonical(built_store: Path) -> None:
    """What is written is what an N-Quads serializer would write, so a store gives it back."""
    lines = current(built_store).nquads.read_text("utf-8").splitlines()
    quads = ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    again = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert again is not None
    assert again.decode().splitlines() == lines


def test_building_again_changes_nothing(tmp_path: Path, layout: Layout) -> None:
    first = build(layout.data, tmp_path)
    stamp = (first.directory / "kg.nq").stat().st_mtime_ns
    second = build(layout.data, tmp_path)
    assert second == first
    assert (second.directory / "kg.nq").stat().st_mtime_ns == stamp


def test_the_store_holds_what_the_two_files_say(tmp_path: Path, built_store: Path) -> None:
    """They are loaded at the same time, so that either could be lost, or doubled, in the other."""
    release = current(built_store)
    for turn in range(3):
        directory = tmp_path / str(turn)
        loaded = write_store(release.nquads, release.union, directory)
        stored = ox.Store.read_only(str(directory))
        quads = set(ox.parse(path=str(release.nquads), format=ox.RdfFormat.N_QUADS))
        union = set(ox.parse(path=str(release.union), format=ox.RdfFormat.N_TRIPLES))
        assert loaded == len(quads) + len(union)
        assert set(stored) == quads | union
        for pattern, expected in (("?s a ?k", union), ("GRAPH ?g { ?s a ?k }", quads)):
            found = list(stored.query(f"SELECT * {{ {pattern} }}"))  # by another index
            assert len(found) == sum("#type" in quad.predicate.value for quad in expected)


@pytest.mark.parametrize("broken", ["kg.nq", "kg.nt"])
def test_a_file_that_does_not_parse_is_no_store(
    tmp_path: Path, built_store: Path, broken: str
) -> None:
    release = current(built_store)
    for path in (release.nquads, release.union):
        shutil.copy(path, tmp_path)
    with (tmp_path / broken).open("a", encoding="utf-8") as lines:
        lines.write("<https://example.org/half> <https://example.org/of> ")
    with pytest.raises(StoreError, match=rf"{broken}: the store could not be filled \("):
        write_store(tmp_path / "kg.nq", tmp_path / "kg.nt", tmp_path / "oxigraph")


def test_building_again_replaces_a_store_that_lost_a_file(
    tmp_path: Path, layout: Layout, built_store: Path
) -> None:
    shutil.copytree(built_store / "store", tmp_path / "store", symlinks=True)
    next(current(tmp_path).database.glob("*.sst")).unlink()
    with open_store(build(layout.data, tmp_path).directory.parents[1]) as store:
        assert store.ask("ASK { GRAPH ?g { ?s ?p ?o } }")


def test_a_build_killed_at_any_moment_leaves_the_last_good_graph(
    tmp_path: Path, layout: Layout
) -> None:
    good = build(layout.data, tmp_path)
    changed = Path(shutil.copytree(layout.data, tmp_path / "changed" / "data"))
    for folder in ("ontology", "queries", "shapes"):
        shutil.copytree(layout.root / folder, tmp_path / "changed" / folder)
    label = changed / "vocab" / "area.csv"
    label.write_text(label.read_text("utf-8").replace("heritage", "patrimony", 1), "utf-8")
    command = [*COMMAND, str(tmp_path), "--root", str(changed.parent)]
    started = time.monotonic()
    subprocess.run(command, check=True, timeout=300)
    whole = time.monotonic() - started
    new = current(tmp_path)
    assert new.directory != good.directory
    moments = random.Random(3)
    for _ in range(12):
        assert build(layout.data, tmp_path) == good
        shutil.rmtree(new.directory, ignore_errors=True)
        process = subprocess.Popen(command)
        time.sleep(moments.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = current(tmp_path)
        assert found.manifest.sha256 in (good.manifest.sha256, new.manifest.sha256)
        with open_store(tmp_path) as store:
            assert store.ask("ASK { ?s ?p ?o }")
    build(layout.data, tmp_path)
    assert not list((tmp_path / "store").glob(".building-*")), "the next build clears up"


@pytest.mark.parametrize(
    "operation",
    ["os.fsync", "pathlib.Path.symlink_to", "pathlib.Path.replace", "pathlib.Path.write_text"],
)
def test_a_full_disk_keeps_the_last_good_graph(
    tmp_path: Path, layout: Layout, monkeypatch: pytest.MonkeyPatch, operation: str
) -> None:
    good = build(layout.data, tmp_path / "dist")
    data = Path(shutil.copytree(layout.data, tmp_path / "data"))
    label = data / "vocab" / "area.csv"
    label.write_text(label.read_text("utf-8").replace("heritage", "patrimony", 1), "utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(operation, full)
        with pytest.raises(OutputError, match="No space left on device"):
            build(data, tmp_path / "dist")
    assert current(tmp_path / "dist") == good
    assert not list((tmp_path / "dist" / "store").glob(".building-*"))


def test_a_store_that_cannot_grow_is_an_error_not_half_a_graph(
    tmp_path: Path, layout: Layout
) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = subprocess.run(
        [*COMMAND, str(tmp_path), "--root", str(layout.root)],
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 2, done.stderr
    assert "Error:" in done.stderr
    assert "Traceback" not in done.stderr
    with pytest.raises(StoreError, match="no built graph"):
        current(tmp_path)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, layout: Layout) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        build(layout.data, tmp_path / "file")


def test_two_builds_at_once_do_not_mix(tmp_path: Path, layout: Layout) -> None:
    from kg.graph.release import building

    with building(tmp_path), pytest.raises(OutputError, match="another build is running"):
        build(layout.data, tmp_path)


def spoilt(built_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_store, tmp_path / "dist", symlinks=True))


def test_a_store_of_another_version_is_refused(built_store: Path, tmp_path: Path) -> None:
    dist = spoilt(built_store, tmp_path)
    path = dist / "store" / "current" / "manifest.json"
    values = json.loads(path.read_text())
    path.write_text(json.dumps({**values, "format": 0}))
    with pytest.raises(StoreError, match=r"built in format 0, this version reads format 2") as e:
        open_store(dist)
    assert "Run: kg build" in str(e.value)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 2}'])
def test_a_damaged_manifest_is_refused(built_store: Path, tmp_path: Path, content: str) -> None:
    dist = spoilt(built_store, tmp_path)
    (dist / "store" / "current" / "manifest.json").write_text(content)
    with pytest.raises(StoreError, match="manifest is damaged"):
        open_store(dist)


def test_a_missing_store_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no built graph here.\n  Run: kg build"):
        open_store(tmp_path)


def test_a_thing_leads_back_to_its_row(built_store: Path, layout: Layout) -> None:
    with open_store(built_store) as store:
        where = store.where("https://w3id.org/cidpd/id/territory/mx-14039")
    assert where is not None
    line = (layout.root / where.file).read_text("utf-8").splitlines()[where.line - 1]
    assert line.startswith("mx-14039,")
