"""The command `trygvej`."""

import click

from trygvej import __version__
from trygvej.indicators import public as indicators


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Trygvej: notice, assess and follow up signs of trafficking in persons, with reasons."""


main.add_command(indicators.commands)
