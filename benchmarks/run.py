"""Speed against what people would use instead: rdflib, pyshacl and networkx doing the same work.

Run: make bench                                            (writes benchmarks/RESULTS.md)
     python -m benchmarks.run --only check --graph real    (prints a part, writes nothing)

Both sides of each pair are measured in one run, each in a process of its own (``benchmarks.sides``).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .sides import LIMIT

ROOT = Path(__file__).parents[1]
GIVE_UP = 3600
"""Seconds after which a whole side is stopped; its figure is then a lower bound."""
PAIRS = {
    "build": (
        ("build, persistent store against rdflib's BerkeleyDB", "build_ours", "build_berkeley"),
        ("build, persistent store against rdflib's memory store", "build_ours", "build_rdflib"),
    ),
    "open": (
        ("open what was built and ask, BerkeleyDB", "open_ours", "open_berkeley"),
        ("open what was built and ask, N-Quads parsed again", "open_ours", "open_rdflib"),
    ),
    "check": (("check shapes, rules and the paper", "check_ours", "check_pyshacl"),),
    "queries": (
        ("answer all questions, store on disk", "queries_ours", "queries_rdflib"),
        ("answer all questions, store in memory", "queries_memory", "queries_rdflib"),
    ),
}
ABOUT = f"""
Written by `make bench`. Processor seconds (user and system, all threads) of one process each, both sides in
the same run; greatest memory of that process in MB.

- *Build* begins with the tables read and ends with sorted N-Quads on disk and a store that can be asked, by
  named graph and as a union. Both sides lift the same rows with the same functions. Here the store is
  Oxigraph's on disk. rdflib's only store on disk is BerkeleyDB; its memory store keeps nothing but the N-Quads,
  which must be parsed again to ask anything. Both are shown. rdflib is spared the second file (N-Triples) and
  the table of origins that are written here. The two files are loaded at the same time here, so that the time by the
  clock, which is what one waits, is less than that of the processors; it is given in brackets.
- *Open* is one question ({"table 2 of the paper"}) put to what the build left, in a new process.
- *Check* and *questions*: rdflib and pyshacl start with graphs and shapes loaded in the memory store, which is
  their quickest; loading is not counted. Here opening the store, reading shapes and queries, and pyshacl's counterpart
  reading the graph are counted. Questions: geometric mean of the ratios, question by question; here the middle
  of three runs, there one.
- A query that takes rdflib more than {LIMIT:.0f} processor seconds is stopped and counted with that time, so
  that its ratio is a lower bound.
"""


def side(name: str, data: Path, dist: Path) -> dict[str, Any]:
    """Run one side in a process of its own."""
    if "berkeley" in name and find_spec("berkeleydb") is None:
        return {"missing": "berkeleydb is not installed"}
    command = [sys.executable, "-m", "benchmarks.sides", name, str(data), str(dist)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=GIVE_UP, cwd=ROOT)
    except subprocess.TimeoutExpired:
        return {"cpu": GIVE_UP, "rss_mb": math.nan, "cut": True, "times": {}}
    if done.returncode:
        sys.stderr.write(done.stderr)
        return {"missing": f"stopped with an error: {done.stderr.strip().splitlines()[-1:]}"}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def row(what: str, ours: dict[str, Any], other: dict[str, Any]) -> str:
    """Write one line of the table."""
    for one in (ours, other):
        if "missing" in one:
            return f"| {what} | | | not measured: {one['missing']} | | |"
    said, note = ratio(ours, other), ""
    if "times" in ours:
        said, note = geometric(ours["times"], other["times"])
    elif "findings" in ours:
        note = f"findings {ours['findings']} and {other['findings']}"
        if other["stopped"]:
            note += f", {other['stopped']} queries stopped in rdflib"
            said = f"≥ {said}"
    else:
        clock = other.get("wall", GIVE_UP)
        faster = clock / ours["wall"]
        note = f"by the clock {ours['wall']:.2f} s and {clock:.1f} s, **{faster:.1f} ×**"
    return (
        f"| {what}{f' ({note})' if note else ''} | {ours['cpu']:.2f} s | {other['cpu']:.1f} s | "
        f"**{said}** | {ours['rss_mb']:.0f} | {other['rss_mb']:.0f} |"
    )


def ratio(ours: dict[str, Any], other: dict[str, Any]) -> str:
    """Write how many times less processor time ours took."""
    return f"{'≥ ' if other.get('cut') else ''}{other['cpu'] / ours['cpu']:.1f} ×"


def geometric(ours: dict[str, float], other: dict[str, float]) -> tuple[str, str]:
    """Return the geometric mean of the ratios query by query, and a note on what it rests on."""
    names = [name for name in ours if not name.startswith("rows ") and name in other]
    logs = [math.log(other[name] / max(ours[name], 1e-5)) for name in names]
    cut = [name for name in names if other[f"rows {name}"] == -1]
    unequal = [n for n in names if n not in cut and ours[f"rows {n}"] != other[f"rows {n}"]]
    note = f"{len(names)} questions, {len(unequal)} with another number of rows"
    if cut:
        note += f", {len(cut)} stopped in rdflib: {', '.join(cut)}"
    if unequal:
        note += f"; unequal: {', '.join(unequal)}"
    slow = sorted(names, key=lambda name: -ours[name])[:5]
    note += "; slowest here: " + ", ".join(f"{name} {ours[name]:.2f} s" for name in slow)
    mean = math.exp(statistics.fmean(logs)) if logs else math.nan
    return f"{'≥ ' if cut else ''}{mean:.1f} ×", note


def commands(dist: Path) -> list[str]:
    """Measure whole processes: the help, one question on the built store, all of ``make run``."""
    kg = [sys.executable, "-m", "kg"]
    ask = ["ask", "table-2-states-by-range", "--dist", str(dist)]
    lines = ["| command, whole process | processor time | wall time |", "|---|---:|---:|"]
    for shown, command, times in (
        ("kg --help", [*kg, "--help"], 5),
        ("kg ask table-2-states-by-range", [*kg, *ask], 5),
        ("make run (after installation)", ["make", "run", f"DIST={dist.parent / 'run'}"], 1),
    ):
        runs = [process(command) for _ in range(times)]
        cpu, wall = (statistics.median(column) for column in zip(*runs, strict=True))
        lines.append(f"| `{shown}` | {cpu:.2f} s | {wall:.1f} s |")
        sys.stderr.write(lines[-1] + "\n")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [*lines, "", f"Greatest memory of any of these processes: {memory:.0f} MB."]


def process(command: list[str]) -> tuple[float, float]:
    """Run a command and return the processor and wall seconds it took, children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall


