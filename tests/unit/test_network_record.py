"""Results back in the graph: right values and ranks, once, with their method, nothing else changed."""

from __future__ import annotations

import errno
import hashlib
import shutil
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner

from kg.check.run import check
from kg.cli.network import network as command
from kg.errors import KgError, OutputError, StoreError
from kg.graph import derive, open_store
from kg.graph.release import current
from kg.iri import BASE
from kg.network.links import Link, Links, Party, read_links
from kg.network.measures import MEASURES
from kg.network.projection import project_links
from kg.network.record import GRAPH, analysis_key, decimal_digits, ranks, record_triples
from kg.network.recorded import MORE_MEASURES, NODE_MEASURES, SCHEMES, WHOLE_MEASURES

ID = f"{BASE}id/"
VALUE = """
PREFIX cidpd: <https://w3id.org/cidpd/ontology#>
SELECT ?value ?rank WHERE {{
  ?m cidpd:measure <{id}concept/network-measure/{measure}> ; cidpd:measuredThing <{id}{thing}> ;
    cidpd:measuredValue ?value .
  OPTIONAL {{ ?m cidpd:rank ?rank }}
}}
"""


@pytest.fixture(scope="module")
def recorded(built_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    dist = tmp_path_factory.mktemp("recorded") / "dist"
    shutil.copytree(built_store, dist, symlinks=True)
    done = CliRunner().invoke(command, ["record", "--dist", str(dist)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return dist


def test_a_star_of_four_worked_out_by_hand() -> None:
    """Guadalajara with three counterparts, two of which are also linked: degrees 3, 2, 2, 1."""
    keys = ("mx-14039", "us-tx-a", "us-tx-b", "us-tx-c")
    parties = {k: Party(k, f"{ID}government/{k}", "municipality", k, k) for k in keys}
    links = [
        Link(f"{a}--{b}", "twinning", (a, b), sources=frozenset({"wikidata-2022"}))
        for a, b in (*((keys[0], k) for k in keys[1:]), (keys[1], keys[2]))
    ]
    graph = project_links(Links(tuple(links), parties), policy="shared")
    said = {(s.rpartition("/")[2], p, o) for s, p, o in record_triples(graph, "0" * 64)}
    typed = {(s, p.rpartition("#")[2].rstrip(">"), o.split("^^")[0].strip('"')) for s, p, o in said}
    want = {
        "mx-14039": ("3", "1"),
        "us-tx-a": ("2", "2"),
        "us-tx-b": ("2", "2"),
        "us-tx-c": ("1", "4"),
    }
    for key, (value, rank) in want.items():
        it = f"parties--shared--degree--{key}>"
        assert (it, "measuredValue", value) in typed
        assert (it, "rank", rank) in typed
    # of the 3 pairs of the others, Guadalajara is between c and each of a and b
    assert ("parties--shared--betweenness--mx-14039>", "measuredValue", "0.6666666667") in typed
    assert ("parties--shared--triangles>", "measuredValue", "1") in typed
    assert ("parties--shared--density>", "measuredValue", "0.6666666667") in typed
    label = "mx-14039: degree, 3 (rank 1)@en".replace("@en", '"@en')
    assert any(s == "parties--shared--degree--mx-14039>" and o.endswith(label) for s, _, o in said)
    assert ("parties--shared--mean-path-length>", "measuredValue", "1.3333333333"[:-1]) in typed


def test_measurements_equal_the_analysis(recorded: Path) -> None:
    with open_store(recorded) as store:
        graph = project_links(read_links(store))
        betweenness = nx.betweenness_centrality(graph)
        best = max(betweenness, key=lambda node: betweenness[node])
        thing = graph.nodes[best]["iri"].removeprefix(ID)
        rows = store.select(VALUE.format(id=ID, measure="betweenness", thing=thing)).rows
        assert len(rows) == 1
        assert float(rows[0][0].value) == pytest.approx(betweenness[best], abs=1e-10)
        assert rows[0][1].value == "1"
        rows = store.select(
            VALUE.format(id=ID, measure="nodes", thing="projection/parties--pairwise")
        ).rows
        assert [(row[0].value, row[1]) for row in rows] == [(str(len(graph)), None)]
        count = store.select(
            "PREFIX cidpd: <https://w3id.org/cidpd/ontology#>"
            f"SELECT (COUNT(?m) AS ?n) WHERE {{ ?m cidpd:measure <{ID}concept/network-measure/degree> }}"
        ).rows[0][0]
        assert int(count.value) == len(graph)


def test_the_sources_are_untouched_and_the_input_is_named(
    recorded: Path, built_store: Path
) -> None:
    before = current(built_store).nquads.read_text("utf-8").split("\n")
    after = current(recorded).nquads.read_text("utf-8").split("\n")
    end = f" <{BASE}graph/{GRAPH}> ."
    assert [line for line in after if not line.endswith(end)] == before
    assert current(recorded).origins.read_bytes() == current(built_store).origins.read_bytes()
    content = current(recorded).nquads.read_bytes()
    assert hashlib.sha256(content).hexdigest() == current(recorded).manifest.sha256
    assert f'inputDigest> "{current(built_store).manifest.sha256}"{end}' in "\n".join(after)
    counts = dict(current(recorded).manifest.graphs)
    assert counts.pop(GRAPH) == len(after) - len(before)
    assert counts == current(built_store).manifest.graphs


def test_doing_it_again_changes_nothing_and_another_scope_replaces(
    recorded: Path, tmp_path: Path
) -> None:
    dist = tmp_path / "dist"
    shutil.copytree(recorded, dist, symlinks=True)
    first = current(dist)
    run = ["record", "--dist", str(dist), "--quiet"]
    assert CliRunner().invoke(command, run).exit_code == 0
    assert current(dist) == first
    narrow = [*run, "--policy", "shared", "--no-domestic", "--measure", "degree"]
    assert CliRunner().invoke(command, narrow, catch_exceptions=False).exit_code == 0
    text = current(dist).nquads.read_text("utf-8")
    assert "/id/measurement/parties--pairwise" not in text
    assert "/id/measurement/parties--shared--no-domestic--degree--mx-14039>" in text
    assert "--betweenness--" not in text


def test_the_recorded_graph_passes_the_check(recorded: Path) -> None:
    with open_store(recorded) as store:
        assert [f for f in check(store).findings if f.severity.name == "VIOLATION"] == []


def test_a_full_disk_keeps_the_graph_in_use(
    recorded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = current(recorded)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_text", full)
        with pytest.raises(OutputError, match="No space left on device"):
            derive(recorded, GRAPH, lambda *_: [("<urn:s>", "<urn:p>", "<urn:o>")])
    assert current(recorded) == good
    assert not list((recorded / "store").glob(".building-*"))


def test_refusals(built_store: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no built graph here"):
        derive(tmp_path / "nothing", GRAPH, lambda *_: [])
    assert not (tmp_path / "nothing").exists()
    with open_store(built_store) as store:
        links = read_links(store)
    with pytest.raises(KgError, match="no measure 'degre'"):
        list(record_triples(project_links(links), "0" * 64, names=["degre"]))
    from kg.network.kinds import make_network

    for name in ("state-country", "government-area", "government-link-counterpart"):
        with pytest.raises(KgError, match="is no party"):
            list(record_triples(make_network(links, name), "0" * 64))


def test_keys_digits_and_ranks() -> None:
    scope = {
        "policy": "pairwise",
        "kinds": "twinning",
        "evidence": "agreement",
        "network": "governments",
    }
    assert analysis_key(scope, ["b", "a"]) == "governments--pairwise--twinning--agreement--a--b"
    assert (
        analysis_key({"policy": "shared", "kinds": "twinning,friendship,cooperation"})
        == "parties--shared"
    )
    assert [decimal_digits(v) for v in (1234567.891234, -0.5, 1e-13, 123.0)] == [
        "1234567.891",
        "-0.5",
        "0",
        "123",
    ]
    assert ranks({"a": 0.1 + 0.2, "b": 0.3, "c": 1, "d": None}) == {"c": 1, "a": 2, "b": 2}


def test_every_measure_that_is_put_back_is_defined_in_both_languages() -> None:
    assert set(NODE_MEASURES) <= set(MEASURES)
    assert len(SCHEMES["network-measure"]) == len(MEASURES) + len(WHOLE_MEASURES) + len(
        MORE_MEASURES
    )
    for scheme, named in SCHEMES.items():
        for key, words in named.items():
            assert all(word.strip() for word in words), (scheme, key)
            assert words.definition_es.endswith("."), (scheme, key)
