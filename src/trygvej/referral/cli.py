"""trygvej referral."""

import click
from django.utils import timezone

from trygvej.access.public import command
from trygvej.referral.groups.reminding import remind_of_actions
from trygvej.referral.reminding import remind


@click.group("referral")
def commands() -> None:
    """See that no referral lies unseen."""


@commands.command("remind")
def remind_all() -> None:
    """Remind, tell the named role when time has passed, let lapse. Run it every five minutes; twice does no harm."""
    by, now = command("trygvej referral remind"), timezone.now()
    done = remind(by=by, at=now)
    actions = remind_of_actions(by=by, at=now)
    told = "{reminded} reminded of, {escalated} told of as overdue, {lapsed} lapsed, {given} given to another."
    click.echo(told.format(**vars(done)))
    click.echo(f"{actions} actions of groups reminded of.")
    if done.nobody:
        raise click.ClickException(
            f"{done.nobody} overdue referrals, and nobody in their country can be told: give somebody the role of "
            "coordinator."
        )
