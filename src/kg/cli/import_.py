"""``kg import``: a registry of one's own, row by row, with an account of each."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import KgError
from kg.layout import project
from kg.wording import counted

from .options import lang_option, write_text

if TYPE_CHECKING:
    from kg.reconcile import Taken

__all__ = ["import_"]

FILE = click.Path(dir_okay=False, path_type=Path)
_WORDS = {
    "es": {"imported": "importada|importadas", "merged": "unida a otra|unidas a otra",
           "waiting": "en espera", "rejected": "rechazada|rechazadas", "rows": "fila|filas",
           "new": "nueva|nuevas", "changed": "cambiada|cambiadas", "gone": "ya no está|ya no están",
           "unchanged": "sin cambio", "more": "y {} más",
           "written": "escrito: {}\nAhora: kg build && kg check",
           "dropped": "respuesta que ya no vale, pues la fila dice otra cosa",
           "questions": "duda|dudas", "fill": "llene la columna answer y repita con --review {}",
           "silent": "pida las dudas con --questions dudas.csv"},
    "en": {"imported": "imported", "merged": "merged", "waiting": "waiting",
           "rejected": "rejected", "rows": "row|rows", "new": "new", "changed": "changed",
           "gone": "gone", "unchanged": "unchanged", "more": "and {} more",
           "written": "written: {}\nNow: kg build && kg check",
           "dropped": "answer that holds no longer, since the row says something else",
           "questions": "question|questions",
           "fill": "fill the column answer and repeat with --review {}",
           "silent": "ask for the questions with --questions questions.csv"},
}  # fmt: skip
_SHOWN = 10


@click.command("import", epilog="Example: kg import registro.xlsx --source registro.toml")
@click.argument("file", type=FILE)
@click.option(
    "--sheet", help="Sheet of a workbook (default: the one that looks most like a table)."
)
@click.option(
    "--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='TOML lines "Heading" = "field", which go before the known headings.',
)  # fmt: skip
@click.option("--encoding", help="Of text; found out if not given.")
@click.option("--describe", type=FILE, help="Write a description of the source here, to fill.")
@click.option("--source", type=FILE, help="The filled description: who publishes it, and so on.")
@click.option("--ledger", type=FILE, help="Where to write the account: an entry per data row.")
@click.option("--report", type=FILE, help="Where to write how the file was read, what changed.")
@click.option(
    "--review", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The file of open questions, filled by a person; its answers are obeyed.",
)  # fmt: skip
@click.option("--questions", type=FILE, help="Where to write the open questions, to fill.")
@click.option(
    "--into", type=click.Path(file_okay=False, path_type=Path),
    help="Folder of imported registries (default: $KG_IMPORTS, else imports).",
)  # fmt: skip
@click.option("--preview", "only_preview", is_flag=True, help="Only say how columns are read.")
@click.option("--dry-run", is_flag=True, help="Write the account, report and questions only.")
@lang_option
def import_(
    file: Path,
    sheet: str | None,
    mapping: Path | None,
    encoding: str | None,
    describe: Path | None,
    source: Path | None,
    ledger: Path | None,
    report: Path | None,
    review: Path | None,
    questions: Path | None,
    into: Path | None,
    only_preview: bool,
    dry_run: bool,
    lang: str,
) -> None:
    """Read FILE (CSV, TSV, XLSX, ODS), tell what each row means, and take it in.

    Every data row is imported, merged with its duplicate, waiting for a person, or rejected, with
    the reason; the account (--ledger) has an entry for each. What is taken in becomes a folder of
    tables of its own, which kg build reads beside the curated ones.

    Exit code: 0 done; 2 the file, the description or an answer is wrong; nothing is written then.
    """
    from kg.intake import preview, read_registry
    from kg.reconcile import (
        as_ledger_json,
        as_report_json,
        read_description,
        read_review,
        take_in,
        template,
        write_review,
    )  # fmt: skip

    _refuse_overwriting((file, mapping, source, review), (describe, ledger, report, questions))
    layout = project()
    imports = into or layout.imports
    reading = read_registry(file, sheet=sheet, mapping=mapping, encoding=encoding, data=layout.data)
    click.echo(preview(reading, lang), nl=False)
    if describe is not None:
        if describe.exists():
            raise KgError(f"{describe}: is there already.\n  Name another file, or fill that one.")
        write_text(template(file), describe)
    if only_preview or describe is not None:
        return
    answers = read_review(review, reading) if review else None
    described = read_description(source) if source else None
    taken = take_in(reading, layout.data, imports, described=described, review=answers)
    if ledger is not None:
        write_text(as_ledger_json(reading, taken.entries, taken.changes), ledger)
    if report is not None:
        write_text(as_report_json(reading, taken.entries, taken.changes), report)
    if questions is not None:
        write_text(write_review(taken.entries, taken.names), questions)
    _tell(taken, lang, questions)
    if dry_run:
        return
    if described is None:
        raise KgError(
            "import: nothing was written into the tables: every statement needs a source.\n"
            f"  Write a description to fill with --describe {file.stem}.toml, give it with"
            " --source, or add --dry-run."
        )
    click.echo(_WORDS[lang]["written"].format(taken.write(imports)))


def _refuse_overwriting(read: tuple[Path | None, ...], written: tuple[Path | None, ...]) -> None:
    """Refuse to write over what is read: a person's answers, or the registry itself."""
    taken = {path.resolve() for path in read if path is not None}
    for path in filter(None, written):
        if path.resolve() in taken:
            raise KgError(f"{path}: is read or written by this command already.\n"
                          "  Name another file to write.")  # fmt: skip
        taken.add(path.resolve())


