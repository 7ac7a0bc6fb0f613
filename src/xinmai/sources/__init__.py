"""Source -> Snapshot: bytes as they were found. Folders and files for now."""

from xinmai.sources.files import fetch, list_files

__all__ = ["fetch", "list_files"]
