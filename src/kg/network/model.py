"""From links to a network: one edge a pair of parties, by a named policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import networkx as nx

from kg.errors import KgError, near
from kg.graph import Store
from kg.iri import split

__all__ = ["POLICIES", "Scope", "network"]

POLICIES: Final[Mapping[str, str]] = {
    "pairwise": "each pair of parties of a link is joined, with weight 1",
    "shared": "each pair is joined, with weight 1/(k-1) for a link of k parties",
    "bilateral": "links of more than two parties are left out; weight 1",
}
"""What each projection policy does. ``shared``: Newman (2001), Physical Review E 64:016132."""

KINDS: Final = ("twinning", "friendship", "cooperation")

_LINKS: Final = """
PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
SELECT ?link ?kind ?domestic ?supports ?party WHERE {
  ?link cidpd:supportCount ?supports ; cidpd:domestic ?domestic ; cidpd:linkKind ?kind ;
    cidpd:party ?party .
}
ORDER BY ?link ?party
"""
_PARTIES: Final = """
PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?party ?es ?en ?mexican ?iso ?region WHERE {
  { SELECT DISTINCT ?party WHERE { ?link cidpd:supportCount ?supports ; cidpd:party ?party } }
  ?party rdfs:label ?es , ?en .
  FILTER (LANG(?es) = "es" && LANG(?en) = "en")
  BIND (EXISTS { ?party a cidpd:MexicanLocalGovernment } AS ?mexican)
  OPTIONAL {
    ?party cidpd:country ?country .
    ?country cidpd:isoCode ?iso ; cidpd:region ?place .
    ?place skos:notation ?region .
  }
}
ORDER BY ?party
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which links a network is made of.

    Attributes:
        policy: One of ``POLICIES``.
        kinds: Kinds of link taken in.
        domestic: Whether links between Mexican governments alone are taken in.
    """

    policy: str = "pairwise"
    kinds: tuple[str, ...] = KINDS
    domestic: bool = True

    def __post_init__(self) -> None:
        """Refuse an unknown policy or kind."""
        for value, known, what in (
            (self.policy, tuple(POLICIES), "policy"),
            *((kind, KINDS, "kind of link") for kind in self.kinds),
        ):
            if value not in known:
                hint = near(value, known) or f"There are: {', '.join(known)}."
                raise KgError(f"no {what} {value!r}.\n  {hint}")

    def __str__(self) -> str:
        scope = "domestic links in" if self.domestic else "domestic links left out"
        return f"policy {self.policy}; links: {', '.join(self.kinds)}; {scope}"


def network(store: Store, scope: Scope | None = None) -> nx.Graph:
    """Return the network of governments and counterparts.

    Args:
        store: The graph.
        scope: Which links, and how a link of several parties becomes pairs.

    Returns:
        An undirected graph without loops. Nodes are keyed by ``{kind}/{key}`` of the party and carry
        ``iri``, ``label_es``, ``label_en``, ``mexican`` (bool), ``country`` (ISO 3166-1 or empty) and
        ``region``. Edges carry ``weight`` (by the policy), ``links`` (number of links) and
        ``supports`` (sources and pages that attest them). The graph names ``policy`` and ``scope``.

    Raises:
        KgError: No link is in the scope.
    """
    scope = scope or Scope()
    parties: dict[str, list[str]] = defaultdict(list)
    supports: dict[str, int] = {}
    for row in store.select(_LINKS).rows:
        link, kind, domestic, support, party = (str(term) for term in row)
        inside = kind.rpartition("/")[2] in scope.kinds and (scope.domestic or domestic == "false")
        if inside:
            parties[link].append(party)
            supports[link] = int(support)
    graph = nx.Graph(policy=scope.policy, scope=str(scope))
    names = _names(store)
    for link, members in parties.items():
        several = len(members) > 2
        if several and scope.policy == "bilateral":
            continue
        weight = 1 / (len(members) - 1) if scope.policy == "shared" else 1.0
        for one, other in combinations(sorted(members), 2):
            a, b = names[one]["key"], names[other]["key"]
            edge = graph.get_edge_data(a, b, {"weight": 0.0, "links": 0, "supports": 0})
            graph.add_edge(
                a,
                b,
                weight=edge["weight"] + weight,
                links=edge["links"] + 1,
                supports=edge["supports"] + supports[link],
            )
    if not graph:
        raise KgError(f"no link is in the scope ({scope}).\n  Widen --kind, or build the graph.")
    for attributes in names.values():
        if attributes["key"] in graph:
            graph.add_node(**{"node_for_adding": attributes.pop("key"), **attributes})
    return _ordered(graph)


def _names(store: Store) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for party, es, en, mexican, iso, region in store.select(_PARTIES).rows:
        iri = str(party)
        found[iri] = {
            "key": "/".join(split(iri) or ("", iri)),
            "iri": iri,
            "label_es": str(es),
            "label_en": str(en),
            "mexican": str(mexican) == "true",
            "country": str(iso or ""),
            "region": str(region or ""),
        }
    return found


def _ordered(graph: nx.Graph) -> nx.Graph:
    """Return the graph with nodes and edges in order, so that every result repeats exactly."""
    ordered = nx.Graph(**graph.graph)
    ordered.add_nodes_from(sorted(graph.nodes(data=True), key=lambda item: item[0]))
    edges = ((min(a, b), max(a, b), data) for a, b, data in graph.edges(data=True))
    ordered.add_edges_from(sorted(edges, key=lambda item: item[:2]))
    return ordered
