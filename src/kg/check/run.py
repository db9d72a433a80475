"""The whole check of a built graph: its shapes, then the rules between nodes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kg.errors import Location
from kg.iri import ONTOLOGY
from kg.layout import Layout, project

from .engine import Engine
from .paper import about_source, read_source_checks, verdicts
from .queries import check_queries, labels, read_check_queries
from .report import Finding, Report
from .shapes import check_shapes, read_shapes

if TYPE_CHECKING:
    from kg.graph import Store

__all__ = ["check"]


def check(store: Store, *, engine: Engine = "fast", layout: Layout | None = None) -> Report:
    """Check a built graph against all shapes and check queries.

    Args:
        store: The graph; read, never changed.
        engine: ``fast``, or ``reference`` for pyshacl over rdflib's memory store.
        layout: Where shapes and queries are; the project's own if not given.

    Returns:
        What was found; nothing found is an empty report.

    Raises:
        ShapeError: A shapes file is wrong.
        QueryError: A check query is wrong.
        StoreError: The graph cannot be read.
    """
    place = layout or project()
    shapes = read_shapes(place.shapes.glob("*.ttl"))
    queries = read_check_queries((place.queries / "check").glob("*.rq"))
    by_shape = check_shapes(shapes, store.release.union, engine=engine)
    told = verdicts(read_source_checks((place.queries / "paper").glob("*.rq")), store)
    found = (
        *_placed(by_shape, store),
        *check_queries(queries, store),
        *(about_source(verdict) for verdict in told if not verdict.holds),
    )
    rules = (
        *(rule.name for rule in shapes.rules.values()),
        *(query.name for query in queries),
        *(verdict.check.name for verdict in told),
    )
    return Report(found, rules, told)


def _placed(findings: Iterable[Finding], store: Store) -> Iterator[Finding]:
    """Add to each finding what its focus is called and which row it comes from."""
    found = list(findings)
    names = labels(store, (finding.focus for finding in found))
    for finding in found:
        yield replace(
            finding,
            where=_where(finding.focus, store, FIELDS.get(finding.path or "", "")),
            name_es=names.get((finding.focus, "es"), ""),
            name_en=names.get((finding.focus, "en"), ""),
        )


FIELDS: Final = {
    f"{ONTOLOGY}{path}": field
    for field, paths in {
        "signed": "signedOn signedFrom signedBefore signedNoLaterThan dateAsGiven dateKind",
        "government": "mexicanNameAsGiven placeNamed",
        "counterpart": "counterpartNameAsGiven party counterpartKind",
        "country": "country",
        "division": "division",
        "kind": "linkKind agreementKind",
        "areas": "area",
        "status": "status",
        "url": "citedPage",
    }.items()
    for path in paths.split()
}
"""Which field of an imported file a property was read from."""


def _where(iri: str, store: Store, field: str) -> Location | None:
    """Return the row a thing comes from; a government comes from that of its territory."""
    territory = iri.replace("/id/government/", "/id/territory/")
    return store.where(iri, field) or store.where(territory)
