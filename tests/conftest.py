"""Fixtures for every test: the real graph, built once, and a small one made by hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from kg.graph import build
from kg.layout import Layout, project

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def layout() -> Layout:
    """The checkout under test."""
    return project(ROOT)


@pytest.fixture(scope="session")
def built_store(tmp_path_factory: pytest.TempPathFactory, layout: Layout) -> Path:
    """The folder of a store built once a test run from the real tables; read it, never write."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    shared = tmp_path_factory.getbasetemp()
    if worker:
        shared = shared.parent
    dist = shared / "dist"
    with FileLock(shared / "dist.lock"):
        if not (dist / "store" / "current").exists():
            build(layout.data, dist)
    return dist
