"""The counts as a Data Cube: structures, code lists, slices, and which data set a row belongs to.

A printed table holds its margins beside its cells, but all observations of a data set have the same
dimensions. So a table is lifted to one data set for each set of dimensions its rows fill: the cells
of Table 1, its totals by entity, its totals by period, its total. What is written is already the
normal form that the integrity checks of the recommendation read.

Source: W3C, The RDF Data Cube Vocabulary, Recommendation of 16 January 2014, sections 6, 7, 10, 11.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from kg.errors import DataError, Location
from kg.iri import mint
from kg.rdf import CIDPD, OWL, QB, RDF_TYPE, RDFS_RANGE, SKOS, Triple, boolean, ref
from kg.tables import Catalogue
from kg.tables.model import Country, Observation, PresidentialTerm

from .territory import labels

__all__ = ["DATASETS", "DIMENSIONS", "cube_triples", "dataset_of", "slice_triples"]


class Dimension(NamedTuple):
    """A dimension of a count.

    Attributes:
        term: Term of its property.
        range: Term of the class of its values.
        codes: Where they are listed: a closed list, or a code list of things.
        es: What it is called in Spanish.
        en: What it is called in English.
    """

    term: str
    range: str
    codes: str
    es: str
    en: str

    @property
    def code_list(self) -> str:
        """Term of its code list."""
        kind = "scheme" if self.range == SKOS.Concept else "code-list"
        return ref(mint(kind, self.codes))


def _of(property_: str, scheme: str, es: str, en: str) -> Dimension:
    return Dimension(property_, SKOS.Concept, scheme, es, en)


DIMENSIONS: Final[Mapping[str, Dimension]] = {
    "snapshot": _of(CIDPD.refSnapshot, "snapshot", "fecha del registro", "date of the registry"),
    "entity": Dimension(
        CIDPD.refEntity,
        CIDPD.FederalEntity,
        "federal-entities",
        "entidad federativa",
        "federal entity",
    ),
    "period": _of(CIDPD.refPeriod, "period", "quinquenio", "five-year period"),
    "term": Dimension(
        CIDPD.refTerm, CIDPD.PresidentialTerm, "presidential-terms", "sexenio", "presidential term"
    ),
    "agreement-kind": _of(
        CIDPD.refAgreementKind, "agreement-kind", "tipo de acuerdo", "kind of agreement"
    ),
    "area": _of(CIDPD.refArea, "area", "área de cooperación", "area of cooperation"),
    "counterpart-type": _of(
        CIDPD.refCounterpartType, "counterpart-type", "tipo de contraparte", "type of counterpart"
    ),
    "country": Dimension(CIDPD.refCountry, CIDPD.Country, "countries", "país", "country"),
    "epoch": _of(CIDPD.refEpoch, "epoch", "antes o después del TLCAN", "before or after NAFTA"),
    "order-of-government": _of(
        CIDPD.refOrderOfGovernment,
        "order-of-government",
        "orden de gobierno",
        "order of government",
    ),
    "range": _of(CIDPD.refRange, "range", "rango de acuerdos", "range of agreements"),
    "region": _of(CIDPD.refRegion, "region", "región del mundo", "region of the world"),
}
"""Dimensions by key; those after ``term`` are read from the column ``category``."""

_COLUMNS: Final = ("entity", "period", "term", "snapshot")


class Dataset(NamedTuple):
    """A data set: the table its rows are written under, its dimensions, and how it is sliced."""

    table: str
    dimensions: tuple[str, ...]
    slices: tuple[str, ...] = ()


DATASETS: Final[Mapping[str, Dataset]] = {
    "agreement-kind": Dataset(
        "agreement-kind", ("snapshot", "agreement-kind"), ("snapshot", "agreement-kind")
    ),
    "area": Dataset("area", ("snapshot", "area"), ("snapshot",)),
    "counterpart-type": Dataset(
        "counterpart-type", ("snapshot", "counterpart-type"), ("snapshot",)
    ),
    "epoch": Dataset("epoch", ("snapshot", "epoch"), ("snapshot",)),
    "order-of-government": Dataset(
        "order-of-government", ("snapshot", "order-of-government"), ("snapshot",)
    ),
    "region": Dataset("region", ("snapshot", "region"), ("snapshot",)),
    "registry": Dataset("registry", ("snapshot",)),
    "spain": Dataset("spain", ("snapshot", "country")),
    "spain-in-europe": Dataset("spain-in-europe", ("snapshot", "country")),
    "table-1": Dataset("table-1", ("snapshot", "entity", "period"), ("entity", "period")),
    "table-1-by-entity": Dataset("table-1", ("snapshot", "entity"), ("snapshot",)),
    "table-1-by-period": Dataset("table-1", ("snapshot", "period"), ("snapshot",)),
    "table-1-total": Dataset("table-1", ("snapshot",)),
    "table-2": Dataset("table-2", ("snapshot", "range"), ("snapshot",)),
    "table-3": Dataset("table-3", ("snapshot", "term"), ("snapshot",)),
    "twelve-states": Dataset("twelve-states", ("snapshot",)),
}
"""Data sets by key; each is also a concept of ``vocab/dataset.csv``."""

_ATTRIBUTES: Final = {
    "countBasis": (True, "base del número", "basis of the count"),
    "locator": (True, "lugar en la fuente", "place in the source"),
    "printedPercent": (False, "porcentaje impreso", "printed percentage"),
    "percentOf": (False, "base del porcentaje", "base of the percentage"),
    "labelAsPrinted": (False, "rótulo impreso", "label as printed"),
}
"""Attributes of every structure: whether each observation must have it, and what it is called."""


def dataset_of(row: Observation) -> tuple[str, dict[str, str]]:
    """Return the data set of a row, and the key of the row in each dimension of it.

    Raises:
        DataError: No data set of its table has exactly the dimensions that the row fills.
    """
    filled = {name: value for name in _COLUMNS if (value := getattr(row, name)) is not None}
    for key, dataset in DATASETS.items():
        if dataset.table != row.dataset:
            continue
        values = dict(filled)
        for name in dataset.dimensions:
            if name not in _COLUMNS and row.category is not None:
                values[name] = row.category
        if set(values) == set(dataset.dimensions) and (row.category is None) == (
            set(values) <= set(_COLUMNS)
        ):
            return key, values
    wanted = " or ".join(
        ", ".join(n if n in _COLUMNS else "category" for n in d.dimensions)
        for d in DATASETS.values()
        if d.table == row.dataset
    )
    raise DataError(
        Location(row.at.file, row.at.line, "dataset"),
        f"no count of {row.dataset!r} has the dimensions {', '.join(filled)}"
        + (", category." if row.category is not None else "."),
        f"Fill {wanted}." if wanted else "Declare the data set in kg/lift/cube.py.",
    )


def cube_triples(catalogue: Catalogue) -> Iterator[Triple]:
    """Yield the structures of all data sets, their components and their code lists."""
    for key, it in DIMENSIONS.items():
        yield from _component(key, QB.dimension, it.term, it.es, it.en)
        yield it.term, RDF_TYPE, QB.DimensionProperty
        yield it.term, RDFS_RANGE, it.range
        yield it.term, QB.codeList, it.code_list
    yield from _component("count", QB.measure, CIDPD.count, "número", "count")
    yield CIDPD.count, RDF_TYPE, QB.MeasureProperty
    for name, (required, es, en) in _ATTRIBUTES.items():
        yield from _component(_hyphens(name), QB.attribute, CIDPD[name], es, en)
        yield CIDPD[name], RDF_TYPE, QB.AttributeProperty
        yield ref(mint("component", _hyphens(name))), QB.componentRequired, boolean(required)
    names = {c.id: (c.label_es, c.label_en) for c in catalogue.concepts["dataset"]}
    for key, dataset in DATASETS.items():
        yield from _structure(key, dataset, *names[key])
    yield from _code_lists(catalogue)


def _hyphens(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)


def _component(key: str, role: str, property_: str, es: str, en: str) -> Iterator[Triple]:
    it = ref(mint("component", key))
    yield it, RDF_TYPE, QB.ComponentSpecification
    yield from labels(it, es, en)
    yield it, role, property_
    yield it, QB.componentProperty, property_


def _structure(key: str, dataset: Dataset, es: str, en: str) -> Iterator[Triple]:
    it = ref(mint("structure", key))
    yield ref(mint("dataset", key)), QB.structure, it
    yield it, RDF_TYPE, QB.DataStructureDefinition
    yield from labels(it, f"Estructura: {es}", f"Structure: {en}")
    for part in (*dataset.dimensions, "count", *map(_hyphens, _ATTRIBUTES)):
        yield it, QB.component, ref(mint("component", part))
    for name in dataset.slices:
        by = DIMENSIONS[name]
        cut = ref(mint("slice-key", f"{key}--{name}"))
        yield it, QB.sliceKey, cut
        yield cut, RDF_TYPE, QB.SliceKey
        yield from labels(cut, f"{es}, por {by.es}", f"{en}, by {by.en}")
        yield cut, QB.componentProperty, by.term


def _code_lists(catalogue: Catalogue) -> Iterator[Triple]:
    """Yield the code lists of things: the country with its entities, the terms, the countries."""
    entities = ref(mint("code-list", "federal-entities"))
    yield entities, RDF_TYPE, QB.HierarchicalCodeList
    yield from labels(entities, "México y sus partes", "Mexico and its parts")
    yield entities, QB.hierarchyRoot, ref(mint("country", "mx"))
    yield entities, QB.parentChildProperty, CIDPD.contains
    yield CIDPD.contains, OWL.inverseOf, CIDPD.partOf
    flat: tuple[tuple[str, str, str, str, Iterable[str]], ...] = (
        (
            "presidential-terms",
            "term",
            "Sexenios",
            "Presidential terms",
            (row.id for row in catalogue.of(PresidentialTerm)),
        ),
        ("countries", "country", "Países", "Countries", (row.id for row in catalogue.of(Country))),
    )
    for key, kind, es, en, codes in flat:
        it = ref(mint("code-list", key))
        yield it, RDF_TYPE, QB.HierarchicalCodeList
        yield from labels(it, es, en)
        yield it, QB.parentChildProperty, SKOS.narrower
        for code in codes:
            yield it, QB.hierarchyRoot, ref(mint(kind, code))


def slice_triples(
    row: Observation, values: Mapping[str, str], names: Mapping[str, tuple[str, str]]
) -> Iterator[Triple]:
    """Yield the slices an observation is in, one for each slice key of its data set.

    Args:
        row: The observation.
        values: Term of its value in each dimension.
        names: Spanish and English name of each term, and of each data set by key.
    """
    key, codes = dataset_of(row)
    dataset = ref(mint("dataset", key))
    for name in DATASETS[key].slices:
        it = ref(mint("slice", f"{key}--{name}--{codes[name]}"))
        (whole_es, whole_en), (es, en) = names[key], names[values[name]]
        yield dataset, QB.slice, it
        yield it, RDF_TYPE, QB.Slice
        yield from labels(it, f"{whole_es}: {es}", f"{whole_en}: {en}")
        yield it, QB.sliceStructure, ref(mint("slice-key", f"{key}--{name}"))
        yield it, DIMENSIONS[name].term, values[name]
        yield it, QB.observation, ref(mint("observation", row.id))
