"""Chromium, driven by Selenium: the system's own browser, shut off from every other machine."""

from __future__ import annotations

import base64
import contextlib
import functools
import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium_axe_python import Axe

WIDE = (1280, 900)
PHONE = (390, 844)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)


@contextlib.contextmanager
def chromium(profile: Path) -> Iterator[Chrome]:
    """Run a browser with a fresh profile until the block ends."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    missing = "chromium or chromedriver is missing: run sh tests/browser/need-chromium.sh"
    assert program is not None, missing
    assert driver is not None, missing
    options = ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    running = Chrome(options=options, service=ChromeService(executable_path=driver))
    running.set_script_timeout(300)
    try:
        yield running
    finally:
        running.quit()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine until the block ends; yield its address, without a slash."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@dataclass
class Page:
    """One page in the browser: open it, look at it, and ask what is wrong with it."""

    driver: Chrome

    def open(self, address: str, size: tuple[int, int] = WIDE) -> None:
        """Open an address in a viewport of this many CSS pixels, and forget what came before."""
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(address)

    def evaluate(self, script: str, *arguments: object) -> Any:
        """Return what a script returns."""
        return self.driver.execute_script(script, *arguments)

    def requests(self) -> list[str]:
        """Return every address asked of a server since the page was opened, once each call."""
        told = (
            json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")
        )
        sent = [m for m in told if m["method"] == "Network.requestWillBeSent"]
        addresses = [message["params"]["request"]["url"] for message in sent]
        return [address for address in addresses if not address.startswith("data:")]

    def complaints(self) -> list[str]:
        """Return what the browser's console says of the page: errors and warnings."""
        return [
            entry["message"]
            for entry in self.driver.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING")
        ]

    def barriers(self) -> list[str]:
        """Return what axe finds against WCAG 2.2 A and AA and its best practices."""
        axe = Axe(self.driver)
        axe.inject()
        return [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in axe.run(options={"resultTypes": ["violations"]})["violations"]
            for node in rule["nodes"]
        ]

    def overflow(self) -> int:
        """Return by how many CSS pixels the page is wider than its window; 0 if it fits."""
        wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        return int(self.evaluate(f"return Math.max(0, {wider})"))

    def picture(self, file: Path, *, whole: bool = False) -> Path:
        """Write a picture of the window, or of the whole page."""
        shot = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": whole}
        )
        file.write_bytes(base64.b64decode(shot["data"]))
        return file
