"""The notebook runs from top to bottom on the built graph, and is kept without outputs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from kg.graph import open_store
from kg.layout import Layout
from kg.network import network


@pytest.fixture(scope="module")
def notebook(layout: Layout) -> nbformat.NotebookNode:
    return nbformat.read(layout.root / "notebooks" / "network.ipynb", as_version=4)


def test_it_is_kept_clean_and_told_in_both_languages(notebook: nbformat.NotebookNode) -> None:
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    told = [cell.metadata.get("lang") for cell in notebook.cells if cell.cell_type == "markdown"]
    assert told
    assert told == ["es", "en"] * (len(told) // 2)


def test_it_runs_and_shows_what_the_graph_holds(
    notebook: nbformat.NotebookNode,
    built_store: Path,
    monkeypatch: pytest.MonkeyPatch,
    layout: Layout,
) -> None:
    monkeypatch.setenv("KG_DIST", str(built_store))
    done = NotebookClient(
        notebook.copy(),
        timeout=300,
        kernel_name="python3",
        resources={"metadata": {"path": str(layout.root)}},
    ).execute()
    outputs = [out for cell in done.cells if cell.cell_type == "code" for out in cell.outputs]
    pictures = [out for out in outputs if "image/png" in out.get("data", {})]
    assert len(pictures) == 10
    assert len({out["data"]["image/png"] for out in pictures}) == 10
    with open_store(built_store) as store:
        graph = network(store)
    shown = " ".join(out.get("data", {}).get("text/plain", "") for out in outputs)
    for number in (len(graph), graph.number_of_edges(), graph.degree("mx-14039")):
        assert f" {number} " in shown.replace("\n", " "), number
