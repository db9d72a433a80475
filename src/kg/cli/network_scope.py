"""The options by which each command of ``kg network`` chooses a network and its scope."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.graph import open_store
from kg.layout import project
from kg.network import read_links
from kg.network.kinds import NETWORKS, make_network
from kg.network.links import Links
from kg.network.projection import COMPONENTS, EVIDENCE, KINDS, POLICIES

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["SCOPE", "chosen", "graph_of", "links_of", "scope_options"]

Command = Callable[..., Any]
SCOPE = ("name", "policy", "kinds", "domestic", "sources", "evidence", "during", "component")


def scope_options(command: Command) -> Command:
    """Add the options of `SCOPE`, which `graph_of` and `chosen` read."""
    for option in reversed(
        (
            click.option("--network", "name", default="parties", show_default=True,
                         help=f"{', '.join(NETWORKS)}."),
            click.option("--policy", default="pairwise", show_default=True,
                         help=f"{', '.join(POLICIES)}."),
            click.option("--kind", "kinds", multiple=True,
                         help=f"all, {', '.join(KINDS)}; may be repeated."),
            click.option("--domestic/--no-domestic", default=True, show_default=True,
                         help="Mexican pairs."),
            click.option("--source", "sources", multiple=True, metavar="KEY",
                         help="Only links it states."),
            click.option("--evidence", default="link", show_default=True,
                         help=f"What stands behind a link: {', '.join(EVIDENCE)}."),
            click.option("--during", default="", metavar="KEY",
                         help="Only links signed in a period (2006-2010) or term (calderon)."),
            click.option("--component", type=click.Choice(COMPONENTS), default="all",
                         show_default=True, help="All links, or the most that parties join."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def chosen(given: dict[str, Any]) -> dict[str, Any]:
    """Return the scope among a command's arguments, as `make_network` takes it."""
    scope = {key: given[key] for key in SCOPE}
    if not scope["kinds"] or "all" in scope["kinds"]:
        scope["kinds"] = KINDS
    return scope


def links_of(dist: Path | None) -> Links:
    """Read the links of the built graph."""
    layout = project()
    with open_store(dist or layout.dist) as store:
        return read_links(store, layout.queries)


def graph_of(given: dict[str, Any], dist: Path | None) -> nx.Graph[str]:
    """Make the network that the arguments of a command choose."""
    return make_network(links_of(dist), **chosen(given))
