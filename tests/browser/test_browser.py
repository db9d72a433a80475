"""The browser of the tests sees what it is there to see: requests, errors, barriers, overflow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.chromium import PHONE, Page

SOUND = """<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Prueba</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
</head><body><main><h1>Prueba</h1><p>Nada que decir.</p></main></body></html>"""


@pytest.fixture
def address(serve: Callable[[Path], str], tmp_path: Path) -> str:
    bad = SOUND.replace(' lang="es"', "").replace(
        "<p>",
        '<script src="https://example.org/x.js"></script><script>missing()</script>'
        '<p style="width:3000px;color:#ddd">',
    )
    (tmp_path / "sound.html").write_text(SOUND, "utf-8")
    (tmp_path / "bad.html").write_text(bad, "utf-8")
    return serve(tmp_path)


def test_nothing_is_said_of_a_sound_page(page: Page, address: str) -> None:
    page.open(f"{address}/sound.html", PHONE)
    assert page.evaluate("return [innerWidth, innerHeight]") == list(PHONE)
    assert page.requests() == [f"{address}/sound.html"]
    assert page.complaints() == []
    assert page.barriers() == []
    assert page.overflow() == 0


def test_what_is_wrong_with_a_page_is_seen(page: Page, address: str, tmp_path: Path) -> None:
    page.open(f"{address}/bad.html", PHONE)
    assert "https://example.org/x.js" in page.requests()
    said = " ".join(page.complaints())
    assert "ERR_NAME_NOT_RESOLVED" in said, "the browser must not reach other machines"
    assert "missing is not defined" in said
    rules = {barrier.partition(":")[0] for barrier in page.barriers()}
    assert {"html-has-lang", "color-contrast"} <= rules
    assert page.overflow() > 2000
    assert page.picture(tmp_path / "bad.png").read_bytes().startswith(b"\x89PNG")
