"""Kills `trygvej adverts add` at random moments: how often the store was as before, and as after. Nothing else may be.

python -m benchmarks.kills [kills]
"""

import sys
import tempfile
from pathlib import Path

from tests.integration.kills import kill_adds


def main(arguments: list[str]) -> None:
    """Print the result of 50 kills."""
    kills = int(arguments[0]) if arguments else 50
    with tempfile.TemporaryDirectory() as folder:
        found = kill_adds(Path(folder), kills)
    told = ", ".join(f"{count} {name}" for name, count in sorted(found.items()))
    print(f"{kills} kills: {told}; opened and right each time, and adding again did the work")


if __name__ == "__main__":
    main(sys.argv[1:])
