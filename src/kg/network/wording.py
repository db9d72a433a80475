"""Words on the figure and on the summary, in Spanish and English."""

from __future__ import annotations

from typing import Any, Final

import networkx as nx

from .kinds import NETWORKS
from .summary import Summary

__all__ = ["caption", "policy_meaning", "region_name", "scope_words", "summary_words", "title"]

_TITLE: Final = {
    "es": "Con quién se vinculan los gobiernos locales de México",
    "en": "Who Mexico’s local governments are linked with",
}
_POLICY: Final = {
    "pairwise": (
        "cada par de partes de un vínculo, peso 1",
        "each pair of a link’s parties, weight 1",
    ),
    "shared": (
        "cada par de un vínculo de k partes, peso 1/(k−1)",
        "each pair of a link of k parties, weight 1/(k−1)",
    ),
    "bilateral": ("solo vínculos de dos partes", "links of two parties only"),
}
_KIND: Final = {
    "cooperation": ("cooperación", "cooperation"),
    "friendship": ("amistad", "friendship"),
    "twinning": ("hermanamiento", "twinning"),
}
_EVIDENCE: Final = {
    "link": ("", ""),
    "agreement": ("; solo con un acuerdo firmado", "; only with a signed agreement"),
    "registered": ("; solo registrados", "; only registered ones"),
}
_MEXICO: Final = ("Gobiernos mexicanos", "Mexican governments")
_UNKNOWN: Final = ("Sin país", "Without a country")


_FIGURES: Final = (
    ("nodes", "nodos", "nodes"),
    ("edges", "aristas", "edges"),
    ("components", "componentes", "components"),
    ("giant", "nodos del componente gigante", "nodes of the giant component"),
    ("isolated", "nodos aislados", "isolated nodes"),
    ("density", "densidad", "density"),
    ("mean_degree", "grado medio", "mean degree"),
    ("transitivity", "transitividad", "transitivity"),
    ("assortativity", "asortatividad por grado", "degree assortativity"),
    ("communities", "comunidades (Louvain)", "communities (Louvain)"),
    ("modularity", "modularidad", "modularity"),
)


def summary_words(summary: Summary, language: str) -> list[tuple[str, Any]]:
    """Return the figures of a summary with their names, links first; none without a value."""
    which = 2 if language == "en" else 1
    scope = summary.scope
    counts: list[tuple[str, Any]] = [
        (("vínculos usados", "links used")[which - 1], scope.get("links")),
        (("de ellos, de más de dos partes", "of them, of more than two parties")[which - 1],
         scope.get("multiparty")),
        (("vínculos que la proyección deja fuera", "links the projection leaves out")[which - 1],
         scope.get("left_out")),
    ]  # fmt: skip
    counts += [(row[which], getattr(summary, row[0])) for row in _FIGURES]
    counts = [(name, value) for name, value in counts if value is not None]
    return [(n, float(f"{v:.4g}") if isinstance(v, float) else v) for n, v in counts]


def policy_meaning(policy: str) -> tuple[str, str]:
    """Say in Spanish and in English how a policy makes edges of a link."""
    return _POLICY[policy]


def title(language: str) -> str:
    """Return the figure's title."""
    return _TITLE[language]


def region_name(graph: nx.Graph[Any], group: str, language: str) -> str:
    """Return the name of a colour's group, as the graph's own concepts name it."""
    which = int(language == "en")
    if group == "mexico":
        return _MEXICO[which]
    for _, data in graph.nodes(data=True):
        if group and data.get("region") == group:
            name = str(data.get(f"region_{language}", group))
            return name[:1].upper() + name[1:]
    return _UNKNOWN[which]


def scope_words(graph: nx.Graph[Any], language: str) -> str:
    """Say policy, kinds, domestic links and sources in one sentence."""
    scope, which = graph.graph, int(language == "en")
    policy = scope.get("policy", "")
    kinds = ", ".join(_KIND[kind][which] for kind in str(scope.get("kinds", "")).split(",") if kind)
    meaning = _POLICY[policy][which] if policy in _POLICY else ""
    sources = str(scope.get("sources", "")).replace(",", ", ")
    kept = scope.get("domestic", True)
    network = NETWORKS[scope.get("network", "parties")]
    named = (
        (network.title_es, network.rule_es) if which == 0 else (network.title_en, network.rule_en)
    )
    head = (
        "" if network.key == "parties" else f"{('Red', 'Network')[which]} {named[0]} ({named[1]}). "
    )
    evidence = _EVIDENCE[scope.get("evidence", "link")][which]
    if scope.get("component") == "giant":
        evidence += ("; solo la componente gigante", "; giant component only")[which]
    if scope.get("during"):
        signed = (
            "; solo los de primera firma fechada en",
            "; only those first signed, by date, in",
        )
        evidence += f"{signed[which]} {scope['during']}"
    if language == "es":
        inside = "con" if kept else "sin"
        return (
            f"{head}Proyección «{policy}» ({meaning}); tipos: {kinds}; {inside} vínculos entre "
            f"mexicanos; fuentes: {sources}{evidence}."
        )
    inside = "with" if kept else "without"
    return (
        f"{head}Projection “{policy}” ({meaning}); kinds: {kinds}; {inside} links among Mexicans; "
        f"sources: {sources}{evidence}."
    )


def caption(graph: nx.Graph[Any], drawn: int, language: str) -> str:
    """Say what the figure shows and leaves out, in two lines."""
    n, m, links = len(graph), graph.number_of_edges(), graph.graph.get("links", 0)
    if language == "es":
        first = (
            f"Componente gigante: {drawn:,} de {n:,} nodos; la red entera tiene {m:,} aristas, de "
            f"{links:,} vínculos. El área crece con la fuerza; con nombre, los nodos más fuertes."
        )
    else:
        first = (
            f"Giant component: {drawn:,} of {n:,} nodes; the whole network has {m:,} edges, from "
            f"{links:,} links. Area grows with strength; the strongest nodes are named."
        )
    return f"{first}\n{scope_words(graph, language)}"
