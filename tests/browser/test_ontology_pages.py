"""The pages of the ontology in a browser: wide and on a phone, in both languages, and printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.chromium import PHONE, WIDE, Page
from kg.graph import open_store
from kg.layout import Layout
from kg.publish.reference_pages import count_uses, write_reference

FEW = """
for (const section of document.querySelectorAll('main section')) {
  [...section.querySelectorAll('article')].forEach((it, at) => { if (at % 12) it.remove(); });
}
"""


@pytest.fixture(scope="module")
def address(
    built_store: Path,
    layout: Layout,
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    folder = tmp_path_factory.mktemp("ontology")
    with open_store(built_store) as store:
        write_reference(layout, folder, count_uses(layout, store))
    return serve(folder)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_page_fits_asks_nothing_and_says_nothing(
    language: str, size: tuple[int, int], page: Page, address: str
) -> None:
    page.open(f"{address}/{language}.html", size)
    assert page.requests() == [f"{address}/{language}.html"]
    assert page.complaints() == []
    assert page.overflow() == 0
    assert page.evaluate("return document.documentElement.lang") == language


@pytest.mark.parametrize("language", ["es", "en"])
def test_nothing_bars_the_way(language: str, page: Page, address: str) -> None:
    """On one term in twelve: they are all made alike, and the check reads every pair of colours."""
    page.open(f"{address}/{language}.html")
    page.evaluate(FEW)
    assert page.evaluate("return document.querySelectorAll('article').length") > 10
    assert page.barriers() == []


def test_the_address_of_a_term_leads_to_it_and_across_languages(page: Page, address: str) -> None:
    page.open(f"{address}/es.html#signedOn")
    top = "return document.getElementById('signedOn').getBoundingClientRect().top"
    assert 0 <= page.evaluate(top) < 200
    page.evaluate("document.querySelector('#signedOn .other').click()")
    assert page.evaluate("return location.pathname + location.hash") == "/en.html#signedOn"
    assert "signed on" in page.evaluate("return document.querySelector(':target h4').textContent")


def test_the_diagram_scrolls_in_its_own_box_and_its_text_fits(page: Page, address: str) -> None:
    page.open(f"{address}/es.html", PHONE)
    box = page.evaluate(
        "const it = document.querySelector('.scroll'); return [it.scrollWidth, it.clientWidth]"
    )
    assert box[0] > box[1]
    outside = page.evaluate("""
      const wide = [];
      for (const group of document.querySelectorAll('.diagram .box')) {
        const body = group.querySelector('.body').getBoundingClientRect();
        for (const text of group.querySelectorAll('text'))
          if (text.getBoundingClientRect().right > body.right) wide.push(text.textContent);
      }
      return wide;""")
    assert outside == []


def test_on_paper_there_is_no_navigation(page: Page, address: str) -> None:
    page.open(f"{address}/es.html")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        shown = "return getComputedStyle(document.querySelector(arguments[0])).display"
        assert page.evaluate(shown, "nav") == "none"
        assert page.evaluate(shown, "#Agreement") != "none"
    finally:
        page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
