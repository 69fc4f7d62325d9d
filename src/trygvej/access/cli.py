"""Commands of the room: keys, the log, notices, people and retention."""

from datetime import datetime
from typing import Any

import click
from django.core.exceptions import ValidationError
from django.utils import timezone

from trygvej.access.roles import Role

BAD_LOG = 6


@click.group("keys")
def keys() -> None:
    """Keep the keys of sensitive fields: rotate the master key."""


@keys.command()
@click.option(
    "--only-wrap", is_flag=True, help="The new key stands first already: only wrap the records' keys with it."
)
def rotate(only_wrap: bool) -> None:
    """Make a new master key and wrap every record's key with it. Stopped on the way, run it again with --only-wrap.

    The former keys stay behind the new one in the file; take them out once this has ended.
    """
    from trygvej.access import erasure, who  # noqa: PLC0415  # needs Django to be ready

    click.echo(f"{erasure.rotate(by=who.command('trygvej keys rotate'), new=not only_wrap)} keys wrapped anew.")


@click.group("log")
def log() -> None:
    """Verify the log and keep its checkpoints."""


@log.command()
def verify() -> None:
    """Walk the whole log; end with 6 and the number of the first bad row if it was touched."""
    from trygvej.access.verify import verify as walk  # noqa: PLC0415

    found = walk()
    if found.bad is None:
        click.echo(f"The log is whole: {found.rows} rows.")
        return
    click.echo(f"Row {found.bad}: {found.fault}.", err=True)
    raise SystemExit(BAD_LOG)


@log.command()
def checkpoint() -> None:
    """Keep how long the log is now, in the database and in the file of checkpoints. Run it every hour."""
    from trygvej.access import checkpoints  # noqa: PLC0415
    from trygvej.access.models import LogHead  # noqa: PLC0415

    head = LogHead.objects.get(pk=1)
    if head.number:
        checkpoints.make(head.number, head.mac)
    click.echo(f"Checkpoint at row {head.number}: {checkpoints.file()}")


@click.group("notices")
def notices() -> None:
    """Send the notices that wait."""


@notices.command("send")
def send() -> None:
    """Send the mails that are due; those that fail are tried again later. Run it every minute."""
    from trygvej.access.notices import send as send_all  # noqa: PLC0415

    sent, failed = send_all()
    click.echo(f"{sent} sent, {failed} to try again.")


@click.group("people")
def people() -> None:
    """Invite people and give them roles."""


@people.command("invite")
@click.argument("email")
@click.option("--name", required=True, help="Name of the person.")
@click.option("--organisation", required=True, help="Name of the organisation; made if it is not there.")
@click.option("--country", required=True, metavar="CODE", help="Country of the organisation: DK, SE, NO, FI ...")
@click.option("--role", type=click.Choice([one.value for one in Role]), required=True, help="What she or he works as.")
@click.option("--language", type=click.Choice(["da", "sv", "en"]), default="da", show_default=True)
@click.password_option(help="First password, at least 12 letters.")
def invite(**asked: Any) -> None:
    """Make an account: the way in for the first administrator of an installation."""
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415

    from trygvej.access import people as acts  # noqa: PLC0415
    from trygvej.access import who  # noqa: PLC0415
    from trygvej.access.models import Country, Organisation  # noqa: PLC0415

    by, now = who.command("trygvej people invite"), timezone.now()
    if asked["country"] not in Country.values:
        raise click.BadParameter(f"{asked['country']} takes no part. Choose one of {', '.join(Country.values)}.")
    try:
        validate_password(asked["password"])
        user = acts.invite(email=asked["email"], name=asked["name"], language=asked["language"], by=by, at=now)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from error
    user.set_password(asked["password"])
    user.save()
    organisation, _made = Organisation.objects.get_or_create(
        name=asked["organisation"], country=asked["country"], defaults={"kind": Organisation.Kind.OTHER}
    )
    acts.give_role(user=user, organisation=organisation, role=Role(asked["role"]), since=timezone.localdate(), by=by)
    click.echo(f"{user.email} is {asked['role']} in {organisation}.")


@click.group("retention")
def retention() -> None:
    """Show and delete what has been kept long enough."""


@retention.command("show")
def show() -> None:
    """Show how much of each kind is due now and within 30 days, and by which rule."""
    from trygvej.access.retention import counts  # noqa: PLC0415

    for one in counts(timezone.localdate()):
        rule = f"{one.rule.days} days, {one.rule.action}" if one.rule else "no rule: kept"
        click.echo(f"{one.kind:12} {one.now:8} now {one.month:8} within 30 days   ({rule})")


@retention.command("run")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="As if it were this day (default: today).")
def run(on: datetime | None) -> None:
    """Delete or erase what is past its period. Run it every night."""
    from trygvej.access import retention as acts  # noqa: PLC0415
    from trygvej.access import who  # noqa: PLC0415

    day = on.date() if on else timezone.localdate()
    for kind, count in acts.run(by=who.command("trygvej retention run"), on=day).items():
        click.echo(f"{kind:12} {count:8}")
