"""Who is connected to whom: projection of links, measures, files and a figure.

Reads the store through the queries of ``queries/network``; the only door to networkx, rustworkx and
matplotlib. Knows nothing of tables and of RDF syntax.
"""

from .files import (
    as_gexf,
    as_graphml,
    as_json,
    write_all,
    write_edges,
    write_nodes,
    written,
)
from .links import Link, Links, Party, read_links
from .measures import MEASURES, Measure, measure
from .projection import KINDS, POLICIES, network, project_links
from .summary import Summary, summarize

__all__ = [
    "KINDS",
    "MEASURES",
    "POLICIES",
    "Link",
    "Links",
    "Measure",
    "Party",
    "Summary",
    "as_gexf",
    "as_graphml",
    "as_json",
    "measure",
    "network",
    "project_links",
    "read_links",
    "summarize",
    "write_all",
    "write_edges",
    "write_nodes",
    "written",
]
