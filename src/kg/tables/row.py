"""What every row of every table has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from kg.errors import Location

from .cells import Key

__all__ = ["Row", "column"]


def column(es: str, en: str, *, to: str = "") -> Any:
    """Describe a column in both languages; ``to`` names the tables its keys point to (``|``)."""
    return field(metadata={"es": es, "en": en, "to": to})


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
