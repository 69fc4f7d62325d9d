"""What goes when its period has passed.

What was said at a visit is erased by its key; the three values stay, for the counts. The visit lets go of its adverts
and its round then, so that these go by their own periods.
"""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from trygvej.access.public import register
from trygvej.outreach.models import (
    Advert,
    Comment,
    Judgement,
    MatrixAnswer,
    Network,
    Round,
    SealedRecord,
    Visit,
    VisitRevision,
)
from trygvej.outreach.states import SealedState


def adverts_due(day: date) -> QuerySet[Advert]:
    """Return the adverts last seen before `day` that led to no visit, planned or made."""
    return Advert.objects.filter(last_seen__date__lt=day, visits=None).order_by("pk")


def sealed_due(day: date) -> QuerySet[SealedRecord]:
    """Return the sealed records handled before `day`. One that nobody has handled never goes."""
    due: QuerySet[SealedRecord] = SealedRecord.objects.filter(state=SealedState.HANDLED, handled_at__date__lt=day)
    return due.order_by("pk")


def visits_due(day: date) -> QuerySet[Visit]:
    """Return the visits before `day` of which something can still be read."""
    due: QuerySet[Visit] = Visit.objects.filter(planned_for__lt=day).exclude(key=None)
    return due.order_by("pk")


def rounds_due(day: date) -> QuerySet[Round]:
    """Return the rounds that began before `day` and whose visits were all erased."""
    return Round.objects.filter(starts_at__date__lt=day, visits=None).order_by("pk")


def let_visits_go(visits: list[Visit]) -> None:
    """Destroy the keys of `visits` and of what they said before; leave the three values, the help and the colours."""
    keys = [one.pk for one in visits]
    _delete_keys([*visits, *VisitRevision.objects.filter(visit__in=keys)])
    Visit.adverts.through._default_manager.filter(visit__in=keys).delete()
    Visit.objects.filter(pk__in=keys).update(
        key=None, round=None, language="", persons_met=None, follow_up_on=None, recorded_by=None
    )


def let_adverts_go(adverts: list[Advert]) -> None:
    """Delete `adverts` with what was said of them and the keys of that, and networks of which nothing is left."""
    for kind in (Comment, MatrixAnswer):
        _delete_keys(list(kind.objects.filter(advert__in=adverts)))
    _delete_keys(list(Judgement.objects.filter(Q(a__in=adverts) | Q(b__in=adverts))))
    networks = {one.network_id for one in adverts if one.network_id}
    Advert.objects.filter(pk__in=[one.pk for one in adverts]).delete()
    Network.objects.filter(pk__in=networks, adverts=None).delete()


def let_sealed_go(records: list[SealedRecord]) -> None:
    """Delete `records` and their keys, so that no backup opens them either."""
    _delete_keys(records)
    SealedRecord.objects.filter(pk__in=[one.pk for one in records]).delete()


def _delete_keys(records: list[Any]) -> None:
    keys = [one.key for one in records if one.key]
    if keys:
        type(keys[0])._default_manager.filter(pk__in=[one.pk for one in keys]).delete()


register("advert", adverts_due, let_adverts_go)
register("round", rounds_due)
register("visit", visits_due, let_visits_go)
register("sealed", sealed_due, let_sealed_go)
