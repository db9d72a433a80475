"""Tables: every fault stops with its place, its value and the remedy."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import (
    CellError,
    DanglingKeyError,
    DataError,
    DuplicateKeyError,
    EncodingError,
    HeaderError,
)
from kg.layout import Layout
from kg.tables import columns, read, read_all
from kg.tables.cells import PartialDate
from kg.tables.model import Link, PresidentialTerm
from kg.tables.write import tidied, tidy

HEADER = ",".join(columns(Link))


def link_table(tmp_path: Path, *rows: str, header: str = HEADER) -> Path:
    path = tmp_path / "links.csv"
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


def test_a_good_row_is_read_with_its_place(tmp_path: Path) -> None:
    rows = read(link_table(tmp_path, "a--b--twinning,twinning,a;b"), Link)
    assert [(r.id, r.kind, r.parties, str(r.at)) for r in rows] == [
        ("a--b--twinning", "twinning", ("a", "b"), "links.csv:2")
    ]


@pytest.mark.parametrize(
    ("header", "rows", "error", "message"),
    [
        ("id,kind", ["a,b"], HeaderError, "links.csv:1:parties: the column is missing."),
        (
            "id,knid,parties",
            [],
            HeaderError,
            "links.csv:1:knid: no such column.\n  Did you mean 'kind'?",
        ),
        ("kind,id,parties", [], HeaderError, "links.csv:1: the columns are out of order."),
        (HEADER, ["a,b"], DataError, "links.csv:2: 2 cells where the header has 3."),
        (HEADER, ["a,b,c", "d,B,c"], CellError, "links.csv:3:kind: 'B' is not a key"),
        (
            HEADER,
            ["a,b,", "a,b,"],
            DuplicateKeyError,
            "links.csv:3:id: id 'a' already stands at links.csv:2.",
        ),
        (HEADER, ["a,,"], CellError, "links.csv:2:kind: '' is not a value"),
        (HEADER, ["a, b,"], CellError, "links.csv:2:kind: ' b' is not free of blanks"),
        (HEADER, ['a,"b,c'], DataError, "links.csv:2: is not CSV"),
        (HEADER, ["a,b\u202e,c"], CellError, "direction-changing"),
        (HEADER, ["a,Me\u0301xico,c"], CellError, "NFC"),
    ],
)
def test_a_fault_says_where_what_and_what_to_do(
    tmp_path: Path, header: str, rows: list[str], error: type[DataError], message: str
) -> None:
    with pytest.raises(error) as caught:
        read(link_table(tmp_path, *rows, header=header), Link)
    assert message in str(caught.value)
    assert "\n  " in str(caught.value), "a remedy stands on the second line"


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes(f"{HEADER}\na,b,c\nMéxico,b,c\n".encode("cp1252"))
    with pytest.raises(EncodingError, match=r"links.csv:3: byte 0xe9 is not UTF-8"):
        read(path, Link)
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEADER}\n".encode())
    with pytest.raises(EncodingError, match="byte-order mark"):
        read(path, Link)
    path.write_bytes(f"{HEADER}\n".encode("utf-16"))
    with pytest.raises(EncodingError, match="UTF-16"):
        read(path, Link)


@pytest.mark.parametrize("text", ["2011-02-29", "1983-13", "23/09/1983", "83", "1983-9", "0000"])
def test_an_impossible_date_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "presidential_terms.csv"
    header = ",".join(columns(PresidentialTerm))
    path.write_text(f"{header}\nfox,s,T3,Fox,{text},2006-12-01,,\n", "utf-8")
    with pytest.raises(CellError, match=rf"presidential_terms.csv:2:begins: '{text}' is not a d"):
        read(path, PresidentialTerm)


@given(st.dates(date(1500, 1, 1), date(2900, 12, 31)))
def test_a_date_of_any_precision_covers_its_day(day: date) -> None:
    for text in (f"{day:%Y}", f"{day:%Y-%m}", f"{day:%Y-%m-%d}"):
        first, after = PartialDate(text).interval
        assert first <= day < after
    assert PartialDate(day.isoformat()).interval == (day, day + timedelta(days=1))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=4))
def test_tidying_twice_is_tidying_once(cells: list[str]) -> None:
    line = ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in ["k", *cells])
    once = tidied(f"{line}\n{line}\n{line}\n")
    assert tidied(once) == once
    assert len(list(csv.reader(once.splitlines()))) == 3


@pytest.fixture
def copy(tmp_path: Path, layout: Layout) -> Path:
    """A copy of the real tables, to be spoilt."""
    return Path(shutil.copytree(layout.data, tmp_path / "data"))


def replace(path: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = list(reader)
        names = reader.fieldnames
    assert names
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_the_real_tables_are_whole_and_tidy(layout: Layout) -> None:
    catalogue = read_all(layout.data)
    assert len(catalogue.rows["federal_entities"]) == 32
    assert len(catalogue.rows["municipalities"]) == 2478
    assert tidy(layout.data, check=True) == [], "run: kg tidy"


def test_a_dangling_key_names_the_near_one(copy: Path) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        rows[4]["link"] = rows[4]["link"].replace("mx-", "mx-9", 1)

    replace(copy / "tables" / "attestations.csv", change)
    with pytest.raises(DanglingKeyError) as caught:
        read_all(copy)
    assert "data/tables/attestations.csv:6:link: no row" in str(caught.value)


def test_an_unknown_code_of_a_closed_list_is_refused(copy: Path) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        rows[0]["kind"] = "twining"

    replace(copy / "tables" / "links.csv", change)
    with pytest.raises(DanglingKeyError, match=r"links.csv:2:kind: no row 'twining'") as caught:
        read_all(copy)
    assert "Did you mean 'twinning'?" in str(caught.value)


def test_a_row_on_participation_without_participant_is_refused(copy: Path) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        rows[0]["participants"] = ""

    replace(copy / "tables" / "memberships.csv", change)
    with pytest.raises(CellError, match=r"memberships.csv:2:participants: .*may not be empty"):
        read_all(copy)


def test_an_unknown_role_is_refused(copy: Path) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        rows[0]["role"] = "membr"

    replace(copy / "tables" / "memberships.csv", change)
    with pytest.raises(DanglingKeyError, match=r"memberships.csv:2:role: no row 'membr'"):
        read_all(copy)


def test_a_lost_row_is_noticed(copy: Path) -> None:
    def change(rows: list[dict[str, str]]) -> None:
        del rows[10]

    replace(copy / "tables" / "attestations.csv", change)
    with pytest.raises(DataError, match="expected_rows"):
        read_all(copy)


def test_a_row_lost_from_one_table_is_noticed(copy: Path) -> None:
    path = copy / "sources" / "participation-cited" / "source.toml"
    path.write_text(path.read_text("utf-8").replace("offices = 44", "offices = 45"), "utf-8")
    with pytest.raises(DataError, match=r"expected_by_table.offices: .*holds 44 rows") as caught:
        read_all(copy)
    assert "move the number" in str(caught.value)


def test_a_table_that_is_not_one_is_refused(copy: Path) -> None:
    path = copy / "sources" / "participation-cited" / "source.toml"
    path.write_text(path.read_text("utf-8").replace("offices = ", "ofices = "), "utf-8")
    with pytest.raises(DataError, match="no such table") as caught:
        read_all(copy)
    assert "Did you mean 'offices'?" in str(caught.value)


def test_a_missing_table_is_named(copy: Path) -> None:
    (copy / "tables" / "links.csv").unlink()
    with pytest.raises(DataError, match=r"data/tables/links.csv:1: cannot be read"):
        read_all(copy)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("title_en", "titel_en"), "no such key"),
        (("expected_rows = ", "expected_rows = 'x' # "), "is not a int"),
        (("sha256", "expected_by_table = { links = 'x' }\nsha256"), "is not a number of rows"),
        (("id = ", "id = 'other' # "), "is not the folder's name"),
        (("id = ", "id == "), "is not TOML"),
    ],
)
def test_a_wrong_source_description_is_refused(
    copy: Path, change: tuple[str, str], message: str
) -> None:
    path = copy / "sources" / "wikidata-2022" / "source.toml"
    path.write_text(path.read_text("utf-8").replace(*change, 1), "utf-8")
    with pytest.raises(DataError, match=message) as caught:
        read_all(copy)
    assert "sources/wikidata-2022/source.toml:1" in str(caught.value)
