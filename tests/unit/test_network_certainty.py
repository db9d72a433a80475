"""Certainty: ranks and intervals by hand, random networks that keep what they say, p by hand."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli.main import cli
from kg.errors import EmptyNetworkError, KgError
from kg.network.certainty import _tested, certainty, significance
from kg.network.certainty_words import as_json, as_text, tables
from kg.network.kinds import make_network
from kg.network.links import Link, Links, Party
from kg.network.nulls import random_links, random_networks, swap
from kg.network.resampling import rank_intervals, ranks, without
from unit.network_graphs import graphs

SCOPE: dict[str, Any] = {
    "name": "parties", "policy": "pairwise", "domestic": True,
    "kinds": ("cooperation", "friendship", "twinning"), "sources": (), "evidence": "link",
}  # fmt: skip


def party(key: str) -> Party:
    kind, country = ("municipality", "mx") if key[0] == "g" else ("local-government", "us")
    return Party(key, f"iri:{key}", kind, f"{key} es", f"{key} en", country=country)


def made(*given: tuple[str, str]) -> Links:
    """Links of a text such as ``g1 x1 x2`` and of the sources named after it."""
    links = tuple(
        Link(str(i), "twinning", tuple(sorted(who.split())), sources=frozenset(where.split()),
             domestic=all(word[0] == "g" for word in who.split()))
        for i, (who, where) in enumerate(given)
    )  # fmt: skip
    return Links(links, {key: party(key) for link in links for key in link.parties})


STAR = made(("g1 x1", "a"), ("g1 x2", "a"), ("g1 x3", "b"), ("g2 x1", "b"))


def test_ranks_count_the_greater_values_and_equal_ones_share_a_rank() -> None:
    values = {"a": 3.0, "b": 1.0, "c": 3.0000000000001, "d": None}
    assert ranks(values, ["a", "b", "c", "d", "absent"]).tolist() == [1, 3, 1, 4, 4]


def test_ranks_without_a_source_by_hand() -> None:
    found = rank_intervals(STAR, SCOPE, "degree", rounds=20, seed=1)
    by_node = {one.node: one for one in found.intervals}
    # degrees: g1 3, x1 2, g2 x2 x3 1; without a: g1 1, x3 1, g2 1, x1 1; without b: g1 2, x1 x2 1
    assert [(one.node, one.rank) for one in found.intervals] == [
        ("g1", 1), ("x1", 2), ("g2", 3), ("x2", 3), ("x3", 3)
    ]  # fmt: skip
    assert by_node["g1"].without == {"a": 1, "b": 1}
    assert by_node["x1"].without == {"a": 1, "b": 2}
    assert by_node["x2"].without == {"a": None, "b": 2}
    assert by_node["g2"].without == {"a": 1, "b": None}


def test_a_link_that_another_source_states_too_stays_without_the_first() -> None:
    links = made(("g1 x1", "a b"), ("g1 x2", "a"))
    assert [link.key for link in without(links, "a").links] == ["0"]
    assert without(links, "a").links[0].sources == {"b"}


def test_bootstrap_of_one_link_is_certain_and_of_two_separate_ones_is_not() -> None:
    one = rank_intervals(made(("g1 x1", "a")), SCOPE, "degree", rounds=30, seed=7)
    assert {(i.low, i.high, i.present) for i in one.intervals} == {(1, 1, 1.0)}
    # a draw of two links from two: both once (half), or one of them twice (a quarter each), and
    # then the parties of the other rank third, after two
    two = rank_intervals(made(("g1 x1", "a"), ("g2 x2", "a")), SCOPE, "degree", rounds=2000, seed=7)
    assert {(i.rank, i.low, i.high) for i in two.intervals} == {(1, 1, 3)}
    assert [i.present for i in two.intervals] == pytest.approx([0.75] * 4, abs=0.03)


def test_a_link_drawn_twice_counts_twice_in_strength() -> None:
    links = made(("g1 x1", "a"), ("g2 x2", "a"))
    found = rank_intervals(links, SCOPE, "strength", rounds=2000, seed=3)
    assert {(i.low, i.high) for i in found.intervals} == {(1, 3)}
    again = rank_intervals(links, SCOPE, "strength", rounds=2000, seed=3)
    assert found == again


def test_what_ranks_nothing_and_an_empty_scope_are_refused() -> None:
    with pytest.raises(KgError, match=r"component ranks no node.*\n.*Use one of degree"):
        rank_intervals(STAR, SCOPE, "component", rounds=2, seed=1)
    with pytest.raises(EmptyNetworkError):
        rank_intervals(STAR, SCOPE | {"kinds": ("friendship",)}, "degree", rounds=2, seed=1)
    with pytest.raises(KgError, match=r"no random networks 'edges'.*\n.*Use sides"):
        significance(STAR, SCOPE | {"name": "government-counterpart"}, "edges", rounds=2, seed=1)


@given(graphs(), st.integers(0, 2**32))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_swaps_keep_degrees_and_give_no_loop_and_no_parallel_edge(
    graph: nx.Graph[int], seed: int
) -> None:
    plain = nx.Graph(graph)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    for one in random_networks(graph, rounds=3, seed=seed, sides=False):
        assert dict(one.degree()) == dict(plain.degree())
        assert nx.number_of_selfloops(one) == 0
        assert one.number_of_edges() == plain.number_of_edges()


@given(graphs(), st.integers(0, 2**32))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_swaps_by_side_keep_the_degree_towards_each_side(graph: nx.Graph[int], seed: int) -> None:
    for node in graph:
        graph.nodes[node]["kind"] = "municipality" if node % 2 else "university"

    def towards(network: nx.Graph[int]) -> dict[int, Counter[int]]:
        return {
            node: Counter(other % 2 for other in network[node] if other != node) for node in network
        }

    for one in random_networks(graph, rounds=3, seed=seed, sides=True):
        assert towards(one) == towards(graph)


def test_each_network_of_these_degrees_is_equally_likely() -> None:
    # degrees 2 2 2 1 1 on five nodes: 7 networks: a triangle abc with de, and 6 paths d-?-?-?-e
    start = [(3, 0), (0, 1), (1, 2), (2, 4)]
    random = np.random.Generator(np.random.PCG64(5))
    pairs, seen = list(start), Counter[frozenset[tuple[int, ...]]]()
    for _ in range(7000):
        swap(pairs, random, 12)
        seen[frozenset(tuple(sorted(pair)) for pair in pairs)] += 1
    assert len(seen) == 7
    # 1,000 each; a chain that did not hold would give the triangle other odds than the paths
    assert all(880 < count < 1120 for count in seen.values()), seen


def test_random_links_keep_each_party_s_links_and_each_link_s_sides() -> None:
    links = made(
        ("g1 x1 x2", "a"), ("g1 g2", "a"), ("g2 g3 x3", "a"), ("g3 x1", "a"), ("g4 x4", "b")
    )
    changed = 0
    for one in random_links(links, rounds=20, seed=4):
        before = Counter(p for link in links.links for p in link.parties)
        assert Counter(p for link in one.links for p in link.parties) == before
        for old, new in zip(links.links, one.links, strict=True):
            assert Counter(p[0] for p in new.parties) == Counter(p[0] for p in old.parties)
            assert len(set(new.parties)) == len(new.parties)
        changed += one.links != links.links
    assert changed > 10


def test_z_and_p_by_hand() -> None:
    one = _tested("edges", "transitivity", 3.0, [1.0, 2.0, 3.0, 2.0])
    assert (one.mean, one.sd) == (2.0, pytest.approx((2 / 3) ** 0.5))
    assert one.z == pytest.approx(1 / (2 / 3) ** 0.5)
    assert one.greater == pytest.approx((1 + 1) / 5)
    assert one.less == pytest.approx((1 + 4) / 5)
    assert one.p == pytest.approx(0.8)
    never = _tested("edges", "transitivity", 9.0, [1.0, 1.0, 1.0])
    assert (never.z, never.greater, never.p) == (None, 0.25, 0.5)
    assert _tested("edges", "transitivity", 1.0, [1.0]).sd is None


def test_a_network_that_its_degrees_fix_is_never_significant() -> None:
    # a star is the only network of its degrees
    star = made(*((f"g1 x{i}", "a") for i in range(5)))
    found = significance(star, SCOPE, "edges", rounds=9, seed=1)
    assert {"transitivity", "degree_assortativity"} <= {one.measure for one in found}
    fixed = [one for one in found if one.measure != "louvain_modularity"]
    assert {(one.z, one.p) for one in fixed} == {(None, 1.0)}


def test_a_clique_by_one_link_is_chance_once_links_are_kept() -> None:
    links = made(
        ("g1 x1 x2 x3 x4 x5", "a"), *((f"g{i} x{i}{j}", "a") for i in range(1, 6) for j in (6, 7))
    )
    edges, kept = (
        significance(links, SCOPE, null, rounds=60, seed=2, names=["transitivity"])[0]
        for null in ("edges", "links")
    )
    assert edges.p < 0.04
    assert kept.p > 0.04
    assert kept.observed == edges.observed


def test_everything_names_scope_seed_and_rounds_and_is_reproducible() -> None:
    links = made(("g1 x1", "a"), ("g1 x2", "a b"), ("g2 x1 x3", "b"), ("g1 g2", "b"))
    found = certainty(links, SCOPE, rounds=15, networks=5, seed=3)
    assert as_json(found) == as_json(certainty(links, SCOPE, rounds=15, networks=5, seed=3))
    other = certainty(links, SCOPE, rounds=15, networks=5, seed=4)
    assert other.significance != found.significance or other.ranks != found.ranks
    content = json.loads(as_json(found))
    assert (content["seed"], content["ranks"]["rounds"]) == (3, 15)
    assert content["scope"]["policy"] == "pairwise"
    for name, text in tables(found).items():
        rows = list(csv.DictReader(io.StringIO(text)))
        assert rows, name
        assert all(row["policy"] and row["sources"] and row["domestic"] for row in rows), name
    english, spanish = as_text(found, "en", 3), as_text(found, "es", 3)
    assert "g1 en" in english
    assert "g1 es" in spanish
    assert "keeps each node's degree" in english
    assert "conserva el grado de cada nodo" in spanish


def test_choices_stand_side_by_side_with_what_stays_of_the_first() -> None:
    links = made(("g1 x1 x2", "a"), ("g1 x1", "a"), ("g2 g3", "a"))
    found = {
        one.properties.name: one for one in certainty(links, SCOPE, rounds=2, networks=2).choices
    }
    assert len(found) == 6
    plain, bare = found["policy=pairwise domestic=yes"], found["policy=bilateral domestic=no"]
    assert (plain.kept, plain.correlation) == (5, pytest.approx(1.0))
    assert bare.first == ["g1", "x1"]
    assert (bare.kept, bare.correlation) == (2, None)
    assert bare.properties.values["edges"] == 1
    assert make_network(links, **SCOPE).number_of_edges() == plain.properties.values["edges"] == 4


def test_the_command_writes_all_files_or_none(built_store: Path, tmp_path: Path) -> None:
    common = ["network", "certainty", "--dist", str(built_store), "--rounds", "3", "--networks",
              "2", "--lang", "en", "--source", "multiparty-cited"]  # fmt: skip
    folder = tmp_path / "certainty"
    wrong = CliRunner().invoke(cli, [*common, "--measure", "fame", "-o", str(folder)])
    assert isinstance(wrong.exception, KgError)
    assert not folder.exists()
    done = CliRunner().invoke(cli, [*common, "-o", str(folder)])
    assert done.exit_code == 0, done.output
    assert {path.name for path in folder.iterdir()} == {
        "ranks.csv", "significance.csv", "choices.csv", "certainty.json", "certainty.txt"
    }  # fmt: skip
    rows = list(csv.DictReader((folder / "ranks.csv").open(encoding="utf-8")))
    assert {row["sources"] for row in rows} == {"multiparty-cited"}
