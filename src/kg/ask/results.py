"""Answers as tables: for people, spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.iri import BASE
from kg.rdf import XSD, Term

if TYPE_CHECKING:
    import pandas

__all__ = ["FORMATS", "Table"]

FORMATS: Final = ("table", "csv", "json", "md", "xlsx")
_NUMBERS: Final = {f"{XSD}integer": int, f"{XSD}decimal": float, f"{XSD}double": float}


@dataclass(frozen=True, slots=True)
class Table:
    """An answer with the names of the things in it.

    Attributes:
        title: What the table shows.
        variables: Columns of the query, in order.
        rows: Terms, one tuple a row.
        names: Name of each IRI that has one, in ``language``.
        language: ``es`` or ``en``.
    """

    title: str
    variables: tuple[str, ...]
    rows: list[tuple[Term | None, ...]]
    names: Mapping[str, str]
    language: str

    def __len__(self) -> int:
        return len(self.rows)

    def _named(self) -> list[bool]:
        """Whether a column holds IRIs, and so gets a column of names beside it."""
        return [
            any((t := row[i]) is not None and t.kind == "iri" for row in self.rows)
            for i in range(len(self.variables))
        ]

    def _read(self) -> list[int]:
        """Places of the columns to read: of a pair ``x_es``, ``x_en`` that in the language;
        what is missing only if something is."""
        other = "_en" if self.language == "es" else "_es"
        return [
            i
            for i, name in enumerate(self.variables)
            if not (
                name.endswith(other)
                and f"{name.removesuffix(other)}_{self.language}" in self.variables
            )
            and not (name.startswith("missing_") and all(row[i] is None for row in self.rows))
        ]

    def header(self) -> list[str]:
        """Return the columns written out: a column of IRIs is followed by one of their names."""
        names = []
        for variable, named in zip(self.variables, self._named(), strict=True):
            names += [variable, f"{variable}_name"] if named else [variable]
        return names

    def records(self) -> Iterator[list[Any]]:
        """Yield each row as plain values: text, int, float, bool or None; names beside IRIs."""
        named = self._named()
        for row in self.rows:
            cells: list[Any] = []
            for term, with_name in zip(row, named, strict=True):
                cells.append(_plain(term))
                if with_name:
                    cells.append(self.names.get(term.value) if term is not None else None)
            yield cells

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries by column."""
        header = self.header()
        return [dict(zip(header, record, strict=True)) for record in self.records()]

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a data frame.

        Raises:
            ImportError: pandas is not installed; the extra ``notebook`` installs it.
        """
        import pandas

        return pandas.DataFrame(list(self.records()), columns=self.header())

    def to_csv(self) -> str:
        """Return the table as CSV, every value as the graph has it: nothing rounded or guarded."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header())
        named = self._named()
        for row in self.rows:
            cells: list[str] = []
            for term, with_name in zip(row, named, strict=True):
                cells.append(term.value if term is not None else "")
                if with_name:
                    cells.append(self.names.get(term.value, "") if term is not None else "")
            writer.writerow(cells)
        return out.getvalue()

    def to_json(self) -> str:
        """Return the rows as a JSON list of objects."""
        return json.dumps(self.to_dicts(), ensure_ascii=False, indent=2) + "\n"

    def to_markdown(self) -> str:
        """Return the table in Markdown, names in place of IRIs and linked to them."""
        read = self._read()
        names = [self.variables[i] for i in read]
        lines = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
        for row in self.rows:
            cells = []
            for term in (row[i] for i in read):
                shown = self._shown(term).replace("|", "\\|").replace("\n", " ")
                linked = term is not None and term.kind == "iri"
                cells.append(f"[{shown}]({term.value})" if linked and term is not None else shown)
            lines.append(f"| {' | '.join(cells)} |")
        return "\n".join(lines) + "\n"

    def to_text(self, *, width: int = 0) -> str:
        """Return the table aligned for a terminal, names in place of IRIs.

        Args:
            width: Columns of the terminal; the widest column is cut to fit. Nothing is cut if 0.
        """
        read = self._read()
        header = [self.variables[i] for i in read]
        rows = [[row[i] for i in read] for row in self.rows]
        body = [[self._shown(t).replace("\n", " ") for t in row] for row in rows]
        sizes = [
            max((_width(c) for c in col), default=0) for col in zip(header, *body, strict=True)
        ]
        while width and sum(sizes) + 2 * len(sizes) > width and max(sizes) > 12:
            sizes[sizes.index(max(sizes))] -= 1
        right = [
            bool(rows) and all(t is None or t.datatype in _NUMBERS for t in col)
            for col in zip(*rows, strict=True)
        ] or [False] * len(sizes)
        lines = [self._line(header, sizes, right), "  ".join("─" * size for size in sizes)]
        lines += [self._line(row, sizes, right) for row in body]
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _line(self, cells: list[str], sizes: list[int], right: list[bool]) -> str:
        return "  ".join(_fit(c, n, r) for c, n, r in zip(cells, sizes, right, strict=True))

    def _shown(self, term: Term | None) -> str:
        if term is None:
            return ""
        if term.kind == "iri":
            return self.names.get(term.value, term.value.removeprefix(f"{BASE}id/"))
        return term.value

    def write_xlsx(self, path: Path) -> None:
        """Write a workbook; text is text, never a formula or a link."""
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(str(path), options) as book:
            sheet = book.add_worksheet("kg")
            sheet.freeze_panes(1, 0)
            bold = book.add_format({"bold": True})
            for column, name in enumerate(self.header()):
                sheet.write_string(0, column, name, bold)
            for number, record in enumerate(self.records(), 1):
                for column, cell in enumerate(record):
                    if isinstance(cell, bool):
                        sheet.write_boolean(number, column, cell)
                    elif isinstance(cell, int | float):
                        sheet.write_number(number, column, cell)
                    elif cell is not None:
                        sheet.write_string(number, column, cell)


def _plain(term: Term | None) -> Any:
    if term is None:
        return None
    if term.datatype == f"{XSD}boolean":
        return term.value in ("true", "1")
    return _NUMBERS.get(term.datatype, str)(term.value)


def _width(text: str) -> int:
    """Number of terminal columns a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _fit(text: str, size: int, right: bool) -> str:
    if _width(text) > size:
        while _width(text) > size - 1:
            text = text[:-1]
        text += "…"
    space = " " * (size - _width(text))
    return space + text if right else text + space
