"""Dates as intervals, windows, and growth: answers worked out by hand."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli.main import cli
from kg.errors import EmptyNetworkError, KgError
from kg.graph import open_store
from kg.layout import Layout
from kg.network import read_links
from kg.network.growth import growth
from kg.network.growth_words import as_json, as_text, tables
from kg.network.links import Link, Links, Party
from kg.network.moments import Dated, Moment, Window, moment, period_window, windows_by
from kg.network.projection import project_links
from kg.network.properties import properties

SCOPE: dict[str, Any] = {
    "name": "parties", "policy": "pairwise", "domestic": True,
    "kinds": ("cooperation", "friendship", "twinning"), "sources": (), "evidence": "link",
    "during": "",
}  # fmt: skip
TERMS = (
    Window("one", "term", "Una", "One", date(1982, 12, 1), date(1988, 12, 1)),
    Window("two", "term", "Dos", "Two", date(1988, 12, 1), date(1994, 12, 1)),
)


def dated(*rows: tuple[str, str, str]) -> Moment:
    return moment(Dated(*row) for row in rows)


def span(first: str, before: str) -> Moment:
    return Moment("signed", date.fromisoformat(first), date.fromisoformat(before))


def test_a_date_of_any_precision_is_the_interval_it_covers() -> None:
    assert dated(("a", "1988", "signature")) == span("1988-01-01", "1989-01-01")
    assert dated(("a", "1988-12", "signature-derived")) == span("1988-12-01", "1989-01-01")
    assert dated(("a", "1988-12-31", "signature")) == span("1988-12-31", "1989-01-01")


def test_rows_of_one_agreement_are_taken_together_and_if_they_differ_all_is_kept() -> None:
    agree = dated(("a", "1988", "signature"), ("a", "1988-03", "signature"))
    assert agree == span("1988-03-01", "1988-04-01")
    differ = dated(("a", "1988", "signature"), ("a", "1990", "signature"))
    assert differ == span("1988-01-01", "1991-01-01")
    bounded = dated(("a", "1988", "signature"), ("a", "1988-06-15", "no-later-than"))
    assert bounded == span("1988-01-01", "1988-06-16")
    # a page older than the signature it reports bounds nothing that can be believed
    odd = dated(("a", "1988", "signature"), ("a", "1980", "no-later-than"))
    assert odd == span("1988-01-01", "1989-01-01")


def test_of_several_agreements_the_first_counts() -> None:
    found = dated(("a", "1983", "signature"), ("b", "1983-05-10", "signature"))
    assert found == span("1983-01-01", "1983-05-11")


def test_what_is_no_date_of_signature_dates_nothing() -> None:
    assert dated() == Moment("undated")
    assert dated(("", "1987", "")) == Moment("other")
    assert dated(("a", "1987-01-02", "approval")) == Moment("other")
    bound = dated(("a", "2020-05", "no-later-than"), ("b", "2019", "no-later-than"))
    assert bound == Moment("bounded", None, date(2020, 1, 1))


def test_a_year_across_the_boundary_of_two_terms_may_lie_in_both_and_surely_in_none() -> None:
    one, two = TERMS
    year = dated(("a", "1988", "signature"))
    assert [year.certainly(w) for w in TERMS] == [False, False]
    assert [year.possibly(w) for w in TERMS] == [True, True]
    eve = dated(("a", "1988-11-30", "signature"))
    assert [eve.certainly(one), eve.possibly(two)] == [True, False]
    day = dated(("a", "1988-12-01", "signature"))
    assert [day.possibly(one), day.certainly(two)] == [False, True]
    latest = Moment("bounded", None, date(1989, 1, 1))
    assert [latest.possibly(w) for w in windows_by(TERMS, "term")] == [True, True, True, False]
    assert not any(latest.certainly(w) for w in TERMS)
    assert not Moment("undated").possibly(windows_by(TERMS, "term")[0])


@given(st.dates(date(1970, 1, 1), date(2000, 1, 1)), st.integers(1, 900))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_windows_part_all_time(first: date, days: int) -> None:
    before = date.fromordinal(first.toordinal() + days)
    one = Moment("signed", first, before)
    windows = windows_by(TERMS, "term")
    certain = sum(one.certainly(w) for w in windows)
    possible = sum(one.possibly(w) for w in windows)
    assert possible >= 1
    assert certain == (1 if possible == 1 else 0)


def test_a_period_holds_both_its_years() -> None:
    found = period_window("1981-1985", "es", "en")
    assert found is not None
    assert (found.begins, found.before) == (date(1981, 1, 1), date(1986, 1, 1))
    assert period_window("otro", "es", "en") is None


def four_links() -> Links:
    """G-x signed 1985, g-y in 1988, h-x on 1990-02-03, h-y without a date, g-z bounded by 1989."""
    pairs = ("gx", "gy", "hx", "hy", "gz")
    return Links(
        tuple(Link(p, "twinning", tuple(p), sources=frozenset({"s"})) for p in pairs),
        {
            key: Party(key, f"iri:{key}", "municipality" if key in "gh" else "university",
                       f"{key} es", f"{key} en") for key in "ghxyz"
        },
        moments={
            "gx": dated(("a", "1985", "signature")),
            "gy": dated(("b", "1988", "signature")),
            "hx": dated(("c", "1990-02-03", "signature")),
            "gz": dated(("d", "1989", "no-later-than")),
        },
        windows=TERMS,
    )  # fmt: skip


def test_growth_by_hand() -> None:
    found = growth(four_links(), SCOPE, by="term", key="degree")
    assert found.known == {"signed": 3, "bounded": 1, "other": 0, "undated": 1}
    before, one, two, after = found.spans
    assert [s.links for s in found.spans] == [(0, 0), (1, 2), (1, 2), (0, 0)]
    assert [s.open for s in found.spans] == [1, 1, 1, 0]
    # g and x enter in the first term; y with its 1988 may in either; h surely in the second
    assert [s.governments for s in found.spans] == [(0, 0), (1, 1), (1, 1), (0, 0)]
    assert [s.counterparts for s in found.spans] == [(0, 0), (1, 2), (0, 1), (0, 0)]
    assert (one.entered, two.entered) == (["g", "x"], ["h"])
    # at the end of the second: gx, gy, hx, and gz by its bound
    assert [s.links_so_far for s in found.spans] == [(0, 1), (1, 3), (4, 4), (4, 4)]
    assert (two.nodes, two.edges, two.giant) == (5, 4, 5)
    assert [(p.node, p.rank, p.before) for p in two.places] == [
        ("g", 1, 1), ("x", 2, 1), ("h", 3, None), ("y", 3, None), ("z", 3, None)
    ]  # fmt: skip
    assert before.places == []
    assert after.entered == []


def test_who_rose_stands_by_places_gained() -> None:
    links = four_links()
    later = replace(links, moments=links.moments | {"gy": dated(("b", "1989", "signature")),
                                                    "hy": dated(("e", "1983", "signature"))})  # fmt: skip
    found = growth(later, SCOPE, by="term", key="degree")
    # at the end of the first term all four have one; of the second g has 3 and falls nowhere
    assert found.spans[2].rose == []
    first = replace(links, moments=links.moments | {"hx": dated(("c", "1984", "signature")),
                                                    "gy": dated(("b", "1990", "signature"))})  # fmt: skip
    span = growth(first, SCOPE, by="term", key="degree").spans[2]
    # x led with 2; g came from 2nd to 1st with 3
    assert [(p.node, p.before, p.rank) for p in span.rose] == [("g", 2, 1)]


def test_the_network_of_a_window_has_only_what_was_certainly_signed_in_it() -> None:
    links = four_links()
    graph = project_links(links, during="two")
    assert set(graph.edges()) == {("h", "x")}
    assert graph.graph["during"] == "two"
    both = properties(links, SCOPE, ("term",), ["edges"])
    assert [one.values for one in both] == [{"edges": 1}, {"edges": 1}]
    assert [one.scope["during"] for one in both] == ["one", "two"]
    with pytest.raises(KgError, match=r"no period or presidential term 'tow'.*\n.*two"):
        project_links(links, during="tow")
    with pytest.raises(EmptyNetworkError, match="signed in two"):
        project_links(links, during="two", kinds=("friendship",))


def test_files_name_the_scope_and_text_has_both_languages() -> None:
    found = growth(four_links(), SCOPE, by="term")
    rows = list(csv.DictReader(tables(found)["growth.csv"].splitlines()))
    assert [row["links_possible"] for row in rows] == ["0", "2", "2", "0"]
    assert all(row["policy"] == "pairwise" and row["sources"] == "s" for row in rows)
    places = list(csv.DictReader(tables(found)["places.csv"].splitlines()))
    assert {row["window"] for row in places} == {"one", "two", "from-1994-12-01"}
    content = json.loads(as_json(found))
    assert content["links_by_date"]["undated"] == 1
    assert content["windows"][1]["links"] == {"certain": 1, "possible": 2}
    assert "1 without date" in as_text(found, "en", 2)
    assert "1 sin fecha" in as_text(found, "es", 2)
    assert "1–2" in as_text(found, "es", 2)


def test_unknown_windows_and_measures_are_refused() -> None:
    with pytest.raises(KgError, match="no windows by 'decade'"):
        growth(four_links(), SCOPE, by="decade")
    with pytest.raises(KgError, match="the graph has no period"):
        growth(four_links(), SCOPE, by="period")
    with pytest.raises(KgError, match="component ranks no node"):
        growth(four_links(), SCOPE, by="term", key="component")


def test_the_real_windows_and_the_command(
    built_store: Path, layout: Layout, tmp_path: Path
) -> None:
    with open_store(built_store) as store:
        links = read_links(store, layout.queries)
    assert [w.key for w in links.windows if w.by == "period"][::5] == ["1981-1985", "2006-2010"]
    assert [w.key for w in links.windows if w.by == "term"][:3] == [
        "lopez-portillo", "de-la-madrid", "salinas"
    ]  # fmt: skip
    with (layout.data / "tables" / "attestations.csv").open(encoding="utf-8", newline="") as rows:
        signed = {
            row["link"] for row in csv.DictReader(rows) if row["date_kind"].startswith("signature")
        }
    assert {key for key, one in links.moments.items() if one.known == "signed"} == signed
    folder = tmp_path / "time"
    words = ["network", "time", "--dist", str(built_store), "-o", str(folder), "--by", "period"]
    wrong = CliRunner().invoke(cli, [*words, "--measure", "fame"])
    assert isinstance(wrong.exception, KgError)
    assert not folder.exists()
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    windows = list(csv.DictReader((folder / "growth.csv").open(encoding="utf-8")))
    assert sum(int(row["links_certain"]) for row in windows) == len(signed)
