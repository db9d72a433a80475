"""Names of things: the only module that knows how our IRIs are spelt.

An IRI is built from an authority's code, never from a label or a row number, so that a corrected
spelling or a re-sorted table changes no name:

    https://w3id.org/cidpd/id/{kind}/{key}      a thing
    https://w3id.org/cidpd/graph/{source}       what one source says
    https://w3id.org/cidpd/ontology#{Term}      a class or property
    https://w3id.org/cidpd/shape#{Class}-{path} a rule
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from .errors import KgError

__all__ = ["BASE", "KINDS", "ONTOLOGY", "SHAPE", "graph", "mint", "split"]

BASE: Final = "https://w3id.org/cidpd/"
ONTOLOGY: Final = f"{BASE}ontology#"
SHAPE: Final = f"{BASE}shape#"
KINDS: Final = frozenset(
    {
        "act",
        "agreement",
        "analysis",
        "attestation",
        "claim",
        "code-list",
        "component",
        "concept",
        "country",
        "dataset",
        "division",
        "effect",
        "event",
        "legal-event",
        "government",
        "institution",
        "institution-event",
        "law",
        "link",
        "measurement",
        "membership",
        "name",
        "network",
        "network-event",
        "observation",
        "office",
        "organization",
        "participation",
        "place",
        "projection",
        "project",
        "provision",
        "reference",
        "scheme",
        "slice",
        "slice-key",
        "step",
        "structure",
        "term",
        "territory",
        "text",
        "trait",
        "unresolved",
    }
)

_KEY = re.compile(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?")


@lru_cache(maxsize=65536)
def mint(kind: str, key: str) -> str:
    """Return the IRI of a thing.

    Args:
        kind: What sort of thing it is; one of ``KINDS``.
        key: Its code in its authority, e.g. ``mx-14039`` (INEGI: two digits of state, three of
            municipality). A concept's key is ``{scheme}/{key}``.

    Raises:
        KgError: There is no such kind, or the key is not lower-case words joined by hyphens.

    >>> mint("government", "mx-14039")
    'https://w3id.org/cidpd/id/government/mx-14039'
    """
    if kind not in KINDS:
        raise KgError(f"no kind {kind!r}; use one of {', '.join(sorted(KINDS))}.")
    if not _KEY.fullmatch(key):
        raise KgError(f"{key!r} cannot name a {kind}: use lower-case words joined by hyphens.")
    return f"{BASE}id/{kind}/{key}"


def graph(source: str) -> str:
    """Return the IRI of the named graph that holds what one source says."""
    return f"{BASE}graph/{source}"


def split(iri: str) -> tuple[str, str] | None:
    """Return kind and key of one of our things, or nothing if the IRI is none.

    >>> split("https://w3id.org/cidpd/id/government/mx-14039")
    ('government', 'mx-14039')
    """
    kind, slash, key = iri.removeprefix(f"{BASE}id/").partition("/")
    return (kind, key) if iri.startswith(f"{BASE}id/") and slash and kind in KINDS else None
