"""Starts the web application: for work, or as a demonstration with invented data."""

import os
import shutil
import socket
import sys

import click
import django
from django.core.management import call_command, execute_from_command_line

from config.home import home, make_secrets

_port = click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Where it answers.")
_host = click.option("--host", default="127.0.0.1", show_default=True, help="On which address of this machine.")


def ready() -> None:
    """Make Django ready, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()


@click.command()
@_host
@_port
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that answer.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the web application. Makes the secrets and brings the database up to date first.

    The database is a file in TRYGVEJ_HOME, or what DATABASE_URL names.
    """
    _free(host, port)
    prepare()
    click.echo(f"Trygvej: http://{host}:{port}/   (stop with Ctrl-C)")
    _run(host, port, workers)


@click.command()
@_port
@click.option("--adverts", type=click.IntRange(100, 200_000), default=3000, show_default=True, help="How many adverts.")
@click.option("--no-serve", is_flag=True, help="Only make the data.")
def demo(port: int, adverts: int, no_serve: bool) -> None:
    """Serve a demonstration: a fresh database with invented people, adverts and visits.

    Everything is made anew in TRYGVEJ_HOME/demo at each start. No second factor is asked for; never use it for work.
    """
    _free("127.0.0.1", port)
    folder = home() / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    os.environ |= {"TRYGVEJ_HOME": str(folder), "TRYGVEJ_DEMO": "1"}
    os.environ.pop("DATABASE_URL", None)  # a demonstration never touches the database of the work
    prepare()
    from config.demo.fill import fill  # noqa: PLC0415  # needs Django to be ready

    fill(adverts, say=click.echo)
    if no_serve:
        return
    click.echo(f"\nTrygvej, demonstration: http://127.0.0.1:{port}/   (stop with Ctrl-C)")
    _run("127.0.0.1", port, workers=2)


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    """Run a command of Django with the settings of this installation, such as `trygvej manage migrate`."""
    ready()
    execute_from_command_line(["trygvej manage", *arguments])


def prepare() -> None:
    """Make the secrets that are missing, then the database or its newest tables."""
    make_secrets("secret-key", "master-key", "index-key", "log-key")
    ready()
    call_command("migrate", verbosity=0)


def _free(host: str, port: int) -> None:
    """Raise a clear error if another program answers on `port`: before anything is made, not after."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Port {port} on {host} cannot be used: {error.strerror}. Take --port."
            ) from error


def _run(host: str, port: int, workers: int) -> None:
    arguments = [
        "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers),
        "--blocking-threads", "4", "--log-level", "warning", "config.wsgi:application",
    ]  # fmt: skip
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments])  # noqa: S606
