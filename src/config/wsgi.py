"""The web application, as a server calls it."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()


def _ready() -> None:
    """Read what every page asks for before anybody asks: nobody waits for it after a start."""
    from trygvej.indicators.public import catalogue  # noqa: PLC0415  # needs Django to be ready

    catalogue()
    _ = get_resolver().url_patterns
    # What is loaded now stays: the collector need not look at it again. And a page makes many small things that go by
    # themselves; looking for circles among them after every 700, as is usual, takes longer than it saves.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


_ready()
