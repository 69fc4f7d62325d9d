"""What goes when its period has passed: adverts nobody visited because of, and sealed records that were handled."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from trygvej.access.public import register
from trygvej.outreach.models import Advert, Comment, Judgement, MatrixAnswer, Network, SealedRecord
from trygvej.outreach.states import SealedState


def adverts_due(day: date) -> QuerySet[Advert]:
    """Return the adverts last seen before `day` that led to no visit, planned or made."""
    return Advert.objects.filter(last_seen__date__lt=day, visits=None).order_by("pk")


def sealed_due(day: date) -> QuerySet[SealedRecord]:
    """Return the sealed records handled before `day`. One that nobody has handled never goes."""
    due: QuerySet[SealedRecord] = SealedRecord.objects.filter(state=SealedState.HANDLED, handled_at__date__lt=day)
    return due.order_by("pk")


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
register("sealed", sealed_due, let_sealed_go)
