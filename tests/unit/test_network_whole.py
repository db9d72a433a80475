"""Measures of the whole network: networkx on random graphs, hand-worked answers, the page."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli.main import cli
from kg.errors import EmptyNetworkError, KgError
from kg.network.links import Link, Links, Party
from kg.network.measures import MEASURES
from kg.network.measures_whole import WHOLE, gini, hhi, whole
from kg.network.measures_words import page
from kg.network.properties import as_csv, as_json, as_text, properties
from unit.network_graphs import graphs
from unit.network_measures_page import PAGE

SCOPE: dict[str, Any] = {
    "name": "parties", "policy": "pairwise", "domestic": True,
    "kinds": ("cooperation", "friendship", "twinning"), "sources": (), "evidence": "link",
}  # fmt: skip


def plain(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    copy = nx.Graph(graph)
    copy.remove_edges_from(list(nx.selfloop_edges(copy)))
    return copy


def same(found: float | int | None, expected: float) -> None:
    if expected != expected or found is None:
        assert found is None, expected
        assert expected != expected, found
    else:
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(graphs(), st.data())
@settings(max_examples=150, deadline=None, derandomize=True)
def test_values_equal_networkx(graph: nx.Graph[int], data: st.DataObject) -> None:
    for node in graph:
        graph.nodes[node]["country"] = data.draw(st.sampled_from(["mx", "us", "jp"]))
    found, simple = whole(graph), plain(graph)
    assert (found["nodes"], found["edges"]) == (len(graph), graph.number_of_edges())
    assert found["components"] == nx.number_connected_components(graph)
    biggest = max(nx.connected_components(graph), key=len)
    assert found["giant"] == len(biggest)
    if len(graph) > 1:
        same(found["density"], nx.density(simple))
    same(found["transitivity"], nx.transitivity(simple))
    same(found["mean_clustering"], nx.average_clustering(simple))
    if simple.number_of_edges():
        with_spread = len({simple.degree(end) for edge in simple.edges() for end in edge}) > 1
        degree = nx.degree_assortativity_coefficient(simple) if with_spread else float("nan")
        same(found["degree_assortativity"], degree)
        seen = {graph.nodes[end]["country"] for edge in simple.edges() for end in edge}
        if len(seen) > 1:
            expected = nx.attribute_assortativity_coefficient(simple, "country")
            same(found["country_assortativity"], expected)
        else:
            assert found["country_assortativity"] is None
    if found["giant"] == len(biggest) > 1:
        inside = graph.subgraph(max(nx.connected_components(graph), key=len))
        same(found["mean_path"], nx.average_shortest_path_length(inside))
    assert found["articulations"] == len(list(nx.articulation_points(graph)))
    assert found["bridges"] == len(list(nx.bridges(simple)))
    assert found["max_core"] == max(nx.core_number(simple).values())


def test_the_karate_club_has_its_known_values() -> None:
    club = nx.karate_club_graph()
    for _, _, data in club.edges(data=True):
        data["weight"] = 1.0
    found = whole(club)
    # n = 34, m = 78; 45 triangles and 528 pairs of edges; Newman 2003, table 2: r = -0.476
    assert (found["nodes"], found["edges"], found["diameter"], found["max_core"]) == (34, 78, 5, 4)
    assert found["transitivity"] == pytest.approx(3 * 45 / 528)
    assert found["degree_assortativity"] == pytest.approx(-0.476, abs=5e-4)
    assert found["mean_path"] == pytest.approx(2.408, abs=5e-4)
    assert found["leiden_modularity"] == pytest.approx(0.4198, abs=5e-5)


def test_two_mode_values_are_those_of_networkx_for_the_southern_women() -> None:
    graph = nx.davis_southern_women_graph()
    first = graph.graph["top"]
    found = whole(graph)
    assert found["edges"] == 89
    same(found["density"], 89 / (18 * 14))
    same(found["two_mode_clustering"], nx.bipartite.robins_alexander_clustering(graph))
    assert "transitivity" not in found
    assert len(first) == 18


def test_a_square_with_a_tail_has_robins_alexander_clustering_by_hand() -> None:
    graph: nx.Graph[str] = nx.Graph(["ax", "ay", "bx", "by", "bz"])
    for node in graph:
        graph.nodes[node]["bipartite"] = int(node in "xyz")
    # one square; paths of three edges: 4 within the square, and z-b-x-a, z-b-y-a
    assert whole(graph, ["two_mode_clustering"]) == {"two_mode_clustering": pytest.approx(4 / 6)}


def test_concentration_by_hand() -> None:
    # |differences| over all ordered pairs: 2·(1+3+2) = 12; divided by 2·n·total = 2·3·6
    assert gini([1, 1, 4]) == pytest.approx(12 / 36)
    assert gini([5, 5]) == 0.0
    assert gini([0, 0]) is gini([]) is None
    assert hhi([1, 1, 2]) == pytest.approx(6 / 16)
    assert hhi([]) is None


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_gini_is_half_the_relative_mean_difference(values: list[float]) -> None:
    total = sum(values)
    if not total:
        assert gini(values) is None
        return
    differences = sum(abs(a - b) for a in values for b in values)
    assert gini(values) == pytest.approx(differences / (2 * len(values) * total), abs=1e-9)


def test_ei_and_country_concentration_by_hand() -> None:
    graph: nx.Graph[str] = nx.Graph()
    for node, country in zip("abuvj", ("mx", "mx", "us", "us", "jp"), strict=True):
        graph.add_node(node, country=country, kind="municipality" if country == "mx" else "company")
    graph.add_node("w", kind="company")
    graph.add_edges_from(["ab", "au", "bv", "aj", "aw"], weight=1.0)
    found = whole(graph, ["country_ei", "country_hhi", "level_ei"])
    # between countries au, bv, aj; within one ab; w is of no known country
    assert found["country_ei"] == pytest.approx((3 - 1) / 4)
    # outside Mexico: 2 of 3 to the United States, 1 to Japan
    assert found["country_hhi"] == pytest.approx(4 / 9 + 1 / 9)
    # levels are known of all: ab within, the others between
    assert found["level_ei"] == pytest.approx((4 - 1) / 5)


def test_every_measure_is_defined_in_both_languages_with_formula_source_and_reference() -> None:
    assert set(MEASURES) | set(WHOLE) >= {
        "degree", "strength", "betweenness", "closeness", "closeness_component", "eigenvector",
        "katz", "pagerank", "hits", "two_mode_degree", "core", "clustering", "two_mode_clustering",
        "transitivity", "degree_assortativity", "country_assortativity", "level_assortativity",
        "mean_path", "diameter", "louvain_modularity", "leiden", "articulations", "bridges",
        "participation", "country_ei", "degree_gini", "strength_hhi",
    }  # fmt: skip
    for one in (*MEASURES.values(), *WHOLE.values()):
        for name in ("label_es", "label_en", "formula", "where_es", "where_en", "scale_es",
                     "scale_en", "values", "source", "reference"):  # fmt: skip
            assert getattr(one, name), (one.key, name)
        assert one.where_es != one.where_en, one.key
        assert any(sign in one.source for sign in ("doi:10.", "Gini 1912", "Hirschman 1964")), one


def test_the_page_of_measures_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python tests/unit/network_measures_page.py"


def party(key: str, kind: str, country: str) -> Party:
    iri = f"https://w3id.org/cidpd/id/government/{key}"
    return Party(key, iri, kind, key.upper(), key.title(), country=country)


def three_links() -> Links:
    """A pair of the list a, a link of three of the list b, and a domestic pair of both."""
    return Links(
        (
            Link("gx", "twinning", ("g", "x"), sources=frozenset({"a"})),
            Link("gxy", "cooperation", ("g", "x", "y"), sources=frozenset({"b"})),
            Link("gh", "twinning", ("g", "h"), domestic=True, sources=frozenset({"a", "b"})),
        ),
        {
            "g": party("g", "municipality", "mx"),
            "h": party("h", "municipality", "mx"),
            "x": party("x", "local-government", "us"),
            "y": party("y", "local-government", "us"),
        },
    )


def test_networks_side_by_side_are_those_of_each_scope() -> None:
    found = properties(three_links(), SCOPE, ("policy", "domestic"), ["edges", "strength_hhi"])
    assert {one.name: one.values["edges"] for one in found} == {
        "policy=pairwise domestic=yes": 4,
        "policy=pairwise domestic=no": 3,
        "policy=shared domestic=yes": 4,
        "policy=shared domestic=no": 3,
        "policy=bilateral domestic=yes": 2,
        "policy=bilateral domestic=no": 1,
    }
    # shared, without the domestic link: g and x have 2, y has 1
    assert found[3].values["strength_hhi"] == pytest.approx((4 + 4 + 1) / 25)


def test_a_scope_without_links_stands_beside_the_others_and_says_so() -> None:
    found = properties(three_links(), SCOPE, ("kind",), ["edges"])
    assert [(one.name, one.values) for one in found] == [
        ("kind=cooperation", {"edges": 3}),
        ("kind=friendship", {}),
        ("kind=twinning", {"edges": 2}),
    ]
    text = as_text(found, "en")
    assert "2. kind=friendship: no link is left" in text
    assert "no queda ningún vínculo" in as_text(found, "es")
    rows = list(csv.DictReader(io.StringIO(as_csv(found))))
    assert [(row["kinds"], row["value"]) for row in rows] == [
        ("cooperation", "3"),
        ("twinning", "2"),
    ]


def test_every_row_and_network_of_a_file_names_policy_and_scope() -> None:
    found = properties(three_links(), SCOPE | {"policy": "shared"}, (), ["transitivity"])
    row = next(csv.DictReader(io.StringIO(as_csv(found))))
    assert row == {
        "network": "parties", "policy": "shared", "domestic": "true",
        "kinds": "cooperation,friendship,twinning", "sources": "a,b", "evidence": "link",
        "during": "", "component": "all", "links": "3", "left_out": "0", "multiparty": "1",
        "measure": "transitivity", "value": "0.6",
    }  # fmt: skip
    content = json.loads(as_json(found))
    assert content["networks"][0]["scope"]["policy"] == "shared"
    assert content["networks"][0]["values"] == {"transitivity": 0.6}
    assert content["measures"]["transitivity"]["formula"] == "T = 3t / τ"


def test_wrong_words_and_empty_scopes_are_refused() -> None:
    with pytest.raises(KgError, match="vary by 'polcy'"):
        properties(three_links(), SCOPE, ("polcy",))
    with pytest.raises(KgError, match=r"no measure 'diametre'.*\n.*diameter"):
        properties(three_links(), SCOPE, (), ["diametre"])
    with pytest.raises(EmptyNetworkError, match="no link is left"):
        properties(three_links(), SCOPE | {"kinds": ("friendship",)})
    with pytest.raises(EmptyNetworkError, match="any of these scopes"):
        properties(three_links(), SCOPE | {"kinds": ("friendship",)}, ("domestic",))
    with pytest.raises(KgError, match="no policy 'polite'"):
        properties(three_links(), SCOPE | {"policy": "polite"}, ("domestic",))


def test_the_command_writes_a_file_and_leaves_none_on_an_error(
    built_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "properties.csv"
    common = ["network", "properties", "--dist", str(built_store), "-f", "csv", "-o", str(out)]
    wrong = CliRunner().invoke(cli, [*common, "--policy", "polite"])
    assert isinstance(wrong.exception, KgError)
    assert not list(tmp_path.iterdir())
    done = CliRunner().invoke(cli, [*common, "--by", "domestic", "--measure", "edges"])
    assert done.exit_code == 0, done.output
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert [row["domestic"] for row in rows] == ["true", "false"]
    assert int(rows[0]["value"]) > int(rows[1]["value"]) > 500
