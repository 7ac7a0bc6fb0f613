"""The reading room: a workspace kept open for many questions, each page of it one function that gives plain records.

What has to be worked out from everything (series, findings, happenings) is worked out once for each state of the store.
"""

from xinmai.app.library.library import Library, open_library

__all__ = ["Library", "open_library"]
