"""A report as text for a terminal, JSON for programs, JUnit for build servers, HTML for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from kg.iri import BASE
from kg.wording import counted

from .report import Finding, Report, Severity
from .verdict import in_words
from .wording import local

__all__ = ["FORMATS", "render"]

_LEVELS: Final = {
    "es": {Severity.VIOLATION: "Faltas", Severity.WARNING: "Advertencias", Severity.INFO: "Avisos"},
    "en": {Severity.VIOLATION: "Violations", Severity.WARNING: "Warnings", Severity.INFO: "Notes"},
}
_WORDS: Final = {
    "es": {
        "sources": "Lo que las fuentes dicen mal (no detiene nada)",
        "do": "Remedio",
        "more": "… y {n} más",
        "none": "Nada que decir.",
        "violation": "falta|faltas",
        "warning": "advertencia|advertencias",
        "info": "aviso|avisos",
        "about": ", {n} de ellos sobre lo que dicen las fuentes",
        "rules": "regla|reglas",
        "whole": "Cada hallazgo con lugar y remedio: la misma orden con --format text o html.",
        "title": "Revisión del grafo",
        "where": "Dónde",
        "rule": "Regla",
        "source": "Fuente",
    },
    "en": {
        "sources": "What the sources say wrongly (stops nothing)",
        "do": "Remedy",
        "more": "… and {n} more",
        "none": "Nothing to say.",
        "violation": "violation|violations",
        "warning": "warning|warnings",
        "info": "note|notes",
        "about": ", {n} of them on what the sources say",
        "rules": "rule|rules",
        "whole": "Each finding with place and remedy: the same command with --format text or html.",
        "title": "Check of the graph",
        "where": "Where",
        "rule": "Rule",
        "source": "Source",
    },
}


def render(
    report: Report,
    form: str,
    *,
    lang: str = "es",
    fail_on: Severity = Severity.VIOLATION,
    limit: int = 0,
) -> str:
    """Write a report.

    Args:
        report: What was found.
        form: One of ``FORMATS``.
        lang: ``es`` or ``en``; JSON and the page carry both and are not affected but for order.
        fail_on: In JUnit, the least severity that is a failure.
        limit: In text, how many findings of one rule are shown; 0 shows all.
    """
    if form == "summary":
        return "\n".join((*_brief(report, lang), ""))
    if form == "text":
        return "\n".join((*_text(report, lang, limit), ""))
    if form == "json":
        return json.dumps(_json(report), ensure_ascii=False, indent=2) + "\n"
    if form == "junit":
        return "\n".join((*_junit(report, lang, fail_on), ""))
    return "\n".join((*_html(report, lang), ""))


FORMATS: Final = ("text", "summary", "json", "html", "junit")


def _groups(report: Report, lang: str) -> Iterator[tuple[str, list[Finding]]]:
    """The findings to repair by severity, then those about sources."""
    own = [f for f in report.findings if f.source is None]
    for severity, found in groupby(own, key=lambda f: f.severity):
        yield _LEVELS[lang][severity], list(found)
    if about := [f for f in report.findings if f.source is not None]:
        yield _WORDS[lang]["sources"], about


def _summary(report: Report, lang: str) -> str:
    words = _WORDS[lang]
    counts = ", ".join(
        counted(number, words[severity.name.lower()]) for severity, number in report.counts.items()
    )
    about = len([f for f in report.findings if f.source is not None])
    said = words["about"].format(n=about) if about else ""
    return f"{counts}{said}; {counted(len(report.rules), words['rules'])}"


def _brief(report: Report, lang: str) -> Iterator[str]:
    """A line for each rule: what to do, or what the source has wrong, and how often."""
    words = _WORDS[lang]
    came_to = {told.check.name: in_words(told.verdict, lang) for told in report.verdicts}
    for title, findings in _groups(report, lang):
        yield f"{title} ({len(findings)})"
        for rule, group in groupby(findings, key=lambda f: f.rule):
            first, *others = group
            said = first.message(lang).partition(". ")[0] if first.source else first.remedy(lang)
            verdict = f": {came_to[rule]}" if rule in came_to else ""
            told = _sentence(f"{said or first.message(lang)}{verdict}")
            yield f"  {rule} ({1 + len(others)}): {told}"
        yield ""
    yield words["whole"] if report.findings else words["none"]
    yield _summary(report, lang)


def _text(report: Report, lang: str, limit: int) -> Iterator[str]:
    words = _WORDS[lang]
    for title, findings in _groups(report, lang):
        yield f"{title} ({len(findings)})"
        for rule, group in groupby(findings, key=lambda f: f.rule):
            found = list(group)
            yield f"  {rule} ({len(found)})"
            yield f"    {words['do']}: {found[0].remedy(lang)}"
            shown = found[:limit] if limit else found
            for finding in shown:
                where = f"{finding.where}: " if finding.where else ""
                yield f"    - {where}{_called(finding, lang)}"
                yield f"      {finding.message(lang)}"
            if len(found) > len(shown):
                yield f"    {words['more'].format(n=len(found) - len(shown))}"
        yield ""
    if not report.findings:
        yield words["none"]
    yield _summary(report, lang)


def _called(finding: Finding, lang: str) -> str:
    """Name a focus and its IRI, or only the IRI if it has no name."""
    short, name = finding.focus.removeprefix(BASE), finding.name_es or finding.name_en
    return f"{finding.name(lang)} [{short}]" if name else f"[{short}]"


def _json(report: Report) -> dict[str, Any]:
    """Keys: ``format`` (1), ``worst``, ``counts``, ``rules``, ``verdicts``, ``findings``."""
    verdict = {told.check.name: told.verdict for told in report.verdicts}
    return {
        "format": 1,
        "worst": report.worst.name.lower() if report.worst else None,
        "counts": {severity.name.lower(): n for severity, n in report.counts.items()},
        "rules": list(report.rules),
        "verdicts": [
            {
                "rule": told.check.name,
                "severity": told.check.grade,
                "verdict": told.verdict,
                "holds": told.holds,
                "printed": told.printed,
                "computed": told.computed,
                "locator": told.check.locator,
                "explanation": {"es": told.explanation("es"), "en": told.explanation("en")},
                "query": f"queries/paper/{told.check.name}.rq",
            }
            for told in report.verdicts
        ],
        "findings": [
            {
                "rule": f.rule,
                "severity": f.severity.name.lower(),
                "focus": f.focus,
                "name": {"es": f.name_es, "en": f.name_en},
                "message": {"es": f.message_es, "en": f.message_en},
                "remedy": {"es": f.remedy_es, "en": f.remedy_en},
                "path": f.path,
                "value": f.value,
                "where": {"file": f.where.file, "line": f.where.line, "column": f.where.column}
                if f.where
                else None,
                "source": f.source,
                **({"verdict": verdict[f.rule]} if f.rule in verdict else {}),
            }
            for f in report.findings
        ],
    }


def _junit(report: Report, lang: str, fail_on: Severity) -> Iterator[str]:
    """One test case a rule; a case fails if a finding of it blocks, else it says what it found."""
    by_rule = {rule: [f for f in report.findings if f.rule == rule] for rule in _rule_names(report)}
    failed = {r for r, found in by_rule.items() if Report(found).blocks(fail_on)}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<testsuites name="kg check" tests="{len(by_rule)}" failures="{len(failed)}">'
    yield f'  <testsuite name="kg check" tests="{len(by_rule)}" failures="{len(failed)}">'
    for rule, found in by_rule.items():
        case = f"    <testcase classname={quoteattr('kg.check')} name={quoteattr(rule)}"
        if not found:
            yield f"{case}/>"
            continue
        tag = "failure" if rule in failed else "system-out"
        title = _plain_xml(f"{len(found)}: {found[0].message(lang)}")
        attributes = f" message={quoteattr(title)}" if tag == "failure" else ""
        lines = "\n".join(
            f"{f.where or ''} {f.focus} {f.message(lang)} {f.remedy(lang)}".strip() for f in found
        )
        yield f"{case}>"
        yield f"      <{tag}{attributes}>{escape(_plain_xml(lines), quote=False)}</{tag}>"
        yield "    </testcase>"
    yield "  </testsuite>"
    yield "</testsuites>"


def _rule_names(report: Report) -> list[str]:
    return sorted({*report.rules, *(f.rule for f in report.findings)})


def _plain_xml(text: str) -> str:
    """Drop the characters that XML 1.0 cannot hold at all."""
    return "".join(c for c in text if c in "\t\n" or " " <= c < "\ufffe" or c >= "\U00010000")


_STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1rem }
article { border-left: .3rem solid; padding: .1rem 1rem; margin: 1rem 0 }
.violation { border-color: #c62828 }
.warning { border-color: #b26a00 }
.info { border-color: #1565c0 }
code { overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem }
dd { margin: 0 } summary { cursor: pointer; font-weight: 600 }
""".strip()


