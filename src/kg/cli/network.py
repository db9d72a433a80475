"""``kg network``: who is connected to whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.errors import KgError, OutputError
from kg.network import (
    MEASURES,
    as_gexf,
    as_graphml,
    as_json,
    measure,
    summarize,
    write_all,
    write_nodes,
    written,
)
from kg.network.measures import USUAL
from kg.network.measures_words import definitions
from kg.network.wording import scope_words, summary_words
from kg.output import write_files

from .network_certainty import certainty
from .network_claims import claims
from .network_figures import figures
from .network_properties import properties
from .network_recommend import recommend
from .network_record import record
from .network_scope import graph_of, scope_options
from .network_sheet import sheet
from .network_spark import spark
from .network_time import time
from .options import dist_option, lang_option

__all__ = ["network"]

FORMATS = ("table", "csv", "json", "graphml", "gexf", "figure")


@click.group(
    invoke_without_command=True,
    epilog="Example: kg network --policy shared --kind twinning --output dist/network",
)
@scope_options
@click.option("--measure", "names", multiple=True, help="Only this measure; may be repeated.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="Names.")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), help="One form only.")
@click.option(
    "--output", "-o", type=click.Path(path_type=Path),
    help="Without --format, a folder for all forms; with it, one file (figure: .png or .svg).",
)  # fmt: skip
@click.option("--measures", "define", is_flag=True, help="Say how each measure is defined.")
@lang_option
@dist_option
@click.pass_context
def network(
    context: click.Context,
    /,
    names: tuple[str, ...],
    top: int,
    form: str | None,
    output: Path | None,
    define: bool,
    lang: str,
    dist: Path | None,
    **scope: Any,
) -> None:
    """Analyse the network of governments and counterparts.

    A link of several parties becomes pairs by a named policy; every result names it.
    """
    if context.invoked_subcommand:
        _nothing_before(context)
        return
    if define:
        click.echo(definitions(lang), nl=False)
        return
    graph = graph_of(scope, dist)
    if form is None and output is not None:
        if names:
            raise KgError("network: --measure goes with --format.\n  The folder holds them all.")
        for path in write_all(graph, measure(graph), output, language=lang):
            click.echo(path)
        return
    if form == "figure":
        _figure(graph, output, lang)
        return
    values = measure(graph, names or (USUAL if (form or "table") == "table" else ()))
    text = _text(graph, values, form or "table", top=top, lang=lang)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_files({output: text.encode()})


network.add_command(certainty)
network.add_command(figures)
network.add_command(claims)
network.add_command(properties)
network.add_command(recommend)
network.add_command(record)
network.add_command(sheet)
network.add_command(time)
network.add_command(spark)


def _nothing_before(context: click.Context) -> None:
    """Refuse an option before the name of a command, which would not be heeded."""
    line = click.core.ParameterSource.COMMANDLINE
    for option in context.command.params:
        if option.name and context.get_parameter_source(option.name) is line:
            raise click.UsageError(
                f"{option.opts[0]} stands before {context.invoked_subcommand}."
                f" Write it after: kg network {context.invoked_subcommand} {option.opts[0]} …",
                context,
            )


def _figure(graph: Any, output: Path | None, lang: str) -> None:
    from kg.network.figure import figure_bytes

    form = output.suffix.removeprefix(".").lower() if output else ""
    if output is None or form not in ("png", "svg"):
        raise OutputError(
            f"{output or '--output'}: a figure is a file that ends in .png or .svg.\n"
            "  For example: --format figure --output network.png"
        )
    values = measure(graph, ["strength"])
    write_files({output: figure_bytes(graph, values, form=form, language=lang)})


def _text(graph: Any, values: Any, form: str, *, top: int, lang: str) -> str:
    if form == "csv":
        return write_nodes(graph, values)
    if form == "graphml":
        return as_graphml(graph, values)
    if form == "gexf":
        return as_gexf(graph, values, {})
    summary = summarize(graph, values, top=top)
    if form == "json":
        return as_json(graph, values, summary)
    lines = [scope_words(graph, lang), ""]
    lines += [f"{name:<46} {written(value):>10}" for name, value in summary_words(summary, lang)]
    for key, first in summary.top.items():
        lines += ["", getattr(MEASURES[key], f"label_{lang}")]
        lines += [
            f"  {written(float(f'{value:.6g}')):>11}  {graph.nodes[node][f'label_{lang}']}"
            for node, value in first
        ]
    return "\n".join(lines) + "\n"
