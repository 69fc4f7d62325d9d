"""Hashes of the pictures that adverts name, where their files are at hand: the same picture links adverts.

A hash knows light and dark in a coarse grid. Nobody is recognised and nothing is read from a picture; it is not kept.
"""

import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, UnidentifiedImageError

from trygvej.linkage.public import LEAST_QUALITY, pdq

HASH = re.compile(r"[0-9a-fA-F]{64}")
MOST_PIXELS = 60_000_000  # a file that unpacks to more is not opened
_SIDE = 512  # larger pictures are made smaller first, as the authors of PDQ do
_KEPT = 100_000  # hashes at hand: the same file stands in many adverts
PICTURES = HASHED, MISSING, UNREAD, PLAIN = "hashed", "missing", "unread", "plain"


def is_hash(name: str) -> bool:
    """Tell whether a picture is given as a PDQ hash and not as a file."""
    return HASH.fullmatch(name) is not None


def with_hashes(images: list[str], folder: Path, counts: Counter[str]) -> list[str]:
    """Return `images` and after them the hashes of those that are files in `folder`; count what came of them."""
    found = [_hash_of(folder, name) for name in images if not is_hash(name)]
    counts.update(how for how, _ in found)
    return list(dict.fromkeys([*images, *(value for _, value in found if value)]))


@lru_cache(maxsize=_KEPT)
def _hash_of(folder: Path, name: str) -> tuple[str, str]:
    """Return what came of the file, and its hash if there is one. A name leads nowhere but to the folder."""
    if not name or "\0" in name or not (file := folder / name).resolve().is_relative_to(folder.resolve()):
        return MISSING, ""
    try:
        if not file.is_file():
            return MISSING, ""
        with Image.open(file) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return UNREAD, ""
            picture.draft("L", (_SIDE, _SIDE))
            grey = picture.convert("L")
            if max(grey.size) > _SIDE:
                grey = grey.resize((_SIDE, _SIDE), Image.Resampling.BOX)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError):
        return UNREAD, ""
    value, quality = pdq(np.asarray(grey, float))
    return (HASHED, value) if quality >= LEAST_QUALITY else (PLAIN, "")
