"""Remote services: real servers give the local answers; a broken one gives a clear error."""

from __future__ import annotations

import contextlib
import http.server
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import answer, load_library
from kg.ask.remote import Endpoint
from kg.errors import EndpointError, QueryError
from kg.graph import Store, open_store
from kg.graph.release import current
from kg.layout import project
from kg.rdf import Term
from remote import servers

ROOT = Path(__file__).parents[2]
LIBRARY = load_library(project(ROOT).queries / "competency")


@pytest.fixture(scope="module", params=["oxigraph", "fuseki"])
def endpoint(
    request: pytest.FixtureRequest, built_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Endpoint]:
    work = tmp_path_factory.mktemp(request.param)
    with getattr(servers, request.param)(current(built_store).nquads, work) as url:
        yield Endpoint(url, timeout=120)


@pytest.fixture(scope="module")
def store(built_store: Path) -> Iterator[Store]:
    with open_store(built_store) as opened:
        yield opened


def test_questions_were_found() -> None:
    assert len(LIBRARY) >= 45


def plain(term: Term | None) -> object:
    """A term without what servers may write differently: a decimal's trailing digits."""
    if term is None or not term.datatype.endswith(("decimal", "integer", "double")):
        return term
    return round(float(term.value), 9)


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_a_real_server_gives_the_local_answer(endpoint: Endpoint, store: Store, name: str) -> None:
    here = answer(LIBRARY[name], {}, store.select, language="en")
    there = answer(LIBRARY[name], {}, endpoint.select, language="en")
    assert there.variables == here.variables
    assert sorted(map(str, ([plain(t) for t in row] for row in there.rows))) == sorted(
        map(str, ([plain(t) for t in row] for row in here.rows))
    )
    assert there.names == here.names


def test_a_parameter_is_fixed_remotely_too(endpoint: Endpoint, store: Store) -> None:
    terms = {"government": Term("iri", "https://w3id.org/cidpd/id/government/mx-14039")}
    question = LIBRARY["partners-of-government"]
    here = answer(question, terms, store.select)
    assert len(here) > 40
    assert len(answer(question, terms, endpoint.select)) == len(here)


def test_a_malformed_query_is_the_askers_fault(endpoint: Endpoint) -> None:
    with pytest.raises(QueryError, match="refuses the query"):
        endpoint.select("SELECT WHERE {")


def test_ask_gives_true_or_false(endpoint: Endpoint) -> None:
    assert endpoint.ask("ASK { ?s ?p ?o }")
    assert not endpoint.ask("ASK { ?s <urn:no> ?o }")


class Broken(http.server.BaseHTTPRequestHandler):
    """A service that fails in the way its path says."""

    def do_POST(self) -> None:
        """Answer wrongly."""
        length = int(self.headers.get("Content-Length", 0))
        self.rfile.read(length)
        how = self.path.strip("/")
        if how == "slow":
            time.sleep(3)
        if how.isdigit():
            self.send_response(int(how))
            self.end_headers()
            self.wfile.write(b"something is wrong")
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/sparql-results+json")
        body = {
            "html": b"<html>welcome</html>",
            "cut": b'{"head": {"vars": ["s"]}, "results": {"bindings": [',
            "list": b"[1, 2]",
            "odd": b'{"head": {"vars": ["s"]}, "results": {"bindings": [{"s": {"type": "x"}}]}}',
            "empty": b"",
        }.get(how, b"")
        lie = 100 if how == "short" else 0
        self.send_header("Content-Length", str(len(body) + lie))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):  # the client did not wait
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def broken() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Broken)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ("html", "no JSON"),
        ("cut", "no JSON"),
        ("empty", "no JSON"),
        ("list", "no table of results"),
        ("odd", "no table of results"),
        ("short", "the connection broke"),
        ("500", "HTTP status 500"),
        ("503", "HTTP status 503"),
        ("429", "limits how often"),
        ("404", "HTTP status 404"),
    ],
)
def test_a_broken_service_is_named(broken: str, how: str, message: str) -> None:
    with pytest.raises(EndpointError, match=message) as caught:
        Endpoint(f"{broken}/{how}").select("SELECT ?s WHERE { ?s ?p ?o }")
    assert str(caught.value).startswith(broken)
    assert "\n  " in str(caught.value)


def test_a_slow_service_is_not_waited_for(broken: str) -> None:
    with pytest.raises(EndpointError, match="no answer within 1 s"):
        Endpoint(f"{broken}/slow", timeout=1).select("SELECT ?s WHERE { ?s ?p ?o }")


def test_a_service_that_is_down_is_named() -> None:
    url = f"http://127.0.0.1:{servers.free_port()}/sparql"
    with pytest.raises(EndpointError, match="cannot be reached"):
        Endpoint(url).select("SELECT ?s WHERE { ?s ?p ?o }")
    with pytest.raises(EndpointError, match="not the address"):
        Endpoint("localhost:3030")
