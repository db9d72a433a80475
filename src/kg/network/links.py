"""Links and parties as the store gives them, before any projection."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Protocol

from kg.errors import QueryError
from kg.iri import BASE, ONTOLOGY, split
from kg.layout import project
from kg.rdf import Term

from .moments import Dated, Moment, Window, moment, period_window

__all__ = ["Link", "Links", "Party", "Queryable", "read_links", "read_pages", "read_years"]

_KINDS: Final = {
    "BoroughGovernment": "borough",
    "Company": "company",
    "FederalEntityGovernment": "federal-entity",
    "ForeignLocalGovernment": "local-government",
    "ForeignNationalGovernment": "national-government",
    "ForeignRegionalGovernment": "regional-government",
    "InternationalOrganization": "international-organization",
    "MunicipalGovernment": "municipality",
    "NonGovernmentalOrganization": "ngo",
    "University": "university",
}


class Queryable(Protocol):
    """Whatever answers a SELECT query: a built store, or a stand-in for one."""

    def select(self, text: str) -> Any:
        """Return an answer with ``variables`` and ``rows`` of terms."""


@dataclass(frozen=True, slots=True)
class Party:
    """A government or organization that is party to a link.

    Attributes:
        key: Its key, e.g. ``mx-14039`` or ``us-tx-san-antonio``; a node of the network.
        iri: Its IRI.
        kind: ``federal-entity``, ``municipality``, ``borough`` or a kind of counterpart.
        entity: Key of the federal entity of a Mexican party, else empty.
        region: Key of the region of its country, as the working paper counts regions, or empty.
        latitude: Degrees, WGS 84; of a municipality, that of its seat; None if unknown.
    """

    key: str
    iri: str
    kind: str
    label_es: str
    label_en: str
    country: str = ""
    country_es: str = ""
    country_en: str = ""
    region: str = ""
    region_es: str = ""
    region_en: str = ""
    entity: str = ""
    entity_es: str = ""
    entity_en: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between parties.

    Attributes:
        key: Its key.
        kind: ``twinning``, ``friendship`` or ``cooperation``.
        parties: Keys of its parties, sorted.
        domestic: Whether all parties are Mexican.
        supports: Distinct sources and cited pages that attest it.
        sources: Keys of the sources that state it.
        agreed: Keys of the sources that prove a signed text which establishes or renews it.
        registered: Keys of the sources that say it, or such a text, is in the ministry's registry.
        areas: Its areas of cooperation, each with the key of the source that says so: pairs
            ``(area, source)``.
    """

    key: str
    kind: str
    parties: tuple[str, ...]
    domestic: bool = False
    supports: int = 1
    sources: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    registered: frozenset[str] = frozenset()
    areas: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Links:
    """All links of a graph, sorted by key; their parties and the names of areas by key.

    Attributes:
        areas: Name of each area of cooperation in Spanish and English.
        moments: By link when its first dated agreement was signed; of one that is not in it
            nothing is dated.
        windows: The periods of the working paper and the presidential terms.
    """

    links: tuple[Link, ...]
    parties: dict[str, Party]
    areas: dict[str, tuple[str, str]] = field(default_factory=dict)
    moments: dict[str, Moment] = field(default_factory=dict)
    windows: tuple[Window, ...] = ()


def read_links(store: Queryable, queries: Path | None = None) -> Links:
    """Read every link of a store, with its parties.

    Args:
        store: The graph.
        queries: Folder of query files; the project's own if not given.

    Raises:
        QueryError: A query file is missing or its answer lacks what the network needs.
    """
    folder = (queries or project().queries) / "network"
    parties: dict[str, Party] = {}
    for row in _rows(store, folder / "parties.rq"):
        party = _party(row)
        parties.setdefault(party.key, party)
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(store, folder / "links.rq"):
        link = found.setdefault(
            _key(row["link"]), {"parties": set(), "sources": set(), "kind": _last(row["kind"])}
        )
        link["parties"].add(_key(row["party"]))
        link["sources"].add(_source(row["source"]))
        link["domestic"] = row["domestic"] in ("true", "1")
        link["supports"] = int(row["supports"])
    nothing: tuple[set[str], set[str]] = (set(), set())
    evidence = _evidence(store, folder)
    areas, names = _areas(store, folder)
    nameless = {p for link in found.values() for p in link["parties"]} - parties.keys()
    if nameless:
        raise QueryError(
            f"{folder / 'parties.rq'}: no name or class for party {min(nameless)!r}.\n"
            "  Run kg check: the party lacks a label in Spanish or English, or a class."
        )
    return Links(
        tuple(
            Link(
                key,
                link["kind"],
                tuple(sorted(link["parties"])),
                link["domestic"],
                link["supports"],
                frozenset(link["sources"]),
                frozenset(evidence.get(key, nothing)[0]),
                frozenset(evidence.get(key, nothing)[1]),
                frozenset(areas.get(key, ())),
            )
            for key, link in sorted(found.items())
        ),
        dict(sorted(parties.items())),
        dict(sorted(names.items())),
        _moments(store, folder),
        _windows(store, folder),
    )


