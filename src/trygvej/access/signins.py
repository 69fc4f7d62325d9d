"""What happens at the door stands in the log too: who came in and how, who failed to, what opens an account.

The pages are a library's; it tells of them by signals, in the transaction of the page. What was typed by one who is
not known is never kept: it may be a password in the wrong field.
"""

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth import user_logged_out as left
from django.contrib.auth import user_login_failed
from django.utils.translation import gettext_lazy as _

from trygvej.access import log, who
from trygvej.access.models import Outcome, User
from trygvej.access.verbs import name_verb

SIGN_IN, SIGN_OUT = "access.door.sign-in", "access.door.sign-out"
PASSWORD, FACTOR = "access.door.password", "access.door.factor"

name_verb(SIGN_IN, _("Sign in"))
name_verb(SIGN_OUT, _("Sign out"))
name_verb(PASSWORD, _("Change the password"))
name_verb(FACTOR, _("Change the second factor"))


def _came_in(sender: object, user: User, **_: Any) -> None:
    log.write(who.of(user), SIGN_IN, of=user)


def _failed(sender: object, credentials: dict[str, Any], **_: Any) -> None:
    typed = next((credentials[key] for key in ("email", "username", "login") if credentials.get(key)), "")
    log.write(who.NOBODY, SIGN_IN, of=User.objects.filter(email__iexact=str(typed)), outcome=Outcome.FAILED)


def _failed_second(sender: object, user: User, **_: Any) -> None:
    log.write(who.NOBODY, SIGN_IN, of=user, outcome=Outcome.FAILED, detail={"factor": "second"})


def _went_out(sender: object, user: User | None, **_: Any) -> None:
    if user is not None:
        log.write(who.of(user), SIGN_OUT, of=user)


def _password(sender: object, user: User, **_: Any) -> None:
    log.write(who.of(user), PASSWORD, of=user)


def _factor(sender: object, user: User, authenticator: Any, signal: Any, **_: Any) -> None:
    changed = {mfa.authenticator_added: "added", mfa.authenticator_removed: "removed"}.get(signal, "made anew")
    log.write(who.of(user), FACTOR, of=user, detail={"kind": str(authenticator.type), "how": changed})


account.user_logged_in.connect(_came_in)
left.connect(_went_out)
user_login_failed.connect(_failed)
mfa.authentication_failed.connect(_failed_second)
for one in (account.password_changed, account.password_set, account.password_reset):
    one.connect(_password)
for one in (mfa.authenticator_added, mfa.authenticator_removed, mfa.authenticator_reset):
    one.connect(_factor)
