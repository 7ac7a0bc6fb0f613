"""The server: tools with names, descriptions and schemas made from the use cases' own signatures."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from xinmai import __version__
from xinmai.app.workspace import Workspace
from xinmai.errors import XinmaiError
from xinmai.mcp.tools import Tools

__all__ = ["NAMES", "server"]

NAMES = ("search", "ask", "list_documents", "get_document", "series", "compare", "forecast", "audit", "entity", "events", "warnings")
_INSTRUCTIONS = (
    "Figures, events and companies of the information industry, read from Chinese documents. Quote what you use: every record names its document, "
    "its offsets in code points and the exact words. A figure of status forecast or target is no outcome; `derived` and `projection` are worked out, "
    "not stated. Where a figure is contested (tool audit), say so."
)


def server(workspace: Workspace) -> MCPServer:
    """A server that reads one workspace and changes nothing."""
    made = MCPServer("xinmai", title="芯脉 Xinmai", version=__version__, instructions=_INSTRUCTIONS)
    tools = Tools(workspace)
    for name in NAMES:
        made.tool(name, annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False))(_told(getattr(tools, name)))
    return made


def _told(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """A tool whose errors say in one line what was wrong and what to do."""

    @wraps(tool)
    def called(*arguments: Any, **named: Any) -> dict[str, Any]:
        try:
            return tool(*arguments, **named)
        except XinmaiError as error:
            raise ToolError(str(error)) from None

    return called
