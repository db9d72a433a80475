"""What a broken constraint means, in words; what to do about it the shape itself says."""

from __future__ import annotations

import re
from typing import Final

from kg.iri import BASE

from .engine import Result

__all__ = ["local", "weight", "what"]

_MISSING: Final = frozenset({"MinCount", "HasValue", "QualifiedMinCount"})
_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "MaxCount": ("«{path}» tiene varios valores", "{path} has several values"),
    "UniqueLang": (
        "«{path}» está dos veces en el mismo idioma",
        "{path} stands twice in the same language",
    ),
    "Datatype": ("«{path}»: «{value}» es de otro tipo", "{path}: '{value}' is of another type"),
    "Class": (
        "«{path}»: «{value}» no existe o es otra cosa",
        "{path}: '{value}' does not exist or is something else",
    ),
    "LanguageIn": (
        "«{path}»: «{value}» está en otro idioma",
        "{path}: '{value}' is in another language",
    ),
    "LessThan": ("«{path}»: «{value}» llega tarde", "{path}: '{value}' comes too late"),
}


def local(iri: str) -> str:
    """Return the end of an IRI: the name of a property, the key of a thing.

    >>> local("https://w3id.org/cidpd/ontology#signedOn")
    'signedOn'
    """
    return re.split(r"[#/]", iri.removeprefix(f"{BASE}id/"))[-1]


def weight(result: Result) -> int:
    """Return the rank of a way of being wrong, from 0, the gravest: to be of another type.

    Engines differ in what else they say of a value of another type (is ``"x"`` below 90?), so that
    the type must come first.
    """
    component = result.component.removesuffix("ConstraintComponent")
    grave = ("Datatype", "Class", "MinCount", "HasValue", "LanguageIn")
    return grave.index(component) if component in grave else len(grave)


def what(result: Result) -> tuple[str, str]:
    """Say in Spanish and English what is wrong, in words that need no knowledge of SHACL."""
    component = result.component.removesuffix("ConstraintComponent")
    path, value = local(result.path), result.value.removeprefix(f"{BASE}id/")
    if component in _MISSING:
        return f"Falta «{path}»", f"{path} is missing"
    if component == "Pattern" and result.value == result.focus:
        return f"La clave «{value}» no sirve", f"The key '{value}' will not do"
    if not path:
        return "Algo falta o no concuerda", "Something is missing or does not fit"
    es, en = _PHRASES.get(
        component, ("«{path}»: «{value}» no sirve", "{path}: '{value}' will not do")
    )
    return es.format(path=path, value=value), en.format(path=path, value=value)
