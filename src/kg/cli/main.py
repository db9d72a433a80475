"""``kg``: the group of commands, each loaded only when it is asked for."""

from __future__ import annotations

import importlib
import itertools
import os
import sys
from difflib import get_close_matches
from keyword import iskeyword

import click

from kg.errors import KgError

__all__ = ["cli", "main"]

COMMANDS = {
    "ask": "Answer a named question.",
    "build": "Build the graph from the curated tables.",
    "check": "Check the graph against its shapes and rules.",
    "diff": "Show what a registry adds to lists, or what changed between releases.",
    "export": "Write the graph in open formats.",
    "harvest": "Fetch what other knowledge graphs state.",
    "import": "Take in a registry of one's own: a spreadsheet, row by row.",
    "network": "Analyse who is connected to whom.",
    "ontology": "Write the documentation of the ontology, a page a language.",
    "paper": "Compare the working paper's numbers with those worked out again.",
    "show": "Show one thing, its links and its sources.",
    "sparql": "Run a query of one's own.",
    "tidy": "Sort and normalize the curated tables.",
    "why": "Say what stands behind a statement, and what contradicts it.",
}


class Group(click.Group):
    """Commands by name; only the one that is called is imported, so that help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Import one command."""
        if name not in COMMANDS:
            return None
        own = f"{name}_" if iskeyword(name) else name
        module = importlib.import_module(f"kg.cli.{own}")
        command: click.Command = getattr(module, own)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, and offer the nearest if there is none of this name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as wrong:
            close = get_close_matches(args[0], COMMANDS, n=1)
            if not close:
                raise
            message = f"{wrong.message} Did you mean {close[0]!r}?"
            raise click.UsageError(message, ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: kg ask table-1-agreements-by-state-and-period --lang en",
)
@click.version_option(package_name="cidpd-kg", prog_name="kg")
def cli() -> None:
    """A knowledge graph of the international cooperation of Mexican states and municipalities."""


def _told(message: str, arguments: list[str]) -> str:
    """Return a message in the language that was asked for, else in the reader's."""
    from kg.spanish import in_spanish

    from .options import reader_language

    asked = [text.partition("=")[2] for text in arguments if text.startswith("--lang=")]
    asked += [then for text, then in itertools.pairwise(arguments) if text == "--lang"]
    return message if (asked or [reader_language()])[-1] == "en" else in_spanish(message)


def main() -> None:
    """Run the command line; an error made on purpose becomes one message and exit code 2."""
    try:
        cli.main(prog_name="kg", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("Interrupted.", err=True)
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(2)
    except KgError as wrong:
        click.echo(f"Error: {_told(str(wrong), sys.argv)}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
