"""The file of questions: offered, filled in a spreadsheet program, obeyed or refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.intake import read_registry
from kg.layout import project
from kg.reconcile import Reconciler, read_review, write_review
from kg.reconcile.ledger import Entry
from kg.tables import Catalogue

DATA = project().data
HEAD = "Estado,Municipio,Contraparte,País,Fecha,Tipo"


class Desk:
    """One row of a registry, and what a person answers about it."""

    def __init__(self, folder: Path, catalogue: Catalogue, cells: str) -> None:
        self.folder, self._catalogue = folder, catalogue
        (folder / "r.csv").write_text(f"{HEAD}\n{cells}\n", "utf-8")
        self.reading = read_registry(folder / "r.csv")

    def entry(self, review: Path | None = None) -> Entry:
        answers = read_review(review, self.reading) if review else None
        self.reconciler = Reconciler(self._catalogue, DATA / "registry", answers)
        [found] = self.reconciler.entries(self.reading)
        return found

    def questions(self) -> list[dict[str, str]]:
        text = write_review([self.entry()], self.reconciler.names())
        assert text.startswith("\ufeff"), "spreadsheets see that it is UTF-8"
        return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))

    def filled(self, answer: str, encoding: str = "utf-8", separator: str = ",") -> Path:
        lines = self.questions()
        out = io.StringIO()
        writer = csv.DictWriter(out, list(lines[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows([lines[0] | {"answer": answer}, *lines[1:]])
        (self.folder / "q.csv").write_bytes(out.getvalue().encode(encoding))
        return self.folder / "q.csv"


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8-sig", ";"), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", ",")],
)
def test_answers_are_read_as_a_spreadsheet_program_saves_them(
    tmp_path: Path, catalogue: Catalogue, encoding: str, separator: str
) -> None:
    desk = Desk(tmp_path, catalogue, ",Guadalupe,Orléans,Francia,1999,Hermanamiento")
    found = desk.entry(desk.filled("mx-19026", encoding, separator))
    assert (found.outcome, found.government) == ("imported", ("mx-19026",))


def test_towns_of_one_name_are_offered_and_may_be_answered(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    """Two towns of GeoNames that no table has."""
    desk = Desk(tmp_path, catalogue, "Jal.,Guadalajara,Des Moines,EUA,1999,Hermanamiento")
    [line] = desk.questions()
    assert "us-ia-des-moines Des Moines, US-IA" in line["candidates"]
    assert "us-wa-des-moines Des Moines, US-WA" in line["candidates"]
    assert desk.entry(desk.filled("us-ia-des-moines")).counterparts == ("us-ia-des-moines",)


@pytest.mark.parametrize(("answer", "country"), [("us", "us"), ("Estados Unidos", "us")])
def test_a_country_is_answered_by_letters_or_name(
    tmp_path: Path, catalogue: Catalogue, answer: str, country: str
) -> None:
    desk = Desk(tmp_path, catalogue, "Jal.,Guadalajara,Portland,Wakanda,1999,Hermanamiento")
    assert desk.entry(desk.filled(answer)).country == country


@pytest.mark.parametrize(
    ("cells", "answer", "told"),
    [
        ("Jal.,Guadalajara,Portland,Wakanda,1999,x", "zz", "no country 'zz'"),
        ("Jal.,Guadalajara,Portland,Wakanda,1999,x", "Atlantis", "no country 'Atlantis'"),
        ("Jal.,Guadalajara,Lyon,Francia,30/02/2005,x", "2005-02-31", "'2005-02-31' is no date"),
    ],
)
def test_an_answer_that_is_none_is_refused(
    tmp_path: Path, catalogue: Catalogue, cells: str, answer: str, told: str
) -> None:
    desk = Desk(tmp_path, catalogue, cells)
    with pytest.raises(DataError, match=told):
        desk.entry(desk.filled(answer))


def test_a_counterpart_that_is_answered_brings_its_country(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    desk = Desk(tmp_path, catalogue, "Zac.,Nochistlán,Santa Cruz,México,,Hermanamiento")
    found = desk.entry(desk.filled("es-cm-guadalajara"))
    assert (found.country, found.counterparts) == ("es", ("es-cm-guadalajara",))
