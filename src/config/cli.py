"""The command `trygvej`."""

import click

from config import docs
from trygvej import __version__
from trygvej.adverts import public as adverts
from trygvej.indicators import public as indicators


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Trygvej: notice, assess and follow up signs of trafficking in persons, with reasons."""


main.add_command(indicators.commands)
main.add_command(adverts.commands)
main.add_command(docs.commands)
