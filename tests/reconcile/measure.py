"""How often automatic decisions are right, on rows nobody tuned with: ``python tests/reconcile/measure.py``.

``labelled.csv`` holds rows of the real lists with noise added (forms of address, abbreviations,
accents, case, typing errors, languages), what each of them means, and whether a person has to
decide because the name alone does not say (``expected``).
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
LABELLED = Path(__file__).with_name("labelled.csv")


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


def measure(path: Path = LABELLED) -> Measured:
    """Reconcile the labelled rows and compare."""
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
            wrong.append(f"row {entry.row}: {found}, not {wanted}")
        if wanted["expected"] == "imported" and not (decided and same):
            undecided.append(f"row {entry.row}: {wanted['gobierno']!r}: {entry.reason.en}")
    decidable = sum(row["expected"] == "imported" for row in truth.values())
    return Measured(len(entries), automatic, right, decidable, tuple(wrong), tuple(undecided))


if __name__ == "__main__":
    found = measure()
    print(*found.wrong, *found.undecided, sep="\n")
    print(
        f"{found.rows} rows, {found.decidable} decidable, {found.automatic} decided:"
        f" precision {found.precision:.4f}, recall {found.recall:.4f}"
    )
