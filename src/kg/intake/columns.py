"""What each column of a registry holds, told by its heading.

The headings are a table, ``data/registry/columns.csv``: a heading in lower case without accents and
punctuation, and the field it means. A mapping file of the user's goes before it.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.errors import KgError, near

__all__ = ["FIELDS", "Column", "fold", "letter", "name_columns", "read_mapping", "read_synonyms"]

FIELDS: Final = (
    "registry_number", "title", "kind", "level", "state", "government", "counterpart", "country",
    "division", "counterpart_kind", "signed", "registered", "in_force", "ends", "areas", "status",
    "agency", "url", "notes",
)  # fmt: skip
"""What a column may hold; ``state`` and ``government`` are Mexican, ``division`` is foreign."""
_LONGEST: Final = 300
"""Characters of a heading that are looked at: a longer text is none."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file.

    Attributes:
        index: Its place, from 0.
        letter: As a spreadsheet names it, ``A``.
        heading: Its heading as written; that of a merged cell above it stands before it.
        field: The field it was understood as, or None.
        how: ``synonym``, ``mapping``, or ``unread`` if it is kept but not understood.
    """

    index: int
    letter: str
    heading: str
    field: str | None
    how: str


def letter(index: int) -> str:
    """Return the name of a column.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name, index = "", index + 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def fold(text: str) -> str:
    """Return a heading without case, accents, punctuation and odd blanks.

    >>> fold("  Fecha de suscripción (dd/mm/aaaa): ")
    'fecha de suscripcion'
    """
    plain = unicodedata.normalize("NFKD", text[:_LONGEST].casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", plain)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


@lru_cache(maxsize=8)
def read_synonyms(path: Path) -> Mapping[str, str]:
    """Read the table of headings.

    Raises:
        KgError: The table cannot be read, or names an unknown field.
    """
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            found = {row["heading"]: row["field"] for row in csv.DictReader(lines)}
    except (OSError, KeyError, UnicodeDecodeError) as wrong:
        raise KgError(f"{path}: cannot be read ({wrong}).\n  Restore the file.") from wrong
    for heading, field in found.items():
        _known(field, f"{path}: {heading}")
    return found


def read_mapping(path: Path) -> dict[str, str]:
    """Read a user's mapping: TOML lines ``"Heading" = "field"``; ``""`` leaves a column unread.

    Raises:
        KgError: It is not TOML, or names an unknown field.
    """
    try:
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise KgError(
            f"{path}: is no mapping ({wrong}).\n"
            '  Write lines such as "Ciudad hermana" = "counterpart".'
        ) from None
    found = {}
    for heading, field in content.items():
        if not isinstance(field, str):
            raise KgError(f"{path}: {heading}: the field must be a word in quotation marks.")
        found[fold(heading)] = _known(field, f"{path}: {heading}") if field else ""
    return found


def _known(field: str, where: str) -> str:
    if field not in FIELDS:
        hint = near(field, FIELDS) or f"Use one of {', '.join(FIELDS)}."
        raise KgError(f"{where}: no field {field!r}.\n  {hint}")
    return field


def name_columns(
    headings: Sequence[str],
    above: Sequence[str],
    synonyms: Mapping[str, str],
    mapping: Mapping[str, str],
) -> tuple[Column, ...]:
    """Understand the columns of a file.

    Args:
        headings: Cells of the heading line.
        above: Cells of the line over it if its cells are merged over several columns, else empty.
        synonyms: Field of each known heading, folded.
        mapping: Field of each heading the user maps, folded.

    Returns:
        A column each; a field goes to the first column that is understood as it, but for
        ``areas`` and ``notes``, which several may hold.
    """
    found: list[Column] = []
    taken: set[str] = set()
    for index, heading in enumerate(headings):
        over = above[index] if index < len(above) else ""
        whole = " ".join(part for part in dict.fromkeys((over, heading)) if part)
        field, how = None, "unread"
        for words in dict.fromkeys((fold(whole), fold(heading))):
            if words in mapping:
                field, how = mapping[words] or None, "mapping"
                break
            wanted = synonyms.get(words)
            if wanted and (wanted not in taken or wanted in ("areas", "notes")):
                field, how = wanted, "synonym"
                break
        if field is not None:
            taken.add(field)
        found.append(Column(index, letter(index), " ".join(whole.split()), field, how))
    return tuple(found)
