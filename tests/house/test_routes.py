"""Every address of the application stands in the table that the matrix is made from (tests/integration/test_matrix)."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.routes import routes

# Addresses whose rows are still to be written; nothing is added here, and it must become empty.
WAITING: set[str] = set()


def _names(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield space + str(one.name or one.pattern), str(one.pattern)
        else:
            yield from _names(one, space + (f"{one.namespace}:" if one.namespace else ""))


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    known, listed = {name for name, _ in _names(get_resolver())}, {route.name for route in routes()}
    assert known - listed == WAITING, "without a row in tests/house/routes/"
    assert listed - known == set(), "rows without an address"


def test_no_row_stands_twice() -> None:
    keys = [route.key for route in routes()]
    assert sorted(set(keys)) == sorted(keys)
