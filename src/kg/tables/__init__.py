"""Curated tables: CSV files read into typed rows. Knows nothing of RDF."""

from .catalogue import Catalogue, joined, read_all
from .cells import PartialDate
from .imports import Import, ImportedRow, read_imports, write_import
from .read import columns, read
from .sources import Source
from .write import tidy

__all__ = [
    "Catalogue",
    "Import",
    "ImportedRow",
    "PartialDate",
    "Source",
    "columns",
    "joined",
    "read",
    "read_all",
    "read_imports",
    "tidy",
    "write_import",
]
