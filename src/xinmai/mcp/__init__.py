"""What a workspace knows, as tools for agents (Model Context Protocol). Every answer carries documents, offsets and quotes."""

from xinmai.mcp.server import server

__all__ = ["server"]
