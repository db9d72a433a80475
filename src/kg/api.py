"""The graph in a notebook: open it, ask it, and hand it to rdflib, pandas or networkx."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ask import (
    Names,
    Question,
    Table,
    answer,
    find_question,
    load_library,
    parameter_terms,
    with_names,
)
from kg.ask.guard import refuse_unsafe
from kg.ask.thing import Thing, describe
from kg.graph import Release, Store, open_store
from kg.graph import build as build_graph
from kg.graph.lines import statements, triples
from kg.layout import Layout, project

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.network.plots.page import Material

__all__ = ["KnowledgeGraph", "build", "open"]


class KnowledgeGraph:
    """A built graph, read-only.

    >>> graph = kg.open()                                               # doctest: +SKIP
    >>> graph.ask("partners-of-government", government="Guadalajara").to_pandas()  # doctest: +SKIP
    """

    def __init__(self, store: Store, layout: Layout, language: str) -> None:
        self._store = store
        self._layout = layout
        self.language = language
        self._drawn: dict[str, Material] = {}

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __len__(self) -> int:
        """Number of statements."""
        return len(self._store)

    def close(self) -> None:
        """Let go of the store."""
        self._store.__exit__(None, None, None)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every named question, by name."""
        return load_library(self._layout.queries / "competency")

    @cached_property
    def _names(self) -> Names:
        return Names(self._store.select)

    def ask(self, name: str, **parameters: object) -> Table:
        """Answer a named question.

        Args:
            name: Its name; ``questions`` lists them.
            parameters: Keys, names, codes or IRIs of things, or whole numbers, by parameter.

        Raises:
            QueryError: There is no such question or parameter, or a value does not fit.
        """
        question = find_question(self.questions, name)
        given = {key: str(value) for key, value in parameters.items()}
        terms = parameter_terms(question, given, lambda: self._names)
        return answer(question, terms, self._store.select, language=self.language)

    def sparql(self, query: str) -> Table:
        """Run a SELECT query of one's own; the default graph is the union of all sources.

        Raises:
            QueryError: The query does not parse, is no SELECT, or calls another service.
        """
        refuse_unsafe(query)
        return with_names(self._store.select(query), self._store.select, language=self.language)

    def show(self, thing: str) -> Thing:
        """Return all that is said of a thing, with the source of each statement.

        Args:
            thing: An IRI, a key, a code, or a name without regard to accents and case.

        Raises:
            QueryError: Nothing bears the name, or several things do.
        """
        return describe(self._store, self._names.one(thing), language=self.language)

    def to_rdflib(self, source: str = "") -> rdflib.Graph:
        """Return the statements as an rdflib graph in rdflib's own memory store.

        Args:
            source: Key of one source; the union of all if empty.
        """
        import rdflib

        lines = triples(statements(self._store.release, source))
        return rdflib.Graph().parse(data="\n".join(lines), format="nt")

    def to_networkx(
        self,
        name: str = "parties",
        *,
        policy: str = "pairwise",
        kinds: Collection[str] = ("twinning", "friendship", "cooperation"),
        domestic: bool = True,
        sources: Collection[str] = (),
        evidence: str = "link",
        during: str = "",
        component: str = "all",
    ) -> networkx.Graph[str]:
        """Return a network of governments and counterparts, as ``kg network`` makes it.

        Args:
            name: Which network: ``parties``, ``state-country``…; see ``kg network --network``.
            policy: How a link of several parties becomes pairs.
            kinds: Kinds of link to take in.
            domestic: Whether links between Mexican governments alone are taken in.
            sources: Only links that one of these sources states; all if none is named.
            evidence: What stands behind a link: ``link``, ``agreement`` or ``registered``.
            during: Only links certainly signed in this period or presidential term.
            component: ``all`` links, or ``giant``: the most that common parties join.

        Raises:
            KgError: There is no such network, policy, kind, source or term, or nothing is left.
        """
        from kg.network import read_links
        from kg.network.kinds import make_network

        return make_network(
            read_links(self._store, self._layout.queries), name,
            policy=policy, kinds=kinds, domestic=domestic, sources=sources,
            evidence=evidence, during=during, component=component,
        )  # fmt: skip

    def picture(
        self, name: str, *, language: str = "", form: str = "png", policy: str = "pairwise"
    ) -> bytes:
        """Return a picture of the network as a file's content; see ``kg network figures``.

        Args:
            name: ``network``, ``map``, ``degrees``, ``growth``, ``states-countries`` or
                ``communities``.
            language: ``es`` or ``en``; that of the graph if empty.
            form: ``png`` or ``svg``.
            policy: How a link of several parties becomes pairs.

        Raises:
            KgError: There is no such picture or policy.
        """
        from kg.network import read_links
        from kg.network.links import read_years
        from kg.network.plots.gallery import draw, known, material

        known([name])
        if policy not in self._drawn:
            scope = {"policy": policy}
            found = read_links(self._store, self._layout.queries)
            years = read_years(self._store, self._layout.queries)
            self._drawn[policy] = material(found, years, scope)
        return draw(self._drawn[policy], name, language or self.language)(form)


def open(  # noqa: A001
    place: str | Path | None = None, *, language: str = "es", in_memory: bool = True
) -> KnowledgeGraph:
    """Open the built graph.

    Args:
        place: The folder it was built into; that of the project if not given.
        language: ``es`` or ``en``, for the names of things.
        in_memory: Load the graph into memory, about a second, for answers several times as fast;
            otherwise it is read from disk.

    Raises:
        StoreError: Nothing was built yet, or what was built is of another version.
    """
    layout = project()
    store = open_store(Path(place) if place else layout.dist, in_memory=in_memory)
    return KnowledgeGraph(store, layout, language)


def build(
    place: str | Path | None = None,
    *,
    progress: Callable[[str, str], None] = lambda _step, _what: None,
) -> Release:
    """Build the graph from the curated tables; see ``kg.graph.build``.

    Args:
        place: The folder to build into; that of the project if not given.
        progress: Called with each step and what it is at.
    """
    layout = project()
    return build_graph(layout.data, Path(place) if place else layout.dist, progress=progress)
