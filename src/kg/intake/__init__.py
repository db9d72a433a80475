"""Other people's registries: from a spreadsheet or a text file to rows with named fields.

Knows files, headings and dates; nothing of governments, counterparts or the graph. The only door to
openpyxl and python-calamine.
"""

from .columns import FIELDS, Column
from .dates import ParsedDate, read_date
from .grids import Cell
from .reading import Reading, RegistryRow, Skipped, preview, read_registry
from .separated import read_separated

__all__ = [
    "FIELDS",
    "Cell",
    "Column",
    "ParsedDate",
    "Reading",
    "RegistryRow",
    "Skipped",
    "preview",
    "read_date",
    "read_registry",
    "read_separated",
]
