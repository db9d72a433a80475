"""The page ``docs/network-measures.md``, written from the registry of measures.

``python tests/unit/network_measures_page.py`` writes it; a test compares.
"""

from __future__ import annotations

from pathlib import Path

from kg.network.measures_words import page

PAGE = Path(__file__).parents[2] / "docs" / "network-measures.md"

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
