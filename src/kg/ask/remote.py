"""The same questions on a remote SPARQL service, through SPARQLWrapper."""

from __future__ import annotations

import json
import socket
import time
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, Final, Literal
from urllib.error import HTTPError, URLError

from SPARQLWrapper import JSON, POST, SELECT, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.errors import EndpointError, QueryError
from kg.graph import Answer
from kg.rdf import XSD, Term

__all__ = ["AGENT", "Endpoint"]

AGENT: Final = "cidpd-kg (https://w3id.org/cidpd/)"


class Endpoint:
    """A remote service whose default graph is the union of the graph's named graphs.

    Args:
        url: Address of the service, ``http://`` or ``https://``.
        timeout: Seconds to wait for an answer.
        agent: How to introduce oneself to the service.
    """

    def __init__(self, url: str, *, timeout: int = 30, agent: str = AGENT) -> None:
        if not url.startswith(("http://", "https://")):
            raise EndpointError(
                f"{url}: not the address of a service.\n  Write http://… or https://…"
            )
        self.url = url
        self.timeout = timeout
        self.agent = agent

    def select(self, text: str) -> Answer:
        """Run a SELECT query.

        Raises:
            QueryError: The service refuses the query as malformed.
            EndpointError: The service is down, slow, fails, or its answer is not a whole result.
        """
        return self.read(self.fetch(text))

    def read(self, body: bytes) -> Answer:
        """Read an answer of this service to a SELECT query, in SPARQL's JSON format.

        Raises:
            EndpointError: It is cut, or no such answer.
        """
        result = self._parsed(body)
        try:
            names = tuple(str(name) for name in result["head"]["vars"])
            bindings = result["results"]["bindings"]
            rows = [tuple(_term(b[n]) if n in b else None for n in names) for b in bindings]
        except (KeyError, TypeError, AttributeError, ValueError) as wrong:
            raise self._rubbish(f"no table of results ({wrong!r})") from None
        return Answer(names, rows)

    def ask(self, text: str) -> bool:
        """Run an ASK query; raises as ``select`` does."""
        found = self._parsed(self.fetch(text))
        if not isinstance(found, dict) or not isinstance(found.get("boolean"), bool):
            raise self._rubbish("no true or false")
        return bool(found["boolean"])

    def fetch(self, text: str) -> bytes:
        """Send a query and return what the service answers, as it came.

        Raises:
            QueryError: The service refuses the query as malformed.
            EndpointError: The service is down, slow or fails.
        """
        wrapper = SPARQLWrapper(self.url, agent=self.agent)
        wrapper.setQuery(text)
        wrapper.queryType = SELECT  # it guesses from words of our header: "created" is no CREATE
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON)
        wrapper.setTimeout(self.timeout)
        try:
            return bytes(wrapper.query().response.read())
        except HTTPError as wrong:
            said = wrong.read(2000).decode("utf-8", "replace")
            raise self._refused(wrong.code, said, wrong.headers.get("Retry-After", "")) from None
        except SPARQLWrapperException as wrong:
            raise self._refused(_status(wrong), str(wrong)) from None
        except TimeoutError:
            raise self._slow() from None
        except URLError as wrong:
            if isinstance(wrong.reason, TimeoutError | socket.timeout):
                raise self._slow() from None
            raise EndpointError(
                f"{self.url}: cannot be reached ({wrong.reason}).\n"
                "  Check the address and that the service runs.",
                passing=True,
            ) from None
        except (OSError, HTTPException) as wrong:
            raise EndpointError(
                f"{self.url}: the connection broke ({wrong!r}).\n  Try again; nothing was kept.",
                passing=True,
            ) from None

    def _parsed(self, body: bytes) -> Any:
        try:
            return json.loads(body)
        except ValueError:
            begin = body[:60].decode("utf-8", "replace")
            raise self._rubbish(f"no JSON: it begins with {begin!r}", passing=True) from None

    def _slow(self) -> EndpointError:
        return EndpointError(
            f"{self.url}: no answer within {self.timeout} s.\n  Give --timeout a larger number.",
            passing=True,
        )

    def _rubbish(self, what: str, *, passing: bool = False) -> EndpointError:
        return EndpointError(
            f"{self.url}: the answer is {what}.\n"
            "  Check that this is the address of a SPARQL 1.1 query service.",
            passing=passing,
        )

    def _refused(self, status: int, said: str, retry_after: str = "") -> EndpointError | QueryError:
        first = next((line.strip() for line in said.splitlines() if line.strip()), "")[:200]
        if status == 400:
            return QueryError(f"{self.url}: the service refuses the query: {first}")
        remedy = {
            404: "Check the path of the service.",
            429: "Wait a while: the service limits how often it may be asked.",
        }.get(status, "Try again later, or ask who runs the service.")
        return EndpointError(
            f"{self.url}: HTTP status {status}: {first}\n  {remedy}",
            passing=status in (408, 429) or status >= 500,
            retry_after=_seconds(retry_after),
        )


def _seconds(retry_after: str) -> float | None:
    """Read the header Retry-After (RFC 9110, 10.2.3): seconds, or a date."""
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, when.timestamp() - time.time())


def _status(wrong: SPARQLWrapperException) -> int:
    names = {"QueryBadFormed": 400, "Unauthorized": 401, "EndPointNotFound": 404}
    return names.get(type(wrong).__name__, 500)


def _term(binding: dict[str, str]) -> Term:
    kinds: dict[str, Literal["iri", "literal", "blank"]]
    kinds = {"uri": "iri", "literal": "literal", "typed-literal": "literal", "bnode": "blank"}
    datatype = binding.get("datatype", "")
    return Term(
        kinds[binding["type"]],
        binding["value"],
        datatype="" if datatype == f"{XSD}string" else datatype,
        language=binding.get("xml:lang", ""),
    )
