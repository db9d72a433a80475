"""Words that name no party of their own, folded; and names cut short."""

from __future__ import annotations

from typing import Final

from .names import Level

__all__ = ["MEXICO", "NATION", "NO_ANSWER", "THE_STATE", "TOLD", "abbreviates"]

MEXICO: Final = frozenset({"mexico", "mx", "mex", "estados unidos mexicanos", "rep mexicana"})
NATION: Final = frozenset(
    {
        "gobierno de mexico",
        "gobierno federal",
        "gobierno de la republica",
        "government of mexico",
        "estados unidos mexicanos",
    }
)
NO_ANSWER: Final = frozenset(
    {"", "n a", "na", "nd", "n d", "s d", "no aplica", "sin dato", "ninguno"}
)
TOLD: Final[dict[str, Level]] = {
    "municipio": "municipality",
    "municipal": "municipality",
    "ciudad": "municipality",
    "estado": "state",
    "gobierno del estado": "state",
    "alcaldia": "borough",
}
"""What stands in brackets after a name that both a state and a municipality have."""
THE_STATE: Final = frozenset(
    {
        "gobierno del estado",
        "gobierno estatal",
        "estado",
        "gobierno del edo",
        "poder ejecutivo",
        "poder ejecutivo del estado",
        "ejecutivo del estado",
        "ejecutivo estatal",
        "state government",
        "entidad federativa",
    }
)


def abbreviates(short: str, name: str) -> bool:
    """Whether each word of a name is the beginning of that of another: *tamazula de g*."""
    words, whole = short.split(), name.split()
    return (
        1 < len(words) == len(whole)
        and words[0] == whole[0]
        and all(full.startswith(part) for part, full in zip(words, whole, strict=True))
    )
