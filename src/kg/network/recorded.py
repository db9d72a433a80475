"""What can be put back into the graph: the closed lists that name it, in Spanish and English.

Labels of measures, networks and figures are those of their own modules; here stands what a reader
of the graph needs besides: what each means in one sentence.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .kinds import NETWORKS
from .measures import MEASURES
from .measures_definition import Measure
from .measures_whole import WHOLE
from .projection import EVIDENCE, POLICIES
from .sheet import FIGURES
from .wording import policy_meaning

__all__ = ["MORE_MEASURES", "NODE_MEASURES", "SCHEMES", "WHOLE_MEASURES", "Named"]


class Named(NamedTuple):
    """A value of a closed list: names and definitions."""

    label_es: str
    label_en: str
    definition_es: str
    definition_en: str


NODE_MEASURES: Final[dict[str, tuple[str, str]]] = {
    "degree": ("Cuántos vecinos tiene el nodo.", "How many neighbours the node has."),
    "strength": (
        "Suma de los pesos de las aristas del nodo.", "Sum of the weights of the node's edges.",
    ),
    "betweenness": (
        "Proporción de los caminos más cortos entre pares de otros nodos que pasan por el nodo.",
        "Share of the shortest paths between pairs of other nodes that pass through the node.",
    ),
    "closeness": (
        "Inverso de la distancia media a los nodos alcanzables, corregido por la proporción de"
        " nodos alcanzables (Wasserman y Faust).",
        "Inverse of the mean distance to the nodes within reach, corrected by the share of nodes"
        " within reach (Wasserman and Faust).",
    ),
    "eigenvector": (
        "Componente del vector propio principal de la matriz de pesos de la componente gigante.",
        "Entry of the leading eigenvector of the weights of the giant component.",
    ),
    "pagerank": (
        "Probabilidad de estar en el nodo de quien camina al azar por las aristas, según su peso, y"
        " salta a cualquier nodo con probabilidad 0.15.",
        "Probability that a walker who follows edges at random, by weight, and jumps to any node"
        " with probability 0.15, is at the node.",
    ),
    "core": (
        "Mayor k tal que el nodo está en una subred donde cada nodo tiene al menos k vecinos.",
        "Largest k such that the node is in a subnetwork where all have k neighbours or more.",
    ),
    "community": (
        "Número de la comunidad del nodo, por el método de Louvain; 1 es la más grande.",
        "Number of the node's community, by the method of Louvain; 1 is the largest.",
    ),
    "component": (
        "Número de la componente conexa del nodo; 1 es la gigante.",
        "Number of the node's connected component; 1 is the giant one.",
    ),
}  # fmt: skip
"""Measures of a node that are put back unless others are named, defined in both languages."""

WHOLE_MEASURES: Final[dict[str, tuple[str, str]]] = {
    "nodes": ("Cuántos nodos tiene la red.", "How many nodes the network has."),
    "edges": (
        "Cuántos pares de nodos distintos están unidos.",
        "How many pairs of different nodes are joined.",
    ),
    "giant-component-nodes": (
        "Cuántos nodos tiene la mayor componente conexa.",
        "How many nodes the largest connected component has.",
    ),
    "triangles": (
        "Cuántos grupos de tres nodos están unidos entre sí.",
        "How many sets of three nodes are joined to each other.",
    ),
    "transitivity": (
        "Tres veces los triángulos entre el número de caminos de dos aristas.",
        "Three times the triangles over the number of paths of two edges.",
    ),
    "mean-path-length": (
        "Media de los pasos entre dos nodos de la componente gigante.",
        "Mean of the hops between two nodes of the giant component.",
    ),
    "diameter": (
        "Mayor número de pasos entre dos nodos de la componente gigante.",
        "Largest number of hops between two nodes of the giant component.",
    ),
    "degree-assortativity": (
        "Correlación de los grados en los dos extremos de una arista.",
        "Correlation of the degrees at the two ends of an edge.",
    ),
    "max-degree": ("Más vecinos que tiene un nodo.", "Most neighbours that a node has."),
    "max-core": (
        "Mayor k con una subred donde cada nodo tiene al menos k vecinos.",
        "Largest k with a subnetwork where each node has at least k neighbours.",
    ),
}
"""Figures of the sheet, by key, with their definitions in Spanish and English."""

MORE_MEASURES: Final = {
    "components": "components",
    "density": "density",
    "mean-clustering": "mean_clustering",
    "articulation-points": "articulations",
    "country-assortativity": "country_assortativity",
    "degree-gini": "degree_gini",
    "strength-hhi": "strength_hhi",
    "communities": "louvain_communities",
    "modularity": "louvain_modularity",
}
"""Other properties of the whole network that are put back: their key there, and in `WHOLE`."""

_EVIDENCE: Final = {
    "link": Named(
        "vínculo", "link",
        "Basta con que una fuente diga que el vínculo existe.",
        "It is enough that a source states the link.",
    ),
    "agreement": Named(
        "acuerdo", "agreement",
        "Una fuente prueba un texto firmado que establece o renueva el vínculo.",
        "A source proves a signed text that establishes or renews the link.",
    ),
    "registered": Named(
        "registrado", "registered",
        "Una fuente dice que está en el registro de la Secretaría de Relaciones Exteriores.",
        "A source says that it is in the registry of the foreign ministry.",
    ),
}  # fmt: skip


def _measures() -> dict[str, Named]:
    of_nodes = {key.replace("_", "-"): _named(one, key) for key, one in MEASURES.items()}
    figures = {
        one.key.replace("_", "-"): (_lower(one.label_es), _lower(one.label_en)) for one in FIGURES
    }
    of_all = {key: Named(*figures[key], *words) for key, words in WHOLE_MEASURES.items()}
    return of_nodes | of_all | {key: _named(WHOLE[name]) for key, name in MORE_MEASURES.items()}


def _lower(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"


def _named(one: Measure, key: str = "") -> Named:
    """Name a measure; one that has no sentence here is defined by its formula."""
    words = NODE_MEASURES.get(key) or tuple(
        f"{one.formula}; {where}." for where in (one.where_es, one.where_en)
    )
    return Named(one.label_es, one.label_en, *words)


SCHEMES: Final[dict[str, dict[str, Named]]] = {
    "network-measure": _measures(),
    "projection-policy": {
        key: Named(key, key, *(f"{words[:1].upper()}{words[1:]}." for words in policy_meaning(key)))
        for key in POLICIES
    },
    "network-kind": {
        key: Named(
            one.title_es, one.title_en,
            f"{one.rule_es[:1].upper()}{one.rule_es[1:]}.",
            f"{one.rule_en[:1].upper()}{one.rule_en[1:]}.",
        )
        for key, one in NETWORKS.items()
    },
    "network-evidence": {key: _EVIDENCE[key] for key in EVIDENCE},
}  # fmt: skip
"""Closed lists, by key, of what an analysis names."""
