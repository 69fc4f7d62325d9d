"""The command `trygvej`."""

from importlib import import_module
from typing import Any

import click

from config import docs, server
from trygvej import __version__
from trygvej.adverts import public as adverts
from trygvej.indicators import public as indicators
from trygvej.records import public as records

# Groups of rooms that keep something in the database: the door, and the group behind it.
WITH_DATABASE = {
    "assistance": ("trygvej.assistance.public", "assistance_commands"),
    "directory": ("trygvej.directory.public", "directory_commands"),
    "keys": ("trygvej.access.public", "keys_commands"),
    "log": ("trygvej.access.public", "log_commands"),
    "notices": ("trygvej.access.public", "notices_commands"),
    "outreach": ("trygvej.outreach.public", "outreach_commands"),
    "people": ("trygvej.access.public", "people_commands"),
    "referral": ("trygvej.referral.public", "referral_commands"),
    "screening": ("trygvej.screening.public", "screening_commands"),
    "retention": ("trygvej.access.public", "retention_commands"),
}


class Commands(click.Group):
    """A group whose database commands are imported when they are asked for: the others start without a database."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every name, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *WITH_DATABASE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in WITH_DATABASE:
            return super().get_command(ctx, cmd_name)
        server.ready()
        door, group = WITH_DATABASE[cmd_name]
        found: Any = getattr(import_module(door), group)
        assert isinstance(found, click.Command)
        return found


@click.group(cls=Commands)
@click.version_option(__version__)
def main() -> None:
    """Trygvej: notice, assess and follow up signs of trafficking in persons, with reasons."""


main.add_command(indicators.commands)
main.add_command(adverts.commands)
main.add_command(records.rules_commands)
main.add_command(docs.commands)
main.add_command(server.serve)
main.add_command(server.demo)
main.add_command(server.manage)
