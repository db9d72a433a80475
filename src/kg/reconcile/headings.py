"""What the headings of a registry tell of all its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kg.intake import Reading

from .names import fold

__all__ = ["Headings"]

_TOWNS: Final = ("ciudad", "city", "municip", "hermana", "town", "localidad")
_SISTERS: Final = ("hermana", "sister", "twin", "gemela")
_MUNICIPAL: Final = ("municip", "mpio", "ayuntamiento", "ciudad", "city")


@dataclass(frozen=True, slots=True)
class Headings:
    """What the headings of a table tell of all its rows.

    Attributes:
        party: Whether it has a column of the Mexican party.
        municipal: Whether that is said to hold municipalities.
        towns: Whether counterparts are said to be towns.
        sisters: Whether they are said to be sister cities.
    """

    party: bool
    municipal: bool
    towns: bool
    sisters: bool

    @classmethod
    def of(cls, reading: Reading) -> Headings:
        """Read the headings."""
        said = {
            name: [fold(c.heading) for c in reading.columns if c.field == name]
            for name in ("government", "counterpart")
        }

        def tells(name: str, words: tuple[str, ...]) -> bool:
            return any(word in heading for heading in said[name] for word in words)

        return cls(
            bool(said["government"]),
            tells("government", _MUNICIPAL),
            tells("counterpart", _TOWNS),
            tells("counterpart", _SISTERS),
        )
