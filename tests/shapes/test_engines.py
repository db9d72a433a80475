"""Both engines find the same: on right data, on every broken case, on data mutated at random."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from kg.check.engine import Result, validate
from kg.check.shapes import ShapeSet, check_shapes, read_shapes
from kg.graph import open_store

HERE = Path(__file__).parent
SHAPES = read_shapes((HERE.parents[1] / "shapes").glob("*.ttl"))
CASES = sorted(HERE.glob("*/*.ttl"))
XSD = "http://www.w3.org/2001/XMLSchema#"
WRONG = (
    '""',
    '"x"',
    '"?"@fr',
    '"ñandú \\"de\\" \\n México"@es',
    '"a"@en',
    f'"01"^^<{XSD}integer>',
    f'"-1"^^<{XSD}integer>',
    f'"1.50"^^<{XSD}decimal>',
    f'"1e3"^^<{XSD}double>',
    f'"1953-02-30"^^<{XSD}date>',
    f'"1953-05"^^<{XSD}gYearMonth>',
    f'"1953"^^<{XSD}gYear>',
    f'"19x"^^<{XSD}gYear>',
    f'"TRUE"^^<{XSD}boolean>',
    f'"1"^^<{XSD}boolean>',
    f'"abc"^^<{XSD}integer>',
    "<https://example.org/nothing>",
    "<https://w3id.org/cidpd/id/country/mx>",
)


def triples(case: Path) -> list[str]:
    return sorted(Graph().parse(case).serialize(format="nt").strip().splitlines())


VALID = sorted({line for case in HERE.glob("*/valid.whole.ttl") for line in triples(case)})


def write(lines: list[str], path: Path) -> Path:
    path.write_text("\n".join((*sorted(set(lines)), "")), "utf-8")
    return path


def key(result: Result) -> tuple[str, str, str, str]:
    """All but the constraint: of a value of another type, engines say more or less (ADR 0004)."""
    return result.focus, result.shape, result.path, result.value


def agree(data: Path, shapes: ShapeSet = SHAPES) -> int:
    fast, reference = (validate(shapes.triples, data, e) for e in ("fast", "reference"))
    compared = [
        {key(r) for r in found if not incomparable(r, found)} for found in (fast, reference)
    ]
    assert compared[0] == compared[1]
    if not any(incomparable(result, fast) for result in fast):
        findings = [check_shapes(shapes, data, engine=e) for e in ("fast", "reference")]
        assert findings[0] == findings[1]
    return len(fast)


def incomparable(result: Result, found: list[Result]) -> bool:
    """Whether an order is asked of a value that is of a wrong type, and told as such (ADR 0004)."""
    return result.component == "LessThanConstraintComponent" and any(
        other.focus == result.focus and other.component == "DatatypeConstraintComponent"
        for other in found
    )


def mutate(lines: list[str], choose: random.Random, times: int) -> list[str]:
    """Drop statements, change their values, repeat them with another value, move them."""
    found = list(lines)
    for _ in range(times):
        at = choose.randrange(len(found))
        subject, predicate, value = found[at].removesuffix(" .").split(" ", 2)
        match choose.randrange(5):
            case 0:
                del found[at]
            case 1:
                found[at] = f"{subject} {predicate} {choose.choice(WRONG)} ."
            case 2:
                found.append(f"{subject} {predicate} {choose.choice(WRONG)} .")
            case 3:
                other = choose.choice(found).removesuffix(" .").split(" ", 2)[2]
                found[at] = f"{subject} {predicate} {other} ."
            case _:
                other = choose.choice(found).split(" ", 1)[0]
                found.append(f"{other} {predicate} {value} .")
    return found


def test_all_cases_together(tmp_path: Path) -> None:
    """Every shape at once on every case, so that shapes also meet data they were not made for."""
    total = 0
    for case in CASES:
        total += agree(write(triples(case), tmp_path / "case.nt"))
    assert len(CASES) >= 180
    assert total > 900


@pytest.mark.parametrize("seed", range(6))
def test_many_mutations_at_once(seed: int, tmp_path: Path) -> None:
    lines = mutate(VALID, random.Random(seed), 150)
    assert agree(write(lines, tmp_path / "data.nt")) > 100


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(min_value=0), times=st.integers(min_value=1, max_value=12))
def test_few_mutations(seed: int, times: int, tmp_path: Path) -> None:
    agree(write(mutate(VALID, random.Random(seed), times), tmp_path / "data.nt"))


def test_named_graphs_are_taken_as_one(tmp_path: Path) -> None:
    """A statement that two sources make is one statement."""
    right = triples(HERE / "country" / "valid.whole.ttl")
    broken = mutate(right, random.Random(3), 4)
    for name, lines in (("right", right), ("broken", broken)):
        once = write(lines, tmp_path / f"{name}.nt")
        twice = tmp_path / f"{name}.nq"
        bare = [line.removesuffix(" .") for line in lines]
        write([f"{line} <https://example.org/{n}> ." for line in bare for n in (1, 2)], twice)
        for engine in ("fast", "reference"):
            assert validate(SHAPES.triples, twice, engine) == validate(SHAPES.triples, once, engine)


def test_both_engines_agree_on_the_real_graph(built_store: Path, tmp_path: Path) -> None:
    """The whole graph for the fast engine; its knowledge and a part of its links for both."""
    with open_store(built_store) as store:
        nquads = store.release.nquads
    whole = check_shapes(SHAPES, nquads)
    assert [f for f in whole if f.severity.name == "VIOLATION"] == []
    lines = nquads.read_text("utf-8").splitlines()
    keep = [line for n, line in enumerate(lines) if "/id/place/" not in line and n % 3 == 0]
    assert agree(write(keep, tmp_path / "part.nq")) > 100
