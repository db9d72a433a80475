"""How sure a rank is: links drawn again with replacement, and one source left out at a time.

The links are a sample of those that exist, drawn by the sources' rules; drawing among them again
(B. Efron, Bootstrap methods: another look at the jackknife, Annals of Statistics 7(1), 1979,
https://doi.org/10.1214/aos/1176344552) says how much a rank leans on single links, and leaving a
source out how much it leans on one list. Neither says anything of links that no source knows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.errors import EmptyNetworkError, KgError

from .kinds import make_network
from .links import Links
from .measures import MEASURES, measure, named
from .measures_definition import Value
from .projection import EVIDENCE, KINDS, choose

__all__ = [
    "LEVEL",
    "RankInterval",
    "Ranks",
    "check_ranked",
    "in_scope",
    "rank_intervals",
    "ranks",
    "without",
]

Ints = npt.NDArray[np.int64]
LEVEL: Final = 0.95
"""Share of the rounds whose ranks an interval holds."""


@dataclass(frozen=True, slots=True)
class RankInterval:
    """Rank of one node, and how far it moves.

    Attributes:
        node: Its key.
        value: Of the measure, in the network of all links.
        rank: 1 + how many nodes have a greater value.
        low: Least rank that is not below the interval of the bootstrap.
        high: Greatest rank that is not above it.
        present: Share of the rounds in which the node has a link.
        without: Its rank by the source that is left out; None if no link of it is then left.
    """

    node: str
    value: Value
    rank: int
    low: int
    high: int
    present: float
    without: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Ranks:
    """Ranks of the nodes of a network by one measure, first the first.

    Attributes:
        empty: Rounds that gave no edge, which are not counted in ``rounds``.
    """

    measure: str
    rounds: int
    empty: int
    seed: int
    intervals: list[RankInterval]


def in_scope(links: Links, scope: dict[str, Any]) -> tuple[Links, dict[str, Any]]:
    """Return the links a scope uses, and the scope that takes all of them again."""
    choice = {key: value for key, value in scope.items() if key != "name"}
    used, _ = choose(links, **choice)
    wanted = frozenset(scope["sources"])
    kept = [
        replace(
            link,
            sources=link.sources & wanted if wanted else link.sources,
            areas=frozenset(x for x in link.areas if not wanted or x[1] in wanted),
        )
        for link in used
    ]
    everything = {
        "domestic": True, "kinds": KINDS, "sources": (), "evidence": "link", "during": "",
        "component": "all",
    }  # fmt: skip
    return replace(links, links=tuple(kept)), scope | everything


def without(links: Links, source: str, evidence: str = "link") -> Links:
    """Return the links that are left, with what is then behind them, if a source is left out."""
    kept = [
        replace(
            link,
            sources=link.sources - {source},
            agreed=link.agreed - {source},
            registered=link.registered - {source},
            areas=frozenset(x for x in link.areas if x[1] != source),
        )
        for link in links.links
    ]
    left = tuple(link for link in kept if link.sources and EVIDENCE[evidence](link))
    return replace(links, links=left)


def ranks(values: dict[str, Value], nodes: list[str]) -> Ints:
    """Return the rank of each node: 1 + how many have a greater value; without value, the last.

    Values that differ after the tenth significant digit only are equal.
    """
    known = np.array(
        [
            -np.inf if (value := values.get(node)) is None else float(f"{value:.10g}")
            for node in nodes
        ]
    )
    ordered = np.sort(known)
    return np.asarray(len(nodes) - np.searchsorted(ordered, known, side="right") + 1, np.int64)


def check_ranked(graph: nx.Graph[str], key: str) -> None:
    """Refuse a measure that is none, that the network cannot have, or that ranks no node.

    Raises:
        KgError: It is one of these.
    """
    if not named(graph, [key], MEASURES)[0].ranked:
        raise KgError(
            f"network: {key} ranks no node.\n"
            f"  Use one of {', '.join(one.key for one in MEASURES.values() if one.ranked)}."
        )


def rank_intervals(
    links: Links, scope: dict[str, Any], key: str, *, rounds: int, seed: int
) -> Ranks:
    """Return rank, bootstrap interval and rank without each source of every node.

    Args:
        links: All links.
        scope: As `make_network` takes it.
        key: A measure whose high value means a prominent node.
        rounds: How often as many links as there are are drawn with replacement, 1 or more. A link
            drawn twice counts twice in weights.
        seed: Of numpy's PCG64.

    Raises:
        KgError: No such measure, one that ranks nothing, or nothing is left in the scope.
    """
    graph = make_network(links, **scope)
    check_ranked(graph, key)
    values = dict(measure(graph, [key])[key])
    nodes = list(graph)
    used, again = in_scope(links, scope)
    random = np.random.Generator(np.random.PCG64(seed))
    drawn: list[Ints] = []
    present = np.zeros(len(nodes))
    for _ in range(rounds):
        places = np.sort(random.integers(len(used.links), size=len(used.links)))
        sample = replace(used, links=tuple(used.links[i] for i in places.tolist()))
        found = _measured(sample, again, key)
        if found is None:
            continue
        present += [node in found for node in nodes]
        drawn.append(ranks(found, nodes))
    if not drawn:
        raise KgError("network: no round of the bootstrap gave an edge.\n  Widen the scope.")
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0, method="inverted_cdf")
    left_out = _without_each(used, links, scope, key, nodes)
    base = ranks(values, nodes)
    found_ranks = [
        RankInterval(
            node, values[node], int(base[i]), int(low[i]), int(high[i]),
            float(present[i] / len(drawn)), {name: one[i] for name, one in left_out.items()},
        )
        for i, node in enumerate(nodes)
    ]  # fmt: skip
    found_ranks.sort(key=lambda one: (one.rank, one.node))
    return Ranks(key, len(drawn), rounds - len(drawn), seed, found_ranks)


def _measured(links: Links, scope: dict[str, Any], key: str) -> dict[str, Value] | None:
    try:
        graph: nx.Graph[str] = make_network(links, **scope)
    except EmptyNetworkError:
        return None
    return dict(measure(graph, [key])[key])


def _without_each(
    used: Links, links: Links, scope: dict[str, Any], key: str, nodes: list[str]
) -> dict[str, list[int | None]]:
    found: dict[str, list[int | None]] = {}
    for source in sorted({name for link in used.links for name in link.sources}):
        rest = without(used, source, scope["evidence"])
        values = _measured(rest, scope | {"sources": ()}, key) if rest.links else None
        if values is None:
            found[source] = [None] * len(nodes)
            continue
        place = ranks(values, nodes).tolist()
        found[source] = [
            rank if node in values else None for node, rank in zip(nodes, place, strict=True)
        ]
    return found
