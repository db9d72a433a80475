"""From the rows of a registry to governments, countries and kinds, with a score and a reason each.

What the names do not settle is left for a person; nothing is guessed and no row is lost.
"""

from .decision import ACCEPT, Decision, Reason
from .foreign import ForeignSide, kind_of
from .gazetteer import read_gazetteer
from .ledger import Entry, Reconciler, as_ledger_json, read_review, write_review
from .mexico import MexicanSide

__all__ = [
    "ACCEPT",
    "Decision",
    "Entry",
    "ForeignSide",
    "MexicanSide",
    "Reason",
    "Reconciler",
    "as_ledger_json",
    "kind_of",
    "read_gazetteer",
    "read_review",
    "write_review",
]
