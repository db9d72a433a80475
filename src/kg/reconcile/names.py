"""Names as people write them: folded to one spelling, freed of forms of address, split in parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.distance import OSA

from .forms import MEXICAN, unaddressed

__all__ = [
    "Address",
    "Level",
    "addresses",
    "fold",
    "joined",
    "level_of",
    "mended",
    "pieces",
    "plain",
    "slug",
    "sounds",
]

Level = Literal["state", "municipality", "borough"]

_DOTTED: Final = re.compile(r"\b([a-z](?:\.\s?(?!y\s)[a-z]\b)+)\.?")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
_ABBREVIATIONS: Final = {
    "mpio": "municipio",
    "mpo": "municipio",
    "mcpio": "municipio",
    "munic": "municipio",
    "mun": "municipio",
    "municipality": "municipio",
    "cd": "ciudad",
    "cdad": "ciudad",
    "edo": "estado",
    "edos": "estados",
    "gob": "gobierno",
    "gbno": "gobierno",
    "gobno": "gobierno",
    "rep": "republica",
    "ayto": "ayuntamiento",
    "aytto": "ayuntamiento",
    "ayunt": "ayuntamiento",
    "deleg": "delegacion",
    "alc": "alcaldia",
    "pdcia": "presidencia",
    "pte": "presidente",
    "const": "constitucional",
    "hon": "honorable",
    "gral": "general",
    "sn": "san",
    "sta": "santa",
    "sto": "santo",
    "stgo": "santiago",
    "pto": "puerto",
    "fco": "francisco",
    "gpe": "guadalupe",
    "gtz": "gutierrez",
    "hgo": "hidalgo",
    "dgo": "durango",
    "mpal": "municipal",
    "dr": "doctor",
    "cnel": "coronel",
    "prof": "profesor",
    "gto": "guanajuato",
    "zac": "zacatecas",
    "jal": "jalisco",
    "nvo": "nuevo",
    "nva": "nueva",
    "gde": "grande",
    "pres": "presidencia",
    "depto": "departamento",
    "metrop": "metropolitana",
    "terr": "territorio",
    "prov": "provincia",
    "pcia": "provincia",
    "pref": "prefectura",
    "reg": "region",
    "cond": "condado",
    "gov": "gobierno",
    "govt": "government",
}
_STATE_PATTERN: Final = re.compile(
    r"(?:(?:titular del )?(?:poder )?ejecutivo|gobierno|gobernador(?:a)?|estado)"
    r"(?: (?:constitucional|estatal|libre|y|soberano|del gobierno))*"
    r"(?: (?:del )?estado(?: libre y soberano)?)? de "
)
"""*Poder Ejecutivo del Estado Libre y Soberano de*; it has to tell the state or the executive."""
_BOROUGH: Final = (
    "organo politico administrativo en",
    "delegacion politica de",
    "delegacion politica en",
    "delegacion politica",
    "demarcacion territorial de",
    "demarcacion territorial",
)
_MUNICIPAL: Final = (
    "pueblo magico de",
    "capital de",
    "ciudad y puerto de",
    "puerto de",
    "puerto",
    "heroica",
)
_MUNICIPAL_PATTERN: Final = re.compile(
    r"(?:(?:el|la|h|honorable|r|republicano) )*"
    r"(?:(?:ayuntamiento|cabildo)(?: (?:municipal|municipio|constitucional|republicano))*"
    r"|(?:gobierno|pres(?:id(?:en(?:cia|t[ea]))?)?)(?: (?:municipal|municipio|constitucional))+"
    r"|municipio)"
    r"(?: del? municipio(?: libre)?| de la ciudad)?(?: de| del| en)? "
)
"""*H. Ayuntamiento Municipal Constitucional del Municipio de*."""
_NEUTRAL: Final = (
    "jefatura de gobierno de la",
    "jefatura de gobierno del",
    "jefatura de gobierno de",
    "jefatura de gobierno",
)
_LEVELS: Final[dict[str, Level]] = {
    "estatal": "state",
    "estado": "state",
    "entidad": "state",
    "entidad federativa": "state",
    "gobierno estatal": "state",
    "gobierno del estado": "state",
    "state": "state",
    "federal entity": "state",
    "municipal": "municipality",
    "municipio": "municipality",
    "ayuntamiento": "municipality",
    "gobierno municipal": "municipality",
    "municipality": "municipality",
    "local": "municipality",
    "city": "municipality",
    "ciudad": "municipality",
    "alcaldia": "borough",
    "delegacion": "borough",
    "delegacional": "borough",
    "demarcacion territorial": "borough",
    "borough": "borough",
}


@dataclass(frozen=True, slots=True)
class Address:
    """A name without its form of address.

    Attributes:
        name: The folded name that is left.
        level: The order of government that the form of address tells, if it tells one.
    """

    name: str
    level: Level | None


_FORMS: Final[tuple[tuple[str, Level | None], ...]] = (
    *((form, "borough") for form in _BOROUGH),
    *((form, "municipality") for form in _MUNICIPAL),
    *((form, None) for form in _NEUTRAL),
)
_PATTERNS: Final[tuple[tuple[re.Pattern[str], Level], ...]] = (
    (_STATE_PATTERN, "state"),
    (_MUNICIPAL_PATTERN, "municipality"),
)
_ENDINGS: Final[tuple[tuple[str, Level | None], ...]] = (
    (" puerto", "municipality"),
    (" capital", "municipality"),
    (" pueblo magico", "municipality"),
)
_NOTHING: Final = Address("", None)
_ORDINAL: Final = re.compile(r"^(?:[ivxlc]+|\d+(?:o|er|do|to)?) (?=(?:h )?ayuntamiento )")
"""The number of its term of office, before the name of a council: *XXV Ayuntamiento de Tijuana*."""


def plain(text: str) -> str:
    """Return a text in small letters and without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss").replace("ø", "o"))
    return "".join(c for c in bare if not unicodedata.combining(c)).replace("ł", "l")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a name in small letters, without accents or signs, and with abbreviations written out.

    >>> fold("H. Ayto. de Cd. Juárez, Chih.")
    'ayuntamiento de ciudad juarez chih'
    >>> fold("E.U.A.") == fold("EUA")
    True
    """
    dotted = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[1]) + " ", plain(text))
    words = [_ABBREVIATIONS.get(word, word) for word in _OTHER.sub(" ", dotted).split()]
    if words[:1] in (["h"], ["honorable"]):
        words = words[1:]
    return " ".join(words)


def joined(folded: str) -> str:
    """Return a folded text that is nothing but single letters without the spaces between them.

    >>> joined("n l"), joined("e u a"), joined("nuevo leon")
    ('nl', 'eua', 'nuevo leon')
    """
    return folded.replace(" ", "") if all(len(word) == 1 for word in folded.split()) else folded


_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tz", "s"), (r"ll", "y"), (r"v", "b"), (r"z|c(?=[ei])", "s"), (r"g(?=[ei])|x", "j"),
        (r"qu(?=[ei])", "k"), (r"c(?!h)", "k"), (r"(?<!c)h", ""), (r"(.)\1", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def sounds(folded: str) -> str:
    """Return how a folded name sounds in Mexican Spanish, for those who spell by ear.

    >>> sounds("celalla") == sounds("celaya"), sounds("la seiba") == sounds("la ceiba")
    (True, True)
    """
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


@lru_cache(maxsize=65536)
def addresses(folded: str) -> tuple[Address, ...]:
    """Return the readings of a folded name, with and without its form of address, longest first.

    The longest name that is known is the right one: *Ciudad de México* before *México*.

    >>> [found.name for found in addresses("gobierno de la ciudad de mexico")]
    ['gobierno de la ciudad de mexico', 'ciudad de mexico', 'mexico']
    >>> addresses("gobierno del estado de jalisco")[-1]
    Address(name='jalisco', level='state')
    """
    folded = _ORDINAL.sub("", folded)
    found = {folded: Address(folded, None)}
    for pattern, told in _PATTERNS:
        form = pattern.match(folded)
        if form and (told != "state" or re.search(r"esta[dt]|ejecutivo|gobernador", form[0])):
            found[folded[form.end() :]] = Address(folded[form.end() :], told)
    for prefix, level in _FORMS:
        if folded.startswith(prefix + " "):
            name = folded[len(prefix) + 1 :]
            if name not in ("de", "del") and found.get(name, _NOTHING).level is None:
                found[name] = Address(name, level)
    for ending, level in _ENDINGS:
        if folded.endswith(ending):
            name = folded.removesuffix(ending)
            found.setdefault(name, Address(name, level))
    for name, kind in unaddressed(folded, MEXICAN):
        found.setdefault(name, Address(name, _LEVELS.get(kind)))
    return tuple(sorted(found.values(), key=lambda one: -len(one.name)))


_FORM_WORDS: Final = (
    "municipio", "municipal", "municipality", "ayuntamiento", "gobierno", "estado", "estatal",
    "ciudad", "distrito", "federal", "mexico", "delegacion", "alcaldia", "honorable", "state",
    "constitucional", "presidencia", "cabildo", "republicano", "soberano", "libre", "ejecutivo",
    "mpio", "ayto", "mpal", "edo", "city", "gob",
)  # fmt: skip


def mended(text: str) -> str:
    """Return a text whose words of address, mistyped by one sign, are spelt right.

    Words of five letters and more, or four where two neighbours changed places; whether what comes
    out names anything is for the caller to see.

    >>> mended("Mpoi. de Corregidora"), mended("Tequila, Mexxico"), mended("Municipio d Puebla")
    ('mpio de Corregidora', 'Tequila, mexico', 'Municipio de Puebla')
    """

    def word(found: re.Match[str]) -> str:
        folded = fold(found[0])
        if folded in ("d", "ed", "dee", "dde"):
            return "de"
        if len(folded) < 4 or folded in _FORM_WORDS or " " in folded:
            return found[0]
        for form in _FORM_WORDS:
            if OSA.distance(folded, form, score_cutoff=1) <= 1 and (
                len(form) > 4 or sorted(form) == sorted(folded) or len(folded) > len(form)
            ):
                return form
        return found[0]

    return re.sub(r"[^\W\d_]+(?:\.(?=\s))?", word, text)


def level_of(text: str) -> Level | None:
    """Return the order of government a cell names, if it names one.

    >>> level_of("Nivel estatal")
    'state'
    """
    folded = fold(text).removeprefix("nivel ").removeprefix("orden ").removeprefix("gobierno ")
    return _LEVELS.get(folded) or _LEVELS.get(fold(text))


_STRONG: Final = re.compile(r"\s*(?:;|\||\n|\s/\s|\s[-–—]\s|\s\+\s|\s&\s)\s*")


def pieces(text: str) -> list[str]:
    """Split a cell at the signs that only ever stand between parties.

    Commas and the word *y* also stand inside names; who knows the names splits there.

    >>> pieces("Guadalajara, Jal.; Zapopan, Jal.")
    ['Guadalajara, Jal.', 'Zapopan, Jal.']
    """
    return [part.strip(" ,.;") for part in _STRONG.split(text) if part.strip(" ,.;")]


def slug(text: str) -> str:
    """Return a name as words of a key: small ASCII letters and digits joined by hyphens.

    A name in another script has no such form, and gives an empty text.

    >>> slug("São Paulo")
    'sao-paulo'
    """
    return "-".join(_OTHER.sub(" ", plain(text)).split())
