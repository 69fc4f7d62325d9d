"""Tokens for programs: made once, shown once, for some verbs only, until a day."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from trygvej.access import log
from trygvej.access.models import Token
from trygvej.access.permissions import may, require
from trygvej.access.table import TOKEN_KEEP
from trygvej.access.who import Who, of

LONGEST = timedelta(days=365)
PREFIX = "trygvej_"


def make_token(*, name: str, verbs: list[str], expires_on: date, by: Who, at: datetime) -> tuple[Token, str]:
    """Return a new token and its secret, which is never shown again. Raises ValidationError."""
    if by.user is None or by.via != "page":
        raise ValidationError(_("A token is made by a person who is signed in."))
    if not verbs or not all(may(by, verb) for verb in verbs):
        raise ValidationError(_("A token can do only what its maker may do, and at least one thing."))
    if not at.date() < expires_on <= at.date() + LONGEST:
        raise ValidationError(_("A token is valid from tomorrow to a year from now at most."))
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = Token.objects.create(
            user=by.user, name=name, verbs=sorted(verbs), digest=_digest(secret), expires_on=expires_on
        )
        log.write(by, "access.token.make", of=token, detail={"verbs": token.verbs})
    return token, secret


def revoke_token(*, token: Token, by: Who) -> None:
    """Delete one's own token."""
    require(by, TOKEN_KEEP, token)
    with transaction.atomic():
        log.write(by, "access.token.revoke", of=token)
        token.delete()


def who_of_token(secret: str) -> Who | None:
    """Return who a token stands for today, limited to its verbs; None if it is unknown, too old or its user is gone."""
    found = Token.objects.select_related("user").filter(digest=_digest(secret)).first()
    today = timezone.localdate()
    if found is None or found.expires_on < today or not found.user.is_active:
        return None
    if found.used_at is None or found.used_at.date() < today:
        Token.objects.filter(pk=found.pk).update(used_at=timezone.now())
    return of(found.user, via="api", scopes=frozenset(found.verbs))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()  # 256 random bits need no slow hash
