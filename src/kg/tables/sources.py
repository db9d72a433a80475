"""Sources: what each is, who publishes it, under which licence, and how much of it we expect."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from kg.errors import DataError, Location, near

__all__ = ["Source", "read_sources"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One ``data/sources/{id}/source.toml``; ``expected_rows`` guards against silent loss."""

    id: str
    title_es: str
    title_en: str
    publisher: str
    url: str
    license: str
    license_name: str
    accessed: date
    date: str
    coverage_es: str
    coverage_en: str
    inclusion_es: str
    inclusion_en: str
    expected_rows: int
    sha256: str = ""


def read_sources(folder: Path) -> list[Source]:
    """Read every source description below a folder, sorted by id.

    Raises:
        DataError: A description does not parse, lacks a key, has an unknown one or a value of the
            wrong type, or its id is not its folder's name.
    """
    return [_read(path) for path in sorted(folder.glob("*/source.toml"))]


def _read(path: Path) -> Source:
    name = f"sources/{path.parent.name}/source.toml"

    def wrong(key: str, what: str, remedy: str) -> DataError:
        return DataError(Location(name, 1, key), what, remedy)

    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise wrong("", f"is not TOML: {fault}.", "Mend the line it names.") from None
    known = {f.name: f for f in fields(Source)}
    for key in values:
        if key not in known:
            raise wrong(key, "no such key.", near(key, known) or "Remove it.")
    for key, spec in known.items():
        if key not in values:
            if key == "sha256":
                continue
            raise wrong(key, "the key is missing.", "Add it; a source must say what it is.")
        kind = {"int": int, "date": date}.get(str(spec.type), str)
        if not isinstance(values[key], kind):
            raise wrong(key, f"{values[key]!r} is not a {kind.__name__}.", "Write it so.")
    if values["id"] != path.parent.name:
        raise wrong("id", f"{values['id']!r} is not the folder's name.", "Make the two equal.")
    return Source(**values)
