"""The figures of the working paper: every sum and share computed again from observations.csv."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

import pytest

from kg.layout import Layout

PAPER = "working-paper-219"
REGISTRY = 368
"""AIIs in the registry in January 2011: the base of every share of section 4."""

ROW_TOTALS = {
    "AGS": 3, "BC": 7, "BCS": 0, "CAMP": 7, "COAH": 6, "COL": 1, "CHIS": 14, "CHIH": 15,
    "DF": 13, "DGO": 2, "GTO": 17, "GRO": 4, "HGO": 14, "JAL": 86, "EDEM": 29, "MICH": 28,
    "MOR": 5, "NAY": 2, "NL": 32, "OAX": 8, "PUE": 13, "QRO": 8, "QROO": 15, "SLP": 10,
    "SIN": 0, "SON": 0, "TAB": 2, "TAMS": 5, "TLAX": 2, "VER": 12, "YUC": 3, "ZAC": 5,
}  # fmt: skip
"""First column of Table 1, typed from the print, in its order."""

COLUMN_TOTALS = {
    "1981-1985": 1, "1986-1990": 3, "1991-1995": 16,
    "1996-2000": 85, "2001-2005": 119, "2006-2010": 144,
}  # fmt: skip
"""Last row of Table 1, typed from the print."""

TERMS = {"de-la-madrid": 2, "salinas": 16, "zedillo": 86, "fox": 119, "calderon": 145}
"""Table 3, typed from the print, in its order."""

SHARES = {
    "order-of-government": {"municipal": "57.88", "state": "42.12"},
    "counterpart-type": {
        "government": "88.59", "international-organization": "5.16", "ngo": "1.36", "private": "4.89",
    },
    "region": {
        "north-america": "36.96", "latin-america-caribbean": "30.43", "europe": "14.13",
        "asia": "13.04", "africa-oceania": "0.82", "global": "4.62",
    },
    "agreement-kind": {"twinning": "57.61"},
    "area": {
        "culture": "62.23", "education": "56.52", "tourism": "48.64", "trade": "45.92",
        "investment": "39.67", "environment": "23.64", "science-technology": "23.10",
        "human-resources": "13.59", "urban-development": "9.24", "public-security": "5.43",
    },
    "epoch": {"after-nafta": "95.92"},
}  # fmt: skip
"""Shares of section 4 over the whole registry, typed from the print."""

Row = dict[str, str]


class Figures(NamedTuple):
    """The observations of the paper by key, and the tables they point to."""

    by_key: dict[str, Row]
    entities: dict[str, Row]
    terms: dict[str, Row]

    def of(self, dataset: str) -> list[Row]:
        return [row for row in self.by_key.values() if row["dataset"] == dataset]

    def cells(self) -> dict[tuple[str, str], int]:
        """Table 1 by entity and period, without its totals."""
        return {
            (row["entity"], row["period"]): int(row["count"])
            for row in self.of("table-1")
            if row["entity"] and row["period"]
        }

    def totals(self) -> dict[str, int]:
        """Printed row totals of Table 1 by entity."""
        return {
            row["entity"]: int(row["count"])
            for row in self.of("table-1")
            if row["entity"] and not row["period"]
        }


@pytest.fixture(scope="module")
def figures(layout: Layout) -> Figures:
    """What the paper prints, read without the project's own reader."""

    def table(name: str) -> Iterator[Row]:
        with (layout.data / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)

    return Figures(
        {row["id"]: row for row in table("observations") if row["source"] == PAPER},
        {row["id"]: row for row in table("federal_entities")},
        {row["id"]: row for row in table("presidential_terms")},
    )


