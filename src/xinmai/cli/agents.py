"""The server for agents on the command line."""

from __future__ import annotations

from typing import Annotated

import typer

from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.options import HERE, Workspace
from xinmai.cli.printing import say

__all__ = ["app"]

app = Commands()


@app.add("供智能体查询的 MCP 服务（标准输入输出，或本机 HTTP）", "xinmai mcp -w my-workspace")
def mcp(
    workspace: Workspace = HERE,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help=t("改用 HTTP，监听本机这个端口", "serve HTTP on this port of this machine instead"))] = None,
) -> None:
    """Serve a workspace to agents over the Model Context Protocol, read only."""
    from xinmai.mcp import server  # the SDK takes longer to load than most commands to run

    made = server(open_workspace(workspace))
    if port is None:
        made.run("stdio")
    else:
        say(t("监听", "listening at") + f" http://127.0.0.1:{port}/mcp")
        made.run("streamable-http", host="127.0.0.1", port=port)
