"""What can be added to a support: each with its title, its form and its action. One page serves them all."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from trygvej.access.public import Who
from trygvej.assistance import forms
from trygvej.assistance.actions import leaving, periods, plan, safety, services
from trygvej.assistance.actions import support as supports
from trygvej.assistance.models import Support


class Addition(NamedTuple):
    """One thing that can be added."""

    title: str | Promise
    form: type[forms.SupportForm]
    act: Callable[..., object]


def _write_leaving(*, support: Support, by: Who, at: datetime, **said: Any) -> object:
    return leaving.write(leaving=leaving.offer(support=support, by=by, at=at), by=by, at=at, **said)


def _happen(*, support: Support, by: Who, at: datetime, **said: Any) -> object:
    return periods.happen(period=said.pop("period"), what=periods.Happened(**said), by=by, at=at)


def _step(*, support: Support, by: Who, at: datetime, **said: Any) -> object:
    return plan.add_step(support=support, what=plan.NewStep(**said), by=by, at=at)


def _close(*, support: Support, by: Who, at: datetime, ending: str) -> object:
    return supports.move(support=support, name="close", ending=ending, by=by, at=at)


ADDITIONS = {
    "needs": Addition(_("What the person needs"), forms.NeedsForm, supports.set_needs),
    "step": Addition(_("A step of the plan"), forms.StepForm, _step),
    "service": Addition(_("A service"), forms.ServiceForm, services.ask_service),
    "place": Addition(_("A place to stay"), forms.PlaceForm, services.reserve),
    "risk": Addition(_("Weigh the risks"), forms.RiskForm, safety.weigh),
    "representative": Addition(_("Who speaks for the child"), forms.RepresentativeForm, safety.name_representative),
    "child": Addition(_("What is best for the child"), forms.ChildForm, safety.note_child),
    "period": Addition(_("A period"), forms.PeriodForm, periods.begin_period),
    "event": Addition(_("What happened to a period"), forms.EventForm, _happen),
    "refusal": Addition(_("The person says no"), forms.RefusalForm, supports.refuse),
    "leaving": Addition(_("Prepared return"), forms.LeavingForm, _write_leaving),
    "close": Addition(_("Close the support"), forms.CloseForm, _close),
}
FOR_CHILDREN = ("representative", "child")


def given(form: forms.SupportForm) -> dict[str, Any]:
    """Return what the action takes of a valid form."""
    made: Any = getattr(form, "given", None)
    return made() if made else form.cleaned_data
