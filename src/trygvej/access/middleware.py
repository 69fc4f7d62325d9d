"""What happens around every page: who asks, a second factor, and a log row for what is refused."""

from collections.abc import Callable
from contextlib import ExitStack
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from trygvej.access import log, who
from trygvej.access.errors import Denied
from trygvej.access.glass import may_break
from trygvej.access.models import Outcome

Respond = Callable[[HttpRequest], HttpResponseBase]
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
    leave. What failed is undone, with what was gathered for the log. A refusal is logged in a transaction of its own.
    """

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with ExitStack() as page:
            page.enter_context(transaction.atomic())
            page.enter_context(log.gathering())
            request.page = page  # type: ignore[attr-defined]
            response = self.respond(request)
        denied: Denied | None = getattr(request, "denied", None)
        return response if denied is None else self._refused(request, denied)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Undo what the page did, at once. Libraries then answer their own errors; a refusal gets its page."""
        page: ExitStack = request.page.pop_all()  # type: ignore[attr-defined]
        page.__exit__(type(error), error, error.__traceback__)
        if not isinstance(error, Denied):
            return None
        request.denied = error  # type: ignore[attr-defined]
        return HttpResponse(status=403)

    def _refused(self, request: HttpRequest, denied: Denied) -> HttpResponseBase:
        by: who.Who = request.who  # type: ignore[attr-defined]
        with transaction.atomic():
            log.write(by, denied.verb, of=denied.record, outcome=Outcome.DENIED)
        if by.via == "api":
            return JsonResponse({"detail": f"{denied.verb} is not for you, or not with this token."}, status=403)
        context = {"verb": denied.verb, "glass": _glass(by, denied)}
        return render(request, "access/denied.html", context, status=403)


def _glass(by: who.Who, denied: Denied) -> str:
    """Return where the glass can be broken for what was refused; empty if it cannot."""
    if denied.verb not in may_break(by):
        return ""
    return f"{reverse('glass')}?{urlencode({'verb': denied.verb})}"


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
