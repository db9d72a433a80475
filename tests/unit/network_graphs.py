"""Random networks for hypothesis."""

from __future__ import annotations

import networkx as nx
from hypothesis import strategies as st


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph[int]:
    """Isolated nodes, several components, loops, weights."""
    n = draw(st.integers(1, 14))
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    for a, b in draw(st.lists(ends, max_size=24)):
        graph.add_edge(a, b, weight=draw(st.sampled_from([0.25, 0.5, 1.0, 2.0])))
    return graph
