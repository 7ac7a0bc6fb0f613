"""Ids that are hashes of what they name, so that the same thing twice is one thing."""

from __future__ import annotations

import hashlib

__all__ = ["sha256_hex", "stable_id"]


def stable_id(*parts: object) -> str:
    """A 32-digit hex id of the parts in order; equal parts give equal ids on every machine."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = str(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of some bytes, in lower-case hex."""
    return hashlib.sha256(data).hexdigest()
