"""A look at a query's words before it runs: no federation, no change, whatever is hidden in it."""

from __future__ import annotations

import re
from typing import Final

from kg.errors import QueryError

__all__ = ["refuse_unsafe"]

_HIDDEN: Final = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\''
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\x00-\x20]*>|#[^\n]*',
    re.DOTALL,
)
_WORD: Final = re.compile(r"[?$]?[A-Za-z_][\w.-]*:?[\w.%-]*")
_CHANGES: Final = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}


def refuse_unsafe(text: str) -> None:
    """Refuse a query that calls another service or would change the graph.

    Strings, IRIs and comments are passed over, so that their words do not count.

    Raises:
        QueryError: The text has ``SERVICE`` or a word of SPARQL Update.
    """
    plain = _HIDDEN.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    for match in _WORD.finditer(plain):
        word = match.group().upper()
        line = plain.count("\n", 0, match.start()) + 1
        where = f" (line {line})"
        if word == "SERVICE":
            raise QueryError(
                f"the query calls another service{where}.\n"
                "  Ask that service itself with --endpoint."
            )
        if word in _CHANGES:
            raise QueryError(
                f"the query would change the graph ({word}){where}.\n"
                "  The graph is read-only: change data/tables and run kg build."
            )
