"""Files of a network: they parse back, repeat byte by byte, and are written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.errors import KgError, OutputError
from kg.network import (
    Link,
    Links,
    Party,
    as_gexf,
    as_graphml,
    as_json,
    measure,
    project_links,
    summarize,
    write_all,
    write_edges,
    write_nodes,
    written,
)
from kg.network.names import place_names, short_name

FILES = ["edges.csv", "network.gexf", "network.graphml", "network.png", "network.svg", "nodes.csv"]


def small() -> nx.Graph[str]:
    """A hub with five partners, one of them tied to a party of its own; accents and quotes."""
    parties = {
        "hub": Party("hub", "urn:hub", "municipality", 'León, "Gto"', "León, Gto", "mx"),
        **{
            key: Party(key, f"urn:{key}", "local-government", f"Ñandú {key}", f"Rhea {key}",
                       "es", "España", "Spain", "europe", "Europa", "Europe", latitude=40.4165)
            for key in ("p1", "p2", "p3", "p4", "p5", "q")
        },
    }  # fmt: skip
    links = [Link(f"hub-p{i}", "twinning", ("hub", f"p{i}")) for i in range(1, 6)]
    links += [Link("three", "cooperation", ("p1", "p2", "q"), supports=2)]
    return project_links(Links(tuple(links), parties), policy="shared")


def test_nodes_and_edges_as_csv() -> None:
    graph = small()
    nodes = list(csv.DictReader(io.StringIO(write_nodes(graph, measure(graph)))))
    assert [row["id"] for row in nodes] == ["hub", "p1", "p2", "p3", "p4", "p5", "q"]
    assert nodes[0]["label_es"] == 'León, "Gto"'
    assert nodes[1]["lat"] == "40.4165"
    assert (nodes[0]["degree"], nodes[0]["region"], nodes[0]["lat"]) == ("5", "", "")
    # hub: 9 pairs of p's (all but p1-p2) and p3, p4, p5 to q by p1 or p2: 12 of 15
    assert nodes[0]["betweenness"] == "0.8"
    edges = list(csv.DictReader(io.StringIO(write_edges(graph))))
    assert edges[0] == {
        "source": "hub", "target": "p1", "weight": "1", "links": "1", "supports": "1",
        "policy": "shared",
    }  # fmt: skip
    assert {row["weight"] for row in edges if row["source"] != "hub"} == {"0.5"}
    assert len(edges) == 8


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphml_and_gexf_parse_back(form: str) -> None:
    graph = small()
    values = measure(graph)
    if form == "graphml":
        back = nx.parse_graphml(as_graphml(graph, values))
    else:
        back = nx.read_gexf(io.BytesIO(as_gexf(graph, values, {"hub": (1.5, -2.0)}).encode()))
    assert set(back) == set(graph)
    assert {frozenset(edge) for edge in back.edges()} == {frozenset(e) for e in graph.edges()}
    assert back.nodes["hub"]["label_es"] == 'León, "Gto"'
    assert back.nodes["q"]["region"] == "europe"
    assert back.nodes["hub"]["betweenness"] == pytest.approx(0.8)
    assert back.edges["p1", "q"]["weight"] == 0.5
    assert back.edges["p1", "q"]["supports"] == 2


def test_gexf_has_positions_and_colours_and_no_date() -> None:
    text = as_gexf(small(), measure(small()), {"hub": (1.5, -2.0)})
    assert "lastmodifieddate" not in text
    root = ElementTree.fromstring(text)
    assert "gexf" in root.tag
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names.count("color") == 7
    assert names.count("position") == 1
    assert names.count("creator") == 1


def test_json_holds_scope_summary_nodes_and_edges() -> None:
    graph = small()
    values = measure(graph)
    back = json.loads(as_json(graph, values, summarize(graph, values, top=2)))
    assert back["scope"]["policy"] == "shared"
    assert (back["summary"]["nodes"], back["summary"]["edges"]) == (7, 8)
    assert back["top"]["degree"][0] == {"id": "hub", "value": 5}
    assert len(back["nodes"]) == 7
    assert len(back["edges"]) == 8


def test_every_form_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    graph = small()
    (tmp_path / "mine.txt").write_text("stays")
    write_all(graph, measure(graph), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*FILES, "mine.txt"])
    png = (tmp_path / "network.png").read_bytes()
    assert struct.unpack(">II", png[16:24]) == (2250, 1740)
    svg = (tmp_path / "network.svg").read_text("utf-8")
    assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert "dc:date" not in svg


def test_a_network_of_one_node_is_written(tmp_path: Path) -> None:
    alone = Links(
        (Link("alone", "twinning", ("a",)),), {"a": Party("a", "urn:a", "municipality", "A", "A")}
    )
    graph = project_links(alone)
    assert len(write_all(graph, measure(graph), tmp_path, language="en")) == 6


REPEAT = """
import hashlib, sys
from pathlib import Path
from kg.network import Link, Links, Party, measure, project_links, write_all
keys = [f"n{i:02d}" for i in range(40)]
parties = {k: Party(k, f"urn:{k}", "municipality", k, k, "mx") for k in keys}
links = [Link(f"{a}{b}", "twinning", (a, b)) for i, a in enumerate(keys) for b in keys[i + 1 : i + 3]]
graph = project_links(Links(tuple(links), parties))
for path in write_all(graph, measure(graph), Path(sys.argv[1])):
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def test_the_bytes_are_the_same_for_every_hash_seed_and_time_zone(tmp_path: Path) -> None:
    said = []
    for seed, zone in (("0", "UTC"), ("12345", "Asia/Tokyo")):
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        surroundings["PYTHONPATH"] = os.pathsep.join(sys.path)
        command = [sys.executable, "-c", REPEAT, str(tmp_path / seed)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=surroundings)
        said.append(done.stdout)
    assert len(said[0].splitlines()) == 6
    assert said[0] == said[1]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("as before")
    graph = small()
    with pytest.raises(OutputError, match="what was there is unchanged"):
        write_all(graph, measure(graph), blocked)
    assert blocked.read_text() == "as before"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_in_the_middle_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nodes.csv").write_text("as before")
    true_write = Path.write_bytes

    def write(self: Path, data: bytes) -> int:
        if "graphml" in self.name:
            raise OSError(28, "No space left on device")
        return true_write(self, data)

    monkeypatch.setattr(Path, "write_bytes", write)
    graph = small()
    with pytest.raises(OutputError, match="No space left"):
        write_all(graph, measure(graph), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"nodes.csv"}
    assert (tmp_path / "nodes.csv").read_text() == "as before"


