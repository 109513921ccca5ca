"""A headless Chromium, driven over its debugging pipe (Chrome DevTools Protocol)."""

import base64
import json
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any

PROGRAM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
PATIENCE = 60
"""Seconds after which a browser that does not answer is given up."""

_LOADED = "Page.loadEventFired"
_SPOKEN = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
_REQUEST = "Network.requestWillBeSent"


class Tab:
    """One page of the browser; `spoken` are its console messages, `asked` the addresses loaded."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._rest, self._last, self._session = b"", 0, ""
        self.spoken: list[dict[str, Any]] = []
        self.asked: list[str] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        found = self("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **given: Any) -> dict[str, Any]:
        """Return the result of a command of the protocol."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": given}
        message |= {"sessionId": self._session} if self._session else {}
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        result: dict[str, Any] = self._until(lambda each: each.get("id") == self._last)["result"]
        return result

    def _until(self, wanted: Any) -> dict[str, Any]:
        while True:
            while b"\0" not in self._rest:
                if not select([self._answers], [], [], PATIENCE)[0]:
                    raise TimeoutError("the browser does not answer")
                piece = os.read(self._answers, 1 << 20)
                if not piece:
                    raise EOFError("the browser has ended")
                self._rest += piece
            line, _, self._rest = self._rest.partition(b"\0")
            message: dict[str, Any] = json.loads(line)
            if message.get("method") in _SPOKEN:
                self.spoken.append(message["params"])
            if message.get("method") == _REQUEST:
                self.asked.append(message["params"]["request"]["url"])
            if wanted(message):
                return message

    def resize(self, width: int, dark: bool = False) -> None:
        """Give the window a width, in a light or dark scheme."""
        scheme = "dark" if dark else "light"
        self(
            "Emulation.setEmulatedMedia",
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )
        self(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )

    def show(self, page: Path) -> None:
        """Load a page and wait until it is complete."""
        self("Page.navigate", url=page.as_uri())
        self._until(lambda each: each.get("method") == _LOADED)

    def value(self, expression: str) -> Any:
        """Return what an expression of JavaScript comes to on the page."""
        return self("Runtime.evaluate", expression=expression, returnByValue=True)["result"][
            "value"
        ]

    def picture(self, width: int, height: int) -> bytes:
        """Return the top of the page as PNG."""
        clip = {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}
        drawn = self("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        return base64.b64decode(drawn["data"])


@contextmanager
def browser(home: Path) -> Iterator[Tab]:
    """Run a browser that keeps its files in a folder, and yield its page."""
    assert PROGRAM
    (read, commands), (answers, write) = os.pipe(), os.pipe()
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
    options += ["--no-first-run", "--disable-background-networking", f"--user-data-dir={home}"]
    # The browser takes commands from descriptor 3 and answers on 4.
    opened = [(os.POSIX_SPAWN_OPEN, to, os.devnull, os.O_WRONLY, 0) for to in (1, 2)]
    piped = [(os.POSIX_SPAWN_DUP2, read, 3), (os.POSIX_SPAWN_DUP2, write, 4)]
    process = os.posix_spawn(
        PROGRAM, [PROGRAM, *options], os.environ, file_actions=[*opened, *piped]
    )
    os.close(read)
    os.close(write)
    try:
        yield Tab(commands, answers)
    finally:
        os.close(commands)
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)
        os.close(answers)
