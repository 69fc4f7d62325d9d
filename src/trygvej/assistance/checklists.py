"""Concrete steps to tick off: of the own organisation if it has written some, else those of the catalogue."""

from datetime import datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction

from trygvej.access.public import Organisation, Who, log, require
from trygvej.assistance.actions.support import kept
from trygvej.assistance.models import ChecklistItem, Support, Tick
from trygvej.assistance.permissions import CHECKLIST_KEEP, SUPPORT_KEEP
from trygvej.indicators.public import catalogue

LIST = "support-checklist"
FOR_CHILDREN = "child"  # the list that is shown for a child alone


class Line(NamedTuple):
    """One line: what names it, its text, and whether it is ticked off."""

    item: str
    text: str
    ticked: bool = False


def steps(lang: str) -> list[tuple[str, str]]:
    """Return the steps that have a list: code and name."""
    return [(one.code, one.called(lang)) for one in catalogue().terms[LIST].terms]


def lines(organisation: Organisation, step: str, lang: str) -> list[Line]:
    """Return the list of a step."""
    own = ChecklistItem.objects.filter(organisation=organisation, step=step)
    if found := [Line(f"own:{one.pk}", one.text) for one in own]:
        return found
    term = catalogue().terms[LIST].by_code.get(step)
    items = term.extra("items", []) if term else []
    return [Line(f"{step}.{n}", one[lang]) for n, one in enumerate(items, 1)]


def of_support(support: Support, lang: str) -> list[tuple[str, list[Line]]]:
    """Return every list with what is ticked off for one person."""
    done = set(support.ticks.values_list("item", flat=True))
    return [
        (name, [one._replace(ticked=one.item in done) for one in lines(support.organisation, step, lang)])
        for step, name in steps(lang)
        if step != FOR_CHILDREN or support.journey.child
    ]


@transaction.atomic
def tick(*, support: Support, item: str, done: bool, by: Who, at: datetime) -> None:
    """Tick a line off, or take the tick away. Raises Denied, MoveRefused."""
    newest = kept(support, by)
    if done:
        try:
            with transaction.atomic():
                Tick.objects.create(support=newest, item=item[:60], at=at, by=by.person)
        except IntegrityError:
            return
    else:
        Tick.objects.filter(support=newest, item=item).delete()
    log.write(by, SUPPORT_KEEP, of=newest, detail={"tick": item[:60], "done": done})


@transaction.atomic
def write(*, organisation: Organisation, step: str, texts: list[str], by: Who, at: datetime) -> None:
    """Make `texts` the organisation's own list for a step; none: that of the catalogue holds again. Raises Denied.

    A line whose text stays the same stays the same line, so that what was ticked off stays ticked off.
    """
    require(by, CHECKLIST_KEEP)
    if organisation.pk not in by.organisations():
        require(by, CHECKLIST_KEEP, ChecklistItem(organisation=organisation))
    wanted = [one.strip() for one in texts if one.strip()]
    there = {one.text: one for one in ChecklistItem.objects.filter(organisation=organisation, step=step)}
    for text, one in there.items():
        if text not in wanted:
            one.delete()
    for position, text in enumerate(wanted):
        ChecklistItem.objects.update_or_create(
            organisation=organisation, step=step, text=text, defaults={"position": position}
        )
    log.write(by, CHECKLIST_KEEP, of=organisation, detail={"step": step, "lines": len(wanted)})
