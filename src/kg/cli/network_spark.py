"""``kg network spark``: the measures that distribute, on a cluster."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from kg.network.distributed import distributed, spark_session, write_rows

from .options import write_text

__all__ = ["spark"]


@click.command(epilog="Example: kg network spark dist/network/edges.csv --master local[2]")
@click.argument("edges")
@click.option("--master", default="local[*]", show_default=True, help="Address of the cluster.")
@click.option(
    "--work",
    help="Empty folder that all workers can write to; one of this machine if not given.",
)
@click.option("--memory", default="1g", show_default=True, help="Memory of one executor.")
@click.option("--iterations", default=30, show_default=True, type=click.IntRange(1, 500))
@click.option("--rounds", default=10, show_default=True, type=click.IntRange(1, 100))
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path))
def spark(
    edges: str,
    master: str,
    work: str | None,
    memory: str,
    iterations: int,
    rounds: int,
    output: Path | None,
) -> None:
    """Compute degree, PageRank, components, triangles and communities of EDGES on Apache Spark.

    EDGES is a CSV with columns source and target, as kg network writes it, at a path or address
    (hdfs://, s3a://) that every worker can read.
    """
    with (
        tempfile.TemporaryDirectory(prefix="kg-spark-") as here,
        spark_session(master, memory=memory) as session,
    ):
        rows = distributed(session, edges, work=work or here, iterations=iterations, rounds=rounds)
    write_text(write_rows(rows), output)
