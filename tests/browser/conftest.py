"""One browser a test run, shared by every test of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from browser.chromium import Page, chromium, serving


@pytest.fixture(scope="session")
def running_chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """The browser itself; use ``page``."""
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def page(running_chromium: Chrome) -> Page:
    """A page to open addresses in."""
    return Page(running_chromium)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder until the run ends and returns its address."""
    with ExitStack() as open_servers:
        yield lambda folder: open_servers.enter_context(serving(folder))
