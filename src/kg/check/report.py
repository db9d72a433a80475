"""Findings: what a check has to say about one thing, and how bad it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from kg.errors import Location
from kg.iri import BASE

from .verdict import Verdict

__all__ = ["Finding", "Report", "Severity"]


class Severity(IntEnum):
    """How bad a finding is; only a violation stops a release unless the caller says otherwise."""

    INFO = 1
    WARNING = 2
    VIOLATION = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as a rule wants it, and what to do about it.

    ``focus`` is the IRI of the thing, or the name of a file if the rule is about a file;
    ``rule`` the name of the rule (``Agreement-signedOn``, or the stem of a check query).
    ``source`` is the IRI of the source the finding is *about*; such a finding tells what a source
    says wrongly and asks for no repair of the tables. ``name_es`` and ``name_en`` are what the
    focus is called.
    """

    rule: str
    severity: Severity
    focus: str
    message_es: str
    message_en: str
    path: str | None = None
    value: str | None = None
    where: Location | None = None
    remedy_es: str = ""
    remedy_en: str = ""
    source: str | None = None
    name_es: str = ""
    name_en: str = ""

    def name(self, lang: str) -> str:
        """Return what the focus is called, or the end of its IRI if it has no name."""
        called = self.name_es if lang == "es" else self.name_en
        return called or self.focus.removeprefix(f"{BASE}id/")

    def message(self, lang: str) -> str:
        """Return what was found, in Spanish or in English."""
        return self.message_es if lang == "es" else self.message_en

    def remedy(self, lang: str) -> str:
        """Return what to do about it, in Spanish or in English; empty if the message says it."""
        return self.remedy_es if lang == "es" else self.remedy_en


def _order(finding: Finding) -> tuple[int, str, str, str, str]:
    return (
        -finding.severity,
        finding.rule,
        finding.focus,
        finding.path or "",
        finding.value or "",
    )


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a check, the worst first, otherwise in the order of rule and focus.

    Attributes:
        findings: What was found, without repetition.
        rules: Names of the rules that were tried, so that a rule that holds can be told from one
            that was never looked at; empty if the check has no list of them.
        verdicts: What each named check of a source came to, those that hold included.
    """

    findings: tuple[Finding, ...]
    rules: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    def __init__(
        self,
        findings: Iterable[Finding] = (),
        rules: Iterable[str] = (),
        verdicts: Iterable[Verdict] = (),
    ) -> None:
        object.__setattr__(self, "findings", tuple(sorted(set(findings), key=_order)))
        object.__setattr__(self, "rules", tuple(sorted(set(rules))))
        object.__setattr__(self, "verdicts", tuple(verdicts))

    def __add__(self, other: Report) -> Report:
        return Report(
            (*self.findings, *other.findings),
            (*self.rules, *other.rules),
            (*self.verdicts, *other.verdicts),
        )

    @property
    def worst(self) -> Severity | None:
        """The highest severity found; ``None`` if nothing was found."""
        return max((f.severity for f in self.findings), default=None)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity, the worst first, zeros included."""
        found = Counter(f.severity for f in self.findings)
        return {severity: found[severity] for severity in reversed(Severity)}

    def blocks(self, fail_on: Severity = Severity.VIOLATION) -> bool:
        """Return whether something was found at or above a severity.

        What a source says wrongly is told but never blocks: nobody here can repair it.
        """
        return any(f.severity >= fail_on for f in self.findings if f.source is None)
