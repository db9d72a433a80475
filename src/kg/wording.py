"""A number with its noun, in the singular or the plural."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, words: str) -> str:
    """Return a number and what it counts.

    Args:
        number: How many.
        words: Singular and plural, divided by a bar; one word if they are the same.

    >>> counted(1, "fila|filas"), counted(1_200, "fila|filas"), counted(0, "fila|filas")
    ('1 fila', '1,200 filas', '0 filas')
    """
    one, _, many = words.partition("|")
    return f"{number:,} {one if number == 1 else many or one}"
