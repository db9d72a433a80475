"""Networks side by side: measures of the whole, each with the scope it is of."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import EmptyNetworkError, KgError, near

from .files import as_table, digits, written
from .kinds import make_network
from .links import Links
from .measures_definition import Value
from .measures_whole import WHOLE, whole
from .projection import EVIDENCE, KINDS, POLICIES
from .wording import scope_words

__all__ = [
    "BY",
    "SCOPE",
    "Properties",
    "as_csv",
    "as_json",
    "as_text",
    "properties",
    "scope_cells",
    "scope_of",
]

BY: Final = ("policy", "domestic", "kind", "source", "evidence", "period", "term")
"""What of the scope can be varied, each value of it giving a network of its own."""
SCOPE: Final = (
    "network", "policy", "domestic", "kinds", "sources", "evidence", "during", "component",
)  # fmt: skip
"""What names a network in every file: policy and scope."""


@dataclass(frozen=True, slots=True)
class Properties:
    """Measures of one network as a whole.

    Attributes:
        name: What is told apart, e.g. ``policy=shared``; empty of a network alone.
        scope: As the network states it; of one that cannot be made, what was asked.
        words_es: The scope in words, in Spanish.
        words_en: The same in English.
        values: By key of `WHOLE`; None where a measure is undefined; empty if nothing is left.
    """

    name: str
    scope: dict[str, Any]
    words_es: str
    words_en: str
    values: dict[str, Value]


def properties(
    links: Links, scope: dict[str, Any], by: Sequence[str] = (), names: Collection[str] = ()
) -> list[Properties]:
    """Measure the network of a scope, or one network for each value of what is varied.

    Args:
        links: All links.
        scope: As `make_network` takes it.
        by: Some of `BY`; of several, every combination. None gives the one network of the scope.
        names: Keys of `WHOLE`; none given means all that are defined.

    Returns:
        One for each network, in a fixed order; without values where the scope leaves no link.

    Raises:
        KgError: Unknown word in ``by``, or of one network: nothing is left.
    """
    for word in by:
        if word not in BY:
            hint = near(word, BY) or f"Use {', '.join(BY)}."
            raise KgError(f"network: nothing to vary by {word!r}.\n  {hint}")
    found: list[Properties] = []
    for name, varied in _variants(links, scope, by):
        try:
            graph = make_network(links, **varied)
        except EmptyNetworkError:
            if not name:
                raise
            found.append(Properties(name, _asked(varied), "", "", {}))
            continue
        es, en = scope_words(graph, "es"), scope_words(graph, "en")
        found.append(Properties(name, scope_of(graph.graph), es, en, whole(graph, names)))
    if not any(one.values for one in found):
        raise EmptyNetworkError(
            "network: no link is left in any of these scopes.\n  Widen the scope."
        )
    return found


def scope_of(stated: dict[str, Any]) -> dict[str, Any]:
    """Return policy and scope of a network, with every part of it named."""
    usual = {"network": "parties", "evidence": "link", "during": "", "component": "all"}
    names = (*SCOPE, "links", "left_out", "multiparty")
    return {name: stated.get(name, usual.get(name, "")) for name in names}


def scope_cells(scope: dict[str, Any]) -> list[str]:
    """Return policy and scope as cells of a table, in the order of `SCOPE`."""
    values = (scope.get(name, "") for name in SCOPE)
    return [str(value).lower() if isinstance(value, bool) else str(value) for value in values]


def _asked(scope: dict[str, Any]) -> dict[str, Any]:
    return scope_of(
        scope
        | {
            "network": scope["name"],
            "kinds": ",".join(sorted(scope["kinds"])),
            "sources": ",".join(sorted(scope["sources"])),
            "links": 0,
        }
    )


def _variants(
    links: Links, scope: dict[str, Any], by: Sequence[str]
) -> list[tuple[str, dict[str, Any]]]:
    sources = sorted({source for link in links.links for source in link.sources})
    values: dict[str, list[tuple[str, dict[str, Any]]]] = {
        "policy": [(name, {"policy": name}) for name in POLICIES],
        "domestic": [("yes", {"domestic": True}), ("no", {"domestic": False})],
        "kind": [(name, {"kinds": (name,)}) for name in KINDS],
        "source": [(name, {"sources": (name,)}) for name in sources],
        "evidence": [(name, {"evidence": name}) for name in EVIDENCE],
        "period": [(one.key, {"during": one.key}) for one in links.windows if one.by == "period"],
        "term": [(one.key, {"during": one.key}) for one in links.windows if one.by == "term"],
    }
    found = [("", scope)]
    for word in dict.fromkeys(by):
        found = [
            (f"{before} {word}={name}".strip(), one | change)
            for before, one in found
            for name, change in values[word]
        ]
    return found


def as_csv(found: Sequence[Properties]) -> str:
    """Return one row for each network and measure, with the whole scope in each row."""
    counts = ("links", "left_out", "multiparty")
    rows = [
        [*scope_cells(one.scope), *(one.scope[name] for name in counts), key, written(value)]
        for one in found
        for key, value in one.values.items()
    ]
    return as_table([*SCOPE, *counts, "measure", "value"], rows)


def as_json(found: Sequence[Properties]) -> str:
    """Return the networks with scope and values, and the definition of each measure."""
    keys = dict.fromkeys(key for one in found for key in one.values)
    content = {
        "networks": [
            {
                "name": one.name,
                "scope": one.scope,
                "values": {key: digits(value) for key, value in one.values.items()},
            }
            for one in found
        ],
        "measures": {
            key: {
                "label_es": WHOLE[key].label_es, "label_en": WHOLE[key].label_en,
                "formula": WHOLE[key].formula, "source": WHOLE[key].source,
                "reference": WHOLE[key].reference,
            }
            for key in keys
        },
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_text(found: Sequence[Properties], language: str) -> str:
    """Return a table: a row for each measure, a column for each network."""
    keys = dict.fromkeys(key for one in found for key in one.values)
    columns = [str(i) for i in range(1, len(found) + 1)] if len(found) > 1 else [""]
    lines = []
    for column, one in zip(columns, found, strict=True):
        nothing = {"es": "no queda ningún vínculo", "en": "no link is left"}[language]
        words = (one.words_es if language == "es" else one.words_en) or nothing
        lines.append(f"{column}. {one.name}: {words}" if column else words)
    lines += ["", (" " * 34 + "".join(f"{column:>11}" for column in columns)).rstrip()]
    for key in keys:
        label = WHOLE[key].label_es if language == "es" else WHOLE[key].label_en
        cells = [_short(one.values.get(key)) for one in found]
        lines.append(f"{label:<34}" + "".join(f"{cell:>11}" for cell in cells))
    lines.append("")
    lines.append(
        {
            "es": "— no está definido en esa red. Definiciones: kg network --measures --lang es",
            "en": "— is not defined for that network. Definitions: kg network --measures --lang en",
        }[language]
    )
    return "\n".join(lines) + "\n"


def _short(value: Value) -> str:
    if value is None:
        return "—"
    return f"{value:.4f}" if isinstance(value, float) else f"{value:,}"
