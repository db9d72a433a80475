"""The two sides of each measurement: this package, and what people would use instead of it.

Each function takes the tables and a folder for results, and is run in a process of its own. What is
the same for both, or would be read from disk by neither, is done before the clock starts.
"""

from __future__ import annotations

import json
import resource
import signal
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["LIMIT", "SIDES"]

ROOT = Path(__file__).parents[1]
LIMIT = 60.0
"""Processor seconds after which one rdflib query is stopped; its ratio is then a lower bound."""
QUESTION = "table-2-states-by-range"


def measured(work: Callable[[], Any]) -> dict[str, Any]:
    """Run one piece of work and return its processor and wall seconds, and the greatest memory."""
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


def limited(work: Callable[[], Any]) -> Any:
    """Run something for ``LIMIT`` processor seconds at most; nothing comes back if that was short."""

    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        return work()
    except TimeoutError:
        return None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def prepare(data: Path, dist: Path) -> dict[str, Any]:
    """Build what the other sides start from."""
    from kg.graph import build

    return measured(lambda: {"statements": build(data, dist).manifest.statements})


def build_ours(data: Path, dist: Path) -> dict[str, Any]:
    """Lift rows, write sorted N-Quads and N-Triples, fill the persistent store, switch it in."""
    from kg.graph.assemble import assemble
    from kg.graph.build import complete
    from kg.graph.release import building
    from kg.tables import read_all

    catalogue = read_all(data)

    def work() -> None:
        with building(dist) as staging:
            complete(assemble(catalogue), staging, dist)

    return measured(work)


def build_rdflib(data: Path, dist: Path, *, persistent: bool = False) -> dict[str, Any]:
    """Lift the same rows into an rdflib dataset, write its sorted N-Quads, close the store.

    Each distinct term is made once and kept, which is quicker than making it for every statement.
    """
    from rdflib import Dataset, Literal, URIRef

    from kg.iri import graph
    from kg.lift import lift
    from kg.publish.jsonld import _literal
    from kg.tables import read_all

    catalogue = read_all(data)
    dist.mkdir(parents=True, exist_ok=True)

    def made(text: str) -> Any:
        if text.startswith("<"):
            return URIRef(text[1:-1])
        value, language, datatype = _literal(text)
        return Literal(value, lang=language or None, datatype=datatype or None)

    def work() -> None:
        dataset = Dataset(store="BerkeleyDB" if persistent else "default", default_union=True)
        if persistent:
            dataset.open(str(dist / "berkeley"), create=True)
        terms: dict[str, Any] = {}
        for lifted in lift(catalogue):
            here = dataset.graph(URIRef(graph(lifted.graph)))
            for triple in lifted.triples:
                for text in triple:
                    if text not in terms:
                        terms[text] = made(text)
                subject, predicate, value = triple
                here.add((terms[subject], terms[predicate], terms[value]))
        lines = sorted(dataset.serialize(format="nquads").splitlines())
        (dist / "rdflib.nq").write_text("\n".join(lines), "utf-8")
        dataset.close()

    return measured(work)


def build_berkeley(data: Path, dist: Path) -> dict[str, Any]:
    return build_rdflib(data, dist, persistent=True)


def _questions() -> dict[str, Any]:
    from kg.ask.library import load_library
    from kg.layout import project

    return dict(load_library(project(ROOT).queries / "competency"))


def open_ours(_: Path, dist: Path) -> dict[str, Any]:
    from kg.graph import open_store

    text = _questions()[QUESTION].text

    def work() -> dict[str, Any]:
        with open_store(dist) as store:
            return {"rows": len(store.select(text).rows)}

    return measured(work)


def open_rdflib(_: Path, dist: Path, *, persistent: bool = False) -> dict[str, Any]:
    """Open what ``build_rdflib`` left: the store, or the N-Quads, which must be parsed again."""
    from rdflib import Dataset

    text = _questions()[QUESTION].text

    def work() -> dict[str, Any]:
        dataset = Dataset(store="BerkeleyDB" if persistent else "default", default_union=True)
        if persistent:
            dataset.open(str(dist / "berkeley"), create=False)
        else:
            dataset.parse(dist / "rdflib.nq", format="nquads")
        rows = len(list(dataset.query(text)))
        dataset.close()
        return {"rows": rows}

    return measured(work)


