"""The kind of an agreement, from the words of its column or title."""

from __future__ import annotations

import re
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .names import fold
from .words import NO_ANSWER

__all__ = ["kind_of"]

_KINDS: Final = (
    ("letter-of-intent", r"intenc(ion(es)?)?\b|carta de int\b|letter of intent|loi\b"),
    ("twinning", r"herm|hn[ao]s?\b|sister|twin|gemel|jumelage|partnerstadt"),
    ("friendship", r"amist|ciudad(es)? amigas?\b|friend"),
    ("financing", r"financ|credito|prestamo|emprestito|donacion|donativo|subvencion|"
     r"grant|loan"),
    ("cooperation", r"coop|colab|conv(enio|\b)|mem(o|\b)|mou\b|mde\b|entend|understanding|"
     r"asociacion|partnership|intercambio|declaracion conjunta|joint declaration|marco"),
    ("other", r"."),
)  # fmt: skip
_KIND_WORDS: Final = (
    "hermanamiento", "hermandad", "hermanas", "amistad", "colaboracion", "cooperacion", "convenio",
    "memorandum", "entendimiento", "intencion", "financiamiento", "friendship", "cooperation",
    "understanding", "twinning", "sister",
)  # fmt: skip


def kind_of(text: str, title: str = "") -> str:
    """Return the kind of agreement that a cell, or else the title, tells; empty if neither does.

    Where both tell, the more telling word decides: a *cooperation agreement* titled
    *Hermanamiento* is a twinning.

    >>> kind_of("Acuerdo de Hermanamiento de Amplio Alcance"), kind_of("MOU"), kind_of("")
    ('twinning', 'cooperation', '')
    """
    for words in (_spelt(fold(text)), _spelt(fold(title))):
        if words in NO_ANSWER:
            continue
        for kind, pattern in _KINDS:
            if re.search(rf"\b(?:{pattern})" if kind != "other" else pattern, words):
                if kind == "other" and words != fold(title) and title:
                    break
                return kind
    return ""


def _spelt(words: str) -> str:
    """Return folded words with those that tell a kind, mistyped by a sign or two, spelt right."""
    return " ".join(
        word
        if len(word) < 6
        else (process.extractOne(
            word, _KIND_WORDS, scorer=OSA.distance, score_cutoff=1 if len(word) < 12 else 2
        ) or (word,))[0]
        for word in words.split()
    )  # fmt: skip
