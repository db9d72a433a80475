"""Measures of a node's place in the network, all in one registry.

The registry is the one home of a measure's definition: the column of a file, the command that
tells it and the page ``docs/network-measures.md`` are made from it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import networkx as nx

from kg.errors import KgError, near

from .measures_centrality import CENTRALITIES
from .measures_definition import SEED, Measure, Value, giant
from .measures_groups import GROUPS
from .measures_structure import STRUCTURE
from .measures_two_mode import TWO_MODE

__all__ = ["MEASURES", "SEED", "USUAL", "Measure", "Value", "giant", "measure", "named"]

MEASURES: Final[dict[str, Measure]] = {
    one.key: one for one in (*CENTRALITIES, *STRUCTURE, *TWO_MODE, *GROUPS)
}
"""All measures of nodes, in the order they are written."""

USUAL: Final = (
    "degree", "strength", "betweenness", "closeness", "eigenvector", "pagerank", "core",
    "community",
)  # fmt: skip
"""The measures a summary is made of if none is asked for."""


def measure(graph: nx.Graph[Any], names: Collection[str] = ()) -> dict[str, Mapping[Any, Value]]:
    """Compute measures of every node.

    Args:
        graph: A network; an edge without ``weight`` weighs 1.
        names: Keys of `MEASURES`; none given means all that are defined for the network's mode.

    Returns:
        By measure, by node, in the node order of the graph. None where a measure is undefined.

    Raises:
        KgError: There is no such measure, or it is one of bipartite networks and this is none, or
            the other way about, or the network has no node.
    """
    wanted = named(graph, names, MEASURES)
    values = ((one.key, one.compute(graph)) for one in wanted)
    return {key: {node: by_node[node] for node in graph} for key, by_node in values}


def named(
    graph: nx.Graph[Any], names: Collection[str], registry: Mapping[str, Measure]
) -> list[Measure]:
    """Return the measures of these names, or all of a registry that the network can have.

    Raises:
        KgError: As `measure`.
    """
    for name in names:
        if name not in registry:
            hint = near(name, registry) or f"Use one of {', '.join(registry)}."
            raise KgError(f"network: no measure {name!r}.\n  {hint}")
    if not len(graph):
        raise KgError("network: it has no node.\n  Widen the scope: kinds, sources, policy.")
    for name in names:
        if not registry[name].serves(graph):
            two = registry[name].fits == "two"
            raise KgError(
                f"network: {name} is a measure of {'two-mode' if two else 'one-mode'} networks, and"
                f" {graph.graph.get('network', 'this network')} is not one.\n  "
                + ("Use --network government-counterpart or another bipartite one."
                   if two else "Use two_mode_clustering, or another network.")
            )  # fmt: skip
    if names:
        return [registry[name] for name in names]
    return [one for one in registry.values() if one.serves(graph)]
