"""Speed against what people would use instead: rdflib, pyshacl and networkx doing the same work.

Run: make bench            (writes benchmarks/RESULTS.md; some minutes)

Each pair is measured in one run, each side in a process of its own; processor time is user plus system
of that process, memory its greatest resident size. Reading the tables is part of neither side of the
build: both would pay it. rdflib keeps nothing on disk but the N-Quads it wrote, which it must parse again;
so opening is measured too. The rdflib side is given the statements already taken apart, so that it pays
only for making terms, filling a dataset and writing sorted N-Quads.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
HALF_A_MINUTE = 30
"""Seconds after which one rdflib query is stopped; its ratio is then a lower bound."""
GIVE_UP = 900
"""Seconds after which the slow side is stopped; its figure is then a lower bound."""


def measured(work: Any) -> dict[str, float]:
    """Run one piece of work and return its processor seconds and wall seconds."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    start = time.perf_counter()
    extra = work() or {}
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu": cpu, "wall": wall, "rss_mb": peak_memory(), **extra}


def peak_memory() -> float:
    """Greatest resident size of this process in MB; what the parent had before does not count."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def build_ours(data: Path, dist: Path) -> dict[str, float]:
    from kg.graph import assemble as module
    from kg.graph.build import _write
    from kg.graph.store import write_store
    from kg.tables import read_all

    catalogue = read_all(data)

    def work() -> None:
        staging = dist / "staging"
        staging.mkdir(parents=True)
        assembled = module.assemble(catalogue)
        _write(assembled, staging)
        write_store(staging / "kg.nq", staging / "kg.nt", staging / "oxigraph")

    return measured(work)


def build_rdflib(data: Path, dist: Path) -> dict[str, float]:
    from rdflib import Dataset, Literal, URIRef

    from kg.graph.assemble import assemble
    from kg.publish.jsonld import _literal
    from kg.tables import read_all

    parts = []
    for line in assemble(read_all(data)).lines:
        subject, predicate, rest = line.split(" ", 2)
        value, name, _ = rest.rsplit(" ", 2)
        parts.append((subject[1:-1], predicate[1:-1], _literal(value), name[1:-1]))

    def work() -> None:
        dataset = Dataset()
        for s, p, (text, language, datatype), g in parts:
            if datatype == "iri":
                o: Any = URIRef(text[1:-1])
            else:
                o = Literal(text, lang=language or None, datatype=datatype or None)
            dataset.graph(URIRef(g)).add((URIRef(s), URIRef(p), o))
        lines = sorted(dataset.serialize(format="nquads").splitlines())
        (dist / "rdflib.nq").write_text("\n".join(lines), "utf-8")

    dist.mkdir(parents=True, exist_ok=True)
    return measured(work)


def limited(work: Callable[[], Any]) -> Any:
    """Run something for at most half a minute; nothing comes back if that was too short."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(HALF_A_MINUTE)
    try:
        return work()
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)


def union(dist: Path) -> Any:
    """Load the built graph into rdflib's own memory store, as one graph."""
    from rdflib import Graph

    from kg.graph.lines import statements, triples
    from kg.graph.release import current

    text = "\n".join(triples(statements(current(dist))))
    return Graph().parse(data=text, format="nt")


QUESTION = "table-2-states-by-range"


def open_ours(_: Path, dist: Path) -> dict[str, float]:
    from kg.ask.library import load_library
    from kg.graph import open_store
    from kg.layout import project

    question = load_library(project(ROOT).queries / "competency")[QUESTION]

    def work() -> dict[str, float]:
        with open_store(dist) as store:
            return {"rows": len(store.select(question.text).rows)}

    return measured(work)


def open_rdflib(_: Path, dist: Path) -> dict[str, float]:
    from rdflib import Dataset

    from kg.ask.library import load_library
    from kg.graph.release import current
    from kg.layout import project

    question = load_library(project(ROOT).queries / "competency")[QUESTION]
    release = current(dist)

    def work() -> dict[str, float]:
        dataset = Dataset(default_union=True)
        dataset.parse(release.nquads, format="nquads")
        return {"rows": len(list(dataset.query(question.text)))}

    return measured(work)


