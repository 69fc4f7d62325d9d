"""Pages of the room: the form that saves as one writes, talks, decisions, documents."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from trygvej.access.public import MoveRefused, Who, asking, log, may, narrow, require
from trygvej.identification import actions, deciding
from trygvej.identification.documents import pdf
from trygvej.identification.findings import shown
from trygvej.identification.forms import AccountForm, BeginForm, ProposalForm, TalkForm, languages
from trygvej.identification.gentle import third_persons
from trygvej.identification.models import Assessment, Decision
from trygvej.identification.permissions import (
    ASSESSMENT_KEEP,
    ASSESSMENT_READ,
    DECISION_PROPOSE,
    DECISION_SIGN,
)
from trygvej.identification.states import DecisionState
from trygvej.journey.public import opened
from trygvej.records.public import LANGUAGES

CONFLICT = 409


@login_required
@never_cache
def of_journey(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead to the form of a person; where there is none yet, ask whether to begin."""
    by = asking(request)
    require(by, ASSESSMENT_READ)
    journey = opened(by, pk)
    if journey is None:
        raise Http404
    there = narrow(by, ASSESSMENT_READ, Assessment.objects.filter(journey=journey)).first()
    form = BeginForm(request.POST if request.method == "POST" else None)
    if there is None and request.method == "POST" and form.is_valid():
        there = actions.begin(journey=journey, by=by, at=timezone.now(), **form.cleaned_data)
    if there is not None:
        return redirect("identification:assessment", there.pk)
    context = {"journey": journey, "form": form, "may_keep": may(by, ASSESSMENT_KEEP)}
    return render(request, "identification/begin.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
@never_cache
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the form with its talks, findings and decisions."""
    by = asking(request)
    return _page(request, by, _found(by, pk))


def _found(by: Who, pk: int) -> Assessment:
    require(by, ASSESSMENT_READ)
    found: Assessment | None = narrow(by, ASSESSMENT_READ, Assessment.objects.filter(pk=pk)).first()
    if found is None or opened(by, found.journey_id) is None:
        raise Http404
    log.seen(by, ASSESSMENT_READ, of=found)
    return found


def _page(request: HttpRequest, by: Who, found: Assessment, status: int = 200, **forms: Any) -> HttpResponse:
    lang, today = get_language() or "da", timezone.localdate()
    keep = may(by, ASSESSMENT_KEEP)
    account = forms.get("account") or AccountForm(initial=_initial(found))
    context = {
        "assessment": found, "journey": found.journey, "account": account, "may_keep": keep,
        "questions": [(account[f"i:{one}"], account[f"n:{one}"]) for one in _names(account)],
        "texts": [account[one] for one in actions.SECTIONS], "warned": third_persons(_written(found)),
        "talks": found.talks.select_related("held_by", "key"), "talk": forms.get("talk") or TalkForm(),
        "shown": shown(found.answers, found.journey.child, "", today, lang),
        "decisions": _decisions(found), "proposal": forms.get("proposal") or ProposalForm(),
        "competent": [
            (label, deciding.competent_names(deciding.competence(found, step, today), lang))
            for step, label in Decision.Step.choices
        ],
        "may_propose": may(by, DECISION_PROPOSE), "may_sign": may(by, DECISION_SIGN), "me": by.user,
        "languages": [one for one in languages() if one[0] in LANGUAGES], "problems": forms.get("problems"),
    }  # fmt: skip
    return render(request, "identification/assessment.html", context, status=status)


def _decisions(found: Assessment) -> Any:
    return found.decisions.select_related("proposed_by", "signed_by", "key")


def _names(form: AccountForm) -> list[str]:
    return [name[2:] for name in form.fields if name.startswith("i:")]


def _initial(found: Assessment) -> dict[str, Any]:
    said = {"version": found.version, **(found.account or {})}
    for name, (value, note) in (found.answers or {}).items():
        said |= {f"i:{name}": value, f"n:{name}": note}
    return said


def _written(found: Assessment) -> str:
    return "\n".join((found.account or {}).values())


@login_required
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is written so far; a script asks for it while one writes and gets a short answer."""
    by = asking(request)
    found = _found(by, pk)
    require(by, ASSESSMENT_KEEP, found)
    form = AccountForm(request.POST)
    short, problem = "HX-Request" in request.headers, ""
    if not form.is_valid():
        problem = _("It is not kept yet. Look below at what is marked; what you wrote is still here.")
    else:
        account = {name: form.cleaned_data[name] for name in actions.SECTIONS}
        try:
            found = actions.save(
                assessment=found, version=form.cleaned_data["version"], account=account, answers=form.answers(),
                by=by, at=timezone.now(),
            )  # fmt: skip
        except MoveRefused as error:
            problem = str(error)
    if short:
        context = {"problem": problem, "assessment": found, "warned": third_persons(_written(found))}
        return render(request, "identification/_saved.html", context)
    if problem:
        return _page(request, by, found, CONFLICT if form.is_valid() else 422, account=form, problems=[problem])
    messages.success(request, _("It is kept."))
    return redirect("identification:assessment", pk)


@login_required
@require_POST
def talk(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a talk."""
    by = asking(request)
    found = _found(by, pk)
    require(by, ASSESSMENT_KEEP, found)
    form = TalkForm(request.POST)
    if not form.is_valid():
        return _page(request, by, found, 422, talk=form)
    actions.note_talk(assessment=found, by=by, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("It is kept."))
    return redirect("identification:assessment", pk)


@login_required
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose a decision."""
    by = asking(request)
    found = _found(by, pk)
    require(by, DECISION_PROPOSE, found)
    form = ProposalForm(request.POST)
    if form.is_valid():
        try:
            deciding.propose(assessment=found, by=by, at=timezone.now(), **form.cleaned_data)
        except MoveRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is proposed. Another signs."))
            return redirect("identification:assessment", pk)
    return _page(request, by, found, 422, proposal=form, problems=form.non_field_errors())


@login_required
@require_POST
def act(request: HttpRequest, pk: int, decision: int, name: str) -> HttpResponse:
    """Sign or withdraw a decision, tell the person, or note an appeal."""
    by, now = asking(request), timezone.now()
    found = _found(by, pk)
    require(by, DECISION_SIGN if name == "sign" else DECISION_PROPOSE, found)
    one = get_object_or_404(Decision, assessment=found, pk=decision)
    try:
        if name == "sign":
            deciding.sign(decision=one, by=by, at=now)
        elif name == "withdraw":
            deciding.withdraw(decision=one, by=by, at=now)
        elif name == "tell":
            actions.tell_person(decision=one, language=request.POST.get("language", ""), by=by, at=now)
        elif name == "appeal":
            actions.appeal(decision=one, said=request.POST.get("said", ""), by=by, at=now)
        else:
            raise Http404
    except MoveRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It is kept."))
    return redirect("identification:assessment", pk)


@login_required
@require_safe
@never_cache
def document(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Give a document: the form, the notice to the person, the note on non-punishment."""
    by, today = asking(request), timezone.localdate()
    found = _found(by, pk)
    asked = request.GET.get("lang", "")
    lang = asked if asked in LANGUAGES else get_language() or "da"
    if name not in ("form", "notice", "non-punishment"):
        raise Http404
    standing = list(_decisions(found).filter(state=DecisionState.SIGNED))
    if name != "form" and not standing:
        messages.error(request, _("Nothing is signed yet."))
        return redirect("identification:assessment", pk)
    context = {
        "assessment": found, "journey": found.journey, "standing": standing, "today": today,
        "shown": shown(found.answers, found.journey.child, "", today, lang),
        "texts": [(AccountForm().fields[one].label, (found.account or {}).get(one, "")) for one in actions.SECTIONS],
        "talks": found.talks.select_related("held_by", "key"),
    }  # fmt: skip
    return pdf(name, context, lang, f"{found.journey.code}-{name}.pdf")
