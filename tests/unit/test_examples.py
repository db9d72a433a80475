"""Each command shows an example, and the example is one that works."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kg.cli.main import cli


def _commands(group: click.Group, ctx: click.Context, path: str) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        yield f"{path} {name}", command.epilog or ""
        if isinstance(command, click.Group):
            inner = click.Context(command, parent=ctx, info_name=name)
            yield from _commands(command, inner, f"{path} {name}")


EXAMPLES = dict(_commands(cli, click.Context(cli, info_name="kg"), "kg"))
RUN = {
    "kg ask", "kg diff", "kg export", "kg network claims", "kg network recommend", "kg paper",
    "kg show", "kg sparql", "kg tidy", "kg why",
}  # fmt: skip
"""Those that need no more than a built graph, and no long while; the others are only read."""


def _words(command: str) -> tuple[list[str], str]:
    """The words of an example after ``kg``, and what is piped into it."""
    said, example = EXAMPLES[command].split("Example: ")
    assert said == ""
    piped, _, line = example.rpartition(" | ")
    words = shlex.split(line)
    assert " ".join(words).startswith(command)
    return words[1:], shlex.split(piped)[1] if piped else ""


def test_every_command_is_looked_at() -> None:
    assert len(EXAMPLES) >= 24
    assert set(EXAMPLES) >= RUN


@pytest.mark.parametrize("command", EXAMPLES)
def test_options_of_the_example_are_those_of_the_command(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words, _ = _words(command)
    for name in ("edges.tsv", "dist/network/edges.csv", "registro.xlsx", "registro.toml"):
        if name in words:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()
    ctx = click.Context(cli, info_name="kg")
    current: click.Command = cli
    while isinstance(current, click.Group) and words and not words[0].startswith("-"):
        inner = current.get_command(ctx, words[0])
        assert inner is not None, words[0]
        ctx = inner.make_context(words[0], words[1:], parent=ctx)
        current, words = inner, [*ctx._protected_args, *ctx.args]
    assert not words


@pytest.mark.parametrize("command", sorted(RUN))
def test_the_example_runs(
    command: str, tmp_path: Path, built_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_DIST", str(built_store))
    words, piped = _words(command)
    made = CliRunner().invoke(cli, words, input=piped)
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    assert made.exit_code == 0, made.output
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert made.stdout.strip() or written or command == "kg tidy"