def queries_ours(_: Path, dist: Path, *, in_memory: bool = False) -> dict[str, float]:
    from kg.ask.library import load_library
    from kg.graph import open_store
    from kg.layout import project

    times: dict[str, float] = {}

    def work() -> dict[str, Any]:
        with open_store(dist, in_memory=in_memory) as store:
            for query in load_library(project(ROOT).queries / "competency").values():
                runs = []
                for _ in range(3):
                    start = time.process_time()
                    rows = len(store.select(query.text).rows)
                    runs.append(time.process_time() - start)
                times[query.name] = statistics.median(runs)
                times[f"rows {query.name}"] = rows
        return {"times": times}

    return measured(work)


def queries_memory(data: Path, dist: Path) -> dict[str, float]:
    return queries_ours(data, dist, in_memory=True)


def queries_rdflib(_: Path, dist: Path) -> dict[str, float]:
    from kg.ask.library import load_library
    from kg.layout import project

    graph = union(dist)
    report = dist / "rdflib-queries.json"
    times: dict[str, float] = {}

    def work() -> dict[str, Any]:
        for query in load_library(project(ROOT).queries / "competency").values():
            start = time.process_time()
            found = limited(lambda text=query.text: list(graph.query(text)))
            times[query.name] = time.process_time() - start
            times[f"rows {query.name}"] = -1 if found is None else len(found)
            report.write_text(json.dumps(times))
        return {"times": times}

    return measured(work)


def check_ours(_: Path, dist: Path) -> dict[str, float]:
    from kg.check import check
    from kg.graph import open_store
    from kg.layout import project

    def work() -> dict[str, float]:
        with open_store(dist) as store:
            return {"findings": len(check(store, layout=project(ROOT)).findings)}

    return measured(work)


def check_pyshacl(_: Path, dist: Path) -> dict[str, float]:
    import pyshacl
    from rdflib import SH, Dataset, Graph

    from kg.graph.release import current

    graph = union(dist)
    dataset = Dataset(default_union=True)
    dataset.parse(current(dist).nquads, format="nquads")
    shapes = Graph()
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        shapes.parse(path)

    def work() -> dict[str, float]:
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
        found = len(list(report.subjects(predicate=SH.resultSeverity)))
        for path in sorted((ROOT / "queries" / "check").glob("*.rq")):
            text = path.read_text("utf-8")
            rows = limited(lambda text=text: list(dataset.query(text)))
            found += len(rows or ())
        return {"findings": found}

    return measured(work)


SIDES = {
    f.__name__: f
    for f in (
        build_ours, build_rdflib, open_ours, open_rdflib, queries_ours, queries_memory, queries_rdflib, check_ours, check_pyshacl,
    )
}  # fmt: skip


