"""The counts as a Data Cube: what is built keeps the recommendation's form, and says what it counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import QB, RDF, RDFS, Graph, Namespace, URIRef

from kg.check.queries import check_queries, read_check_queries
from kg.errors import DataError, Location
from kg.graph import open_store
from kg.graph.release import current
from kg.layout import Layout
from kg.lift.cube import DATASETS, DIMENSIONS, dataset_of
from kg.tables.model import Observation

CIDPD = Namespace("https://w3id.org/cidpd/ontology#")
DATA = "https://w3id.org/cidpd/id/dataset/"

OBSERVATIONS = {
    "agreement-kind": 2, "area": 10, "counterpart-type": 4, "epoch": 1, "order-of-government": 2,
    "region": 6, "registry": 2, "spain": 1, "spain-in-europe": 1, "table-1": 32 * 6,
    "table-1-by-entity": 32, "table-1-by-period": 6, "table-1-total": 1, "table-2": 5, "table-3": 5,
    "twelve-states": 1,
}  # fmt: skip
"""Counts of each data set, worked out from the tables as printed."""

OF_THE_NETWORK = {CIDPD.measure, CIDPD.measuredThing, CIDPD.measuredValue, CIDPD.rank}
"""Components of the measurements that ``kg network record`` puts back; a build has none."""


@pytest.fixture(scope="module")
def graph(built_store: Path) -> Graph:
    return Graph().parse(current(built_store).union, format="nt")


def test_every_data_set_holds_all_its_counts(graph: Graph) -> None:
    assert set(DATASETS) == set(OBSERVATIONS)
    for key, number in OBSERVATIONS.items():
        assert len(set(graph.subjects(QB.dataSet, URIRef(DATA + key)))) == number, key


def test_the_slices_of_table_1_hold_its_rows_and_columns(graph: Graph) -> None:
    sizes: dict[str, list[int]] = {"entity": [], "period": []}
    for cut in graph.objects(URIRef(f"{DATA}table-1"), QB.slice):
        by = str(graph.value(cut, QB.sliceStructure)).rpartition("--")[2]
        sizes[by].append(len(set(graph.objects(cut, QB.observation))))
    assert sizes == {"entity": [6] * 32, "period": [32] * 6}


def test_every_count_is_in_a_slice_for_each_slice_key(graph: Graph) -> None:
    for dataset in graph.subjects(RDF.type, QB.DataSet):
        structure = graph.value(dataset, QB.structure)
        keys = set(graph.objects(structure, QB.sliceKey))
        for one in graph.subjects(QB.dataSet, dataset):
            cuts = list(graph.subjects(QB.observation, one))
            assert {graph.value(cut, QB.sliceStructure) for cut in cuts} == keys, one
            assert len(cuts) == len(keys), one


def test_the_integrity_checks_pass_and_are_all_there(built_store: Path, layout: Layout) -> None:
    queries = read_check_queries((layout.queries / "check").glob("ic-*.rq"))
    assert [query.name[:5] for query in queries] == [f"ic-{n:02}" for n in range(1, 22)]
    with open_store(built_store) as store:
        assert check_queries(queries, store) == []


def test_the_ontology_says_of_a_component_what_the_graph_says(graph: Graph, layout: Layout) -> None:
    ontology = Graph().parse(layout.ontology)
    for it in DIMENSIONS.values():
        term = URIRef(it.term.strip("<>"))
        for said in (RDFS.range, QB.codeList):
            assert set(ontology.objects(term, said)) == set(graph.objects(term, said)) != set()
    for role in (QB.DimensionProperty, QB.MeasureProperty, QB.AttributeProperty):
        ours = {t for t in ontology.subjects(RDF.type, role) if str(t).startswith(str(CIDPD))}
        built = {t for t in graph.subjects(RDF.type, role) if str(t).startswith(str(CIDPD))}
        assert built <= ours
        assert ours - built <= OF_THE_NETWORK


ROW = Observation(
    id="one", source="working-paper-219", source_ref="T1", at=Location("observations.csv", 7),
    dataset="table-1", entity="mx-14", period="2006-2010", term=None, snapshot="2011-01",
    category=None, count=29, count_basis="printed", percent=None, percent_of=None,
    derived_from=None, label_as_printed=None, note_es=None, note_en=None,
)  # fmt: skip


def test_a_printed_table_is_taken_apart_by_the_dimensions_its_rows_fill() -> None:
    assert dataset_of(ROW)[0] == "table-1"
    assert dataset_of(replace(ROW, period=None))[0] == "table-1-by-entity"
    assert dataset_of(replace(ROW, entity=None))[0] == "table-1-by-period"
    assert dataset_of(replace(ROW, entity=None, period=None))[0] == "table-1-total"
    assert dataset_of(replace(ROW, dataset="area", entity=None, period=None, category="trade")) == (
        "area",
        {"snapshot": "2011-01", "area": "trade"},
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"term": "fox"},
        {"category": "trade"},
        {"dataset": "table-3"},
        {"dataset": "area", "entity": None, "period": None},
        {"dataset": "of-nothing"},
    ],
)
def test_a_row_of_no_data_set_is_refused_with_its_place(wrong: dict[str, str | None]) -> None:
    with pytest.raises(DataError, match=r"observations\.csv:7:dataset: .*\n  (Fill|Declare) "):
        dataset_of(replace(ROW, **wrong))