_FOLDED: Final = 10
"""Notes of one rule that a page shows unfolded at most."""


def _html(report: Report, lang: str) -> Iterator[str]:
    """A page on its own, without scripts; the chosen language first, the other below it."""
    title = " · ".join(_WORDS[code]["title"] for code in _languages(lang))
    yield "<!DOCTYPE html>"
    yield f'<html lang="{lang}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>\n{_STYLE}\n</style></head><body><main>"
    yield f"<h1>{_both(lang, lambda code: _WORDS[code]['title'])}</h1>"
    yield f"<p>{_both(lang, lambda code: _summary(report, code))}</p>"
    if not report.findings:
        yield f"<p>{_both(lang, lambda code: _WORDS[code]['none'])}</p>"
    titles = zip(_groups(report, "es"), _groups(report, "en"), strict=True)
    for (es, findings), (en, _) in titles:
        heading = {"es": es, "en": en}
        yield "<section>"
        yield f"<h2>{_both(lang, heading.__getitem__)} ({len(findings)})</h2>"
        for rule, group in groupby(findings, key=lambda f: f.rule):
            found = list(group)
            shown = "" if len(found) > _FOLDED and found[0].severity == Severity.INFO else " open"
            yield f"<details{shown}><summary>{escape(rule)} ({len(found)})</summary>"
            for finding in found:
                yield from _article(finding, lang)
            yield "</details>"
        yield "</section>"
    yield "</main></body></html>"


