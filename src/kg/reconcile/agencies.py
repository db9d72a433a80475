"""An agency in the place of a government: which government it is part of."""

from __future__ import annotations

import re
from typing import Final

from .names import Level, plain

__all__ = ["government_of"]

_AGENCY: Final = re.compile(
    r"(?:la |el )?(?:sub)?(?:secretaria|direccion(?: general)?|coordinacion(?: general)?|comision|"
    r"consejo|instituto|agencia|oficina|unidad|fideicomiso|sistema|organismo|fiscalia|procuraduria|"
    r"contraloria|oficialia|jefatura de la oficina|dif|ministry|department|secretariat|office)\b"
)
"""What leads the name of an agency of a government, and of no government."""
_WHOSE: Final = re.compile(
    r" (?:del|de la|de|of the|of) ((?:gobierno|gob|estado|edo|municipio|mpio|h|ayuntamiento|ayto|"
    r"alcaldia|ciudad|cd|government|state|municipality|city)\b.+)"
)
_LAST: Final = re.compile(r".* (?:de|of) (.+)")
_MUNICIPAL: Final = re.compile(r"\b(?:municipal|mpal)\b")


def government_of(text: str) -> tuple[str, Level | None] | None:
    """Return the government that a text names as the one an agency is part of, and its order.

    Agencies of the public administration sign agreements of their own (Ley sobre la Celebración de
    Tratados, art. 2, fr. II); universities, courts and congresses are no part of it.

    >>> government_of("Secretaría de Turismo del Gobierno del Estado de Jalisco")
    ('Gobierno del Estado de Jalisco', None)
    >>> government_of("Instituto Municipal de Planeación de Tijuana")
    ('Tijuana', 'municipality')
    >>> government_of("Municipio de Tijuana") is None
    True
    """
    folded = plain(text)
    if len(folded) != len(text) or not _AGENCY.match(folded):
        return None
    if whose := _WHOSE.search(folded):
        return text[whose.start(1) :], None
    last = _LAST.fullmatch(folded)
    if last is None:
        return None
    return text[last.start(1) :], "municipality" if _MUNICIPAL.search(folded) else None
