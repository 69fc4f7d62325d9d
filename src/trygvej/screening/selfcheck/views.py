"""The self-check: mirrors what somebody marks, and ends with rights and whom to call. Stores nothing at all."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from trygvej.screening import texts, whom
from trygvej.screening.tips.views_public import page

SIGNS = (
    "promise", "papers", "debt", "pay", "hours", "leave", "watched", "threat", "forced", "police", "age",
)  # fmt: skip
RIGHTS = ("help", "police", "name", "interpreter", "safe", "stay")
_FIRST = {"sv": "SE", "pl": "PL"}


class Line(NamedTuple):
    """One sentence that can be marked."""

    code: str
    text: str
    marked: bool


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Lead to the page in the language that the browser asks for."""
    return redirect("screening:check", texts.best(request.headers.get("Accept-Language", "")))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the sentences; then what was marked, rights and whom to call. What was marked is in the answer alone."""
    t = _texts(lang)
    marked = [one for one in request.POST.getlist("s") if one in SIGNS]
    country = _country(request.POST.get("country", ""), lang)
    context: dict[str, Any] = {
        "lines": [Line(one, getattr(t, f"s_{one}"), one in marked) for one in SIGNS],
        "countries": [(one, getattr(t, one)) for one in whom.countries()],
        "country": country,
    }
    if request.method != "POST":
        return page(request, "screening/public/check.html", lang, context)
    context |= {
        "marked": [line for line in context["lines"] if line.marked],
        "child": "age" in marked,
        "concern": bool(set(marked) - {"age"}),
        "rights": _rights(t),
        "numbers": whom.numbers(country, lang, whom.FOR_PEOPLE),
    }
    return page(request, "screening/public/result.html", lang, context)


@require_safe
def card(request: HttpRequest, lang: str) -> HttpResponse:
    """Show a small card to print: whom to call, and one sentence for whoever helps."""
    t = _texts(lang)
    country = _country(request.GET.get("country", ""), lang)
    context = {"numbers": whom.numbers(country, lang, whom.FOR_PEOPLE), "rights": _rights(t)[:3], "country": country}
    return page(request, "screening/public/card.html", lang, context)


def _rights(t: Any) -> list[str]:
    return [getattr(t, f"r_{one}") for one in RIGHTS]


def _texts(lang: str) -> Any:
    if not texts.known(lang):
        raise Http404
    return texts.texts(lang)


def _country(asked: str, lang: str) -> str:
    known: Iterable[str] = whom.countries()
    return asked if asked in known else _FIRST.get(lang, "DK")
