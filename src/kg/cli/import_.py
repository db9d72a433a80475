"""``kg import``: a registry of one's own, row by row, with an account of each."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from kg.errors import KgError
from kg.layout import project

from .options import lang_option, write_text

__all__ = ["import_"]

_WORDS = {
    "es": {"imported": "importadas", "merged": "unidas a otra", "waiting": "en espera",
           "rejected": "rechazadas", "rows": "filas"},
    "en": {"imported": "imported", "merged": "merged", "waiting": "waiting",
           "rejected": "rejected", "rows": "rows"},
}  # fmt: skip


@click.command("import", epilog="Example: kg import registro.xlsx --ledger account.json --dry-run")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--sheet", help="Sheet of a workbook (default: the first).")
@click.option(
    "--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='TOML lines "Heading" = "field", which go before the known headings.',
)  # fmt: skip
@click.option("--encoding", help="Of text; found out if not given.")
@click.option("--ledger", type=click.Path(dir_okay=False, path_type=Path), help="The account.")
@click.option(
    "--review", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file of open questions, filled by a person; its answers are obeyed.",
)  # fmt: skip
@click.option(
    "--questions", type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the open questions, for a person to fill.",
)  # fmt: skip
@click.option("--preview", "only_preview", is_flag=True, help="Only say how columns are read.")
@click.option("--dry-run", is_flag=True, help="Write the account and the questions, nothing else.")
@lang_option
def import_(
    file: Path,
    sheet: str | None,
    mapping: Path | None,
    encoding: str | None,
    ledger: Path | None,
    review: Path | None,
    questions: Path | None,
    only_preview: bool,
    dry_run: bool,
    lang: str,
) -> None:
    """Read FILE (CSV, TSV, XLSX, ODS) and tell what each row means.

    Every data row is imported, merged with its duplicate, waiting for a person, or rejected, with
    the reason; the account (--ledger) has an entry for each.
    """
    from kg.intake import preview, read_registry
    from kg.reconcile import Reconciler, as_ledger_json, read_review, write_review
    from kg.tables import read_all

    layout = project()
    reading = read_registry(file, sheet=sheet, mapping=mapping, encoding=encoding, data=layout.data)
    click.echo(preview(reading), nl=False)
    if only_preview:
        return
    answers = read_review(review) if review else None
    entries = Reconciler(read_all(layout.data), layout.data / "registry", answers).entries(reading)
    if ledger is not None:
        write_text(as_ledger_json(reading, entries), ledger)
    if questions is not None:
        write_text(write_review(entries), questions)
    counts = Counter(entry.outcome for entry in entries)
    words = _WORDS[lang]
    told = ", ".join(f"{counts[name]:,} {words[name]}" for name in words if name != "rows")
    click.echo(f"{len(entries):,} {words['rows']}: {told}")
    if not dry_run:
        raise KgError(
            "import: the account is written; writing the curated tables is still to come.\n"
            "  Add --dry-run to ask for the account and the questions only."
        )
