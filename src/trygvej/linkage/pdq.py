"""The PDQ hash of a picture: 256 bits that stay nearly the same when it is scaled, pressed or made a little brighter.

After the description and the constants of "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm"
(Facebook, 2019), so that hashes of other programs can be compared with ours. It looks at light and dark in a grid
of 64 by 64 and knows nothing of what the picture shows.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

GRID, KEPT = 64, 16
PASSES = 2
LEAST_QUALITY = 50  # of 100: what has less light and dark looks like any other empty picture
Grey = NDArray[np.float64]


def pdq(grey: Grey) -> tuple[str, int]:
    """Return the hash of a picture as 64 hexadecimal signs, and its quality from 0 to 100.

    grey: rows x columns, brightness from 0 to 255. Raises ValueError for a picture of no pixel.
    """
    if not grey.size:
        raise ValueError("the picture has no pixel")
    small = _shrunk(grey)
    waves = _cosines() @ small @ _cosines().T
    above = waves > np.sort(waves, axis=None)[waves.size // 2 - 1]
    return np.packbits(above.ravel()[::-1]).tobytes().hex(), _quality(small)


def _shrunk(grey: Grey) -> Grey:
    """The picture in GRID by GRID points, each a mean of its surroundings."""
    for _ in range(PASSES):
        grey = _blurred(_blurred(grey.T).T)
    rows, columns = (((np.arange(GRID) + 0.5) * length / GRID).astype(int) for length in grey.shape)
    return grey[np.ix_(rows, columns)]


def _blurred(grey: Grey) -> Grey:
    """Means of as many neighbours in a column as make half a point of the grid; fewer at the edges."""
    length = len(grey)
    window = (length + 2 * GRID - 1) // (2 * GRID)
    after = (window + 2) // 2
    first = np.maximum(np.arange(length) - (window - after), 0)
    last = np.minimum(np.arange(length) + after, length)
    sums = np.concatenate([np.zeros((1, grey.shape[1])), np.cumsum(grey, axis=0)])
    means: Grey = (sums[last] - sums[first]) / (last - first)[:, None]
    return means


@cache
def _cosines() -> Grey:
    """The slow waves of a discrete cosine transform, the constant one left out."""
    wave, at = np.arange(1, KEPT + 1)[:, None], 2 * np.arange(GRID) + 1
    waves: Grey = np.sqrt(2 / GRID) * np.cos(np.pi / (2 * GRID) * wave * at)
    return waves


def _quality(small: Grey) -> int:
    """How much light and dark there is: steps between neighbours, in whole hundredths."""
    steps = sum(int(np.abs(np.trunc(np.diff(small, axis=axis) * 100 / 255)).sum()) for axis in (0, 1))
    return min(steps // 90, 100)
