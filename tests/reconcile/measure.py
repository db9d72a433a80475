"""How often automatic decisions are right on labelled rows: ``python tests/reconcile/measure.py``.

Each row is one of the real lists, typed anew as clerks write (forms of address, abbreviations, seats,
former names, languages, typing errors), with what it means, and whether a person has to decide
because it alone does not say (``expected``). Every ``held_out*.csv`` was typed after the rules were
mended, and measured before anyone looked at what it showed (docs/decisions/0027); it may have headings
of its own between ``expected`` and the first ``true_``. The rows the rules were mended with are in
``tuned_by_hand.csv`` and, noised by rules, in ``tuned_by_rule.csv``.
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
HELD_OUT = tuple(sorted(HERE.glob("held_out*.csv")))
TUNED = (HERE / "tuned_by_hand.csv", HERE / "tuned_by_rule.csv")


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
        return self.right / self.automatic if self.automatic else 1.0

    @property
    def recall(self) -> float:
        """Share of decidable rows that were decided, and rightly."""
        return (self.decidable - len(self.undecided)) / self.decidable if self.decidable else 1.0


def measure(path: Path) -> Measured:
    """Reconcile the rows of a labelled file and compare."""
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
            wrong.append(f"{path.name}:{entry.row}: {found}, not {list(wanted.values())}")
        if wanted["expected"] == "imported" and not (decided and same):
            cells = [cell for name, cell in wanted.items() if not name.startswith("true_")][1:]
            undecided.append(f"{path.name}:{entry.row}: {cells}: {entry.reason.en}")
    decidable = sum(row["expected"] == "imported" for row in truth.values())
    return Measured(len(entries), automatic, right, decidable, tuple(wrong), tuple(undecided))


def _line(name: str, found: Measured) -> str:
    return (
        f"{name:<22} {found.rows:>4} rows, {found.decidable:>4} decidable, {found.automatic:>4} decided:"
        f" precision {found.precision:.4f}, recall {found.recall:.4f}"
    )


if __name__ == "__main__":
    for file in (*HELD_OUT, *TUNED):
        found = measure(file)
        print(*found.wrong, *found.undecided, sep="\n")
        print(_line(file.name, found))
