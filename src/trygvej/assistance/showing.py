"""What the page of a support shows, gathered once."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from trygvej.access.public import Who, may
from trygvej.assistance import checklists, queries
from trygvej.assistance.actions.leaving import missing
from trygvej.assistance.actions.periods import case_of, standing
from trygvej.assistance.adding import ADDITIONS, FOR_CHILDREN
from trygvej.assistance.forms import RISKS
from trygvej.assistance.models import Support
from trygvej.assistance.permissions import SUPPORT_KEEP
from trygvej.assistance.rules import law
from trygvej.assistance.states import LEAVING_MOVES, PLACE_MOVES, STEP_MOVES, USE_MOVES, SupportState
from trygvej.directory.public import need_name
from trygvej.indicators.public import catalogue
from trygvej.records.public import Presence, explained


def page(by: Who, support: Support, now: datetime) -> dict[str, Any]:
    """Return the context of the page."""
    lang, today = get_language() or "da", timezone.localdate(now)
    child, open_ = support.journey.child, support.state == SupportState.OPEN
    leaving = getattr(support, "leaving", None)
    return {
        "support": support, "journey": support.journey, "today": today, "open": open_,
        "may_keep": may(by, SUPPORT_KEEP),
        "adding": [(name, one.title) for name, one in ADDITIONS.items() if child or name not in FOR_CHILDREN],
        "needs": [(need_name(code, lang), one) for code, one in (support.needs or {}).items()],
        "plan": [(one, _moves(STEP_MOVES, one.state)) for one in support.plan.all()],
        "services": [
            (one, need_name(one.service.need, lang), _moves(USE_MOVES, one.state))
            for one in support.services.select_related("service__organisation", "key")
        ],
        "stays": [
            (one, _moves(PLACE_MOVES, one.state)) for one in support.stays.select_related("service__organisation")
        ],
        "risks": [(one, _present(one.answers, lang)) for one in support.risks.select_related("made_by", "key")],
        "periods": [
            (one, standing(one, today), explained(law(), case_of(one), today, lang)[1:])
            for one in support.periods.prefetch_related("events__key").select_related("support__journey")
        ],
        "representatives": support.representatives.all(), "child_notes": support.child_notes.all(),
        "refusals": [(one, need_name(one.need, lang)) for one in support.refusals.all()],
        "leaving": leaving, "leaving_moves": _moves(LEAVING_MOVES, leaving.state) if leaving else [],
        "lacking": missing(leaving, _next(leaving.state)) if leaving else [],
        "checklists": checklists.of_support(support, lang), "colleagues": queries.colleagues(support, today),
        "risk_due": open_ and support.next_risk_on is not None and support.next_risk_on < today,
    }  # fmt: skip


def _moves(table: dict[str, Any], state: str) -> list[tuple[str, Any]]:
    return [(name, move.label) for name, move in table.items() if state in move.sources]


def _next(state: str) -> str:
    return {"wanted": "consent", "consented": "prepare"}.get(state, "")


def _present(answers: dict[str, dict[str, str]] | None, lang: str) -> list[str]:
    known = catalogue().terms[RISKS].by_code
    return [
        known[code].called(lang) if code in known else code
        for code, one in (answers or {}).items()
        if one.get("value") == Presence.PRESENT
    ]
