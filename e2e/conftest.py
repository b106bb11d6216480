"""The running demo, and browsers of a phone and of a desktop that look at it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

QVEVRI = Path(sys.executable).parent / "qvevri"
PREPARING_SECONDS = 300
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PREPARING_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the demo ended with {process.returncode}")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the demo did not start")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo that runs for these tests alone."""
    home = tmp_path_factory.mktemp("home")
    port = free_port()
    environment = os.environ | {"QVEVRI_HOME": str(home), "QVEVRI_DEMO": "1"}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with (home / "log").open("wb") as log:
        command = [str(QVEVRI), "demo", "--port", str(port)]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail("chromium is needed: apt-get install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def open_browser(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a browser of somebody: own cookies, a width of 360 (phone) unless told."""
    opened: list[BrowserContext] = []

    def open_one(width: int = 360, language: str = "ka", *, scripts: bool = True) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": 780},
            locale=language,
            java_script_enabled=scripts,
            has_touch=width < 600,
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def phone(open_browser: Callable[..., BrowserContext]) -> Page:
    """A farmer's phone, in Georgian."""
    return open_browser(360, "ka").new_page()


@pytest.fixture
def desktop(open_browser: Callable[..., BrowserContext]) -> Page:
    """An importer's desktop, in English."""
    return open_browser(1280, "en").new_page()
