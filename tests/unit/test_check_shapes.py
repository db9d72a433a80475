"""Shapes files: a wrong one is refused with its name and line; findings speak two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check import ENGINES, Engine
from kg.check.shapes import check_shapes, read_shapes
from kg.check.wording import local
from kg.errors import ShapeError, StoreError

SHAPE = """\
@prefix : <https://w3id.org/cidpd/shape#> .
@prefix cidpd: <https://w3id.org/cidpd/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .

:Country a sh:NodeShape ;
    sh:targetClass cidpd:Country ;
    sh:property :Country-isoCode .

:Country-isoCode a sh:PropertyShape ;
    sh:path cidpd:isoCode ;
    sh:minCount 1 ;
    sh:maxCount 1 ;
    sh:pattern "^[A-Z]{2}$" ;
    sh:severity sh:Warning ;
    sh:message "Escriba el código."@es , "Write the code."@en .
"""
DATA = """\
@prefix cidpd: <https://w3id.org/cidpd/ontology#> .
<https://w3id.org/cidpd/id/country/jp> a cidpd:Country .
<https://w3id.org/cidpd/id/country/fr> a cidpd:Country ; cidpd:isoCode "fr" .
<https://w3id.org/cidpd/id/country/us> a cidpd:Country ; cidpd:isoCode "US", "USA" .
"""


@pytest.fixture
def shape(tmp_path: Path) -> Path:
    file = tmp_path / "country.ttl"
    file.write_text(SHAPE, "utf-8")
    return file


@pytest.mark.parametrize("engine", ENGINES)
def test_findings_say_what_where_and_what_to_do(
    shape: Path, tmp_path: Path, engine: Engine
) -> None:
    data = tmp_path / "data.ttl"
    data.write_text(DATA, "utf-8")
    found = check_shapes(read_shapes([shape]), data, engine=engine)
    told = {(f.focus[-2:], f.message("es"), f.message("en")) for f in found}
    assert told == {
        ("jp", "Falta «isoCode»", "isoCode is missing"),
        ("fr", "«isoCode»: «fr» no sirve", "isoCode: 'fr' will not do"),
        ("us", "«isoCode» tiene varios valores", "isoCode has several values"),
        ("us", "«isoCode»: «USA» no sirve", "isoCode: 'USA' will not do"),
    }
    for finding in found:
        assert finding.rule == "Country-isoCode"
        assert finding.severity.name == "WARNING"
        assert finding.remedy("es") == "Escriba el código."
        assert finding.remedy("en") == "Write the code."
        assert local(finding.path or "") == "isoCode"


@pytest.mark.parametrize(
    ("was", "becomes", "line", "told"),
    [
        ("sh:minCount 1", "sh:minCont 1", 11, "Did you mean 'minCount'"),
        ("sh:minCount 1", 'sh:sparql "x"', 11, "SHACL Core"),
        ("    sh:maxCount 1 ;", "    sh:maxCount 1", 13, "expected"),
        ("@prefix sh: <http://www.w3.org/ns/shacl#> .\n", "", 4, "not bound"),
        (', "Write the code."@en', "", 0, "Spanish and English"),
        ("    sh:severity sh:Warning ;\n", "", 0, "a severity"),
        ("sh:pattern", "sh:or ( [ sh:minLength 2 ] ) ; sh:pattern", 0, "without a name"),
    ],
)
def test_a_wrong_shapes_file_is_refused(
    shape: Path, was: str, becomes: str, line: int, told: str
) -> None:
    assert was in SHAPE
    shape.write_text(SHAPE.replace(was, becomes), "utf-8")
    with pytest.raises(ShapeError) as wrong:
        read_shapes([shape])
    message = str(wrong.value)
    assert message.startswith(f"{shape}:{line}:" if line else f"{shape}:")
    assert told in message
    assert "\n  " in message


def test_a_file_of_another_encoding_and_an_empty_folder_are_refused(shape: Path) -> None:
    with pytest.raises(ShapeError, match="no shapes"):
        read_shapes([])
    shape.write_bytes(SHAPE.encode("utf-16"))
    with pytest.raises(ShapeError, match="UTF-8"):
        read_shapes([shape])


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("suffix", [".nt", ".nq", ".ttl"])
def test_data_that_is_damaged_or_missing_is_told(
    shape: Path, tmp_path: Path, engine: Engine, suffix: str
) -> None:
    shapes = read_shapes([shape])
    data = tmp_path / f"data{suffix}"
    with pytest.raises(StoreError, match="cannot be read"):
        check_shapes(shapes, data, engine=engine)
    data.write_text("<https://example.org/a> <https://example.org/b> oops oops .\n", "utf-8")
    with pytest.raises(StoreError, match="cannot be read"):
        check_shapes(shapes, data, engine=engine)


def test_lists_of_two_files_do_not_run_into_each_other(shape: Path, tmp_path: Path) -> None:
    """Blank nodes have the names of their file, so that joining files joins no lists."""
    text = SHAPE.replace("sh:pattern", "sh:in ( {} ) ; sh:pattern")
    shape.write_text(text.replace("{}", '"US"', 1), "utf-8")
    other = tmp_path / "other.ttl"
    other.write_text(
        text.replace("{}", '"JP"', 1).replace("Country", "Nation").replace("isoCode", "code"),
        "utf-8",
    )
    joined = read_shapes([shape, other]).triples
    firsts = [line.split()[0] for line in joined.splitlines() if "#first>" in line]
    assert len(firsts) == len(set(firsts)) == 2
