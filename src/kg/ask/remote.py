"""The same questions on a remote SPARQL service, through SPARQLWrapper."""

from __future__ import annotations

import json
import socket
from http.client import HTTPException
from typing import Any, Final, Literal
from urllib.error import HTTPError, URLError

from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from kg.errors import EndpointError, QueryError
from kg.graph import Answer
from kg.rdf import XSD, Term

__all__ = ["Endpoint"]

AGENT: Final = "cidpd-kg (https://w3id.org/cidpd/)"


class Endpoint:
    """A remote service whose default graph is the union of the graph's named graphs.

    Args:
        url: Address of the service, ``http://`` or ``https://``.
        timeout: Seconds to wait for an answer.
    """

    def __init__(self, url: str, *, timeout: int = 30) -> None:
        if not url.startswith(("http://", "https://")):
            raise EndpointError(
                f"{url}: not the address of a service.\n  Write http://… or https://…"
            )
        self.url = url
        self.timeout = timeout

    def select(self, text: str) -> Answer:
        """Run a SELECT query.

        Raises:
            QueryError: The service refuses the query as malformed.
            EndpointError: The service is down, slow, fails, or its answer is not a whole result.
        """
        result = self._run(text)
        try:
            names = tuple(str(name) for name in result["head"]["vars"])
            bindings = result["results"]["bindings"]
            rows = [tuple(_term(b[n]) if n in b else None for n in names) for b in bindings]
        except (KeyError, TypeError, AttributeError, ValueError) as wrong:
            raise self._rubbish(f"no table of results ({wrong!r})") from None
        return Answer(names, rows)

    def ask(self, text: str) -> bool:
        """Run an ASK query; raises as ``select`` does."""
        found = self._run(text)
        if not isinstance(found, dict) or not isinstance(found.get("boolean"), bool):
            raise self._rubbish("no true or false")
        return bool(found["boolean"])

    def _run(self, text: str) -> Any:
        wrapper = SPARQLWrapper(self.url, agent=AGENT)
        wrapper.setQuery(text)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON)
        wrapper.setTimeout(self.timeout)
        try:
            response = wrapper.query().response
            body = response.read()
        except HTTPError as wrong:
            raise self._refused(wrong.code, wrong.read(2000).decode("utf-8", "replace")) from None
        except SPARQLWrapperException as wrong:
            raise self._refused(_status(wrong), str(wrong)) from None
        except TimeoutError:
            raise self._slow() from None
        except URLError as wrong:
            if isinstance(wrong.reason, TimeoutError | socket.timeout):
                raise self._slow() from None
            raise EndpointError(
                f"{self.url}: cannot be reached ({wrong.reason}).\n"
                "  Check the address and that the service runs."
            ) from None
        except (OSError, HTTPException) as wrong:
            raise EndpointError(
                f"{self.url}: the connection broke ({wrong!r}).\n  Try again; nothing was kept."
            ) from None
        try:
            return json.loads(body)
        except ValueError:
            begin = body[:60].decode("utf-8", "replace")
            raise self._rubbish(f"no JSON: it begins with {begin!r}") from None

    def _slow(self) -> EndpointError:
        return EndpointError(
            f"{self.url}: no answer within {self.timeout} s.\n  Give --timeout a larger number."
        )

    def _rubbish(self, what: str) -> EndpointError:
        return EndpointError(
            f"{self.url}: the answer is {what}.\n"
            "  Check that this is the address of a SPARQL 1.1 query service."
        )

    def _refused(self, status: int, said: str) -> EndpointError | QueryError:
        first = next((line.strip() for line in said.splitlines() if line.strip()), "")[:200]
        if status == 400:
            return QueryError(f"{self.url}: the service refuses the query: {first}")
        remedy = {
            404: "Check the path of the service.",
            429: "Wait a while: the service limits how often it may be asked.",
        }.get(status, "Try again later, or ask who runs the service.")
        return EndpointError(f"{self.url}: HTTP status {status}: {first}\n  {remedy}")


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
