"""Source -> Snapshot: bytes as they were found. Folders and files for now."""

from xinmai.sources.files import address, fetch, list_files, name_of

__all__ = ["address", "fetch", "list_files", "name_of"]
