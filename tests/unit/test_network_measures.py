"""Measures: values worked out by hand, and equality with networkx on random graphs."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from kg.errors import KgError
from kg.graph import open_store
from kg.layout import Layout
from kg.network import measure, network, summarize
from kg.network.measures import SEED, giant
from unit.network_graphs import graphs

CLOSE = {"rel": 1e-9, "abs": 1e-9}


@pytest.fixture
def path_and_pair() -> nx.Graph[str]:
    """A path a-b-c-d and, apart from it, a pair e-f."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("abcdef")
    graph.add_edges_from(["ab", "bc", "cd", "ef"], weight=1.0)
    return graph


def values(graph: nx.Graph[Any], name: str) -> dict[Any, Any]:
    return dict(measure(graph, [name])[name])


def test_degree_and_strength_by_hand(path_and_pair: nx.Graph[str]) -> None:
    path_and_pair.edges["b", "c"]["weight"] = 2.5
    assert values(path_and_pair, "degree") == dict(zip("abcdef", (1, 2, 2, 1, 1, 1), strict=True))
    strengths = (1.0, 3.5, 3.5, 1.0, 1.0, 1.0)
    assert values(path_and_pair, "strength") == dict(zip("abcdef", strengths, strict=True))


def test_betweenness_by_hand(path_and_pair: nx.Graph[str]) -> None:
    # through b go a-c and a-d: 2 of the (6-1)(6-2)/2 = 10 pairs of others
    expected = dict(zip("abcdef", (0, 0.2, 0.2, 0, 0, 0), strict=True))
    assert values(path_and_pair, "betweenness") == pytest.approx(expected, **CLOSE)


def test_closeness_by_hand(path_and_pair: nx.Graph[str]) -> None:
    # a: 3 of 5 reachable, 6 hops in all: 3/5 · 3/6; b: 3/5 · 3/4; e: 1/5 · 1/1
    expected = dict(zip("abcdef", (0.3, 0.45, 0.45, 0.3, 0.2, 0.2), strict=True))
    assert values(path_and_pair, "closeness") == pytest.approx(expected, **CLOSE)


def test_eigenvector_by_hand_and_none_outside_the_giant_component(
    path_and_pair: nx.Graph[str],
) -> None:
    golden = (1 + sqrt(5)) / 2  # a path of four: 1, φ, φ, 1
    length = sqrt(2 + 2 * golden**2)
    found = values(path_and_pair, "eigenvector")
    assert [found[node] for node in "abcd"] == pytest.approx(
        [1 / length, golden / length, golden / length, 1 / length], **CLOSE
    )
    assert found["e"] is None
    assert found["f"] is None


def test_pagerank_by_hand(path_and_pair: nx.Graph[str]) -> None:
    # x = 0.15/6 + 0.85 y/2 and x + y = 1/3, for the ends x and the middles y of the path
    y = (1 / 3 - 0.025) / 1.425
    expected = dict(zip("abcdef", (1 / 3 - y, y, y, 1 / 3 - y, 1 / 6, 1 / 6), strict=True))
    assert values(path_and_pair, "pagerank") == pytest.approx(expected, **CLOSE)


def test_core_component_and_community_by_hand() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from("zabcdxy")
    graph.add_edges_from(["ab", "bc", "ac", "cd", "xy"])
    assert values(graph, "core") == {"z": 0, "a": 2, "b": 2, "c": 2, "d": 1, "x": 1, "y": 1}
    parts = values(graph, "component")
    assert parts == {"a": 1, "b": 1, "c": 1, "d": 1, "x": 2, "y": 2, "z": 3}
    groups = values(graph, "community")
    assert groups["x"] == groups["y"] != groups["a"]
    assert min(groups.values()) == 1


def test_one_node_has_every_measure() -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_node("a")
    found = {name: by_node["a"] for name, by_node in measure(graph).items()}
    assert found == {
        "degree": 0,
        "strength": 0.0,
        "betweenness": 0.0,
        "closeness": 0.0,
        "closeness_component": 0.0,
        "harmonic": 0.0,
        "eigenvector": None,
        "katz": 1.0,
        "pagerank": 1.0,
        "core": 0,
        "clustering": 0.0,
        "eccentricity": 0,
        "articulation": 0,
        "bridges": 0,
        "component": 1,
        "community": 1,
        "leiden": 1,
        "participation": None,
        "country_hhi": None,
        "country_ei": None,
        "level_ei": None,
    }
    summary = summarize(graph, measure(graph))
    assert (summary.nodes, summary.edges, summary.giant, summary.isolated) == (1, 0, 1, 1)
    assert summary.density is None
    assert summary.assortativity is None
    assert summary.modularity is None


