"""The web site from the command line, and who may use it from elsewhere."""

from __future__ import annotations

import asyncio
import ctypes
import socket
from contextlib import suppress
from typing import Annotated

import typer

from xinmai.app import access
from xinmai.app.workspace import open_workspace
from xinmai.cli.help import Commands
from xinmai.cli.language import t
from xinmai.cli.messages import chinese
from xinmai.cli.options import HERE, Workspace
from xinmai.cli.printing import say
from xinmai.errors import UsageError

__all__ = ["app"]

_M_ARENA_MAX = -8
"""As in `malloc.h`."""

app = Commands()


@app.add("在浏览器里看工作区；缺省只供本机（127.0.0.1）使用", "xinmai serve -w my-workspace")
def serve(
    workspace: Workspace = HERE,
    port: Annotated[int, typer.Option(min=0, max=65535, help=t("端口", "port"))] = 8765,
    host: Annotated[str, typer.Option(help=t("监听的地址；不是本机的，先用 xinmai token 发放令牌", "address to listen on; give out a token first where it is not this machine"))] = "127.0.0.1",
    allow_host: Annotated[list[str] | None, typer.Option(help=t("允许浏览器使用的主机名，可重复", "host name that browsers may use; may be repeated"))] = None,
) -> None:
    """Show a workspace in the browser: documents, numbers, series, audit, API."""
    import uvicorn

    from xinmai.web import Options, create_app

    _share_heaps()
    site = create_app(open_workspace(workspace), Options(host=host, allow_hosts=allow_host or (), chinese=chinese))
    server = uvicorn.Server(uvicorn.Config(site, log_level="warning", access_log=False, server_header=False, proxy_headers=False))
    with _listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        say(t("打开", "open") + f" http://{name}:{listener.getsockname()[1]}/ （{workspace}）")
        with suppress(KeyboardInterrupt):
            asyncio.run(server.serve(sockets=[listener]))
        say(t("已停止", "stopped"))


@app.add("给一个人发放网站的访问令牌；再发一次，旧的作废", "xinmai token editor-zhang --role editor -w my-workspace")
def token(
    name: Annotated[str, typer.Argument(help=t("给谁", "for whom"))],
    workspace: Workspace = HERE,
    role: Annotated[str, typer.Option(help=t("reader 只读，editor 可读入和出刊，admin 另可看改动记录", "reader reads, editor uploads and publishes, admin sees the log too"))] = "reader",
) -> None:
    """Give somebody access to the site; the token is shown once and only its hash is kept."""
    given = access.grant(open_workspace(workspace), name, role)
    typer.echo(given)
    say(t("令牌只显示这一次；重新启动 xinmai serve 后生效", "shown only this once; it holds once xinmai serve is started again"))


def _share_heaps() -> None:
    """Have the threads of the server share two heaps: glibc gives each its own, and gives none back (30 MB at 100,000 numbers)."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 2)


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.create_server((host, port), family=family)
    except OSError as error:
        msg = f"port {port} cannot be used: {error.strerror}; choose another with --port"
        raise UsageError(msg) from None
    # Head and body of an answer are sent apart; without this the body waits for the head to be confirmed.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener
