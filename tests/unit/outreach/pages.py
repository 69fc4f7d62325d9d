"""Reads pages in tests: their text, and how many queries they take."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def text(client: Client, address: str, status: int = 200, **more: Any) -> str:
    """Return the page at `address`, which must answer `status`."""
    answer = client.get(address, **more)
    assert answer.status_code == status, answer
    return str(answer.content.decode())


def queries(client: Client, address: str) -> int:
    """Return how many queries the page takes the second time: the first fills what is kept in memory."""
    client.get(address)
    with CaptureQueriesContext(connection) as taken:
        client.get(address)
    return len(taken)
