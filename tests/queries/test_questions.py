"""Questions: headers tell the truth, known answers come out, and rdflib gives the same rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery

from kg.ask import Table, answer, load_library, parameter_terms, store_names
from kg.ask.library import bind
from kg.errors import QueryError
from kg.graph import Store
from kg.graph.release import current
from kg.layout import project
from kg.rdf import Term

ROOT = Path(__file__).parents[2]
LIBRARY = load_library(project(ROOT).queries / "competency")
NAMES = sorted(LIBRARY)
NEEDS_A_REGISTRY = {"registered-not-listed"}
"""Questions that only an imported registry answers; tests/reconcile/test_diff.py imports one."""
Ask = Callable[..., Table]


@pytest.fixture(scope="module")
def ask(store: Store) -> Ask:
    names = store_names(store)

    def run(name: str, **given: str) -> Table:
        question = LIBRARY[name]
        terms = parameter_terms(question, given, names)
        return answer(question, terms, store.select, language="en")

    return run


def column(table: Table, name: str) -> list[object]:
    return [row[name] for row in table.to_dicts()]


def pairs(table: Table, key: str, value: str) -> dict[str, object]:
    return {str(row[key]).rpartition("/")[2]: row[value] for row in table.to_dicts()}


def test_enough_questions_are_answered() -> None:
    assert len(NAMES) >= 45
    assert len({n for q in LIBRARY.values() for n in q.numbers}) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_the_header_tells_the_truth(name: str) -> None:
    question = LIBRARY[name]
    found = prepareQuery(question.text).algebra
    assert [str(v) for v in found["PV"]] == list(question.returns)
    assert "ORDER BY" in question.text
    assert question.tags[0] == "competency"
    assert question.title["es"] != question.title["en"]
    assert "SELECT *" not in question.text
    for prefix in [
        line.split()[1] for line in question.text.splitlines() if line.startswith("PREFIX")
    ]:
        assert question.text.count(prefix) > 1, f"{prefix} is not used"


@pytest.mark.parametrize("name", NAMES)
def test_every_question_is_answered_without_repetition(ask: Ask, name: str) -> None:
    table = ask(name)
    assert (len(table) > 0) != (name in NEEDS_A_REGISTRY)
    assert len(set(table.rows)) == len(table.rows)


# Over the whole graph rdflib takes half a minute for these; one government's answer shows the same.
SLOW_IN_RDFLIB = {
    "possible-partners",
    "governments-sharing-partners",
    "steps-between-governments",
}
GUADALAJARA = Term("iri", "https://w3id.org/cidpd/id/government/mx-14039")


@pytest.fixture(scope="module")
def reference(built_store: Path) -> Graph:
    return Graph().parse(current(built_store).union, format="nt")


def plain(value: object) -> object:
    """A cell as every store writes it: a number by its value."""
    if value is None:
        return None
    datatype = str(getattr(value, "datatype", "") or "")
    if datatype.endswith(("integer", "decimal", "double")):
        return round(float(str(value)), 9)
    return str(value)


@pytest.mark.parametrize("name", NAMES)
def test_rdflib_gives_the_same_rows(reference: Graph, store: Store, name: str) -> None:
    question = LIBRARY[name]
    text = bind(question, {"government": GUADALAJARA} if name in SLOW_IN_RDFLIB else {})
    found = [[plain(cell) for cell in row] for row in store.select(text).rows]
    assert [[plain(cell) for cell in row] for row in reference.query(text)] == found


PARAMETERS = [
    (name, p) for name in NAMES if name not in NEEDS_A_REGISTRY for p in LIBRARY[name].parameters
]


def test_parameters_were_found() -> None:
    assert len(PARAMETERS) >= 20


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_fixing_a_parameter_gives_its_rows_of_the_whole(
    store: Store, name: str, parameter: str
) -> None:
    question = LIBRARY[name]
    place = question.returns.index(parameter)
    whole = store.select(question.text).rows
    commonest, often = Counter(row[place] for row in whole).most_common(1)[0]
    assert commonest is not None, "a parameter must always have a value, or fixing it invents one"
    assert all(row[place] is not None for row in whole)
    fixed = store.select(bind(question, {parameter: commonest})).rows
    assert len(fixed) == often
    assert fixed == [row for row in whole if row[place] == commonest]


def printed(name: str) -> list[dict[str, str]]:
    path = Path(__file__).parent / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_table_1_is_the_printed_one(ask: Ask) -> None:
    found = {
        (str(r["entity"])[-2:], str(r["period"])[-9:]): r["count"]
        for r in ask("table-1-agreements-by-state-and-period").to_dicts()
    }
    assert len(found) == 192
    rows = printed("table_1")
    assert len(rows) == 32
    for row in rows:
        for period in (
            "1981-1985",
            "1986-1990",
            "1991-1995",
            "1996-2000",
            "2001-2005",
            "2006-2010",
        ):
            assert found[row["entity"], period] == int(row[period])


def test_states_and_periods_sum_as_printed(ask: Ask) -> None:
    states = pairs(ask("agreements-by-state"), "entity", "count")
    assert list(states.items())[:5] == [
        ("mx-14", 86), ("mx-19", 32), ("mx-15", 29), ("mx-16", 28), ("mx-11", 17),
    ]  # fmt: skip
    assert sum(int(str(v)) for v in states.values()) == 368
    assert column(ask("agreements-by-period"), "count") == [1, 3, 16, 85, 119, 144]
    assert column(ask("agreements-by-period"), "percent") == [0.27, 0.82, 4.35, 23.1, 32.34, 39.13]


def test_states_without_agreements(ask: Ask) -> None:
    assert [e[-2:] for e in map(str, column(ask("states-without-agreements"), "entity"))] == [
        "03",
        "25",
        "26",
    ]
    only = ask("states-active-only-in-the-last-period")
    assert [str(e)[-2:] for e in column(only, "entity")] == ["31"]


def test_risers_and_fallers(ask: Ask) -> None:
    change = pairs(ask("states-that-grew-or-fell"), "entity", "change")
    assert sum(1 for v in change.values() if int(str(v)) > 0) == 15
    assert sum(1 for v in change.values() if int(str(v)) < 0) == 10
    assert (change["mx-07"], change["mx-08"], change["mx-15"]) == (10, 7, -6)


def test_concentration(ask: Ask) -> None:
    (row,) = ask("concentration-of-agreements").to_dicts()
    assert (row["entities"], row["agreements"]) == (32, 368)
    assert (row["aboveTen"], row["agreementsAboveTen"]) == (12, 288)
    assert round(row["gini"], 3) == 0.563
    assert round(row["herfindahl"], 4) == 0.0897
    assert round(row["effective"], 1) == 11.1 or round(row["effective"], 1) == 11.2


def test_tables_2_and_3(ask: Ask) -> None:
    assert column(ask("table-2-states-by-range"), "states") == [20, 8, 2, 1, 1]
    terms = ask("table-3-agreements-by-term")
    assert column(terms, "count") == [2, 16, 86, 119, 145]
    assert column(terms, "percent") == [0.54, 4.35, 23.37, 32.34, 39.4]


@pytest.mark.parametrize(
    ("name", "counts", "percents"),
    [
        ("share-by-order-of-government", [213, 155], ["57.88", "42.12"]),
        ("share-by-counterpart-type", [326, 19, 18, 5], ["88.59", "5.16", "4.89", "1.36"]),
        (
            "share-by-region",
            [136, 112, 52, 48, 17, 3],
            ["36.96", "30.43", "14.13", "13.04", "4.62", "0.82"],
        ),
        (
            "share-by-area",
            [229, 208, 179, 169, 146, 87, 85, 50, 34, 20],
            [
                "62.23",
                "56.52",
                "48.64",
                "45.92",
                "39.67",
                "23.64",
                "23.10",
                "13.59",
                "9.24",
                "5.43",
            ],
        ),
        ("share-of-twinnings", [212], ["57.61"]),
        ("agreements-since-nafta", [353], ["95.92"]),
        ("share-of-spain", [30, 30], ["8.15", "57.68"]),
    ],
)
def test_the_shares_of_section_4(
    ask: Ask, name: str, counts: list[int], percents: list[str]
) -> None:
    table = ask(name)
    assert column(table, "count") == counts
    assert [Decimal(str(p)) for p in column(table, "percent")] == [Decimal(p) for p in percents]


def test_the_paper_contradicts_itself(ask: Ask) -> None:
    rows = ask("cumulative-counts-compared").to_dicts()
    assert [r["cumulative"] for r in rows if "table-1" in r["dataset"]] == [1, 4, 20, 105, 224, 368]
    assert [r["cumulative"] for r in rows if "table-3" in r["dataset"]] == [2, 18, 104, 223, 368]
    wrong = [
        r for r in ask("shares-rebuilt-from-counts").to_dicts() if r["percent"] != r["recomputed"]
    ]
    assert [str(r["observation"]).rpartition("/")[2] for r in wrong] == ["share-spain-europe"]


def test_the_share_of_twinnings_fell(ask: Ask) -> None:
    """212 of 368 in 2011; 391 of about 943 in 2015, where the total is worked out and the count is not."""
    rows = ask("share-of-twinnings-over-time").to_dicts()
    found = [
        tuple(
            str(row[name]).rpartition("/")[2]
            for name in (
                "snapshot",
                "twinnings",
                "twinningsBasis",
                "percent",
                "total",
                "totalBasis",
                "source",
            )
        )
        for row in rows
    ]
    assert found == [
        ("2011-01", "212", "derived", "57.61", "368", "printed", "working-paper-219"),
        ("2015", "391", "printed", "41.47", "943", "derived", "registry-2015"),
    ]  # fmt: skip
    assert column(ask("share-of-twinnings"), "count") == [212]
    assert column(ask("registry-total"), "count") == [368]


def test_what_the_law_says(ask: Ask) -> None:
    def articles(name: str) -> list[object]:
        return column(ask(name), "article")

    assert [str(a)[:4] for a in articles("interinstitutional-agreement-in-law")] == ["2-II"] * 2
    assert articles("donated-goods-in-law") == ["40"]
    assert "municipios" in str(column(ask("advisory-council-in-law"), "summary_es")[0])
    assert {"2-I", "7, párrafo primero"} <= set(articles("treaty-and-agreement-in-law"))
    published = pairs(ask("legal-instruments"), "instrument", "published")
    assert (published["lcid"], published["lct"]) == ("2011-04-06", "1992-01-02")
    agencies = set(pairs(ask("cooperation-agencies"), "institution", "kind"))
    assert {"jica", "aecid", "cida", "gtz", "amexcid"} <= agencies


def test_partners_of_one_government(ask: Ask) -> None:
    table = ask("partners-of-government", government="Cancún")
    assert {str(g).rpartition("/")[2] for g in column(table, "government")} == {"mx-23005"}
    since = {str(r["partner"]).rpartition("/")[2]: r["since"] for r in table.to_dicts()}
    assert since["us-ks-wichita"] == "1975-11-25"
    japan = ask("partners-in-country", government="mx-14039", country="jp")
    assert {str(p).rpartition("/")[2] for p in column(japan, "partner")} == {
        "jp-26-kyoto",
        "jp-27-osaka",
    }


def test_parameters_are_terms_never_text(ask: Ask) -> None:
    for value in ("x> } DROP ALL #", '" } UNION { ?s ?p ?o', "http://x.org/> } #", "mx-14039 }"):
        with pytest.raises(QueryError):
            ask("partners-of-government", government=value)
    with pytest.raises(QueryError, match="not a whole number"):
        ask("agreements-by-year", year="1998) } #")
    with pytest.raises(QueryError, match="Did you mean 'year'"):
        ask("agreements-by-year", yaer="1998")
    assert {str(s)[:4] for s in column(ask("agreements-by-year", year="1998"), "signed")} == {
        "1998"
    }


def test_competing_definitions_stand_side_by_side(ask: Ask) -> None:
    """CIDpD is defined wide (S0¶1) and narrow (S1¶9); two others' definitions are criticized."""
    rows = ask("definitions-of-the-field").to_dicts()
    cidpd = [r for r in rows if str(r["term"]).endswith("/cidpd")]
    assert {"S0¶1", "S1¶9"} <= {str(r["locator"]) for r in cidpd}
    federative = [r for r in rows if str(r["term"]).endswith("federative-diplomacy")]
    assert "Monroy Luna, Rubén" in {r["author"] for r in federative}
    [criticism] = [r for r in federative if str(r["kind"]).endswith("criticism")]
    assert str(criticism["criticizes"]).endswith("claim/wp219-017")
    [quoted] = [r for r in federative if str(r["locator"]) == "S1¶2" and r["work"]]
    assert (str(quoted["year"]), quoted["pages"]) == ("2007", "143")
    assert str(quoted["quoted"]).startswith("una práctica del gobierno federal que, en el marco")
    wide, narrow = (
        {str(r["quoted"]) for r in cidpd if str(r["locator"]) == place and r["quoted"]}
        for place in ("S0¶1", "S1¶9")
    )
    assert any("especialmente en las áreas de cooperación técnica-científica" in w for w in wide)
    assert any("principalmente los gobiernos no centrales" in w for w in narrow)


def test_every_fact_of_the_paper_is_a_claim(ask: Ask) -> None:
    assert column(ask("claims-of-the-paper"), "number") == list(range(1, 143))
