"""Secrets are named where they are wanted and kept elsewhere: `env:NAME`, or `file:PATH` that nobody else may read."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from xinmai.errors import DeliveryError

__all__ = ["reveal"]


def reveal(channel: str, reference: str, environment: Mapping[str, str], folder: Path) -> str:
    """The secret that a reference names; a file's path starts from `folder`. Raises `DeliveryError`, without the secret."""
    kind, _, name = reference.partition(":")
    if kind == "env":
        if not environment.get(name):
            raise DeliveryError(channel, f"the variable {name} is not set; set it for the process that watches")
        return environment[name]
    path = folder / name
    try:
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise DeliveryError(channel, f"others may read {path}; run chmod 600 on it")
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise DeliveryError(channel, f"{path}: cannot be read: {error.strerror}; check its rights") from None
