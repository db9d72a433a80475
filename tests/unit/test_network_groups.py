"""Two-mode measures, communities and how ties spread over groups: networkx, print, and by hand."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.network import measure
from kg.network.measures_groups import leiden, louvain

CLOSE = {"rel": 1e-9, "abs": 1e-9}


def values(graph: nx.Graph[Any], name: str) -> dict[Any, Any]:
    return dict(measure(graph, [name])[name])


def sided(graph: nx.Graph[Any], first: set[Any]) -> nx.Graph[Any]:
    for node, data in graph.nodes(data=True):
        data["bipartite"] = int(node not in first)
    return graph


@st.composite
def two_mode_graphs(draw: st.DrawFn) -> nx.Graph[int]:
    """Two sides, isolated nodes, several components, parallel links as weights."""
    one, other = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(one), bipartite=0)
    graph.add_nodes_from(range(one, one + other), bipartite=1)
    ends = st.tuples(st.integers(0, one - 1), st.integers(one, one + other - 1))
    for a, b in draw(st.lists(ends, max_size=24)):
        graph.add_edge(a, b, weight=graph.edges[a, b]["weight"] + 1 if graph.has_edge(a, b) else 1)
    return graph


@given(two_mode_graphs())
@settings(max_examples=120, deadline=None, derandomize=True)
def test_two_mode_values_equal_networkx(graph: nx.Graph[int]) -> None:
    first = [node for node in graph if graph.nodes[node]["bipartite"] == 0]
    ours = measure(graph, ["two_mode_degree", "two_mode_closeness", "two_mode_clustering"])
    assert ours["two_mode_degree"] == pytest.approx(nx.bipartite.degree_centrality(graph, first))
    assert ours["two_mode_closeness"] == pytest.approx(
        nx.bipartite.closeness_centrality(graph, first, normalized=True), **CLOSE
    )
    assert ours["two_mode_clustering"] == pytest.approx(
        nx.bipartite.clustering(graph, mode="dot"), **CLOSE
    )
    if len(first) > 1 and len(graph) - len(first) > 1:
        # networkx divides by zero where a side has one node and nothing can lie between
        assert values(graph, "two_mode_betweenness") == pytest.approx(
            nx.bipartite.betweenness_centrality(graph, first), **CLOSE
        )
    redundant = values(graph, "redundancy")
    for node, value in redundant.items():
        if graph.degree(node) < 2:
            assert value is None
        else:
            assert value == nx.bipartite.node_redundancy(graph, [node])[node]


@given(two_mode_graphs())
@settings(max_examples=80, deadline=None, derandomize=True)
def test_hits_is_that_of_networkx_on_the_oriented_giant_component(graph: nx.Graph[int]) -> None:
    found = values(graph, "hits")
    nodes = [node for node, value in found.items() if value is not None]
    if not nodes:
        assert not graph.number_of_edges()
        return
    inside = graph.subgraph(nodes)
    assert nx.is_connected(inside)
    matrix = nx.bipartite.biadjacency_matrix(
        inside,
        [n for n in nodes if graph.nodes[n]["bipartite"] == 0],
        [n for n in nodes if graph.nodes[n]["bipartite"] == 1],
    ).toarray()
    hub = np.ones(len(matrix))
    for _ in range(600):
        hub = matrix @ (matrix.T @ hub)
        hub /= hub.sum()
    authority = matrix.T @ hub
    authority /= authority.sum()
    expected = dict(zip(nodes, [*hub, *authority], strict=True))
    assert {n: found[n] for n in nodes} == pytest.approx(expected, rel=1e-7, abs=1e-9)
    if len(matrix) > 1 and matrix.shape[1] > 1 and len(nodes) > 4:
        arrows = nx.DiGraph(
            (a, b, {"weight": graph.edges[a, b]["weight"]})
            for a, b in (sorted(edge) for edge in inside.edges())
        )
        hubs, authorities = nx.hits(arrows, tol=1e-14)
        for node in nodes:
            score = (authorities if graph.nodes[node]["bipartite"] else hubs)[node]
            assert found[node] == pytest.approx(score, **CLOSE)


def test_southern_women_have_their_two_mode_degree() -> None:
    women = nx.davis_southern_women_graph()
    graph = sided(women, set(women.graph["top"]))
    found = values(graph, "two_mode_degree")
    # Davis, Gardner & Gardner 1941: Evelyn went to 8 of the 14 events, 14 of 18 women to the 8th
    assert found["Evelyn Jefferson"] == pytest.approx(8 / 14)
    assert found["E8"] == pytest.approx(14 / 18)


def test_a_star_has_two_mode_values_worked_out_by_hand() -> None:
    star = sided(nx.Graph([("g", "a"), ("g", "b"), ("g", "c")]), {"g"})
    # g reaches its 3 counterparts in 3 hops, the least possible; a: g at 1, b and c at 2
    assert values(star, "two_mode_closeness") == pytest.approx({"g": 1, "a": 1, "b": 1, "c": 1})
    # alone on its side, g lies between all 3 pairs, which is all it can
    assert values(star, "two_mode_betweenness")["g"] == pytest.approx(1.0)
    assert values(star, "redundancy")["g"] == 0.0


def test_a_two_mode_measure_is_refused_for_a_one_mode_network() -> None:
    with pytest.raises(KgError, match=r"hits is a measure of two-mode networks.*\n.*--network"):
        measure(nx.path_graph(3), ["hits"])
    with pytest.raises(KgError, match="clustering is a measure of one-mode"):
        measure(sided(nx.Graph([(0, 1)]), {0}), ["clustering"])


def test_leiden_finds_the_best_known_partition_of_the_karate_club() -> None:
    club = nx.karate_club_graph()
    for _, _, data in club.edges(data=True):
        data["weight"] = 1.0
    parts = [set(part) for part in leiden(club)]
    # the optimum, Q = 0.4198 in four parts: Brandes et al. 2008, doi:10.1109/TKDE.2007.190689
    assert len(parts) == 4
    assert nx.community.modularity(club, parts) == pytest.approx(0.4198, abs=5e-5)


@given(st.integers(1, 12), st.data())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_leiden_parts_the_nodes_connected_and_no_worse_than_alone(
    n: int, data: st.DataObject
) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    graph.add_edges_from(data.draw(st.lists(ends, max_size=20)), weight=0.5)
    parts = leiden(graph)
    assert sorted(node for part in parts for node in part) == list(range(n))
    assert [len(part) for part in parts] == sorted((len(p) for p in parts), reverse=True)
    assert parts == leiden(graph)
    plain = nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    assert all(nx.is_connected(plain.subgraph(part)) for part in parts)
    if plain.number_of_edges():
        together = nx.community.modularity(plain, [set(part) for part in parts])
        assert together >= nx.community.modularity(plain, [{node} for node in plain]) - 1e-12


def test_leiden_joins_no_isolated_node_and_louvain_orders_by_size() -> None:
    graph: nx.Graph[str] = nx.Graph([("x", "y"), ("a", "b"), ("b", "c"), ("a", "c")])
    graph.add_node("alone")
    assert leiden(graph) == louvain(graph) == [["a", "b", "c"], ["x", "y"], ["alone"]]


def between_two_groups() -> nx.Graph[str]:
    """Two triangles abc and xyz joined by c-x, and c with a tie of weight 2 to a."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from(["ab", "bc", "xy", "yz", "xz", "cx"], weight=1.0)
    graph.add_edge("a", "c", weight=2.0)
    return graph


