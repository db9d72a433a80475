"""A knowledge graph of the international cooperation of Mexican states and municipalities.

    import kg

    graph = kg.open(language="en")
    graph.ask("most-connected-governments").to_pandas()
    graph.ask("partners-of-government", government="Guadalajara").to_dicts()
    graph.show("cancun").statements
    graph.to_rdflib("wikidata-2022")       # an rdflib.Graph
    graph.to_networkx(policy="shared")     # a networkx.Graph

Names are imported when they are first used, so that the command line starts at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import KnowledgeGraph, build, open  # noqa: A004
    from kg.errors import KgError

__all__ = ["KgError", "KnowledgeGraph", "build", "open"]


def __getattr__(name: str) -> Any:
    if name == "KgError":
        from kg.errors import KgError

        return KgError
    if name in ("KnowledgeGraph", "build", "open"):
        from kg import api

        return getattr(api, name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
