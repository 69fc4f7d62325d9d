"""trygvej screening."""

import click
from django.utils import timezone

from trygvej.access.public import command
from trygvej.screening import children
from trygvej.screening.hotline import operations
from trygvej.screening.tips.scan import scan_sealed


@click.group("screening")
def commands() -> None:
    """What the hotline and the clocks of children need from time to time."""


@commands.command("tick")
def tick() -> None:
    """Remind of children's clocks that run out, delete notices of operations that are over, scan sealed files.

    Run it every few minutes.
    """
    by, at = command("screening tick"), timezone.now()
    reminded = children.remind(by=by, at=at)
    deleted = operations.forget_past(by=by, at=at)
    files = scan_sealed(by=by)
    click.echo(f"{reminded} clocks reminded of; {deleted} notices of operations deleted.")
    click.echo("Sealed files: {clean} found clean, {infected} infected, {sealed} not looked at.".format(**files))
