"""What the ontology calls its terms, read quickly: for showing things to people."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.errors import KgError

__all__ = ["term_labels"]

_LABEL: Final = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def term_labels(ontology: Path, language: str) -> dict[str, str]:
    """Return the label of each term that the ontology declares or describes, by its IRI.

    Args:
        ontology: The ontology's Turtle file.
        language: ``es`` or ``en``.

    Raises:
        KgError: The file cannot be read or does not parse.
    """
    try:
        quads = ox.parse(path=str(ontology), format=ox.RdfFormat.TURTLE)
        return {
            quad.subject.value: quad.object.value
            for quad in quads
            if quad.predicate == _LABEL
            and isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
            and quad.object.language == language
        }
    except (OSError, SyntaxError) as wrong:
        raise KgError(f"{ontology}: cannot be read as Turtle ({wrong}).") from wrong
