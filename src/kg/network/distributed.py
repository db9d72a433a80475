"""Measures that distribute, on Apache Spark: for networks that one machine does not hold.

PageRank, connected components and triangles are those of GraphX, which is part of Spark; degrees
and label propagation are joins of Spark's tables. `in_process` gives the same table on one machine.

The network is the simple undirected one of a file of edges: loops are left out (their nodes stay),
parallel and reciprocal edges count once. It needs the extra ``spark``.
"""

from __future__ import annotations

import contextlib
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from kg.errors import KgError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["DAMPING", "Row", "distributed", "in_process", "spark_session", "write_rows"]

DAMPING: Final = 0.85


@dataclass(frozen=True, slots=True)
class Row:
    """The measures of one node.

    Attributes:
        node: Its name.
        degree: Neighbours.
        pagerank: Share of the whole, 0 to 1, after the given number of iterations from equal
            shares; off the limit by at most 2 · 0.85^iterations over all nodes together
            (Brin & Page 1998, doi:10.1016/S0169-7552(98)00110-X).
        component: First name, in the order of code points, of its connected component.
        triangles: Triangles through it.
        community: Label after the given number of rounds of label propagation (Raghavan, Albert &
            Kumara 2007, doi:10.1103/PhysRevE.76.036106): all nodes at once take the commonest label
            among their neighbours and themselves, of equally common ones the first. A node counts
            itself, since labels would otherwise swing for ever between two sides.
    """

    node: str
    degree: int
    pagerank: float
    component: str
    triangles: int
    community: str


def in_process(edges: nx.Graph[str], *, iterations: int, rounds: int) -> list[Row]:
    """Return the same table with networkx, by node.

    Args:
        edges: A simple undirected network without loops.
        iterations: Iterations of PageRank.
        rounds: Rounds of label propagation.
    """
    nodes = sorted(edges)
    linked = [node for node in nodes if edges.degree(node)]
    rank = dict.fromkeys(linked, 1.0)
    for _ in range(iterations):
        rank = {
            v: 1 - DAMPING + DAMPING * sum(rank[u] / edges.degree(u) for u in edges[v])
            for v in linked
        }
    share, alone = _shares(len(linked), len(nodes) - len(linked))
    component = {v: min(part) for part in nx.connected_components(edges) for v in part}
    triangles = nx.triangles(edges)
    label = {node: node for node in nodes}
    for _ in range(rounds):
        label = {v: _commonest([label[v], *(label[u] for u in edges[v])]) for v in nodes}
    return [
        Row(
            node,
            edges.degree(node),
            rank[node] * share if node in rank else alone,
            component[node],
            triangles[node],
            label[node],
        )
        for node in nodes
    ]


def _commonest(labels: list[str]) -> str:
    return min(Counter(labels).items(), key=lambda pair: (-pair[1], pair[0]))[0]


def _shares(linked: int, isolated: int) -> tuple[float, float]:
    """Return what a rank of 1 among linked nodes is of the whole, and the share of one alone.

    A walker at an isolated node goes anywhere, so all such nodes have one share s; that of a linked
    node is its rank times s / (1 − d). The shares sum to 1: s = 1 / (linked / (1 − d) + isolated).
    """
    alone = 1.0 / (linked / (1 - DAMPING) + isolated)
    return alone / (1 - DAMPING), alone


