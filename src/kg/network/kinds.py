"""The networks that can be made of the links, each with the rule by which a link becomes edges.

``parties`` is the projection of `kg.network.projection`; the others tell the two sides of a link
apart: governments (Mexican states, municipalities and boroughs) and counterparts (all others).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import networkx as nx

from kg.errors import EmptyNetworkError, KgError, near

from .links import Link, Links
from .projection import KINDS, POLICIES, choose, party_attributes, project_links

__all__ = ["GOVERNMENTS", "NETWORKS", "Network", "make_network"]

Edge = tuple[str, str, float]
GOVERNMENTS: Final = frozenset({"federal-entity", "municipality", "borough"})


@dataclass(frozen=True, slots=True)
class Network:
    """A network that links can be made into.

    Attributes:
        key: Its name.
        sides: Names of the two sides of a bipartite network, empty of another.
        title_es: Title in Spanish.
        title_en: Title in English.
        rule_es: In Spanish, what joins two nodes and what the weight counts.
        rule_en: The same in English.
    """

    key: str
    sides: tuple[str, ...]
    title_es: str
    title_en: str
    rule_es: str
    rule_en: str


_TWO: Final = ("government", "counterpart")
NETWORKS: Final[dict[str, Network]] = {
    one.key: one
    for one in (
        Network("parties", (), "gobiernos y contrapartes", "governments and counterparts",
                "une a las partes de un vínculo; pesa según la política",
                "joins the parties of a link; weighs by the policy"),
        Network("government-counterpart", _TWO, "gobierno–contraparte", "government–counterpart",
                "une a un gobierno mexicano con una contraparte del mismo vínculo; cada par pesa"
                " según la política",
                "joins a Mexican government to a counterpart of the same link; each pair weighs by"
                " the policy"),
        Network("government-link-counterpart", ("party", "link"), "gobierno–vínculo–contraparte",
                "government–link–counterpart",
                "une a cada parte con su vínculo, que es un nodo; peso 1, nada se proyecta",
                "joins each party to its link, which is a node; weight 1, nothing is projected"),
        Network("governments", (), "gobiernos con contrapartes comunes",
                "governments that share counterparts",
                "une a dos gobiernos mexicanos con una contraparte común; cada contraparte de g"
                " gobiernos pesa 1, o 1/(g−1) con «shared»",
                "joins two Mexican governments that share a counterpart; each counterpart of g"
                " governments weighs 1, or 1/(g−1) under shared"),
        Network("counterparts", (), "contrapartes con gobiernos comunes",
                "counterparts that share governments",
                "une a dos contrapartes con un gobierno mexicano común; cada gobierno de c"
                " contrapartes pesa 1, o 1/(c−1) con «shared»",
                "joins two counterparts that share a Mexican government; each government of c"
                " counterparts weighs 1, or 1/(c−1) under shared"),
        Network("state-country", ("state", "country"), "entidad–país", "state–country",
                "une a la entidad de un gobierno mexicano con el país de una contraparte del mismo"
                " vínculo; suma los pesos de los pares",
                "joins the state of a Mexican government to the country of a counterpart of the"
                " same link; adds up the weights of the pairs"),
        Network("government-area", ("government", "area"), "gobierno–área", "government–area",
                "une a un gobierno mexicano con un área de cooperación; pesa cuántos de sus"
                " vínculos la nombran",
                "joins a Mexican government to an area of cooperation; weighs how many of its"
                " links name it"),
    )
}  # fmt: skip
"""All networks by key."""


def make_network(
    links: Links,
    name: str = "parties",
    *,
    policy: str = "pairwise",
    domestic: bool = True,
    kinds: Collection[str] = KINDS,
    sources: Collection[str] = (),
    evidence: str = "link",
    during: str = "",
    component: str = "all",
) -> nx.Graph[str]:
    """Make one of the `NETWORKS`.

    Args:
        links: All links, as `read_links` gives them.
        name: Key of the network; the other arguments are those of `kg.network.network`.

    Returns:
        An undirected simple graph that states ``network``, policy and scope, and counts as
        ``left_out`` the links of the scope that give it no edge. An edge has ``weight`` and
        ``links``. Of a bipartite network each node has ``bipartite`` (0 or 1) and ``side``. A node
        without any edge of the rule is not in it, but in ``parties``.

    Raises:
        KgError: No such network, policy, kind, source or evidence, or nothing is left.
    """
    if name not in NETWORKS:
        hint = near(name, NETWORKS) or f"Use one of {', '.join(NETWORKS)}."
        raise KgError(f"network: no network {name!r}.\n  {hint}")
    scope: dict[str, Any] = {
        "policy": policy, "domestic": domestic, "kinds": kinds, "sources": sources,
        "evidence": evidence, "during": during, "component": component,
    }  # fmt: skip
    if name == "parties":
        return project_links(links, **scope)
    used, stated = choose(links, **scope)
    if name in ("governments", "counterparts"):
        graph = _shared(_joined(links, used, stated, _RULES["government-counterpart"]), name)
    else:
        graph = _joined(links, used, stated, _RULES[name])
    graph.graph["network"] = name
    if not graph.number_of_edges():
        raise EmptyNetworkError(
            f"network {name}: none of {len(used)} links gives an edge.\n"
            "  Widen the scope, or choose another network."
        )
    sides = NETWORKS[name].sides
    if sides:
        for _, data in graph.nodes(data=True):
            data["bipartite"] = sides.index(data["side"])
    return graph


Rule = Callable[
    [Links, Link, dict[str, Any]], Iterator[tuple[Edge, dict[str, Any], dict[str, Any]]]
]


def _joined(links: Links, used: list[Link], stated: dict[str, Any], rule: Rule) -> nx.Graph[str]:
    nodes: dict[str, dict[str, Any]] = {}
    edges: dict[tuple[str, str], list[float]] = {}
    silent = several = 0
    for link in used:
        found = list(rule(links, link, stated))
        silent += not found
        several += bool(found) and len(link.parties) > 2
        for (one, other, weight), first, second in found:
            nodes.setdefault(one, first)
            nodes.setdefault(other, second)
            edges.setdefault((one, other), [0.0, 0])[0] += weight
        for pair in {edge[:2] for edge, _, _ in found}:
            edges[pair][1] += 1
    graph: nx.Graph[str] = nx.Graph(
        **stated
        | {
            "links": len(used) - silent,
            "left_out": stated["left_out"] + silent,
            "multiparty": several,
        }
    )
    graph.add_nodes_from(sorted(nodes.items()))
    for (one, other), (weight, count) in sorted(edges.items()):
        graph.add_edge(one, other, weight=weight, links=int(count))
    return graph


def _sides(links: Links, link: Link) -> tuple[list[str], list[str]]:
    ours = [key for key in link.parties if links.parties[key].kind in GOVERNMENTS]
    return ours, [key for key in link.parties if key not in ours]


def _of_parties(links: Links, link: Link, stated: dict[str, Any]) -> Any:
    weight = POLICIES[stated["policy"]](len(link.parties)) if len(link.parties) > 1 else 0.0
    ours, theirs = _sides(links, link)
    for one in ours:
        for other in theirs:
            yield (
                (one, other, weight),
                {**party_attributes(links, one), "side": "government"},
                {**party_attributes(links, other), "side": "counterpart"},
            )


def _of_incidence(links: Links, link: Link, stated: dict[str, Any]) -> Any:
    kind = {"side": "link", "kind": link.kind, "label_es": link.key, "label_en": link.key}
    for one in link.parties:
        own = {**party_attributes(links, one), "side": "party"}
        yield (one, f"link/{link.key}", 1.0), own, kind


def _of_territory(links: Links, link: Link, stated: dict[str, Any]) -> Any:
    for (one, other, weight), _, _ in _of_parties(links, link, stated):
        here, there = links.parties[one], links.parties[other]
        if here.entity and there.country:
            state = {"side": "state", "kind": "state", "label_es": here.entity_es,
                     "label_en": here.entity_en or here.entity_es, "country": "mx"}  # fmt: skip
            country = {"side": "country", "kind": "country", "label_es": there.country_es,
                       "label_en": there.country_en, "country": there.country}  # fmt: skip
            for name in ("region", "region_es", "region_en"):
                if getattr(there, name):
                    country[name] = getattr(there, name)
            yield (here.entity, f"country/{there.country}", weight), state, country


def _of_areas(links: Links, link: Link, stated: dict[str, Any]) -> Any:
    chosen = stated["sources"].split(",")
    for one in _sides(links, link)[0]:
        for area in sorted({area for area, source in link.areas if source in chosen}):
            label_es, label_en = links.areas[area]
            yield (
                (one, f"area/{area}", 1.0),
                {**party_attributes(links, one), "side": "government"},
                {"side": "area", "kind": "area", "label_es": label_es, "label_en": label_en},
            )


_RULES: Final[dict[str, Rule]] = {
    "government-counterpart": _of_parties,
    "government-link-counterpart": _of_incidence,
    "state-country": _of_territory,
    "government-area": _of_areas,
}


def _shared(two: nx.Graph[str], side: str) -> nx.Graph[str]:
    """Project the government–counterpart network onto one side; all nodes of the side stay."""
    own = side.removesuffix("s")
    policy = two.graph["policy"]
    graph: nx.Graph[str] = nx.Graph(**two.graph)
    graph.add_nodes_from(
        (key, {name: value for name, value in data.items() if name != "side"})
        for key, data in two.nodes(data=True)
        if data["side"] == own
    )
    weights: dict[tuple[str, str], float] = {}
    counts: dict[tuple[str, str], int] = {}
    for key, data in two.nodes(data=True):
        if data["side"] == own:
            continue
        around = sorted(two[key])
        weight = 1.0 / (len(around) - 1) if policy == "shared" and len(around) > 1 else 1.0
        for pair in combinations(around, 2):
            weights[pair] = weights.get(pair, 0.0) + weight
            counts[pair] = counts.get(pair, 0) + 1
    for pair in sorted(weights):
        graph.add_edge(*pair, weight=weights[pair], links=counts[pair])
    return graph
