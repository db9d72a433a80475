"""Sources: what each is, who publishes it, under which licence, and how much of it we expect."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from kg.errors import DataError, Location, near

__all__ = ["Source", "read_source", "read_sources", "source_text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One ``data/sources/{id}/source.toml``; what it expects guards against silent loss.

    Attributes:
        expected_rows: Rows it has, in whatever tables they stand.
        expected_by_table: How many of them stand in each table; may be left out.
    """

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
    expected_by_table: Mapping[str, int] = field(default_factory=dict)


def read_sources(folder: Path) -> list[Source]:
    """Read every source description below a folder, sorted by id.

    Raises:
        DataError: A description does not parse, lacks a key, has an unknown one or a value of the
            wrong type, or its id is not its folder's name.
    """
    return [
        read_source(path, identity=path.parent.name, name=f"sources/{path.parent.name}/source.toml")
        for path in sorted(folder.glob("*/source.toml"))
    ]


def source_text(source: Source) -> str:
    """Return the description of a source as TOML."""
    lines = []
    for spec in fields(Source):
        value = getattr(source, spec.name)
        if spec.name == "expected_by_table":
            continue  # of curated sources only
        if isinstance(value, str):
            value = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        lines.append(f"{spec.name} = {value}\n")
    return "".join(lines)


def read_source(path: Path, *, identity: str, name: str) -> Source:
    """Read one description.

    Args:
        path: The file.
        identity: The key the source must have.
        name: How the file is called in messages.

    Raises:
        DataError: As of ``read_sources``.
    """

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
            if key in ("sha256", "expected_by_table"):
                continue
            raise wrong(key, "the key is missing.", "Add it; a source must say what it is.")
        kind = {"int": int, "date": date, "Mapping[str, int]": dict}.get(str(spec.type), str)
        if not isinstance(values[key], kind):
            raise wrong(key, f"{values[key]!r} is not a {kind.__name__}.", "Write it so.")
    for table, count in values.get("expected_by_table", {}).items():
        if type(count) is not int:
            where = f"expected_by_table.{table}"
            raise wrong(where, f"{count!r} is not a number of rows.", "Write it as a whole number.")
    if values["id"] != identity:
        raise wrong("id", f"{values['id']!r} is not the folder's name.", "Make the two equal.")
    return Source(**values)
