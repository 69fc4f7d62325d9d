"""Lets Babel find the texts of templates."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from babel.messages.extract import extract_python
from django.conf import settings
from django.utils.translation.template import templatize


def templates(file: BinaryIO, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Give the texts of a Django template as Babel's own reader of Python gives those of a module."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    calls = templatize(file.read().decode("utf-8"))
    flush = "\n".join(line.lstrip() for line in calls.splitlines())  # the indents of a page are none of Python
    yield from extract_python(io.BytesIO(flush.encode("utf-8")), keywords, comment_tags, options)
