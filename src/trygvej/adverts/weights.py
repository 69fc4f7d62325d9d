"""Points that people decided over those of the catalogue: the file that `--weights` names."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from trygvej.indicators.public import Catalogue

LEAST, MOST = 0, 3  # as in the catalogue: CMM 2024, an indicator weighs 1 to 3; 0 is a sign without points


class WeightsRefused(ValueError):
    """The file cannot be used. Says what is wrong in it and what to do."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    set: str
    version: int
    weights: dict[str, int]
    begins: date = msgspec.field(name="from")


@dataclass(frozen=True, slots=True)
class Weights:
    """A version of the weights of a set, and the day from which it holds. `points`: indicator -> points."""

    version: int
    begins: date
    points: dict[str, int]

    def told(self) -> dict[str, Any]:
        """Return what run.json says of them."""
        return {"version": self.version, "from": self.begins.isoformat(), "points": self.points}


def read_weights(path: Path, set_id: str, on: date, known: Catalogue) -> Weights:
    """Return the weights in the file for the set on that day. Raises WeightsRefused."""
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
    except OSError as error:
        raise WeightsRefused(f"{path} cannot be read: {error.strerror}.") from error
    except msgspec.MsgspecError as error:
        raise WeightsRefused(
            f"{path} is no file of weights ({error}). Make it with: trygvej outreach weights"
        ) from error
    if file.set != set_id:
        raise WeightsRefused(f'{path} is for the set "{file.set}", the run for "{set_id}".')
    if file.begins > on:
        raise WeightsRefused(f"{path} holds from {file.begins}, not on {on}. Choose a later --on.")
    listed = {one.indicator for one in known.sets[set_id].indicators}
    for indicator, points in file.weights.items():
        if indicator not in listed:
            raise WeightsRefused(f'{path}: there is no indicator "{indicator}" in the set "{set_id}".')
        if not LEAST <= points <= MOST:
            raise WeightsRefused(f"{path}: {indicator} has {points} points; from {LEAST} to {MOST} are possible.")
    return Weights(file.version, file.begins, file.weights)
