"""From links to edges: weights of every policy, scopes, and the queries behind them."""

from __future__ import annotations

import csv
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.errors import KgError, QueryError
from kg.graph import open_store
from kg.graph.store import Answer, _term
from kg.layout import Layout
from kg.network import KINDS, POLICIES, Link, Links, Party, network, project_links, read_links

SMALL = """
@prefix cidpd: <https://w3id.org/cidpd/ontology#> .
@prefix concept: <https://w3id.org/cidpd/id/concept/> .
@prefix g: <https://w3id.org/cidpd/graph/> .
@prefix gov: <https://w3id.org/cidpd/id/government/> .
@prefix id: <https://w3id.org/cidpd/id/> .
@prefix link: <https://w3id.org/cidpd/id/link/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix wgs: <http://www.w3.org/2003/01/geo/wgs84_pos#> .

g:inegi {
  <https://w3id.org/cidpd/id/country/mx> rdfs:label "México"@es, "Mexico"@en .
  <https://w3id.org/cidpd/id/country/jp> rdfs:label "Japón"@es, "Japan"@en ;
    cidpd:region <https://w3id.org/cidpd/id/concept/region/asia> .
  <https://w3id.org/cidpd/id/concept/region/asia> rdfs:label "Asia"@es, "Asia"@en .
  <https://w3id.org/cidpd/id/territory/mx-14> rdfs:label "Jalisco"@es, "Jalisco"@en .
  <https://w3id.org/cidpd/id/territory/mx-14039>
    cidpd:seat <https://w3id.org/cidpd/id/place/mx-14039-guadalajara> .
  <https://w3id.org/cidpd/id/place/mx-14039-guadalajara> wgs:lat 20.67 ; wgs:long -103.34 .
  gov:mx-14039 a cidpd:MunicipalGovernment, cidpd:Government ;
    rdfs:label "Guadalajara, Jalisco"@es, "Guadalajara, Jalisco"@en ;
    cidpd:country <https://w3id.org/cidpd/id/country/mx> ;
    cidpd:entity <https://w3id.org/cidpd/id/territory/mx-14> ;
    cidpd:governs <https://w3id.org/cidpd/id/territory/mx-14039> .
  gov:jp-26-kyoto a cidpd:ForeignLocalGovernment, cidpd:Counterpart, cidpd:Government ;
    rdfs:label "Kioto"@es, "Kyoto"@en ; cidpd:country <https://w3id.org/cidpd/id/country/jp> ;
    wgs:lat 35.0117 ; wgs:long 135.7683 .
}
g:list-a {
  link:mx-14039--jp-26-kyoto--twinning a cidpd:Link ;
    cidpd:linkKind <https://w3id.org/cidpd/id/concept/link-kind/twinning> ;
    cidpd:party gov:mx-14039, gov:jp-26-kyoto .
}
g:list-b {
  link:mx-14039--jp-26-kyoto--twinning a cidpd:Link ;
    cidpd:linkKind <https://w3id.org/cidpd/id/concept/link-kind/twinning> ;
    cidpd:party gov:mx-14039, gov:jp-26-kyoto ; cidpd:area <https://w3id.org/cidpd/id/concept/area/culture> .
  <https://w3id.org/cidpd/id/agreement/a> a cidpd:Agreement ; cidpd:establishes link:mx-14039--jp-26-kyoto--twinning ;
    cidpd:area <https://w3id.org/cidpd/id/concept/area/trade> ;
    cidpd:signedOn "1988"^^xsd:gYear ;
    cidpd:registration <https://w3id.org/cidpd/id/concept/registration/yes> .
}
g:list-c {
  <https://w3id.org/cidpd/id/agreement/b> a cidpd:Agreement ; cidpd:establishes link:mx-14039--jp-26-kyoto--twinning ;
    cidpd:registration <https://w3id.org/cidpd/id/concept/registration/unknown> .
}
g:vocabularies {
  <https://w3id.org/cidpd/id/concept/area/culture> rdfs:label "cultura"@es, "culture"@en .
  <https://w3id.org/cidpd/id/concept/area/trade> rdfs:label "comercio"@es, "trade"@en .
}
g:list-d {
  <https://w3id.org/cidpd/id/attestation/d1> cidpd:attestsLink link:mx-14039--jp-26-kyoto--twinning ;
    cidpd:attestsAgreement <https://w3id.org/cidpd/id/agreement/a> ; cidpd:dateAsGiven "1988" ;
    cidpd:citedPage <https://www.guadalajara.gob.mx/kioto> ;
    cidpd:dateKind <https://w3id.org/cidpd/id/concept/date-kind/signature> .
  <https://w3id.org/cidpd/id/term/de-la-madrid> a cidpd:PresidentialTerm ;
    rdfs:label "Miguel de la Madrid"@es, "Miguel de la Madrid"@en ;
    cidpd:begins "1982-12-01"^^xsd:date ; cidpd:endsBefore "1988-12-01"^^xsd:date .
  <https://w3id.org/cidpd/id/concept/period/1986-1990> rdfs:label "1986-1990"@es, "1986-1990"@en ;
    <http://www.w3.org/2004/02/skos/core#inScheme> <https://w3id.org/cidpd/id/scheme/period> .
}
g:derived {
  link:mx-14039--jp-26-kyoto--twinning cidpd:domestic false ; cidpd:supportCount 2 .
}
"""


