"""The pictures: what they say is worked out by hand, and the same network gives the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.text import Text

from kg.cli.network import network as command
from kg.errors import KgError
from kg.iri import BASE
from kg.network.links import Link, Links, Party
from kg.network.plots import GALLERY, draw_all
from kg.network.plots.degrees import survival
from kg.network.plots.gallery import material
from kg.network.plots.growth import growth, region_of
from kg.network.plots.matrix import table
from kg.network.plots.world import arc, equal_earth, read_land

DEGREES = st.floats(-170, 170)
LATITUDES = st.floats(-80, 80)


def party(key: str, country: str, region: str, lat: float | None, long: float | None) -> Party:
    mexican = country == "mx"
    return Party(
        key, f"{BASE}id/government/{key}", "municipality" if mexican else "local-government",
        f"{key} es", f"{key} en", country=country, country_es=country, country_en=country,
        region=region, region_es=region, region_en=region,
        entity="mx-14" if mexican else "", entity_es="Jalisco" if mexican else "",
        latitude=lat, longitude=long,
    )  # fmt: skip


@pytest.fixture(scope="module")
def links() -> Links:
    parties = [
        party("mx-a", "mx", "", 20.0, -103.0),
        party("mx-b", "mx", "", 19.0, -99.0),
        party("us-a", "us", "north-america", 29.0, -98.0),
        party("jp-a", "jp", "asia", 35.0, 135.0),
        party("es-a", "es", "europe", None, None),
    ]
    source = frozenset({"wikidata-2022"})
    made = [
        Link("a", "twinning", ("mx-a", "us-a"), sources=source),
        Link("b", "twinning", ("jp-a", "mx-a"), sources=source),
        Link("c", "twinning", ("es-a", "mx-b"), sources=source),
        Link("d", "twinning", ("mx-a", "mx-b"), True, sources=source),
        Link("e", "cooperation", ("jp-a", "mx-b", "us-a"), sources=source),
    ]
    return Links(tuple(made), {one.key: one for one in parties})


SCOPE = {
    "policy": "pairwise",
    "domestic": True,
    "kinds": ("twinning", "cooperation"),
    "sources": (),
}


def words(figure: object) -> str:
    found = figure.findobj(Text)  # type: ignore[attr-defined]
    return " ".join(text.get_text().replace("\n", " ") for text in found)


def test_every_picture_in_both_languages_and_twice_the_same_bytes(links: Links) -> None:
    of = material(links, {"a": 1990, "b": 1985}, SCOPE)
    for language, names in (("es", tuple(GALLERY)), ("en", ("growth", "states-countries"))):
        first = dict(draw_all(of, Path("x"), language, names))
        assert {path.name for path in first} == {
            f"{name}.{language}.{form}" for name in names for form in ("svg", "png")
        }
        if language == "es":
            again = dict(draw_all(of, Path("x"), language, ["map", "degrees"]))
            assert len(again) == 4
            assert all(first[path] == content for path, content in again.items())
        for path, content in first.items():
            assert content[:4] == (b"\x89PNG" if path.suffix == ".png" else b"<?xm"), path
            assert b"dc:date" not in content, path


def test_what_the_pictures_say_of_a_network_of_five(links: Links) -> None:
    of = material(links, {"a": 1990, "b": 1985, "gone": 1900}, SCOPE)
    said = words(growth(of, "en"))
    assert "Of the 5 links of the scope, 2 have an agreement with a year" in said
    assert "the other 3 have none" in said
    assert of.years == {"a": 1990, "b": 1985}
    # six edges a-us a-jp b-es a-b b-jp b-us jp-us; es-a has no coordinates
    assert "6 of 7 edges are drawn" in words(GALLERY["map"](of, "en"))
    assert "(4 of 5 nodes" in words(GALLERY["map"](of, "en"))
    assert "Mean degree 3.50 and 2.33" in words(GALLERY["degrees"](of, "en"))
    rows, columns, values = table(of.states)
    assert rows == ["mx-14"]
    assert dict(zip(columns, values[0], strict=True)) == {
        "country/jp": 2,
        "country/us": 2,
        "country/es": 1,
    }


def test_a_link_of_two_regions_belongs_to_neither(links: Links) -> None:
    regions = {link.key: region_of(links, link) for link in links.links}
    assert regions == {"a": "north-america", "b": "asia", "c": "europe", "d": "mexico", "e": ""}


def test_survival_by_hand() -> None:
    assert survival([1, 1, 2, 5]) == ([1, 2, 5], [1.0, 0.5, 0.25])


@given(DEGREES, LATITUDES, DEGREES, LATITUDES)
@settings(max_examples=60, deadline=None)
def test_an_arc_is_the_shortest_way(a: float, b: float, c: float, d: float) -> None:
    way = arc((a, b), (c, d))
    rad = np.radians(way)
    points = np.column_stack(
        [
            np.cos(rad[:, 1]) * np.cos(rad[:, 0]),
            np.cos(rad[:, 1]) * np.sin(rad[:, 0]),
            np.sin(rad[:, 1]),
        ]
    )
    straight = float(np.arccos(np.clip(points[0] @ points[-1], -1, 1)))
    steps = np.arccos(np.clip((points[:-1] * points[1:]).sum(axis=1), -1, 1))
    assert steps.sum() == pytest.approx(straight, abs=1e-5)
    assert abs(way[0, 1] - b) < 1e-6
    assert abs(way[-1, 1] - d) < 1e-6


@pytest.mark.parametrize("latitude", [-60.0, -10.0, 0.0, 35.0, 75.0])
def test_the_projection_keeps_areas(latitude: float) -> None:
    """A cell of one by one degree has the area on the plane that it has on the sphere."""
    corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    x, y = equal_earth(
        np.array([c[0] + 40 for c in corners]), np.array([c[1] + latitude for c in corners])
    ).T
    plane = abs(sum(x[i] * y[i - 3] - x[i - 3] * y[i] for i in range(4))) / 2
    sphere = np.radians(1) * (np.sin(np.radians(latitude + 1)) - np.sin(np.radians(latitude)))
    assert plane == pytest.approx(sphere, rel=2e-3)


def test_land_is_whole_and_a_broken_file_is_named(layout: object, tmp_path: Path) -> None:
    found = read_land(layout.data / "map")  # type: ignore[attr-defined]
    assert len(found["land"]) > 100
    (mexico,) = found["mexico"]
    assert -118 < mexico[:, 0].min() < -117 < -87 < mexico[:, 0].max() < -86
    assert (
        "public domain" in json.loads((layout.data / "map" / "land-110m.json").read_text())["about"]
    )  # type: ignore[attr-defined]
    (tmp_path / "land-110m.json").write_text("{")
    with pytest.raises(KgError, match=r"land-110m\.json: cannot be read"):
        read_land(tmp_path)


def test_the_command_refuses_what_it_cannot_draw(
    built_store: Path, tmp_path: Path, links: Links
) -> None:
    with pytest.raises(KgError, match=r"no picture 'mapa'.*\n.*Did you mean 'map'"):
        list(draw_all(material(links, {}, SCOPE), tmp_path, "es", ["mapa"]))
    run = ["figures", "--dist", str(built_store), "--output", str(tmp_path / "x")]
    done = CliRunner().invoke(command, [*run, "--network", "governments"])
    assert isinstance(done.exception, KgError)
    assert not (tmp_path / "x").exists()


def test_the_command_writes_one_picture(built_store: Path, tmp_path: Path) -> None:
    run = [
        "figures",
        "--dist",
        str(built_store),
        "--output",
        str(tmp_path),
        "--only",
        "degrees",
        "--lang",
        "en",
    ]
    assert CliRunner().invoke(command, run, catch_exceptions=False).exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"degrees.en.svg", "degrees.en.png"}
