"""Pictures: their hash, and which are the same picture."""

import random
from collections.abc import Callable

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from PIL import Image

from trygvej.linkage.hashes import EVERY, NEAR
from trygvej.linkage.public import LEAST_QUALITY, link, near_pairs, pdq

Picture = NDArray[np.float64]
FORMS: dict[str, Callable[[Picture], Picture]] = {
    "mirrored": np.fliplr, "upside down": np.flipud, "turned": np.rot90, "half turned": lambda one: np.rot90(one, 2),
    "turned back": lambda one: np.rot90(one, 3), "turned and mirrored": lambda one: np.fliplr(np.rot90(one)),
    "brighter": lambda one: np.clip(one * 1.1 + 8, 0, 255), "half the size": lambda one: one[::2, ::2],
}  # fmt: skip


def picture(seed: int) -> Picture:
    """Patches of light and dark that run into each other, 300 x 400."""
    patches = np.random.default_rng(seed).integers(0, 255, (12, 16), dtype=np.uint8)
    return np.asarray(Image.fromarray(patches).resize((400, 300), Image.Resampling.BICUBIC), float)


def test_near_pictures() -> None:
    one = "0f" * 32
    assert near_pairs([one, "0e" + one[2:], "f0" * 32]).rows() == [(0, 1, 1)]
    with pytest.raises(ValueError, match="64 hexadecimal signs"):
        near_pairs(["abc"])


def altered(value: str, bits: int, draw: random.Random) -> str:
    """The hash with so many bits turned over."""
    number = int(value, 16)
    for bit in draw.sample(range(256), bits):
        number ^= 1 << bit
    return f"{number:064x}"


@pytest.mark.parametrize("others", [10, EVERY + 1])
def test_near_pictures_are_found_among_few_and_among_many(others: int) -> None:
    draw = random.Random(others)
    hashes = [f"{draw.getrandbits(256):064x}" for _ in range(others)]
    copies = [altered(hashes[at], 12, draw) for at in range(10)]
    found = near_pairs([*hashes, *copies])
    assert found.rows() == [(at, others + at, 12) for at in range(10)]


def test_the_hash_is_that_of_other_programs() -> None:
    """Worked out with pdqhash 0.2.8 (Facebook's own code) for the same picture."""
    steps = np.add.outer(np.arange(90) * 7 % 83, np.arange(130) * 5 % 97) * 1.4
    known = "a85cd3c6a9342d8846dbd5ce3b34d2d357216ed9578389c6c0ce578ba835a85d"
    assert pdq(steps.round()) == (known, 100)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(5))
def test_a_changed_picture_is_the_same_picture(form: str, seed: int) -> None:
    (one, quality), (other, _) = pdq(picture(seed)), pdq(FORMS[form](picture(seed)))
    assert quality >= LEAST_QUALITY
    frame = pl.DataFrame({"id": ["1", "2"], "image_hashes": [[one], [other]]})
    assert one == other or near_pairs([one, other])["distance"][0] <= NEAR
    assert link(frame).links["kind"].to_list() == ["picture"]


def test_other_pictures_are_other_pictures() -> None:
    assert near_pairs([pdq(picture(seed))[0] for seed in range(40)]).is_empty()


def test_an_empty_picture_has_no_quality_and_none_at_all_is_refused() -> None:
    assert pdq(np.full((80, 80), 120.0))[1] < LEAST_QUALITY
    with pytest.raises(ValueError, match="no pixel"):
        pdq(np.zeros((0, 5)))


def test_mirrored_pictures_are_found_among_many() -> None:
    draw = random.Random(4)
    hashes = [f"{draw.getrandbits(256):064x}" for _ in range(EVERY)]
    forms = [pdq(picture(1))[0], *(pdq(FORMS[form](picture(1)))[0] for form in ("mirrored", "turned"))]
    found = near_pairs([*hashes, *forms])
    assert {EVERY, EVERY + 1, EVERY + 2} == {*found["a"], *found["b"]}
