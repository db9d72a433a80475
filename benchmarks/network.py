"""Betweenness against networkx: the same networks, the same values, processor and wall seconds.

Run: python -m benchmarks.network      (writes benchmarks/NETWORK.md; some ten minutes)

Three networks: that of the real tables, that of the generated ones of ``benchmarks.generate``, and one
of 18,000 nodes and 26,000 edges drawn by chance, on which networkx does a part. Each side runs in this
one process, networkx first; making the engine's own graph is part of our time. Then the
whole sheet, each time in a process of its own, as its user runs it.
"""

from __future__ import annotations

import csv
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from typing import Any

import networkx as nx

from kg.graph import build, open_store
from kg.layout import project
from kg.network import Link, Links, Party, measure, network, project_links

from .generate import generate
from .run import processor

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


def estimate(graph: nx.Graph[Any], *, sources: int = 400) -> str:
    """Return a row where networkx searches from some nodes only, its time scaled to all nodes.

    All of them would take a quarter of an hour; each search costs much the same, and the values
    are compared on the other networks.
    """
    begin = random.Random(2017).sample(sorted(graph), sources)
    share = len(graph) / sources
    cpu, wall, _ = timed(
        lambda: nx.betweenness_centrality_subset(graph, sources=begin, targets=list(graph))
    )
    ours_cpu, ours_wall, _ = timed(lambda: measure(graph, ["betweenness"]))
    return (
        f"| {len(graph):,} | {graph.number_of_edges():,} | {cpu * share:.0f} / {wall * share:.0f}, "
        f"from {sources} of its searches | {ours_cpu:.3f} / {ours_wall:.3f} | "
        f"{cpu * share / ours_cpu:.1f} × / {wall * share / ours_wall:.1f} × | — |"
    )


def of_tables(data: Path) -> nx.Graph[Any]:
    """Return the network of a table of links, without a store between."""
    with (data / "tables" / "links.csv").open(encoding="utf-8", newline="") as lines:
        return of_links(
            [
                (row["id"], row["kind"], tuple(sorted(row["parties"].split(";"))))
                for row in csv.DictReader(lines)
            ]
        )


def of_links(rows: Sequence[tuple[str, str, tuple[str, ...]]]) -> nx.Graph[Any]:
    """Return the network of links, each its key, kind and parties."""
    links = tuple(Link(*row) for row in rows)
    keys = {key for link in links for key in link.parties}
    return project_links(Links(links, {key: Party(key, key, "", key, key) for key in keys}))


def chance_pairs(nodes: int, edges: int, *, seed: int = 2017) -> list[tuple[str, str]]:
    """Return pairs with a few hubs and many nodes of one or two edges, as lists of twins have.

    The ends are drawn in proportion to weights of a Pareto law (F. Chung & L. Lu, Annals of
    Combinatorics 6, 2002); every node that no draw met is then joined to one that was drawn.
    """
    chance = random.Random(seed)
    names = [f"n{number:05d}" for number in range(nodes)]
    weights = list(accumulate(chance.paretovariate(1.6) for _ in names))
    ends: set[tuple[str, str]] = set()
    alone = set(names)
    while len(ends) + len(alone) < edges:
        one, other = sorted(chance.choices(names, cum_weights=weights, k=2))
        if one != other:
            ends.add((one, other))
            alone -= {one, other}
    ends |= {
        (min(n, o), max(n, o))
        for n in sorted(alone)
        for o in chance.choices(names, cum_weights=weights)
    }
    return sorted(pair for pair in ends if pair[0] != pair[1])


def whole_sheet(pairs: list[tuple[str, str]], file: Path) -> str:
    """Return one row: what the command spends on a file of these pairs, start included."""
    file.write_text("".join(f"{one},{other}\n" for one, other in pairs), "utf-8")
    began = time.perf_counter()
    command = [sys.executable, "-m", "kg", "network", "sheet", "--edges", str(file)]
    with subprocess.Popen([*command, "-f", "json"], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        found = json.loads(child.stdout.read())
        _, status, spent = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return (
        f"| {found['nodes']:,} | {found['edges']:,} | {found['giant_component_nodes']:,} | "
        f"{found['diameter']} | {spent.ru_utime + spent.ru_stime:.1f} | "
        f"{time.perf_counter() - began:.1f} | {spent.ru_maxrss / 1024:.0f} MB |"
    )


def main() -> None:
    """Measure both networks and write the report."""
    layout = project(ROOT)
    lines = [
        "# Network measures: betweenness against networkx, and the whole sheet",
        "",
        f"{processor()}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, "
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
        pairs = chance_pairs(18_000, 26_000)
        drawn = [(str(number), "twinning", pair) for number, pair in enumerate(pairs)]
        lines += [
            f"| generated {compare(of_tables(generate(layout.data, work / 'data')))}",
            f"| generated {estimate(of_links(drawn))}",
            "",
            "The whole sheet, `kg network sheet --edges FILE --format json`, start and reading"
            " included, of generated networks:",
            "",
            "| nodes | edges | giant component | diameter | processor s | wall s | memory |",
            "|---:|---:|---:|---:|---:|---:|---:|",
            whole_sheet(pairs, work / "edges.csv"),
            whole_sheet(chance_pairs(20_000, 200_000), work / "more.csv"),
            "",
        ]
    (ROOT / "benchmarks" / "NETWORK.md").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
