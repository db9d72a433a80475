"""Harvesting from a real SPARQL server loaded with Wikidata-shaped data, which is made to fail."""

from __future__ import annotations

import contextlib
import csv
import http.server
import json
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kg.ask.library import load_library
from kg.ask.remote import Endpoint
from kg.errors import EndpointError
from kg.harvest import Courteous, Harvest, harvest, harvest_tables, parties
from kg.layout import project
from kg.tables import Catalogue, read_all
from remote import servers

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
LAYOUT = project(ROOT)
QUERIES = LAYOUT.queries / "harvest"


@dataclass
class Proxy:
    """A service before the real one: passes requests on, or fails as the next fault says."""

    url: str = ""
    faults: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    requests: int = 0


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with servers.oxigraph(HERE / "wikidata.ttl", tmp_path_factory.mktemp("wikidata")) as url:
        yield url


@pytest.fixture
def proxy(service: str) -> Iterator[Proxy]:
    told = Proxy()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told.requests += 1
            told.agents.append(self.headers["User-Agent"])
            fault = told.faults.pop(0) if told.faults else ""
            if fault == "slow":
                time.sleep(1.5)
            status, _, asked = fault.partition(":")
            if status.isdigit():
                self.send_response(int(status))
                if asked:
                    self.send_header("Retry-After", asked)
                self.end_headers()
                return
            names = ("Content-Type", "Accept")
            headers = {n: self.headers[n] for n in names if n in self.headers}
            try:
                with urllib.request.urlopen(urllib.request.Request(service, body, headers)) as got:
                    answer = got.read()
            except urllib.error.HTTPError as wrong:
                self.send_response(wrong.code)
                self.end_headers()
                self.wfile.write(wrong.read())
                return
            if fault == "malformed":
                answer = answer[: len(answer) // 2] + b" java.util.concurrent.TimeoutException"
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(answer) + (99 if fault == "cut" else 0)))
            self.end_headers()
            with contextlib.suppress(OSError):
                self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told.url = f"http://127.0.0.1:{server.server_port}/sparql"
    yield told
    server.shutdown()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_all(LAYOUT.data)


def waiting(
    url: str, folder: Path, *, timeout: int = 30, tries: int = 6
) -> tuple[Courteous, list[float]]:
    """A client, and how long it was told to wait each time instead of waiting."""
    waits: list[float] = []
    endpoint = Endpoint(url, timeout=timeout)
    return Courteous(endpoint, folder, pause=0.25, tries=tries, sleep=waits.append), waits


@pytest.fixture(scope="module")
def found(service: str, tmp_path_factory: pytest.TempPathFactory) -> Harvest:
    client, _ = waiting(service, tmp_path_factory.mktemp("raw"))
    return harvest(client, QUERIES)


def rows(found: Harvest, catalogue: Catalogue, name: str) -> list[dict[str, str]]:
    settled = parties(found, catalogue, LAYOUT.data / "registry")
    text = harvest_tables(found, settled, catalogue)[name]
    return list(csv.DictReader(text.splitlines()))


def test_each_query_file_says_what_it_returns() -> None:
    library = load_library(QUERIES)
    assert len(library) == 5
    for question in library.values():
        projection = question.text.partition("SELECT ")[2].partition("\nWHERE")[0]
        assert tuple(projection.removeprefix("DISTINCT ").split()) == tuple(
            f"?{name}" for name in question.returns
        )


def test_every_statement_of_either_side_is_there_with_qualifiers_and_references(
    found: Harvest, catalogue: Catalogue
) -> None:
    told = {row["statement"]: row for row in rows(found, catalogue, "statements.csv")}
    assert len(told) == 10
    day = told["q9022-dddd"]
    assert (day["subject"], day["object"], day["rank"]) == ("Q9022", "Q34600", "preferred")
    assert (day["subject_es"], day["object_es"], day["object_en"]) == (
        "Guadalajara", "Kioto", "Kyoto",
    )  # fmt: skip
    assert day["start"] == "1980-10-20"
    assert day["other_qualifiers"] == "P1545=3"
    assert day["reference_urls"] == "https://www.city.kyoto.lg.jp/sogo/page/0000035659.html"
    assert day["other_references"] == "P813=2019-06-04T00:00:00Z;P143=Q328"
    assert day["also_stated_by_object"] == "true"
    assert told["q34600-gggg"]["also_stated_by_object"] == "true"
    assert told["q165204-aaaa"]["also_stated_by_object"] == "false"