def test_participation_by_hand() -> None:
    graph = between_two_groups()
    graph.add_node("alone")
    assert leiden(graph)[:2] == [["a", "b", "c"], ["x", "y", "z"]]
    found = values(graph, "participation")
    # c: 3 of its 4 to its own community, 1 to the other: 1 − 9/16 − 1/16; x: 1 − 4/9 − 1/9
    assert found["c"] == pytest.approx(3 / 8)
    assert found["x"] == pytest.approx(4 / 9)
    assert found["a"] == 0.0
    assert found["alone"] is None


def test_concentration_and_ei_by_hand() -> None:
    graph = between_two_groups()
    for node, country, kind in (
        ("a", "mx", "municipality"),
        ("b", "mx", "federal-entity"),
        ("c", "mx", "municipality"),
        ("x", "us", "local-government"),
        ("y", "us", "university"),
    ):
        graph.nodes[node].update(country=country, kind=kind)
    # c: 3 to Mexico (a twice, b), 1 to the United States
    assert values(graph, "country_hhi")["c"] == pytest.approx((3 / 4) ** 2 + (1 / 4) ** 2)
    assert values(graph, "country_hhi")["a"] == 1.0
    ei = values(graph, "country_ei")
    # c: a and b at home, x abroad: (1 − 2)/3; x: c abroad, y at home, z unknown
    assert ei["c"] == pytest.approx(-1 / 3)
    assert ei["x"] == 0.0
    assert ei["y"] == -1.0
    assert ei["z"] is None
    level = values(graph, "level_ei")
    # a: b is regional, c local as itself; c: b regional, a and x local
    assert level["a"] == 0.0
    assert level["c"] == pytest.approx(-1 / 3)
    assert level["z"] is None
