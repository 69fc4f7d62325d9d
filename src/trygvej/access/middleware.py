"""What happens around every page: who asks, a second factor, and a log row for what is refused."""

from collections.abc import Callable
from typing import Any, cast

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from trygvej.access import log, who
from trygvej.access.errors import Denied
from trygvej.access.models import Outcome

Respond = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]
OPEN_WITHOUT_SECOND_FACTOR = ("/account/", "/static/", "/language/")


class WhoMiddleware:
    """Gives each request its `who`; after sign-out the browser is told to keep nothing."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.who = SimpleLazyObject(lambda: asking(request))  # type: ignore[attr-defined]
        signed_in = request.user.is_authenticated
        response = self.respond(request)
        if signed_in and not request.user.is_authenticated:
            response["Clear-Site-Data"] = '"cache", "storage"'  # drafts of visits go with the session
            response.delete_cookie(settings.DRAFTS_COOKIE, samesite="Strict")
        return response


class ActMiddleware:
    """Makes each page in one transaction with its log rows, and turns a refusal into a page and a log row.

    What a page read is logged when the page is whole and before it leaves; a page that cannot be logged does not
    leave. A refusal is logged in a transaction of its own: that of the page is rolled back.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponseBase:
        """Make the page."""
        try:
            with transaction.atomic(), log.gathering():
                response = view(request, *args, **kwargs)
                render_late = getattr(response, "render", None)
                return cast("HttpResponseBase", render_late()) if callable(render_late) else response
        except Denied as error:
            with transaction.atomic():
                log.write(asking(request), error.verb, of=error.record, outcome=Outcome.DENIED)
            return render(request, "access/denied.html", {"verb": error.verb}, status=403)


class SecondFactorMiddleware:
    """Sends those without a second factor to set one up before anything else. Not in the demonstration."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.DEMO or request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR):
            return self.respond(request)
        if request.user.is_authenticated and not is_mfa_enabled(request.user):
            return redirect(reverse("mfa_index"))
        return self.respond(request)


def asking(request: HttpRequest) -> who.Who:
    """Return who asks: the person signed in with the roles of today, or nobody."""
    user = request.user
    return who.of(user) if user.is_authenticated else who.NOBODY