@contextlib.contextmanager
def spark_session(master: str, *, memory: str = "1g") -> Iterator[SparkSession]:
    """Connect to a cluster for the length of a block.

    Args:
        master: Address of the cluster as Spark writes it: ``spark://host:7077``, ``yarn``,
            ``k8s://…``, ``local[2]``, ``local-cluster[2,1,1024]`` (workers, cores, MB of each).
        memory: Memory of one executor.

    Raises:
        KgError: The extra is not installed, or the cluster cannot be reached.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise KgError("Spark is not installed.\n  Run: pip install 'cidpd-kg[spark]'") from None
    try:
        session = (
            SparkSession.builder.master(master)
            .appName("cidpd-kg")
            .config("spark.executor.memory", memory)
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "2" if master.startswith("local") else "200")
            .getOrCreate()
        )
    except (PySparkException, OSError, RuntimeError) as wrong:
        first = str(wrong).splitlines()[0]
        raise KgError(
            f"{master}: no Spark cluster to be had ({first}).\n"
            "  Check the address, and that Java 17 or later is installed."
        ) from wrong
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    except (PySparkException, Py4JError) as wrong:
        first = str(getattr(wrong, "java_exception", wrong)).splitlines()[0]
        raise KgError(f"{master}: the work failed ({first}).\n  Nothing was written.") from wrong
    finally:
        session.stop()


def distributed(
    spark: SparkSession, edges: str, *, work: str, iterations: int = 30, rounds: int = 10
) -> list[Row]:
    """Return the table of measures, computed on a cluster, by node.

    Args:
        spark: The session.
        edges: Path every worker can read: CSV with columns ``source`` and ``target``, as
            ``kg network`` writes it.
        work: Empty folder every worker can write to.
        iterations: Iterations of PageRank.
        rounds: Rounds of label propagation.

    Raises:
        KgError: The file has no such columns, or holds no edge.
    """
    from pyspark.sql import functions as f

    read = spark.read.csv(edges, header=True, mode="FAILFAST")
    if not {"source", "target"} <= set(read.columns):
        raise KgError(
            f"{edges}:1: the columns are {', '.join(read.columns)}.\n"
            "  Name two of them source and target, as kg network writes edges.csv."
        )
    ends = read.select("source", "target").where("source IS NOT NULL AND target IS NOT NULL")
    names = ends.select(f.explode(f.array("source", "target")).alias("name")).distinct()
    numbered = names.sort("name").rdd.zipWithIndex().map(lambda one: (one[1], one[0]["name"]))
    nodes = spark.createDataFrame(numbered, "id long, name string").cache()
    total = nodes.count()
    pairs = (
        ends.where("source <> target")
        .join(nodes.select(f.col("id").alias("a"), f.col("name").alias("source")), "source")
        .join(nodes.select(f.col("id").alias("b"), f.col("name").alias("target")), "target")
        .select(f.least("a", "b").alias("u"), f.greatest("a", "b").alias("v"))
        .distinct()
        .cache()
    )
    if not pairs.count():
        raise KgError(f"{edges}: no edge between two nodes.\n  Give a network with edges.")
    both = pairs.union(pairs.select(f.col("v").alias("u"), f.col("u").alias("v"))).cache()
    once = _GraphX(spark, pairs, f"{work}/once", canonical=True)
    graph = _GraphX(spark, both, f"{work}/both", canonical=False)
    degree = both.groupBy(f.col("u").alias("id")).agg(f.count("*").alias("degree"))
    rank = graph.save(graph.ops.staticPageRank(iterations, 1 - DAMPING).vertices(), "rank")
    component = once.save(once.ops.connectedComponents().vertices(), "component")
    triangles = once.save(once.ops.triangleCount().vertices(), "triangles")
    label = _labels(nodes, both, rounds)
    linked = degree.count()
    share, alone = _shares(linked, total - linked)
    named = {"component": component, "label": label}
    table = nodes
    for column, values in {"degree": degree, "rank": rank, "triangles": triangles, **named}.items():
        table = table.join(
            values.select("id", f.col(values.columns[-1]).alias(column)), "id", "left"
        )
    for column in named:
        to = nodes.select(f.col("id").alias(column), f.col("name").alias(f"{column}_name"))
        table = table.withColumn(column, f.coalesce(f.col(column).cast("long"), "id"))
        table = table.join(to, column, "left")
    return [
        Row(
            one["name"],
            int(one["degree"] or 0),
            float(one["rank"]) * share if one["rank"] is not None else alone,
            one["component_name"],
            int(one["triangles"] or 0),
            one["label_name"],
        )
        for one in table.sort("id").collect()
    ]


class _GraphX:
    """A graph of GraphX, which has no interface for Python: reached through Spark's own gateway."""

    def __init__(
        self, spark: SparkSession, edges: DataFrame, folder: str, *, canonical: bool
    ) -> None:
        jvm: Any = spark._jvm
        level = jvm.org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK()
        edges.selectExpr("concat(u, ' ', v) AS value").write.text(folder)
        context = spark.sparkContext._jsc.sc()
        loader = jvm.org.apache.spark.graphx.GraphLoader
        self.ops: Any = loader.edgeListFile(context, folder, canonical, -1, level, level).ops()
        self._spark = spark
        self._folder = folder

    def save(self, vertices: Any, name: str) -> DataFrame:
        """Bring vertices and their values, ``(id,value)`` a line, into a table."""
        place = f"{self._folder}-{name}"
        vertices.saveAsTextFile(place)
        lines = self._spark.read.text(place)
        return lines.selectExpr(
            "cast(regexp_extract(value, '^.([0-9]+),(.*).$', 1) AS long) AS id",
            "cast(regexp_extract(value, '^.([0-9]+),(.*).$', 2) AS double) AS value",
        )


def _labels(nodes: DataFrame, both: DataFrame, rounds: int) -> DataFrame:
    """Propagate labels; the numbers of nodes are in the order of their names."""
    from pyspark.sql import functions as f

    label = nodes.select("id", f.col("id").alias("label"))
    closed = both.union(nodes.select(f.col("id").alias("u"), f.col("id").alias("v"))).cache()
    for _ in range(rounds):
        seen = closed.join(label.withColumnRenamed("id", "v"), "v").groupBy("u", "label").count()
        best = seen.groupBy("u").agg(
            f.max_by("label", f.struct("count", (-f.col("label")).alias("least"))).alias("label")
        )
        label = best.withColumnRenamed("u", "id").localCheckpoint()
    return label


def write_rows(rows: list[Row]) -> str:
    """Write the table as CSV; PageRank with ten significant digits."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([one.name for one in fields(Row)])
    for row in rows:
        writer.writerow([f"{v:.10g}" if isinstance(v, float) else v for v in astuple(row)])
    return out.getvalue()
