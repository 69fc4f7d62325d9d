"""The one Django application."""

from django.apps import AppConfig


class TrygvejConfig(AppConfig):
    """All rooms are one application: moving a model between rooms is an ordinary change."""

    name = "trygvej"
    verbose_name = "Trygvej"
