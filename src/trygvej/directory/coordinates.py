"""Where a town lies, from the catalogue. Never closer than a town."""

from functools import cache

from trygvej.indicators.public import catalogue


def lies(town: str, country: str) -> tuple[float, float] | None:
    """Return latitude and longitude of `town` as the catalogue names it, of its municipality, or None."""
    return _by_name().get((country, town))


@cache
def _by_name() -> dict[tuple[str, str], tuple[float, float]]:
    terms = catalogue().terms
    at = {one.code: one.extra("at") for one in terms["coordinates"].terms}
    found = {}
    for place in terms["places"].terms:
        here = at.get(place.code) or at.get(place.extra("municipality", ""))
        if here:
            found[place.extra("country"), place.called("da")] = (here[0], here[1])
    return found
