"""What the page of a support shows, gathered once."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trygvej.access.public import Who, may
from trygvej.assistance import checklists, queries
from trygvej.assistance.actions.leaving import missing
from trygvej.assistance.actions.periods import case_of, standing
from trygvej.assistance.adding import ADDITIONS, FOR_CHILDREN
from trygvej.assistance.due import due, prepared
from trygvej.assistance.forms import RISKS
from trygvej.assistance.models import PlanStep, Support
from trygvej.assistance.models.support import EVERYTHING
from trygvej.assistance.permissions import SUPPORT_KEEP
from trygvej.assistance.rules import law
from trygvej.assistance.states import LEAVING_MOVES, PLACE_MOVES, STEP_MOVES, USE_MOVES, SupportState
from trygvej.directory.public import need_choices, need_name, step_choices
from trygvej.indicators.public import catalogue
from trygvej.records.public import Presence, explained

_TOWARDS_A_LIFE_HERE = ("long-term", "inclusion", "children")


def page(by: Who, support: Support, now: datetime) -> dict[str, Any]:
    """Return the context of the page."""
    lang, today = get_language() or "da", timezone.localdate(now)
    child, open_ = support.journey.child, support.state == SupportState.OPEN
    leaving = getattr(support, "leaving", None)
    return {
        "support": support, "journey": support.journey, "today": today, "open": open_,
        "may_keep": may(by, SUPPORT_KEEP), "due": due(prepared(Support.objects.filter(pk=support.pk)).get(), today),
        "adding": [(name, one.title) for name, one in ADDITIONS.items() if child or name not in FOR_CHILDREN],
        "needs": [(need_name(code, lang), one) for code, one in (support.needs or {}).items()],
        "plan": _plan(support, lang),
        "services": [
            (one, need_name(one.service.need, lang), _moves(USE_MOVES, one.state))
            for one in support.services.select_related("service__organisation", "key")
        ],
        "stays": [
            (one, _moves(PLACE_MOVES, one.state)) for one in support.stays.select_related("service__organisation")
        ],
        "risks": [
            (one, _signs(one.answers, Presence.PRESENT, lang), _signs(one.answers, Presence.UNKNOWN, lang))
            for one in support.risks.select_related("made_by", "key")
        ],
        "periods": [
            (one, standing(one, today), explained(law(), case_of(one), today, lang)[1:])
            for one in support.periods.prefetch_related("events__key").select_related("support__journey")
        ],
        "representatives": support.representatives.all(), "child_notes": support.child_notes.select_related("made_by"),
        "refusals": [(one, _refused(one.need, lang)) for one in support.refusals.all()],
        "leaving": leaving, "leaving_moves": _moves(LEAVING_MOVES, leaving.state) if leaving else [],
        "lacking": missing(leaving, _next(leaving.state)) if leaving else [],
        "staying": _staying(support, lang) if support.path == Support.Path.STAYING else [],
        "checklists": checklists.of_support(support, lang), "colleagues": queries.colleagues(support, today),
    }  # fmt: skip


def plan_page(support: Support, now: datetime) -> dict[str, Any]:
    """Return the context of the plan alone: what the person wants, the steps, who speaks for a child."""
    lang = get_language() or "da"
    wanted = [
        need_name(code, lang) for code, said in (support.needs or {}).items() if said.get("wanted") == Presence.PRESENT
    ]
    return {
        "support": support, "journey": support.journey, "wanted": wanted, "plan": _plan(support, lang),
        "representatives": support.representatives.filter(until=None), "today": timezone.localdate(now),
    }  # fmt: skip


def _plan(support: Support, lang: str) -> list[tuple[str, list[tuple[PlanStep, str, list[tuple[str, Any]]]]]]:
    """Return the steps under their phases, the first weeks first."""
    steps = list(support.plan.all())
    return [
        (str(label), [
            (one, need_name(one.need, lang) if one.need else "", _moves(STEP_MOVES, one.state))
            for one in steps if one.phase == phase
        ])
        for phase, label in PlanStep.Phase.choices
    ]  # fmt: skip


def _refused(need: str, lang: str) -> str:
    return _("Everything") if need == EVERYTHING else need_name(need, lang)


def _staying(support: Support, lang: str) -> list[tuple[str, bool, list[str]]]:
    """Return, for each kind of help towards a life here, whether the person wants it and what is done about it."""
    plan, uses = list(support.plan.all()), list(support.services.select_related("service"))
    found = []
    for (step, _name), (_group, activities) in zip(step_choices(lang), need_choices(lang), strict=True):
        for code, label in activities if step in _TOWARDS_A_LIFE_HERE else ():
            wanted = (support.needs or {}).get(code, {}).get("wanted") == Presence.PRESENT
            done = [f"{one.step} ({one.get_state_display()})" for one in plan if one.need == code]
            done += [f"{one.service.name} ({one.get_state_display()})" for one in uses if one.service.need == code]
            if wanted or done:
                found.append((label, wanted, done))
    return found


def _moves(table: dict[str, Any], state: str) -> list[tuple[str, Any]]:
    return [(name, move.label) for name, move in table.items() if state in move.sources]


def _next(state: str) -> str:
    return {"wanted": "consent", "consented": "prepare", "travelled": "follow"}.get(state, "")


def _signs(answers: dict[str, dict[str, str]] | None, value: str, lang: str) -> list[str]:
    known = catalogue().terms[RISKS].by_code
    return [
        known[code].called(lang) if code in known else code
        for code, one in (answers or {}).items()
        if one.get("value") == value
    ]
