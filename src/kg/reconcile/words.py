"""Words that name no party of their own, folded; and names cut short."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from .names import Level, plain

__all__ = [
    "HEADS",
    "JOINING",
    "KIND_AFTER",
    "MEXICO",
    "NATION",
    "NO_ANSWER",
    "PARTS",
    "THE_STATE",
    "TOLD",
    "abbreviates",
    "cut_short",
    "stands_for",
    "without_head",
    "without_small",
]

MEXICO: Final = frozenset({"mexico", "mx", "mex", "estados unidos mexicanos", "republica mexicana"})
NATION: Final = frozenset(
    {
        "gobierno de mexico",
        "gobierno federal",
        "gobierno de la republica",
        "government of mexico",
        "estados unidos mexicanos",
    }
)
HEADS: Final = frozenset(
    {"puerto", "villa", "villa de", "ciudad", "general", "doctor", "heroica ciudad de", "el", "la"}
)
"""What people leave out at the beginning of the name of a municipality or of its seat."""
JOINING: Final = frozenset(
    {"de", "del", "do", "da", "di", "du", "of", "the", "la", "y", "e", "and"}
)
"""Words after which a division is part of the name: *Universidad de Texas*."""
NO_ANSWER: Final = frozenset(
    {"", "n a", "na", "nd", "n d", "s d", "no aplica", "sin dato", "ninguno"}
)
TOLD: Final[dict[str, Level]] = {
    "municipio": "municipality",
    "municipio de": "municipality",
    "municipio of": "municipality",
    "city of": "municipality",
    "city": "municipality",
    "municipal": "municipality",
    "ayuntamiento": "municipality",
    "puerto": "municipality",
    "ayuntamiento de": "municipality",
    "cabecera": "municipality",
    "cabecera municipal": "municipality",
    "gobierno municipal": "municipality",
    "ciudad": "municipality",
    "la ciudad": "municipality",
    "el municipio": "municipality",
    "el estado": "state",
    "estado": "state",
    "estado de": "state",
    "state of": "state",
    "state": "state",
    "gobierno del estado": "state",
    "gobierno estatal": "state",
    "ejecutivo estatal": "state",
    "poder ejecutivo": "state",
    "gobierno del estado de": "state",
    "alcaldia": "borough",
}
"""What stands in brackets after a name that both a state and a municipality have."""
KIND_AFTER: Final[dict[str, str]] = {
    **dict.fromkeys(
        ("prefectura", "provincia", "estado", "region", "departamento", "comunidad autonoma",
         "prefecture", "province", "state", "department"),
        "regional-government",
    ),
    **dict.fromkeys(("ciudad", "municipio", "city", "municipality", "town"), "local-government"),
}  # fmt: skip
"""What stands in brackets after the name of a counterpart: *Saitama (prefectura)*."""
THE_STATE: Final = frozenset(
    {
        "gobierno del estado",
        "gobierno estatal",
        "estado",
        "poder ejecutivo",
        "poder ejecutivo del estado",
        "ejecutivo del estado",
        "ejecutivo estatal",
        "state government",
        "entidad federativa",
        "jefatura de gobierno",
    }
)
PARTS: Final = re.compile(r"[,;()\[\]/|\n]|\s[-–—]\s")
"""What stands between a name and where it is."""
_SMALL_WORDS: Final = frozenset({"de", "del", "la", "las", "los", "el", "y", "of", "the", "and"})
_WORDS: Final = re.compile(r"[^\W\d_]+\.?")


def cut_short(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the words of a text, each with whether a point cuts it short; nothing if none is.

    >>> cut_short("Rep. de Corea"), cut_short("Corea"), cut_short("E.U.A.")
    ((('rep', True), ('corea', False)), (), ())
    """
    words = [(plain(word.rstrip(".")), word.endswith(".")) for word in _WORDS.findall(text)]
    words = [(word, cut) for word, cut in words if cut or word not in _SMALL_WORDS]
    if not any(cut for _, cut in words) or all(len(word) < 2 for word, _ in words):
        return ()
    return tuple(words)


def stands_for(short: tuple[tuple[str, bool], ...], name: str) -> bool:
    """Whether words, some cut short, are those of a folded name: *Alte. Brown*, *C. Rica*.

    What is left of a word has its first letter, and the others in their order; alone it has at
    least three.
    """
    words = [word for word in name.split() if word not in _SMALL_WORDS]
    if len(words) != len(short) or (len(short) == 1 and len(short[0][0]) < 3):
        return False
    return all(
        _within(word, whole) if cut else word == whole
        for (word, cut), whole in zip(short, words, strict=True)
    )


def _within(part: str, whole: str) -> bool:
    letters = iter(whole)
    return whole.startswith(part[0]) and all(letter in letters for letter in part)


@lru_cache(maxsize=65536)
def without_head(name: str) -> str:
    """Return a folded name without what people leave out at its beginning."""
    heads = [head for head in HEADS if name.startswith(head + " ")]
    return name[len(max(heads, key=len)) + 1 :] if heads else name


@lru_cache(maxsize=65536)
def without_small(name: str) -> str:
    """Return a folded name without its small words: *san cristobal (de las) casas*."""
    return " ".join(word for word in name.split() if word not in _SMALL_WORDS)


def abbreviates(short: str, name: str) -> bool:
    """Whether each word begins that of another name: *tamazula de g*, *i mujeres*.

    One word at least, of five letters or more, has to be whole.
    """
    if short[:1] != name[:1]:
        return False
    words, whole = short.split(), name.split()
    return (
        1 < len(words) == len(whole)
        and any(part == full and len(part) >= 5 for part, full in zip(words, whole, strict=True))
        and all(full.startswith(part) for part, full in zip(words, whole, strict=True))
    )
