"""How far a figure of the network can be trusted: ranks, chance, and choices side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import Any, Final

import networkx as nx
import numpy as np

from kg.errors import EmptyNetworkError, KgError

from .kinds import make_network
from .links import Links
from .measures import measure
from .measures_whole import WHOLE
from .nulls import nulls_of, random_networks, random_projections
from .projection import POLICIES
from .properties import Properties, properties, scope_of
from .resampling import Ranks, in_scope, rank_intervals, ranks
from .wording import scope_words

__all__ = ["COMPARED", "TESTED", "Certainty", "Choice", "Significance", "certainty", "significance"]

TESTED: Final = (
    "transitivity", "two_mode_clustering", "degree_assortativity", "country_assortativity",
    "level_assortativity", "mean_path", "louvain_modularity",
)  # fmt: skip
"""Measures of the whole network that are set against chance, as far as the network has them."""
COMPARED: Final = (
    "nodes", "edges", "giant", "transitivity", "two_mode_clustering", "degree_assortativity",
    "mean_path", "louvain_modularity", "strength_gini",
)  # fmt: skip
"""Measures of the whole network that are shown for each choice of policy and domestic links."""
_FIRST: Final = 10
_EQUAL: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Significance:
    """One measure of the whole network against random networks of one kind.

    Attributes:
        null: Key of `kg.network.nulls.NULLS`.
        measure: Key of `WHOLE`.
        observed: In the network itself, each edge weighing 1 unless links are drawn.
        mean: Mean over the random networks.
        sd: Their standard deviation, divisor one less than their number; None of a single one.
        z: How many of these the observed value is above the mean; None if they do not vary.
        greater: Empirical p of a value as great: (1 + random values as great) / (1 + rounds).
        less: Empirical p of a value as small.
        p: Two-sided: twice the smaller of the two, at most 1.
        rounds: Random networks in which the measure is defined.
    """

    null: str
    measure: str
    observed: float
    mean: float
    sd: float | None
    z: float | None
    greater: float
    less: float
    p: float
    rounds: int


@dataclass(frozen=True, slots=True)
class Choice:
    """What one choice of policy and domestic links makes of the network.

    Attributes:
        properties: Its measures as a whole.
        first: The first nodes by the measure of the ranks.
        kept: How many of the first nodes of the network asked for are among them.
        correlation: Spearman's of the ranks of the nodes that both networks have; None if it is
            not defined.
    """

    properties: Properties
    first: list[str]
    kept: int
    correlation: float | None


@dataclass(frozen=True, slots=True)
class Certainty:
    """Ranks with their intervals, measures against chance, choices side by side.

    Attributes:
        scope: Policy and scope of the network asked for.
        labels: Names of the nodes in Spanish and English.
    """

    scope: dict[str, Any]
    words: dict[str, str]
    seed: int
    ranks: Ranks
    significance: list[Significance]
    choices: list[Choice]
    labels: dict[str, tuple[str, str]]


def certainty(
    links: Links,
    scope: dict[str, Any],
    *,
    key: str = "strength",
    rounds: int = 500,
    networks: int = 200,
    seed: int = 2011,
) -> Certainty:
    """Work out how far the figures of a network can be trusted.

    Args:
        links: All links.
        scope: As `make_network` takes it.
        key: The measure that ranks nodes.
        rounds: Of the bootstrap.
        networks: Random networks of each kind.
        seed: Of numpy's PCG64, from which all chance comes.

    Raises:
        KgError: No such measure, or nothing is left in the scope.
    """
    graph = make_network(links, **scope)
    found = rank_intervals(links, scope, key, rounds=rounds, seed=seed)
    tested = [
        one
        for null in nulls_of(scope["name"])
        for one in significance(links, scope, null, rounds=networks, seed=seed)
    ]
    return Certainty(
        scope_of(graph.graph),
        {language: scope_words(graph, language) for language in ("es", "en")},
        seed,
        found,
        tested,
        _choices(links, scope, graph, key),
        {node: (data["label_es"], data["label_en"]) for node, data in graph.nodes(data=True)},
    )


def significance(
    links: Links,
    scope: dict[str, Any],
    null: str,
    *,
    rounds: int,
    seed: int,
    names: Collection[str] = TESTED,
) -> list[Significance]:
    """Set measures of the whole network against random networks of one kind.

    Args:
        links: All links.
        scope: As `make_network` takes it.
        null: One of `kg.network.nulls.nulls_of` the network.
        rounds: Random networks, 1 or more.
        seed: Of numpy's PCG64.
        names: Keys of `WHOLE`; those that the network does not have are left out.

    Source:
        The +1 of the empirical p: Phipson & Smyth, Permutation p-values should never be zero,
        Statistical Applications in Genetics and Molecular Biology 9(1), 39 (2010),
        https://doi.org/10.2202/1544-6115.1585.

    Raises:
        KgError: This kind of random network does not fit, or nothing is left in the scope.
    """
    graph = make_network(links, **scope)
    if null not in nulls_of(scope["name"]):
        fitting = ", ".join(nulls_of(scope["name"]))
        raise KgError(f"network {scope['name']}: no random networks {null!r}.\n  Use {fitting}.")
    drawn: Iterator[nx.Graph[Any]]
    if null == "links":
        used, again = in_scope(links, scope)
        drawn = random_projections(used, again, rounds=rounds, seed=seed)
    else:
        # a random edge joins other nodes than the one whose weight it would have
        nx.set_edge_attributes(graph, 1.0, "weight")
        drawn = random_networks(graph, rounds=rounds, seed=seed, sides=null == "sides")
    wanted = [key for key in names if WHOLE[key].serves(graph)]
    observed = {key: WHOLE[key].compute(graph) for key in wanted}
    values: dict[str, list[float]] = {key: [] for key in wanted}
    for one in drawn:
        for key in wanted:
            value = WHOLE[key].compute(one)
            if value is not None:
                values[key].append(float(value))
    return [
        _tested(null, key, float(observed[key]), values[key])
        for key in wanted
        if observed[key] is not None and values[key]
    ]


def _tested(null: str, key: str, observed: float, values: list[float]) -> Significance:
    mean = fmean(values)
    sd = stdev(values) if len(values) > 1 else None
    greater = (1 + sum(value >= observed - _EQUAL for value in values)) / (1 + len(values))
    less = (1 + sum(value <= observed + _EQUAL for value in values)) / (1 + len(values))
    return Significance(
        null, key, observed, mean, sd,
        (observed - mean) / sd if sd and sd > _EQUAL else None,
        greater, less, min(1.0, 2 * min(greater, less)), len(values),
    )  # fmt: skip


def _choices(links: Links, scope: dict[str, Any], graph: nx.Graph[str], key: str) -> list[Choice]:
    base = measure(graph, [key])[key]
    first = _first(base)
    names = [name for name in COMPARED if WHOLE[name].serves(graph)]
    found = []
    for policy in POLICIES:
        for domestic in (True, False):
            one = scope | {"policy": policy, "domestic": domestic}
            name = f"policy={policy} domestic={'yes' if domestic else 'no'}"
            try:
                shown = properties(links, one, (), names)[0]
                values = measure(make_network(links, **one), [key])[key]
            except EmptyNetworkError:
                found.append(Choice(Properties(name, {}, "", "", {}), [], 0, None))
                continue
            shown = Properties(name, shown.scope, shown.words_es, shown.words_en, shown.values)
            theirs = _first(values)
            kept = len(set(first) & set(theirs))
            found.append(Choice(shown, theirs, kept, _spearman(dict(base), dict(values))))
    return found


def _first(values: Any) -> list[str]:
    nodes = sorted(values)
    order = np.argsort(ranks(dict(values), nodes), kind="stable").tolist()
    return [nodes[i] for i in order if values[nodes[i]] is not None][:_FIRST]


def _spearman(one: dict[str, Any], other: dict[str, Any]) -> float | None:
    """Pearson's r of the ranks, equal values sharing the mean of their places."""
    nodes = [n for n in one if one[n] is not None and other.get(n) is not None]
    if len(nodes) < 2:
        return None
    first, second = (_mean_ranks(values, nodes) for values in (one, other))
    if np.ptp(first) == 0 or np.ptp(second) == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1])


def _mean_ranks(values: dict[str, Any], nodes: list[str]) -> Any:
    down = ranks({node: values[node] for node in nodes}, nodes)
    up = len(nodes) + 1 - ranks({node: -values[node] for node in nodes}, nodes)
    return (down + up) / 2
