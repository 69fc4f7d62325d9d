"""One advert as a line of the worklist: all that fifty lines say alike is worked out here, once for each of them."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import ngettext

from trygvej.access.public import Who
from trygvej.outreach.models import Advert
from trygvej.outreach.states import AdvertState
from trygvej.outreach.words import reason_lines
from trygvej.outreach.worklist.actions import standing
from trygvej.outreach.worklist.search import new_since

SHOWN = 3  # reasons; the advert itself tells the rest


@dataclass(frozen=True, slots=True)
class Line:
    """One advert of the list as it is shown. `state`: where it stands today. `more`: that there are other reasons."""

    advert: Advert
    reasons: str
    more: str
    points: str
    network: str
    state: AdvertState
    new: bool
    mine: bool

    @property
    def address(self) -> str:
        """Where the advert is."""
        return _address("outreach:advert", self.advert.pk)

    @property
    def place_address(self) -> str:
        """Where its place is; it must have one."""
        return _address("outreach:place", self.advert.place_id)

    @property
    def network_address(self) -> str:
        """Where its network is; it must have one."""
        return _address("outreach:network", self.advert.network_id)

    @property
    def take_address(self) -> str:
        """Where it is taken."""
        return _address("outreach:advert-take", self.advert.pk)


def line(advert: Advert, by: Who, today: date, lang: str) -> Line:
    """Return the line of `advert` as `by` sees it, in `lang`, which is the language of the page. No query."""
    reasons = reason_lines(advert.findings, lang)
    rest = len(reasons) - SHOWN
    size = advert.network.adverts_count if advert.network else 0
    return Line(
        advert=advert,
        reasons="; ".join(reasons[:SHOWN]),
        more=_counted(ngettext("and %(n)s more", "and %(n)s more", rest), rest) if rest > 0 else "",
        points=_counted(ngettext("%(n)s point", "%(n)s points", advert.score), advert.score),
        network=_counted(ngettext("%(n)s advert", "%(n)s adverts", size), size),
        state=standing(advert, today),
        new=advert.arrived_at >= new_since(today),
        mine=advert.taken_by_id is not None and advert.taken_by == by.user,
    )


def _counted(words: str, number: int) -> str:
    return words % {"n": localize(number)}


@lru_cache(maxsize=20_000)
def _address(name: str, key: int) -> str:
    """Return an address. Addresses do not change while a process runs, and the first pages are asked for most."""
    return reverse(name, args=[key])
