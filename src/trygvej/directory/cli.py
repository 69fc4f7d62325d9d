"""trygvej directory."""

import click
from django.utils import timezone

from trygvej.access.public import command
from trygvej.directory.asking import ask_owners


@click.group("directory")
def commands() -> None:
    """Keep the directory of organisations right."""


@commands.command("ask")
def ask() -> None:
    """Ask the owners of entries that nobody looked at for too long. Run it every day; twice asks no more than once."""
    asked, nobody = ask_owners(by=command("trygvej directory ask"), at=timezone.now())
    click.echo(f"{asked} entries asked about.")
    if nobody:
        raise click.ClickException(f"{nobody} entries have neither an owner nor a coordinator: give them one.")
