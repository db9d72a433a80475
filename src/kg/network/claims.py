"""Who says that a link exists: how many sources, and public bodies of which side.

A link has no direction, and no source here keeps both directions of a claim: the copy of Wikidata
has each pair once, the lists are of one page. Reciprocity in the sense of directed networks can
therefore not be worked out. What can be is told apart here: whether sources agree, and whether the
cited pages are those of public bodies, by hosts that only public bodies may use.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final
from urllib.parse import urlsplit

from .files import as_table, digits, written
from .links import Links
from .properties import SCOPE, scope_cells

__all__ = ["Claims", "SourcePair", "as_csv", "as_json", "as_text", "claims", "public_country"]

_PUBLIC: Final = frozenset({"gc", "go", "gob", "gouv", "gov", "govt", "gub"})
_SIDES: Final = ("both", "mexico", "counterpart", "neither")


@dataclass(frozen=True, slots=True)
class SourcePair:
    """Two sources: the links both state, over those that either states (Jaccard)."""

    one: str
    other: str
    both: int
    either: int

    @property
    def share(self) -> float:
        """Share of the links of either that both state, 0 to 1."""
        return self.both / self.either


@dataclass(frozen=True, slots=True)
class Claims:
    """Who claims the links of a scope.

    Attributes:
        links: How many links.
        by_number: How many links a number of sources states.
        by_source: Of each source, how many links it states, and how many it alone states.
        pairs: Each two sources.
        sides: Of the links that are not among Mexicans only, how many are on pages of public
            bodies of ``both`` sides, of ``mexico`` only, of a country of the ``counterpart``
            only, or of ``neither``.
        domestic: Links among Mexicans only, which have no other side.
    """

    links: int
    by_number: dict[int, int]
    by_source: dict[str, tuple[int, int]]
    pairs: list[SourcePair]
    sides: dict[str, int]
    domestic: int

    @property
    def corroborated(self) -> float:
        """Share of the links that two sources or more state, 0 to 1."""
        return sum(n for k, n in self.by_number.items() if k > 1) / self.links

    @property
    def reciprocity(self) -> float | None:
        """Share of the links claimed by a public body that are by both sides; None if none is."""
        claimed = sum(self.sides.values()) - self.sides["neither"]
        return self.sides["both"] / claimed if claimed else None


def public_country(page: str) -> str:
    """Return the country whose public bodies alone may use the host of a page; empty if none.

    A host says so by a reserved name: ``.gov`` and the local names under ``.us`` of the United
    States, ``gob.mx``, ``gov.co``, ``go.jp``, ``gouv.fr`` and the like of others, ``gouv.qc.ca``.
    Most towns have an ordinary name, so this finds some public pages and not all.

    >>> public_country("https://www.guadalajara.gob.mx/x"), public_country("https://example.org")
    ('mx', '')
    """
    labels = (urlsplit(page).hostname or "").split(".")
    if labels[-1] == "gov":
        return "us"
    if labels[-1] == "us" and len(labels) > 3 and len(labels[-2]) == 2:
        local = labels[-3] == "state" or labels[-4] in ("ci", "co")
        return "us" if local else ""
    if labels[-3:] == ["gouv", "qc", "ca"]:
        return "ca"
    if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _PUBLIC:
        return {"uk": "gb"}.get(labels[-1], labels[-1])
    return ""


def claims(links: Links, pages: Mapping[str, set[str]]) -> Claims:
    """Count who claims links.

    Args:
        links: The links of a scope; at least one.
        pages: By link the pages cited for it.
    """
    stated: dict[str, set[str]] = {}
    for link in links.links:
        for source in link.sources:
            stated.setdefault(source, set()).add(link.key)
    alone = Counter(next(iter(link.sources)) for link in links.links if len(link.sources) == 1)
    sides = dict.fromkeys(_SIDES, 0)
    for link in links.links:
        if link.domestic:
            continue
        theirs = {links.parties[party].country for party in link.parties} - {"mx", ""}
        found = {public_country(page) for page in pages.get(link.key, ())}
        ours, other = "mx" in found, bool(found & theirs)
        sides[_SIDES[0 if ours and other else 1 if ours else 2 if other else 3]] += 1
    return Claims(
        len(links.links),
        dict(sorted(Counter(len(link.sources) for link in links.links).items())),
        {source: (len(stated[source]), alone[source]) for source in sorted(stated)},
        [
            SourcePair(a, b, len(stated[a] & stated[b]), len(stated[a] | stated[b]))
            for a, b in combinations(sorted(stated), 2)
        ],
        sides,
        sum(link.domestic for link in links.links),
    )


_WORDS: Final = {
    "es": {
        "links": "{n} vínculos; los afirman dos fuentes o más: {share}",
        "number": "los afirman {k} fuentes", "one": "los afirma una fuente",
        "source": "fuente", "states": "vínculos", "alone": "solo ella",
        "pair": "dos fuentes", "both": "ambas", "either": "alguna", "share": "parte",
        "sides": "Páginas de organismos públicos, de {n} vínculos con alguien de fuera",
        "side": {
            "both": "de ambos lados", "mexico": "solo de México",
            "counterpart": "solo del país de la contraparte", "neither": "de ninguno",
        },
        "reciprocity": "reciprocidad: de los que afirma un organismo público, los de ambos lados",
        "note": "Ninguna fuente guarda los dos sentidos de una afirmación: la copia de Wikidata"
        " trae cada par una vez y cada lista es de una página; la reciprocidad de redes"
        " dirigidas no se puede calcular. Un organismo público se conoce por un dominio reservado"
        " (gob.mx, .gov,"
        " go.jp…); muchos municipios usan otro, así que el número es un mínimo. Lo que una fuente"
        " calla puede estar fuera de su regla de inclusión: véase data/sources.",
    },
    "en": {
        "links": "{n} links; stated by two sources or more: {share}",
        "number": "stated by {k} sources", "one": "stated by one source",
        "source": "source", "states": "links", "alone": "it alone",
        "pair": "two sources", "both": "both", "either": "either", "share": "share",
        "sides": "Pages of public bodies, of {n} links with someone abroad",
        "side": {
            "both": "of both sides", "mexico": "of Mexico only",
            "counterpart": "of the counterpart's country only", "neither": "of neither",
        },
        "reciprocity": "reciprocity: of those that a public body claims, those of both sides",
        "note": "No source keeps both directions of a claim: the copy of Wikidata has each pair"
        " once and each list is of one page; the reciprocity of directed networks cannot be"
        " worked out."
        " A public body is known by a reserved domain (gob.mx, .gov, go.jp…); many towns use"
        " another, so that the number is a minimum. What a source does not say may be outside its"
        " rule of inclusion: see data/sources.",
    },
}  # fmt: skip


def as_text(found: Claims, language: str, scope: str) -> str:
    """Return a page of text in Spanish or English."""
    words: dict[str, Any] = _WORDS[language]
    head = words["links"].format(n=f"{found.links:,}", share=f"{found.corroborated:.1%}")
    lines = [scope, "", head]
    for k, n in found.by_number.items():
        lines.append(f"  {words['one'] if k == 1 else words['number'].format(k=k):<36}{n:>8,}")
    lines += ["", f"{words['source']:<38}{words['states']:>10}{words['alone']:>10}"]
    lines += [f"{s:<38}{n:>10,}{alone:>10,}" for s, (n, alone) in found.by_source.items()]
    lines += [
        "",
        f"{words['pair']:<38}{words['both']:>10}{words['either']:>10}{words['share']:>10}",
    ]
    lines += [
        f"{p.one + ' · ' + p.other:<38}{p.both:>10,}{p.either:>10,}{p.share:>10.1%}"
        for p in found.pairs
    ]
    lines += ["", words["sides"].format(n=f"{sum(found.sides.values()):,}")]
    lines += [f"  {words['side'][side]:<36}{n:>8,}" for side, n in found.sides.items()]
    value = "—" if found.reciprocity is None else f"{found.reciprocity:.1%}"
    return "\n".join([*lines, f"  {words['reciprocity']}: {value}", "", words["note"]]) + "\n"


def as_json(found: Claims, scope: dict[str, Any]) -> str:
    """Return the counts as one JSON object."""
    content = {
        "scope": scope,
        "links": found.links,
        "links_by_number_of_sources": {str(k): n for k, n in found.by_number.items()},
        "corroborated": digits(found.corroborated),
        "sources": {s: {"links": n, "alone": a} for s, (n, a) in found.by_source.items()},
        "pairs": [
            {"sources": [p.one, p.other], "both": p.both, "either": p.either,
             "share": digits(p.share)} for p in found.pairs
        ],
        "public_pages": found.sides,
        "reciprocity": digits(found.reciprocity),
        "domestic": found.domestic,
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_csv(found: Claims, scope: dict[str, Any]) -> str:
    """Return one row for each figure, with the whole scope in each row."""
    rows: list[tuple[str, str, Any]] = [("links", "", found.links)]
    rows += [("links_by_number_of_sources", str(k), n) for k, n in found.by_number.items()]
    rows += [("corroborated", "", found.corroborated), ("domestic", "", found.domestic)]
    for source, (n, alone) in found.by_source.items():
        rows += [("links_of_source", source, n), ("links_of_source_alone", source, alone)]
    for pair in found.pairs:
        rows.append(("share_of_sources", f"{pair.one} {pair.other}", pair.share))
    rows += [("public_pages", side, n) for side, n in found.sides.items()]
    rows.append(("reciprocity", "", found.reciprocity))
    cells = scope_cells(scope)
    return as_table(
        [*SCOPE, "figure", "of", "value"],
        [[*cells, figure, of, written(value)] for figure, of, value in rows],
    )
