"""Pages without an account never learn who asks: what could tell is taken away before anything else sees it.

No address, no browser, no cookie: not even by mistake can a later part of the program store or log them.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

WITHOUT_ACCOUNT = ("/tip/", "/check/")
_KEPT = {"HTTP_HOST", "HTTP_ACCEPT_LANGUAGE", "HTTP_X_FORWARDED_PROTO"}
_NEVER = {"REMOTE_ADDR", "REMOTE_HOST", "REMOTE_PORT", "REMOTE_USER"}


class ForgetMiddleware:
    """Takes away what could tell who asks, and gives an answer that leaves no trace in the browser's cache."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(WITHOUT_ACCOUNT):
            return self.respond(request)
        for name in [one for one in request.META if one in _NEVER or (one.startswith("HTTP_") and one not in _KEPT)]:
            del request.META[name]
        response = self.respond(request)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
