"""What is looked for, in words: above the list, on paper, and for those who hear the page."""

from collections.abc import Callable
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from trygvej.access.public import Who, narrow
from trygvej.directory.public import READ, Place
from trygvej.outreach.models import Band, Network
from trygvej.outreach.permissions import NETWORK_READ
from trygvej.outreach.worklist.forms import SORTS, STATES, languages, signs
from trygvej.outreach.worklist.search import Search


def said(search: Search, by: Who) -> list[str]:
    """Return what `search` looks for, a phrase for each part; always the state and the order. At most two queries."""
    words: dict[str, Callable[[Any], str]] = {
        "band": lambda bands: _("colour: %s") % ", ".join(str(Band(one).label) for one in bands),
        "town": lambda town: _("town: %s") % town,
        "place": lambda key: _("place: %s") % (narrow(by, READ, Place.objects.filter(pk=key)).first() or "–"),
        "network": lambda key: (
            _("network: %s") % (narrow(by, NETWORK_READ, Network.objects.filter(pk=key)).first() or "–")
        ),
        "indicator": lambda code: _("sign: %s") % dict(signs()).get(code, code),
        "language": lambda code: _("language: %s") % dict(languages()).get(code, code),
        "mine": lambda __: _("mine"),
        "new": lambda __: _("new since yesterday"),
        "since": lambda day: _("seen from %s") % date_format(day),
        "until": lambda day: _("seen to %s") % date_format(day),
        "phone": lambda number: _("telephone: %s") % number,
        "q": lambda asked: _("words: %s") % asked,
    }
    parts = [say(getattr(search, name)) for name, say in words.items() if getattr(search, name)]
    state = _("state: %s") % str(dict(STATES)[search.state]).lower()
    return [state, *parts, str(dict(SORTS)[search.sort]).lower()]