def test_a_date_is_as_precise_as_wikidata_has_it(found: Harvest, catalogue: Catalogue) -> None:
    told = {row["statement"]: row for row in rows(found, catalogue, "statements.csv")}
    assert told["q165204-aaaa"]["start"] == "1988"
    assert told["q165204-bbbb"]["point_in_time"] == "1980-01-01~8"


def test_an_unknown_value_stays_unknown(found: Harvest, catalogue: Catalogue) -> None:
    told = {row["statement"]: row for row in rows(found, catalogue, "statements.csv")}
    assert told["q9022-ffff"]["object"] == ""


def test_a_city_and_its_municipality_are_told_apart_and_are_one_government(
    found: Harvest, catalogue: Catalogue
) -> None:
    told = {row["item"]: row for row in rows(found, catalogue, "items.csv")}
    city, municipality = told["Q165204"], told["Q2651972"]
    assert (city["level"], municipality["level"]) == ("locality", "municipality")
    assert city["government"] == municipality["government"] == "mx-31050"
    assert city["same_government"] == "Q2651972"
    assert municipality["same_government"] == "Q165204"
    assert (city["latitude"], city["longitude"]) == ("20.966666666", "-89.616666666")
    assert (city["class_es"], municipality["class_en"]) == ("ciudad", "municipality of Mexico")
    assert (city["label_es"], municipality["label_en"]) == ("Mérida", "Mérida Municipality")


def test_without_codes_a_name_decides_only_where_it_is_sure(
    found: Harvest, catalogue: Catalogue
) -> None:
    told = {row["item"]: row for row in rows(found, catalogue, "items.csv")}
    assert told["Q1000001"]["government"] == "mx-14120"
    assert told["Q1000002"]["government"] == ""
    assert told["Q1000003"]["government"] == ""
    assert told["Q1000003"]["reason_en"].endswith("several governments: mx-14039, mx-31050")
    assert told["Q34600"]["government"] == ""
    assert told["Q34600"]["country"] == "JP"


def test_pairs_are_for_import_once_each_without_what_wikidata_took_back(
    found: Harvest, catalogue: Catalogue, tmp_path: Path
) -> None:
    told = rows(found, catalogue, "pairs.csv")
    assert [(r["Estado"], r["Municipio"], r["Contraparte"], r["País"]) for r in told] == [
        ("Jalisco", "Guadalajara", "Mérida, Yucatán", "MX"),
        ("Jalisco", "Guadalajara", "Kioto", "JP"),
        ("Jalisco", "Zapopan", "Kioto", "JP"),
        ("Yucatán", "Mérida", "Panamá", "PA"),
        ("", "Guadalupe", "Kioto", "JP"),
        ("", "Quimera", "Kioto", "JP"),
    ]
    assert "Q2651972-cccc" in told[3]["Observaciones"]
    assert "q165204-aaaa" in told[3]["Observaciones"]


