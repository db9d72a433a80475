"""Networks as files: CSV, GraphML, GEXF and the figure; one network always gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import networkx as nx

from kg.output import write_files

from .measures import Value, giant
from .summary import Summary

__all__ = [
    "as_gexf",
    "as_graphml",
    "as_json",
    "as_table",
    "digits",
    "write_all",
    "write_edges",
    "write_nodes",
    "written",
]

NODE_COLUMNS: Final = (
    "iri", "label_es", "label_en", "kind", "country", "country_es", "country_en", "region",
    "region_es", "region_en", "entity", "entity_es", "entity_en", "lat", "long",
)  # fmt: skip
EDGE_COLUMNS: Final = ("weight", "links", "supports")
Measures = Mapping[str, Mapping[Any, Value]]


def written(value: Any) -> str:
    """Write a value; a computed one with ten significant digits, which every machine agrees on.

    >>> written(1 / 3), written(7), written(None), written(0.0)
    ('0.3333333333', '7', '', '0')
    """
    if value is None:
        return ""
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def write_nodes(graph: nx.Graph[Any], measures: Measures) -> str:
    """Return the nodes as CSV: key, what is known of it, its measures."""
    rows = [
        [node, *(_plain(data.get(name)) for name in NODE_COLUMNS)]
        + [written(values[node]) for values in measures.values()]
        for node, data in graph.nodes(data=True)
    ]
    return as_table(["id", *NODE_COLUMNS, *measures], rows)


def write_edges(graph: nx.Graph[Any]) -> str:
    """Return the edges as CSV: the two keys, weight, links, supports, policy."""
    policy = str(graph.graph.get("policy", ""))
    rows = [
        [a, b, *(written(data.get(name)) for name in EDGE_COLUMNS), policy]
        for a, b, data in graph.edges(data=True)
    ]
    return as_table(["source", "target", *EDGE_COLUMNS, "policy"], rows)


def _plain(value: Any) -> str:
    """A fact is written as it was read, never rounded."""
    return "" if value is None else str(value)


def as_table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV, with a line feed at the end of each."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def as_json(graph: nx.Graph[Any], measures: Measures, summary: Summary) -> str:
    """Return scope, summary, nodes with measures and edges as one JSON object."""
    values = {
        key: {node: digits(value) for node, value in values.items()}
        for key, values in measures.items()
    }
    content = {
        "scope": summary.scope,
        "summary": {
            name: digits(getattr(summary, name))
            for name in summary.__slots__
            if name not in ("scope", "top")
        },
        "top": {
            key: [{"id": node, "value": digits(value)} for node, value in first]
            for key, first in summary.top.items()
        },
        "nodes": [
            {"id": node, **data, "measures": {key: values[key][node] for key in values}}
            for node, data in graph.nodes(data=True)
        ],
        "edges": [
            {"source": a, "target": b, **{key: digits(value) for key, value in data.items()}}
            for a, b, data in graph.edges(data=True)
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def digits(value: Any) -> Any:
    """Return a value; of a computed one the ten significant digits that `written` keeps."""
    return float(written(value)) if isinstance(value, float) else value


def _enriched(graph: nx.Graph[Any], measures: Measures) -> nx.Graph[Any]:
    """A copy with measures as attributes of the nodes; what is unknown stays away."""
    rich: nx.Graph[Any] = nx.Graph(**graph.graph)
    for node, data in graph.nodes(data=True):
        values = {key: digits(values[node]) for key, values in measures.items()}
        known = {key: value for key, value in values.items() if value is not None}
        rich.add_node(node, **dict(data), **known)
    for a, b, data in graph.edges(data=True):
        rich.add_edge(a, b, **{key: digits(value) for key, value in data.items()})
    return rich


def as_graphml(graph: nx.Graph[Any], measures: Measures) -> str:
    """Return the network with its measures as GraphML."""
    text = "\n".join(nx.generate_graphml(_enriched(graph, measures), named_key_ids=True))
    return f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n"


def as_gexf(graph: nx.Graph[Any], measures: Measures, place: Mapping[Any, Any]) -> str:
    """Return the network as GEXF 1.2 with position, colour and size of the drawn nodes."""
    from .figure import COLOURS, palette

    rich = _enriched(graph, measures)
    for node, data in rich.nodes(data=True):
        data["label"] = data.get("label_es", str(node))
        colour = COLOURS[palette(data)][0]
        r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        data["viz"] = {
            "color": {"r": r, "g": g, "b": b, "a": 1.0},
            "size": 2.0 + float(data.get("strength", 0.0)) ** 0.5,
        }
        if node in place:
            x, y = (float(value) for value in place[node])
            data["viz"]["position"] = {"x": x, "y": y, "z": 0.0}
    text = "\n".join(nx.generate_gexf(rich))
    # networkx writes the day of writing and its own version
    meta = "<meta>\n    <creator>cidpd-kg</creator>"
    return re.sub(r"<meta [^>]*>\s*<creator>[^<]*</creator>", meta, text, count=1) + "\n"


def write_all(
    graph: nx.Graph[Any], measures: Measures, folder: Path, *, language: str = "es"
) -> list[Path]:
    """Write every form of the network to a folder; none takes its place before all are whole.

    Args:
        graph: The network.
        measures: What `measure` gave, all of them.
        folder: Made if it does not exist; files of other names in it stay.
        language: The first language of the figure.

    Raises:
        OutputError: The folder cannot be written or the disk is full.
    """
    from .figure import figure_bytes
    from .layout import positions

    nodes = giant(graph)
    place = positions(graph, nodes)
    spots = dict(zip(nodes, place.tolist(), strict=True))

    def figure(form: str) -> bytes:
        return figure_bytes(graph, measures, form=form, language=language, place=place)

    content: dict[str, Callable[[], bytes]] = {
        "nodes.csv": lambda: write_nodes(graph, measures).encode(),
        "edges.csv": lambda: write_edges(graph).encode(),
        "network.graphml": lambda: as_graphml(graph, measures).encode(),
        "network.gexf": lambda: as_gexf(graph, measures, spots).encode(),
        "network.svg": lambda: figure("svg"),
        "network.png": lambda: figure("png"),
    }
    made = {folder / name: make() for name, make in content.items()}
    write_files(made)
    return list(made)
