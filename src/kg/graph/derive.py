"""Results put back: a release with one more named graph, worked out from the release itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.errors import StoreError
from kg.iri import graph
from kg.rdf import Triple

from .assemble import Assembled
from .build import complete
from .release import Release, building, current
from .store import Store

__all__ = ["derive"]


def derive(
    dist: Path,
    name: str,
    make: Callable[[Store, str], Iterable[Triple]],
    *,
    progress: Callable[[str, str], None] = lambda _step, _what: None,
) -> Release:
    """Put a release in use that says what the one in use says, and a derived graph.

    The statements of the sources stay as they are. A derived graph of the same name is replaced, so
    that doing it twice is doing it once; the next build, which knows the tables only, drops it. No
    build runs meanwhile; if anything fails, the release in use stays in use.

    Args:
        dist: The folder results are written to.
        name: Key of the derived graph.
        make: From the release in use, and the digest of its statements without the derived graph,
            to the statements of the derived graph.
        progress: Called with a step (``derive``, ``write``, ``load``) and what it is at.

    Raises:
        StoreError: Nothing was built yet, or the store could not be filled.
        OutputError: The result cannot be written, or a build is running.
    """
    current(dist)  # before a folder is made in a place where nothing was built
    with building(dist) as staging:
        base = current(dist)
        end = f" <{graph(name)}> ."
        lines = [line for line in _lines(base.nquads) if not line.endswith(end)]
        digest = hashlib.sha256(("\n".join(lines) + "\n").encode("utf-8")).hexdigest()
        progress("derive", name)
        with Store(base) as store:
            found = {f"{s} {p} {o}" for s, p, o in make(store, digest)}
        counts = {key: n for key, n in base.manifest.graphs.items() if key != name}
        counts = dict(sorted((counts | {name: len(found)}).items()))
        origins = dict(_origin(line) for line in _lines(base.origins))
        letters: dict[str, dict[str, str]] = {}
        for line in _lines(base.letters) if base.letters.is_file() else ():
            if line:
                file, field, letter = line.split("\t")
                letters.setdefault(file, {})[field] = letter
        lines += [triple + end for triple in found]
        whole = Assembled(_by_subject(lines, counts), origins, counts, letters)
        return complete(whole, staging, dist, progress=progress)


def _lines(path: Path) -> list[str]:
    """Return the lines of a file; a literal may hold other ends of line than ours."""
    try:
        return path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    except (OSError, UnicodeDecodeError) as wrong:
        raise StoreError(f"{path}: cannot be read ({wrong}).\n  Run: kg build") from wrong


def _by_subject(
    lines: Iterable[str], names: Iterable[str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Take canonical N-Quads lines apart, as ``Assembled`` wants them."""
    keys = {f"<{graph(name)}>": name for name in names}
    subjects: dict[str, dict[str, tuple[str, ...]]] = {}
    for line in lines:
        subject, rest = line.split(" ", 1)
        said, where, _ = rest.rsplit(" ", 2)
        held = subjects.setdefault(subject, {})
        held[said] = tuple(sorted((*held.get(said, ()), keys[where])))
    return subjects


def _origin(line: str) -> tuple[str, tuple[str, int]]:
    iri, file, number = line.split("\t")
    return iri, (file, int(number))
