"""Checkpoints of the log: how long it was, signed, in the database and in a file outside it.

The file is what shows that the end of the log was cut off, or that an older copy of the database was put back. Copy it
to another machine now and then.
"""

import hashlib
import hmac
import json
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from trygvej.access.keyring import ring
from trygvej.access.models import Checkpoint

EVERY = 500  # rows


def file() -> Path:
    """Return the file of checkpoints of this installation."""
    return Path(settings.HOME) / "log" / "checkpoints.jsonl"


def make(number: int, mac: str) -> None:
    """Keep that the log has `number` rows, the last with `mac`."""
    at = timezone.now()
    signed = sign(number, mac, at)
    Checkpoint.objects.get_or_create(number=number, defaults={"at": at, "mac": signed})
    path = file()
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"number": number, "at": at.isoformat(), "mac": mac, "signed": signed})
    with path.open("a", encoding="ascii") as out:
        out.write(line + "\n")
        out.flush()
        os.fsync(out.fileno())


def sign(number: int, mac: str, at: datetime) -> str:
    """Return the signature of a checkpoint."""
    said = f"checkpoint {number} {mac} {at.isoformat()}"
    return hmac.new(ring("log-key")[0], said.encode(), hashlib.sha256).hexdigest()


def kept() -> dict[int, str]:
    """Return the checkpoints of the file, number -> mac of that row. Lines that are not signed by us are left out."""
    path = file()
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text(encoding="ascii", errors="replace").splitlines():
        try:
            one = json.loads(line)
            at = datetime.fromisoformat(one["at"])
            if hmac.compare_digest(sign(one["number"], one["mac"], at), one["signed"]):
                found[int(one["number"])] = str(one["mac"])
        except (ValueError, KeyError, TypeError):
            continue  # the last line of a process that was killed while writing
    return found
