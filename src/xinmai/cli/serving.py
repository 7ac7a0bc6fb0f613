"""Shows a folder of publications in the browser, on this machine only."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from xinmai.cli.language import t
from xinmai.cli.printing import say
from xinmai.errors import UsageError

__all__ = ["serve"]


def serve(folder: Path, port: int) -> None:
    """Serve files of `folder` at 127.0.0.1 until interrupted. Raises `UsageError` where the port is taken."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        msg = f"port {port} cannot be used: {error.strerror}; choose another with --port"
        raise UsageError(msg) from None
    with server:
        say(t("打开", "open") + f" http://127.0.0.1:{server.server_port}/ （{folder}）")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say(t("已停止", "stopped"))
