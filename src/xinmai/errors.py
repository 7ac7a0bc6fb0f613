"""The exception tree: every error says what, where and what to do, in one line.

    XinmaiError
    ├── UsageError          the command or a setting is wrong                     (exit 2)
    │   └── EmptyIssueError there is nothing to print                             (exit 2)
    ├── LexiconError        a lexicon file does not fit its schema: file and line (exit 2)
    ├── WorkspaceError      no workspace here, or one made by a newer version     (exit 2)
    ├── UnreadableError     a document cannot be read: named, skipped, reported   (exit 3)
    ├── FetchError          an address gives nothing, or may not be asked; tried again  (exit 3)
    ├── DeliveryError       a channel did not take a letter; tried again          (exit 3)
    ├── AssetError          fonts or scripts were not fetched at install time     (exit 2)
    └── EvidenceError       a quote does not equal its raw slice: never published (exit 1)

Imports nothing, so that every layer may raise from it.
"""

__all__ = [
    "AssetError",
    "DeliveryError",
    "EmptyIssueError",
    "EvidenceError",
    "FetchError",
    "LexiconError",
    "UnreadableError",
    "UsageError",
    "WorkspaceError",
    "XinmaiError",
]


class XinmaiError(Exception):
    """Base of all errors a user may see; `str(error)` is one line."""

    exit_code = 2


class UsageError(XinmaiError):
    """The caller asked for something that does not exist or does not fit."""


class EmptyIssueError(UsageError):
    """An issue has nothing to print."""


class LexiconError(XinmaiError):
    """A lexicon file breaks its schema; names the file, the line and the field."""

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        where = f"{file}:{line}" if line is not None else file
        super().__init__(f"{where}: {problem}")
        self.file = file
        self.line = line
        self.problem = problem


class WorkspaceError(XinmaiError):
    """The folder is no workspace, or its database cannot be used."""


class UnreadableError(XinmaiError):
    """A snapshot cannot be turned into text; the rest of the batch goes on."""

    exit_code = 3

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class FetchError(XinmaiError):
    """An address gave nothing. `retry_after` are seconds its server asks to wait, `lasting` tells that asking again is vain."""

    exit_code = 3

    def __init__(self, address: str, reason: str, *, retry_after: int | None = None, lasting: bool = False) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason
        self.retry_after = retry_after
        self.lasting = lasting


class DeliveryError(XinmaiError):
    """A channel did not take a letter; `lasting` tells that sending it again is vain."""

    exit_code = 3

    def __init__(self, channel: str, reason: str, *, lasting: bool = False) -> None:
        super().__init__(f"{channel}: {reason}")
        self.channel = channel
        self.reason = reason
        self.lasting = lasting


class AssetError(XinmaiError):
    """A font or script that the build hook fetches is missing."""


class EvidenceError(XinmaiError):
    """A record's quote is not what stands at its offsets."""

    exit_code = 1
