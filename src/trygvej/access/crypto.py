"""Sensitive fields: encrypted with a key per record, which is wrapped by the master key outside the database.

AES-256-GCM throughout. What a text is bound to (model, field, its key) is authenticated with it, so that a value
moved to another record or field does not open. Destroying a record's key erases it in every copy and backup.
Source: GDPR articles 17, 32; OWASP ASVS 5.0, 11.3 and 14.2.
"""

import hashlib
import hmac
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from trygvej.access.keyring import fingerprint, ring

_NONCE = 12
_VERSION = b"\x01"


class CannotDecrypt(Exception):
    """A value does not open: it was changed, moved from another record, or wrapped with a master key not given."""


def new_wrapped() -> tuple[bytes, str]:
    """Return a new record key, wrapped, and the fingerprint of the master key that wraps it."""
    return wrap(AESGCM.generate_key(256))


def wrap(key: bytes) -> tuple[bytes, str]:
    """Return `key` wrapped by the master key in use, and that one's fingerprint."""
    master = ring("master-key")[0]
    name = fingerprint(master)
    return _seal(master, key, name.encode()), name


def unwrap(wrapped: bytes, master: str) -> bytes:
    """Return the record key. Raises CannotDecrypt."""
    known = {fingerprint(one): one for one in ring("master-key")}
    if master not in known:
        raise CannotDecrypt(f"The master key {master} is not given. Put it back after the one in use.")
    return _open(known[master], wrapped, master.encode())


def encrypt(key: bytes, text: str, place: str) -> bytes:
    """Return `text` encrypted for the `place` it stands in (model.field:key id)."""
    return _VERSION + _seal(key, text.encode(), place.encode())


def decrypt(key: bytes, sealed: bytes, place: str) -> str:
    """Return the text. Raises CannotDecrypt."""
    return _open(key, sealed[len(_VERSION) :], place.encode()).decode()


def blind_index(value: str, purpose: str) -> str:
    """Return what an exact search compares instead of `value`: the same for the same value and purpose.

    Letter case, outer spaces and forms of Unicode do not matter. 64 hexadecimal signs.
    """
    plain = unicodedata.normalize("NFKC", value).strip().casefold()
    return hmac.new(ring("index-key")[0], f"{purpose}\0{plain}".encode(), hashlib.sha256).hexdigest()


def _seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def _open(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], bound)
    except InvalidTag as error:
        raise CannotDecrypt("An encrypted value was changed, or moved from where it belongs.") from error
