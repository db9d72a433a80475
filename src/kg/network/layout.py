"""Positions: a force-directed drawing that is the same in every run."""

from __future__ import annotations

from typing import Any, Final

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from .measures import SEED

__all__ = ["Points", "positions"]

Points = NDArray[np.float64]
_STEPS: Final = 260
_GRAVITY: Final = 0.035


def positions(graph: nx.Graph[Any], nodes: list[Any]) -> Points:
    """Place nodes so that neighbours are near and hubs keep apart.

    Attraction grows with distance, repulsion is that of the degrees over distance, as in
    ForceAtlas2, with weak gravity to the middle and a step that cools.

    Args:
        graph: The network.
        nodes: The nodes to place; only ties between them count.

    Returns:
        One row (x, y) per node, the middle at (0, 0), rounded so that the last bits of a sum do
        not show.

    Source:
        Jacomy et al. 2014, doi:10.1371/journal.pone.0098679.
    """
    n = len(nodes)
    if n == 1:
        return np.zeros((1, 2))
    part = graph.subgraph(nodes)
    index = {node: i for i, node in enumerate(nodes)}
    ends = np.array(
        sorted((index[a], index[b]) for a, b in part.edges() if a != b), dtype=np.int64
    ).reshape(-1, 2)
    chance = np.random.default_rng(SEED)
    place: Points = chance.normal(size=(n, 2)) * np.sqrt(n)
    mass: Points = 1.0 + np.bincount(ends.ravel(), minlength=n).astype(np.float64)
    for step in range(_STEPS):
        force = _repulsion(place, mass) - _GRAVITY * mass[:, None] * place
        span = place[ends[:, 0]] - place[ends[:, 1]]
        np.add.at(force, ends[:, 0], -span)
        np.add.at(force, ends[:, 1], span)
        length = np.hypot(force[:, 0], force[:, 1])
        reach = np.sqrt(n) * 0.5 * (1 - step / _STEPS) ** 1.5 + 0.01
        place = (
            place + force * (np.minimum(length / mass, reach) / np.maximum(length, 1e-9))[:, None]
        )
    place = _apart(place, 0.45 + 0.11 * np.sqrt(mass))
    rounded: Points = np.round(_lying(place - place.mean(axis=0)), 4)
    return rounded


def _repulsion(place: Points, mass: Points) -> Points:
    x, y = place[:, 0], place[:, 1]
    dx, dy = x[:, None] - x[None, :], y[:, None] - y[None, :]
    strength = (4.0 * mass[:, None] * mass[None, :]) / np.maximum(dx * dx + dy * dy, 0.01)
    result: Points = np.column_stack(((dx * strength).sum(axis=1), (dy * strength).sum(axis=1)))
    return result


def _lying(place: Points) -> Points:
    """Turn the drawing so that its longest direction lies; the first node goes to the right."""
    spread = place.T @ place
    angle = 0.5 * np.arctan2(2 * spread[0, 1], spread[0, 0] - spread[1, 1])
    turned: Points = place @ np.array(
        [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
    )
    return turned * np.where(turned[0] < 0, -1.0, 1.0)


def _apart(place: Points, radius: Points) -> Points:
    """Push circles that overlap away from each other."""
    for _ in range(40):
        dx = place[:, 0][:, None] - place[:, 0][None, :]
        dy = place[:, 1][:, None] - place[:, 1][None, :]
        distance = np.maximum(np.hypot(dx, dy), 1e-6)
        lack = np.maximum(radius[:, None] + radius[None, :] - distance, 0.0)
        np.fill_diagonal(lack, 0.0)
        if not lack.any():
            break
        push = 0.5 * lack / distance
        place = place + np.column_stack(((dx * push).sum(axis=1), (dy * push).sum(axis=1))) * 0.6
    return place
