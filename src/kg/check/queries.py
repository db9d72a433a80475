"""Check queries: rules between nodes, one ``.rq`` file each; a row returned is a finding.

The header of a file says what a row means. In ``problem`` and ``problema`` a variable stands for
that column of the row: ``?count agreements are printed, but ?sum add up``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from kg.errors import QueryError, near
from kg.iri import BASE
from kg.rdf import Term

from .report import Finding, Severity

if TYPE_CHECKING:
    from kg.errors import Location
    from kg.graph import Answer

__all__ = ["Asked", "CheckQuery", "check_queries", "labels", "read_check_queries"]

_HEADER: Final = re.compile(r"#\+ ([a-z_]+): ?(.*)")
_PLACE: Final = re.compile(r"\?(\w+)")
_REQUIRED: Final = (
    "summary",
    "resumen",
    "problem",
    "problema",
    "solution",
    "solucion",
    "tags",
    "severity",
    "parameters",
    "returns",
    "expects",
)
_KNOWN: Final = (*_REQUIRED, "about", "field")


class Asked(Protocol):
    """What a check query can be run on: the built graph, or files of it."""

    def select(self, text: str) -> Answer:
        """Run a SELECT query."""
        ...

    def where(self, iri: str, field: str = "") -> Location | None:
        """Return the place of a thing in the files, if it has one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuery:
    """A rule between nodes.

    Attributes:
        name: The file's stem.
        place: The file, from the root of the project.
        text: The whole file; the header is made of comments.
        returns: The columns, in order; the first is the focus.
        field: Which field of an imported file it is about, so that a finding names the column.
        about_source: Whether a row tells what a source says wrongly, rather than what is wrong in
            the tables; then one column is ``source``.
    """

    name: str
    place: str
    text: str
    severity: Severity
    summary: str
    resumen: str
    problem: str
    problema: str
    solution: str
    solucion: str
    returns: tuple[str, ...]
    about_source: bool
    field: str


def read_check_queries(files: Iterable[Path]) -> list[CheckQuery]:
    """Read check queries.

    Raises:
        QueryError: A header is incomplete, or names a column the query does not return.
    """
    return [_read(file) for file in sorted(files)]


def check_queries(queries: Iterable[CheckQuery], store: Asked) -> list[Finding]:
    """Run the queries on a store; each row becomes a finding, with names instead of IRIs.

    Raises:
        QueryError: A query does not parse, or returns other columns than its header says.
    """
    answers = [(query, _run(query, store)) for query in queries]
    iris = {t.value for _, a in answers for row in a.rows for t in row if t and t.kind == "iri"}
    names = labels(store, iris)
    return [
        _finding(query, dict(zip(answer.variables, row, strict=True)), names, store)
        for query, answer in answers
        for row in answer.rows
    ]


def labels(store: Asked, iris: Iterable[str]) -> dict[tuple[str, str], str]:
    """Return the names of things, by IRI and language."""
    ours = sorted(iri for iri in set(iris) if iri.startswith(BASE))
    found: dict[tuple[str, str], str] = {}
    for start in range(0, len(ours), 2000):
        values = " ".join(f"<{iri}>" for iri in ours[start : start + 2000])
        answer = store.select(
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>\n"
            f"SELECT ?it ?name WHERE {{ VALUES ?it {{ {values} }} ?it rdfs:label ?name }}"
        )
        for it, name in answer.rows:
            if it and name:
                found[it.value, name.language] = name.value
    return found


def _read(file: Path) -> CheckQuery:
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        raise QueryError(f"{file}: cannot be read ({wrong}).\n  Write it in UTF-8.") from None
    header = dict(_header(file, text))
    if missing := [key for key in _REQUIRED if key not in header]:
        raise QueryError(f"{file}:1: the header has no {missing[0]!r}.\n  Add it.")
    try:
        severity = Severity[header["severity"].upper()]
    except KeyError:
        raise QueryError(
            f"{file}:1: no severity {header['severity']!r}.\n  Use violation, warning or info."
        ) from None
    returns = tuple(re.findall(r"\w+", header["returns"]))
    about_source = header.get("about") == "source"
    needed = {"focus"} | ({"source"} if about_source else set())
    for key in ("problem", "problema"):
        needed |= set(_PLACE.findall(header[key]))
    if lacking := sorted(needed - set(returns)):
        hint = near(lacking[0], returns) or "Return it, and name it in returns."
        raise QueryError(f"{file}:1: no column {lacking[0]!r} in returns.\n  {hint}")
    return CheckQuery(
        name=file.stem,
        place=f"queries/{file.parent.name}/{file.name}",
        text=text,
        severity=severity,
        summary=header["summary"],
        resumen=header["resumen"],
        problem=header["problem"],
        problema=header["problema"],
        solution=header["solution"],
        solucion=header["solucion"],
        returns=returns,
        about_source=about_source,
        field=header.get("field", ""),
    )


def _header(file: Path, text: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("#+"):
            return
        match = _HEADER.fullmatch(line)
        if match is None or match[1] not in _KNOWN:
            key = match[1] if match else line
            hint = near(key, _KNOWN) or f"Use one of {', '.join(_KNOWN)}."
            raise QueryError(f"{file}:{number}: {key!r} is no line of a header.\n  {hint}")
        yield match[1], match[2].strip()


def _run(query: CheckQuery, store: Asked) -> Answer:
    try:
        answer = store.select(query.text)
    except QueryError as wrong:
        raise QueryError(f"{query.place}: {wrong}") from None
    if answer.variables != query.returns:
        raise QueryError(
            f"{query.place}: returns {', '.join(answer.variables)}, "
            f"where its header says {', '.join(query.returns)}.\n  Correct the header."
        )
    return answer


def _finding(
    query: CheckQuery,
    row: dict[str, Term | None],
    names: dict[tuple[str, str], str],
    store: Asked,
) -> Finding:
    def said(template: str, lang: str) -> str:
        return _PLACE.sub(lambda place: _shown(row[place[1]], lang, names), template)

    focus = row["focus"]
    source = row.get("source") if query.about_source else None
    iri = focus.value if focus is not None else ""
    values = [t.value for name, t in row.items() if t and name not in ("focus", "source")]
    return Finding(
        query.name,
        query.severity,
        iri,
        f"{query.resumen}. {said(query.problema, 'es')}",
        f"{query.summary}. {said(query.problem, 'en')}",
        value=" · ".join(v.removeprefix(f"{BASE}id/") for v in values) or None,
        where=store.where(iri, query.field),
        remedy_es=query.solucion,
        remedy_en=query.solution,
        source=source.value if source is not None else None,
        name_es=names.get((iri, "es"), ""),
        name_en=names.get((iri, "en"), ""),
    )


def _shown(term: Term | None, lang: str, names: dict[tuple[str, str], str]) -> str:
    if term is None:
        return "—"
    if term.kind == "iri":
        return names.get((term.value, lang)) or term.value.removeprefix(f"{BASE}id/")
    return term.value