def _tell(taken: Taken, lang: str, questions: Path | None) -> None:
    """Say what became of the rows, and what is new, changed or gone."""
    words = _WORDS[lang]
    counts = Counter(entry.outcome for entry in taken.entries)
    outcomes = ("imported", "merged", "waiting", "rejected")
    told = ", ".join(counted(counts[name], words[name]) for name in outcomes)
    click.echo(f"{counted(len(taken.entries), words['rows'])}: {told}")
    changes = taken.changes
    if changes.before or changes.gone:
        gone = [row for row in changes.gone if row.outcome != "gone"]
        lines = {
            "new": [f"{number}" for number in changes.new],
            "changed": [f"{number}: {_differ(c)}" for number, c in changes.changed.items()],
            "gone": [f"{row.source_ref}: {_cells(row.cells)}" for row in gone],
            "unchanged": [],
        }  # fmt: skip
        sizes = {name: len(found) for name, found in lines.items()}
        sizes["unchanged"] = len(changes.unchanged)
        click.echo(", ".join(counted(size, words[name]) for name, size in sizes.items()))
        for name, found in lines.items():
            for line in found[:_SHOWN]:
                click.echo(f"  {words[name].partition('|')[0]}: {line}")
            if len(found) > _SHOWN:
                click.echo(f"  {words['more'].format(len(found) - _SHOWN)}")
    for number, answers in taken.dropped.items():
        told = ", ".join(f"{name} = {answer}" for name, answer in answers.items())
        click.echo(f"  {words['dropped']}: {number}: {told}")
    if counts["waiting"] and questions is not None:
        doubts = sum(len(e.doubts) for e in taken.entries if e.outcome == "waiting")
        asked = counted(doubts, words["questions"])
        click.echo(f"{asked}, {questions}: {words['fill'].format(questions)}")
    elif counts["waiting"]:
        waiting = f"{counted(counts['waiting'], words['rows'])} {words['waiting']}"
        click.echo(f"{waiting}: {words['silent']}")


def _cells(text: str) -> str:
    return " | ".join(str(value) for value in json.loads(text).values())


def _differ(cells: dict[str, tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {old or '—'} → {new or '—'}" for name, (old, new) in cells.items())
