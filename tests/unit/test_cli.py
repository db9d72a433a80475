"""The command line as its user meets it: help at once, examples that work, errors that say what to do."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.main import COMMANDS, cli

ROOT = Path(__file__).parents[2]


def kg(*words: str, cwd: Path = ROOT, reader: str = "es_MX") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *words]
    env = {**os.environ, "LC_ALL": "", "LC_MESSAGES": f"{reader}.UTF-8"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, timeout=300, env=env
    )


def test_help_imports_no_heavy_library() -> None:
    code = (
        "import sys; from kg.cli.main import cli; cli.main(['--help'], standalone_mode=False);"
        "heavy = {'rdflib', 'pyshacl', 'networkx', 'pyoxigraph', 'matplotlib', 'SPARQLWrapper', 'pandas'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
    for name in COMMANDS:
        assert name in done.stdout


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_an_example_and_a_place_in_the_readmes(name: str) -> None:
    command = cli.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help
    assert command.epilog
    assert command.epilog.startswith("Example: ")
    if name != "tidy":
        for readme in ("README.md", "README.es.md"):
            assert f"`kg {name}" in (ROOT / readme).read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["biuld"], "Did you mean 'build'"),
        (["ask", "sorces"], "Did you mean 'sources'"),
        (["show", "guadalajra"], "Did you mean: Guadalajara"),
        (["show", "benito juarez borough of nowhere"], "no thing is called"),
        (["ask", "agreements-by-year", "--set", "year"], "not NAME=VALUE"),
        (["sparql", "-q", "SELECT ?s WHERE {"], "does not parse"),
        (["sparql", "-q", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "service"),
        (["sparql", "-q", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"], "read-only"),
        (["network", "--policy", "pairwize"], "Did you mean 'pairwise'"),
        (["export", "--source", "wikidata"], "no source 'wikidata'"),
        (["build", "--root", "docs"], "no folder 'data' here"),
    ],
)
def test_a_mistake_gets_a_remedy_and_exit_code_2(
    built_store: Path, words: list[str], message: str
) -> None:
    place = [] if words[0] in ("biuld", "build") else ["--dist", str(built_store)]
    done = kg(*words, *place, reader="en_US")
    assert done.returncode == 2, done.stdout
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_store_says_what_to_run(tmp_path: Path) -> None:
    for reader, told in (("en_US", "Run: kg build"), ("es_MX", "Ejecute: kg build")):
        done = kg("ask", "sources", "--dist", str(tmp_path), reader=reader)
        assert done.returncode == 2
        assert told in done.stderr


def test_show_gives_the_source_of_each_statement(built_store: Path) -> None:
    done = kg("show", "cancún", "--lang", "en", "--dist", str(built_store))
    assert done.returncode == 0, done.stderr
    assert "Benito Juárez, Quintana Roo" in done.stdout
    wichita = [line for line in done.stdout.splitlines() if "Wichita (twinning)  " in line]
    assert wichita
    assert re.search(r"agreements-cited, wikidata-2022, wikipedia-2026", wichita[0])


def test_show_puts_each_agreement_under_the_link_it_establishes(built_store: Path) -> None:
    done = kg("show", "kioto", "--lang", "es", "--dist", str(built_store))
    told = done.stdout.partition("Vínculos (1):\n")[2].splitlines()
    assert [line.strip().partition("  ")[0] for line in told] == [
        "Kioto – Guadalajara, Jalisco (hermanamiento)",
        "↳ Kioto – Guadalajara, Jalisco (hermanamiento), 1980-10-20",
    ]
    assert "clase                      gobierno local extranjero" in done.stdout


def test_show_gives_a_territory_the_links_of_its_government(built_store: Path) -> None:
    of = [
        json.loads(kg("show", key, "--format", "json", "--dist", str(built_store)).stdout)
        for key in ("14039", "mx-14039")
    ]
    assert of[0]["iri"] != of[1]["iri"]
    assert of[0]["links"] == of[1]["links"]
    assert of[0]["ways"] == of[1]["ways"]
    assert len(of[0]["links"]) > 60


def test_show_groups_what_a_government_takes_part_in_by_way(built_store: Path) -> None:
    told = json.loads(kg("show", "mx-14039", "--format", "json", "--dist", str(built_store)).stdout)
    ways = {
        way["iri"].rpartition("/")[2]: {i["iri"].rpartition("/id/")[2] for i in way["instances"]}
        for way in told["ways"]
    }
    assert ways["offices"] == {
        "office/mx-14039-direccion-relaciones-internacionales-ciudades-hermanas"
    }
    assert {i for i in ways["associations"] if i.startswith("membership/")} == {
        "membership/mx-14039--aice--member",
        "membership/mx-14039--c40-mmc--member",
        "membership/mx-14039--uccn--designated",
    }
    assert "membership/mx-14039--rmcc--founding" in ways[""]  # a national network is in no way
    everything = [i for instances in ways.values() for i in instances]
    assert not [
        i for i in everything if i.startswith(("event/", "project/"))
    ]  # their rows are there
    text = kg("show", "mx-14039", "--lang", "es", "--dist", str(built_store)).stdout
    assert f"Formas de participar ({len(everything)}):" in text
    assert "participante  " not in text


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["MX-JAL"], "territory/mx-14"),
        (["mx-14039"], "government/mx-14039"),
        (["14039"], "territory/mx-14039"),
        (["ciudad guzman"], "government/mx-14023"),
        (["tijuana"], "government/mx-02004"),  # also the key of an institution of the paper
        (["https://w3id.org/cidpd/id/organization/unesco"], "organization/unesco"),
        (["amexcid"], "institution/amexcid"),
        (["casa guanajuato dallas"], "office/mx-11-casa-guanajuato-dallas"),
        (["ministry of the southern border"], "office/mx-07-secretaria-frontera-sur"),
        (["uccn"], "network/uccn"),
        (["red mexicana de ciudades creativas"], "network/rmcc"),
    ],
)
def test_show_takes_keys_codes_iris_and_names(
    built_store: Path, words: list[str], key: str
) -> None:
    done = kg("show", *words, "--dist", str(built_store))
    assert done.returncode == 0, done.stderr
    assert f"https://w3id.org/cidpd/id/{key}\n" in done.stdout


def test_an_installed_package_brings_its_own_tables(tmp_path: Path) -> None:
    """Built as a wheel and unpacked elsewhere, the package finds data, ontology, queries, shapes."""
    wheel = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)]
    subprocess.run(wheel, check=True, capture_output=True, cwd=ROOT, timeout=300)
    (built,) = tmp_path.glob("*.whl")
    place = tmp_path / "site"
    unpack = [sys.executable, "-m", "zipfile", "-e", str(built), str(place)]
    subprocess.run(unpack, check=True, timeout=60)
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path;"
        "from kg.layout import project; from kg.tables import read_all; import kg;"
        "assert str(Path(kg.__file__)).startswith(sys.argv[1]), kg.__file__;"
        "where = project(); assert str(where.root).startswith(sys.argv[1]), where.root;"
        "print(len(read_all(where.data).rows['municipalities']), where.ontology.is_file(),"
        " len(list(where.shapes.glob('*.ttl'))) > 10, len(list(where.queries.glob('*/*.rq'))) > 80)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(place)],
        capture_output=True, text=True, check=False, cwd=tmp_path, timeout=120,
    )  # fmt: skip
    assert done.stdout.split() == ["2478", "True", "True", "True"], done.stderr
