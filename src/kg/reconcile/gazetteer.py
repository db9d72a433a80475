"""The names of Mexican governments: which name means which state, municipality or borough."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from kg.errors import DataError, Location
from kg.tables import Catalogue
from kg.tables.model import FederalEntity, Municipality, Place

from .names import fold

__all__ = ["Gazetteer", "How", "Locality", "read_gazetteer"]

How = Literal["name", "alias", "seat", "locality"]
RANK: Final[dict[How, int]] = {"name": 0, "alias": 1, "seat": 1, "locality": 2}


@dataclass(frozen=True, slots=True)
class Locality:
    """A locality of the census catalogue that is no seat."""

    code: str
    name: str
    municipality: str
    population: int
    latitude: str
    longitude: str


Named = dict[str, dict[str, How]]
"""For each folded name, the municipalities it may mean and in what way."""


@dataclass(slots=True)
class Gazetteer:
    """Names of states and municipalities.

    Attributes:
        states: For each folded name, the key of a federal entity.
        nation: Names of municipalities in the whole country; localities only where nothing else has
            the name.
        within: The same by federal entity.
        entity: The federal entity of each municipality.
        title: The name of each government, for messages.
        population: Inhabitants of each municipality, where the census has them.
        places: For each municipality and folded name, the key of its place in the tables.
        localities: For each municipality and folded name, its locality in the census catalogue.
    """

    states: dict[str, str] = field(default_factory=dict)
    nation: Named = field(default_factory=lambda: defaultdict(dict))
    within: dict[str, Named] = field(default_factory=lambda: defaultdict(lambda: defaultdict(dict)))
    entity: dict[str, str] = field(default_factory=dict)
    title: dict[str, str] = field(default_factory=dict)
    population: dict[str, int] = field(default_factory=dict)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    localities: dict[tuple[str, str], Locality] = field(default_factory=dict)

    def add(self, name: str, municipality: str, how: How) -> None:
        """Record that a name may mean a municipality; the more official way is kept."""
        folded = fold(name)
        for named in (self.nation, self.within[self.entity[municipality]]):
            known = named[folded].get(municipality)
            if known is None or RANK[how] < RANK[known]:
                named[folded][municipality] = how


def read_gazetteer(catalogue: Catalogue, registry: Path) -> Gazetteer:
    """Gather names from the curated tables, the list of common names and the census localities.

    Args:
        catalogue: The curated tables.
        registry: Folder with ``mexican_names.csv`` and ``localities.csv``.

    Raises:
        DataError: A file is missing, or names a government that does not exist.
    """
    found = Gazetteer()
    for entity in catalogue.of(FederalEntity):
        found.title[entity.id] = entity.name
        for name in (entity.name, entity.name_en, entity.official_name, entity.former_name):
            if name:
                found.states[fold(name)] = entity.id
    for town in catalogue.of(Municipality):
        found.entity[town.id] = town.entity
        found.title[town.id] = f"{town.name}, {found.title[town.entity]}"
        found.population[town.id] = town.population or 0
        found.add(town.name, town.id, "name")
        for name in town.other_names:
            found.add(name, town.id, "alias")
    for place in catalogue.of(Place):
        for name in (place.name, *place.other_names):
            found.add(name, place.municipality, "seat")
            found.places.setdefault((place.municipality, fold(name)), place.id)
    _add_common_names(found, registry / "mexican_names.csv")
    _add_capitals(found, catalogue)
    for row in _rows(registry / "localities.csv"):
        locality = Locality(
            row["id"],
            row["name"],
            row["municipality"],
            int(row["population"]),
            row["latitude"],
            row["longitude"],
        )
        found.add(locality.name, locality.municipality, "locality")
        found.localities.setdefault((locality.municipality, fold(locality.name)), locality)
    return found


def _add_capitals(found: Gazetteer, catalogue: Catalogue) -> None:
    """Add *Zacatecas capital*, *Ciudad capital* beside the state: the town where its powers sit."""
    for entity in catalogue.of(FederalEntity):
        towns = found.within[entity.id].get(fold(entity.capital), {})
        named = [key for key, how in towns.items() if how == "name"] or list(towns)
        if len(named) != 1:
            continue
        for name in (entity.name, entity.capital):
            found.add(f"{name} capital", named[0], "alias")
        for name in ("capital", "la capital", "ciudad capital", "capital del estado"):
            found.within[entity.id][fold(name)][named[0]] = "alias"


def _add_common_names(found: Gazetteer, path: Path) -> None:
    for line, row in enumerate(_rows(path), 2):
        key = row["government"]
        if key in found.entity:
            found.add(row["name"], key, "alias")
        elif key in found.title:
            found.states[fold(row["name"])] = key
        else:
            raise DataError(
                Location(path.name, line, "government"), f"no government {key!r}.", "Mend the key."
            )


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except OSError as wrong:
        raise DataError(
            Location(path.name, 1), f"cannot be read ({wrong.strerror}).", "Restore the file."
        ) from wrong
