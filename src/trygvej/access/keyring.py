"""Keys that never lie in the database: the master key of records, the key of exact search, the key of the log.

Each purpose has a file in the installation's `secrets` folder, or is answered by a command (of a key service, say),
which is given the purpose as its last argument. Both give one key of 64 hexadecimal signs a line: the first is used,
those after it are former ones, kept until nothing needs them.
"""

import hashlib
import secrets
import shlex
import subprocess
import time
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

PURPOSES = ("master-key", "index-key", "log-key")
_SIGNS = 64
_ASKED_AGAIN = 60  # seconds after which a command is asked anew


def ring(purpose: str) -> tuple[bytes, ...]:
    """Return the keys of `purpose`, the one in use first. Raises ImproperlyConfigured with what to do.

    A server that runs while keys change takes the new ones: from a file with the next look, from a command within a
    minute.
    """
    return _keys(purpose, _stamp(purpose))


def _stamp(purpose: str) -> tuple[object, ...]:
    """Return what differs when the keys may have changed."""
    if settings.KEY_COMMAND:
        return settings.KEY_COMMAND, time.monotonic() // _ASKED_AGAIN
    file = file_of(purpose)
    if not file.is_file():
        return (file,)
    known = file.stat()
    return file, known.st_mtime_ns, known.st_ino, known.st_size


@lru_cache(maxsize=8)
def _keys(purpose: str, _stamp: tuple[object, ...]) -> tuple[bytes, ...]:
    text, where = _text(purpose)
    keys = [line.strip() for line in text.splitlines() if line.strip()]
    if not keys or any(len(one) != _SIGNS for one in keys):
        raise ImproperlyConfigured(f"{where} must give keys of {_SIGNS} hexadecimal signs, one a line.")
    try:
        return tuple(bytes.fromhex(one) for one in keys)
    except ValueError as error:
        raise ImproperlyConfigured(f"{where} gives a key with signs that are not hexadecimal.") from error


def _text(purpose: str) -> tuple[str, str]:
    if settings.KEY_COMMAND:
        command = [*shlex.split(settings.KEY_COMMAND), purpose]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 the operator's own
        if done.returncode:
            raise ImproperlyConfigured(f"TRYGVEJ_KEY_COMMAND failed for {purpose}: {done.stderr.strip()}")
        return done.stdout, f"TRYGVEJ_KEY_COMMAND for {purpose}"
    file = file_of(purpose)
    if not file.is_file():
        raise ImproperlyConfigured(f'There is no key in {file}. Run "trygvej serve" once, or put the key back.')
    return file.read_text(encoding="ascii"), str(file)


def file_of(purpose: str) -> Path:
    """Return the file of `purpose`."""
    return Path(settings.KEY_FOLDER) / purpose


def fingerprint(key: bytes) -> str:
    """Return 16 signs that tell keys apart and say nothing of them."""
    return hashlib.sha256(b"trygvej key fingerprint" + key).hexdigest()[:16]


def prepend(purpose: str) -> None:
    """Put a new random key first in the file of `purpose`; the former ones stay behind it."""
    if settings.KEY_COMMAND:
        raise ImproperlyConfigured("Keys come from TRYGVEJ_KEY_COMMAND: let it give the new key first, then run again.")
    file = file_of(purpose)
    new = file.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(f"{secrets.token_hex(32)}\n{file.read_text(encoding='ascii').strip()}\n", encoding="ascii")
    new.replace(file)
