"""``kg check``: its exit codes, its languages and its files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.check.render import FORMATS
from kg.cli.check import check
from kg.cli.options import reader_language
from kg.errors import OutputError, StoreError
from kg.layout import Layout

BREAK = """
#+ summary: There is a graph
#+ resumen: Hay un grafo
#+ problem: Every graph breaks this rule.
#+ problema: Todo grafo rompe esta regla.
#+ solution: Remove the rule.
#+ solucion: Quite la regla.
#+ tags: [check, test]
#+ severity: {}
#+ parameters: []
#+ returns: [focus]
#+ expects: no rows

SELECT ?focus WHERE {{ VALUES ?focus {{ <https://w3id.org/cidpd/id/country/mx> }} }}
ORDER BY ?focus
""".lstrip()


def run(*words: str) -> Result:
    return CliRunner().invoke(check, [str(word) for word in words])


@pytest.fixture
def broken(tmp_path: Path, layout: Layout) -> Path:
    """A copy of shapes and queries to which a test adds a rule that is always broken."""
    root = tmp_path / "project"
    for name in ("shapes", "queries"):
        shutil.copytree(layout.root / name, root / name)
    for name in ("data", "ontology"):
        (root / name).symlink_to(layout.root / name)
    return root


def test_the_real_graph_passes_and_the_contradiction_is_shown(built_store: Path) -> None:
    result = run("--dist", str(built_store), "--lang", "en")
    assert result.exit_code == 0, result.output
    assert "table-3-term-exceeds-table-1-period" in result.output
    assert "145" in result.output
    assert "data/tables/observations.csv:" in result.output
    assert "0 violations" in result.output.splitlines()[-1]
    quiet = run("--dist", str(built_store), "--lang", "en", "--no-source-findings")
    assert "table-3-term-exceeds" not in quiet.output


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [("violation", "violation", 1), ("warning", "violation", 0), ("warning", "warning", 1)],
)
def test_exit_code_follows_the_severity(
    severity: str, fail_on: str, code: int, broken: Path, built_store: Path
) -> None:
    rule = broken / "queries" / "check" / "always-broken.rq"
    rule.write_text(BREAK.format(severity), "utf-8")
    for other in rule.parent.glob("*.rq"):
        if other != rule:
            other.unlink()
    words = ("--root", str(broken), "--dist", str(built_store), "--severity", severity)
    result = run(*words, "--fail-on", fail_on, "--lang", "es")
    assert result.exit_code == code
    assert "always-broken" in result.output
    assert "Todo grafo rompe esta regla." in result.output


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_written_to_a_file_whole(form: str, built_store: Path, tmp_path: Path) -> None:
    target = tmp_path / "report"
    result = run("--dist", str(built_store), "--format", form, "--output", str(target))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{target}\n")
    assert target.stat().st_size > 500
    assert list(tmp_path.iterdir()) == [target]


def test_json_on_standard_output_is_json(built_store: Path) -> None:
    found = json.loads(run("--dist", str(built_store), "--format", "json").output)
    assert found["counts"]["violation"] == 0
    assert len(found["rules"]) > 170


def test_tables_alone_are_read_without_a_graph(broken: Path, tmp_path: Path) -> None:
    assert run("--tables", "--dist", str(tmp_path / "none")).exit_code == 0
    (broken / "data").unlink()
    data = Path(shutil.copytree(Path(__file__).parents[2] / "data", broken / "data"))
    table = data / "tables" / "presidential_terms.csv"
    text = table.read_text("utf-8")
    assert "2006-12-01" in text
    table.write_text(text.replace("2006-12-01", "01/12/2006", 1), "utf-8")
    result = run("--tables", "--root", str(broken), "--lang", "en")
    assert result.exit_code == 1
    assert "data/tables/presidential_terms.csv:" in result.output
    assert "01/12/2006" in result.output


def test_what_cannot_run_is_an_error_not_a_finding(tmp_path: Path, built_store: Path) -> None:
    result = run("--dist", str(tmp_path))
    assert isinstance(result.exception, StoreError)
    target = Path("/proc/nothing/report.html")
    result = run("--dist", str(built_store), "--output", str(target))
    assert isinstance(result.exception, OutputError)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "en_GB", "LC_ALL": "es_MX"}, "es"),
        ({"LANG": "C.UTF-8"}, "es"),
        ({}, "es"),
    ],
)
def test_the_language_is_that_of_the_environment(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert reader_language() == language
