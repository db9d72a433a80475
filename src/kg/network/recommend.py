"""Next counterparts for a government: who is near it in the network, in areas and in geography.

Four signs of nearness, each told in words, none learnt from outcomes. A suggestion says that others
like this government cooperate there; it does not say that cooperation would be good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import log, sqrt
from typing import Any, Final

from kg.errors import EmptyNetworkError, KgError

from .kinds import GOVERNMENTS
from .links import Link, Links
from .resampling import in_scope

__all__ = ["SIGNS", "Advice", "Hidden", "Suggestion", "held_out", "recommend"]

SIGNS: Final = ("neighbours", "state", "areas", "geography")
"""Shared neighbours, governments of the same state, shared areas, country and region."""
_WEIGHTS: Final = {"neighbours": 2, "state": 2, "areas": 1, "geography": 1}
"""What ties say counts twice what areas and places say, which hold for many candidates at once."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A counterpart that a government has no link with.

    Attributes:
        counterpart: Its key.
        score: Mean of the signs, each divided by its greatest value among all candidates, 0 to 1;
            the first two count twice.
        signs: Value of each sign, before it is divided.
        through: Pairs of a shared counterpart and a government that has both, the nearest first.
        same_state: Governments of the same state that have this counterpart.
        areas: Keys of shared areas.
        country: How many of the counterparts compared are of its country, and of how many.
        region: The same of its region.
    """

    counterpart: str
    score: float
    signs: dict[str, float]
    through: list[tuple[str, str]]
    same_state: list[str]
    areas: list[str]
    country: tuple[int, int]
    region: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Advice:
    """What can be suggested to a government.

    Attributes:
        counterparts: How many it has in the scope.
        borrowed: Whether geography is that of its state's other governments, for want of its own.
        candidates: How many counterparts of the scope it has no link with.
        suggestions: The first of those of which any sign speaks.
    """

    government: str
    counterparts: int
    borrowed: bool
    candidates: int
    suggestions: list[Suggestion]


@dataclass(frozen=True, slots=True)
class Hidden:
    """How often a counterpart that was hidden comes back among the first.

    Attributes:
        pairs: Pairs of government and counterpart hidden one at a time, each of which has another.
        first: How many come back among the first ten.
        popular: The same if the counterparts of most governments were suggested to everyone.
    """

    pairs: int
    first: int
    popular: int


class _Ties:
    """Who is tied to whom through which link of a scope."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self.own: dict[str, set[str]] = {}
        self.through: dict[str, list[Link]] = {}
        for link in links.links:
            ours = [p for p in link.parties if links.parties[p].kind in GOVERNMENTS]
            theirs = [p for p in link.parties if p not in ours]
            for party in link.parties:
                self.through.setdefault(party, []).append(link)
            for one in ours:
                self.own.setdefault(one, set()).update(theirs)
        self.governments: dict[str, set[str]] = {}
        for one, found in self.own.items():
            for other in found:
                self.governments.setdefault(other, set()).add(one)
        self.areas = {party: self.areas_of(party) for party in self.through}
        self.breadth = Counter(area for found in self.areas.values() for area in found)

    def areas_of(self, party: str, but: str = "") -> set[str]:
        """Return the areas of a party's links, without those it has with another party."""
        return {
            area
            for link in self.through.get(party, ())
            if not but or but not in link.parties
            for area, _ in link.areas
        }


def recommend(links: Links, scope: dict[str, Any], government: str, *, top: int = 10) -> Advice:
    """Suggest counterparts that a government has no link with.

    Args:
        links: All links; whoever shares any of them with the government is no candidate, whatever
            the scope.
        scope: Which links speak; the network and its policy play no part.
        government: Key of a Mexican state, municipality or borough, with or without links.
        top: How many.

    Returns:
        The first by score; of equal ones, by key. The signs, for a government g and a counterpart c
        with k neighbours each:
        neighbours: Σ over paths g–u–v–c of 1/√(k(u) k(v)), u a counterpart, v a government;
        state: share of the other governments of its state with links that have c;
        areas: Σ over shared areas of 1/ln(parties that have the area);
        geography: half the share of g's counterparts in c's country and half that in its region, or
        of its state's other governments' counterparts if it has none.

    Source:
        neighbours: Kovács et al., Network-based prediction of protein interactions, Nature
        Communications 10, 1240 (2019), https://doi.org/10.1038/s41467-019-09177-y (in a bipartite
        network two nodes of different sides share no neighbour, but three steps join them).
        areas: Adamic & Adar, Friends and neighbors on the Web, Social Networks 25(3), 211–230
        (2003), https://doi.org/10.1016/S0378-8733(03)00009-1.

    Raises:
        KgError: It is no Mexican local government, or nothing is left in the scope.
    """
    if not _mexican(links, government):
        raise KgError(
            f"network recommend: {government!r} is no Mexican state, municipality or borough.\n"
            "  Name one; its counterparts are who is recommended."
        )
    used, _ = in_scope(links, scope)
    ties = _Ties(used)
    partners = {p for link in links.links if government in link.parties for p in link.parties}
    found = _scored(ties, government, partners, "")
    if not ties.governments:
        raise EmptyNetworkError(
            "network recommend: no link of the scope has a counterpart.\n  Widen the scope."
        )
    return Advice(
        government,
        len(ties.own.get(government, ())),
        not ties.own.get(government),
        len(ties.governments.keys() - partners),
        found[:top],
    )


