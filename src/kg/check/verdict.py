"""What a named check of a source came to, and the words for it; knows no report and no graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["SourceCheck", "Verdict", "in_words"]

_WORDS: Final = {
    "es": {
        "ok": "en orden", "info": "aviso", "soft": "leve", "hard": "grave",
        "pass": "se cumple", "FAIL": "no se cumple", "SUSPECT": "sospechoso", "LOOSE": "impreciso",
        "EXPLAIN": "por explicar", "rounding": "redondeo", "ANACHRONISM": "anacronismo",
        "do not merge": "no juntar", "OVERREACH": "va más allá", "UNRESOLVED": "sin resolver",
    },
    "en": {
        "ok": "in order", "info": "note", "soft": "slight", "hard": "grave",
        "pass": "holds", "FAIL": "does not hold", "SUSPECT": "suspect", "LOOSE": "loose",
        "EXPLAIN": "to be explained", "rounding": "rounding", "ANACHRONISM": "anachronism",
        "do not merge": "not to be merged", "OVERREACH": "goes too far",
        "UNRESOLVED": "unresolved",
    },
}  # fmt: skip


def in_words(code: str, lang: str) -> str:
    """Return a severity or verdict in words, with the code it is recorded under.

    >>> in_words("FAIL I-A1", "es")
    'no se cumple (FAIL I-A1)'
    """
    words = _WORDS[lang]
    known = next((key for key in words if code == key or code.startswith(f"{key} I-")), "")
    return f"{words[known]} ({code})" if known and words[known] != code else code


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCheck:
    """A named check of what the source says.

    Attributes:
        name: Its id, also the file's stem, e.g. ``A09``.
        grade: ``hard``, ``soft``, ``info`` or ``ok``: how much a failure would weigh.
        locator: Where in the source it looks.
        holds: The verdict where it holds.
        fails: The verdict where it does not.
    """

    name: str
    text: str
    grade: str
    locator: str
    holds: str
    fails: str
    summary: str
    resumen: str
    explanation: str
    explicacion: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the source found.

    ``computed_en`` is what came out in English, where it is told in words; else it is ``computed``.
    """

    check: SourceCheck
    printed: str
    computed: str
    holds: bool
    computed_en: str

    @property
    def verdict(self) -> str:
        """The verdict in a word, with the number of the inconsistency if there is one."""
        return self.check.holds if self.holds else self.check.fails

    def explanation(self, lang: str) -> str:
        """Return what was looked at and what came out, in Spanish or English."""
        es = lang == "es"
        said = self.check.explicacion if es else self.check.explanation
        computed = self.computed if es else self.computed_en
        said = said.replace("?printed", self.printed).replace("?computed", computed)
        return f"{self.check.resumen if es else self.check.summary}. {said}"
