"""The sheet of statistics: against networkx, published consistency, and files of every form."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli.network_sheet import sheet as command
from kg.errors import DataError, KgError
from kg.layout import project
from kg.network.edges import edges_of, read_edges
from kg.network.sheet import FIGURES, _searches, path_lengths, published, sheet

KEYS = [
    "nodes", "edges", "giant_component_nodes", "triangles", "transitivity", "mean_path_length",
    "diameter", "degree_assortativity", "max_degree", "max_core",
]  # fmt: skip
PAIRS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=90)


def reference(graph: nx.Graph) -> dict[str, float | None]:
    giant = graph.subgraph(max(nx.connected_components(graph), key=len))
    degrees = {graph.degree(n) for n in graph if graph.degree(n)}
    return {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "giant_component_nodes": len(giant),
        "triangles": sum(nx.triangles(graph).values()) // 3,
        "transitivity": nx.transitivity(graph),
        "mean_path_length": nx.average_shortest_path_length(giant),
        "diameter": nx.diameter(giant),
        "degree_assortativity": nx.degree_assortativity_coefficient(graph)
        if len(degrees) > 1
        else None,
        "max_degree": max(d for _, d in graph.degree()),
        "max_core": max(nx.core_number(graph).values()),
    }


@given(pairs=PAIRS, isolated=st.integers(0, 5))
@settings(deadline=None, max_examples=150)
def test_equals_networkx(pairs: list[tuple[int, int]], isolated: int) -> None:
    many = nx.MultiDiGraph(pairs)
    many.add_nodes_from(range(100, 100 + isolated))
    simple = nx.Graph(many)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    edges = edges_of(many)
    assert edges.loops == sum(a == b for a, b in pairs)
    assert edges.loops + edges.repeated + len(edges.pairs) == len(pairs)
    if not simple.number_of_edges():
        with pytest.raises(KgError, match="nothing to measure"):
            sheet(edges, "x")
        return
    wanted = reference(simple)
    if len({len(c) for c in nx.connected_components(simple)}) < nx.number_connected_components(
        simple
    ):  # of two largest parts of one size either may be the giant
        largest = max(map(len, nx.connected_components(simple)))
        if sum(len(c) == largest for c in nx.connected_components(simple)) > 1:
            del wanted["mean_path_length"], wanted["diameter"]
    values = sheet(edges, "x").values
    for key, value in wanted.items():
        assert values[key] == (None if value is None else pytest.approx(value, abs=1e-9)), key


@pytest.mark.parametrize(
    "graph",
    [nx.path_graph(700), nx.star_graph(800), nx.barabasi_albert_graph(600, 3, seed=2)],
    ids=["thread", "star", "hubs"],
)
def test_both_kinds_of_search_are_exact(graph: nx.Graph) -> None:
    links = nx.to_scipy_sparse_array(graph, format="csr")
    mean, longest = path_lengths(links)
    assert mean == pytest.approx(nx.average_shortest_path_length(graph), abs=1e-9)
    assert longest == nx.diameter(graph)
    n = len(graph)
    alone = sum(hop * count for hop, count in _searches(links)) / (n * (n - 1))
    assert alone == pytest.approx(mean, abs=1e-9)


def test_karate_club_by_hand() -> None:
    """Zachary's club: 34 members, 78 ties, 45 triangles, diameter 5, maximum degree 17, core 4."""
    values = sheet(edges_of(nx.karate_club_graph()), "karate").values
    assert [values[k] for k in ("nodes", "edges", "triangles", "diameter")] == [34, 78, 45, 5]
    assert (values["max_degree"], values["max_core"]) == (17, 4)


def test_regular_network_has_no_assortativity() -> None:
    assert sheet(edges_of(nx.cycle_graph(5)), "ring").values["degree_assortativity"] is None


