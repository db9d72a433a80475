"""Forms of address: the words before or after a name that say what kind of party it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

__all__ = ["ABROAD", "MEXICAN", "said", "unaddressed", "unsaid"]

_LINKS: Final = frozenset(
    {"de", "del", "of", "di", "do", "da", "d", "du", "des", "en", "in", "y", "and", "ng"}
)
_ARTICLES: Final = frozenset({"the", "la", "el", "los", "las", "le", "les", "il", "lo", "o", "a"})
_WORDS: Final = dict.fromkeys(
    (
        "gobierno", "government", "gouvernement", "governo", "govern", "excelentisimo", "excmo",
        "exmo", "ilustre", "ilustrisimo", "ilmo",
        "honorable", "hon", "h", "heroico", "heroica", "muy", "noble", "leal", "constitucional",
        "constitutional", "poder", "popular", "people", "peoples", "s",
        "general", "autonomo", "autonoma", "autonomous", "descentralizado", "metropolitano",
        "metropolitana", "metropolitan", "mayor", "republicano", "titular", "greater", "junta",
        "consejo", "concejo", "council", "libre", "soberano", "capital",
        "administracion", "administration", "alcalde", "corporation",
        "corporacion", "special", "especial", "presidencia",
        "presidente", "local", "independiente", "corporate", "ducal", "hall",
    ), "",
)  # fmt: skip
"""Words of address that do not say what kind of government follows."""
_ALONE: Final = frozenset(
    {
        "general",
        "mayor",
        "capital",
        "popular",
        "people",
        "a",
        "s",
        "h",
        "local",
        "o",
        "puerto",
        "port",
    }
)
"""Of those, the ones that are no address by themselves: *General Escobedo*."""
_NARROW: Final = ("municipality", "local-government")
"""The kinds that decide beside a wider one: *Municipalidad Provincial*."""
MEXICAN: Final = _WORDS | {"r": "", "isla": ""} | {
    **dict.fromkeys(("estado", "state", "ejecutivo", "estatal", "gobernador", "gobernadora",
                     "governor", "entidad", "federativa", "territorio"), "state"),
    **dict.fromkeys(("ayuntamiento", "municipio", "municipal", "municipality", "municipalidad",
                     "ciudad", "city", "town", "villa", "cabildo"), "municipality"),
    **dict.fromkeys(("alcaldia", "delegacion", "demarcacion", "borough"), "borough"),
}  # fmt: skip
ABROAD: Final = _WORDS | dict.fromkeys(("puerto", "port"), "") | {
    **dict.fromkeys(("ayuntamiento", "municipio", "municipal", "municipality", "municipalidad",
                     "ciudad", "city", "town", "village", "cabildo", "alcaldia", "borough", "ville",
                     "commune", "comune", "citta", "mairie", "prefeitura", "intendencia",
                     "concello", "ajuntament", "camara", "stadt", "gemeinde", "landeshauptstadt",
                     "stadtverwaltung", "township", "county", "condado", "distrito",
                     "district", "urbaine", "communaute", "communes", "agglomeration",
                     "aglomeracion", "lungsod",
                     "canton", "pueblo", "cidade", "concelho", "ciutat", "municipalite", "comuna",
                     "bezirk", "belediye", "belediyesi", "buyuksehir", "miasto", "gmina", "mesto",
                     "obec", "kommune", "kommun", "gemeente", "comu"),
                    "local-government"),
    **dict.fromkeys(("estado", "state", "provincia", "provincial", "province", "prefectura",
                     "prefecture", "departamento", "departamental", "department", "region",
                     "regional", "gobernacion", "governorate", "gobernador", "governor", "oblast",
                     "voivodato", "voivodeship", "land", "generalitat", "xunta", "diputacion",
                     "emirato", "emirate", "comunidad", "principado", "conseil", "consell",
                     "departement", "regione", "freistaat", "bundesland"),
                    "regional-government"),
}  # fmt: skip
_SAID: Final = re.compile(
    r"[\s,;(]+(?:by its|by and through|through its|represented by|representad[oa] "
    r"(?:en este acto )?por|por conducto de|a trav[eé]s de|en (?:lo sucesivo|adelante)|"
    r"hereinafter|hereafter|en su car[aá]cter de)\b.*$"
    r"|[\"“”«»]|\(\s*(?=\))"
    r"|(?<=\()(?:hoy(?: d[ií]a)?|ahora|actual(?:mente)?|ant(?:es|iguamente|\.)|entonces|ex|now|"
    r"then|formerly)\s",
    re.IGNORECASE | re.DOTALL,
)


_TODAY: Final = re.compile(r",\s*(?:hoy|ahora|now)\s+([^,()]+)", re.IGNORECASE)
_QUOTED: Final = re.compile(r"(?<=\w)\s+[\"“«][^\"“”«»]*[\"”»]")


def unsaid(text: str) -> str:
    """Return a party without who signs for it, quotation marks, and *today* or *formerly*.

    >>> unsaid('Pachuca "La Bella Airosa"'), unsaid("Paso del Norte, hoy Cd. Juárez")
    ('Pachuca', 'Paso del Norte (Cd. Juárez)')
    >>> unsaid("STATE OF CHIHUAHUA, by its Constitutional Governor"), unsaid("D.F. (hoy CDMX)")
    ('STATE OF CHIHUAHUA', 'D.F. (CDMX)')
    """
    text = _QUOTED.sub("", _TODAY.sub(r" (\1)", text))
    return _SAID.sub("", text).strip() or text


def unaddressed(folded: str, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield a folded name without the words of address before it, or after it, and what they say.

    Args:
        folded: The name as `names.fold` gives it.
        told: The words of address, and the kind each says; empty if it says none.

    >>> list(unaddressed("asamblea municipal del poder popular de matanzas", ABROAD))[-1]
    ('matanzas', 'local-government')
    >>> list(unaddressed("wuhan municipal people s government", ABROAD))
    [('wuhan', 'local-government')]
    """
    seen = {folded}
    for name, kind in ((folded, ""), *_without_opening(folded, told)):
        for shorter, ending in ((name, ""), *_without_ending(name, told)):
            if shorter not in seen:
                seen.add(shorter)
                yield shorter, kind or ending


def _without_opening(folded: str, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    words = folded.split()
    kind, strong = "", False
    for cut, word in enumerate(words[:-1], 1):
        if word in told:
            kind = told[word] if told[word] in _NARROW else kind or told[word]
            strong = strong or word not in _ALONE
        elif word not in _LINKS and word not in _ARTICLES:
            return
        if strong and words[cut] not in _LINKS:
            yield " ".join(words[cut:]), kind


def _without_ending(folded: str, told: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    words = folded.split()
    kind, strong = "", False
    for cut in range(len(words) - 1, 0, -1):
        if words[cut] not in told:
            return
        kind, strong = told[words[cut]] or kind, strong or words[cut] not in _ALONE
        if strong:
            yield " ".join(words[:cut]), kind


def said(folded: str, told: Mapping[str, str]) -> str | None:
    """Return the kind that nothing but words of address says; None if there are other words.

    >>> said("gobierno del", MEXICAN), said("municipio de", MEXICAN), said("jerez", MEXICAN)
    ('', 'municipality', None)
    """
    words = [word for word in folded.split() if word not in _LINKS and word not in _ARTICLES]
    if not words or any(word not in told for word in words):
        return None
    return next((told[word] for word in words if told[word]), "")
