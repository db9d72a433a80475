"""From the rows of a registry to governments, countries and kinds, with a score and a reason each.

What the names do not settle is left for a person; nothing is guessed and no row is lost.
"""

from .again import Changes
from .agreement_kinds import kind_of
from .decision import ACCEPT, Decision, Reason
from .describe import Description, read_description, template
from .foreign import ForeignSide
from .gazetteer import read_gazetteer
from .ledger import Entry, as_ledger_json, as_report_json
from .mexico import MexicanSide
from .reconciler import Reconciler
from .review import read_review, write_review
from .taking import Taken, take_in

__all__ = [
    "ACCEPT",
    "Changes",
    "Decision",
    "Description",
    "Entry",
    "ForeignSide",
    "MexicanSide",
    "Reason",
    "Reconciler",
    "Taken",
    "as_ledger_json",
    "as_report_json",
    "kind_of",
    "read_description",
    "read_gazetteer",
    "read_review",
    "take_in",
    "template",
    "write_review",
]
