"""The standard vocabularies whose terms are all known, so that a misspelt one can be told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

__all__ = ["closed_vocabularies"]

_WGS: Final = "http://www.w3.org/2003/01/geo/wgs84_pos#"


@cache
def closed_vocabularies() -> Mapping[str, tuple[str, frozenset[str]]]:
    """Return, by prefix, the namespaces whose terms are all known, and those terms.

    DCAT and schema.org are not among them: the list that rdflib carries of the first is of an older
    version, and the second grows every few months.
    """
    from rdflib import namespace as ns

    defined = {
        "dcterms": ns.DCTERMS,
        "foaf": ns.FOAF,
        "geo": ns.GEO,
        "org": ns.ORG,
        "owl": ns.OWL,
        "prov": ns.PROV,
        "qb": ns.QB,
        "rdf": ns.RDF,
        "rdfs": ns.RDFS,
        "sh": ns.SH,
        "skos": ns.SKOS,
        "time": ns.TIME,
        "vann": ns.VANN,
        "void": ns.VOID,
        "xsd": ns.XSD,
    }
    found = {
        prefix: (str(space._NS), frozenset(space.__annotations__) | frozenset(space._extras))
        for prefix, space in defined.items()
    }
    # rdflib has the WGS 84 namespace under https, where nobody else has it.
    return found | {"wgs": (_WGS, frozenset(ns.WGS.__annotations__))}
