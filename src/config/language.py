"""The language a reader chooses: kept in a cookie and, for one who is signed in, with the person."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as django_set_language

from trygvej.access.public import remember_language


@require_POST
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Change the language of the pages, and of the mails to one who is signed in. Goes back to `next`."""
    code = request.POST.get("language", "")
    if request.user.is_authenticated and code in dict(settings.LANGUAGES):
        remember_language(user=request.user, language=code)
    return django_set_language(request)
