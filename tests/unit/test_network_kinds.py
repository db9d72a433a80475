"""Every network that links can be made into: edges and weights worked out by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from click.testing import CliRunner

from kg.cli.network import network as command
from kg.errors import KgError
from kg.network import Link, Links, Party, project_links
from kg.network.kinds import NETWORKS, make_network
from kg.network.wording import scope_words


def party(key: str, kind: str, country: str, entity: str = "") -> Party:
    return Party(
        key, f"https://x/{key}", kind, key, key, country, country, country,
        entity=entity, entity_es=entity,
    )  # fmt: skip


PARTIES = {
    one.key: one
    for one in (
        party("gdl", "municipality", "mx", "mx-14"),
        party("zap", "municipality", "mx", "mx-14"),
        party("mty", "municipality", "mx", "mx-19"),
        party("kyo", "local-government", "jp"),
        party("sat", "local-government", "us"),
        party("un", "international-organization", ""),
    )
}
A, B = frozenset({"a"}), frozenset({"a", "b"})
LINKS = Links(
    (
        # three parties: gdl and zap with kyo
        Link("1", "cooperation", ("gdl", "kyo", "zap"), sources=A,
             areas=frozenset({("culture", "a"), ("trade", "a")})),
        Link("2", "twinning", ("kyo", "mty"), sources=B, areas=frozenset({("trade", "b")})),
        Link("3", "twinning", ("gdl", "sat"), sources=A),
        Link("4", "cooperation", ("gdl", "un"), sources=A, areas=frozenset({("trade", "a")})),
        Link("5", "twinning", ("gdl", "zap"), domestic=True, sources=A),
        Link("6", "twinning", ("mty",), sources=A),
    ),
    PARTIES,
    {"culture": ("cultura", "culture"), "trade": ("comercio", "trade")},
)  # fmt: skip


def weights(name: str, **scope: Any) -> dict[tuple[str, str], float]:
    graph = make_network(LINKS, name, **scope)
    return {tuple(sorted((a, b))): w for a, b, w in graph.edges(data="weight")}


def test_governments_and_counterparts() -> None:
    half = {("gdl", "kyo"): 0.5, ("kyo", "zap"): 0.5}
    ones = {("kyo", "mty"): 1.0, ("gdl", "sat"): 1.0, ("gdl", "un"): 1.0}
    assert weights("government-counterpart", policy="shared") == half | ones
    assert weights("government-counterpart", policy="bilateral") == ones
    graph = make_network(LINKS, "government-counterpart")
    assert nx.is_bipartite(graph)
    assert {n for n, d in graph.nodes(data=True) if d["bipartite"] == 0} == {"gdl", "zap", "mty"}
    # the domestic link and the one of a single party give no edge
    assert (graph.graph["links"], graph.graph["left_out"], graph.graph["multiparty"]) == (4, 2, 1)


def test_links_as_nodes_project_nothing() -> None:
    graph = make_network(LINKS, "government-link-counterpart")
    assert graph.number_of_edges() == 3 + 2 + 2 + 2 + 2 + 1
    assert set(graph["link/1"]) == {"gdl", "kyo", "zap"}
    assert {d["side"] for _, d in graph.nodes(data=True)} == {"party", "link"}


def test_projections_onto_either_side() -> None:
    # kyo has three governments: each pair shares it
    all_three = {("gdl", "mty"): 1.0, ("gdl", "zap"): 1.0, ("mty", "zap"): 1.0}
    assert weights("governments") == all_three
    assert weights("governments", policy="shared") == dict.fromkeys(all_three, 0.5)
    # gdl has kyo, sat and un
    assert weights("counterparts") == {("kyo", "sat"): 1.0, ("kyo", "un"): 1.0, ("sat", "un"): 1.0}


def test_states_and_countries() -> None:
    assert weights("state-country") == {
        ("country/jp", "mx-14"): 2.0,  # gdl and zap in one link
        ("country/jp", "mx-19"): 1.0,
        ("country/us", "mx-14"): 1.0,
    }
    assert make_network(LINKS, "state-country").edges["mx-14", "country/jp"]["links"] == 1


def test_areas_are_those_the_chosen_sources_give() -> None:
    assert weights("government-area") == {
        ("area/culture", "gdl"): 1.0,
        ("area/trade", "gdl"): 2.0,
        ("area/culture", "zap"): 1.0,
        ("area/trade", "zap"): 1.0,
        ("area/trade", "mty"): 1.0,
    }
    assert ("area/trade", "mty") not in weights("government-area", sources=["a"])


def test_parties_are_the_plain_projection() -> None:
    plain = project_links(LINKS, policy="shared")
    assert nx.utils.graphs_equal(make_network(LINKS, policy="shared"), plain)


@pytest.mark.parametrize("name", NETWORKS)
def test_every_network_names_itself_in_both_languages(name: str) -> None:
    one, graph = NETWORKS[name], make_network(LINKS, name, policy="shared", domestic=False)
    assert graph.graph["policy"] == "shared"
    if name != "parties":
        assert one.title_es in scope_words(graph, "es")
        assert one.rule_en in scope_words(graph, "en")
    sides = {data["side"] for _, data in graph.nodes(data=True) if "side" in data}
    assert sides == set(one.sides)
    if one.sides:
        assert all(graph.nodes[a]["side"] != graph.nodes[b]["side"] for a, b in graph.edges)


def test_a_wrong_name_or_nothing_left_says_what_to_do() -> None:
    with pytest.raises(KgError, match="Did you mean 'state-country'"):
        make_network(LINKS, "state-contry")
    with pytest.raises(KgError, match="gives an edge"):
        make_network(Links(LINKS.links[4:], PARTIES), "government-counterpart")


def test_an_option_that_would_not_be_heeded_is_refused(tmp_path: Path) -> None:
    failed = CliRunner().invoke(command, ["--policy", "shared", "sheet"])
    assert failed.exit_code == 2
    assert "kg network sheet --policy" in failed.output
    path = tmp_path / "e.csv"
    path.write_text("1,2\n")
    failed = CliRunner().invoke(command, ["sheet", "--edges", str(path), "--no-domestic"])
    assert failed.exit_code == 2
    assert "Give one of the two" in failed.output