def _article(finding: Finding, lang: str) -> Iterator[str]:
    yield f'<article class="{finding.severity.name.lower()}">'
    yield f"<h3>{_both(lang, finding.name)}</h3>"
    for code in _languages(lang):
        said = " ".join(_sentence(t) for t in (finding.message(code), finding.remedy(code)) if t)
        yield f'<p lang="{code}">{escape(said)}</p>'
    facts = {"where": str(finding.where or ""), "source": finding.source or ""}
    yield "<dl>"
    yield f"<dt>IRI</dt><dd><code>{escape(finding.focus)}</code></dd>"
    for key, value in facts.items():
        if value:
            term = _both(lang, lambda code, key=key: _WORDS[code][key])  # type: ignore[misc]
            yield f"<dt>{term}</dt><dd><code>{escape(value)}</code></dd>"
    if finding.path:
        value = escape(finding.value or "—")
        yield f"<dt>{escape(local(finding.path))}</dt><dd><code>{value}</code></dd>"
    yield "</dl></article>"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "…", "?")) else f"{text}."


def _languages(lang: str) -> tuple[str, str]:
    return ("es", "en") if lang == "es" else ("en", "es")


def _both(lang: str, say: Callable[[str], str]) -> str:
    first, second = (escape(say(code)) for code in _languages(lang))
    other = _languages(lang)[1]
    return first if first == second else f'{first} <small lang="{other}">{second}</small>'
