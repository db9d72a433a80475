"""The checks of what the working paper says: each gives its verdict, and another on other data."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.check.paper import numbers, read_source_checks, verdicts
from kg.check.sheet import render_paper
from kg.cli.paper import paper as command
from kg.errors import QueryError
from kg.graph import Store
from kg.layout import Layout

WORKED_OUT = {
    "A00": "pass", "A01": "pass", "A02": "pass", "A03": "pass", "A04": "pass", "A05": "pass",
    "A06": "pass", "A07": "pass", "A08": "pass", "A09": "FAIL I-A1", "A10": "FAIL I-A2",
    "A11": "SUSPECT I-A3", "A12": "FAIL I-A4", "A13": "FAIL I-A5", "A14": "pass",
    "A15": "LOOSE I-A6", "A16": "EXPLAIN I-A7", "A17": "SUSPECT I-A8", "A18": "rounding I-A10",
    "A19": "ANACHRONISM I-A14", "A20": "do not merge I-A12", "A21": "pass", "L01": "FAIL I-L6",
    "L02": "OVERREACH I-L1", "L03": "OVERREACH I-L2", "L04": "OVERREACH I-L3", "L05": "FAIL I-L8",
    "Q01": "FAIL I-Q1", "Q02": "pass", "T01": "FAIL I-T1", "T02": "FAIL I-T2", "T03": "FAIL I-T3",
    "T04": "FAIL I-T4", "T05": "FAIL I-L11", "T06": "UNRESOLVED I-L10", "T07": "FAIL I-L12",
    "T08": "FAIL I-T8", "T09": "FAIL I-T7",
}  # fmt: skip
"""Read off the paper and the law by hand."""


class Altered:
    """A store in which one term's answer is another: what a check reads is changed, not the check."""

    def __init__(self, store: Store, old: str, new: str) -> None:
        self._store, self._old, self._new = store, old, new

    def select(self, text: str) -> object:
        return self._store.select(text.replace(self._old, self._new))


def test_each_check_gives_its_verdict(store: Store, layout: Layout) -> None:
    found = verdicts(read_source_checks((layout.queries / "paper").glob("*.rq")), store)
    assert {v.check.name: v.verdict for v in found} == WORKED_OUT
    for one in found:
        for lang in ("es", "en"):
            assert "?" not in one.explanation(lang).replace(one.printed, "")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("A05", "obs:share-epoch-after-nafta", "obs:share-spain-europe"),
        ("A09", "obs:t3-calderon", "obs:t3-zedillo"),
        ("A11", "obs:t3-fox", "obs:t3-zedillo"),
        ("A12", "obs:share-region-europe", "obs:share-region-asia"),
        ("A16", "obs:share-region-global", "obs:share-counterpart-type-international-organization"),
        ("A21", "obs:share-region-asia", "obs:share-region-global"),
        ("L03", "text:l03-report", "text:l02-levels"),
        ("T01", '"agency-acronym"', '"refugee-agency"'),
        ("T03", '"regulation-title"', '"law-title"'),
        ("T08", '"fn8-name"', '"german-agency"'),
        ("T09", '"actors-of-cidpd"', '"german-agency"'),
    ],
)
def test_a_check_looks_at_the_data(
    store: Store, layout: Layout, name: str, old: str, new: str
) -> None:
    """Pointed at other figures, the verdict or what came out is another."""
    [check] = read_source_checks([layout.queries / "paper" / f"{name}.rq"])
    [before] = verdicts([check], store)
    try:
        [after] = verdicts([check], Altered(store, old, new))  # type: ignore[arg-type]
    except QueryError:
        return
    assert (after.verdict, after.computed) != (before.verdict, before.computed)


def test_what_comes_out_in_words_is_said_in_the_language_of_the_reader(
    store: Store, layout: Layout
) -> None:
    """Article 89-X empowers the President; the summary of the provision exists in both languages."""
    [told] = verdicts(read_source_checks([layout.queries / "paper" / "L02.rq"]), store)
    assert "President of the Republic: Empowers" in told.explanation("en")
    assert "Presidente de la República: Faculta" in told.explanation("es")


def test_numbers_of_section_4(store: Store, layout: Layout) -> None:
    """Every percentage is that of its count but one: Spain's 57.68 % of Europe is 57.69 %."""
    found = numbers(store)
    wrong = [(n.observation, n.printed, n.recomputed) for n in found if n.verdict == "differs"]
    assert wrong == [("share-spain-europe", "57.68", "57.69")]
    with (layout.data / "tables" / "observations.csv").open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["source"] == "working-paper-219"]
    percents = {n.observation: Decimal(n.printed) for n in found if n.measure == "percent"}
    assert percents == {r["id"]: Decimal(r["percent"]) for r in rows if r["percent_of"]}
    counts = {n.observation: int(n.printed) for n in found if n.measure == "count"}
    assert counts == {r["id"]: int(r["count"]) for r in rows if r["count_basis"] == "printed"}
    for one in found:
        assert one.recomputed == "" or (layout.root / one.query).is_file(), one


def test_a_check_without_an_answer_says_so(tmp_path: Path, store: Store, layout: Layout) -> None:
    text = (layout.queries / "paper" / "A09.rq").read_text("utf-8")
    (tmp_path / "A09.rq").write_text(text.replace("obs:t3-calderon", "obs:nobody"), "utf-8")
    with pytest.raises(QueryError, match=r"A09\.rq: answers with 0 rows"):
        verdicts(read_source_checks(tmp_path.glob("*.rq")), store)
    (tmp_path / "A09.rq").write_text(text.replace("#+ holds: pass\n", ""), "utf-8")
    with pytest.raises(QueryError, match="no 'holds'"):
        read_source_checks(tmp_path.glob("*.rq"))


def test_forms(store: Store, layout: Layout, built_store: Path) -> None:
    found = numbers(store)
    told = verdicts(read_source_checks((layout.queries / "paper").glob("*.rq")), store)
    content = json.loads(render_paper(found, told, "json", "en"))
    assert len(content["checks"]) == len(WORKED_OUT)
    assert {"printed", "recomputed", "verdict", "locator", "query"} <= content["numbers"][0].keys()
    for lang, word in (("es", "Impreso"), ("en", "Printed")):
        page = render_paper(found, told, "html", lang)
        assert page.count("<tr") == len(found) + len(told) + 2
        assert f'lang="{lang}"' in page
        assert word in render_paper(found, told, "text", lang)
    spanish = render_paper(found, told, "html", "es")
    assert "no se cumple (FAIL I-A1)" in spanish
    assert "anacronismo (ANACHRONISM I-A14)" in spanish
    assert spanish.count("<td data-head=") == 8 * len(found) + 5 * len(told)
    off = sum(not v.holds for v in told) + sum(n.verdict == "differs" for n in found)
    assert spanish.count("class=verdict") == off
    percents = [n.printed for n in found if n.measure == "percent"]
    assert "23.10" in percents, "as printed, with both decimals"
    assert all(len(text.partition(".")[2]) == 2 for text in percents)
    made = CliRunner().invoke(command, ["--dist", str(built_store), "--lang", "en"])
    assert made.exit_code == 0
    assert "30/52 = 57.69" in made.output
