"""Who claims a link: counts worked out by hand, and hosts that only public bodies may use."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.network.claims import as_csv, as_json, as_text, claims, public_country
from kg.network.links import Link, Links, Party


@pytest.mark.parametrize(
    ("page", "country"),
    [
        ("https://www.guadalajara.gob.mx/a", "mx"),
        ("https://www.sandiego.gov", "us"),
        ("https://www.sos.state.tx.us/b", "us"),
        ("http://www.ci.green-bay.wi.us", "us"),
        ("http://docs.pueblo.us", ""),
        ("https://www.mrif.gouv.qc.ca", "ca"),
        ("https://example.gov.uk", "gb"),
        ("https://www.city.kyoto.go.jp", "jp"),
        ("https://www.gobernadoresfronterizos2011.org", ""),
        ("https://go.mx", ""),
        ("https://www.berlin.de", ""),
        ("not an address", ""),
    ],
)
def test_a_reserved_host_tells_the_country(page: str, country: str) -> None:
    assert public_country(page) == country


def four() -> tuple[Links, dict[str, set[str]]]:
    rows = {
        "gx": ("a b", {"https://g.gob.mx", "https://x.gov"}),
        "gy": ("a", {"https://y.go.jp/1", "https://x.gov"}),
        "hx": ("b", {"https://h.gob.mx"}),
        "hy": ("a", {"https://press.example"}),
        "gh": ("a b", {"https://g.gob.mx"}),
    }
    country = {"g": "mx", "h": "mx", "x": "us", "y": "jp"}
    links = tuple(
        Link(key, "twinning", tuple(key), domestic=key == "gh", sources=frozenset(who.split()))
        for key, (who, _) in rows.items()
    )
    parties = {k: Party(k, f"iri:{k}", "municipality", k, k, country=c) for k, c in country.items()}
    return Links(links, parties), {key: pages for key, (_, pages) in rows.items()}


def test_claims_by_hand() -> None:
    found = claims(*four())
    assert found.by_number == {1: 3, 2: 2}
    assert found.corroborated == pytest.approx(2 / 5)
    assert found.by_source == {"a": (4, 2), "b": (3, 1)}
    assert [(p.both, p.either, p.share) for p in found.pairs] == [(2, 5, pytest.approx(0.4))]
    # gy is on a page of Japan; that of the United States is of neither of its sides
    assert found.sides == {"both": 1, "mexico": 1, "counterpart": 1, "neither": 1}
    assert found.reciprocity == pytest.approx(1 / 3)
    assert found.domestic == 1


def test_reciprocity_is_undefined_without_a_public_page() -> None:
    links, _ = four()
    found = claims(links, {})
    assert found.sides["neither"] == 4
    assert found.reciprocity is None
    assert "reciprocity: of those that a public body claims, those of both sides: —" in as_text(
        found, "en", "scope"
    )
    assert json.loads(as_json(found, {}))["reciprocity"] is None
    rows = list(csv.DictReader(io.StringIO(as_csv(found, {"policy": "shared"}))))
    last = {name: rows[-1][name] for name in ("policy", "figure", "of", "value")}
    assert last == {"policy": "shared", "figure": "reciprocity", "of": "", "value": ""}


def test_the_command_counts_the_links_of_its_scope(built_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.json"
    words = ["network", "claims", "--dist", str(built_store), "-f", "json", "-o", str(out)]
    done = CliRunner().invoke(cli, [*words, "--no-domestic"])
    assert done.exit_code == 0, done.output
    content = json.loads(out.read_text("utf-8"))
    assert content["domestic"] == 0
    assert content["links"] == sum(content["links_by_number_of_sources"].values()) > 800
    assert content["public_pages"]["counterpart"] > 10
    assert content["scope"]["domestic"] is False
    wrong = CliRunner().invoke(cli, [*words, "--network", "governments"])
    assert "Leave --network out" in str(wrong.exception)
