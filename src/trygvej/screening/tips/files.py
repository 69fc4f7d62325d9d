"""Files that come with a tip. A picture is drawn anew, so that place, time and camera go; anything else is sealed."""

import base64
import io
from typing import Any, NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from PIL import Image, ImageOps

from trygvej.screening.models import TipFile

MOST_PIXELS = 60_000_000  # a file that unpacks to more is not opened
PICTURE, PDF, OTHER = "picture", "pdf", "other"
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


class Kept(NamedTuple):
    """What is kept of a file: neither its name nor, of a picture, anything but what can be seen."""

    kind: str
    state: str
    content: bytes


def kept(content: bytes, side: int) -> Kept:
    """Return what is kept of `content`. `side`: the longest side of a picture, in pixels."""
    picture = drawn_anew(content, side)
    if picture is not None:
        return Kept(PICTURE, TipFile.State.CLEAN, picture)
    return Kept(PDF if content.startswith(b"%PDF-") else OTHER, TipFile.State.SEALED, content)


def drawn_anew(content: bytes, side: int) -> bytes | None:
    """Return the picture as a JPEG with nothing else in it; None if it is no picture that can be read."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            opened.draft("RGB", (side, side))
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    upright.thumbnail((side, side))
    clean = Image.new("RGB", upright.size, "white")
    clean.paste(upright, mask=upright.getchannel("A"))
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=82)
    return out.getvalue()


def as_text(content: bytes) -> str:
    """Return bytes as the encrypted field holds them."""
    return base64.b64encode(content).decode("ascii")


def as_bytes(text: str) -> bytes:
    """Return the bytes again. Raises ValueError once they were erased."""
    return base64.b64decode(text, validate=True)


class InMemory(FileUploadHandler):
    """Holds what is uploaded in memory alone: no file with its hidden place and time ever lies on a disk.

    Of a file larger than `most` bytes no more is held than shows that it is too large.
    """

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the next file."""
        super().new_file(*args, **kwargs)
        self.held = bytearray()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold a part of it."""
        self.held += raw_data[: self.most + 1 - len(self.held)]

    def file_complete(self, file_size: int) -> SimpleUploadedFile:
        """Give the whole file, without the name it came with."""
        return SimpleUploadedFile("file", bytes(self.held))
