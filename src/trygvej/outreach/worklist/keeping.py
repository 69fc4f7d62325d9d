"""Views of one's own: a search of the worklist, kept under a name."""

from datetime import datetime

from django.db import transaction

from trygvej.access.public import Who, log, require
from trygvej.outreach.models import SavedView
from trygvej.outreach.permissions import VIEW_KEEP


@transaction.atomic
def keep_view(*, name: str, query: str, default: bool, by: Who, at: datetime) -> SavedView:
    """Keep the search `query` under `name`; one of that name is replaced. `default`: the worklist opens with it.

    Raises Denied.
    """
    require(by, VIEW_KEEP)
    if default:
        SavedView.objects.filter(user=by.user, default=True).update(default=False)
    view, _ = SavedView.objects.update_or_create(
        user=by.user, name=name.strip(), defaults={"query": query, "default": default}
    )
    log.write(by, VIEW_KEEP, of=view, detail={"default": default, "at": at.isoformat()})
    return view


@transaction.atomic
def drop_view(*, view: SavedView, by: Who, at: datetime) -> None:
    """Delete `view`. Raises Denied."""
    require(by, VIEW_KEEP, view)
    log.write(by, VIEW_KEEP, of=view, detail={"deleted": True, "at": at.isoformat()})
    view.delete()
