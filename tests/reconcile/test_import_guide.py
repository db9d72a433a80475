"""The guide: every command of it, in order, as a new user in an empty folder."""

from __future__ import annotations

import csv
import re
import shlex
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from kg.cli.main import cli

GUIDE = Path(__file__).parents[2] / "docs" / "import.md"
ES, EN = GUIDE.read_text("utf-8").split("\n## English\n")
ROWS = [
    ["1", "Jalisco", "Guadalajara", "Kioto", "Japón", "1980", "Hermanamiento", "Cultura"],
    ["2", "Jalisco", "Mpio. de Zapopan", "Pokhara", "Nepal", "20/10/2010", "Hermanamiento", ""],
    ["3", "", "Guadalupe", "McAllen", "EUA", "2003", "Hermanamiento", "Educación; salud"],
    ["4", "Querétaro", "Gobierno del Estado", "UNESCO", "", "3 de mayo de 2004", "Convenio", ""],
    ["5", "Jalisco", "Zapopan", "Springfield", "EUA", "", "Hermanamiento", ""],
    ["6", "", "Fulanitlán", "Lyon", "Francia", "1999", "Hermanamiento", ""],
]
ANSWERS = {"3": "mx-19026", "5": "us-mo-springfield"}
FILLED = {
    "title_es": "Registro", "title_en": "Registry", "publisher": "Municipio",
    "license_name": "uso interno", "date": "2026-03", "coverage_es": "todo", "coverage_en": "all",
    "inclusion_es": "los firmados", "inclusion_en": "those signed", "proves": "registry",
}  # fmt: skip


def commands(text: str) -> list[list[str]]:
    return [shlex.split(line)[1:] for line in re.findall(r"^    (kg .+)$", text, re.MULTILINE)]


def make_workbook(file: Path, heading: list[str]) -> None:
    """Three lines of title, a merged heading, dates as dates, a total and a source below."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hoja"
    sheet.append(["Dirección de Asuntos Internacionales"])
    sheet.append(["Registro de acuerdos"])
    sheet.append([])
    sheet.append(heading)
    for row in ROWS:
        cells: list[object] = [*row]
        if row[5] == "20/10/2010":
            cells[5] = date(2010, 10, 20)
        sheet.append(cells)
    sheet.append(["Total", len(ROWS)])
    sheet.append(["Fuente: archivo municipal"])
    book.save(file)


def make_text(file: Path, heading: list[str]) -> None:
    """Windows-1252 and semicolons, as a spreadsheet in Mexico saves CSV; a line of title."""
    with file.open("w", encoding="cp1252", newline="") as out:
        csv.writer(out, delimiter=";").writerows([["Registro de acuerdos"], heading, *ROWS])


def fill(file: Path, text: str) -> None:
    for key, value in FILLED.items():
        text = re.sub(rf'^{key} = "[^"]*"', f'{key} = "{value}"', text, flags=re.MULTILINE)
    file.write_text(text.replace('accessed = ""', "accessed = 2026-03-31"), "utf-8")


def answer(file: Path) -> None:
    lines = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(lines[0]))
        writer.writeheader()
        for line in lines:
            first = next(n for n in ANSWERS if str(line["text"]).startswith(NAMED[n]))
            writer.writerow(line | {"answer": ANSWERS[first]})


NAMED = {"3": "Guadalupe", "5": "Springfield"}


@pytest.mark.parametrize(
    ("text", "name", "place", "said"),
    [
        (ES, "registro", "registro.xlsx[Hoja]:5:", ("en espera", "sin cambio")),
        (EN, "registry", "registry.csv:3:", ("waiting", "unchanged")),
    ],
    ids=["español", "english"],
)
def test_every_command_of_the_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, name: str, place: str,
    said: tuple[str, str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    for variable in ("KG_DIST", "KG_IMPORTS"):
        monkeypatch.delenv(variable, raising=False)
    [block] = re.findall(r'((?:    "[^\n]+" = "[^\n]+"\n)+)', text)
    mapping = "columnas.toml" if name == "registro" else "columns.toml"
    Path(mapping).write_text(block.replace("    ", ""), "utf-8")
    party, signed = re.findall(r'"([^"]+)" =', block)
    heading = ["No.", "Entidad", "Municipio", party, "País", signed, "Tipo", "Tema"]
    if name == "registro":
        make_workbook(Path("registro.xlsx"), heading)
    else:
        make_text(Path("registry.csv"), heading)
    outputs: list[str] = []
    for words in commands(text):
        made = CliRunner().invoke(cli, words)
        assert made.exit_code == 0, (words, made.output, made.exception)
        outputs.append(made.output)
        if "--questions" in words:
            answer(Path(words[words.index("--questions") + 1]))
        if "--describe" in words:
            file = Path(words[words.index("--describe") + 1])
            fill(file, file.read_text("utf-8"))
    assert len(outputs) == 13
    dry = next(o for w, o in zip(commands(text), outputs, strict=True) if "--dry-run" in w)
    assert f"2 {said[0]}" in dry
    assert f"6 {said[1]}" in outputs[-1]
    checked = next(o for w, o in zip(commands(text), outputs, strict=True) if w[0] == "check")
    assert place in checked, "signed in 1980, before the registry can hold it"
    shown = next(o for w, o in zip(commands(text), outputs, strict=True) if w[0] == "diff")
    assert "Pokhara" in shown
    only = next(
        path for path in tmp_path.glob("*/*.ttl") if "only" in str(path) or "solo" in str(path)
    )
    assert "np-pokhara" in only.read_text("utf-8")
