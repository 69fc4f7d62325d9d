"""Model fields that lie encrypted in the database and read as plain text."""

import json
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from trygvej.access import crypto
from trygvej.access.models.keys import Keyed

ERASED = _("Erased")


class Sealed(bytes):
    """A value as it lies in the database, not opened yet."""


class _Opening(DeferredAttribute):
    """Opens a value when it is first read: a list that does not show it never pays for it."""

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        value = instance.__dict__[name] if name in instance.__dict__ else super().__get__(instance, cls)
        if isinstance(value, Sealed):
            field: Any = self.field
            value = instance.__dict__[name] = field.opened(instance, value)
        return value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(models.BinaryField):  # type: ignore[type-arg]  # the class takes no arguments when it runs
    """Text that is encrypted with its record's key. It cannot be searched or sorted: keep a blind index for that.

    Stands only in models that are `Keyed`. After the key is destroyed it reads as the word "Erased".
    """

    descriptor_class = _Opening

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", self.nothing)
        kwargs.setdefault("blank", True)
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    @staticmethod
    def nothing() -> Any:
        """Return what an empty field holds."""
        return ""

    def get_default(self) -> Any:
        """Return what a field holds that nobody filled in: text, where the class below would make it bytes."""
        return self._get_default()  # type: ignore[attr-defined]  # cached on every field, not in the stubs

    def deconstruct(self) -> Any:
        """Return what a migration needs: it is bytes to the database."""
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        kwargs.pop("blank", None)
        return name, path, args, kwargs

    def from_db_value(self, value: Any, *_: Any) -> Any:
        """Mark what comes from the database as not opened."""
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        """Return the encrypted value; one that was never opened goes back as it came."""
        value = model_instance.__dict__.get(self.attname)
        if isinstance(value, Sealed):
            return bytes(value)
        return crypto.encrypt(_key(model_instance), self.written(value), self._place(model_instance))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """Return what goes to the database: no bytes at all in the rows that stood before the column was added."""
        return super().get_db_prep_value(value or b"", connection, prepared)

    def opened(self, instance: Keyed, value: Sealed) -> Any:
        """Return the plain value of `instance`; nothing where the row is older than the column."""
        if instance.key is None:
            return self.erased()
        if not value:
            return self.nothing()
        return self.read(crypto.decrypt(_key(instance), value, self._place(instance)))

    def _place(self, instance: Keyed) -> str:
        return f"{self.model._meta.label}.{self.name}:{instance.key_id}"

    def written(self, value: Any) -> str:
        """Return the value as text. A field that was never set holds empty bytes: the class it is made of says so."""
        return str(value) if value else ""

    def read(self, text: str) -> Any:
        """Return the value of a text."""
        return text

    def erased(self) -> Any:
        """Return what is read after the key was destroyed."""
        return str(ERASED)

    def formfield(self, **kwargs: Any) -> Any:
        """Return a field for text."""
        from django import forms  # noqa: PLC0415  # models load before forms may

        return forms.CharField(
            label=self.verbose_name, required=not self.blank, help_text=self.help_text, widget=forms.Textarea
        )

    def get_lookup(self, lookup_name: str) -> Any:
        """Refuse to compare: every value is encrypted differently each time."""
        if lookup_name == "isnull":
            return super().get_lookup(lookup_name)
        raise FieldError(f"{self.model.__name__}.{self.name} is encrypted: search a blind index instead.")


class EncryptedJSONField(EncryptedTextField):
    """Data that is encrypted with its record's key. After the key is destroyed it reads as None."""

    @staticmethod
    def nothing() -> Any:
        """Return what an empty field holds."""
        return {}

    def written(self, value: Any) -> str:
        """Return the value as text."""
        return json.dumps(value, ensure_ascii=False, default=str)

    def read(self, text: str) -> Any:
        """Return the value of a text."""
        return json.loads(text)

    def erased(self) -> Any:
        """Return what is read after the key was destroyed."""
        return None


def _key(instance: Keyed) -> bytes:
    if instance.key is None:
        raise crypto.CannotDecrypt("The key of this record was destroyed: it can no longer be written.")
    return instance.key.plain()
