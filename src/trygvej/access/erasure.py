"""Erasing by destroying the key, and changing the master key."""

from datetime import datetime

from django.db import transaction

from trygvej.access import crypto, log
from trygvej.access.keyring import fingerprint, prepend, ring
from trygvej.access.models import RecordKey
from trygvej.access.models.keys import Keyed
from trygvej.access.who import Who

BATCH = 500


def erase(*, record: Keyed, by: Who, at: datetime, verb: str, why: str) -> None:
    """Destroy the key of `record`: its encrypted fields are gone, here and in every backup. Who may is the caller's."""
    with transaction.atomic():
        if record.key is not None:
            record.key.delete()
            record.key = None
            type(record)._default_manager.filter(pk=record.pk).update(key=None)
        log.write(by, verb, of=record, why=why, detail={"erased": at.isoformat()})


def rotate(*, by: Who, new: bool) -> int:
    """Wrap every record key with the master key in use; `new`: make one first. Return how many were wrapped.

    Goes in batches, each in a transaction: stopped at any moment, the next call goes on.
    """
    if new:
        prepend("master-key")
    current = fingerprint(ring("master-key")[0])
    done = 0
    while True:
        with transaction.atomic():
            keys = list(RecordKey.objects.select_for_update().exclude(master=current)[:BATCH])
            for key in keys:
                wrapped, key.master = crypto.wrap(crypto.unwrap(bytes(key.wrapped), key.master))
                key.wrapped = wrapped
            RecordKey.objects.bulk_update(keys, ["wrapped", "master"])
        done += len(keys)
        if not keys:
            break
    log.write(by, "access.keys.rotate", detail={"wrapped": done})
    return done
