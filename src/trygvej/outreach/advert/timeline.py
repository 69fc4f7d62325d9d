"""What happened with an advert, day by day."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from trygvej.outreach.models import Advert, Comment, MatrixAnswer, Visit


class Event(NamedTuple):
    """One thing that happened: when, and what."""

    at: datetime
    what: str


def timeline(
    advert: Advert, *, comments: Iterable[Comment], answers: Iterable[MatrixAnswer], visits: Iterable[Visit]
) -> list[Event]:
    """Return what happened, the newest first."""
    dated = [
        (advert.posted_at, _("Put up")),
        (advert.first_seen, _("Seen for the first time")),
        (advert.arrived_at, _("Came to the worklist")),
        (advert.last_seen, _("Seen last")),
    ]
    if advert.changed_at != advert.arrived_at:
        dated.append((advert.changed_at, _("Stands as: %s") % advert.get_state_display()))
    dated += [(one.at, _("Comment by %s") % one.user) for one in comments]
    sent = {(one.at, str(one.user)) for one in answers}
    dated += [(at, _("Matrix answered by %s") % user) for at, user in sent]
    dated += [(one.visited_at, _("Visit: %s") % one.place) for one in visits if one.visited_at]
    return sorted((Event(at, what) for at, what in dated if at), key=lambda one: one.at, reverse=True)