FORMS = {
    "header.csv": "source,target\na,b\nb,c\n",
    "plain.csv": "a,b\nb,c\n",
    "swapped.csv": "id,target,weight,source\n1,b,2,a\n2,c,0.5,b\n",
    "numbers.csv": "una,otra\n1,2\n2,3\n",
    "semicolon.csv": 'origen;destino\n"a";b\nb;"c"\n',
    "names.tsv": "from\tto\nSan Diego, California\tTijuana\nTijuana\tLyon\n",
    "konect.tsv": "% sym unweighted\n% 2 3 3\n1 2\n2 3\n",
    "snap.txt": "# Directed graph\n# FromNodeId\tToNodeId\n1\t2\n2\t3\n",
    "spaces.txt": "1   2 0.5\n2   3 1\n",
    "mark.csv": "\ufeffsource,target\r\na,b\r\nb,c\r\n",
    "unusual.csv": "ciudad,hermana,año\na,b,1987\nb,c,2.5\n",
    "repeated.csv": "source,target\na,b\nb,a\na,a\n\nb,c\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FORMS[name].encode())
    edges = read_edges(path)
    assert (len(edges.names), edges.pairs.tolist()) == (3, [[0, 1], [1, 2]])


def test_a_letter_that_is_a_node_is_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("a,b\nc,d\nd,e\n")
    assert len(read_edges(path).pairs) == 3
    assert len(read_edges(path, header=True).pairs) == 2


def test_headings_that_nothing_tells_are_an_edge_and_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("ciudad,hermana\nLeón,Laredo\nLeón,Lyon\n")
    read = read_edges(path)
    assert (len(read.pairs), read.doubtful) == (3, ("ciudad", "hermana"))
    said = CliRunner().invoke(command, ["--edges", str(path), "--lang", "es"]).output
    assert "La primera línea, «ciudad» y «hermana», se tomó por una arista" in said
    as_json = CliRunner().invoke(command, ["--edges", str(path), "--format", "json"]).output
    assert json.loads(as_json)["first_line_taken_as_edge"] == ["ciudad", "hermana"]
    for header, count in ((True, 2), (False, 3)):
        told = read_edges(path, header=header)
        assert (len(told.pairs), told.doubtful) == (count, None)
    path.write_text("León,Laredo\nLeón,Lyon\n")
    assert read_edges(path).doubtful is None


@pytest.mark.parametrize(
    ("suffix", "write"), [("gexf", nx.write_gexf), ("graphml", nx.write_graphml)]
)
def test_markup_keeps_isolated_nodes(tmp_path: Path, suffix: str, write: object) -> None:
    graph = nx.karate_club_graph()
    graph.add_node("alone")
    path = tmp_path / f"net.{suffix}"
    write(graph, path)  # type: ignore[operator]
    assert sheet(read_edges(path), "x").values["nodes"] == 35


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("short.csv", b"source,target\na,b\nc\n", "short.csv:3: holds one end only"),
        ("gap.tsv", b"a\tb\n\tc\n", "gap.tsv:2: holds one end only"),
        ("quote.csv", b'a,b\n"c,d\n', "quote.csv:2: cannot be split"),
        ("latin.csv", "a,b\nMérida,c\n".encode("latin-1"), "latin.csv:2: byte 0xe9"),
        ("null.csv", b"a,b\nc,\0\n", "null.csv:2: holds a null byte"),
        ("broken.gexf", b"<gexf><graph>\n", "broken.gexf:2"),
        ("other.graphml", b"<html/>", "is not a network"),
        ("entity.gexf", b'<!DOCTYPE g [<!ENTITY a "b">]><gexf/>', "document type"),
        ("empty.csv", b"", "holds no node"),
        ("only.csv", b"source,target\n", "no edge"),
        ("one.csv", b"a,a\n", "holds one node"),
    ],
)
def test_bad_files(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(KgError) as raised:
        read_edges(tmp_path / name)
    assert said in str(raised.value)
    assert "\n  " in str(raised.value), "no remedy"


def test_line_number_counts_remarks(tmp_path: Path) -> None:
    path = tmp_path / "e.txt"
    path.write_text("% a remark\n\n1 2\n3\n")
    with pytest.raises(DataError, match=r"e\.txt:4: holds one end only"):
        read_edges(path)


def test_command_gives_the_promised_keys(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text("source,target\n1,2\n2,3\n3,1\n3,4\n")
    made = CliRunner().invoke(command, ["--edges", str(path), "--format", "json"])
    assert made.exit_code == 0, made.output
    content = json.loads(made.output)
    assert [key for key in content if key in KEYS] == KEYS
    assert content["scope"].keys() == set(KEYS)
    assert content["transitivity"] == pytest.approx(3 / 5)
    assert content["mean_path_length"] == pytest.approx(8 / 6)
    nothing = tmp_path / "none.json"
    path.write_text("1,2\n3\n")
    failed = CliRunner().invoke(
        command, ["--edges", str(path), "--format", "json", "--output", str(nothing)]
    )
    assert isinstance(failed.exception, DataError)
    assert not nothing.exists()


def test_published_figures_agree_with_each_other() -> None:
    """Three triangles per closed path of two: 3 x 6,327 / 170,445 wedges = 0.111361."""
    printed = published(project().data / "published")
    assert set(printed) <= {figure.key for figure in FIGURES}
    triangles = int(printed["triangles"]["printed"].replace(",", ""))
    assert f"{3 * triangles / 170_445:.6f}" == printed["transitivity"]["printed"]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("a,b\nc\n", 2, "['c']"),
        ("a;b\nc\nd\ne\n", 2, "['c']"),
        ("# remark\nsource\ttarget\n1\t2\n3\t\n", 4, "['3', '']"),
        ("1 2\n2 3 4\n3\n", 3, "['3']"),
    ],
)
def test_the_line_that_is_broken_is_the_one_named(
    tmp_path: Path, text: str, line: int, found: str
) -> None:
    path, out = tmp_path / "e.csv", tmp_path / "out.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match="one end only") as told:
        read_edges(path)
    assert f"e.csv:{line}: holds one end only of an edge: {found}" in str(told.value)
    done = CliRunner().invoke(command, ["--edges", str(path), "--output", str(out)])
    assert done.exit_code != 0
    assert not list(tmp_path.glob("*out*"))
