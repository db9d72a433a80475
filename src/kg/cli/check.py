"""``kg check``: is the graph right?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.check.report import Finding, Report, Severity
from kg.errors import DataError
from kg.layout import Layout, project

from .options import dist_option, lang_option, write_text

__all__ = ["check"]

LEVELS = click.Choice([severity.name.lower() for severity in Severity])


@click.command(epilog="Example: kg check --lang en --format html --output report.html")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["text", "summary", "json", "html", "junit"]),
    default="text",
    show_default=True,
    help="The summary has a line for each rule that found something.",
)
@click.option(
    "--severity", type=LEVELS, default="info", show_default=True, help="Least severity to show."
)
@click.option(
    "--fail-on",
    type=LEVELS,
    default="violation",
    show_default=True,
    help="Least severity that makes the exit code 1.",
)
@click.option(
    "--source-findings/--no-source-findings",
    default=True,
    show_default=True,
    help="Show what the sources themselves say wrongly; it never makes the exit code 1.",
)
@click.option(
    "--engine",
    type=click.Choice(["fast", "reference"]),
    default="fast",
    show_default=True,
    help="SHACL engine; reference is pyshacl, slow.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="In text, findings shown of each rule; 0 shows all.",
)
@click.option("--tables", is_flag=True, help="Only read the curated tables; needs no built graph.")
@click.option("--ontology", is_flag=True, help="Only check the ontology; needs no built graph.")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write to (default: standard output).",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with data, ontology, queries and shapes (default: the project's own).",
)
@lang_option
@dist_option
def check(
    lang: str,
    form: str,
    severity: str,
    fail_on: str,
    source_findings: bool,
    engine: str,
    limit: int,
    tables: bool,
    ontology: bool,
    output: Path | None,
    root: Path | None,
    dist: Path | None,
) -> None:
    """Check the graph against its shapes and the rules between nodes.

    Exit code: 0 nothing found at or above --fail-on; 1 something found; 2 it could not run.
    """
    from kg.check.render import render

    layout = project(root)
    if tables and ontology:
        raise click.UsageError("--tables and --ontology exclude each other.")
    if ontology:
        report = _ontology(layout)
    else:
        report = _tables(layout) if tables else _graph(layout, dist, engine)
    least, limit_level = Severity[severity.upper()], Severity[fail_on.upper()]
    shown = Report(
        (
            finding
            for finding in report.findings
            if finding.severity >= least and (source_findings or finding.source is None)
        ),
        report.rules,
        report.verdicts if source_findings else (),
    )
    write_text(render(shown, form, lang=lang, fail_on=limit_level, limit=limit), output)
    sys.exit(1 if report.blocks(limit_level) else 0)


def _graph(layout: Layout, dist: Path | None, engine: str) -> Report:
    from kg.check import check as check_graph
    from kg.graph import open_store

    with open_store(dist or layout.dist) as store:
        return check_graph(
            store, engine="reference" if engine == "reference" else "fast", layout=layout
        )


def _ontology(layout: Layout) -> Report:
    from kg.check.ontology import check_ontology

    return check_ontology(layout)


def _tables(layout: Layout) -> Report:
    """Read the tables; the first fault stops the reading and is the one finding."""
    from kg.tables import read_all

    rule = "tables"
    try:
        read_all(layout.data, layout.imports)
    except DataError as wrong:
        what, _, remedy = str(wrong).removeprefix(f"{wrong.where}: ").partition("\n")
        remedy = remedy.strip()
        place = wrong.where
        found = Finding(
            rule,
            Severity.VIOLATION,
            place.file,
            what,
            what,
            path=place.column or None,
            where=place,
            remedy_es=remedy,
            remedy_en=remedy,
        )
        return Report([found], [rule])
    return Report((), [rule])
