"""A server that is killed: what it was doing goes on, and what it published is there."""

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
