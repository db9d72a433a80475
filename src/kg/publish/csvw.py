"""CSV on the Web: the metadata of the tables, written from the row classes."""

from __future__ import annotations

from dataclasses import fields
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from kg.iri import BASE
from kg.tables import PartialDate
from kg.tables.cells import Dates, Decimal, Key, Keys, Things, Url
from kg.tables.model import TABLES, VOCABULARIES, Concept

__all__ = ["csvw_metadata"]

_DATE: Final = {"base": "string", "format": r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}
_KEY: Final = {"base": "string", "format": r"[a-z0-9]+(-{1,2}[a-z0-9]+)*"}
_DATATYPES: Final[dict[Any, Any]] = {
    int: "nonNegativeInteger",
    bool: {"base": "boolean", "format": "true|false"},
    Decimal: "decimal",
    Url: "anyURI",
    Key: _KEY,
    Keys: _KEY,
    PartialDate: _DATE,
    Dates: _DATE,
}


def csvw_metadata() -> dict[str, Any]:
    """Return the table group: every table, its columns in both languages and its keys."""
    tables = [_table(row_class, f"{row_class.table}.csv") for row_class in TABLES]  # type: ignore[attr-defined]
    tables += [_table(Concept, f"vocab/{scheme}.csv") for scheme in VOCABULARIES]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": [
            {"@value": "Cooperación internacional descentralizada de México", "@language": "es"},
            {"@value": "Decentralized international cooperation of Mexico", "@language": "en"},
        ],
        "dc:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        "dc:source": {"@id": BASE},
        "tables": tables,
    }


def _table(row_class: type, url: str) -> dict[str, Any]:
    hints = get_type_hints(row_class, include_extras=True)
    columns = []
    keys = []
    for spec in fields(row_class):
        if spec.name == "at":
            continue
        columns.append(_column(spec.name, hints[spec.name], dict(spec.metadata)))
        target = spec.metadata.get("to", "")
        if target and "|" not in target and target != "sources" and hints[spec.name] != Keys:
            reference = {"resource": f"{target}.csv", "columnReference": "id"}
            keys.append({"columnReference": spec.name, "reference": reference})
    schema: dict[str, Any] = {"columns": columns, "primaryKey": "id"}
    if keys:
        schema["foreignKeys"] = keys
    title = {"es": row_class.title_es, "en": row_class.title_en}  # type: ignore[attr-defined]
    return {
        "url": url,
        "dc:title": [{"@value": v, "@language": k} for k, v in title.items()],
        "tableSchema": schema,
    }


def _column(name: str, hint: Any, told: dict[str, Any]) -> dict[str, Any]:
    options = [option for option in get_args(hint) if option is not NoneType]
    optional = NoneType in get_args(hint)
    kind = options[0] if optional else hint
    column: dict[str, Any] = {
        "name": name,
        "titles": name,
        "dc:description": [
            {"@value": told["es"], "@language": "es"},
            {"@value": told["en"], "@language": "en"},
        ],
        "datatype": _DATATYPES.get(kind, "string"),
    }
    if kind in (Keys, Dates, list[str]):
        column["separator"] = ";"
    elif kind == Things:
        column["separator"] = "; "
    if told["some"] if "separator" in column else not optional:
        column["required"] = True
    return column