class MemoryStore:
    """Quads in memory, asked as a built store is."""

    def __init__(self, trig: str) -> None:
        self._store = ox.Store()
        self._store.load(trig.encode(), format=ox.RdfFormat.TRIG)

    def select(self, text: str) -> Answer:
        result: Any = self._store.query(text, use_default_graph_as_union=True)
        names = tuple(variable.value for variable in result.variables)
        return Answer(names, [tuple(_term(row[name]) for name in names) for row in result])


def party(key: str, kind: str = "local-government") -> Party:
    return Party(key, f"https://w3id.org/cidpd/id/government/{key}", kind, key.upper(), key.title())


def links(*given: Link) -> Links:
    return Links(given, {key: party(key) for link in given for key in link.parties})


THREE = Link("xyz", "twinning", ("x", "y", "z"), supports=3, sources=frozenset({"list-a"}))
TWO = Link("xy", "friendship", ("x", "y"), supports=1, sources=frozenset({"list-b"}))
HOME = Link("pq", "twinning", ("p", "q"), domestic=True, sources=frozenset({"list-b"}))


def weights(**scope: Any) -> dict[str, float]:
    graph = project_links(links(HOME, TWO, THREE), **scope)
    return {a + b: data["weight"] for a, b, data in graph.edges(data=True)}


def test_pairwise_gives_each_pair_of_a_link_one() -> None:
    assert weights() == {"pq": 1.0, "xy": 2.0, "xz": 1.0, "yz": 1.0}


def test_shared_gives_each_pair_one_over_k_minus_one() -> None:
    assert weights(policy="shared") == {"pq": 1.0, "xy": 1.5, "xz": 0.5, "yz": 0.5}


def test_shared_gives_a_party_one_in_all_for_a_link_however_many_are_in_it() -> None:
    many = Link("many", "cooperation", tuple("abcdefg"))
    graph = project_links(links(many), policy="shared")
    assert dict(graph.degree(weight="weight")) == pytest.approx(dict.fromkeys("abcdefg", 1.0))


def test_the_giant_component_is_of_the_most_links_that_parties_join() -> None:
    assert weights(component="giant") == {"xy": 2.0, "xz": 1.0, "yz": 1.0}
    graph = project_links(links(HOME, TWO, THREE), component="giant", policy="bilateral")
    # of two parts of one link each, that of the first key; the link of three is left out by policy
    assert set(graph) == {"p", "q"}
    assert (graph.graph["component"], graph.graph["left_out"]) == ("giant", 1)
    with pytest.raises(KgError, match="no component 'gaint'"):
        weights(component="gaint")


def test_bilateral_leaves_out_a_link_of_more_than_two_and_the_parties_only_it_has() -> None:
    graph = project_links(links(HOME, TWO, THREE), policy="bilateral")
    assert sorted(graph) == ["p", "q", "x", "y"]
    assert graph.graph["left_out"] == 1
    assert graph.graph["links"] == 2


def test_an_edge_counts_its_links_and_sums_their_supports() -> None:
    edge = project_links(links(HOME, TWO, THREE)).edges["x", "y"]
    assert (edge["links"], edge["supports"]) == (2, 4)


def test_domestic_links_can_be_left_out() -> None:
    assert "pq" not in weights(domestic=False)


def test_one_kind_can_be_chosen() -> None:
    assert weights(kinds=["friendship"]) == {"xy": 1.0}


def test_one_source_can_be_chosen() -> None:
    assert weights(sources=["list-a"]) == {"xy": 1.0, "xz": 1.0, "yz": 1.0}


def test_what_stands_behind_a_link_can_be_asked_for() -> None:
    signed = Link("s", "twinning", ("a", "b"), sources=frozenset("kl"), agreed=frozenset("l"))
    entered = Link("r", "twinning", ("a", "c"), sources=frozenset("k"), registered=frozenset("k"))
    claimed = Link("t", "twinning", ("b", "c"), sources=frozenset("k"))
    three = links(entered, signed, claimed)
    assert set(project_links(three, evidence="agreement").edges) == {("a", "b")}
    assert set(project_links(three, evidence="registered").edges) == {("a", "c")}
    assert project_links(three, evidence="agreement").graph["evidence"] == "agreement"
    with pytest.raises(KgError, match="no link is left"):  # k states the link, l the text
        project_links(three, evidence="agreement", sources=["k"])


