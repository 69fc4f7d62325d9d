"""Keys of records, wrapped by the master key."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from trygvej.access import crypto


class RecordKey(models.Model):
    """The key of one record. `master` says which master key wraps it."""

    wrapped = models.BinaryField()
    master = models.CharField(max_length=16, db_index=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.pk} ({self.master})"

    def plain(self) -> bytes:
        """Return the key itself, unwrapped once for each object."""
        if "_plain" not in self.__dict__:
            self.__dict__["_plain"] = crypto.unwrap(bytes(self.wrapped), self.master)
        return self.__dict__["_plain"]

    @classmethod
    def made(cls) -> "RecordKey":
        """Return a new key, not saved yet."""
        wrapped, master = crypto.new_wrapped()
        return cls(wrapped=wrapped, master=master)


class KeyedManager(models.Manager[Any]):
    """Fetches the key with the record: opening a field then asks the database nothing more."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Return all records with their keys."""
        return super().get_queryset().select_related("key")


class Keyed(models.Model):
    """A record with a key of its own; the key is made when the record is first saved."""

    key = models.ForeignKey("trygvej.RecordKey", models.SET_NULL, null=True, editable=False, related_name="+")
    objects: ClassVar[Any] = KeyedManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new record gets its key."""
        if self._state.adding:
            give_keys([self])
        super().save(*args, **kwargs)


def give_keys(records: Iterable[Keyed]) -> None:
    """Give each of `records` that has none a key of its own: before `bulk_create`, which calls no `save`."""
    without = [one for one in records if one.key_id is None]
    for record, key in zip(without, RecordKey.objects.bulk_create(RecordKey.made() for _ in without), strict=True):
        record.key = key