def _mexican(links: Links, key: str) -> bool:
    if key in links.parties:
        return links.parties[key].kind in GOVERNMENTS
    return key.startswith("mx-") and key[3:].isdigit()


def _state(links: Links, key: str) -> str:
    """Return the state of a government; of one without links, what its INEGI code begins with."""
    return (links.parties[key].entity if key in links.parties else "") or key[:5]


def _scored(ties: _Ties, government: str, partners: set[str], hidden: str) -> list[Suggestion]:
    """Return all candidates of which a sign speaks; ``hidden`` is as if it were not tied."""
    own = ties.own.get(government, set()) - {hidden}
    near = _paths(ties, government, own, hidden)
    state = _state(ties.links, government)
    others = {one for one in ties.own if one != government and _state(ties.links, one) == state}
    compared = sorted(own or {c for one in others for c in ties.own[one]})
    places = _places(ties.links, compared)
    areas = ties.areas_of(government, hidden)
    found: list[Suggestion] = []
    for one in sorted(ties.governments.keys() - (partners - {hidden} if hidden else partners)):
        if one in own:
            continue
        paths = near.get(one, {})
        shared = areas & (ties.areas_of(one, government) if one == hidden else ties.areas[one])
        same = sorted(others & ties.governments[one])
        party = ties.links.parties[one]
        country = (places["country"][party.country] if party.country else 0, len(compared))
        region = (places["region"][party.region] if party.region else 0, len(compared))
        signs = {
            "neighbours": sum(paths.values()),
            "state": len(same) / len(others) if others else 0.0,
            "areas": sum(1 / log(ties.breadth[area]) for area in sorted(shared)),
            "geography": (country[0] + region[0]) / (2 * len(compared)) if compared else 0.0,
        }
        if any(signs.values()):
            through = sorted(paths, key=lambda path: (-paths[path], path))
            found.append(
                Suggestion(one, 0.0, signs, through, same, sorted(shared), country, region)
            )
    return _ordered(found)


def _paths(
    ties: _Ties, government: str, own: set[str], hidden: str
) -> dict[str, dict[tuple[str, str], float]]:
    """Return by candidate the paths of three steps to it, each with its weight."""
    found: dict[str, dict[tuple[str, str], float]] = {}
    for shared in sorted(own):
        around = ties.governments[shared]
        for other in sorted(around - {government}):
            weight = 1 / sqrt(len(around) * len(ties.own[other]))
            for candidate in ties.own[other] - own:
                found.setdefault(candidate, {})[shared, other] = weight
    return found


def _places(links: Links, counterparts: Iterable[str]) -> dict[str, Counter[str]]:
    parties = [links.parties[key] for key in counterparts]
    return {
        "country": Counter(one.country for one in parties),
        "region": Counter(one.region for one in parties),
    }


def _ordered(found: list[Suggestion]) -> list[Suggestion]:
    most = {sign: max((one.signs[sign] for one in found), default=0.0) for sign in SIGNS}
    total = sum(_WEIGHTS.values())
    scored = [
        Suggestion(
            one.counterpart,
            sum(_WEIGHTS[s] * one.signs[s] / most[s] for s in SIGNS if most[s]) / total,
            one.signs, one.through, one.same_state, one.areas, one.country, one.region,
        )
        for one in found
    ]  # fmt: skip
    scored.sort(key=lambda one: (-float(f"{one.score:.10g}"), one.counterpart))
    return scored


def held_out(links: Links, scope: dict[str, Any], *, first: int = 10) -> Hidden:
    """Hide each tie in turn and count how often it is suggested again.

    Args:
        links: All links.
        scope: Which links speak.
        first: Among how many suggestions it has to be.
    """
    used, _ = in_scope(links, scope)
    ties = _Ties(used)
    pairs = back = popular = 0
    for government, own in sorted(ties.own.items()):
        partners = {p for link in links.links if government in link.parties for p in link.parties}
        for hidden in sorted(own):
            if len(own) < 2 or len(ties.governments[hidden]) < 2:
                continue
            pairs += 1
            again = _scored(ties, government, partners, hidden)[:first]
            back += any(one.counterpart == hidden for one in again)
            others = [c for c in ties.governments if c == hidden or c not in partners]
            others.sort(key=lambda c: (-len(ties.governments[c] - {government}), c))
            popular += hidden in others[:first]
    return Hidden(pairs, back, popular)
