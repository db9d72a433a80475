"""Every message of an error has its Spanish words."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import errors
from kg.spanish import MESSAGES, in_spanish

SOURCE = Path(errors.__file__).parent
RAISED = {name for name in errors.__all__ if name.endswith("Error")} | {"_rubbish", "wrong"}


def texts(node: ast.expr) -> list[str]:
    """Return what an expression may say, with braces for what it fills in."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            said = [""]
            for part in parts:
                ways = texts(part.value) if isinstance(part, ast.FormattedValue) else texts(part)
                ways = ways if isinstance(part, ast.Constant) else ["{}"]
                said = [one + way for one in said for way in ways]
            return said
        case ast.BoolOp(values=parts):
            return [text for part in parts for text in texts(part)]
        case ast.IfExp(body=one, orelse=other):
            return texts(one) + texts(other)
        case ast.BinOp(left=one, right=other):
            return [a + b for a in texts(one) or ["{}"] for b in texts(other) or ["{}"]]
    return []


def messages() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in RAISED or (name == "__init__" and file.name == "errors.py"):
                for part in (*node.args, *(word.value for word in node.keywords)):
                    for text in texts(part):
                        for line in text.split("\n"):
                            yield file.name, line.strip()


def test_every_message_is_translated() -> None:
    lacking = {
        f"{file}: {text}"
        for file, text in messages()
        if " " in re.sub(r"[{}:.]+ ?", "", text) and text not in MESSAGES
    }
    assert not lacking
    assert sum(1 for _ in messages()) > 300


def test_the_same_is_filled_in() -> None:
    for english, spanish in MESSAGES.items():
        assert english.count("{}") == spanish.count("{}"), english


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("r.toml:3:title_es: is not filled.\n  Fill it; a source must say what it is.",
         "r.toml:3:title_es: no se ha llenado.\n  Llénelo; una fuente debe decir qué es."),
        ("a.csv:7: 'x' is not a key: lower-case ASCII words joined by hyphens.\n  Write it so.",
         "a.csv:7: 'x' no es una clave: palabras ASCII en minúsculas unidas por guiones.\n  Escríbalo así."),
        ("review:4:government: no government 'mx-1'.\n  Did you mean 'mx-01'?",
         "review:4:government: no hay gobierno 'mx-1'.\n  ¿Quiso decir 'mx-01'?"),
        ("q.csv:4:answer: 'zz' is no date: 'zz' cannot be read as a date.",
         "q.csv:4:answer: 'zz' no es una fecha: 'zz' no se puede leer como fecha."),
        ("words that no list has", "words that no list has"),
    ],
)  # fmt: skip
def test_in_spanish(english: str, spanish: str) -> None:
    assert in_spanish(english) == spanish


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--lang", "en"], "cannot be read"),
        (["--lang=es"], "no se puede leer"),
        ([], "no se puede"),
    ],
)
def test_the_command_line_says_it_in_the_language_asked(
    tmp_path: Path, more: list[str], told: str
) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "kg", "import", str(tmp_path / "none.csv"), *more],
        capture_output=True, text=True, check=False, env={"LANG": "es_MX.UTF-8"},
    )  # fmt: skip
    assert made.returncode == 2
    assert told in made.stderr
