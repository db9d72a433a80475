"""The built store: the only door to Oxigraph. Opened read-only by everything after the build."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

import pyoxigraph as ox

from kg.errors import Location, QueryError, StoreError
from kg.layout import project
from kg.rdf import Term

from .order import arranged, without_order
from .release import Release, current

__all__ = ["Answer", "Store", "answer", "holds", "open_store", "write_store"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A table of RDF terms; a cell without a value is None.

    Attributes:
        variables: Column names, in the order of the query.
        rows: One tuple per solution, in the order of the query.
    """

    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]


class Store:
    """A built graph, read-only.

    The default graph of a query holds the union of the named graphs, each statement once: it is
    stored so (docs/decisions/0008), since a union made while a query runs would repeat what several
    sources state.
    """

    def __init__(self, release: Release, *, in_memory: bool = False) -> None:
        self.release = release
        try:
            self._store = (
                _loaded(release) if in_memory else ox.Store.read_only(str(release.database))
            )
        except (OSError, ValueError, RuntimeError) as wrong:
            raise StoreError(
                f"{release.database}: the store cannot be opened ({wrong}).\n  Run: kg build"
            ) from wrong

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        del self._store

    def __len__(self) -> int:
        return self.release.manifest.statements

    def _query(self, text: str) -> Any:
        try:
            return self._store.query(text)
        except SyntaxError as wrong:
            raise QueryError(f"the query does not parse: {wrong}") from None
        except (ValueError, RuntimeError, OSError) as wrong:
            raise QueryError(f"the query failed: {wrong}") from None

    def select(self, text: str) -> Answer:
        """Run a SELECT query.

        Raises:
            QueryError: The text does not parse, is of another form, or fails.
        """
        plain, keys = without_order(text)
        if keys:
            found = answer(self._query(plain))
            if (rows := arranged(found.variables, found.rows, keys)) is not None:
                return Answer(found.variables, rows)
        return answer(self._query(text))

    def ask(self, text: str) -> bool:
        """Run an ASK query.

        Raises:
            QueryError: The text does not parse, is of another form, or fails.
        """
        result = self._query(text)
        if not isinstance(result, ox.QueryBoolean):
            raise QueryError("the query is not an ASK.")
        return bool(result)

    def construct(self, text: str) -> list[tuple[Term, Term, Term]]:
        """Run a CONSTRUCT or DESCRIBE query; the triples come sorted, without repetition.

        Raises:
            QueryError: The text does not parse, is of another form, or fails.
        """
        result = self._query(text)
        if not isinstance(result, ox.QueryTriples):
            raise QueryError("the query is not a CONSTRUCT or DESCRIBE.")
        found = {(_known(t.subject), _known(t.predicate), _known(t.object)) for t in result}
        return sorted(found)

    def form(self, text: str) -> str:
        """Return ``select``, ``ask`` or ``construct``: what kind of answer a query gives.

        Raises:
            QueryError: The text does not parse.
        """
        result = self._query(text)
        forms = {ox.QuerySolutions: "select", ox.QueryBoolean: "ask"}
        return forms.get(type(result), "construct")

    def about(self, iri: str) -> Iterator[tuple[Term, Term, Term]]:
        """Yield predicate, object and named graph of every statement about a thing."""
        try:
            subject = ox.NamedNode(iri)
        except ValueError:
            return
        for quad in self._store.quads_for_pattern(subject, None, None, None):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                yield _known(quad.predicate), _known(quad.object), _known(quad.graph_name)

    def pointing_to(self, iri: str) -> Iterator[tuple[Term, Term, Term]]:
        """Yield subject, predicate and named graph of every statement that points to a thing."""
        try:
            target = ox.NamedNode(iri)
        except ValueError:
            return
        for quad in self._store.quads_for_pattern(None, None, target, None):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                yield _known(quad.subject), _known(quad.predicate), _known(quad.graph_name)

    def where(self, iri: str, field: str = "") -> Location | None:
        """Return the row of the curated tables, or of an imported file, a thing was lifted from.

        Args:
            iri: The thing.
            field: What of it is asked for (``signed``, ``country``); tells the column of an
                imported file.
        """
        found = self._origins.get(iri)
        letter = self._letters.get((found.file, field)) if found and field else None
        return replace(found, column=letter) if found and letter else found

    @cached_property
    def _letters(self) -> dict[tuple[str, str], str]:
        path = self.release.letters
        if not path.is_file():
            return {}
        cells = (line.split("\t") for line in path.read_text("utf-8").splitlines())
        return {(file, field): letter for file, field, letter in cells}

    @cached_property
    def _origins(self) -> dict[str, Location]:
        try:
            lines = self.release.origins.read_text("utf-8").splitlines()
            cells = (line.split("\t") for line in lines)
            return {iri: Location(file, int(line)) for iri, file, line in cells}
        except (OSError, ValueError) as wrong:
            raise StoreError(
                f"{self.release.origins}: cannot be read ({wrong}).\n  Run: kg build"
            ) from wrong


