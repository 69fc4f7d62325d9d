"""Tells people that something waits: on the page, and by mail without content."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from trygvej.access.models import Notice, User
from trygvej.access.permissions import narrow
from trygvej.access.table import NOTICE_READ
from trygvej.access.who import Who

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)


def notify(users: Iterable[User], text: str, address: str, *, at: datetime) -> None:
    """Write a notice for each of `users`, in the transaction that is open. `text`: marked with gettext_noop."""
    Notice.objects.bulk_create(Notice(user=one, text=text, address=address, made_at=at) for one in users)


def unread_notices(who: Who) -> int:
    """Return how many notices wait for `who`."""
    return Notice.objects.filter(user=who.user, read_at=None).count()


def open_notices(*, by: Who, at: datetime) -> list[Notice]:
    """Return the newest notices of `by`, 200 at most, and mark them as read."""
    with transaction.atomic():
        found = list(narrow(by, NOTICE_READ, Notice.objects.all())[:200])
        Notice.objects.filter(pk__in=[one.pk for one in found], read_at=None).update(read_at=at)
    return found


def send(*, at: datetime | None = None) -> tuple[int, int]:
    """Send one mail to each person with notices that were not mailed yet; return (sent, failed).

    A mail that fails is tried again after a wait that doubles each time. Stopped between the mail and its mark, that
    one person may get a second mail: better twice than never.
    """
    now = at or timezone.now()
    due = Notice.objects.filter(mailed_at=None).filter(Q(next_try_at=None) | Q(next_try_at__lte=now))
    sent = failed = 0
    for user in User.objects.filter(pk__in=due.values("user"), is_active=True).order_by("pk"):
        waiting = list(due.filter(user=user))  # what comes while the mail is on its way gets one of its own
        try:
            _mail(user)
        except OSError:  # no server, or it refused
            failed += 1
            _later(waiting, now)
        else:
            sent += 1
            Notice.objects.filter(pk__in=[one.pk for one in waiting]).update(mailed_at=now)
    return sent, failed


def _mail(user: User) -> None:
    with translation.override(user.language):
        subject = _("Something waits for you in Trygvej")
        body = _("Something waits for you in Trygvej. Sign in to see what it is. This mail says no more, on purpose.")
        EmailMessage(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email]).send()


def _later(waiting: list[Notice], now: datetime) -> None:
    for one in waiting:
        one.next_try_at = now + min(FIRST_WAIT * 2**one.tries, LONGEST_WAIT)
        one.tries += 1
    Notice.objects.bulk_update(waiting, ["next_try_at", "tries"])