def side(name: str, data: Path, dist: Path) -> dict[str, Any]:
    """Run one side in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.run", "--side", name, str(data), str(dist)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=GIVE_UP, cwd=ROOT
        )
    except subprocess.TimeoutExpired:
        partial = dist / "rdflib-queries.json"
        times = json.loads(partial.read_text()) if "queries" in name and partial.exists() else {}
        return {"cpu": GIVE_UP, "wall": GIVE_UP, "rss_mb": math.nan, "cut": True, "times": times}
    return dict(json.loads(done.stdout.splitlines()[-1]))


def ratio(ours: dict[str, Any], other: dict[str, Any]) -> str:
    """Write how many times less processor time ours took."""
    return f"{'≥ ' if other.get('cut') else ''}{other['cpu'] / ours['cpu']:.1f} ×"


def geometric(ours: dict[str, Any], other: dict[str, Any]) -> tuple[str, str]:
    """Return the geometric mean of the ratios query by query, and a note on what it rests on."""
    names = [n for n in ours["times"] if not n.startswith("rows ") and n in other["times"]]
    logs = [math.log(other["times"][n] / max(ours["times"][n], 1e-5)) for n in names]
    cut = [n for n in names if other["times"][f"rows {n}"] == -1]
    unequal = [
        n
        for n in names
        if n not in cut and ours["times"][f"rows {n}"] != other["times"][f"rows {n}"]
    ]
    note = f"{len(names)} queries, {len(cut)} stopped in rdflib after half a minute, {len(unequal)} unequal"
    return f"{math.exp(statistics.fmean(logs)):.1f} ×", note


def startup(dist: Path) -> list[str]:
    """Measure whole processes: the help and one question on the built store."""
    lines = []
    for words in (["--help"], ["ask", "table-2-states-by-range", "--dist", str(dist)]):
        runs = []
        for _ in range(5):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-m", "kg", *words], capture_output=True, check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        lines.append(f"| `kg {words[0]} …` | {statistics.median(runs):.3f} s |")
    return lines


def main() -> None:
    """Measure everything and write the report."""
    from benchmarks.generate import generate
    from kg.graph import build
    from kg.layout import project

    lines = ["# Measured against plain rdflib, pyshacl and networkx", ""]
    names = ("rdflib", "pyshacl", "pyoxigraph", "shacl", "networkx", "rustworkx")
    lines.append(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; ")
    lines.append(", ".join(f"{name} {version(name)}" for name in names) + ".")
    lines.append("Written by `make bench`; processor seconds of one process each; memory in MB.")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        real = project(ROOT).data
        for title, data in (("Real graph", real), ("Generated graph", None)):
            if data is None:
                data = generate(real, work / "generated")
            dist = work / title.replace(" ", "-")
            release = build(data, dist)
            lines += ["", f"## {title}: {release.manifest.statements:,} statements", ""]
            lines += ["| work | here | rdflib, pyshacl | ratio | memory here | memory there |"]
            lines += ["|---|---:|---:|---:|---:|---:|"]
            first: tuple[dict[str, Any], dict[str, Any]] | None = None
            done: dict[str, dict[str, Any]] = {}
            for what, one, two in (
                ("build into the store; rdflib's memory store", "build_ours", "build_rdflib"),
                ("open what was built, ask one question", "open_ours", "open_rdflib"),
                ("check shapes and rules", "check_ours", "check_pyshacl"),
                ("answer all questions, store on disk", "queries_ours", "queries_rdflib"),
                ("answer all questions, store in memory", "queries_memory", "queries_rdflib"),
            ):
                ours = side(one, data, dist if "build" not in one else work / f"{title}-b")
                if two not in done:
                    done[two] = side(two, data, dist if "build" not in two else work / f"{title}-b")
                other = done[two]
                sums = [
                    {**one_side, "cpu": one_side["cpu"] + built["cpu"]}
                    for one_side, built in zip((ours, other), first or (ours, other), strict=True)
                ]
                first = first or (ours, other)
                said = ratio(ours, other)
                if what.startswith("open"):
                    said += f" (with the build {ratio(*sums)})"
                note = ""
                if what.startswith("answer"):
                    said, note = geometric(ours, other)
                elif "findings" in ours and "findings" in other:
                    note = f"findings {ours['findings']:.0f} and {other['findings']:.0f}"
                lines.append(
                    f"| {what}{f' ({note})' if note else ''} | {ours['cpu']:.2f} s | "
                    f"{other['cpu']:.1f} s | **{said}** | {ours['rss_mb']:.0f} | {other['rss_mb']:.0f} |"
                )
                sys.stderr.write(lines[-1] + "\n")
            if title == "Real graph":
                lines += ["", "| command, whole process | processor time |", "|---|---:|"]
                lines += startup(dist)
    (ROOT / "benchmarks" / "RESULTS.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--side", choices=sorted(SIDES))
    parser.add_argument("paths", nargs="*", type=Path)
    given = parser.parse_args()
    if given.side:
        sys.stdout.write(json.dumps(SIDES[given.side](*given.paths)) + "\n")
    else:
        main()
