"""What the tests of imports share: the curated tables, read once."""

from __future__ import annotations

import pytest

from kg.layout import project
from kg.tables import Catalogue, read_all


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The curated tables, which no test changes."""
    return read_all(project().data)
