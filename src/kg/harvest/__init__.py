"""Harvesting statements of others from their SPARQL services, courteously and resumably.

Knows nothing of the graph: it ends in tables for a person to read, which ``kg import`` takes.
"""

from .courteous import Courteous, Progress
from .tables import Party, harvest_tables, parties
from .wikidata import Harvest, harvest

__all__ = ["Courteous", "Harvest", "Party", "Progress", "harvest", "harvest_tables", "parties"]
