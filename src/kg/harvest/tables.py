"""A harvest as tables: statements, items, and the pairs that ``kg import`` reads."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.reconcile import ACCEPT, MexicanSide, read_gazetteer
from kg.tables import Catalogue
from kg.tables.model import FederalEntity, Municipality

from .wikidata import Harvest, Item, Statement

__all__ = ["Party", "harvest_tables", "parties"]

_PRECISION: Final = {"9": 4, "10": 7, "11": 10}
"""How many characters of ``YYYY-MM-DD`` a date of that precision has."""
_DATES: Final = {"P580": "start", "P582": "end", "P585": "point_in_time"}
_LEVELS: Final = {
    "municipality": ("clave del INEGI de municipio (P3801)", "INEGI municipality code (P3801)"),
    "locality": ("clave del INEGI de localidad (P1976)", "INEGI locality code (P1976)"),
    "entity": ("código ISO 3166-2 (P300)", "ISO 3166-2 code (P300)"),
}


@dataclass(frozen=True, slots=True)
class Party:
    """Which government a Mexican item stands for.

    Attributes:
        government: Key, e.g. ``mx-31050``; empty if that is not sure.
        level: What its codes say it is: ``municipality``, ``locality``, ``entity``, several joined
            by ``;``, or empty.
        reason_es, reason_en: Why, or why not.
    """

    government: str
    level: str
    reason_es: str
    reason_en: str


def harvest_tables(
    found: Harvest, settled: Mapping[str, Party], catalogue: Catalogue
) -> dict[str, str]:
    """Return the tables of a harvest by file name, as CSV; the same answers give the same bytes.

    ``statements.csv`` has one row a statement, ``items.csv`` one an item, with the government a
    Mexican one stands for and the other items that stand for the same; ``pairs.csv`` one for each
    government and counterpart, under headings that ``kg import`` knows.

    Args:
        found: The harvest.
        settled: What ``parties`` gave.
        catalogue: The curated tables.
    """
    return {
        "items.csv": _csv(_items(found, settled)),
        "pairs.csv": _csv(_pairs(found, settled, catalogue)),
        "statements.csv": _csv(_statements(found)),
    }


def parties(found: Harvest, catalogue: Catalogue, registry: Path) -> dict[str, Party]:
    """Tell which government each Mexican item stands for: by its codes, else by its name.

    A city and its municipality are two items in Wikidata and one government here; codes tell them
    apart. Codes that contradict each other settle nothing.

    Args:
        found: The harvest.
        catalogue: The curated tables.
        registry: Folder with the lists of names.

    Raises:
        DataError: A list of names cannot be read.
    """
    entities = {row.iso: row.id for row in catalogue.of(FederalEntity)}
    states = {row.iso: row.name for row in catalogue.of(FederalEntity)}
    known = catalogue.keys("municipalities")
    side = MexicanSide(read_gazetteer(catalogue, registry))
    settled = {}
    for number in found.mexican:
        item = found.items[number]
        keys: dict[str, set[str]] = {
            "municipality": {f"mx-{c}" for c in item.values("inegi-municipality")} & known,
            "locality": {f"mx-{c[:5]}" for c in item.values("inegi-locality")} & known,
            "entity": {entities[c] for c in item.values("iso-3166-2") if c in entities},
        }
        settled[number] = _by_code(keys) or _by_name(item, side, states)
    return settled


def _by_code(keys: Mapping[str, set[str]]) -> Party | None:
    levels = [level for level in keys if keys[level]]
    governments = set().union(*keys.values())
    if not governments:
        return None
    said_es = " y ".join(_LEVELS[level][0] for level in levels)
    said_en = " and ".join(_LEVELS[level][1] for level in levels)
    if len(governments) > 1:
        names = ", ".join(sorted(governments))
        return Party(
            "",
            ";".join(levels),
            f"sus claves señalan varios gobiernos: {names}",
            f"its codes name several governments: {names}",
        )
    return Party(governments.pop(), ";".join(levels), said_es, said_en)


def _by_name(item: Item, side: MexicanSide, states: Mapping[str, str]) -> Party:
    within = {states[code] for code in item.values("division") if code in states}
    state = within.pop() if len(within) == 1 else ""
    decision = side.decide(item.labels.get("es") or item.labels.get("en", ""), state)
    sure = len(decision.keys) == 1 and decision.score >= ACCEPT
    reason_es, reason_en = decision.reason.es, decision.reason.en
    return Party(decision.keys[0] if sure else "", "", reason_es, reason_en)


def _items(found: Harvest, settled: Mapping[str, Party]) -> Iterable[list[str]]:
    yield [
        "item", "label_es", "label_en", "class_es", "class_en", "country", "division", "latitude",
        "longitude", "inegi_municipality", "inegi_locality", "iso_3166_2", "government", "level",
        "reason_es", "reason_en", "same_government",
    ]  # fmt: skip
    standing: dict[str, list[str]] = defaultdict(list)
    for number, party in settled.items():
        if party.government:
            standing[party.government].append(number)
    for number, item in found.items.items():
        party = settled.get(number, Party("", "", "", ""))
        same = [other for other in standing[party.government] if other != number]
        yield [
            number,
            item.labels.get("es", ""),
            item.labels.get("en", ""),
            ";".join(item.classes.get("es", ())),
            ";".join(item.classes.get("en", ())),
            ";".join(item.values("country")),
            ";".join(item.values("division")),
            item.latitude,
            item.longitude,
            ";".join(item.values("inegi-municipality")),
            ";".join(item.values("inegi-locality")),
            ";".join(item.values("iso-3166-2")),
            party.government,
            party.level,
            party.reason_es,
            party.reason_en,
            ";".join(same),
        ]


def _statements(found: Harvest) -> Iterable[list[str]]:
    yield [
        "statement", "rank", "subject", "subject_es", "subject_en", "object", "object_es",
        "object_en", "also_stated_by_object", "start", "end", "point_in_time", "other_qualifiers",
        "reference_urls", "stated_in", "other_references",
    ]  # fmt: skip
    stated = {(s.subject, s.object) for s in found.statements if s.rank != "DeprecatedRank"}
    for one in found.statements:
        names = [found.items[n].labels if n else {} for n in (one.subject, one.object)]
        dates = {column: _dates(one, p) for p, column in _DATES.items()}
        others = [f"{q.property}={q.value}" for q in one.qualifiers if not _is_date(q.property)]
        told = [pair for reference in one.references.values() for pair in reference]
        yield [
            one.id,
            one.rank.removesuffix("Rank").lower(),
            one.subject,
            *(names[0].get(language, "") for language in ("es", "en")),
            one.object,
            *(names[1].get(language, "") for language in ("es", "en")),
            "true" if (one.object, one.subject) in stated else "false",
            *dates.values(),
            ";".join(others),
            ";".join(_values(told, "P854")),
            ";".join(_values(told, "P248")),
            ";".join(f"{p}={v}" for p, v in told if p not in ("P854", "P248")),
        ]


def _pairs(
    found: Harvest, settled: Mapping[str, Party], catalogue: Catalogue
) -> Iterable[list[str]]:
    """Yield one row for each government and other party, however often and by whom it is stated.

    Deprecated statements are left out: Wikidata itself takes them back. Two Mexican governments
    make one row, under the one whose key comes first.
    """
    yield ["Estado", "Municipio", "Contraparte", "País", "Tipo", "Enlace", "Observaciones"]
    towns = {row.id: (row.name, row.entity) for row in catalogue.of(Municipality)}
    states = {row.id: row.name for row in catalogue.of(FederalEntity)}

    def end(number: str) -> tuple[int, str]:
        """Settled governments first, then other Mexican items, then the rest."""
        if number not in settled:
            return 2, number
        government = settled[number].government
        return (0, government) if government else (1, number)

    def named(key: str) -> tuple[str, str]:
        """Return state and municipality of a government; of an item, its name alone."""
        name, entity = towns.get(key, ("", key))
        return states.get(entity, ""), name or ("" if key in states else _label(found, key))

    rows: dict[tuple[tuple[int, str], tuple[int, str]], list[str]] = defaultdict(list)
    for one in found.statements:
        if one.object and one.rank != "DeprecatedRank":
            first, second = sorted((end(one.subject), end(one.object)))
            if first != second:
                rows[first, second].append(one.id)
    for ((_, key), (rank, other)), ids in sorted(rows.items()):
        state, town = named(other) if rank == 0 else ("", _label(found, other))
        yield [
            *named(key),
            ", ".join(part for part in (town, state) if part),
            "MX" if rank < 2 else ";".join(found.items[other].values("country")),
            "Hermanamiento",
            f"https://www.wikidata.org/wiki/{ids[0].partition('-')[0].upper()}#P190",
            f"Wikidata: {'; '.join(ids)}",
        ]


def _label(found: Harvest, number: str) -> str:
    labels = found.items[number].labels
    return labels.get("es") or labels.get("en") or number


def _values(told: Iterable[tuple[str, str]], wanted: str) -> list[str]:
    return list(dict.fromkeys(value for property_, value in told if property_ == wanted))


def _is_date(property_: str) -> bool:
    return property_ in _DATES


def _dates(statement: Statement, wanted: str) -> str:
    """Write the dates of a qualifier as precise as Wikidata has them, several joined.

    A date less precise than a year is written with its precision: ``1980-01-01~8`` is a decade.
    """
    written = []
    for qualifier in statement.qualifiers:
        if qualifier.property == wanted:
            day = qualifier.value.lstrip("+").partition("T")[0]
            length = _PRECISION.get(qualifier.precision)
            written.append(day[:length] if length else f"{day}~{qualifier.precision or '?'}")
    return ";".join(written)


def _csv(rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
