"""A headless Chromium over its debugging pipe: pages opened, clicked and read, with all they asked for and complained of."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
_SECONDS = 30


class Chromium:
    """One browser; every host but this machine is out of its reach."""

    def __init__(self, profile: Path) -> None:
        command = [
            CHROMIUM or "", "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run", "--hide-scrollbars",
            "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--user-data-dir={profile}", "about:blank",
        ]  # fmt: skip
        self._to, self._from = os.pipe(), os.pipe()
        # The browser reads from its descriptor 3 and writes to 4.
        shell = 'exec 3<&"$0" 4>&"$1"; shift; exec "$@"'
        fds = (self._to[0], self._from[1])
        self._process = subprocess.Popen(
            ["bash", "-c", shell, str(fds[0]), str(fds[1]), *command], pass_fds=fds, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for fd in fds:
            os.close(fd)
        self._next, self._buffer = 0, b""
        self._listeners: list[Callable[[dict[str, Any]], None]] = []

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(_SECONDS)
        os.close(self._to[1])
        os.close(self._from[0])

    def page(self, width: int = 1440, height: int = 1000) -> Page:
        target = self.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.send("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        return Page(self, session, width, height)

    def send(self, method: str, params: dict[str, Any] | None = None, session: str | None = None) -> dict[str, Any]:
        self._next += 1
        asked = self._next
        message = {"id": asked, "method": method, "params": params or {}} | ({"sessionId": session} if session else {})
        os.write(self._to[1], json.dumps(message).encode() + b"\0")
        while True:
            told = self._receive()
            if told.get("id") == asked:
                assert "error" not in told, (method, told["error"])
                return told["result"]

    def wait(self, done: Callable[[], bool]) -> None:
        until = time.monotonic() + _SECONDS
        while not done():
            assert time.monotonic() < until, "the browser did not come to an end"
            self.send("Browser.getVersion")
            time.sleep(0.02)

    def listen(self, listener: Callable[[dict[str, Any]], None]) -> None:
        self._listeners.append(listener)

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            chunk = os.read(self._from[0], 1 << 20)
            assert chunk, "the browser is gone"
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\0")
        message = json.loads(line)
        for listener in self._listeners if "method" in message else ():
            listener(message)
        return message


class Page:
    """One tab."""

    def __init__(self, browser: Chromium, session: str, width: int, height: int) -> None:
        self._browser, self._session = browser, session
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._loaded = 0
        browser.listen(self._heard)
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._send(f"{domain}.enable")
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        self._send("Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600})

    def dark(self) -> None:
        self._send("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})

    def open(self, address: str) -> Page:
        before = self._loaded
        self._send("Page.navigate", {"url": address})
        self._browser.wait(lambda: self._loaded > before)
        return self

    def run(self, script: str) -> Any:
        told = self._send("Runtime.evaluate", {"expression": script, "returnByValue": True, "awaitPromise": True})
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def until(self, script: str) -> Any:
        """Wait until a script gives something true."""
        found: list[Any] = [None]

        def done() -> bool:
            found[0] = self.run(script)
            return bool(found[0])

        self._browser.wait(done)
        return found[0]

    def click(self, selector: str) -> None:
        """Click as a person does: bring it into view, press in its middle."""
        where = self.until(f"(() => {{ const e = document.querySelector({json.dumps(selector)}); if (!e) return null; e.scrollIntoView({{block: 'center'}}); const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }})()")
        for kind in ("mousePressed", "mouseReleased"):
            self._send("Input.dispatchMouseEvent", {"type": kind, "x": where[0], "y": where[1], "button": "left", "clickCount": 1})

    def follow(self, selector: str) -> None:
        """Click what leads to another page, and wait for it."""
        before = self._loaded
        self.click(selector)
        self._browser.wait(lambda: self._loaded > before)

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self._send("Input.dispatchKeyEvent", {"type": kind, "key": key, "text": key if len(key) == 1 and kind == "keyDown" else "", "code": {"Enter": "Enter", "Tab": "Tab"}.get(key, "")})

    def give(self, selector: str, files: list[str]) -> None:
        """Choose files in a form."""
        root = self._send("DOM.getDocument")["root"]["nodeId"]
        node = self._send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        self._send("DOM.setFileInputFiles", {"nodeId": node, "files": files})

    def screenshot(self, file: Path, whole: bool = False) -> None:
        size = self._send("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000), "scale": 1}, "captureBeyondViewport": True} if whole else {}
        file.write_bytes(b64decode(self._send("Page.captureScreenshot", {"format": "png", **clip})["data"]))

    def _send(self, method: str, params: dict[str, Any] | None = None) -> dict[str, Any]:
        return self._browser.send(method, params, self._session)

    def _heard(self, message: dict[str, Any]) -> None:
        if message.get("sessionId") != self._session:
            return
        params = message["params"]
        match message["method"]:
            case "Page.loadEventFired":
                self._loaded += 1
            case "Network.requestWillBeSent":
                self.asked.append(params["request"]["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(params["exceptionDetails"]["text"])
            case "Runtime.consoleAPICalled" if params["type"] in ("error", "warning", "assert"):
                self.complaints.append(str(params["args"]))
            case "Log.entryAdded" if params["entry"]["level"] in ("error", "warning"):
                self.complaints.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
