"""Results of an analysis as statements, so that queries and pages can use them.

A network is a projection made by an analysis; a measurement says what a measure gives for a party
or for the network as a whole, and where it stands among the others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from importlib.metadata import version
from typing import Any, Final, NamedTuple

import networkx as nx

from kg.errors import KgError
from kg.iri import BASE, graph, mint, split
from kg.rdf import (
    CIDPD,
    DCTERMS,
    PROV,
    QB,
    RDF_TYPE,
    RDFS_LABEL,
    RDFS_RANGE,
    SKOS,
    VOID,
    Triple,
    boolean,
    decimal,
    integer,
    ref,
    text,
)

from .edges import edges_of
from .kinds import NETWORKS
from .measures import MEASURES, SEED, Value, measure
from .measures_whole import WHOLE
from .projection import KINDS
from .recorded import MORE_MEASURES, NODE_MEASURES, SCHEMES, WHOLE_MEASURES
from .sheet import sheet
from .wording import scope_words

__all__ = ["GRAPH", "analysis_key", "decimal_digits", "ranks", "record_triples"]

GRAPH: Final = "network-analysis"
"""Key of the named graph of results."""
_AGENT: Final = ref(f"{BASE}id/agent/cidpd-kg")
_ENGINES: Final = ("cidpd-kg", "networkx", "numpy", "rustworkx", "scipy")
_PLACES: Final = 12
"""Decimals kept: below that a computed value is noise, which differs between machines."""


def record_triples(
    network: nx.Graph[Any],
    digest: str,
    *,
    names: Collection[str] = (),
    narrowed: Collection[str] = (),
) -> Iterator[Triple]:
    """Yield what an analysis of a network found, and how.

    Args:
        network: A network whose nodes are parties, as `make_network` gives it.
        digest: SHA-256 of the statements that it was made of.
        names: Measures of a node to put back, of `MEASURES`; none given means `NODE_MEASURES`.
        narrowed: Sources that the links were narrowed to, if they were.

    Raises:
        KgError: There is no such measure, or the network is not of parties, or is of one period or
            component only.

    Graph:
        id:measurement/parties--pairwise--degree--mx-14039 a cidpd:NetworkMeasurement ;
            prov:wasGeneratedBy id:analysis/parties--pairwise ;
            cidpd:measure id:concept/network-measure/degree ;
            cidpd:measuredThing id:government/mx-14039 ; cidpd:measuredValue 72 ; cidpd:rank 2 .
    """
    _only_parties(network)
    if network.graph.get("during") or network.graph.get("component"):
        raise KgError(
            "network record: the network of one period or component is not put back.\n"
            "  Leave out --during and --component."
        )
    key = analysis_key(network.graph, narrowed)
    values = measure(network, list(names or NODE_MEASURES))
    yield from _about(key, network, digest)
    properties = _properties(network)
    yield from _lists(network.graph, [*(name.replace("_", "-") for name in values), *properties])
    for name, found in values.items():
        order = ranks(found) if MEASURES[name].ranked else {}
        for node, value in found.items():
            if value is not None:
                data = network.nodes[node]
                thing = _Thing(data["iri"], data["label_es"], data["label_en"])
                yield from _measurement(key, name.replace("_", "-"), thing, value, order.get(node))
    whole = _Thing(mint("projection", key), *_titles(network.graph, key))
    for name, value in properties.items():
        if value is not None:
            yield from _measurement(key, name, whole, value, None)


class _Thing(NamedTuple):
    """What is measured: a party, or the network."""

    iri: str
    label_es: str
    label_en: str


def _only_parties(network: nx.Graph[Any]) -> None:
    for node, data in network.nodes(data=True):
        if split(data.get("iri", "")) is None:
            raise KgError(
                f"network record: {node!r} is no party, and only what is said of parties is put"
                " back.\n  Choose --network parties, government-counterpart, governments or"
                " counterparts."
            )


def analysis_key(scope: Mapping[str, Any], narrowed: Collection[str] = ()) -> str:
    """Return the key of an analysis: its network and policy, and what narrows its scope.

    >>> analysis_key({"policy": "shared", "domestic": False})
    'parties--shared--no-domestic'
    """
    parts = [scope.get("network", "parties"), scope["policy"]]
    kinds = scope.get("kinds", ",".join(KINDS)).split(",")
    if sorted(kinds) != sorted(KINDS):
        parts += sorted(kinds)
    if not scope.get("domestic", True):
        parts.append("no-domestic")
    if "evidence" in scope:
        parts.append(scope["evidence"])
    return "--".join([*parts, *sorted(narrowed)])


def decimal_digits(value: float) -> str:
    """Write a computed value with ten significant digits and at most twelve decimals.

    >>> decimal_digits(1 / 3), decimal_digits(2.0), decimal_digits(1e-15)
    ('0.3333333333', '2', '0')
    """
    digits = round(Decimal(f"{value:.10g}"), _PLACES)
    return "0" if not digits else f"{digits:f}".rstrip("0").rstrip(".")


def ranks(values: Mapping[Any, Value]) -> dict[Any, int]:
    """Return the place of each node: one more than the number of nodes with a higher value.

    Values are compared as they are written, so that equal ones share a place.

    >>> ranks({"a": 3, "b": 5, "c": 3, "d": None})
    {'b': 1, 'a': 2, 'c': 2}
    """
    known = {node: float(decimal_digits(float(v))) for node, v in values.items() if v is not None}
    places: dict[Any, int] = {}
    before: tuple[float, int] | None = None
    for position, node in enumerate(sorted(known, key=lambda node: -known[node]), 1):
        place = before[1] if before and before[0] == known[node] else position
        places[node] = place
        before = (known[node], place)
    return places


def _measurement(
    key: str, name: str, thing: _Thing, value: float, rank: int | None
) -> Iterator[Triple]:
    kind, own = split(thing.iri) or ("", "")
    it = ref(mint("measurement", f"{key}--{name}" + ("" if kind == "projection" else f"--{own}")))
    digits = str(int(value)) if isinstance(value, int) else decimal_digits(float(value))
    named = SCHEMES["network-measure"][name]
    places = ("", "") if rank is None else (f" (lugar {rank})", f" (rank {rank})")
    yield it, RDF_TYPE, CIDPD.NetworkMeasurement
    yield it, RDF_TYPE, QB.Observation
    yield from _both(
        it, RDFS_LABEL,
        f"{thing.label_es}: {named.label_es}, {digits}{places[0]}",
        f"{thing.label_en}: {named.label_en}, {digits}{places[1]}",
    )  # fmt: skip
    yield it, QB.dataSet, ref(mint("dataset", GRAPH))
    yield it, PROV.wasGeneratedBy, ref(mint("analysis", key))
    yield it, CIDPD.measure, _concept("network-measure", name)
    yield it, CIDPD.measuredThing, ref(thing.iri)
    yield it, CIDPD.measuredValue, decimal(digits)
    if rank is not None:
        yield it, CIDPD.rank, integer(rank)


def _properties(network: nx.Graph[Any]) -> dict[str, float | int | None]:
    figures = {k.replace("_", "-"): v for k, v in sheet(edges_of(network), "").values.items()}
    more = {key: WHOLE[name].compute(network) for key, name in MORE_MEASURES.items()}
    return {name: figures[name] for name in WHOLE_MEASURES} | more


def _titles(scope: Mapping[str, Any], key: str) -> tuple[str, str]:
    kind = NETWORKS[scope.get("network", "parties")]
    return f"Red de {kind.title_es} ({key})", f"Network of {kind.title_en} ({key})"


def _about(key: str, network: nx.Graph[Any], digest: str) -> Iterator[Triple]:
    scope = network.graph
    it, made = ref(mint("analysis", key)), ref(mint("projection", key))
    kind, policy = NETWORKS[scope.get("network", "parties")], scope["policy"]
    yield it, RDF_TYPE, CIDPD.NetworkAnalysis
    titles = _titles(scope, key)
    yield from _both(
        it,
        RDFS_LABEL,
        *(f"{a}: {t}" for a, t in zip(("Análisis", "Analysis"), titles, strict=True)),
    )
    words = [scope_words(network, language) for language in ("es", "en")]
    yield from _both(it, DCTERMS.description, *words)
    yield it, CIDPD.networkKind, _concept("network-kind", kind.key)
    yield it, CIDPD.projectionPolicy, _concept("projection-policy", policy)
    yield it, CIDPD.evidenceAsked, _concept("network-evidence", scope.get("evidence", "link"))
    yield it, CIDPD.domesticKept, boolean(bool(scope.get("domestic", True)))
    for one in scope["kinds"].split(","):
        yield it, CIDPD.keptLinkKind, ref(mint("concept", f"link-kind/{one}"))
    for source in (*scope["sources"].split(","), "derived"):
        yield it, PROV.used, ref(graph(source))
    yield it, CIDPD.inputDigest, text(digest)
    yield it, CIDPD.randomSeed, integer(SEED)
    yield it, PROV.wasAssociatedWith, _AGENT
    for engine in _ENGINES:
        yield it, CIDPD.softwareVersion, text(f"{engine} {version(engine)}")
    yield made, RDF_TYPE, CIDPD.ProjectedNetwork
    yield from _both(made, RDFS_LABEL, *titles)
    yield made, PROV.wasGeneratedBy, it
    whole, data = ref(graph(GRAPH)), ref(mint("dataset", GRAPH))
    names = "Resultados del análisis de la red", "Results of the analysis of the network"
    yield whole, RDF_TYPE, VOID.Dataset
    yield from _both(whole, DCTERMS.title, *names)
    yield from _both(whole, RDFS_LABEL, *names)
    yield whole, PROV.wasGeneratedBy, it
    for source in (*scope["sources"].split(","), "derived"):
        yield whole, PROV.wasDerivedFrom, ref(graph(source))
    yield data, RDF_TYPE, QB.DataSet
    yield from _both(data, RDFS_LABEL, *names)
    yield from _structure(data)


def _structure(data: str) -> Iterator[Triple]:
    """Yield what the measurements of the data set have, as `kg.lift.cube` does for the counts."""
    it = ref(mint("structure", GRAPH))
    yield data, QB.structure, it
    yield it, RDF_TYPE, QB.DataStructureDefinition
    yield from _both(
        it, RDFS_LABEL, "Estructura: análisis de la red", "Structure: network analysis"
    )
    for key, role, kind, property_, es, en in (
        ("measure", QB.dimension, QB.DimensionProperty, CIDPD.measure, "medida", "measure"),
        ("measured-thing", QB.dimension, QB.DimensionProperty, CIDPD.measuredThing,
         "cosa medida", "measured thing"),
        ("measured-value", QB.measure, QB.MeasureProperty, CIDPD.measuredValue,
         "valor medido", "measured value"),
        ("rank", QB.attribute, QB.AttributeProperty, CIDPD.rank, "lugar", "rank"),
    ):  # fmt: skip
        part = ref(mint("component", key))
        yield it, QB.component, part
        yield part, RDF_TYPE, QB.ComponentSpecification
        yield from _both(part, RDFS_LABEL, es, en)
        yield part, role, property_
        yield part, QB.componentProperty, property_
        yield property_, RDF_TYPE, kind
    yield CIDPD.measure, RDFS_RANGE, SKOS.Concept
    yield CIDPD.measure, QB.codeList, ref(mint("scheme", "network-measure"))
    yield CIDPD.measuredThing, RDFS_RANGE, PROV.Entity


def _lists(scope: Mapping[str, Any], measures: Iterable[str]) -> Iterator[Triple]:
    """Yield the values of the closed lists that the analysis names."""
    used = {
        "network-kind": [scope.get("network", "parties")],
        "network-evidence": [scope.get("evidence", "link")],
        "network-measure": list(measures),
        "projection-policy": [scope["policy"]],
    }
    for scheme, keys in used.items():
        listed = ref(mint("scheme", scheme))
        yield listed, RDF_TYPE, SKOS.ConceptScheme
        yield listed, SKOS.notation, text(scheme)
        for key in keys:
            it, named = _concept(scheme, key), SCHEMES[scheme][key]
            yield it, RDF_TYPE, SKOS.Concept
            yield it, SKOS.inScheme, listed
            yield it, SKOS.notation, text(key)
            yield from _both(it, RDFS_LABEL, named.label_es, named.label_en)
            yield from _both(it, SKOS.prefLabel, named.label_es, named.label_en)
            yield from _both(it, SKOS.definition, named.definition_es, named.definition_en)
            measured = MEASURES.get(key.replace("-", "_"))
            if scheme == "network-measure" and measured is not None:
                yield it, CIDPD.formula, text(measured.formula)


def _concept(scheme: str, key: str) -> str:
    return ref(mint("concept", f"{scheme}/{key}"))


def _both(it: str, path: str, es: str, en: str) -> Iterator[Triple]:
    yield it, path, text(es, "es")
    yield it, path, text(en, "en")
