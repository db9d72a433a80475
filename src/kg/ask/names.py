"""Finding things by key, code, IRI or name, without accents and with near misses."""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

from kg.errors import QueryError
from kg.graph import Answer
from kg.iri import BASE, split
from kg.layout import project

__all__ = ["Match", "Names", "fold"]

_NAMES: Final = """
PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name WHERE {
  VALUES ?property {
    rdfs:label skos:altLabel cidpd:acronym cidpd:isoCode cidpd:inegiCode cidpd:nameAsGiven
    cidpd:formerName
  }
  ?thing ?property ?name .
}
"""
_SEATS: Final = """
PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
SELECT ?place ?government WHERE {
  ?place a cidpd:City ; cidpd:partOf ?territory .
  ?government cidpd:governs ?territory .
}
"""
_BEARERS: Final = """
PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
SELECT ?name ?bearer WHERE { ?name cidpd:nameOf ?bearer }
"""
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "area": ("concept/area",),
    "concept": ("concept",),
    "country": ("country",),
    "entity": ("territory",),
    "government": ("government",),
    "institution": ("institution", "territory"),
    "network": ("network", "institution", "organization"),
    "partner": ("government", "organization", "institution"),
    "party": ("government", "organization"),
    "source": (),
    "subject": ("institution", "concept/legal-subject"),
}
_ORDER: Final = (
    "government", "organization", "institution", "territory", "country", "place", "division",
    "network", "office", "project", "event", "law", "provision", "term", "concept", "agreement",
    "link", "observation",
)  # fmt: skip
"""Kinds in the order they are preferred when one name fits several things."""


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """A thing a name fits.

    Attributes:
        rank: Place of its kind in the order of preference; less comes first.
        iri: The thing.
        name: Its name as found.
    """

    rank: int
    iri: str
    name: str


def fold(text: str) -> str:
    """Return a text without accents, case and punctuation, for comparing names.

    >>> fold("  Xi'an; México ")
    'xian mexico'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        c if c.isalnum() else " " if c.isspace() or c in "-–,;/()" else ""
        for c in plain
        if not unicodedata.combining(c)
    )
    return " ".join(kept.split())


@cache
def common_names() -> dict[str, str]:
    """Return the territory that each name in use means which no source gives: *CDMX*, *Edomex*.

    They are those imported registries are read with (``data/registry/mexican_names.csv``).
    """
    path = project().data / "registry" / "mexican_names.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            row["name"]: f"{BASE}id/territory/{row['government']}" for row in csv.DictReader(lines)
        }


class Names:
    """Every name in a graph, read once.

    Args:
        select: Runs a SELECT query on the graph.
    """

    def __init__(self, select: Callable[[str], Answer]) -> None:
        self._by_name: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._iris: set[str] = set()
        for thing, name in select(_NAMES).rows:
            if thing is not None and name is not None:
                self._by_name[fold(name.value)].add((thing.value, name.value))
                self._iris.add(thing.value)
        self._governing = {
            place.value: government.value
            for place, government in select(_SEATS).rows
            if place is not None and government is not None
        }
        self._bearers = {
            name.value: bearer.value
            for name, bearer in select(_BEARERS).rows
            if name is not None and bearer is not None
        }
        self._common = {
            fold(name): (iri, name) for name, iri in common_names().items() if iri in self._iris
        }

    def find(self, text: str, kind: str = "") -> list[Match]:
        """Return the things a text names exactly, the most likely first.

        What has the name in no source may have it in use (*CDMX*).

        Args:
            text: An IRI, a key such as ``mx-14039``, a code, or a name in any case, accents or not.
            kind: A parameter type (``kg.ask.library.TYPES``) the things must fit; any if empty.
        """
        wanted = _KINDS.get(kind, ())
        if kind == "source":
            iri = text if text.startswith(BASE) else f"{BASE}graph/{text}"
            return [Match(0, iri, text)] if iri in self._iris else []
        if text in self._iris:
            found = {(text, text)}
        else:
            kinds = [k.removesuffix("/area") for k in wanted] or _ORDER
            keys = {f"{BASE}id/{k}/{text}" for k in kinds} | {f"{BASE}id/concept/area/{text}"}
            found = {(iri, text) for iri in keys & self._iris}
            found |= self._by_name.get(fold(text), set())
            found = {(self._bearers.get(iri, iri), name) for iri, name in found}
        common = self._common.get(fold(text))
        return self._fitting(found, kind) or self._fitting({common} if common else set(), kind)

    def _fitting(self, found: set[tuple[str, str]], kind: str) -> list[Match]:
        """Return those of some things, or the governments of those, that fit a kind."""
        wanted = _KINDS.get(kind, ())
        if kind in ("government", "party", ""):
            cities = {(self._governing[i], n) for i, n in found if i in self._governing}
            territories = {(i.replace("/territory/", "/government/"), n) for i, n in found}
            if kind or len(territories) > 1:  # what names one territory alone means that
                cities |= {(i, n) for i, n in territories if i in self._iris}
            found |= cities
        matches = {Match(_rank(iri), iri, name) for iri, name in found if _fits(iri, wanted)}
        best = {match.iri: match for match in sorted(matches, reverse=True)}
        return sorted(best.values())

    def near(self, text: str, kind: str = "", *, count: int = 5) -> list[str]:
        """Return names like a text, for a message that offers them."""
        wanted = _KINDS.get(kind, ())
        known = {
            name: shown
            for name, things in self._by_name.items()
            for iri, shown in things
            if _fits(iri, wanted)
        }
        folded = fold(text)
        begins = sorted(n for n in known if n.startswith(folded + " ")) if folded else []
        close = [*begins, *get_close_matches(folded, known, n=count, cutoff=0.7)]
        return list(dict.fromkeys(known[name] for name in close))[:count]

    def one(self, text: str, kind: str = "") -> str:
        """Return the IRI of the one thing a text names.

        Raises:
            QueryError: No thing, or several of one kind, bear the name; the message offers them.
        """
        found = self.find(text, kind)
        what = kind or "thing"
        if not found:
            close = self.near(text, kind)
            hint = f"Did you mean: {'; '.join(close)}?" if close else "Try a part of the name."
            raise QueryError(f"no {what} is called {text!r}.\n  {hint}")
        same = [match for match in found if match.rank == found[0].rank]
        if len(same) > 1:
            keys = "".join(
                f"\n    {(split(m.iri) or ('', m.iri))[1]}  {self._label(m)}" for m in same[:8]
            )
            more = f"\n    and {len(same) - 8} more" if len(same) > 8 else ""
            raise QueryError(f"{text!r} names {len(same)} things.\n  Use a key:{keys}{more}")
        return same[0].iri

    def _label(self, match: Match) -> str:
        """Return the longest name of a thing: that of a government says where it governs."""
        shown = (n for things in self._by_name.values() for iri, n in things if iri == match.iri)
        return max(shown, key=lambda name: (len(name), name), default=match.name)


def _rank(iri: str) -> int:
    """Mexican governments first, then the kinds in their order."""
    kind, key = split(iri) or ("", "")
    if kind == "government" and key.startswith("mx-"):
        return -1
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _fits(iri: str, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    kind, key = split(iri) or ("", "")
    if wanted == _KINDS["entity"]:  # of the territories, only the 32: mx- and two digits
        return kind in wanted and len(key) == len("mx-00")
    return any(f"{kind}/{key}".startswith(f"{path}/") for path in wanted)
