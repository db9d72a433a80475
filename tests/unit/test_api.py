"""The Python interface: what a notebook does with the graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib

import kg
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
