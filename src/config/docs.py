"""Pages that cannot lie: made from the code, compared in the tests."""

from collections.abc import Iterator
from pathlib import Path

import click

from config import server
from trygvej.adverts import public as adverts
from trygvej.indicators import public as indicators

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"


def pages(main: click.Group) -> dict[str, str]:
    """Return every generated page by its file name."""
    server.ready()
    from config import pages as made  # noqa: PLC0415  # needs Django to be ready

    return {
        "permissions.md": made.permissions_page(),
        "settings.md": made.settings_page(),
        "states.md": made.states_page(),
        "adverts.md": adverts.reference_page(),
        "catalogue-rules.md": indicators.rules_page(),
        "cli.md": _cli_page(main),
    }


def _cli_page(main: click.Group) -> str:
    parts = ["# The command `trygvej`\n", "Made by `trygvej docs write`; the tests compare.\n"]
    for path, command in _commands("trygvej", main):
        context = click.Context(command, info_name=path, max_content_width=100, terminal_width=100)
        parts.append(f"## {path}\n\n```\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def _commands(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in sorted(command.list_commands(context)):
            inner = command.get_command(context, name)
            assert inner
            yield from _commands(f"{path} {name}", inner)


@click.group("docs")
def commands() -> None:
    """Write or check the pages that are made from the code."""


@commands.command()
@click.pass_context
def write(context: click.Context) -> None:
    """Write the generated pages to docs/reference/."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in _pages(context).items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        click.echo(f"docs/reference/{name}")


@commands.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Say which generated pages differ from the code; ends with 1 if any does."""
    stale = [name for name, text in _pages(context).items() if not _same(FOLDER / name, text)]
    for name in stale:
        click.echo(f"docs/reference/{name} is out of date. Run: trygvej docs write", err=True)
    if stale:
        raise SystemExit(1)


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


def _pages(context: click.Context) -> dict[str, str]:
    main = context.find_root().command
    assert isinstance(main, click.Group)
    return pages(main)
