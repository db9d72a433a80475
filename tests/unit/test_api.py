"""The Python interface: what a notebook does with the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib
from click.testing import CliRunner

import kg
from kg.cli.network import network as command
from kg.graph.release import current


@pytest.fixture(scope="module")
def graph(built_store: Path) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(built_store, language="en") as opened:
        yield opened


def test_a_question_gives_rows_and_a_frame(graph: kg.KnowledgeGraph) -> None:
    table = graph.ask("partners-of-government", government="Guadalajara")
    frame = table.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == table.header()
    assert len(frame) == len(table.to_dicts()) > 40
    assert set(frame["government_name"]) == {"Guadalajara, Jalisco"}


def test_the_questions_are_listed(graph: kg.KnowledgeGraph) -> None:
    assert "table-1-agreements-by-state-and-period" in graph.questions


def test_rdflib_gets_the_whole_graph_or_one_source(
    graph: kg.KnowledgeGraph, built_store: Path
) -> None:
    one = graph.to_rdflib("presidential-terms")
    assert isinstance(one, rdflib.Graph)
    assert len(one) == current(built_store).manifest.graphs["presidential-terms"]
    lines = current(built_store).union.read_text("utf-8").count("\n")
    assert len(graph.to_rdflib()) == lines


def test_networkx_gets_the_network(graph: kg.KnowledgeGraph) -> None:
    network = graph.to_networkx(policy="bilateral", kinds=["twinning"], domestic=False)
    assert isinstance(network, nx.Graph)
    assert network.graph["policy"] == "bilateral"
    assert network.has_edge("government/mx-23005", "government/us-ks-wichita") or network.has_edge(
        "mx-23005", "us-ks-wichita"
    )


def test_networkx_gets_the_scope_of_the_command(
    graph: kg.KnowledgeGraph, built_store: Path, tmp_path: Path
) -> None:
    chosen = {"evidence": "agreement", "during": "calderon", "component": "giant"}
    sources = ["agreements-cited", "wikipedia-2026"]
    found = graph.to_networkx("state-country", policy="shared", sources=sources, **chosen)
    words = [part for key, value in chosen.items() for part in (f"--{key}", value)]
    words += [part for source in sources for part in ("--source", source)]
    words += ["--network", "state-country", "--policy", "shared"]
    file = tmp_path / "n.graphml"
    made = CliRunner().invoke(
        command, [*words, "--format", "graphml", "-o", str(file), "--dist", str(built_store)]
    )
    assert made.exit_code == 0, made.output
    written = nx.read_graphml(file)
    assert 1 < len(found) < len(graph.to_networkx("state-country"))
    assert dict(found.degree(weight="weight")) == pytest.approx(
        dict(written.degree(weight="weight"))
    )
    with pytest.raises(kg.KgError, match="no network 'states-country'"):
        graph.to_networkx("states-country")


def test_show_and_sparql(graph: kg.KnowledgeGraph) -> None:
    assert graph.show("mx-14039").name == "Guadalajara, Jalisco"
    table = graph.sparql("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert table.to_dicts() == [{"n": len(graph)}]
    with pytest.raises(kg.KgError, match="another service"):
        graph.sparql("SELECT ?s WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_only_what_is_promised_is_exported() -> None:
    assert kg.__all__ == ["KgError", "KnowledgeGraph", "build", "open"]
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    with pytest.raises(AttributeError):
        kg.no_such_name  # noqa: B018
