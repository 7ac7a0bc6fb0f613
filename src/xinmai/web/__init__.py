"""The web site and the API: pages for people, JSON for programs, both from the same records of the reading room.

It talks HTTP and nothing else; what a page shows is worked out in `app`. Every page is a plain URL with a `.json` twin.
"""

from xinmai.web.server import Options, create_app

__all__ = ["Options", "create_app"]
