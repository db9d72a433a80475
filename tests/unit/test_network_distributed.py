"""Measures on a cluster of two workers: the same as on one machine, and those worked out by hand."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from kg.network.distributed import in_process

CLUSTER = "local-cluster[2,1,1024]"
"""Two workers, each a process of its own with one core and 1,024 MB."""


def spark(
    edges: Path, output: Path, *more: str, master: str = CLUSTER
) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "kg", "network", "spark", str(edges), "--master", master]
    return subprocess.run(
        [*words, "--output", str(output), *more],
        capture_output=True, text=True, check=False, timeout=900,
        env=os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "LC_MESSAGES": "en_US.UTF-8"},
    )  # fmt: skip


def test_by_hand() -> None:
    """A triangle a-b-c with a tail d, a pair e-f, and g alone."""
    graph = nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "f")])
    graph.add_node("g")
    rows = {row.node: row for row in in_process(graph, iterations=200, rounds=1)}
    assert [rows[n].degree for n in "abcdefg"] == [2, 2, 3, 1, 1, 1, 0]
    assert [rows[n].component for n in "abcdefg"] == ["a", "a", "a", "a", "e", "e", "g"]
    assert [rows[n].triangles for n in "abcdefg"] == [1, 1, 1, 0, 0, 0, 0]
    # each sees every label once and takes the first: c sees a, d sees c, f sees e
    assert [rows[n].community for n in "abcdefg"] == ["a", "a", "a", "c", "e", "e", "g"]
    for node, share in nx.pagerank(graph, alpha=0.85, tol=1e-14, max_iter=1000).items():
        assert rows[node].pagerank == pytest.approx(share, abs=1e-11)


def test_two_sides_do_not_swing_for_ever() -> None:
    pair = nx.Graph([("a", "b")])
    assert {row.community for row in in_process(pair, iterations=1, rounds=7)} == {"a"}


def test_the_stated_bound_of_pagerank_holds() -> None:
    graph = nx.barabasi_albert_graph(60, 2, seed=5)
    graph = nx.relabel_nodes(graph, str)
    exact = nx.pagerank(graph, alpha=0.85, tol=1e-15, max_iter=1000)
    for iterations in (1, 5, 20):
        rows = in_process(graph, iterations=iterations, rounds=1)
        off = sum(abs(row.pagerank - exact[row.node]) for row in rows)
        assert off <= 2 * 0.85**iterations


def test_a_cluster_of_two_workers_gives_the_values_of_one_machine(tmp_path: Path) -> None:
    graph = nx.relabel_nodes(nx.gnm_random_graph(120, 170, seed=11), lambda n: f"nodo {n:03} é")
    graph.add_edges_from([("Ceuta, España", "otra"), ("otra", "Ñ"), ("Ñ", "Ceuta, España")])
    edges = tmp_path / "edges.csv"
    with edges.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["source", "target", "weight"])
        writer.writerows([a, b, 1] for a, b in graph.edges)
        a, b = next(iter(graph.edges))
        writer.writerows([[b, a, 2], [a, b, 1], ["sola", "sola", 1]])
    graph.remove_nodes_from([n for n in list(graph) if not graph.degree(n)])
    graph.add_node("sola")
    output = tmp_path / "values.csv"
    done = spark(edges, output, "--iterations", "5", "--rounds", "3")
    assert done.returncode == 0, done.stderr[-3000:]
    expected = in_process(graph, iterations=5, rounds=3)
    with output.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert [row["node"] for row in found] == [row.node for row in expected]
    for got, row in zip(found, expected, strict=True):
        assert float(got["pagerank"]) == pytest.approx(row.pagerank, rel=1e-9)
        assert (int(got["degree"]), got["component"], int(got["triangles"]), got["community"]) == (
            row.degree, row.component, row.triangles, row.community,
        )  # fmt: skip


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    edges = tmp_path / "edges.csv"
    edges.write_text("de,a\nx,y\n")
    done = spark(edges, tmp_path / "values.csv", master="local[1]")
    assert done.returncode == 2
    assert "Name two of them source and target" in done.stderr
    assert not (tmp_path / "values.csv").exists()
