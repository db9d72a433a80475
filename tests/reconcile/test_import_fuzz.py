"""The whole import on rows and files nobody would make: it never crashes, hangs or loses a row."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.cli.import_ import import_
from kg.errors import KgError
from kg.reconcile import taking
from kg.tables import joined, read_all, read_imports

from .test_import import HEAD, ROWS, SOURCE


@pytest.fixture(scope="module", autouse=True)
def tables_read_once() -> Iterator[None]:
    """The curated tables do not change while these tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(taking, "read_all", ALL)
        yield


ALL = cache(read_all)
ANY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=15)
CELLS = [
    st.one_of(ANY, st.sampled_from(known))
    for known in (
        ["1", "2", "RAI-3", ""],
        ["Jalisco", "N.L.", "Edo. de México", ""],
        ["Guadalajara", "Guadalupe", "Gobierno del Estado", "Zapopan; Tonalá", "e\u0301\u202e"],
        ["Kioto", "Lyon; Grenoble", "UNICEF", "Springfield", "京都", "Ciudad de", "de, , (", "new"],
        ["Japón", "Francia", "EUA", "México", "Nepal", ""],
        ["1999", "3/5/1998", "31/02/1999", "circa 2001", "entre 1998 y 2000", "s/f", ""],
        ["Hermanamiento", "Convenio", ""],
        ["cultura", "x"],
    )
]


def run(folder: Path, file: Path) -> dict[str, object] | None:
    """Import a file for good; return the account and the report, or None if it was refused."""
    ledger, report = folder / "l.json", folder / "p.json"
    made = CliRunner().invoke(
        import_,
        [str(file), "--source", str(folder / "s.toml"), "--into", str(folder / "imports"),
         "--ledger", str(ledger), "--report", str(report), "--questions", str(folder / "q.csv")],
    )  # fmt: skip
    if made.exception is not None:
        assert isinstance(made.exception, KgError), (made.exception, made.output)
        assert "\n  " in str(made.exception), "no remedy"
        return None
    found: dict[str, object] = json.loads(report.read_text("utf-8"))
    return found | {"entries": json.loads(ledger.read_text("utf-8"))}


def balanced(folder: Path, account: dict[str, object], rows: int | None) -> None:
    """Every row of the file is in the account once, and in the tables once."""
    entries = account["entries"]
    assert isinstance(entries, list)
    skipped = account["skipped"]
    assert isinstance(skipped, list)
    numbers = sorted([e["row"] for e in entries] + [s["row"] for s in skipped])
    assert len(numbers) == len(set(numbers))
    if rows is not None:
        assert numbers == list(range(1, rows + 1))
    counts = Counter(entry["outcome"] for entry in entries)
    assert account["counts"] == {
        name: counts[name] for name in ("imported", "merged", "waiting", "rejected")
    }
    assert all(" / " in entry["reason"] for entry in entries), "a reason in both languages"
    [one] = read_imports(folder / "imports")
    joined(ALL(project_data()), [one])  # keys point to rows, cells read back, sizes agree
    taken_in, left = counts["imported"] + counts["merged"], counts["waiting"] + counts["rejected"]
    assert (len(one.rows["attestations"]), len(one.rows["unresolved"])) == (taken_in, left)
    kept = {r.id: r for r in one.rows["imported_rows"] if r.outcome != "gone"}
    assert len(kept) == len(entries)
    for entry in entries:
        assert json.loads(kept[entry["id"]].cells) == entry["original"]
        assert kept[entry["id"]].at.line == entry["row"]


def project_data() -> Path:
    from kg.layout import project

    return project().data


def write(file: Path, rows: list[list[str]]) -> int:
    """Write a table under the heading; return how many rows it has, empty ones at the end out."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([HEAD, *rows])
    file.write_text(out.getvalue(), "utf-8", newline="")
    while rows and not any(rows[-1]):
        rows.pop()
    return len(rows) + 1


@given(
    st.lists(st.tuples(*CELLS).map(list), max_size=6),
    st.lists(st.tuples(*CELLS).map(list), max_size=4),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
          deadline=None, max_examples=25)  # fmt: skip
def test_any_rows_balance_and_a_second_extract_does_too(
    tmp_path_factory: pytest.TempPathFactory, first: list[list[str]], second: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / "s.toml").write_text(SOURCE, "utf-8")
    for rows in (first, [*first[1:], *second]):
        size = write(folder / "r.csv", list(rows))
        account = run(folder, folder / "r.csv")
        assert account is not None
        balanced(folder, account, size)
        changes = account["changes"]
        assert isinstance(changes, dict)
        told = len(changes["new"]) + len(changes["changed"]) + changes["unchanged"]
        assert told == len(account["entries"])  # type: ignore[arg-type]


def test_mutated_files_balance_or_are_refused(tmp_path: Path) -> None:
    """Bytes of a CSV and parts of a workbook changed at random, seed 2011."""
    (tmp_path / "s.toml").write_text(SOURCE, "utf-8")
    write(tmp_path / "good.csv", [list(row) for row in ROWS])
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.active.append(row)
    book.save(tmp_path / "good.xlsx")
    text = (tmp_path / "good.csv").read_bytes()
    with zipfile.ZipFile(tmp_path / "good.xlsx") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    choose = random.Random(2011)
    refused = taken = 0
    for turn in range(30):
        if turn % 2:
            raw, file = bytearray(text), tmp_path / "bad.csv"
            for _ in range(choose.randrange(1, 12)):
                raw[choose.randrange(len(raw))] = choose.randrange(256)
            file.write_bytes(bytes(raw))
        else:
            file, name = tmp_path / "bad.xlsx", choose.choice(list(parts))
            part = bytearray(parts[name])
            for _ in range(choose.randrange(1, 12)):
                part[choose.randrange(len(part))] = choose.randrange(32, 127)
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for other, content in (parts | {name: bytes(part)}).items():
                    archive.writestr(other, content)
        account = run(tmp_path, file)
        if account is None:
            refused += 1
        else:
            taken += 1
            balanced(tmp_path, account, None)
    assert refused
    assert taken
