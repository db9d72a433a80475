"""The larger tables that speed is measured on are tables like ours, whatever is added to ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kg.layout import Layout
from kg.tables import read_all
from kg.tables.model import Attestation, Link


def test_generated_tables_are_whole(tmp_path: Path, layout: Layout) -> None:
    script = (
        "import sys; from pathlib import Path; from benchmarks.generate import generate; "
        "generate(Path(sys.argv[1]), Path(sys.argv[2]), links=40)"
    )
    command = [sys.executable, "-c", script, str(layout.data), str(tmp_path / "data")]
    subprocess.run(command, check=True, cwd=layout.root, timeout=120)
    real, more = read_all(layout.data), read_all(tmp_path / "data")
    for table in (Link, Attestation):
        assert len(more.of(table)) == len(real.of(table)) + 40
