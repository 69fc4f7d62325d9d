"""Breaking the glass: reading what one may not, because it is urgent. Never quietly, never for long."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from trygvej.access import log, rules
from trygvej.access.models import Glass, Membership, User
from trygvej.access.notices import notify
from trygvej.access.permissions import require, rows_of
from trygvej.access.roles import Role
from trygvej.access.who import Who

OPEN = "access.glass.open"


def may_break(who: Who) -> dict[str, str]:
    """Return the readings that the roles of `who` may have by breaking the glass: verb -> what it is."""
    return {row.verb: str(row.meaning) for row in rows_of() if row.glass & who.roles.keys()}


def break_glass(*, verb: str, reason: str, by: Who, at: datetime) -> Glass:
    """Open the glass for `verb`. The data protection officers of the country are told. Raises ValidationError."""
    require(by, OPEN)
    rule = rules.glass(at.date())
    if verb not in may_break(by):
        raise ValidationError(_("The glass cannot be broken for this."))
    if len(reason.strip()) < rule.reason_letters:
        raise ValidationError(_("Say why, in at least %(n)s letters.") % {"n": rule.reason_letters})
    with transaction.atomic():
        opened = Glass.objects.create(
            user=by.person,
            verb=verb,
            reason=reason.strip(),
            opened_at=at,
            expires_at=at + timedelta(minutes=rule.minutes),
        )
        log.write(by, OPEN, of=opened, why=opened.reason, detail={"verb": verb})
        notify(_officers(by, at), gettext_noop("A glass was broken"), reverse("glasses"), at=at)
    return opened


def close_glass(*, glass: Glass, by: Who, at: datetime) -> None:
    """Close one's own open glass before its time."""
    require(by, OPEN, glass)
    with transaction.atomic():
        Glass.objects.filter(pk=glass.pk, expires_at__gt=at).update(expires_at=at)
        log.write(by, "access.glass.close", of=glass)


def open_glasses(who: Who) -> tuple[Glass, ...]:
    """Return the glasses that `who` has open now."""
    return who.glasses


def _officers(by: Who, at: datetime) -> list[User]:
    """Return the data protection officers of the country; where there is none, its administrators: never nobody."""
    for role in (Role.PROTECTION, Role.ADMINISTRATOR):
        held = Membership.objects.filter(role=role, organisation__country__in=by.countries)
        found = list(User.objects.filter(memberships__in=held.open(at.date()), is_active=True).distinct())
        if found:
            return found
    raise ValidationError(_("Nobody would be told: no data protection officer and no administrator has an account."))
