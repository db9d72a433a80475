"""What every row of every table has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from kg.errors import Location

from .cells import Key

__all__ = ["Row", "column"]


def column(es: str, en: str, *, to: str = "", some: bool = False) -> Any:
    """Describe a column in both languages.

    Args:
        es: What it holds, in Spanish.
        en: The same in English.
        to: The tables its keys point to, joined by ``|``.
        some: Whether a list must have at least one value.
    """
    return field(metadata={"es": es, "en": en, "to": to, "some": some})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row carries: its key, the source that says it and the place in that source."""

    table: ClassVar[str]
    title_es: ClassVar[str]
    title_en: ClassVar[str]

    id: Key = column("clave de la fila", "key of the row")
    source: Key = column("fuente que lo afirma", "source that says so", to="sources")
    source_ref: str = column(
        "lugar en la fuente: página, cuadro, fila o URL",
        "place in the source: page, table, row or URL",
    )
    at: Location
