"""An agency in the place of a government: which government it is part of."""

from __future__ import annotations

import re
from typing import Final

from .names import Level, plain

__all__ = ["government_of"]

_MINISTRY: Final = r"(?:la )?(?:sub)?secretaria|direccion(?: general)?|ministry|secretariat"
_AGENCY: Final = re.compile(
    rf"(?:el )?(?:{_MINISTRY}|coordinacion(?: general)?|comision|consejo|instituto|agencia|dif|"
    r"oficina|unidad|fideicomiso|sistema|organismo|oficialia|department|office)\b"
)
"""What leads the name of an agency of a government, and of no government."""
_OTHER: Final = re.compile(
    r"\b(?:tecnologic|politecnic|electoral|judicatura|derechos humanos|empresarial|transparencia|"
    r"consular|consulad|universi|estudios superiores)"
)
"""Words of bodies that are no part of the public administration of a state or municipality."""
_WHOSE: Final = re.compile(
    r" (?:del|de la|de|of the|of) ((?:gobierno|gob|estado|edo|municipio|mpio|h|ayuntamiento|ayto|"
    r"alcaldia|ciudad|cd|government|state|municipality|city)\b.+)"
)
_LAST: Final = re.compile(r".* (?:de|of) (.+)")
_MUNICIPAL: Final = re.compile(r"\b(?:municipal|mpal)\b")
_OF_STATE: Final = re.compile(r"\bestatal\b")


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
    if len(folded) != len(text) or not _AGENCY.match(folded) or _OTHER.search(folded):
        return None
    if whose := _WHOSE.search(folded):
        return text[whose.start(1) :], None
    told: Level | None = "municipality" if _MUNICIPAL.search(folded) else None
    told = "state" if _OF_STATE.search(folded) else told
    last = _LAST.fullmatch(folded)
    if last is None or (told is None and not re.match(_MINISTRY, folded)):
        return None
    return text[last.start(1) :], told