def test_the_network_names_its_policy_and_scope() -> None:
    graph = project_links(links(HOME, TWO), policy="shared", domestic=False, kinds=["friendship"])
    assert graph.graph == {
        "policy": "shared",
        "domestic": False,
        "kinds": "friendship",
        "sources": "list-b",
        "links": 1,
        "left_out": 0,
        "multiparty": 0,
    }


def test_a_link_of_one_known_party_is_a_node_without_edge() -> None:
    for policy in POLICIES:
        graph = project_links(links(Link("alone", "twinning", ("a",))), policy=policy)
        assert (list(graph), graph.number_of_edges()) == (["a"], 0)


@pytest.mark.parametrize(
    ("scope", "message"),
    [
        ({"policy": "paiwise"}, "Did you mean 'pairwise'"),
        ({"kinds": ["twining"]}, "Did you mean 'twinning'"),
        ({"sources": ["list-c"]}, "Did you mean 'list-"),
        ({"kinds": ["cooperation"]}, "Widen the scope"),
        ({"evidence": "agreemnt"}, "Did you mean 'agreement'"),
        ({"policy": "zzz"}, "Use one of bilateral, pairwise, shared"),
    ],
)
def test_a_wrong_or_empty_scope_says_what_to_do(scope: dict[str, Any], message: str) -> None:
    with pytest.raises(KgError, match=re.escape(message)):
        project_links(links(HOME, TWO, THREE), **scope)


def test_the_queries_read_what_is_known_of_each_party(layout: Layout) -> None:
    found = read_links(MemoryStore(SMALL), layout.queries)
    assert found.links == (
        Link(
            "mx-14039--jp-26-kyoto--twinning",
            "twinning",
            ("jp-26-kyoto", "mx-14039"),
            False,
            2,
            frozenset({"list-a", "list-b"}),
            frozenset({"list-b", "list-c"}),
            frozenset({"list-b"}),
            frozenset({("culture", "list-b"), ("trade", "list-b")}),
        ),
    )
    assert found.areas == {"culture": ("cultura", "culture"), "trade": ("comercio", "trade")}
    kyoto, guadalajara = found.parties.values()
    assert (kyoto.kind, kyoto.label_es, kyoto.label_en) == ("local-government", "Kioto", "Kyoto")
    assert (kyoto.country, kyoto.region, kyoto.country_en) == ("jp", "asia", "Japan")
    assert (guadalajara.kind, guadalajara.entity) == ("municipality", "mx-14")
    assert (guadalajara.latitude, guadalajara.longitude) == (20.67, -103.34)


def test_a_party_without_a_name_is_an_error_not_a_lost_link(layout: Layout) -> None:
    nameless = SMALL.replace('rdfs:label "Kioto"@es, "Kyoto"@en', 'rdfs:label "Kioto"@es')
    with pytest.raises(QueryError, match="jp-26-kyoto"):
        read_links(MemoryStore(nameless), layout.queries)


def test_a_missing_query_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"parties\.rq"):
        read_links(MemoryStore(SMALL), tmp_path)


def test_headers_of_the_queries_tell_the_truth(layout: Layout) -> None:
    paths = sorted((layout.queries / "network").glob("*.rq"))
    assert {"areas", "evidence", "links", "parties"} <= {path.stem for path in paths}
    for path in paths:
        text = path.read_text("utf-8")
        head = dict(re.findall(r"^#\+ (\w+): (.+)$", text, flags=re.M))
        assert head["summary"] != head["resumen"]
        assert head["tags"] == "[network]"
        answer = MemoryStore(SMALL).select(text)
        assert head["returns"] == f"[{', '.join(answer.variables)}]"
        assert answer.rows


def test_the_real_network_has_every_party_and_every_pair_of_the_tables(
    built_store: Path, layout: Layout
) -> None:
    with (layout.data / "tables" / "links.csv").open(encoding="utf-8", newline="") as lines:
        parties = [row["parties"].split(";") for row in csv.DictReader(lines)]
    pairs = {frozenset(pair) for row in parties for pair in combinations(row, 2)}
    with open_store(built_store) as store:
        graph = network(store, queries=layout.queries)
        assert set(graph) == {party for row in parties for party in row}
        assert {frozenset(edge) for edge in graph.edges()} == pairs
        assert len(pairs) > 1000
        assert graph.graph["links"] == len(parties)
        assert set(network(store, kinds=KINDS, queries=layout.queries)) == set(graph)
        home = network(store, domestic=False, queries=layout.queries)
        for a, b in home.edges():
            assert {home.nodes[a].get("country"), home.nodes[b].get("country")} != {"mx"} or (
                graph.graph["multiparty"]
            )
