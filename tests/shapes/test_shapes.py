"""The shapes: each accepts what is right, and rejects the one thing a case breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.check import ENGINES, Engine
from kg.check.report import Finding
from kg.check.shapes import ShapeSet, check_shapes, read_shapes
from kg.iri import SHAPE

HERE = Path(__file__).parent
SHAPES = HERE.parents[1] / "shapes"
SHARED = SHAPES / "shared.ttl"
FILES = sorted(SHAPES.glob("*.ttl"))
CLASSES = [file for file in FILES if file != SHARED]
VALID = sorted(HERE.glob("*/valid.*.ttl"))
INVALID = sorted(HERE.glob("*/invalid.*.ttl"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def shapes_of(case: Path) -> ShapeSet:
    return read_shapes([SHAPES / f"{case.parent.name}.ttl", SHARED])


def line(finding: Finding) -> str:
    focus = finding.focus.removeprefix("https://w3id.org/cidpd/")
    return f"{finding.severity.name.title()} {focus} {finding.rule}"


def lines(case: Path, engine: Engine) -> list[str]:
    return sorted({line(f) for f in check_shapes(shapes_of(case), case, engine=engine)})


def test_the_suite_is_whole() -> None:
    assert len(CLASSES) == 40
    assert len(VALID) == 2 * len(CLASSES)
    assert len(INVALID) >= 140
    assert sorted({p.parent.name for p in VALID}) == sorted(p.stem for p in CLASSES)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", VALID, ids=name)
def test_valid(case: Path, engine: Engine) -> None:
    assert lines(case, engine) == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", INVALID, ids=name)
def test_invalid(case: Path, engine: Engine) -> None:
    assert lines(case, engine) == case.with_suffix(".expected").read_text("utf-8").splitlines()


@pytest.mark.parametrize("file", CLASSES, ids=lambda p: p.stem)
def test_every_rule_is_broken_by_a_case(file: Path) -> None:
    rules = {rule.name for rule in read_shapes([file, SHARED]).rules.values()}
    found = "".join(p.read_text("utf-8") for p in HERE.glob(f"{file.stem}/*.expected"))
    broken = {text.rsplit(" ", 1)[1] for text in found.splitlines()}
    assert rules == broken


@pytest.mark.parametrize("file", CLASSES, ids=lambda p: p.stem)
def test_every_case_breaks_one_rule_more_than_none(file: Path) -> None:
    for case in HERE.glob(f"{file.stem}/*.expected"):
        assert case.with_suffix(".ttl").exists(), case
        assert case.read_text("utf-8").strip(), case


def test_rules_are_named_by_their_class() -> None:
    for rule in read_shapes(FILES).rules:
        assert rule.startswith(SHAPE)
        kind, _, _path = rule.removeprefix(SHAPE).partition("-")
        assert kind[0].isupper(), rule


def test_remedies_are_imperative_sentences_in_both_languages() -> None:
    rules = read_shapes(FILES).rules.values()
    assert len(rules) >= 140
    for rule in rules:
        for text in (rule.message_es, rule.message_en):
            assert text[0].isupper(), rule
            assert text.endswith((".", "…", "?")), rule
        assert rule.message_es != rule.message_en
