"""From the rows of a registry to an account of every row: by hand, answered by a person, fuzzed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kg.cli.import_ import import_
from kg.errors import DataError, KgError
from kg.intake import read_registry
from kg.layout import project
from kg.reconcile import Reconciler, read_review, write_review
from kg.tables import Catalogue

DATA = project().data


HEAD = ["Estado", "Municipio", "Ciudad hermana", "País", "Fecha de firma", "Tipo"]
ROWS = [
    ["Yucatán", "Mérida", "Venecia", "Italia", "3/5/1998", "Hermanamiento"],
    ["", "Guadalupe", "Lyon", "Francia", "1999", "Hermanamiento"],
    ["Puebla", "Puebla", "Lieja", "Bélgica", "28/11/2001", "Hermanamiento"],
    ["Puebla", "H. Ayuntamiento de Puebla", "LIEJA", "Belgica", "2001-11-28", "Hermanamiento"],
    ["Jalisco", "Guadalajara", "Kioto", "Japón", "31/02/1999", "Hermanamiento"],
    ["", "Fulanitlán", "X", "Francia", "2001", ""],
]


def written(path: Path, rows: list[list[str]]) -> Path:
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows])
    path.write_text(out.getvalue(), "utf-8")
    return path


def test_every_row_has_its_entry(tmp_path: Path) -> None:
    ledger, questions = tmp_path / "l.json", tmp_path / "q.csv"
    file = written(tmp_path / "r.csv", ROWS)
    made = CliRunner().invoke(
        import_, [str(file), "--ledger", str(ledger), "--questions", str(questions), "--dry-run"]
    )
    assert made.exit_code == 0, made.output
    entries = json.loads(ledger.read_text("utf-8"))
    assert [entry["outcome"] for entry in entries] == [
        "imported", "waiting", "imported", "merged", "waiting", "rejected",
    ]  # fmt: skip
    assert [entry["row"] for entry in entries] == [2, 3, 4, 5, 6, 7]
    first = entries[0]
    assert (first["government"], first["country"], first["signed"], first["kind"]) == (
        ["31050"], "IT", "1998-05-03", "twinning",
    )  # fmt: skip
    assert {"score", "reason"} <= first.keys()
    assert entries[3]["merged_into"] == 4
    assert "mx-19026" in questions.read_text("utf-8")


def test_the_account_is_read_by_the_words_of_its_description(tmp_path: Path) -> None:
    """A list of entries, each whole by itself: its file, sheet and row are in it."""
    file, ledger = tmp_path / "r.csv", tmp_path / "l.json"
    words = "a b, c y " * 120
    file.write_text(
        "Municipio,Ciudad hermana,País,Fecha de firma,Tipo\n"
        "Tuxtla Gtz.,Lyon,Francia,3/05/24,Hermanamiento\n"
        f'"{words}",Lyon,Francia,1999,\n',
        "utf-8",
    )
    made = CliRunner().invoke(import_, [str(file), "--ledger", str(ledger), "--dry-run"])
    assert made.exit_code == 0, made.output
    first, long = json.loads(ledger.read_text("utf-8"))
    keys = ("file", "sheet", "row", "outcome", "government", "country", "signed", "kind", "score")
    assert [first[key] for key in keys] == [
        str(file), None, 2, "imported", ["07101"], "FR", "2024-05-03", "twinning", first["score"],
    ]  # fmt: skip
    assert long["outcome"] == "rejected"
    assert "1,079 characters are no name" in long["reason"]
    assert long["original"]["Municipio"] == words.strip()


def test_each_question_tells_its_own_reason(tmp_path: Path, catalogue: Catalogue) -> None:
    """And a place in another country is asked about with what it might be, not taken."""
    file = written(
        tmp_path / "r.csv", [["", "Mérida (Venezuela)", "Cali, CO", "", "1998 o 1999", "Herm."]]
    )
    [entry] = Reconciler(catalogue, DATA / "registry").entries(read_registry(file))
    assert (entry.outcome, entry.kind) == ("waiting", "twinning")
    asked = {row["field"]: row for row in csv.DictReader(io.StringIO(write_review([entry])))}
    assert asked.keys() == {"government", "country", "signed"}
    assert "«Venezuela»" in asked["government"]["reason"]
    assert asked["government"]["candidates"] == "mx-31050"
    assert "the country is not told" in asked["country"]["reason"]
    assert asked["signed"]["reason"] == "una fecha u otra / one date or another"


def test_nothing_that_is_read_is_written_over(tmp_path: Path) -> None:
    file, answers = tmp_path / "r.csv", tmp_path / "q.csv"
    file.write_text("Municipio,Ciudad hermana\nGuadalupe,Lyon\n", "utf-8")
    answers.write_text("row,field,text,candidates,reason,answer\n", "utf-8")
    for words in (
        ["--ledger", str(file)],
        ["--review", str(answers), "--questions", str(tmp_path / "." / "q.csv")],
        ["--ledger", str(tmp_path / "x"), "--questions", str(tmp_path / "x")],
    ):
        before = file.read_bytes(), answers.read_bytes()
        made = CliRunner().invoke(import_, [str(file), "--dry-run", *words])
        assert isinstance(made.exception, KgError), made.output
        assert "Name another file" in str(made.exception)
        assert before == (file.read_bytes(), answers.read_bytes())


def test_a_state_in_the_name_of_a_university_is_not_cut_off(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    file = tmp_path / "r.csv"
    file.write_text(
        "Municipio,Contraparte,País\nPachuca,Universidad de Texas,EUA\nPachuca,Laredo Texas,EUA\n",
        "utf-8",
    )
    reconciler = Reconciler(catalogue, project().data / "registry")
    university, town = reconciler.entries(read_registry(file))
    assert university.counterparts == ("us-universidad-de-texas",)
    assert reconciler.abroad.new["us-universidad-de-texas"].name == "Universidad de Texas"
    assert town.counterparts == ("us-tx-laredo",)


def test_without_dry_run_the_account_is_written_and_the_rest_refused(tmp_path: Path) -> None:
    ledger = tmp_path / "l.json"
    file = written(tmp_path / "r.csv", ROWS)
    made = CliRunner().invoke(import_, [str(file), "--ledger", str(ledger)])
    assert isinstance(made.exception, KgError)
    assert len(json.loads(ledger.read_text("utf-8"))) == len(ROWS)


def test_a_person_decides_and_is_obeyed(tmp_path: Path, catalogue: Catalogue) -> None:
    file = written(tmp_path / "r.csv", ROWS)
    reading = read_registry(file)
    entries = Reconciler(catalogue, DATA / "registry").entries(reading)
    review = tmp_path / "q.csv"
    lines = list(csv.DictReader(io.StringIO(write_review(entries))))
    for line in lines:
        line["answer"] = "mx-19026" if line["field"] == "government" else "1999"
    with review.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    again = Reconciler(catalogue, DATA / "registry", read_review(review)).entries(reading)
    assert [e.outcome for e in again].count("waiting") == 0
    assert again[1].government == ("mx-19026",)
    assert again[4].signed.iso == "1999"
    review.write_text(review.read_text("utf-8").replace("mx-19026", "mx-19926"), "utf-8")
    with pytest.raises(DataError, match="no government 'mx-19926'"):
        Reconciler(catalogue, DATA / "registry", read_review(review)).entries(reading)


WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20),
    st.sampled_from(["Guadalupe", "Mérida", "N.L.", "Edo. de México", "y", ",", "EUA", "Jalisco"]),
    st.lists(
        st.sampled_from(
            ["Mpio.", "de", "Cd.", "México", ",", "y", ";", "(", ")", "Puebla", "D.F.", "Ayto"]
        ),
        max_size=6,
    ).map(" ".join),
)


@given(st.lists(st.tuples(*[WORDS] * 6), max_size=5))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150
)
def test_no_row_is_lost(tmp_path: Path, catalogue: Catalogue, rows: list[tuple[str, ...]]) -> None:
    """A cell with a whole row in it is taken for a quotation mark left open, and refused."""
    assume(all(cell.count(sign) < 5 for row in rows for cell in row for sign in ",;\t|"))
    reading = read_registry(written(tmp_path / "r.csv", [list(row) for row in rows]))
    entries = _RECONCILER.setdefault(0, Reconciler(catalogue, DATA / "registry")).entries(reading)
    assert [entry.row for entry in entries] == [row.number for row in reading.rows]
    for entry in entries:
        assert entry.outcome in ("imported", "merged", "waiting", "rejected")
        assert entry.reason.es


_RECONCILER: dict[int, Reconciler] = {}
