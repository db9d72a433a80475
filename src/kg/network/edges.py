"""Edge lists of others: CSV, TSV and columns of text, GEXF and GraphML, read into one plain form.

What is read is what a sheet of statistics needs: who is joined with whom. Weights, times and types
in further columns are left aside. A line that cannot be an edge stops the reading with its number,
since a network with a line lost would give wrong figures without a sign.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.errors import DataError, KgError, Location

__all__ = ["Edges", "edges_of", "read_edges"]

_PAIRS: Final = (
    ("source", "target"), ("from", "to"), ("src", "dst"), ("src", "dest"), ("src", "trg"),
    ("source", "destination"), ("origin", "destination"), ("origen", "destino"),
    ("fuente", "destino"), ("desde", "hasta"), ("node1", "node2"),
    ("node_1", "node_2"), ("node_a", "node_b"), ("nodo1", "nodo2"), ("nodo_1", "nodo_2"),
    ("nodo_a", "nodo_b"), ("id1", "id2"), ("id_1", "id_2"), ("head", "tail"),
    ("city1", "city2"), ("city_a", "city_b"), ("city_1", "city_2"),
    ("ciudad1", "ciudad2"), ("ciudad_a", "ciudad_b"), ("ciudad_1", "ciudad_2"),
    ("fromnodeid", "tonodeid"), ("vertex1", "vertex2"), ("start", "end"),
    ("government", "counterpart"), ("gobierno", "contraparte"), ("node", "neighbor"),
)  # fmt: skip
"""Headings of the two columns that hold the ends of an edge, in lower case."""
_DELIMITERS: Final = "\t;,|"
"""In the order in which they are preferred: a comma stands inside names more often than a tab."""
_SAMPLE: Final = 200
_REMEDY: Final = (
    "Write two names or numbers per line, one for each end; quote a name that holds the separator."
)
_MARKUP: Final = {".gexf": nx.read_gexf, ".graphml": nx.read_graphml}


@dataclass(frozen=True, slots=True)
class Edges:
    """A simple undirected network as numbers.

    Attributes:
        names: Name of each node, in order of first appearance; its place is the node's number.
        pairs: One row ``(u, v)``, u < v, per edge; each once, sorted; shape (m, 2).
        loops: Edges of a node with itself that were read and left out.
        repeated: Edges read once more, in the same or the other direction, and merged.
        doubtful: The first line of a text if it was taken for an edge but may be headings: two
            words that no other line holds as an end.
    """

    names: tuple[str, ...]
    pairs: npt.NDArray[np.int64]
    loops: int = 0
    repeated: int = 0
    doubtful: tuple[str, str] | None = None


def edges_of(graph: nx.Graph[Any]) -> Edges:
    """Return the edges of a graph of networkx, directed or not, with or without parallel edges."""
    return _numbered(map(str, graph.nodes), ((str(a), str(b)) for a, b in graph.edges()))


def read_edges(path: Path, *, header: bool | None = None) -> Edges:
    """Read a file of edges.

    Args:
        path: ``.gexf`` or ``.graphml``; any other is text: one edge per line, in columns separated
            by tabs, semicolons, commas, bars or white space. Lines that begin with ``%`` or ``#``
            are remarks, as KONECT and SNAP write them. UTF-8 or, with its mark, UTF-16.
        header: Whether the first line holds headings. If not given, it does if its words are
            among the usual ones, or words that stand over a column of numbers; else it is an edge,
            and ``doubtful`` if nothing else in the file confirms it.

    Raises:
        DataError: A line is not an edge; the message says which.
        KgError: The file cannot be read, or holds no edge between two different nodes.
    """
    if path.suffix.lower() in _MARKUP:
        edges = _markup(path)
    else:
        pairs = list(_text(path, header))
        edges = _numbered((), pairs)
        if header is None and pairs and _unconfirmed(pairs, edges):
            edges = replace(edges, doubtful=pairs[0])
    if not len(edges.pairs):
        held = f"{len(edges.names)} nodes" if len(edges.names) != 1 else "one node"
        raise KgError(
            f"{path}: holds {held if edges.names else 'no node'} and no edge between two"
            " different nodes, so there is nothing to measure.\n  Name a file with an edge per"
            " line."
        )
    return edges


def _numbered(nodes: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Edges:
    number: dict[str, int] = {}
    for node in nodes:
        number.setdefault(node, len(number))
    flat = [
        (number.setdefault(a, len(number)), number.setdefault(b, len(number))) for a, b in pairs
    ]
    read = np.sort(np.array(flat, dtype=np.int64).reshape(-1, 2), axis=1)
    kept = read[read[:, 0] != read[:, 1]]
    once = np.unique(kept, axis=0)
    return Edges(tuple(number), once, len(read) - len(kept), len(kept) - len(once))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise KgError(
            f"{path}: cannot be read ({wrong.strerror}).\n  Name a file of edges."
        ) from wrong


def _markup(path: Path) -> Edges:
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", _bytes(path)):
        raise KgError(
            f"{path}: declares a document type or an entity, which is refused.\n"
            "  Export the network again, without it."
        )
    try:
        graph = _MARKUP[path.suffix.lower()](path)
    except SyntaxError as wrong:  # what the XML reader raises, with line and column
        line, column = getattr(wrong, "position", (1, 0))
        where = Location(str(path), line, str(column + 1))
        raise DataError(where, f"is not XML: {wrong}.", "Export the network again.") from None
    except (nx.NetworkXError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise KgError(
            f"{path}: is not a network in {path.suffix[1:].upper()} ({wrong}).\n"
            "  Export the network again."
        ) from None
    return edges_of(graph)


def _text(path: Path, header: bool | None) -> Iterator[tuple[str, str]]:
    lines = [
        (number, line)
        for number, line in enumerate(_decoded(path).splitlines(), 1)
        if line.strip() and line.lstrip()[0] not in "%#"
    ]
    rows = list(_cells(path, lines))
    if not rows:
        return
    columns = _headings(rows, header)
    first, second = columns or (0, 1)
    for number, cells in rows[1:] if columns else rows:
        ends = [cells[place].strip() for place in (first, second) if place < len(cells)]
        if len(ends) < 2 or not all(ends):
            missing = "one end only" if any(ends) else "no end"
            raise DataError(
                Location(str(path), number), f"holds {missing} of an edge: {cells}.", _REMEDY
            )
        yield ends[0], ends[1]


def _decoded(path: Path) -> str:
    raw = _bytes(path)
    code = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(code)
    except UnicodeDecodeError as wrong:
        line = raw.count(b"\n", 0, wrong.start) + 1
        raise DataError(
            Location(str(path), line),
            f"byte 0x{raw[wrong.start]:02x} is not {code[:6].rstrip('-').upper()}.",
            "Save the file as UTF-8.",
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DataError(Location(str(path), line), "holds a null byte.", "Save the file as text.")
    return text


def _cells(path: Path, lines: list[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    delimiter = _delimiter([line for _, line in lines[:_SAMPLE]])
    if delimiter is None:
        for number, line in lines:
            yield number, line.split()
        return
    for number, line in lines:
        try:
            yield (
                number,
                next(csv.reader([line], delimiter=delimiter, strict=True, skipinitialspace=True)),
            )
        except csv.Error as wrong:
            raise DataError(
                Location(str(path), number), f"cannot be split: {wrong}.", "Close the quotation."
            ) from None


def _delimiter(lines: list[str]) -> str | None:
    """Return what at least half of the lines hold, the preferred one first; None for white space.

    Where white space parts no line, whatever stands in any of them does: the others are broken.
    """
    spaced = any(len(line.split()) > 1 for line in lines)
    for least in (len(lines), 0):
        for delimiter in _DELIMITERS:
            if sum(delimiter in line for line in lines) * 2 >= max(least, 1):
                return delimiter
        if spaced:
            return None
    return None


def _headings(rows: list[tuple[int, list[str]]], header: bool | None) -> tuple[int, int] | None:
    """Return the places of the two ends if the first line holds headings."""
    if header is False:
        return None
    words = [cell.strip().lower().replace(" ", "_") for cell in rows[0][1]]
    rest = rows[1 : 1 + _SAMPLE]
    for one, other in _PAIRS:
        if one in words and other in words:
            places = words.index(one), words.index(other)
            used = Counter(cell.strip().lower() for _, cells in rest for cell in cells)
            if header or not (used[words[places[0]]] or used[words[places[1]]]):
                return places
    over_numbers = any(
        not _is_number(word) and all(_is_number(cells[place]) for _, cells in rest)
        for place, word in enumerate(words)
        if word and rest and all(len(cells) > place for _, cells in rest)
    )
    if header or (over_numbers and len(words) > 1 and not any(map(_is_number, words[:2]))):
        return 0, 1
    return None


def _unconfirmed(pairs: list[tuple[str, str]], edges: Edges) -> bool:
    """Tell whether the first pair are two words whose nodes have no other edge, among others."""
    ends = pairs[0]
    again = Counter(end for pair in pairs[1:] for end in pair)
    return len(edges.pairs) > 1 and not any(_is_number(end) or again[end] for end in ends)


def _is_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[+-]?\d+([.]\d+)?", cell.strip()))
