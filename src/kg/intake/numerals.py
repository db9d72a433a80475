"""Numbers written out in Spanish, as deeds and laws date themselves."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["digits_for_words"]

_ONES: Final = """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro
    veinticinco veintiseis veintisiete veintiocho veintinueve
"""
_TENS: Final = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS: Final = """
    ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
    novecientos
"""
_VALUES: Final[dict[str, int]] = {
    **{word: number for number, word in enumerate(_ONES.split())},
    **{word: 10 * number for number, word in enumerate(_TENS.split(), 3)},
    **{word: 100 * number for number, word in enumerate(_HUNDREDS.split(), 1)},
    "primero": 1, "un": 1, "veintiun": 21, "cien": 100,
}  # fmt: skip
_NUMBER: Final = "|".join(sorted((*_VALUES, "mil"), key=len, reverse=True))
_PHRASE: Final = re.compile(rf"\b(?:{_NUMBER})(?: (?:y )?(?:{_NUMBER}))*\b")


def digits_for_words(plain: str) -> str:
    """Return a text with the numbers it writes out in Spanish as digits.

    Args:
        plain: Small letters without accents.

    >>> digits_for_words("quince de marzo de mil novecientos noventa y uno")
    '15 de marzo de 1991'
    >>> digits_for_words("tres y cuatro de mayo de dos mil dos")
    '3 y 4 de mayo de 2002'
    """
    return _PHRASE.sub(lambda found: _read(found[0].split()), plain)


def _read(words: list[str]) -> str:
    """Add words up as far as they make one number; *y* joins tens to ones, and nothing else."""
    written: list[str] = []
    total = 0
    least = 10_000  # the place of the last word: what follows has to be smaller
    for place, word in enumerate(words):
        if word == "y":
            if not (
                20 <= least <= 90 and least % 10 == 0 and _VALUES.get(words[place + 1], 99) < 10
            ):
                written += [str(total), "y"]
                total, least = 0, 10_000
            continue
        if word == "mil" and least > 1:
            total, least = max(total, 1) * 1000, 1000
            continue
        value = _VALUES.get(word, 1000)
        if value >= least or (value >= 10 and least <= 90):
            written.append(str(total))
            total, least = 0, 10_000
        total, least = total + value, value
    return " ".join([*written, str(total)])
