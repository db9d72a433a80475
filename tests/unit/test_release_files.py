"""A release: one version everywhere, and each permanent address leads to a file that is in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from rdflib import OWL, Graph, URIRef

from kg.graph.release import current
from kg.iri import BASE, ONTOLOGY
from kg.layout import Layout
from kg.publish import export
from kg.publish.context import context_iri
from kg.publish.reference_pages import write_reference

HOME = "%{ENV:HOME}/"


@pytest.fixture(scope="module")
def version(layout: Layout) -> str:
    project = tomllib.loads((layout.root / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


@pytest.fixture(scope="module")
def released(
    built_store: Path, layout: Layout, version: str, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """What docs/releasing.md says to publish: the latest at the root, each under its number."""
    root = tmp_path_factory.mktemp("home")
    for folder in (root, root / version):
        export(
            current(built_store), layout, folder, formats=("jsonld",), source="presidential-terms"
        )
        write_reference(layout, folder / "ontology")
    return root


def led(address: str, rules: str, *, accept: str = "", language: str = "") -> str:
    """Return where the redirects lead an address, as Apache reads them."""
    met: list[tuple[bool, bool]] = []
    for line in rules.splitlines():
        word, *rest = line.split() or [""]
        if word == "RewriteCond":
            value = accept if rest[0] == "%{HTTP_ACCEPT}" else language
            met.append((bool(re.search(rest[1], value)), "[OR]" in rest))
        elif word == "RewriteRule":
            holds = any(m for m, _ in met) if any(o for _, o in met) else all(m for m, _ in met)
            found = re.search(rest[0], address)
            if found and holds:
                target = re.sub(r"\$(\d)", lambda m, found=found: found[int(m[1])], rest[1])
                assert target.startswith(HOME)
                return target.removeprefix(HOME)
            met = []
    raise AssertionError(f"{address} leads nowhere")


@pytest.mark.parametrize(
    ("address", "accept", "language", "file"),
    [
        ("ontology", "text/turtle", "", "ontology/cidpd.ttl"),
        ("ontology", "text/html", "en-US,en;q=0.9", "ontology/en.html"),
        ("ontology", "text/html", "es-MX", "ontology/es.html"),
        ("ontology", "*/*", "", "ontology/es.html"),
        ("ontology/{v}", "text/turtle", "", "{v}/ontology/cidpd.ttl"),
        ("alignments", "", "", "ontology/alignments.ttl"),
        ("alignments/{v}", "", "", "{v}/ontology/alignments.ttl"),
        ("context.jsonld", "", "", "context.jsonld"),
        ("context/{v}.jsonld", "", "", "{v}/context/{v}.jsonld"),
        ("dataset/{v}/context.jsonld", "", "", "{v}/context.jsonld"),
    ],
)
def test_an_address_leads_to_a_file_of_the_release(
    address: str,
    accept: str,
    language: str,
    file: str,
    released: Path,
    layout: Layout,
    version: str,
) -> None:
    rules = (layout.root / "docs" / "w3id" / ".htaccess").read_text("utf-8")
    target = led(address.format(v=version), rules, accept=accept, language=language)
    assert target == file.format(v=version)
    assert (released / target).is_file()


def test_the_context_of_a_version_is_that_of_the_release(released: Path, version: str) -> None:
    own = released / context_iri(version).removeprefix(BASE)
    assert own.read_bytes() == (released / "context.jsonld").read_bytes()


def test_one_version_stands_everywhere(layout: Layout, version: str) -> None:
    ontology, alignments = Graph().parse(layout.ontology), Graph().parse(layout.alignments)
    assert str(ontology.value(URIRef(ONTOLOGY.rstrip("#")), OWL.versionInfo)) == version
    assert str(alignments.value(URIRef(f"{BASE}alignments"), OWL.versionInfo)) == version
    citation = (layout.root / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {version}\n" in citation
