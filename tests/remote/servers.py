"""Real SPARQL servers for tests: Oxigraph's from PyPI, Apache Jena Fuseki from Maven Central.

``python tests/remote/servers.py`` fetches Fuseki into ``.cache``; ``make test`` does it first.
"""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache" / "fuseki"
VERSION = "5.5.0"
JAR = CACHE / f"jena-fuseki-server-{VERSION}.jar"
CONFIG = """
@prefix fuseki: <http://jena.apache.org/fuseki#> .
@prefix tdb2: <http://jena.apache.org/2016/tdb#> .
@prefix ja: <http://jena.hpl.hp.com/2005/11/Assembler#> .
[] a fuseki:Service ; fuseki:name "kg" ; fuseki:endpoint [ fuseki:operation fuseki:query ; fuseki:name "sparql" ] ;
  fuseki:dataset [ a tdb2:DatasetTDB2 ; tdb2:location "%s" ; tdb2:unionDefaultGraph true ] .
"""


def fetch_fuseki() -> Path:
    """Return Fuseki's jar, fetched with Maven if it is not there yet."""
    if not JAR.is_file():
        CACHE.mkdir(parents=True, exist_ok=True)
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
        artifact = f"-Dartifact=org.apache.jena:jena-fuseki-server:{VERSION}"
        command = ["mvn", "-q", "-B", goal, artifact, f"-DoutputDirectory={CACHE}"]
        subprocess.run(command, check=True, timeout=600)
    return JAR


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: list[str], url: str, log: Path) -> Iterator[str]:
    """Run a server until the block ends; wait for it to answer."""
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{url}?query=ASK%7B%7D", timeout=5).read()
                break
            assert process.poll() is None, log.read_text()
            time.sleep(0.2)
        else:
            raise AssertionError(f"no answer from {url}:\n{log.read_text()}")
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextlib.contextmanager
def oxigraph(nquads: Path, work: Path) -> Iterator[str]:
    """Serve a file with Oxigraph's own server; the default graph is the union."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or "oxigraph"
    store = work / "oxigraph"
    load = [program, "load", "--location", str(store), "--file", str(nquads)]
    subprocess.run(load, check=True, capture_output=True, timeout=300)
    port = free_port()
    serve = [program, "serve-read-only", "--location", str(store), "--union-default-graph"]
    command = [*serve, "--bind", f"127.0.0.1:{port}"]
    with running(command, f"http://127.0.0.1:{port}/query", work / "oxigraph.log") as url:
        yield url


@contextlib.contextmanager
def fuseki(nquads: Path, work: Path) -> Iterator[str]:
    """Serve a file with Fuseki from a TDB2 store; the default graph is the union."""
    jar = str(fetch_fuseki())
    store = work / "tdb2"
    load = ["java", "-cp", jar, "tdb2.tdbloader", "--loc", str(store), str(nquads)]
    subprocess.run(load, check=True, capture_output=True, timeout=300)
    config = work / "fuseki.ttl"
    config.write_text(CONFIG % store)
    port = free_port()
    main = "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"
    command = ["java", "-Xmx1g", "-cp", jar, main, "--localhost", "--port", str(port)]
    command += ["--config", str(config)]
    with running(command, f"http://127.0.0.1:{port}/kg/sparql", work / "fuseki.log") as url:
        yield url


if __name__ == "__main__":
    sys.stdout.write(f"{fetch_fuseki()}\n")
