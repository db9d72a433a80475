"""Registries as files, made by hand: text, XLSX and ODS."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl

TABLE = [
    ["Estado", "Municipio", "Ciudad hermana", "País", "Fecha de firma", "Tipo", "Sin nombre"],
    ["Yucatán", "Mérida", "Venecia", "Italia", "3/5/1998", "Hermanamiento", "x"],
    ["Jalisco", "Guadalajara", "Lyon", "Francia", "28/11/2003", "Hermanamiento", ""],
]


def write_csv(path: Path, rows: list[list[str]], *, code: str = "utf-8", sep: str = ",") -> Path:
    out = io.StringIO()
    csv.writer(out, delimiter=sep, lineterminator="\r\n").writerows(rows)
    path.write_bytes(out.getvalue().encode(code))
    return path


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet>
<table:table table:name="Hoja1">%s</table:table></office:spreadsheet></office:body>
</office:document-content>"""


MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def ods(path: Path, rows: list[list[str]], extra: str = "") -> Path:
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows
    )
    return zipped(
        path,
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": MANIFEST.encode(),
            "content.xml": (ODS % (body + extra)).encode(),
        },
    )


def workbook(path: Path, sheets: dict[str, list[list[str]]], hidden: str = "") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path
