"""Betweenness against networkx: the same networks, the same values, processor and wall seconds.

Run: python -m benchmarks.network      (writes benchmarks/NETWORK.md; three to six minutes)

Two networks: that of the real tables, and that of the generated ones of ``benchmarks.generate``. Each
side runs in this one process, networkx first; making the engine's own graph is part of our time.
"""

from __future__ import annotations

import csv
import platform
import resource
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import networkx as nx

from kg.graph import build, open_store
from kg.layout import project
from kg.network import Link, Links, Party, measure, network, project_links

from .generate import generate

ROOT = Path(__file__).parents[1]


def timed(work: Callable[[], Any], *, times: int = 1) -> tuple[float, float, Any]:
    """Return processor and wall seconds of the quickest of some runs, and the result."""
    best: tuple[float, float, Any] | None = None
    for _ in range(times):
        cpu, wall = time.process_time(), time.perf_counter()
        result = work()
        spent = (time.process_time() - cpu, time.perf_counter() - wall, result)
        best = spent if best is None or spent[0] < best[0] else best
    assert best is not None
    return best


def compare(graph: nx.Graph[Any]) -> str:
    """Return one row of the report; stop if the values differ."""
    cpu, wall, reference = timed(lambda: nx.betweenness_centrality(graph, normalized=True))
    ours_cpu, ours_wall, found = timed(lambda: measure(graph, ["betweenness"]), times=3)
    gap = max(abs(found["betweenness"][node] - value) for node, value in reference.items())
    if gap > 1e-9:
        raise SystemExit(f"values differ by {gap}")
    return (
        f"| {len(graph):,} | {graph.number_of_edges():,} | {cpu:.2f} / {wall:.2f} | "
        f"{ours_cpu:.3f} / {ours_wall:.3f} | {cpu / ours_cpu:.1f} × / {wall / ours_wall:.1f} × | "
        f"{gap:.0e} |"
    )


def of_tables(data: Path) -> nx.Graph[Any]:
    """Return the network of a table of links, without a store between."""
    with (data / "tables" / "links.csv").open(encoding="utf-8", newline="") as lines:
        links = tuple(
            Link(row["id"], row["kind"], tuple(sorted(row["parties"].split(";"))))
            for row in csv.DictReader(lines)
        )
    keys = {key for link in links for key in link.parties}
    return project_links(Links(links, {key: Party(key, key, "", key, key) for key in keys}))


def main() -> None:
    """Measure both networks and write the report."""
    layout = project(ROOT)
    lines = [
        "# Betweenness, measured against networkx",
        "",
        f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; "
        f"networkx {version('networkx')}, rustworkx {version('rustworkx')}, one thread.",
        "Processor / wall seconds; ours the quickest of three runs. Written by "
        "`python -m benchmarks.network`.",
        "",
        "| network | nodes | edges | networkx | here | ratio | greatest difference |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        build(layout.data, work / "real")
        with open_store(work / "real") as store:
            graph = network(store, queries=layout.queries)
        lines.append(f"| real {compare(graph)}")
        lines.append(f"| generated {compare(of_tables(generate(layout.data, work / 'data')))}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines += ["", f"Greatest memory of the whole run: {memory:.0f} MB.", ""]
    (ROOT / "benchmarks" / "NETWORK.md").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
