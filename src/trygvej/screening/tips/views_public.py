"""Pages for the giver of a tip: no account, no cookie, no script needed.

They carry no CSRF token because they have no session that could be misused: all that a form needs is in the form.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from trygvej.screening import rules, texts, whom
from trygvej.screening.models import Presence, Tip
from trygvej.screening.tips import giving, guard, receipt
from trygvej.screening.tips.files import InMemory
from trygvej.screening.tips.forms import TipForm

_MEGABYTE = 1024 * 1024
_DRAINED = 300  # megabytes of what is too large that are read before the connection is cut
_FIRST = {"sv": "SE", "pl": "PL"}  # which country is chosen before the giver chooses
_ADDRESS = {  # where the same page is in another language
    "tip": "screening:tip-give",
    "receipt": "screening:tip-give",
    "back": "screening:tip-back",
    "dialogue": "screening:tip-back",
    "check": "screening:check",
    "result": "screening:check",
    "card": "screening:check-card",
}
FIELDS = ("what", "where", "when", "country", "danger", "child")


def page(request: HttpRequest, name: str, lang: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Return a page without an account in `lang`, with what all of them share."""
    if not texts.known(lang):
        raise Http404
    shared = {
        "t": texts.texts(lang),
        "lang": lang,
        "tongue": next(one for one in texts.tongues() if one.code == lang),
        "tongues": texts.tongues(),
        "exit": settings.QUICK_EXIT,
        "address": _ADDRESS[name.rsplit("/", 1)[1].removesuffix(".html")],
    }
    with translation.override(lang if lang in dict(settings.LANGUAGES) else "en"):
        response = render(request, name, {**shared, **context}, status=status)
    response.headers["Content-Language"] = lang
    return response


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Lead to the page in the language that the browser asks for."""
    return redirect("screening:tip-give", texts.best(request.headers.get("Accept-Language", "")))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest, lang: str) -> HttpResponse:
    """Show the form, or take a tip and show its number."""
    now = timezone.now()
    rule, countries = rules.tips(timezone.localdate(now)), giving.open_countries(now)
    if request.method != "POST" or not countries:
        return _form(request, lang, countries, {}, {})
    most = rule.megabytes * _MEGABYTE
    if int(request.META.get("CONTENT_LENGTH") or 0) > (rule.files + 1) * most:
        _drain(request)
        return _form(request, lang, countries, {}, {"files": "err_size"})
    request.upload_handlers = [InMemory(most)]
    try:
        form = TipForm(request.POST, rule=rule, countries=countries)
    except RequestDataTooBig:
        _drain(request)
        return _form(request, lang, countries, {}, {"what": "err_long"})
    errors = {name: str(found[0]) for name, found in form.errors.items()}
    files = [one.read() for one in request.FILES.getlist("files") if one.size]
    if len(files) > rule.files:
        errors["files"] = "err_files"
    elif any(len(one) > most for one in files):
        errors["files"] = "err_size"
    ticket = guard.redeemed(request.POST.get("ticket", ""))
    if ticket is None:
        errors["ticket"] = "err_again"
    elif ticket.answer is not None and request.POST.get("sum", "").strip() != str(ticket.answer):
        errors["sum"] = "err_sum"
    if errors or ticket is None:
        return _form(request, lang, countries, request.POST, errors)
    said = {name: form.cleaned_data[name] or Presence.UNKNOWN for name in ("danger", "child")}
    what = giving.Given(
        token=ticket.token, country=form.cleaned_data["country"], language=lang, what=form.cleaned_data["what"],
        where=form.cleaned_data["where"], when=form.cleaned_data["when"], files=files,
        rush=ticket.answer is not None, **said,
    )  # fmt: skip
    number = giving.give(what=what, at=now)
    context = {"number": receipt.grouped(number), "numbers": whom.numbers(what.country, lang, whom.FOR_PEOPLE)}
    return page(request, "screening/public/receipt.html", lang, {**context, "danger": what.danger == Presence.PRESENT})


def _drain(request: HttpRequest) -> None:
    """Read and forget what is still coming: a browser that cannot finish sending never shows the answer."""
    for _ in range(_DRAINED):
        if not request.read(_MEGABYTE):
            return


def _form(request: HttpRequest, lang: str, countries: list[str], written: Any, errors: dict[str, str]) -> HttpResponse:
    if not texts.known(lang):
        raise Http404
    t, now = texts.texts(lang), timezone.now()
    rule = rules.tips(timezone.localdate(now))
    signed, ticket = guard.ticket(asks=guard.rush(now) or "sum" in written)
    values = {name: written.get(name, "") for name in FIELDS}
    values["country"] = values["country"] or _FIRST.get(lang, "DK")
    filled = {"files": rule.files, "megabytes": rule.megabytes, "letters": rule.letters, "sum": ticket.sum}
    context = {
        "values": values,
        "errors": {name: getattr(t, key, t.err_again).format(**filled) for name, key in errors.items()},
        "countries": [(one, getattr(t, one)) for one in countries],
        "ticket": signed,
        "sum": t.q_sum.format(**filled) if ticket.sum else "",
        "files_help": t.files_help.format(**filled),
        "letters": rule.letters,
        "numbers": whom.numbers(values["country"], lang, whom.FOR_PEOPLE),
    }
    return page(request, "screening/public/tip.html", lang, context, status=422 if errors else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, lang: str) -> HttpResponse:
    """Open a tip by its number and show the dialogue; write more. The number never stands in an address."""
    if request.method != "POST":
        return page(request, "screening/public/back.html", lang, {})
    written = request.POST.get("receipt", "")
    number = receipt.read(written)
    tip = giving.found(number) if number else None
    if number is None or tip is None:
        if not texts.known(lang):
            raise Http404
        told = texts.texts(lang).err_receipt if number else texts.texts(lang).err_digits
        return page(request, "screening/public/back.html", lang, {"error": told, "written": written}, status=422)
    return _dialogue(request, lang, tip, number)


def _dialogue(request: HttpRequest, lang: str, tip: Tip, number: str) -> HttpResponse:
    if not texts.known(lang):
        raise Http404
    t, now, text = texts.texts(lang), timezone.now(), request.POST.get("text", "").strip()
    rule = rules.tips(timezone.localdate(now))
    ticket, error, sent = guard.redeemed(request.POST.get("ticket", "")), "", False
    if "text" in request.POST:
        error = (
            t.err_empty if not text
            else t.err_long.format(letters=rule.letters) if len(text) > rule.letters
            else t.err_again if ticket is None
            else ""
        )  # fmt: skip
        if not error and ticket:
            giving.write_more(tip=tip, token=ticket.token, text=text, at=now)
            sent = True
    signed, _unused = guard.ticket(asks=False)
    files = tip.files.count()
    context = {
        "tip": tip, "content": tip.content or {}, "messages_": tip.messages.select_related("key"), "error": error,
        "sent": sent, "written": text if error else "", "ticket": signed, "number": receipt.grouped(number),
        "files": t.files_kept.format(n=files) if files else "", "letters": rule.letters,
    }  # fmt: skip
    return page(request, "screening/public/dialogue.html", lang, context, status=422 if error else 200)
