"""What the working paper prints, worked out again: named checks and every number of section 4.

A check is one file of ``queries/paper``, named by its id; it always answers with one row, which
says what was printed, what comes out, and whether that holds. Its header has the words of the
verdict for either outcome. Such a verdict is about the source: it is told and stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import QueryError
from kg.iri import BASE

from .report import Finding, Severity
from .verdict import SourceCheck, Verdict, in_words

if TYPE_CHECKING:
    from kg.graph import Store

__all__ = ["PAPER", "Number", "about_source", "numbers", "read_source_checks", "verdicts"]

PAPER: Final = f"{BASE}graph/working-paper-219"
_GRADES: Final = {
    "hard": Severity.WARNING,
    "soft": Severity.WARNING,
    "info": Severity.INFO,
    "ok": Severity.INFO,
}
"""How a failure counts in a report; a violation asks for a repair, which nobody here can make."""
_KEYS: Final = (
    "summary", "resumen", "explanation", "explicacion", "tags", "severity", "locator", "holds",
    "fails", "parameters", "returns",
)  # fmt: skip
_HEADER: Final = re.compile(r"#\+ ([a-z]+): ?(.*)")
_COLUMNS: Final = ("printed", "computed", "holds")
_IN_BOTH: Final = ("printed", "computed", "computed_en", "holds")
"""Columns of a check; the second form is for what comes out in words, Spanish and English."""


def read_source_checks(files: Iterable[Path]) -> list[SourceCheck]:
    """Read the checks.

    Raises:
        QueryError: A header lacks a line, or has one that is none.
    """
    return [_read(file) for file in sorted(files)]


def _read(file: Path) -> SourceCheck:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise QueryError(f"{file}: cannot be read ({wrong}).\n  Write it in UTF-8.") from None
    header = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            break
        match = _HEADER.fullmatch(line)
        if match is None or match[1] not in _KEYS:
            raise QueryError(
                f"{file}:{number}: {line!r} is no line of a header.\n  Use {', '.join(_KEYS)}."
            )
        header[match[1]] = match[2].strip()
    if missing := [key for key in _KEYS if key not in header]:
        raise QueryError(f"{file}:1: the header has no {missing[0]!r}.\n  Add it.")
    if header["severity"] not in _GRADES:
        raise QueryError(
            f"{file}:1: no severity {header['severity']!r}.\n  Use one of {', '.join(_GRADES)}."
        )
    return SourceCheck(
        name=file.stem,
        text=text,
        grade=header["severity"],
        **{key: header[key] for key in (
            "locator", "holds", "fails", "summary", "resumen", "explanation", "explicacion",
        )},
    )  # fmt: skip


def verdicts(checks: Iterable[SourceCheck], store: Store) -> list[Verdict]:
    """Run the checks.

    Raises:
        QueryError: A check does not parse, or does not answer with exactly one whole row.
    """
    return [_verdict(check, store) for check in checks]


def _verdict(check: SourceCheck, store: Store) -> Verdict:
    where = f"queries/paper/{check.name}.rq"
    try:
        answer = store.select(check.text)
    except QueryError as wrong:
        raise QueryError(f"{where}: {wrong}") from None
    if answer.variables not in (_COLUMNS, _IN_BOTH):
        raise QueryError(f"{where}: must return {', '.join(_COLUMNS)}.\n  Correct its SELECT.")
    if len(answer.rows) != 1 or any(term is None for term in answer.rows[0]):
        raise QueryError(
            f"{where}: answers with {len(answer.rows)} rows or an empty cell instead of one row.\n"
            "  See whether the tables hold all that it compares."
        )
    printed, computed, *english, holds = (term.value for term in answer.rows[0] if term)
    return Verdict(check, printed, computed, holds in ("true", "1"), *(english or [computed]))


def about_source(told: Verdict) -> Finding:
    """Return a verdict as a finding about the source."""
    return Finding(
        told.check.name,
        _GRADES[told.check.grade],
        PAPER,
        f"{told.explanation('es')} [{in_words(told.verdict, 'es')}]",
        f"{told.explanation('en')} [{in_words(told.verdict, 'en')}]",
        value=told.computed,
        remedy_es=f"Lea la fuente en {told.check.locator}; está impreso así, no se corrige.",
        remedy_en=f"Read the source at {told.check.locator}; it is printed so and stays.",
        source=PAPER,
    )


@dataclass(frozen=True, slots=True)
class Number:
    """A number that section 4 prints, and the same number worked out again.

    Attributes:
        observation: Its key.
        measure: ``count`` or ``percent``.
        printed: As the source prints it; empty where only the other measure is printed.
        recomputed: From the other numbers; empty where nothing else gives it.
        locator: Where it stands.
        query: The file of the query that works it out, or empty.
    """

    observation: str
    label_es: str
    label_en: str
    measure: str
    printed: str
    recomputed: str
    locator: str
    query: str

    @property
    def verdict(self) -> str:
        """``equal``, ``differs``, or ``printed only`` where nothing else gives the number."""
        if not self.recomputed:
            return "printed only"
        return "equal" if Decimal(self.printed) == Decimal(self.recomputed) else "differs"


_NUMBERS: Final = """
PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
PREFIX qb: <http://purl.org/linked-data/cube#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?it ?set ?locator ?count ?basis ?percent ?total ?entity ?period ?key ?es ?en
WHERE {
  GRAPH <https://w3id.org/cidpd/graph/working-paper-219> { ?it a cidpd:Observation }
  ?it qb:dataSet ?set ;
    cidpd:locator ?locator .
  ?set rdfs:label ?es , ?en .
  FILTER (LANG(?es) = "es" && LANG(?en) = "en")
  OPTIONAL { ?it cidpd:count ?count ; cidpd:countBasis ?basis }
  OPTIONAL { ?it cidpd:printedPercent ?percent ; cidpd:percentOf/cidpd:count ?total }
  OPTIONAL { ?it cidpd:refEntity ?entity }
  OPTIONAL { ?it cidpd:refPeriod ?period }
  OPTIONAL { ?it cidpd:category/skos:notation ?key }
}
ORDER BY ?it
"""
_SHARES: Final = "queries/competency/shares-rebuilt-from-counts.rq"
_RULES: Final = {
    "table-3": "A03", "twelve-states": "A04", "epoch": "A05", "order-of-government": "A06",
    "counterpart-type": "A07", "region": "A08", "spain": "A12", "spain-in-europe": "A12",
    "table-2": "A14",
}  # fmt: skip
"""Which rule works out the numbers of a table; those of Table 1 depend on the measure."""


def numbers(store: Store) -> list[Number]:
    """Return every number that Tables 1 to 3 and section 4 print, beside the recomputed one.

    A percentage is recomputed from its count and base, rounded half up to two decimals; a total
    from its parts. A count that was itself worked out from a percentage is not printed, and is left
    out.
    """
    answer = store.select(_NUMBERS)
    rows = [
        {name: term.value for name, term in zip(answer.variables, row, strict=True) if term}
        for row in answer.rows
    ]
    for row in rows:
        row["set"] = row["set"].rpartition("/")[2]
        if row["set"].startswith("table-1-"):
            row["set"] = "table-1"
    found: list[Number] = []
    for row in rows:
        if "count" in row and row["basis"].endswith("/printed"):
            found.append(_number(row, "count", row["count"], *_count(row, rows)))
        if "percent" in row:
            rule = _RULES.get(row["set"], "A02" if row["set"] == "table-1" else "")
            query = _file(rule) if rule else _SHARES
            base = int(row["total"])
            exact = Decimal(10000 * int(row["count"])) / base if base else Decimal(0)
            again = exact.quantize(Decimal(1), ROUND_HALF_UP) / 100
            found.append(
                _number(row, "percent", f"{Decimal(row['percent']):.2f}", f"{again:.2f}", query)
            )
    return found


def _file(rule: str) -> str:
    return f"queries/paper/{rule}.rq"


def _number(row: dict[str, str], measure: str, printed: str, again: str, query: str) -> Number:
    key = row["it"].rpartition("/")[2]
    return Number(key, row["es"], row["en"], measure, printed, again, row["locator"], query)


def _count(row: dict[str, str], rows: list[dict[str, str]]) -> tuple[str, str]:
    """Return a printed count worked out from other counts, and the query that does it."""
    cells = [r for r in rows if r["set"] == "table-1"]
    whole = [r for r in cells if "entity" in r and "period" not in r]
    if row["set"] == "table-1" and ("entity" not in row or "period" not in row):
        parts = [
            r for r in cells
            if "entity" in r and "period" in r
            and row.get("entity", r["entity"]) == r["entity"]
            and row.get("period", r["period"]) == r["period"]
        ]  # fmt: skip
        return str(sum(int(r["count"]) for r in parts)), _file("A00" if "entity" in row else "A01")
    if row["set"] == "table-2":
        low, _, top = row["key"].partition("-")
        least, most = int(low), int(top) if top.isdigit() else None
        inside = [r for r in whole if least <= int(r["count"]) <= (most or int(r["count"]))]
        return str(len(inside)), _file("A14")
    if row["set"] == "twelve-states":
        return str(sum(int(r["count"]) for r in whole if int(r["count"]) > 10)), _file("A04")
    if row["set"] == "registry":
        return str(sum(int(r["count"]) for r in whole)), _file("A01")
    return "", ""
