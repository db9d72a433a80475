"""Queries that would reach out or change something are refused, however they are written."""

from __future__ import annotations

import pytest

from kg.ask.guard import refuse_unsafe
from kg.errors import QueryError

HARMLESS = [
    "SELECT * WHERE { ?s ?p ?o }",
    "SELECT ?service ?load WHERE { ?service ?insert ?load }",
    "# SERVICE <http://x> { }\nASK { }",
    'SELECT * WHERE { ?s ?p "SERVICE <http://x>" }',
    "SELECT * WHERE { ?s ?p '''a ' SERVICE ''' }",
    'SELECT * WHERE { ?s ?p """DELETE "quoted" LOAD""" }',
    "SELECT * WHERE { ?s <http://x/SERVICE> ?o }",
    "PREFIX add: <http://x/> SELECT * WHERE { ?s add:service ?o FILTER (?o < 3 && ?o > 1) }",
    'SELECT * WHERE { ?s ?p "it\\"s SERVICE" }',
]
FEDERATED = [
    "SELECT * WHERE { SERVICE <http://x> { ?s ?p ?o } }",
    "SELECT * WHERE { service<http://x>{ ?s ?p ?o } }",
    "SELECT * WHERE { SERVICE SILENT ?where { ?s ?p ?o } }",
    "SELECT * WHERE { # comment\nSeRvIcE # comment\n<http://x> { ?s ?p ?o } }",
    'SELECT * WHERE { ?s ?p "a" . SERVICE x:y { ?s ?p "b" } }',
    "SELECT * WHERE { FILTER EXISTS { SERVICE <http://x> { ?s ?p ?o } } }",
    "SELECT * WHERE { ?s ?p 'a#b' . SERVICE <http://x> { } }",
]
CHANGES = [
    "INSERT DATA { <http://a> <http://b> <http://c> }",
    "delete where { ?s ?p ?o }",
    "LOAD <http://x>",
    "# only\nDROP ALL",
    "CLEAR GRAPH <http://x>",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_query_passes(text: str) -> None:
    refuse_unsafe(text)


@pytest.mark.parametrize("text", FEDERATED)
def test_a_call_of_another_service_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"another service.*line"):
        refuse_unsafe(text)


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        refuse_unsafe(text)
