"""Letters as files in a folder, each once whatever happens."""

from __future__ import annotations

import os
from pathlib import Path

from xinmai.errors import DeliveryError
from xinmai.model import Letter

__all__ = ["put_on_shelf"]


def put_on_shelf(channel: str, folder: Path, letter: Letter) -> None:
    """Write text, HTML and attachments under the letter's key. Raises `DeliveryError`."""
    files = {f"{letter.key}.txt": f"{letter.subject}\n\n{letter.text}\n".encode()}
    if letter.html:
        files[f"{letter.key}.html"] = letter.html.encode()
    files |= {f"{letter.key}-{Path(file.name).name}": file.body for file in letter.attachments}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, body in files.items():
            passing = folder / f".{name}.{os.getpid()}"
            passing.write_bytes(body)
            passing.replace(folder / name)
    except OSError as error:
        raise DeliveryError(channel, f"{folder} cannot be written: {error.strerror}") from None
