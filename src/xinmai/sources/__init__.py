"""Source -> Snapshot: bytes as they were found. Files and folders here; the web in `web`, with what feeds and pages offer beside it."""

from xinmai.sources.files import address, fetch, list_files, name_of, path_of

__all__ = ["address", "fetch", "list_files", "name_of", "path_of"]
