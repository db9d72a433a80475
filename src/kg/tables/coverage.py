"""Coverage: what became of every row of every source."""

from __future__ import annotations

from dataclasses import dataclass

from .catalogue import Catalogue
from .model import Attestation, UnresolvedRow

__all__ = ["Coverage", "coverage", "coverage_table"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The rows of one source; ``rows = kept + merged + unresolved``.

    Attributes:
        source: Key of the source.
        rows: How many rows it has.
        kept: Rows that are the first of this source to attest their link and agreement.
        merged: Rows that repeat a link and agreement another row of the source attests.
        unresolved: Rows that could not be taken in.
        links: Distinct links it attests.
        shared: Those of them that another source attests too.
        agreements: Distinct agreements it proves.
    """

    source: str
    rows: int
    kept: int
    merged: int
    unresolved: int
    links: int
    shared: int
    agreements: int


def coverage(catalogue: Catalogue) -> list[Coverage]:
    """Return the account of each source that lists links, sorted by key."""
    attested: dict[str, list[Attestation]] = {}
    for row in catalogue.of(Attestation):
        attested.setdefault(row.source, []).append(row)
    left: dict[str, int] = {}
    for lost in catalogue.of(UnresolvedRow):
        left[lost.source] = left.get(lost.source, 0) + 1
    links = {source: {row.link for row in rows} for source, rows in attested.items()}
    found = []
    for source in sorted(attested.keys() | left.keys()):
        rows = attested.get(source, [])
        kept = len({(row.link, row.agreement) for row in rows})
        own = links.get(source, set())
        others: set[str] = set().union(*(v for k, v in links.items() if k != source))
        found.append(
            Coverage(
                source=source,
                rows=len(rows) + left.get(source, 0),
                kept=kept,
                merged=len(rows) - kept,
                unresolved=left.get(source, 0),
                links=len(own),
                shared=len(own & others),
                agreements=len({row.agreement for row in rows if row.agreement}),
            )
        )
    return found


def coverage_table(catalogue: Catalogue) -> str:
    """Return the account as a table in Markdown."""
    lines = [
        "| source | rows | kept | merged | unresolved | links "
        "| of them in another source too | agreements |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {c.source} | {c.rows} | {c.kept} | {c.merged} | {c.unresolved} | {c.links} "
        f"| {c.shared} | {c.agreements} |"
        for c in coverage(catalogue)
    ]
    return "\n".join(lines)
