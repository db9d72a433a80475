"""A few Turtle files in memory, asked as the built graph is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, QueryError

from .store import Answer, answer

__all__ = ["TurtleFiles"]


class TurtleFiles:
    """What a few files say together, as one graph."""

    def __init__(self, files: Iterable[Path]) -> None:
        """Read the files.

        Raises:
            KgError: A file cannot be read or is not Turtle.
        """
        self._store = ox.Store()
        for file in files:
            try:
                self._store.load(path=str(file), format=ox.RdfFormat.TURTLE)
            except SyntaxError as wrong:
                where = f"{file}:{wrong.lineno}"
                raise KgError(
                    f"{where}: this is not Turtle: {wrong.msg}.\n  Correct the syntax."
                ) from wrong
            except (OSError, ValueError) as wrong:
                raise KgError(f"{file}: cannot be read: {wrong}.\n  Put it back.") from wrong

    def select(self, text: str) -> Answer:
        """Run a SELECT query.

        Raises:
            QueryError: The text does not parse, is of another form, or fails.
        """
        try:
            return answer(self._store.query(text))
        except SyntaxError as wrong:
            raise QueryError(f"the query does not parse: {wrong}") from None
