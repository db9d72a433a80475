"""How often decisions are right on the labelled rows."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def _measure() -> ModuleType:
    """The script beside this file, which is no part of a package."""
    path = Path(__file__).with_name("measure.py")
    spec = importlib.util.spec_from_file_location("measure", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure"] = module
    spec.loader.exec_module(module)
    return module


MEASURE = _measure()


@pytest.mark.parametrize(
    ("path", "rows", "precision", "recall"),
    [
        *((path, 400, 0.99, 0.95) for path in MEASURE.HELD_OUT),
        (MEASURE.TUNED[0], 4000, 0.998, 0.98),
        (MEASURE.TUNED[1], 500, 1, 0.99),
    ],
    ids=lambda value: getattr(value, "stem", None),
)
def test_measured(path: Path, rows: int, precision: float, recall: float) -> None:
    """The rows kept apart as asked of them, those the rules were mended with as reached."""
    found = MEASURE.measure(path)
    assert found.rows >= rows
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall, found.undecided


def test_rows_are_kept_apart() -> None:
    assert MEASURE.HELD_OUT


def test_any_headings_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "held_out_b.csv"
    path.write_text(
        "expected,entidad federativa,parte mexicana,contraparte extranjera,país,fecha de firma,"
        "tipo de instrumento,true_government,true_country,true_signed,true_kind,true_counterpart\n"
        "imported,Jal.,Guadalajara,Lansing,EUA,1999,hermanamiento,14039,US,1999,twinning,"
        "us-mi-lansing\n"
        "imported,,Guadalupe,McAllen,EUA,2003,hermanamiento,19026,US,2003,twinning,us-tx-mcallen\n",
        "utf-8",
    )
    found = MEASURE.measure(path)
    assert (found.rows, found.precision, found.recall, found.wrong) == (2, 1, 0.5, ())
    assert "held_out_b.csv:3" in found.undecided[0]