def test_values_are_written_with_ten_significant_digits() -> None:
    assert written(1 / 3) == "0.3333333333"
    assert written(12) == "12"
    assert written(None) == ""


def test_names_on_the_figure_do_not_overlap() -> None:
    import numpy as np
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    graph: nx.Graph[str] = nx.Graph()
    keys = [f"k{i}" for i in range(12)]
    for key in keys:
        graph.add_node(key, label_es=f"Municipio {key}", kind="municipality")
    figure = Figure(figsize=(8, 8))
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    spot = np.array([[i % 4 * 0.1, i // 4 * 0.05] for i in range(12)]) + 0.4
    axes.set_xlim(0, 1)
    axes.set_ylim(0, 1)
    canvas.draw()
    written_names = place_names(axes, graph, keys, keys, spot, np.full(12, 6.0), language="es")
    boxes = [text.get_window_extent(canvas.get_renderer()) for text in axes.texts]
    assert len(boxes) == len(written_names) >= 6
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_municipality_is_named_without_its_state() -> None:
    assert short_name({"label_es": "León, Guanajuato", "kind": "municipality"}, "es") == "León"
    assert short_name({"label_en": "Laredo, Texas", "kind": "local-government"}, "en") == (
        "Laredo, Texas"
    )


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, ["network", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command_prints_a_summary_in_both_languages(built_store: Path) -> None:
    dist = ["--dist", str(built_store)]
    assert "intermediación" in run("--lang", "es", "--top", "1", *dist)
    assert "nodes of the giant component" in run("--lang", "en", "--top", "1", *dist)


def test_the_command_prints_one_form(built_store: Path, tmp_path: Path) -> None:
    dist = ["--dist", str(built_store), "--measure", "degree", "--policy", "bilateral"]
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv", *dist))))
    assert int(max(rows, key=lambda row: int(row["degree"]))["degree"]) > 30
    assert json.loads(run("--format", "json", *dist))["scope"]["policy"] == "bilateral"
    target = tmp_path / "net.graphml"
    run("--format", "graphml", "--output", str(target), *dist)
    assert len(nx.read_graphml(target)) == len(rows)


def test_the_command_refuses_a_wrong_policy_and_a_figure_without_a_file(built_store: Path) -> None:
    for words, message in (
        (["--policy", "paiwise"], "Did you mean 'pairwise'"),
        (["--format", "figure"], "ends in .png or .svg"),
        (["--measure", "degre"], "Did you mean 'degree'"),
    ):
        done = CliRunner().invoke(cli, ["network", *words, "--dist", str(built_store)])
        assert isinstance(done.exception, KgError)
        assert message in str(done.exception)
