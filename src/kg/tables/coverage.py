"""Coverage: what became of every row of every source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .catalogue import Catalogue
from .model import Attestation, UnresolvedRow

__all__ = ["Coverage", "coverage", "coverage_table", "participation", "participation_table"]

_PREFIXES: Final = {
    "memberships": "MEM-",
    "networks": "NET-",
    "offices": "OFI-",
    "project_participations": "PRY-",
    "event_participations": "EVT-",
}
"""Tables of what exemplifies a way of participating, and how the source numbers their rows."""


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
    """Return the account of each source that attests links, sorted by key."""
    attested: dict[str, list[Attestation]] = {}
    for row in catalogue.of(Attestation):
        attested.setdefault(row.source, []).append(row)
    left: dict[str, int] = {}
    for lost in catalogue.of(UnresolvedRow):
        left[lost.source] = left.get(lost.source, 0) + 1
    links = {source: {row.link for row in rows} for source, rows in attested.items()}
    found = []
    for source, rows in sorted(attested.items()):
        kept = len({(row.link, row.agreement) for row in rows})
        own = links[source]
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


def participation(catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """Return, for each table of participation, its source's rows in the graph and unresolved."""
    left = [row.source_ref for row in catalogue.of(UnresolvedRow)]
    return {
        table: (
            len({r.source_ref for r in catalogue.rows[table] if r.source_ref.startswith(prefix)}),
            sum(number.startswith(prefix) for number in left),
        )
        for table, prefix in _PREFIXES.items()
    }


def participation_table(catalogue: Catalogue) -> str:
    """Return the account of the ways of participating as a table in Markdown."""
    lines = ["| participation-cited | rows | in the graph | unresolved |", "|---|---:|---:|---:|"]
    for table, (kept, lost) in participation(catalogue).items():
        lines.append(f"| {table} | {kept + lost} | {kept} | {lost} |")
    return "\n".join(lines)
