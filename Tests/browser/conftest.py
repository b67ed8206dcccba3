import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from servers import Assay, Publisher, RecordedAssay
from support import PATIENCE

# What was started with the script is followed by axe into shadow roots and popovers; rules for whole pages hold for our own
# pages only, as a host's landmarks are the host's.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium_path() -> str | None:
    """The browser: ASSAY_CHROMIUM, or Debian's or another one on the path."""
    given = os.environ.get("ASSAY_CHROMIUM")
    return given or next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        arguments = ["--autoplay-policy=no-user-gesture-required", "--mute-audio", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=arguments, chromium_sandbox=False)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """The real server."""
    server = Assay(tmp_path_factory.mktemp("assay"), "--allow-loopback")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def recorded():
    server = RecordedAssay()
    yield server
    server.stop()


@pytest.fixture
def assay(recorded):
    recorded.reset()
    return recorded


@pytest.fixture(scope="session")
def site_server(recorded):
    server = Publisher(recorded.origin)
    yield server
    server.stop()


@pytest.fixture
def site(site_server, assay):
    site_server.pages.clear()
    site_server.requests.clear()
    return site_server


@pytest.fixture
def open_page(browser):
    """Opens pages in contexts of their own; a page's error or a blocked request by the policy fails the test."""
    contexts = []
    problems = []

    def open_page(address: str | None = None, **options):
        script = options.pop("script", None)
        options.setdefault("viewport", {"width": 1280, "height": 900})
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE * 1000)
        page = context.new_page()
        # Before anything else runs: count what moves without having been asked to.
        page.add_init_script(
            "window.shifts = []; new PerformanceObserver((list) => { for (const entry of list.getEntries()) "
            "if (!entry.hadRecentInput) window.shifts.push({ value: entry.value, sources: entry.sources.map((s) => s.node?.nodeName) }); })"
            ".observe({ type: 'layout-shift', buffered: true });"
        )
        if script:
            page.add_init_script(script)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda message: "Content Security Policy" in message.text and problems.append(message.text))
        if address:
            page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def violations():
    """What axe-core finds wrong on a page, in the form that a failing test prints."""

    def violations(page, include: str | None = None, without: tuple[str, ...] = ()):
        options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "rules": {rule: {"enabled": False} for rule in without}}
        found = Axe().run(page, context=include, options=options).response["violations"]
        return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]

    return violations