def percent(part: int, whole: int) -> Decimal:
    """Two decimals, halves up, in whole numbers only."""
    return Decimal((part * 20_000 + whole) // (2 * whole)).scaleb(-2)


def bounds(key: str) -> tuple[int, int]:
    """First and last count of a range of Table 2 as printed."""
    low, _, high = key.partition("-")
    return int(low), 1_000_000 if high == "plus" else int(high)


def gini(values: Iterable[int]) -> float:
    ranked = sorted(values)
    weighted = sum((2 * i - len(ranked) - 1) * v for i, v in enumerate(ranked, start=1))
    return weighted / (len(ranked) * sum(ranked))


def test_no_figure_is_lost_or_added(figures: Figures) -> None:
    assert Counter(row["dataset"] for row in figures.by_key.values()) == {
        "registry": 1,
        "table-1": 32 * 6 + 32 + 6 + 1,
        "table-2": 5,
        "table-3": 5,
        "twelve-states": 1,
        "spain": 1,
        "spain-in-europe": 1,
        **{dataset: len(shares) for dataset, shares in SHARES.items()},
    }


def test_every_figure_says_where_it_is_printed(figures: Figures) -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for row in figures.by_key.values():
        places[row["source_ref"]].add(row["dataset"])
    assert places == {
        "T1": {"table-1"},
        "T2": {"table-2"},
        "T3": {"table-3"},
        "S4¶2": {"registry"},
        "S4¶3": {"twelve-states"},
        "S4¶4": {"epoch"},
        "S4¶5": {"order-of-government", "counterpart-type"},
        "S4¶6": {"region", "spain", "spain-in-europe", "agreement-kind", "area"},
    }


def test_only_what_is_recovered_from_a_share_is_called_derived(figures: Figures) -> None:
    derived = {row["dataset"] for row in figures.by_key.values() if row["count_basis"] == "derived"}
    printed = {row["dataset"] for row in figures.by_key.values() if row["count_basis"] == "printed"}
    assert derived == {*SHARES, "spain", "spain-in-europe"}
    assert printed == {"registry", "table-1", "table-2", "table-3", "twelve-states"}
    for row in figures.by_key.values():
        if row["count_basis"] == "derived":
            assert row["percent"], f"{row['id']}: derived from nothing"
            assert row["percent_of"], f"{row['id']}: of what?"


def test_table_1_rows(figures: Figures) -> None:
    sums: Counter[str] = Counter()
    for (entity, _), count in figures.cells().items():
        sums[entity] += count
    totals = figures.totals()
    assert dict(sums) == totals
    labels = {row["id"]: row["paper_label"] for row in figures.entities.values()}
    assert [(labels[entity], totals[entity]) for entity in sorted(totals)] == [*ROW_TOTALS.items()]


def test_table_1_columns_and_whole(figures: Figures) -> None:
    sums: Counter[str] = Counter()
    for (_, period), count in figures.cells().items():
        sums[period] += count
        assert int(figures.by_key[f"t1-total-{period}"]["count"]) == COLUMN_TOTALS[period]
    assert dict(sums) == COLUMN_TOTALS
    assert sum(sums.values()) == REGISTRY
    assert figures.by_key["t1-total"]["count"] == str(REGISTRY)
    assert figures.by_key["registry-2011"]["count"] == str(REGISTRY)


def test_table_1_cells_bear_the_label_and_key_of_their_row(figures: Figures) -> None:
    for row in figures.of("table-1"):
        digits = row["entity"].removeprefix("mx-") or "total"
        parts = ["t1", digits, row["period"] or ("total" if row["entity"] else "")]
        assert row["id"] == "-".join(filter(None, parts))
        named = figures.entities[row["entity"]]["paper_label"] if row["entity"] else "TOTAL"
        assert row["label_as_printed"] == named, row["id"]


def test_the_first_agreements_are_those_of_four_states(figures: Figures) -> None:
    early = {
        (figures.entities[entity]["paper_label"], period)
        for (entity, period), count in figures.cells().items()
        if count and period < "1991"
    }
    late = {(state, "1986-1990") for state in ("DGO", "NL", "VER")}
    assert early == {("MICH", "1981-1985")} | late


def test_every_percentage_but_one_is_that_of_its_count_halves_up(figures: Figures) -> None:
    wrong = {}
    for key, row in figures.by_key.items():
        if row["percent_of"]:
            base = int(figures.by_key[row["percent_of"]]["count"])
            computed = percent(int(row["count"]), base)
            if computed != Decimal(row["percent"]):
                wrong[key] = (row["percent"], str(computed))
    assert wrong == {"share-spain-europe": ("57.68", "57.69")}


def test_halves_are_rounded_up_and_not_to_even(figures: Figures) -> None:
    assert figures.by_key["t1-19-1986-1990"]["percent"] == "3.13"
    assert figures.by_key["t1-19-1991-1995"]["percent"] == "28.13"
    assert [str(percent(n, 32)) for n in (1, 9)] == ["3.13", "28.13"]
    assert [str(round(Decimal(n * 100) / 32, 2)) for n in (1, 9)] == ["3.12", "28.12"]


def test_percentages_are_left_out_where_the_table_says_not_applicable(figures: Figures) -> None:
    for row in figures.of("table-1"):
        nothing = bool(row["entity"] and row["period"]) and not figures.totals()[row["entity"]]
        assert bool(row["percent"]) != nothing, row["id"]
    without = {figures.entities[e]["name"] for e, count in figures.totals().items() if not count}
    assert without == {"Baja California Sur", "Sinaloa", "Sonora"}


def test_each_percentage_of_table_1_has_the_base_the_table_uses(figures: Figures) -> None:
    for row in figures.of("table-1"):
        if not row["percent"]:
            continue
        cell = row["entity"] and row["period"]
        base = row["percent_of"] or "none"
        own = f"t1-{row['entity'].removeprefix('mx-')}-total" if cell else "t1-total"
        assert base == ("none" if row["id"] == "t1-total" else own), row["id"]
    totals = [r for r in figures.of("table-1") if r["entity"] and not r["period"]]
    assert sum(Decimal(row["percent"]) for row in totals) == Decimal("99.99")
    columns = [r for r in figures.of("table-1") if r["period"] and not r["entity"]]
    assert sum(Decimal(row["percent"]) for row in columns) == Decimal("100.01")


def test_table_2_is_counted_from_table_1(figures: Figures) -> None:
    found = {}
    for row in figures.of("table-2"):
        low, high = bounds(row["category"])
        counts = [count for count in figures.totals().values() if low <= count <= high]
        assert int(row["count"]) == len(counts), row["id"]
        found[row["category"]] = (len(counts), sum(counts))
    assert list(found.values()) == [(20, 80), (8, 113), (2, 57), (1, 32), (1, 86)]


def test_table_2_ranges_overlap_where_no_state_stands(figures: Figures) -> None:
    ranges = sorted(bounds(row["category"]) for row in figures.of("table-2"))
    shared = {low for (_, high), (low, _) in pairwise(ranges) if low <= high}
    assert shared == {30, 40}
    assert not shared & set(figures.totals().values())


def test_table_2_names_the_states_of_each_range(figures: Figures) -> None:
    alias = {"mx-09": "DISTRITO FEDERAL"}
    for row in figures.of("table-2"):
        low, high = bounds(row["category"])
        printed, _, states = row["label_as_printed"].partition(": ")
        assert printed == row["category"].replace("-plus", "+")
        inside = {
            f"{alias.get(entity, figures.entities[entity]['name'].upper())} ({count})"
            for entity, count in figures.totals().items()
            if low <= count <= high
        }
        named = set(states.replace(" Y ", ", ").split(", "))
        assert named == ({"RESTO"} if low == 0 else inside)


def test_twelve_states_hold_288(figures: Figures) -> None:
    above = sorted((c for c in figures.totals().values() if c > 10), reverse=True)
    assert above == [86, 32, 29, 28, 17, 15, 15, 14, 14, 13, 13, 12]
    row = figures.by_key["twelve-states"]
    assert sum(above) == int(row["count"]) == 288
    assert percent(288, REGISTRY) == Decimal(row["percent"]) == Decimal("78.26")


def test_table_3(figures: Figures) -> None:
    rows = {row["term"]: row for row in figures.of("table-3")}
    assert {term: int(row["count"]) for term, row in rows.items()} == TERMS
    assert sum(TERMS.values()) == REGISTRY
    assert sum(Decimal(row["percent"]) for row in rows.values()) == 100
    for term, row in rows.items():
        assert row["label_as_printed"] == figures.terms[term]["president"].upper()
    assert all(earlier < later for earlier, later in pairwise(TERMS.values()))


def test_terms_follow_each_other_without_gap(figures: Figures) -> None:
    terms = sorted(
        (date.fromisoformat(row["begins"]), date.fromisoformat(row["ends"]), key)
        for key, row in figures.terms.items()
    )
    later = ["pena-nieto", "lopez-obrador", "sheinbaum"]
    assert [key for *_, key in terms] == ["lopez-portillo", *TERMS, *later]
    assert all(end == begin for (_, end, _), (begin, _, _) in pairwise(terms))
    in_paper = {key for key, row in figures.terms.items() if row["source"] == PAPER}
    assert in_paper == set(TERMS)
    for key in TERMS:
        row = figures.terms[key]
        assert (row["begins"][5:], row["ends"][5:], row["source_ref"]) == ("12-01", "12-01", "T3")


def test_table_3_contradicts_table_1(figures: Figures) -> None:
    """The term lies inside the period as counted, and yet holds one more."""
    begins = date.fromisoformat(figures.terms["calderon"]["begins"])
    assert begins > date(2006, 1, 1)
    term = int(figures.by_key["t3-calderon"]["count"])
    period = int(figures.by_key["t1-total-2006-2010"]["count"])
    assert (term, period) == (145, 144)


def test_the_tables_cannot_both_divide_the_same_agreements(figures: Figures) -> None:
    """Fewer are counted up to November 2006 than up to December 2005."""
    before_2006 = sum(n for (_, period), n in figures.cells().items() if period < "2006")
    before_december_2006 = sum(
        int(row["count"])
        for row in figures.of("table-3")
        if figures.terms[row["term"]]["ends"] <= "2006-12-01"
    )
    assert (before_2006, before_december_2006) == (224, 223)


def test_shares_are_as_printed(figures: Figures) -> None:
    for dataset, shares in SHARES.items():
        rows = figures.of(dataset)
        assert {row["category"]: row["percent"] for row in rows} == shares
        assert {row["percent_of"] for row in rows} == {"registry-2011"}
        assert all(row["id"] == f"share-{dataset}-{row['category']}" for row in rows)


def test_each_share_fits_one_whole_number_only(figures: Figures) -> None:
    fitting = defaultdict(list)
    for count in range(REGISTRY + 1):
        fitting[percent(count, REGISTRY)].append(count)
    shares = [row for dataset in SHARES for row in figures.of(dataset)]
    shares.append(figures.by_key["share-spain-total"])
    for row in shares:
        assert fitting[Decimal(row["percent"])] == [int(row["count"])], row["id"]


@pytest.mark.parametrize("dataset", ["order-of-government", "counterpart-type", "region"])
def test_a_distribution_is_whole(figures: Figures, dataset: str) -> None:
    rows = figures.of(dataset)
    assert sum(int(row["count"]) for row in rows) == REGISTRY
    assert sum(Decimal(row["percent"]) for row in rows) == 100


def test_areas_add_up_to_more_than_the_whole(figures: Figures) -> None:
    rows = figures.of("area")
    assert sum(int(row["count"]) for row in rows) == 1207
    assert sum(Decimal(row["percent"]) for row in rows) == Decimal("327.98")


def test_the_share_of_spain_in_europe_is_a_slip(figures: Figures) -> None:
    """It was divided from two rounded percentages; from the counts it is one hundredth more."""
    europe = figures.by_key["share-region-europe"]
    total, within = figures.by_key["share-spain-total"], figures.by_key["share-spain-europe"]
    assert total["category"] == within["category"] == "es"
    assert (europe["count"], total["count"], within["count"]) == ("52", "30", "30")
    assert (total["percent_of"], within["percent_of"]) == ("registry-2011", europe["id"])
    ratio = Decimal(total["percent"]) / Decimal(europe["percent"])
    assert round(ratio * 100, 2) == Decimal(within["percent"]) == Decimal("57.68")
    assert percent(30, 52) == Decimal("57.69")
    assert within["note_es"], "say so in Spanish"
    assert within["note_en"], "say so in English"


def test_those_since_nafta_fit_table_1(figures: Figures) -> None:
    since = int(figures.by_key["share-epoch-after-nafta"]["count"])
    assert (since, REGISTRY - since) == (353, 15)
    certain = sum(n for (_, period), n in figures.cells().items() if period < "1991")
    possible = sum(n for (_, period), n in figures.cells().items() if period < "1996")
    assert certain <= REGISTRY - since <= possible


def test_counterparts_outside_the_law_are_23(figures: Figures) -> None:
    outside = sum(
        int(figures.by_key[f"share-counterpart-type-{k}"]["count"]) for k in ("ngo", "private")
    )
    assert (outside, percent(outside, REGISTRY)) == (23, Decimal("6.25"))


def test_concentration(figures: Figures) -> None:
    totals = list(figures.totals().values())
    assert len(totals) == 32
    assert round(gini(totals), 3) == 0.563
    apart = sum(abs(a - b) for a, b in combinations(totals, 2))
    assert gini(totals) == pytest.approx(apart / (len(totals) * sum(totals)))
    assert gini([7] * 5) == 0
    assert round(sum((n / REGISTRY) ** 2 for n in totals), 4) == 0.0897


def test_entities_stand_in_the_order_of_table_1(figures: Figures) -> None:
    assert [row["paper_label"] for row in figures.entities.values()] == list(ROW_TOTALS)
    assert list(figures.entities) == [f"mx-{n:02}" for n in range(1, 33)]
    assert len({row["iso"] for row in figures.entities.values()}) == 32
    bordering = {
        row["paper_label"] for row in figures.entities.values() if row["us_border"] == "true"
    }
    assert bordering == {"BC", "SON", "CHIH", "COAH", "NL", "TAMS"}
