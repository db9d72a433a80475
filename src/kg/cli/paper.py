"""``kg paper``: the working paper's numbers beside the same numbers worked out again."""

from __future__ import annotations

from pathlib import Path

import click

from kg.layout import project

from .options import dist_option, lang_option, write_text

__all__ = ["paper"]


@click.command(epilog="Example: kg paper --lang en --format html --output paper.html")
@click.option(
    "--format", "-f", "form", type=click.Choice(["text", "json", "html"]), default="text",
    show_default=True,
)  # fmt: skip
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A file.")
@lang_option
@dist_option
def paper(form: str, output: Path | None, lang: str, dist: Path | None) -> None:
    """Show each number that section 4 of the working paper prints, and what it comes to.

    Printed, recomputed, verdict, place in the paper and query; then the named checks of what the
    paper says of numbers, law, quotations and names.
    """
    from kg.check.paper import numbers, read_source_checks, verdicts
    from kg.check.sheet import render_paper
    from kg.graph import open_store

    layout = project()
    checks = read_source_checks((layout.queries / "paper").glob("*.rq"))
    with open_store(dist or layout.dist) as store:
        text = render_paper(numbers(store), verdicts(checks, store), form, lang)
    write_text(text, output)
