"""Two releases compared: which things are new, gone or changed, by kind."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import StoreError
from kg.iri import BASE

from .release import current

__all__ = ["Changed", "compare_releases", "find_statements"]

_LINE: Final = re.compile(r"<([^>]*)> <([^>]*)> (.*) <[^>]*> \.")
_LABEL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"@(es|en)')
_NAMED: Final = "http://www.w3.org/2000/01/rdf-schema#label"


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing that differs between two releases.

    Attributes:
        change: ``added``, ``removed`` or ``changed``.
        kind: What it is, as its IRI says: ``agreement``, ``government``, ``graph``.
        iri: The thing.
        names: Its name by language, in the newer release if it is there.
        added: Statements about it that are new.
        removed: Statements about it that are gone.
    """

    change: str
    kind: str
    iri: str
    names: dict[str, str]
    added: int
    removed: int


def find_statements(place: Path) -> Path:
    """Return the statements of a release, given as ``kg.nq``, as its folder or as a ``dist``.

    Raises:
        StoreError: There are none.
    """
    if place.is_file():
        return place
    if (place / "kg.nq").is_file():
        return place / "kg.nq"
    return current(place).nquads


def compare_releases(old: Path, new: Path) -> list[Changed]:
    """Compare two files of sorted N-Quads, thing by thing.

    A statement counts with the source that makes it: one that moves from a source to another is
    one gone and one new.

    Args:
        old: ``kg.nq`` of the earlier release.
        new: ``kg.nq`` of the later one.

    Returns:
        What differs, sorted by change, kind and IRI.

    Raises:
        StoreError: A file cannot be read.
    """
    before, after = _lines(old), _lines(new)
    added, removed = after - before, before - after
    touched: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, lines in enumerate((added, removed)):
        for line in lines:
            touched[_subject(line)][place] += 1
    names: dict[str, dict[str, str]] = defaultdict(dict)
    held: dict[str, set[int]] = defaultdict(set)
    for place, lines in enumerate((before, after)):
        for line in lines:
            subject = _subject(line)
            if subject in touched:
                held[subject].add(place)
                if f"> <{_NAMED}> " in line and (label := _LABEL.search(line)):
                    names[subject][label[2]] = re.sub(r"\\(.)", r"\1", label[1])
    found = []
    for iri, (more, less) in touched.items():
        change = "changed" if held[iri] == {0, 1} else "added" if 1 in held[iri] else "removed"
        path = iri.removeprefix(BASE).removeprefix("id/")
        found.append(Changed(change, path.split("/")[0], iri, names[iri], more, less))
    return sorted(found, key=lambda one: (one.change, one.kind, one.iri))


def _lines(path: Path) -> set[str]:
    try:
        return set(path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")) - {""}
    except (OSError, UnicodeDecodeError) as wrong:
        raise StoreError(
            f"{path}: cannot be read ({wrong}).\n  Name kg.nq or the folder of a release."
        ) from wrong


def _subject(line: str) -> str:
    match = _LINE.fullmatch(line)
    if match is None:
        raise StoreError(f"{line[:80]!r} is no statement.\n  Name the kg.nq of a release.")
    return match[1]