def processor() -> str:
    """Name the processor as the system does; its family where the system does not."""
    info = Path("/proc/cpuinfo")
    models = [
        line.partition(":")[2].strip()
        for line in (info.read_text().splitlines() if info.exists() else ())
        if line.startswith("model name")
    ]
    return models[0] if models else platform.machine()


def head() -> list[str]:
    """Say on what machine and with which versions."""
    names = (
        "rdflib", "berkeleydb", "pyshacl", "pyoxigraph", "shacl", "networkx", "rustworkx",
    )  # fmt: skip
    versions = []
    for name in names:
        try:
            versions.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            versions.append(f"{name} not installed")
    busy = os.getloadavg()[0]
    return [
        "# Measured against plain rdflib, pyshacl and networkx",
        "",
        f"{processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}; {', '.join(versions)}.",
        f"Load of the machine when the run began: {busy:.1f} (others may have used it; one core busy is 1).",
        ABOUT.rstrip(),
    ]


def compare(title: str, data: Path, dist: Path, parts: list[str]) -> list[str]:
    """Measure all pairs on one graph."""
    prepared = side("prepare", data, dist)
    lines = ["", f"## {title}: {prepared.get('statements', 0):,} statements", ""]
    if title == "Real graph" and "commands" in parts:
        lines += [*commands(dist), ""]
    lines += ["| work | here | rdflib, pyshacl | ratio | memory here | memory there |"]
    lines += ["|---|---:|---:|---:|---:|---:|"]
    done: dict[str, dict[str, Any]] = {}
    for part in parts:
        for what, one, two in PAIRS.get(part, ()):
            for name in (one, two):
                if name not in done:
                    there = dist if name.endswith(("ours", "memory")) and part != "build" else None
                    place = there or dist.with_name(f"{dist.name}-{name.partition('_')[2]}")
                    if part in ("check", "queries"):
                        place = dist
                    done[name] = side(name, data, place)
            lines.append(row(what, done[one], done[two]))
            sys.stderr.write(lines[-1] + "\n")
    return lines


def main() -> None:
    """Measure everything and write the report, or a part and print it."""
    from kg.layout import project

    from .generate import generate

    everything = ["commands", *PAIRS]
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", action="append", choices=everything, help="a part; repeatable")
    parser.add_argument("--graph", choices=["real", "generated"], help="one of the two graphs")
    given = parser.parse_args()
    lines = head()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        parts = given.only or everything
        real = project(ROOT).data
        if given.graph != "generated":
            lines += compare("Real graph", real, work / "real", parts)
        if given.graph != "real":
            data = generate(real, work / "tables")
            lines += compare("Generated graph", data, work / "generated", parts)
    text = "\n".join(lines) + "\n"
    if given.only or given.graph:
        sys.stdout.write(text)
    else:
        (ROOT / "benchmarks" / "RESULTS.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
