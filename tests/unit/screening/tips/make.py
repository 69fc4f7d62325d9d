"""What a giver of a tip sends, and what a picture with hidden words looks like."""

import io
import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def page(client: Client, lang: str = "da") -> str:
    """Return the form."""
    return client.get(reverse("screening:tip-give", args=[lang])).content.decode()


def field(page: str, name: str) -> str:
    """Return what a hidden field of a page holds."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)
    assert found, name
    return found[1]


def given(client: Client, lang: str = "da", **said: Any) -> Any:
    """Fill in the form and send it."""
    whole = {"ticket": field(page(client, lang), "ticket"), "what": "En dør.", "country": "DK", **said}
    return client.post(reverse("screening:tip-give", args=[lang]), whole)


def number(answer: Any) -> str:
    """Return the number on the page after sending."""
    found = re.search(r'id="receipt">([0-9 ]+)<', answer.content.decode())
    assert found, answer.content.decode()
    return found[1]


def back(client: Client, receipt: str, lang: str = "da", **said: Any) -> Any:
    """Come back with the number."""
    return client.post(reverse("screening:tip-back", args=[lang]), {"receipt": receipt, **said})


def upload(content: bytes, name: str = "noget.jpg") -> SimpleUploadedFile:
    """Return a file to send."""
    return SimpleUploadedFile(name, content)


def picture(hidden: str, kind: str = "JPEG") -> bytes:
    """Return a picture with `hidden` in its metadata: description, place, comment."""
    drawn, out = Image.new("RGB", (60, 40), "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = hidden  # ImageDescription
    exif[0x013B] = hidden  # Artist
    exif.get_ifd(0x8825)[29] = hidden  # GPSDateStamp
    more = {"comment": hidden.encode()} if kind in ("JPEG", "GIF") else {}
    drawn.save(out, kind, exif=exif, **more) if kind != "GIF" else drawn.save(out, kind, **more)
    return out.getvalue()
