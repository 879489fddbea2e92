"""Encryption of personal fields and the blind index that still lets us find them.

The key lives outside the database. Every ciphertext names its algorithm in the first byte, so that
SM4 can stand beside AES-256-GCM without touching stored rows.
"""

import functools
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.settings import settings

AES_256_GCM = b"\x01"
NONCE_BYTES = 12


def seal(data: bytes, place: str) -> bytes:
    """Encrypt; `place` (table and column) is bound in, so a value cannot be moved elsewhere."""
    nonce = os.urandom(NONCE_BYTES)
    return AES_256_GCM + nonce + _cipher().encrypt(nonce, data, place.encode())


def unseal(data: bytes, place: str) -> bytes:
    """Decrypt what `seal` made. Raises ValueError on an unknown algorithm or a forged value."""
    algorithm, rest = data[:1], data[1:]
    if algorithm != AES_256_GCM:
        raise ValueError(f"unknown algorithm {algorithm!r} at {place}")
    try:
        return _cipher().decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], place.encode())
    except InvalidTag as error:
        raise ValueError(f"not what was sealed at {place}") from error


def blind_index(text: str, place: str) -> str:
    """A keyed fingerprint: equal texts of one place are found, nothing can be read back."""
    key = settings().index_key.encode()
    return hmac.new(key, f"{place}:{text}".encode(), hashlib.sha256).hexdigest()


@functools.cache
def _cipher() -> AESGCM:
    secret = settings().field_key.encode()
    if not secret:
        raise ValueError("FIELD_KEY is not set")
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"tongban fields").derive(secret))


class Sealed:
    """Reads and writes a `Bytea` column as plain text: `id_number = Sealed("id_number_sealed")`."""

    def __init__(self, column: str) -> None:
        self.column = column

    def __set_name__(self, owner: type, name: str) -> None:
        self.place = f"{owner.__name__}.{name}"

    def __get__(self, row: object, owner: type) -> str:
        if row is None:
            return self
        data = getattr(row, self.column)
        return unseal(data, self.place).decode() if data else ""

    def __set__(self, row: object, text: str) -> None:
        setattr(row, self.column, seal(text.encode(), self.place) if text else b"")
