"""Shows sealed files to a virus scanner, if this machine has one. A file that nothing has looked at stays sealed."""

import shlex
import shutil
import subprocess
from collections.abc import Sequence

from django.conf import settings
from django.db import transaction

from trygvej.access.public import Who, log, require
from trygvej.screening.models import TipFile
from trygvej.screening.permissions import TIP_SCAN
from trygvej.screening.tips.files import as_bytes

_KNOWN = ("clamdscan", "clamscan")
_SECONDS = 120  # for one file
_STATES = {0: TipFile.State.CLEAN, 1: TipFile.State.INFECTED}  # what ClamAV ends with; anything else is no answer


def scanner() -> list[str] | None:
    """Return the command that reads a file from its input: TRYGVEJ_VIRUS_SCANNER, or ClamAV if it is here."""
    if settings.VIRUS_SCANNER:
        return shlex.split(settings.VIRUS_SCANNER)
    found = next(filter(None, map(shutil.which, _KNOWN)), None)
    return [found, "--no-summary", "-"] if found else None


def scan_sealed(*, by: Who) -> dict[str, int]:
    """Show every sealed file to the scanner; return how many were found clean, infected, or could not be looked at."""
    require(by, TIP_SCAN)
    command, counts = scanner(), {"clean": 0, "infected": 0, "sealed": 0}
    for file in TipFile.objects.filter(state=TipFile.State.SEALED).order_by("pk").iterator(chunk_size=20):
        state = _looked(command, as_bytes(file.content)) if command and file.key else None
        if state is None:
            counts["sealed"] += 1
            continue
        counts[state] += 1
        with transaction.atomic():
            TipFile.objects.filter(pk=file.pk).update(state=state)
            log.write(by, TIP_SCAN, of=file, detail={"state": state})
    return counts


def _looked(command: Sequence[str], content: bytes) -> str | None:
    """Return what the scanner says; None if it says nothing. The bytes go through a pipe, never to a disk of ours."""
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603  # named by the installation
    except (OSError, subprocess.TimeoutExpired):
        return None
    return _STATES.get(done.returncode)