def test_small_pages_and_batches_give_the_same(
    found: Harvest, service: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    client, _ = waiting(service, tmp_path)
    small = harvest(client, QUERIES, batch=2, page=3)
    assert small == found
    assert client.asked > 15


@pytest.mark.parametrize(
    ("fault", "wait"),
    [
        ("slow", 2.0), ("429:7", 7.0), ("429", 2.0), ("408", 2.0), ("500", 2.0), ("503:0", 0.0), ("cut", 2.0),
        ("malformed", 2.0),
    ],
)  # fmt: skip
def test_a_passing_fault_is_waited_out(
    proxy: Proxy, found: Harvest, tmp_path: Path, fault: str, wait: float
) -> None:
    proxy.faults = ["", fault]
    client, waits = waiting(proxy.url, tmp_path, timeout=1 if fault == "slow" else 30)
    got = harvest(client, QUERIES)
    assert got.statements == found.statements
    assert got.items == found.items
    assert [w for w in waits if w != 0.25] == [wait]


def test_waits_grow_and_end(proxy: Proxy, tmp_path: Path) -> None:
    proxy.faults = ["500"] * 9
    client, waits = waiting(proxy.url, tmp_path, tries=4)
    with pytest.raises(EndpointError, match="HTTP status 500"):
        harvest(client, QUERIES)
    assert [w for w in waits if w != 0.25] == [2.0, 4.0, 8.0]
    assert proxy.requests == 4
    assert not list(tmp_path.glob("*.json"))


def test_a_service_that_asks_for_days_ends_the_run(proxy: Proxy, tmp_path: Path) -> None:
    proxy.faults = ["429:999999"]
    client, waits = waiting(proxy.url, tmp_path)
    with pytest.raises(EndpointError, match="429"):
        harvest(client, QUERIES)
    assert (waits, proxy.requests) == ([], 1)


def test_what_will_not_pass_is_not_tried_again(proxy: Proxy, tmp_path: Path) -> None:
    proxy.faults = ["404"]
    client, _ = waiting(proxy.url, tmp_path)
    with pytest.raises(EndpointError, match="Check the path"):
        harvest(client, QUERIES)
    assert proxy.requests == 1


def test_a_stopped_harvest_goes_on_where_it_was(
    proxy: Proxy, found: Harvest, tmp_path: Path
) -> None:
    proxy.faults = ["", "", "", "", "404"]
    first, _ = waiting(proxy.url, tmp_path)
    with pytest.raises(EndpointError):
        harvest(first, QUERIES, batch=3)
    again, _ = waiting(proxy.url, tmp_path)
    got = harvest(again, QUERIES, batch=3)
    assert (got.statements, got.items) == (found.statements, found.items)
    assert again.kept == 4
    third, _ = waiting(proxy.url, tmp_path)
    assert harvest(third, QUERIES, batch=3).statements == found.statements
    assert third.asked == 0


def test_a_damaged_answer_is_asked_for_again(proxy: Proxy, found: Harvest, tmp_path: Path) -> None:
    client, _ = waiting(proxy.url, tmp_path)
    harvest(client, QUERIES)
    (kept,) = tmp_path.glob("items-????????????????.json")
    kept.write_bytes(kept.read_bytes()[:100])
    again, _ = waiting(proxy.url, tmp_path)
    assert harvest(again, QUERIES).items == found.items
    assert again.asked == 1


def test_the_raw_answer_is_kept_with_its_question_and_date(service: str, tmp_path: Path) -> None:
    client, _ = waiting(service, tmp_path)
    harvest(client, QUERIES)
    (places,) = tmp_path.glob("places-????????????????.json")
    assert len(json.loads(places.read_bytes())["results"]["bindings"]) == 6
    assert "LIMIT 1000 OFFSET 0" in places.with_suffix(".rq").read_text()
    told = json.loads(places.with_suffix(".request.json").read_text())
    assert told["endpoint"] == service
    assert told["fetched"].endswith("Z")


def test_a_service_that_is_none_of_wikidatas_is_named(proxy: Proxy, tmp_path: Path) -> None:
    """An answer of another shape is refused, not read as no twinnings."""
    client, _ = waiting(proxy.url, tmp_path)
    client.endpoint.fetch = lambda _: b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'  # type: ignore[method-assign]
    with pytest.raises(EndpointError, match="Check that this is Wikidata"):
        harvest(client, QUERIES)


def command(url: str, output: Path, *more: str) -> list[str]:
    words = [sys.executable, "-m", "kg", "harvest", "wikidata", "--endpoint", url]
    return [*words, "--output", str(output), "--batch", "2", "--lang", "en", *more]


def test_the_command_survives_being_killed(proxy: Proxy, tmp_path: Path) -> None:
    def tables(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}

    whole = tmp_path / "whole"
    done = subprocess.run(
        command(proxy.url, whole, "--pause", "0", "--contact", "office@example.mx"),
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "10 statements" in done.stdout
    assert set(proxy.agents) == {proxy.agents[0]}
    assert proxy.agents[0].startswith("cidpd-kg/")
    assert "office@example.mx" in proxy.agents[0]
    killed = tmp_path / "killed"
    with subprocess.Popen(
        command(proxy.url, killed, "--pause", "0.3"), stderr=subprocess.DEVNULL
    ) as process:
        while len(list(killed.glob("raw/*.request.json"))) < 3:
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert not tables(killed)
    before = proxy.requests
    done = subprocess.run(
        command(proxy.url, killed, "--pause", "0"),
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert tables(killed) == tables(whole)
    assert proxy.requests - before < before
    assert "answers kept before" in done.stdout


def test_the_pairs_are_read_by_the_import(service: str, tmp_path: Path) -> None:
    subprocess.run(
        command(service, tmp_path, "--pause", "0"), capture_output=True, check=True, timeout=120
    )
    ledger = tmp_path / "ledger.json"
    words = [sys.executable, "-m", "kg", "import", str(tmp_path / "pairs.csv"), "--dry-run"]
    subprocess.run([*words, "--ledger", str(ledger)], capture_output=True, check=True, timeout=120)
    entries = json.loads(ledger.read_text())
    assert [(e["government"], e["country"], e["outcome"]) for e in entries[1:4]] == [
        (["14039"], "JP", "imported"), (["14120"], "JP", "imported"), (["31050"], "PA", "imported"),
    ]  # fmt: skip
    assert entries[4]["outcome"] in ("waiting", "rejected")