def test_an_unknown_measure_offers_the_near_one_and_no_node_is_an_error() -> None:
    with pytest.raises(KgError, match="Did you mean 'betweenness'"):
        measure(nx.path_graph(3), ["betweeness"])
    with pytest.raises(KgError, match="no node"):
        measure(nx.Graph())


def katz(graph: nx.Graph[Any]) -> dict[Any, float]:
    largest = max(np.linalg.eigvalsh(nx.to_numpy_array(graph, weight="weight")))
    if len(graph) == 1 or not graph.number_of_edges():
        return dict.fromkeys(graph, 1 / sqrt(len(graph)))
    found: dict[Any, float] = nx.katz_centrality_numpy(graph, alpha=0.85 / largest, weight="weight")
    return found


HELD = (
    "degree",
    "strength",
    "betweenness",
    "closeness",
    "closeness_component",
    "harmonic",
    "katz",
    "pagerank",
    "articulation",
    "bridges",
    "eccentricity",
    "clustering",
)


def agree(graph: nx.Graph[Any], names: tuple[str, ...]) -> None:
    ours = measure(graph, names)
    reference = {
        "degree": lambda: dict(graph.degree()),
        "strength": lambda: dict(graph.degree(weight="weight")),
        "betweenness": lambda: nx.betweenness_centrality(graph, normalized=True),
        "closeness": lambda: nx.closeness_centrality(graph, wf_improved=True),
        "pagerank": lambda: nx.pagerank(graph, tol=1e-15 / len(graph), max_iter=5000),
        "closeness_component": lambda: nx.closeness_centrality(graph, wf_improved=False),
        "harmonic": lambda: {
            node: total / max(len(graph) - 1, 1)
            for node, total in nx.harmonic_centrality(graph).items()
        },
        "katz": lambda: katz(graph),
        "articulation": lambda: (
            dict.fromkeys(graph, 0) | dict.fromkeys(nx.articulation_points(graph), 1)
        ),
        "bridges": lambda: (
            dict.fromkeys(graph, 0) | Counter(node for edge in nx.bridges(graph) for node in edge)
        ),
        "eccentricity": lambda: {
            node: longest
            for part in nx.connected_components(graph)
            for node, longest in nx.eccentricity(graph.subgraph(part)).items()
        },
        "clustering": lambda: (
            nx.clustering(nx.Graph((a, b) for a, b in graph.edges() if a != b))
            | {node: 0.0 for node in graph if not set(graph[node]) - {node}}
        ),
    }
    for name in names:
        assert ours[name] == pytest.approx(reference[name](), **CLOSE), name


@given(graphs())
@settings(max_examples=120, deadline=None, derandomize=True)
def test_values_equal_networkx(graph: nx.Graph[int]) -> None:
    agree(graph, HELD)
    plain = nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    assert values(graph, "core") == nx.core_number(plain)
    nodes = giant(graph)
    found = values(graph, "eigenvector")
    assert {node for node, value in found.items() if value is None} == (
        set(graph) - set(nodes) if len(nodes) > 1 else set(graph)
    )
    if len(nodes) > 2:
        part = graph.subgraph(nodes)
        reference = nx.eigenvector_centrality_numpy(part, weight="weight")
        assert {node: found[node] for node in nodes} == pytest.approx(reference, **CLOSE)


def test_eigenvector_of_a_large_network_equals_networkx() -> None:
    graph: nx.Graph[int] = nx.barabasi_albert_graph(700, 2, seed=5)
    reference = nx.eigenvector_centrality_numpy(graph)
    assert values(graph, "eigenvector") == pytest.approx(reference, **CLOSE)


def test_values_equal_networkx_on_the_real_network(built_store: Path, layout: Layout) -> None:
    with open_store(built_store) as store:
        graph = network(store, policy="shared", queries=layout.queries)
    slow = {"harmonic", "eccentricity"}
    agree(graph, tuple(name for name in HELD if name not in slow))
    summary = summarize(graph, measure(graph, ["community"]))
    assert summary.transitivity == pytest.approx(nx.transitivity(graph))
    assert summary.assortativity == pytest.approx(nx.degree_assortativity_coefficient(graph))


def test_communities_are_those_of_networkx_with_this_seed() -> None:
    graph: nx.Graph[int] = nx.connected_caveman_graph(5, 6)
    parts = nx.community.louvain_communities(graph, seed=SEED)
    found = values(graph, "community")
    assert {frozenset(part) for part in parts} == {
        frozenset(node for node in graph if found[node] == number) for number in found.values()
    }


def test_the_first_nodes_stand_by_value_then_key(path_and_pair: nx.Graph[str]) -> None:
    top = summarize(path_and_pair, measure(path_and_pair, ["closeness"]), top=3).top["closeness"]
    assert [node for node, _ in top] == ["b", "c", "a"]