def read_years(store: Queryable, queries: Path | None = None) -> dict[str, int]:
    """Return by link the year of its first dated agreement; a link without one is not there.

    Args:
        store: The graph.
        queries: Folder of query files; the project's own if not given.
    """
    years: dict[str, int] = {}
    for row in _rows(store, (queries or project().queries) / "network" / "dates.rq"):
        key, year = _key(row["link"]), int(row["signed"][:4])
        years[key] = min(year, years.get(key, year))
    return years


def read_pages(store: Queryable, queries: Path | None = None) -> dict[str, set[str]]:
    """Return by link the pages that are cited for it; arguments as those of `read_links`."""
    pages: dict[str, set[str]] = {}
    for row in _rows(store, (queries or project().queries) / "network" / "pages.rq"):
        pages.setdefault(_key(row["link"]), set()).add(row["page"])
    return pages


def _evidence(store: Queryable, folder: Path) -> dict[str, tuple[set[str], set[str]]]:
    """Return by link the sources that prove a signed text and those that say it is registered."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for row in _rows(store, folder / "evidence.rq"):
        agreed, registered = found.setdefault(_key(row["link"]), (set(), set()))
        source = _source(row["source"])
        if "agreement" in row:
            agreed.add(source)
        if _last(row.get("registration", "")) == "yes":
            registered.add(source)
    return found


def _areas(
    store: Queryable, folder: Path
) -> tuple[dict[str, set[tuple[str, str]]], dict[str, tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    names: dict[str, tuple[str, str]] = {}
    for row in _rows(store, folder / "areas.rq"):
        area = _last(row["area"])
        names.setdefault(area, (row["label_es"], row["label_en"]))
        found.setdefault(_key(row["link"]), set()).add((area, _source(row["source"])))
    return found, names


def _moments(store: Queryable, folder: Path) -> dict[str, Moment]:
    dates: dict[str, list[Dated]] = {}
    for row in _rows(store, folder / "moments.rq"):
        dates.setdefault(_key(row["link"]), []).append(
            Dated(_key(row.get("agreement", "")), row["date"], _last(row.get("kind", "")))
        )
    return {key: moment(rows) for key, rows in sorted(dates.items())}


def _windows(store: Queryable, folder: Path) -> tuple[Window, ...]:
    found = []
    for row in _rows(store, folder / "windows.rq"):
        key, names = _last(row["window"]), (row["label_es"], row["label_en"])
        if "begins" in row:
            bounds = [date.fromisoformat(row[name]) for name in ("begins", "before")]
            found.append(Window(key, "term", *names, *bounds))
        elif period := period_window(key, *names):
            found.append(period)
    return tuple(sorted(found, key=lambda one: (one.by, one.begins or date.min)))


def _source(graph: str) -> str:
    return graph.removeprefix(f"{BASE}graph/")


def _rows(store: Queryable, path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise QueryError(f"{path}: cannot be read ({wrong}).\n  Restore the file.") from wrong
    answer = store.select(text)
    rows: dict[tuple[Term | None, ...], None] = dict.fromkeys(answer.rows)
    return [
        {name: term.value for name, term in zip(answer.variables, row, strict=True) if term}
        for row in rows
    ]


def _party(row: dict[str, str]) -> Party:
    def number(name: str) -> float | None:
        return float(row[name]) if name in row else None

    return Party(
        key=_key(row["party"]),
        iri=row["party"],
        kind=_KINDS[row["class"].removeprefix(ONTOLOGY)],
        label_es=row["label_es"],
        label_en=row["label_en"],
        country=_last(row.get("country", "")),
        country_es=row.get("country_es", ""),
        country_en=row.get("country_en", ""),
        region=_last(row.get("region", "")),
        region_es=row.get("region_es", ""),
        region_en=row.get("region_en", ""),
        entity=_last(row.get("entity", "")),
        entity_es=row.get("entity_es", ""),
        entity_en=row.get("entity_en", ""),
        latitude=number("lat"),
        longitude=number("long"),
    )


def _key(iri: str) -> str:
    parts = split(iri)
    return parts[1] if parts else iri


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
