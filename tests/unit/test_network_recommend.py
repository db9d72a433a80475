"""Suggestions: signs worked out by hand, partners never suggested, silence with its reason."""

from __future__ import annotations

import csv
import io
import json
from math import log, sqrt
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.errors import EmptyNetworkError, KgError, QueryError
from kg.graph import open_store
from kg.layout import Layout
from kg.network import read_links
from kg.network.links import Link, Links, Party
from kg.network.recommend import Hidden, held_out, recommend
from kg.network.recommend_words import as_csv, as_json, as_text, reasons, silence

SCOPE: dict[str, Any] = {
    "name": "parties", "policy": "pairwise", "domestic": True,
    "kinds": ("cooperation", "friendship", "twinning"), "sources": (), "evidence": "link",
    "during": "",
}  # fmt: skip


def party(key: str, **more: str) -> Party:
    kind = "municipality" if key.startswith("mx") else "local-government"
    return Party(key, f"iri:{key}", kind, f"{key} es", f"{key} en", **more)


def link(a: str, b: str, *areas: str, kind: str = "twinning") -> Link:
    return Link(f"{a}--{b}", kind, tuple(sorted((a, b))), sources=frozenset({"s"}),
                areas=frozenset((area, "s") for area in areas))  # fmt: skip


def small() -> Links:
    """G has u and w; v has u, c and d; h, of the same state as g, has d; k apart has e."""
    g, v, h, k = "mx-14001", "mx-19001", "mx-14002", "mx-30001"
    links = (
        link(g, "u", "trade"), link(g, "w"), link(v, "u"), link(v, "c", "trade"), link(v, "d"),
        link(h, "d", kind="friendship"), link(k, "e", "health"),
    )  # fmt: skip
    parties = [
        party(g, country="mx", entity="mx-14"), party(h, country="mx", entity="mx-14"),
        party(v, country="mx", entity="mx-19"), party(k, country="mx", entity="mx-30"),
        party("u", country="us", country_es="EE", country_en="US", region="na"),
        party("w", country="jp", country_es="JP", country_en="JP", region="asia"),
        party("c", country="us", country_es="EE", country_en="US", region="na"),
        party("d", country="ca", country_es="CA", country_en="CA", region="na",
              region_es="norte", region_en="north"),
        party("e", country="de", region="eu"),
    ]  # fmt: skip
    return Links(
        links, {one.key: one for one in parties}, {"trade": ("comercio", "trade"),
                                                   "health": ("salud", "health")},
    )  # fmt: skip


def test_signs_by_hand() -> None:
    advice = recommend(small(), SCOPE, "mx-14001")
    found = {one.counterpart: one for one in advice.suggestions}
    # one path g–u–v–c: u has two governments, v three counterparts
    path = 1 / sqrt(2 * 3)
    assert found["c"].signs == pytest.approx(
        # trade is an area of g, u, v and c; of g's u and w one is of the US and one of the region
        {"neighbours": path, "state": 0, "areas": 1 / log(4), "geography": (1 + 1) / 4}
    )
    assert found["d"].signs == pytest.approx(
        {"neighbours": path, "state": 1.0, "areas": 0, "geography": (0 + 1) / 4}
    )
    assert found["c"].score == pytest.approx((2 * 1 + 0 + 1 + 1) / 6)
    assert found["d"].score == pytest.approx((2 * 1 + 2 * 1 + 0 + 0.5) / 6)
    assert [one.counterpart for one in advice.suggestions] == ["d", "c"]
    assert (advice.counterparts, advice.candidates, advice.borrowed) == (2, 3, False)


def test_each_sign_gives_its_reason_in_both_languages() -> None:
    links = small()
    advice = recommend(links, SCOPE, "mx-14001")
    d, c = advice.suggestions
    assert reasons(links, advice, d, "en") == [
        "A government that shares counterparts with this one has it: mx-19001 en (they share u en).",
        "Another government of the same state has it: mx-14002 en.",
        "Region: north, as 1 of 2 counterparts of this government.",
    ]
    assert reasons(links, advice, c, "es") == [
        "La tiene un gobierno que comparte contrapartes con este: mx-19001 es (comparten u es).",
        "Coopera en áreas en que este gobierno coopera con otros: comercio.",
        "País: EE, como 1 de 2 contrapartes de este gobierno.",
    ]


def test_a_partner_outside_the_scope_is_never_suggested() -> None:
    links = small()
    with_old = Links(
        (*links.links, link("mx-14001", "d", kind="friendship")), links.parties, links.areas
    )
    scope = SCOPE | {"kinds": ("twinning",)}
    assert "d" in [one.counterpart for one in recommend(links, scope, "mx-14001").suggestions]
    assert "d" not in [
        one.counterpart for one in recommend(with_old, scope, "mx-14001").suggestions
    ]


