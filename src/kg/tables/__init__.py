"""Curated tables: CSV files read into typed rows. Knows nothing of RDF."""

from .catalogue import Catalogue, read_all
from .cells import PartialDate
from .read import columns, read
from .sources import Source
from .write import tidy

__all__ = ["Catalogue", "PartialDate", "Source", "columns", "read", "read_all", "tidy"]