def open_berkeley(data: Path, dist: Path) -> dict[str, Any]:
    return open_rdflib(data, dist, persistent=True)


def queries_ours(_: Path, dist: Path, *, in_memory: bool = False) -> dict[str, Any]:
    """Answer every question three times; the middle of the three counts."""
    from kg.graph import open_store

    times: dict[str, float] = {}

    def work() -> dict[str, Any]:
        with open_store(dist, in_memory=in_memory) as store:
            for query in _questions().values():
                runs = []
                for _ in range(3):
                    start = time.process_time()
                    rows = len(store.select(query.text).rows)
                    runs.append(time.process_time() - start)
                times[query.name] = statistics.median(runs)
                times[f"rows {query.name}"] = rows
        return {"times": times}

    return measured(work)


def queries_memory(data: Path, dist: Path) -> dict[str, Any]:
    return queries_ours(data, dist, in_memory=True)


def _in_rdflib(dist: Path) -> Callable[[str], Any]:
    """Load the built graph into rdflib's memory store and return what answers a query.

    Questions that name no graph are put to a plain graph of the union, which is quicker in rdflib.
    """
    from rdflib import Dataset, Graph

    from kg.graph.release import current

    release = current(dist)
    union = Graph().parse(release.union, format="nt")
    whole = Dataset(default_union=True)
    whole.parse(release.nquads, format="nquads")

    def run(text: str) -> Any:
        named = any("GRAPH" in line for line in text.splitlines() if not line.startswith("#"))
        return limited(lambda: list((whole if named else union).query(text)))

    return run


def queries_rdflib(_: Path, dist: Path) -> dict[str, Any]:
    """Answer every question once, the graph already in rdflib's memory store."""
    run = _in_rdflib(dist)
    times: dict[str, float] = {}

    def work() -> dict[str, Any]:
        for query in _questions().values():
            start = time.process_time()
            found = run(query.text)
            times[query.name] = time.process_time() - start
            times[f"rows {query.name}"] = -1 if found is None else len(found)
        return {"times": times}

    return measured(work)


def check_ours(_: Path, dist: Path) -> dict[str, Any]:
    """Open the store and check it: shapes, rules between nodes, checks of the paper."""
    from kg.check import check
    from kg.graph import open_store
    from kg.layout import project

    def work() -> dict[str, Any]:
        with open_store(dist) as store:
            return {"findings": len(check(store, layout=project(ROOT)).findings)}

    return measured(work)


def check_pyshacl(_: Path, dist: Path) -> dict[str, Any]:
    """Check the same with pyshacl and rdflib, graphs and shapes already in their memory store."""
    import pyshacl
    from rdflib import SH, Graph

    from kg.graph.release import current

    run = _in_rdflib(dist)
    graph = Graph().parse(current(dist).union, format="nt")
    shapes = Graph()
    for path in sorted((ROOT / "shapes").glob("*.ttl")):
        shapes.parse(path)

    def work() -> dict[str, Any]:
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
        assert isinstance(report, Graph)
        found, stopped = len(list(report.subjects(predicate=SH.resultSeverity))), 0
        for path in _files("check"):
            rows = run(path.read_text("utf-8"))
            stopped += rows is None
            found += len(rows or ())
        for path in _files("paper"):
            rows = run(path.read_text("utf-8"))
            stopped += rows is None
            found += sum(not row.holds.toPython() for row in rows or ())
        return {"findings": found, "stopped": stopped}

    return measured(work)


def _files(kind: str) -> Iterator[Path]:
    yield from sorted((ROOT / "queries" / kind).glob("*.rq"))


SIDES: dict[str, Callable[[Path, Path], dict[str, Any]]] = {
    side.__name__: side
    for side in (
        prepare, build_ours, build_rdflib, build_berkeley, open_ours, open_rdflib, open_berkeley,
        queries_ours, queries_memory, queries_rdflib, check_ours, check_pyshacl,
    )
}  # fmt: skip


if __name__ == "__main__":
    import sys

    name, *paths = sys.argv[1:]
    sys.stdout.write(json.dumps(SIDES[name](*map(Path, paths))) + "\n")