def test_a_government_without_counterparts_hears_its_state_and_is_told_so() -> None:
    links = small()
    advice = recommend(links, SCOPE, "mx-14099")
    assert (advice.counterparts, advice.borrowed) == (0, True)
    # the other two governments of the state have u, w, d: one of three each
    assert {one.counterpart: one.signs["state"] for one in advice.suggestions} == {
        "d": 0.5, "u": 0.5, "w": 0.5, "c": 0.0
    }  # fmt: skip
    assert "of the other governments of its state" in as_text(links, advice, "X", "en", "")
    assert "solo hablan los demás gobiernos de su estado" in as_text(links, advice, "X", "es", "")


def test_silence_says_why() -> None:
    links = small()
    nobody = recommend(links, SCOPE, "mx-01001")
    assert nobody.suggestions == []
    assert "nor has another government of its state" in silence(nobody, "X", "en")
    assert "Nada se puede sugerir a X" in as_text(links, nobody, "X", "es", "")
    alone = Links((link("mx-14001", "u"),), links.parties)
    everything = recommend(alone, SCOPE, "mx-14001")
    assert everything.suggestions == []
    assert "it has a link with each counterpart" in silence(everything, "X", "en")
    assert json.loads(as_json(alone, everything, ("X", "X"), {}))["nothing_es"]


def test_who_is_no_mexican_government_and_an_empty_scope_are_refused() -> None:
    with pytest.raises(KgError, match="'u' is no Mexican state"):
        recommend(small(), SCOPE, "u")
    with pytest.raises(KgError, match="'fao' is no Mexican state"):
        recommend(small(), SCOPE, "fao")
    with pytest.raises(EmptyNetworkError):
        recommend(small(), SCOPE | {"kinds": ("cooperation",)}, "mx-14001")


def test_rows_carry_scope_signs_and_reasons_in_both_languages() -> None:
    links = small()
    advice = recommend(links, SCOPE, "mx-14001", top=1)
    rows = list(csv.DictReader(io.StringIO(as_csv(links, advice, {"policy": "pairwise"}))))
    assert len(rows) == 1
    assert rows[0]["id"] == "d"
    assert rows[0]["policy"] == "pairwise"
    assert rows[0]["state"] == "1"
    assert "mismo estado" in rows[0]["reasons_es"]
    assert "same state" in rows[0]["reasons_en"]


def test_hidden_ties_by_hand() -> None:
    # g–u, v–u and v–d can be hidden: both ends have another tie. g without u: u shares the area
    # of no other tie of g and nobody of the state has it: nothing speaks for it. v without u: trade
    # by c, and the United States by c; v without d: d is of the region of u and c
    assert held_out(small(), SCOPE) == Hidden(pairs=3, first=2, popular=3)
    # of one place only: v is told u, and instead of d is told w by the path v–u–g–w; by popularity
    # g is told d, v is told e for u, which has one other government as e and w have, and d for d
    assert held_out(small(), SCOPE, first=1) == Hidden(pairs=3, first=1, popular=1)


def test_hidden_ties_of_the_real_network_come_back_more_often_than_by_popularity(
    built_store: Path, layout: Layout
) -> None:
    with open_store(built_store) as store:
        links = read_links(store, layout.queries)
    found = held_out(links, SCOPE)
    assert found.pairs > 300
    assert found.first > 1.2 * found.popular


def test_the_command_suggests_no_partner_and_names_near_ones(
    built_store: Path, layout: Layout, tmp_path: Path
) -> None:
    out = tmp_path / "next.json"
    words = ["network", "recommend", "--dist", str(built_store), "-f", "json", "-o", str(out)]
    done = CliRunner().invoke(cli, [*words, "Zapopan", "--top", "30", "--kind", "twinning"])
    assert done.exit_code == 0, done.output
    content = json.loads(out.read_text("utf-8"))
    with open_store(built_store) as store:
        links = read_links(store, layout.queries)
    partners = {p for one in links.links if "mx-14120" in one.parties for p in one.parties}
    suggested = [one["id"] for one in content["suggestions"]]
    assert content["government"] == "mx-14120"
    assert len(suggested) == 30
    assert not partners & set(suggested)
    assert all(one["reasons_es"] and one["reasons_en"] for one in content["suggestions"])
    out.unlink()
    projected = CliRunner().invoke(cli, [*words, "Zapopan", "--network", "governments"])
    assert "Leave --network out" in str(projected.exception)
    wrong = CliRunner().invoke(cli, [*words, "Guadaljara"])
    assert isinstance(wrong.exception, QueryError)
    assert "Guadalajara" in str(wrong.exception)
    assert not list(tmp_path.iterdir())
