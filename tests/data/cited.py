"""The tables about agreements as text, for tests of single rows of their sources."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

TABLES = Path(__file__).parents[2] / "data" / "tables"
Record = dict[str, str]


def read(name: str) -> dict[str, Record]:
    """One table by its ids."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


@dataclass
class Tables:
    """The tables the traps are about, and the few ways they are looked at here."""

    attestations: dict[str, Record] = field(default_factory=lambda: read("attestations"))
    links: dict[str, Record] = field(default_factory=lambda: read("links"))
    agreements: dict[str, Record] = field(default_factory=lambda: read("agreements"))
    counterparts: dict[str, Record] = field(default_factory=lambda: read("counterparts"))
    unresolved: dict[str, Record] = field(default_factory=lambda: read("unresolved"))

    def row(self, number: str) -> Record:
        """The attestation of a row, by its number: ``A0001`` or ``M01``."""
        source = "multiparty-cited" if number.startswith("M") else "agreements-cited"
        return self.attestations[f"{source}-{number.lower()}"]

    def parties(self, attestation: Record) -> set[str]:
        return set(self.links[attestation["link"]]["parties"].split(";"))

    def of(self, *sources: str) -> list[Record]:
        return [a for a in self.attestations.values() if a["source"] in sources]

    def domestic(self, attestation: Record) -> bool:
        return all(party.startswith("mx-") for party in self.parties(attestation))


def numbers(spans: str) -> list[str]:
    """Row numbers from ``A9-11 B3``: A0009, A0010, A0011, B0003."""
    found: list[str] = []
    for span in spans.split():
        first, _, last = span[1:].partition("-")
        found += [f"{span[0]}{n:04}" for n in range(int(first), int(last or first) + 1)]
    return found
