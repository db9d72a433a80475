"""What a person says of the registry that is imported: every statement needs a source."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError, Location, near
from kg.tables import Source

__all__ = ["PROVES", "Description", "read_description", "template"]

PROVES: Final = ("registry", "agreements", "links")
_GIVEN: Final[dict[str, Any]] = {"expected_rows": 0, "sha256": "", "expected_by_table": {}}
_OPTIONAL: Final = {"url", "license", "kind"}
_KINDS: Final = ("", "twinning", "friendship", "cooperation")


@dataclass(frozen=True, slots=True)
class Description:
    """A source, and what its rows prove.

    Attributes:
        source: Who publishes it, under which licence, what it covers.
        proves: ``registry``: each row is an agreement the foreign ministry has registered;
            ``agreements``: a signed agreement; ``links``: a link, and a signed agreement only if
            the row has a date of signature.
        kind: Kind of link of the rows that do not tell theirs; empty if that is unknown.
    """

    source: Source
    proves: str
    kind: str


def template(file: Path) -> str:
    """Return a description to fill, with a key made from the name of the file."""
    key = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-") or "registry"
    return f"""\
# Qué es la fuente · What the source is. Llene las comillas · Fill the quotation marks.
id = "{key}"
title_es = ""
title_en = ""
publisher = ""
url = ""
license = ""             # dirección · address; vacía si no la tiene · empty if it has none
license_name = ""        # "CC BY 4.0", "uso interno · internal use"
accessed = ""            # día en que la obtuvo, sin comillas · day you got it, unquoted: 2026-03-31
date = ""                # de cuándo es · as of when: "2026-03"
coverage_es = ""         # qué cubre · what it covers
coverage_en = ""
inclusion_es = ""        # con qué regla incluye · by which rule it includes
inclusion_en = ""
# registry: cada fila, un acuerdo inscrito en la SRE · each row, an agreement registered with SRE
# agreements: cada fila es un acuerdo firmado · each row is a signed agreement
# links: una lista de ciudades hermanas · a list of sister cities
proves = "links"
# de las filas que no lo dicen · of rows that do not tell: twinning, friendship, cooperation
kind = ""
"""


def read_description(path: Path) -> Description:
    """Read a filled description.

    Raises:
        DataError: It is missing, is not TOML, or lacks something a source must say.
    """

    text = ""

    def wrong(key: str, what: str, remedy: str) -> DataError:
        lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(rf"{key}\s*=", line)]
        return DataError(Location(str(path), (lines or [1])[0], key), what, remedy)

    try:
        text = path.read_text("utf-8-sig")
        values: dict[str, Any] = tomllib.loads(text)
    except FileNotFoundError:
        raise wrong("", "is not there.", f"Write one to fill: --describe {path}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise wrong("", f"is no TOML ({fault}).", "Mend the line it names.") from None
    proves, kind = values.pop("proves", ""), values.pop("kind", "")
    if proves not in PROVES:
        raise wrong("proves", f"{proves!r} is not known.", f"Use one of {', '.join(PROVES)}.")
    if kind not in _KINDS:
        raise wrong("kind", f"{kind!r} is not known.", f"Use one of {', '.join(_KINDS[1:])}.")
    known = {spec.name: spec for spec in fields(Source) if spec.name not in _GIVEN}
    for key in values:
        if key not in known:
            raise wrong(key, "no such key.", near(key, known) or "Remove it.")
    for key, spec in known.items():
        value = values.get(key)
        if spec.type == "date":
            if not isinstance(value, date):
                raise wrong(key, f"{value!r} is no day.", "Write it so: accessed = 2026-03-31")
        elif not isinstance(value, str) or (not value.strip() and key not in _OPTIONAL):
            raise wrong(key, "is not filled.", "Fill it; a source must say what it is.")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", values["id"]):
        raise wrong("id", f"{values['id']!r} is no key.", "Use lower-case words and hyphens.")
    for key in ("url", "license"):
        if values[key] and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", values[key]):
            raise wrong(key, f"{values[key]!r} is no address.", "Begin with https://, no blanks.")
    return Description(Source(**values, **_GIVEN), proves, kind)
