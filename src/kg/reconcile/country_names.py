"""Names of countries: of CLDR in nine languages, official ones, those people write, ISO letters."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.tables import Catalogue
from kg.tables.model import Country

from .decision import Decision, Reason
from .lists import read_names
from .names import fold, joined
from .words import PARTS, cut_short, stands_for
from .world import letters_of

__all__ = ["CODE", "FORGIVEN", "CountryNames", "its_country"]

_SEVERAL: Final = frozenset(
    {"congo", "guinea", "islas virgenes", "america central", "union europea"}
)
_NO_COUNTRY: Final = frozenset(
    {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AQ", "BV", "GS", "HM", "TF", "IC", "EA", "CP",
     "DG", "TA", "AC"}
)  # fmt: skip
_LANGUAGES: Final = (
    ("es", "MX"), ("es",), ("en",), ("fr",), ("pt",), ("it",), ("de",), ("nl",), ("ca",),
)  # fmt: skip
"""Of two countries of one name the language that stands first decides."""
_OFFICIAL: Final = re.compile(
    r"^(?:the )?"
    r"(?:(?:arab|islamic|federal|federative|socialist|oriental|plurinational|bolivarian) )?"
    r"(?:republica|reino|estado|gran ducado|principado|sultanato|emirato|mancomunidad|republic|"
    r"kingdom|state|grand duchy|principality|sultanate|commonwealth)"
    r"(?: (?:arabe|islamica|federal|federativa|socialista|oriental|plurinacional|bolivariana))?"
    r" (?:de los |de las |de la |del |de |of the |of )"
)
"""*República Árabe de Egipto* is Egypt; *popular* and *democrática* may tell another country."""
_CONTINENT: Final = re.compile(
    r" (?:c ?a|centro ?america|central america|america (?:central|del (?:norte|sur)|latina)|"
    r"s ?a|sud ?america|south america|europ[ae]|asia|africa)$"
)
"""What may stand after a country: *Guatemala, C.A.*"""
CODE: Final = re.compile(r"[A-Z]{2}|[A-Za-z]\.\s?[A-Za-z]\.?")
"""*MX* and *U.K.*, not *Al.* for Alemania."""
FORGIVEN: Final = 0.92
"""Score of a name with a typing error."""
_TERRITORIES: Final = frozenset({"as", "gu", "mp", "pr", "vi"})
_GOVERNMENT: Final = re.compile(
    r"(?:el |la |the )?(?:gobierno|government|embajada|embassy)(?: de la republica)?"
    r" (?:de los|de la|del|de|of the|of) (.+?)(?: (?:en|in) mexico)?"
)


def its_country(folded: str) -> str:
    """Return the country whose government or embassy a folded text names.

    >>> its_country("embajada de francia en mexico"), its_country("gobierno de los estados unidos")
    ('francia', 'estados unidos')
    """
    found = _GOVERNMENT.fullmatch(folded)
    return found[1] if found else ""


def _ways(name: str) -> tuple[str, ...]:
    """Return the names that CLDR writes as one: *Myanmar (Birmania)*, *Trinidad & Tobago*."""
    before, _, within = name.partition("(")
    forms = {name, before, within.rstrip(") "), name.replace("&", "and")}
    return tuple(sorted(form for form in forms if fold(form)))


class CountryNames:
    """Decides which country a name is that of.

    Args:
        catalogue: The curated tables.
        registry: Folder with ``country_names.csv`` and ``former_countries.csv``.

    Attributes:
        keys: Folded names of countries, and their keys.
        written: Names people write; of the others, two letters may as well be those of a division.
        former: Folded names of countries that are no more, and the keys of what became of them.
    """

    def __init__(self, catalogue: Catalogue, registry: Path) -> None:
        self.keys: dict[str, str] = {}
        lists: list[dict[str, str]] = [dict(Locale(*tag).territories) for tag in _LANGUAGES]
        self._titles = lists[1], lists[2]
        for names in lists:
            for code in lists[0]:
                if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
                    for name in _ways(names.get(code, "")):
                        self.keys.setdefault(fold(name), code.lower())
                    self.keys.setdefault(code.lower(), code.lower())
        for country in catalogue.of(Country):
            for name in (country.name, country.name_en):
                self.keys[fold(name)] = country.id
        written = read_names(registry / "country_names.csv")
        self.keys |= written
        self.written = frozenset(written)
        former = read_names(registry / "former_countries.csv")
        self.former = {name: set(keys.split(";")) for name, keys in former.items()}
        self._long = [name for name in self.keys if len(name) >= 4]

    def title(self, country: str) -> tuple[str, str]:
        """Return the Spanish and the English name of a country that CLDR has."""
        es, en = self._titles
        return es[country.upper()], en[country.upper()]

    def decide(self, text: str) -> Decision:
        """Decide a cell that names a country, perhaps among other words."""
        whole = self.named(text)
        if whole.keys:
            return whole
        parts = [part for part in PARTS.split(text) if fold(part)]
        found = [self.named(part) for part in parts]
        keys = tuple(dict.fromkeys(key for one in found for key in one.keys))
        if len(keys) == 1 and len(parts) > 1:
            return Decision(
                keys, 0.93, Reason("país entre otras palabras", "country among other words")
            )
        if len(keys) > 1:
            if keys[0] in _TERRITORIES and keys[1:] == ("us",):  # Guam (EUA)
                return Decision(keys[:1], 0.95, Reason("territorio", "territory"))
            return Decision((), 0.5, Reason("varios países", "several countries"), keys)
        return whole

    def named(self, text: str) -> Decision:
        """Decide a text that names one country and nothing else."""
        name = joined(fold(text))
        if name in letters_of() and name not in self.keys and "." not in text:
            return Decision((letters_of()[name],), 0.98, Reason("código ISO", "ISO code"))
        if name in _SEVERAL:
            return Decision((), 0.5, Reason("nombre de varios países", "name of several countries"))
        for form in (
            name,
            _OFFICIAL.sub("", name),
            re.sub(r"^(?:pais |la |el |los |las |the )", "", name),
            _CONTINENT.sub("", name),
        ):
            if form in self.keys and (
                len(form) > 2 or form in self.written or CODE.fullmatch(text.strip())
            ):
                return Decision(
                    (self.keys[form],), 1.0, Reason("nombre de país", "name of a country")
                )
        if (short := self.abbreviated(text)) is not None:
            return short
        allowed = 0 if len(name) < 4 else 1 if len(name) < 9 else 2
        if allowed:
            near = process.extract(
                name, self._long, scorer=OSA.distance, score_cutoff=allowed, limit=5
            )
            keys = {self.keys[one[0]] for one in near}
            if len(keys) == 1:
                return Decision(
                    tuple(keys),
                    0.92,
                    Reason("error de escritura del país", "typing error in the country"),
                )
            if keys:
                return Decision(
                    (), 0.5, Reason("se parece a varios países", "it is like several countries"),
                    tuple(sorted(keys)),
                )  # fmt: skip
        return Decision((), 0.3, Reason("no se reconoce el país", "country not recognised"))

    def abbreviated(self, text: str) -> Decision | None:
        """Read *C. Rica* and *Rep. Fed. de Alemania*: words cut short with a point."""
        short = cut_short(text)
        if not short:
            return None
        keys = {key for name, key in self.keys.items() if stands_for(short, name)}
        if len(short) == 1:  # Fr. and Col., not French Guiana and Cocos Islands
            spanish = self._titles[0]
            begun = {
                k
                for k in set(self.keys.values())
                if fold(spanish[k.upper()]).startswith(short[0][0])
            }
            keys = begun if len(begun) == 1 else keys
        if len(keys) == 1:
            reason = Reason("país abreviado", "country abbreviated")
            return Decision(tuple(keys), 0.94, reason)
        if keys:
            reason = Reason("abrevia varios países", "abbreviates several countries")
            return Decision((), 0.5, reason, tuple(sorted(keys)))
        return None
