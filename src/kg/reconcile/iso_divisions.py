"""Divisions of countries as ISO 3166-2 has them, through pycountry; its only door."""

from __future__ import annotations

import gettext
from functools import lru_cache

from .names import fold

__all__ = ["lies_in", "named_divisions"]


@lru_cache(maxsize=1)
def _all() -> tuple[dict[str, dict[str, set[str]]], dict[str, str]]:
    """Return the keys by country and folded name, and the division each one is part of."""
    import pycountry

    spanish = gettext.translation(
        "iso3166-2", pycountry.LOCALES_DIR, languages=["es"], fallback=True
    )
    names: dict[str, dict[str, set[str]]] = {}
    parents: dict[str, str] = {}
    for one in pycountry.subdivisions:
        key = one.code.lower()
        if one.parent_code:
            parents[key] = one.parent_code.lower()
        within = names.setdefault(one.country_code.lower(), {})
        for text in (one.name, spanish.gettext(one.name)):
            for name in text.split("/"):
                within.setdefault(fold(name.partition("[")[0]), set()).add(key)
    return names, parents


def named_divisions(folded: str, country: str) -> set[str]:
    """Return the keys of a country's divisions, of whatever level, of a folded name.

    >>> named_divisions("nueva escocia", "ca"), sorted(named_divisions("malaga", "es"))
    ({'ca-ns'}, ['es-ma'])
    """
    return _all()[0].get(country, {}).get(folded, set())


def lies_in(division: str, within: str) -> bool:
    """Whether a division is another one, or one of the two is part of the other.

    >>> lies_in("es-an", "es-ma"), lies_in("es-an", "es-an"), lies_in("es-an", "es-ct")
    (True, True, False)
    """
    parents = _all()[1]
    return within in (division, parents.get(division)) or parents.get(within) == division
