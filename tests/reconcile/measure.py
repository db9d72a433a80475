"""How often automatic decisions are right, on rows nobody tuned with: ``python tests/reconcile/measure.py``.

``labelled.csv`` holds rows of the real lists with noise added by rule (forms of address,
abbreviations, accents, case, typing errors, languages); ``labelled_by_hand.csv`` rows of the same
lists typed anew as clerks write; ``tuned_by_hand.csv`` more of these, which were used to mend the
rules and so count for nothing here. Each row says what it means, and whether a person has to decide
because it alone does not say (``expected``).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from kg.intake import read_registry
from kg.layout import project
from kg.reconcile import Reconciler
from kg.tables import read_all

FIELDS = ("government", "country", "signed", "kind", "counterpart")
HERE = Path(__file__).parent
LABELLED = (HERE / "labelled.csv", HERE / "labelled_by_hand.csv")
TUNED = HERE / "tuned_by_hand.csv"


@dataclass(frozen=True, slots=True)
class Measured:
    """Rows, automatic decisions, right ones, and rows that can be decided."""

    rows: int
    automatic: int
    right: int
    decidable: int
    wrong: tuple[str, ...]
    undecided: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Share of automatic decisions that are right in all five fields."""
        return self.right / self.automatic

    @property
    def recall(self) -> float:
        """Share of decidable rows that were decided, and rightly."""
        return (self.decidable - len(self.undecided)) / self.decidable


def measure(*paths: Path) -> Measured:
    """Reconcile the rows of labelled files and compare; all that were not tuned with if none is named."""
    parts = [_measure(path) for path in paths or LABELLED]
    return Measured(
        sum(part.rows for part in parts),
        sum(part.automatic for part in parts),
        sum(part.right for part in parts),
        sum(part.decidable for part in parts),
        tuple(line for part in parts for line in part.wrong),
        tuple(line for part in parts for line in part.undecided),
    )


def _measure(path: Path) -> Measured:
    data = project().data
    entries = Reconciler(read_all(data), data / "registry").entries(read_registry(path))
    with path.open(encoding="utf-8", newline="") as lines:
        truth = dict(enumerate(csv.DictReader(lines), 2))
    automatic = right = 0
    wrong, undecided = [], []
    for entry in entries:
        wanted = truth[entry.row]
        found = (
            ";".join(key.removeprefix("mx-") for key in entry.government),
            entry.country.upper(),
            entry.signed.iso,
            entry.kind,
            ";".join(entry.counterparts),
        )
        same = found == tuple(wanted[f"true_{name}"] for name in FIELDS)
        decided = entry.outcome in ("imported", "merged")
        automatic += decided
        right += decided and same
        if decided and not same:
            wrong.append(f"{path.name}:{entry.row}: {found}, not {wanted}")
        if wanted["expected"] == "imported" and not (decided and same):
            undecided.append(f"{path.name}:{entry.row}: {wanted['gobierno']!r}: {entry.reason.en}")
    decidable = sum(row["expected"] == "imported" for row in truth.values())
    return Measured(len(entries), automatic, right, decidable, tuple(wrong), tuple(undecided))


def _line(name: str, found: Measured) -> str:
    return (
        f"{name:<22} {found.rows:>4} rows, {found.decidable:>4} decidable, {found.automatic:>4} decided:"
        f" precision {found.precision:.4f}, recall {found.recall:.4f}"
    )


if __name__ == "__main__":
    for file in (*LABELLED, TUNED):
        part = measure(file)
        print(*part.wrong, *part.undecided, sep="\n")
        print(_line(file.name, part))
    print(_line("together, not tuned", measure()))
