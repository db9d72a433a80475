"""Reports: their order, what blocks, and each form they are written in."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.check import Finding, Report, Severity
from kg.check.render import FORMATS, render
from kg.check.verdict import SourceCheck, Verdict
from kg.errors import Location

SOURCE = "https://w3id.org/cidpd/graph/paper"
ROW = Location("data/tables/agreements.csv", 12)
BAD = Finding(
    "Agreement-signedOn",
    Severity.VIOLATION,
    "https://w3id.org/cidpd/id/agreement/a",
    '«signedOn»: «<b>&"x"\x01» no sirve',
    "signedOn: '<b>&\"x\"\x01' will not do",
    path="https://w3id.org/cidpd/ontology#signedOn",
    value='<b>&"x"',
    where=ROW,
    remedy_es="Escriba la fecha.",
    remedy_en="Write the date.",
    name_es="Hermanamiento",
    name_en="Twinning",
)
ODD = Finding("z-rule", Severity.WARNING, "https://e.org/z", "Raro", "Odd", remedy_en="Look.")
PAPER = Finding("a-rule", Severity.WARNING, "https://e.org/a", "Mal", "Wrong", source=SOURCE)
REPORT = Report([ODD, PAPER, BAD, BAD], ["Agreement-signedOn", "a-rule", "quiet", "z-rule"])


def test_findings_stand_once_the_worst_first() -> None:
    assert REPORT.findings == (BAD, PAPER, ODD)
    assert REPORT.worst is Severity.VIOLATION
    assert Report().worst is None
    assert REPORT.counts == {Severity.VIOLATION: 1, Severity.WARNING: 2, Severity.INFO: 0}
    both = Report([ODD], ["z-rule"]) + Report([BAD], ["quiet"])
    assert both.findings == (BAD, ODD)
    assert both.rules == ("quiet", "z-rule")


def test_what_a_source_says_wrongly_never_blocks() -> None:
    assert REPORT.blocks()
    assert not Report([ODD]).blocks()
    assert Report([ODD]).blocks(Severity.WARNING)
    assert not Report([PAPER]).blocks(Severity.INFO)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_text_says_what_where_and_what_to_do(lang: str) -> None:
    text = render(REPORT, "text", lang=lang)
    where = text.index("data/tables/agreements.csv:12")
    assert text.index(BAD.remedy(lang)) < where < text.index(BAD.message(lang))
    assert BAD.name(lang) in text
    assert text.index("Agreement-signedOn") < text.index("z-rule") < text.index("a-rule")
    last = {"es": "1 falta, 2 advertencias, 0 avisos, 1 de", "en": "1 violation, 2 warnings"}
    assert last[lang] in text.splitlines()[-1]
    other = BAD.message("en" if lang == "es" else "es")
    assert other not in text


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_summary_has_a_line_for_each_rule(lang: str) -> None:
    many = [replace(BAD, focus=f"https://e.org/{n}") for n in range(3)]
    said = {"en": "A thing holds. One, not two.", "es": "Algo se cumple. Uno, no dos."}
    check = SourceCheck(
        name="P1", text="", grade="hard", locator="T1", holds="pass", fails="FAIL I-A1",
        summary="A thing holds", resumen="Algo se cumple", explanation="One", explicacion="Uno",
    )  # fmt: skip
    paper = replace(PAPER, rule="P1", message_es=said["es"], message_en=said["en"])
    told = [Verdict(check, "1", "2", holds=False, computed_en="2")]
    lines = render(Report([*many, paper], ["P1"], told), "summary", lang=lang).splitlines()
    assert f"  Agreement-signedOn (3): {BAD.remedy(lang)}" in lines
    verdict = {"en": "does not hold (FAIL I-A1)", "es": "no se cumple (FAIL I-A1)"}[lang]
    assert f"  P1 (1): {said[lang].split('.')[0]}: {verdict}." in lines
    assert "https://e.org/1" not in "".join(lines)
    assert "--format text" in lines[-2]
    assert {"en": "1 of them", "es": "1 de ellos"}[lang] in lines[-1]


def test_text_may_be_cut_but_says_so() -> None:
    many = [Finding("r", Severity.INFO, f"https://e.org/{n}", "x", "x") for n in range(7)]
    text = render(Report(many), "text", lang="en", limit=5)
    assert text.count("    - ") == 5
    assert "… and 2 more" in text
    assert "more" not in render(Report(many), "text", lang="en")
    assert "Nothing to say." in render(Report(), "text", lang="en")


def test_json_has_the_documented_keys() -> None:
    found = json.loads(render(REPORT, "json"))
    assert list(found) == ["format", "worst", "counts", "rules", "verdicts", "findings"]
    assert found["counts"] == {"violation": 1, "warning": 2, "info": 0}
    first = found["findings"][0]
    assert list(first) == [
        "rule",
        "severity",
        "focus",
        "name",
        "message",
        "remedy",
        "path",
        "value",
        "where",
        "source",
    ]
    assert first["where"] == {"file": ROW.file, "line": 12, "column": ""}
    assert first["message"] == {"es": BAD.message_es, "en": BAD.message_en}
    assert found["findings"][1]["source"] == SOURCE


def test_junit_is_xml_with_one_case_a_rule() -> None:
    root = ET.fromstring(render(REPORT, "junit", lang="en"))  # our own text
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "4", "1")
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert sorted(cases) == ["Agreement-signedOn", "a-rule", "quiet", "z-rule"]
    failure = cases["Agreement-signedOn"].find("failure")
    assert failure is not None
    assert '<b>&"x"\' will not do' in (failure.text or "")
    assert len(cases["quiet"]) == 0
    assert cases["z-rule"].find("system-out") is not None
    strict = ET.fromstring(render(REPORT, "junit", fail_on=Severity.WARNING))
    assert strict.get("failures") == "2"


class Page(HTMLParser):
    """Collects tags and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["es", "en"])
def test_the_page_stands_alone_and_speaks_both_languages(lang: str) -> None:
    text = render(REPORT, "html", lang=lang)
    page = Page()
    page.feed(text)
    assert page.open == []
    tags = [tag for tag, _ in page.seen]
    assert tags.count("h1") == 1
    assert not {"script", "link", "img", "iframe"} & set(tags)
    assert ("html", {"lang": lang}) in page.seen
    assert {a["lang"] for tag, a in page.seen if tag == "p" and "lang" in a} == {"es", "en"}
    assert "&lt;b&gt;&amp;" in text
    assert "<b>" not in text
    assert ".." not in text.replace("...", "")


def test_every_form_writes_an_empty_report() -> None:
    for form in FORMATS:
        assert render(Report(), form).endswith("\n")
