"""Connected components."""

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray


def components(size: int, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number of the connected component of each of `size` nodes, in the order of their first nodes."""
    graph = sp.coo_matrix((np.ones(len(left), np.int8), (left, right)), shape=(size, size))
    labels: NDArray[np.int32] = sp.csgraph.connected_components(graph, directed=False)[1]
    return labels.astype(np.int64)
