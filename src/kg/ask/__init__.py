"""Asking: named questions, names of things, answers as tables."""

from .library import Question, find_question, load_library
from .local import answer, parameter_terms, store_names, with_names
from .names import Match, Names
from .results import FORMATS, Table

__all__ = [
    "FORMATS",
    "Match",
    "Names",
    "Question",
    "Table",
    "answer",
    "find_question",
    "load_library",
    "parameter_terms",
    "store_names",
    "with_names",
]