def answer(result: Any) -> Answer:
    """Return what a SELECT query gave, as terms that belong to no library.

    Raises:
        QueryError: The query was of another form, or failed while it was read.
    """
    if not isinstance(result, ox.QuerySolutions):
        raise QueryError("the query is not a SELECT.")
    names = tuple(variable.value for variable in result.variables)
    width = range(len(names))
    try:
        rows = [tuple(_term(row[i]) for i in width) for row in result]
    except (ValueError, RuntimeError, OSError) as wrong:
        raise QueryError(f"the query failed: {wrong}") from None
    return Answer(names, rows)


def _loaded(release: Release) -> ox.Store:
    """Load a release into memory."""
    store = ox.Store()
    store.bulk_load(path=str(release.nquads), format=ox.RdfFormat.N_QUADS)
    store.bulk_load(path=str(release.union), format=ox.RdfFormat.N_TRIPLES)
    return store


def open_store(place: Path | None = None, *, in_memory: bool = False) -> Store:
    """Open the release in use.

    Args:
        place: The folder results are written to; that of the project if not given.
        in_memory: Load it into memory first: about a second, and some 200 MB, for answers that come
            several times as fast. Worth it for a session of many questions.

    Raises:
        StoreError: Nothing was built yet, or what was built cannot be used.
    """
    return Store(current(place or project().dist), in_memory=in_memory)


def write_store(nquads: Path, union: Path, directory: Path) -> int:
    """Load a new persistent store and return how many quads it holds.

    Both files are loaded at the same time: their indexes have nothing in common, and the loader
    leaves Python alone.

    Args:
        nquads: The named graphs.
        union: Their union as N-Triples; becomes the default graph.
        directory: Where the store is made.

    Raises:
        StoreError: A file does not parse or loading failed.
        OSError: The disk is full or the folder cannot be written.
    """
    store = ox.Store(str(directory))

    def load(path: Path, form: ox.RdfFormat) -> None:
        try:
            store.bulk_load(path=str(path), format=form)
        except (SyntaxError, ValueError, RuntimeError) as wrong:
            raise StoreError(f"{path}: the store could not be filled ({wrong}).") from wrong

    with ThreadPoolExecutor(2) as both:
        list(both.map(load, (nquads, union), (ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES)))
    store.optimize()
    return len(store)


def holds(directory: Path, quads: int) -> bool:
    """Tell whether a persistent store opens and holds so many quads."""
    try:
        return len(ox.Store.read_only(str(directory))) == quads
    except (OSError, ValueError, RuntimeError):
        return False


def _known(node: Any) -> Term:
    term = _term(node)
    assert term is not None
    return term


def _term(node: Any) -> Term | None:
    if node is None:
        return None
    if isinstance(node, ox.NamedNode):
        return Term("iri", node.value)
    if isinstance(node, ox.Literal):
        if node.language:
            return Term("literal", node.value, language=node.language)
        datatype = node.datatype.value
        plain = datatype == "http://www.w3.org/2001/XMLSchema#string"
        return Term("literal", node.value, datatype="" if plain else datatype)
    if isinstance(node, ox.DefaultGraph):
        return Term("iri", "")
    return Term("blank", node.value)
