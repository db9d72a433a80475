"""A decision: what a cell means, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

__all__ = ["ACCEPT", "NOTHING", "Decision", "Reason", "together"]

ACCEPT: Final = 0.9
"""Least score of a decision that is taken without asking a person."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, in both languages."""

    es: str
    en: str

    def __str__(self) -> str:
        return f"{self.es} / {self.en}"


@dataclass(frozen=True, slots=True)
class Decision:
    """What one cell, or several together, were read as.

    Attributes:
        keys: Keys of the things meant; empty if nothing was decided.
        score: How sure it is, 0 to 1. It orders decisions and is compared with a threshold; it is
            no probability. How often decisions above the threshold are right is measured on a
            labelled set (``python tests/reconcile/measure.py``).
        reason: Why these, or why none.
        candidates: What it might be where nothing was decided.
    """

    keys: tuple[str, ...]
    score: float
    reason: Reason
    candidates: tuple[str, ...] = ()

    def lowered(self, score: float, reason: Reason) -> Decision:
        """Return the same with a score no higher than this, and the reason for that if it is."""
        return replace(self, score=score, reason=reason) if score < self.score else self


NOTHING: Final = Decision((), 0.0, Reason("celda vacía", "empty cell"))


def together(decisions: list[Decision]) -> Decision:
    """Return several decisions as one: all their keys, and the least sure of them decides."""
    if len(decisions) == 1:
        return decisions[0]
    weakest = min(decisions, key=lambda one: one.score)
    keys = tuple(dict.fromkeys(key for one in decisions for key in one.keys))
    if not all(one.keys for one in decisions):
        candidates = dict.fromkeys((*keys, *(key for one in decisions for key in one.candidates)))
        return Decision((), weakest.score, weakest.reason, tuple(candidates))
    return Decision(keys, weakest.score, weakest.reason)
