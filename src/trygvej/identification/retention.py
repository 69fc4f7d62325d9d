"""What goes when its period has passed: it goes with the journey. Tells the journey of the talks and decisions."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trygvej.access.public import Who, narrow
from trygvej.identification.actions import forget
from trygvej.identification.models import Assessment
from trygvej.identification.permissions import ASSESSMENT_READ
from trygvej.identification.states import DecisionState
from trygvej.journey.public import Door, Happening, Journey, door, tell


def told(by: Who, journey: Journey, now: datetime) -> Iterator[Happening]:
    """Give the talks and decisions of a person, as far as `by` may see."""
    found = narrow(by, ASSESSMENT_READ, Assessment.objects.filter(journey=journey)).first()
    if found is None:
        return
    address = reverse("identification:assessment", args=[found.pk])
    yield Happening(found.begun_at, _("Identification form begun"), "", address)
    for talk in found.talks.select_related("held_by", "key"):
        what = _("Assessment talk, %(minutes)s minutes") % {"minutes": talk.minutes}
        yield Happening(talk.begun_at, what, str(talk.note), address, plain=_("We talked. You could stop at any time."))
    for one in found.decisions.exclude(state=DecisionState.WITHDRAWN):
        if one.signed_at is None:
            yield Happening(one.proposed_at, _("A decision is proposed and waits for a signature"), "", address)
            continue
        what = f"{one.get_step_display()}: {one.get_outcome_display()}"
        late = one.state == DecisionState.SIGNED and one.told_at is None
        yield Happening(one.signed_at, what, _("The person is not told yet") if late else "", address, late, what)
        if one.appealed_at and one.state == DecisionState.SIGNED:
            yield Happening(one.appealed_at, _("The person is against it: look at it anew"), "", address, True,
                            _("You said that you do not agree."))  # fmt: skip


tell("identification", told, forget)
door(
    "identification",
    Door(
        gettext_lazy("Identification"),
        lambda journey: reverse("identification:of-journey", args=[journey.pk]),
        ASSESSMENT_READ,
    ),
)
