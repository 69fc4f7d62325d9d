"""The API, described at /api/openapi.json: the same rows, narrowed and logged in the same way as the pages.

A program asks in the name of a person, with a token that she made, for the verbs that she chose, until a day.
"""

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from trygvej import __version__
from trygvej.access.public import Who, who_of_token

RATE = "300/m"  # questions, for each person


class TokenAuth(HttpBearer):
    """Finds who a token stands for; the rest of the page then asks in that name."""

    def authenticate(self, request: HttpRequest, token: str) -> Who | None:
        """Return who asks, or None."""
        found = who_of_token(token)
        if found is not None:
            request.who = found  # type: ignore[attr-defined]
        return found


class PersonThrottle(AuthRateThrottle):
    """Counts by person: two tokens of one are one."""

    def get_cache_key(self, request: HttpRequest) -> str:
        """Return what is counted under."""
        by: Who = request.auth  # type: ignore[attr-defined]
        return self.cache_format % {"scope": self.scope, "ident": by.person.pk}


api = NinjaAPI(
    title="Trygvej",
    version=__version__,
    description="A finding is a sign to look into, never proof. People decide.",
    urls_namespace="api",
    docs_url=None,  # that page would ask another host for its scripts
    auth=TokenAuth(),
    throttle=[PersonThrottle(RATE)],
)
api.add_router("", "trygvej.outreach.api.router", tags=["adverts"])
api.add_router("", "trygvej.directory.api.router", tags=["directory"])
