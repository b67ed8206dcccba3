"""The server as a process: killed in the middle of a check, and beside an archive that grows."""

import subprocess
import time

from servers import ROOT, Assay
from support import PATIENCE

SHORT = "# A vote\n\nThe council of the Merrow Islands voted on 12 November 2025. Eleven of the fifteen councillors were in favour.\n"


def until(state, seconds: float = PATIENCE):
    """Waits for something that is true at last, and gives it."""
    deadline = time.monotonic() + seconds
    while not (value := state()):
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.05)
    return value


def test_a_killed_server_goes_on_with_its_checks_and_has_lost_nothing(tmp_path):
    server = Assay(tmp_path, "--offline")
    try:
        published = server.submit(SHORT)
        server.get(f"/api/v1/checks/{published}/events")  # ends with the check
        report = server.json(f"/api/v1/checks/{published}")["report"]
        page = server.get(f"/checks/{published}")

        article = (ROOT / "Examples/kazakhstan-civic-freedoms/article.md").read_text()
        running = server.submit(article)
        waiting = server.submit(SHORT + "\nIt was a Wednesday.\n")
        check = lambda name: server.json(f"/api/v1/checks/{name}")
        until(lambda: check(running)["progress"]["done"] > 0 and check(running)["status"] == "running")
        server.kill()
        server.start()

        assert check(published)["report"] == report
        assert server.get(f"/checks/{published}") == page
        assert check(running)["status"] in ("queued", "running") and check(waiting)["status"] == "queued"
        for name in (running, waiting):
            server.get(f"/api/v1/checks/{name}/events")
            done = check(name)
            assert done["status"] == "done" and done["report"]["summary"]["claims"] > 0
        assert [one["id"] for one in server.json("/api/v1/checks")["checks"]] == [waiting, running, published]
    finally:
        server.stop()


# In words of its own: a sentence that repeats the article is no evidence for it.
NOTE = """---
title: Skerry elects a mayor
url: https://courier.example/2025/05/05/skerry-mayor
source: The Courier
published: 2025-05-05
language: en
---

Sunniva Hale was elected mayor of Skerry on 4 May 2025, the council said. She takes office in June.
"""


def test_what_comes_into_the_archive_changes_a_followed_verdict(tmp_path, open_page, violations):
    server = Assay(tmp_path, "--offline", "--follow")
    try:
        check = server.submit("# A new mayor\n\nSunniva Hale was elected mayor of Skerry on 4 May 2025.\n")
        server.get(f"/api/v1/checks/{check}/events")  # ends with the check
        assert [claim["verdict"] for claim in server.json(f"/api/v1/checks/{check}")["report"]["claims"]] == ["notEnoughEvidence"]
        assert server.json(f"/api/v1/checks/{check}/revisions") | {"since": ""} == {"followed": True, "since": "", "revisions": []}

        note = tmp_path / "note.md"
        note.write_text(NOTE)
        subprocess.run([server.program, "archive", "add", "--db", str(server.database), str(note)], check=True, capture_output=True)
        revisions = until(lambda: server.json(f"/api/v1/checks/{check}/revisions")["revisions"])
        assert [(one["from"], one["to"]) for one in revisions] == [("notEnoughEvidence", "supported")]

        page = open_page(f"{server.origin}/checks/{check}")
        notice = page.get_by_role("region", name="Changed since this check")
        assert "now: Supported (was: Not Enough Evidence)" in notice.inner_text()
        notice.get_by_role("link", name="What changed, and why").click()
        change = page.locator(".revision")
        assert "Sunniva Hale was elected mayor of Skerry on 4 May 2025, the council said." in change.locator("blockquote").inner_text()
        assert change.get_by_role("link", name="Skerry elects a mayor").get_attribute("href").startswith("https://courier.example/")
        for address in [page.url, f"{server.origin}/changes", f"{server.origin}/checks/{check}", f"{server.origin}/checks/{check}/claims/1"]:
            page = open_page(address, viewport={"width": 375, "height": 667}, bypass_csp=True)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert violations(page) == []
    finally:
        server.stop()
