"""A database of its own on the local PostgreSQL, for as long as a measurement takes."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

SERVER = "postgres://postgres@127.0.0.1:5432/"


@contextmanager
def database(name: str) -> Iterator[str]:
    """Give a new database `name`; drop it afterwards."""
    with psycopg.connect(f"{SERVER}postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{SERVER}{name}"
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
