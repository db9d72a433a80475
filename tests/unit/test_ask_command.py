"""``kg ask`` and ``kg sparql``: words in, answers out, exit code 2 with a remedy when it cannot."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def kg(
    store: Path, *words: str, given: str = "", reader: str = "es_MX"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kg", *words, "--dist", str(store)],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={
            **os.environ,
            "PYTHONIOENCODING": "utf-8",
            "LC_ALL": "",
            "LC_MESSAGES": f"{reader}.UTF-8",
        },
        timeout=120,
    )


def test_a_question_is_answered_in_either_language(built_store: Path) -> None:
    spanish = kg(built_store, "ask", "table-3-agreements-by-term", "--lang", "es")
    english = kg(built_store, "ask", "table-3-agreements-by-term", "--lang", "en")
    assert spanish.returncode == english.returncode == 0
    assert spanish.stdout.startswith("Cuadro 3")
    assert english.stdout.startswith("Table 3")
    assert "Vicente Fox" in english.stdout


def test_a_parameter_takes_a_name_without_accents(built_store: Path) -> None:
    words = ["ask", "partners-of-government", "--set", "government=cancun", "--format", "csv"]
    done = kg(built_store, *words)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["government"].rpartition("/")[2] for row in rows} == {"mx-23005"}
    assert "Wichita" in {row["partner_name"] for row in rows}


def test_no_rows_is_said_beside_the_answer(built_store: Path) -> None:
    """No list lacks a registered link, for lack of a registry; the answer itself stays as it is."""
    empty = kg(built_store, "ask", "registered-not-listed", "--format", "csv", "--lang", "en")
    assert len(empty.stdout.splitlines()) == 1
    assert empty.stderr.startswith("No rows")
    assert "kg import" in empty.stderr
    assert kg(built_store, "ask", "sources", "--lang", "en").stderr == ""


def test_the_list_for_programs_tells_everything(built_store: Path) -> None:
    listed = json.loads(kg(built_store, "ask", "--list", "--format", "json").stdout)
    assert len(listed) == len(list((ROOT / "queries" / "competency").glob("*.rq")))
    assert {"name", "title_es", "title_en", "tags", "parameters", "returns"} <= listed[0].keys()
    plain = kg(built_store, "ask", "--list", "--lang", "en").stdout.splitlines()
    assert len(plain) == len(listed)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["ask", "table-3-agreements-by-trem"], "Did you mean 'table-3-agreements-by-term'"),
        (["ask", "agreements-by-year", "--set", "year=soon"], "not a whole number"),
        (["ask", "agreements-by-year", "--set", "year"], "not NAME=VALUE"),
        (["ask", "agreements-by-year", "--set", "yaer=1998"], "Did you mean 'year'"),
        (["ask", "registry-total", "--format", "xlsx"], "Give --output FILE.xlsx"),
        (["ask", "registry-total", "--endpoint", "ftp://x"], "not the address of a service"),
        (["ask", "registry-total", "--endpoint", "http://127.0.0.1:9/"], "cannot be reached"),
        (["ask", "registry-total", "--output", "/proc/nowhere/all.csv"], "cannot be written"),
        (["sparql", "-q", "SELECT * WHERE { SERVICE <http://x> {} }"], "another service"),
        (["sparql", "-q", "DROP ALL"], "would change the graph"),
        (["sparql", "-q", "SELECT ?s WHERE {\n ?s ?p }"], "does not parse: error at 2:"),
        (["sparql"], "no query, or two"),
    ],
)
def test_what_cannot_be_done_says_why_and_leaves_nothing(
    built_store: Path, words: list[str], says: str
) -> None:
    done = kg(built_store, *words, reader="en_US")
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_without_a_built_graph_it_says_what_to_run(tmp_path: Path) -> None:
    done = kg(tmp_path, "ask", "registry-total")
    assert done.returncode == 2
    assert "kg build" in done.stderr


def test_a_file_takes_its_place_whole(built_store: Path, tmp_path: Path) -> None:
    for form in ("csv", "json", "md", "xlsx", "table"):
        target = tmp_path / f"answer.{form}"
        done = kg(built_store, "ask", "registry-total", "--format", form, "--output", str(target))
        assert done.returncode == 0, done.stderr
        assert target.stat().st_size > 10
    assert "368" in (tmp_path / "answer.csv").read_text("utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        f"answer.{form}" for form in ("csv", "json", "md", "table", "xlsx")
    ]


def test_the_same_question_gives_the_same_bytes(built_store: Path) -> None:
    words = ["ask", "most-connected-governments", "--format", "csv"]
    assert kg(built_store, *words).stdout == kg(built_store, *words).stdout


def test_a_query_of_ones_own(built_store: Path, tmp_path: Path) -> None:
    count = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert int(kg(built_store, "sparql", "-", "--format", "csv", given=count).stdout.split()[1]) > 8
    file = tmp_path / "own.rq"
    file.write_text("ASK { ?s a <https://w3id.org/cidpd/ontology#Link> }", "utf-8")
    assert kg(built_store, "sparql", str(file)).stdout == "true\n"
    construct = (
        "PREFIX : <https://w3id.org/cidpd/ontology#> CONSTRUCT { ?s :isoCode ?o } "
        "WHERE { ?s :isoCode ?o FILTER (?o = 'MX-JAL') }"
    )
    assert kg(built_store, "sparql", "-q", construct).stdout == (
        "<https://w3id.org/cidpd/id/territory/mx-14> "
        '<https://w3id.org/cidpd/ontology#isoCode> "MX-JAL" .\n'
    )
