"""Where this installation keeps what is its own: database, secrets, log checkpoints, pictures."""

import os
import secrets
from pathlib import Path


def home() -> Path:
    """Return the folder of this installation: TRYGVEJ_HOME, else the user's data directory. It need not exist."""
    named = os.environ.get("TRYGVEJ_HOME")
    if named:
        return Path(named).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "trygvej"


def secret(name: str) -> str | None:
    """Return the secret in the file `name` of the installation, or None if there is no such file."""
    file = home() / "secrets" / name
    return file.read_text(encoding="ascii").strip() if file.is_file() else None


def make_secrets(*names: str) -> None:
    """Write a new random secret of 256 bits for each of `names` that has none. Only the owner can read them."""
    folder = home() / "secrets"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in names:
        file = folder / name
        if not file.exists():
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as out:
                out.write(secrets.token_hex(32))
