"""Dates as registries write them: read to the day, month or year they tell, never beyond."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.intake import read_date
from kg.intake.numerals import digits_for_words

DATES = {
    "1998": "1998",
    "12 de mayo de 1998": "1998-05-12",
    "1º de mayo del 1998": "1998-05-01",
    "Lunes, 4 de MAYO de 1998": "1998-05-04",
    "12-may-98": "1998-05-12",
    "12/Sept./2004": "2004-09-12",
    "3-V-1998": "1998-05-03",
    "2/X/79": "1979-10-02",
    "16.IV.97": "1997-04-16",
    "IV/05": "2005-04",
    "año de 1997": "1997",
    "año: 1981": "1981",
    "1982 (año)": "1982",
    "desde 1965": "1965",
    "vie 24-may-2019": "2019-05-24",
    "24 febr. 1964": "1964-02-24",
    "22 de ocutbre de 2014": "2014-10-22",
    "6may2025": "2025-05-06",
    "Sept 2 '22": "2022-09-02",
    "[s.f.]": "",
    "a los quince días del mes de marzo de mil novecientos noventa y uno": "1991-03-15",
    "15 de Marzo de 1,991": "1991-03-15",
    "May 12, 1998": "1998-05-12",
    "mayo de 1998": "1998-05",
    "5/1998": "1998-05",
    "1998-05": "1998-05",
    "13/05/1998": "1998-05-13",
    "05/13/1998": "1998-05-13",
    "1998-05-03T00:00:00": "1998-05-03",
    "entre 1998 y 2000": "1998-01-01/2000-12-31",
    "1998-99": "1998-01-01/1999-12-31",
    "primer semestre de 2001": "2001-01-01/2001-06-30",
    "del 3 al 5 de mayo de 1998": "1998-05-03/1998-05-05",
    "3 - 5 de mayo de 1998": "1998-05-03/1998-05-05",
    "del 3/5/1998 al 4/6/1998": "1998-05-03/1998-06-04",
    "14 - 02 - 2019": "2019-02-14",
    "circa 1998": "1998",
    "quince de marzo de mil novecientos noventa y uno": "1991-03-15",
    "Primero de Mayo de 1990": "1990-05-01",
    "del tres al cinco de mayo de dos mil dos": "2002-05-03/2002-05-05",
    "a 20 de octubre de 1980": "1980-10-20",
    "Fecha de firma: 12 mar 2001": "2001-03-12",
    "III/1991": "1991-03",
    "1991*": "1991",
    "¿1990?": "1990",
    "35000": "1995-10-28",
    "s/f": "",
    "31/02/1999": "",
    "30 de febrero de 2001": "",
    "2000-1998": "",
    "4 de mayo": "",
    "99999": "",
    "hola": "",
}


@pytest.mark.parametrize("text", DATES)
def test_dates(text: str) -> None:
    assert read_date(text).iso == DATES[text]


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("treinta y uno", "31"), ("treinta y treinta", "30 y 30"), ("veinte y cinco", "25"),
        ("mil ochocientos diez", "1810"), ("mil novecientos", "1900"), ("dos mil", "2000"),
        ("dos mil veinticuatro", "2024"), ("uno dos", "1 2"), ("tres y cuatro", "3 y 4"),
        ("cien", "100"), ("sin fecha", "sin fecha"), ("once once", "11 11"), ("diez mil", "10000"),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, digits: str) -> None:
    assert digits_for_words(words) == digits


def test_doubts_are_told() -> None:
    for text in (
        "circa 1998",
        "1998?",
        "3/5/1998",
        "12-may-98",
        "1998 o 1999",
        "31/02/1999",
        "15/03/1991 y 16/04/1992",
    ):
        found = read_date(text)
        assert found.doubt, text
        assert found.reason, text
    assert not read_date("3/5/1998", day_first=True).doubt
    assert read_date("3/5/1998", day_first=False).iso == "1998-03-05"


def test_two_dates_are_for_a_person_to_choose_from() -> None:
    for text in ("1998 o 1999", "¿1998 o 1999?", "10/04/2014 ó 26/06/2024", "4 de mayo", "hola"):
        assert read_date(text).undecided, text
    for text in ("1998-99", "entre 1998 y 2000", "circa 1998", "12-may-98", "s/f"):
        assert not read_date(text).undecided, text


def test_days_of_spreadsheets() -> None:
    """Day 1 of 1904's workbooks is 1904-01-02; 36526 of the others is 2000-01-01."""
    assert read_date(36526.0).iso == "2000-01-01"
    assert read_date("35064", epoch_1904=True).iso == "2000-01-01"
    assert read_date(1998.0).iso == "1998"


@given(st.dates(date(1850, 1, 1), date(2090, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    months = [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
    ]
    month = [*months, "diciembre"][day.month - 1]
    assert read_date(f"{day.day} de {month} de {day.year}").iso == day.isoformat()
    assert read_date(f"{day.day:02}/{day.month:02}/{day.year}", day_first=True).start == day
    assert read_date(day.isoformat()).iso == day.isoformat()


@given(st.text(max_size=40))
def test_no_text_breaks_the_dates(text: str) -> None:
    found = read_date(text)
    assert (found.start is None) == (found.iso == "")
    assert found.start is None or found.end is None or found.start <= found.end
