"""trygvej assistance."""

import click
from django.utils import timezone

from trygvej.access.public import command
from trygvej.assistance.reminding import remind


@click.group("assistance")
def commands() -> None:
    """See that nobody who is helped is forgotten."""


@commands.command("remind")
def remind_all() -> None:
    """Tell contact persons of what is overdue. Run it once a day; twice does no harm."""
    told = remind(by=command("trygvej assistance remind"), at=timezone.now())
    click.echo(f"Told of {told} supports in which something is overdue.")
