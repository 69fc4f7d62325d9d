"""Numbers spread over all their bits, the same in every version and on every machine."""

import numpy as np
from numpy.typing import NDArray


def mixed(numbers: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """32-bit numbers, each exchanged for another (the last step of murmur3)."""
    out: NDArray[np.uint32] = numbers ^ (numbers >> np.uint32(16))
    out *= np.uint32(0x85EBCA6B)
    out ^= out >> np.uint32(13)
    out *= np.uint32(0xC2B2AE35)
    out ^= out >> np.uint32(16)
    return out
