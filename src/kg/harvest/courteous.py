"""Asking a public service: with pauses, patience with its faults, and each answer kept as it came.

An answer is three files in the folder of a harvest, named by the digest of the query, so that the
same question is never asked twice and a harvest that was stopped goes on where it was:

    {step}-{digest}.json           what the service answered, byte for byte
    {step}-{digest}.rq             what it was asked
    {step}-{digest}.request.json   where and when, and the digest of the answer; written last
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kg.ask.remote import Endpoint
from kg.errors import EndpointError
from kg.graph import Answer
from kg.output import write_files

__all__ = ["Courteous", "Progress"]

Progress = Callable[[str], None]
"""Told what is going on, one line at a time."""

LONGEST_WAIT: Final = 300.0
"""Seconds; no pause between two tries is longer unless the service asks for it."""
LONGEST_ASKED: Final = 3600.0
"""Seconds a service may ask to wait; if it asks for more, the run ends: what came is kept."""


@dataclass(slots=True)
class Courteous:
    """A client of a public service that keeps what it is told.

    Attributes:
        endpoint: The service.
        folder: Where answers are kept.
        pause: Seconds between two requests.
        tries: How often a request is made in all before its error is final.
        progress: Told of waits and retries.
        sleep: Waits so many seconds.
        asked: Requests that went out.
        kept: Answers that were there already.
        days: Days (UTC) on which the answers used were fetched.
    """

    endpoint: Endpoint
    folder: Path
    pause: float = 1.0
    tries: int = 6
    progress: Progress = lambda _: None
    sleep: Callable[[float], None] = time.sleep
    asked: int = 0
    kept: int = 0
    days: frozenset[str] = frozenset()

    def select(self, step: str, text: str) -> Answer:
        """Return the answer to a query: the one kept, or a new one, which is then kept.

        Args:
            step: What the query is for; begins the names of its files.
            text: The query.

        Raises:
            EndpointError: The service failed for good, or again and again.
            QueryError: The service refuses the query.
            OutputError: The answer cannot be kept.
        """
        digest = hashlib.sha256(f"{self.endpoint.url}\n{text}".encode()).hexdigest()[:16]
        raw = self.folder / f"{step}-{digest}.json"
        request = self.folder / f"{step}-{digest}.request.json"
        body = _kept(raw, request)
        if body is None:
            body, answer = self._patiently(text)
            fetched = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            told = {
                "endpoint": self.endpoint.url,
                "fetched": fetched,
                "sha256": hashlib.sha256(body).hexdigest(),
            }
            write_files({raw: body, raw.with_suffix(".rq"): text.encode()})
            write_files({request: (json.dumps(told, indent=1) + "\n").encode()})
        else:
            answer = self.endpoint.read(body)
            fetched = str(json.loads(request.read_text("utf-8"))["fetched"])
            self.kept += 1
        self.days |= {fetched[:10]}
        return answer

    def _patiently(self, text: str) -> tuple[bytes, Answer]:
        """Ask until there is a whole answer; wait longer each time, or as the service asks."""
        for trial in range(1, self.tries + 1):
            if self.asked:
                self.sleep(self.pause)
            self.asked += 1
            try:
                body = self.endpoint.fetch(text)
                return body, self.endpoint.read(body)
            except EndpointError as wrong:
                wait = wrong.retry_after
                too_long = wait is not None and wait > LONGEST_ASKED
                if not wrong.passing or trial == self.tries or too_long:
                    raise
                if wait is None:
                    wait = min(LONGEST_WAIT, max(self.pause, 1.0) * 2.0**trial)
                first = str(wrong).splitlines()[0]
                self.progress(f"{first} [{trial}/{self.tries}; {wait:.0f} s]")
                self.sleep(wait)
        raise AssertionError("the last try returns or raises")


def _kept(raw: Path, request: Path) -> bytes | None:
    """Return an answer kept whole, or nothing: a damaged one is asked for again."""
    try:
        told = json.loads(request.read_text("utf-8"))
        body = raw.read_bytes()
        return body if hashlib.sha256(body).hexdigest() == told["sha256"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
