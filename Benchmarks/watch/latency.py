#!/usr/bin/env python3
"""From a new item in a feed that is due to a changed verdict of a followed claim: how long each step takes.

    python3 latency.py ASSAY [--rounds 10] [--documents FOLDER]

An article of invented claims is checked and followed against an archive of the documents in FOLDER (by default the
example's). Then `assay watch` reads one feed a claim from a server on this machine. Each answer is held back until the
watcher has settled; from the moment it is sent, the archive and the followed checks are looked at every 20 ms. Says the
median and the worst of both steps, and ends with status 1 where a verdict did not change. Needs only Python's own library.
"""
import argparse
import json
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ["Alma Veresk", "Jonas Tirel", "Mira Osten", "Paul Kandor", "Sana Iveli", "Tomas Grune", "Ida Marlow", "Oskar Benn",
         "Lena Drost", "Karim Valo"]
TOWNS = ["Selden", "Brackwater", "Nordholm", "Astrel", "Vinnau", "Karsund", "Loreville", "Pelmont", "Ostrava Bay", "Tunmere"]


def claim(number):
    return (f"On {number + 3} March 2026 a court in {TOWNS[number % 10]} fined the journalist {NAMES[number % 10]} "
            f"{(number + 2) * 100} euros for an unregistered broadcast.")


def report(number):
    return (f"A court in {TOWNS[number % 10]} has fined the journalist {NAMES[number % 10]} {(number + 2) * 100} euros for an "
            f"unregistered broadcast. The ruling was handed down on {number + 3} March 2026. Her lawyer said there would be an "
            f"appeal.")


class Feeds(BaseHTTPRequestHandler):
    gates = {}
    sent = {}

    def do_GET(self):
        if not self.path.startswith("/feed"):
            self.send_response(404)
            self.end_headers()
            return
        number = int(self.path.removeprefix("/feed"))
        self.gates[number].wait(25)
        body = (f"<rss version='2.0'><channel><title>Town Paper {number}</title><language>en</language><item>"
                f"<title>{TOWNS[number % 10]}: court fines {NAMES[number % 10]}</title><link>http://paper{number}.example/story</link>"
                f"<guid>g{number}</guid><description>{report(number)}</description></item></channel></rss>").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.sent[number] = time.monotonic()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def value(path, sql, *arguments):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as database:
        row = database.execute(sql, arguments).fetchone()
        return row[0] if row else None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--documents", default=str(ROOT / "Examples/kazakhstan-civic-freedoms/archive"))
    parser.add_argument("--settle", type=float, default=6)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="assay-latency-"))
    archive = folder / "archive.sqlite"
    quiet = dict(check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    subprocess.run([options.assay, "archive", "add", "--db", archive, options.documents], **quiet)
    results = []
    for number in range(options.rounds):
        article = folder / f"article{number}.md"
        article.write_text(f"# Press notes {number}\n\n{claim(number)}\n", encoding="utf-8")
        subprocess.run([options.assay, "check", article, "--db", archive, "--follow"], **quiet)
    before = {row for row in range(options.rounds)}
    Feeds.gates = {number: threading.Event() for number in before}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for number in range(options.rounds):
        # One source at a time, so that each is due when the watcher starts and none waits for another's host.
        sources = folder / "sources.txt"
        sources.write_text(f"http://127.0.0.1:{server.server_port}/feed{number}\n", encoding="utf-8")
        start = value(f"{archive}.follow", "SELECT coalesce(max(id), 0) FROM revision")
        watcher = subprocess.Popen([options.assay, "watch", "--db", archive, "--sources", sources, "--allow-loopback",
                                    "--spacing", "0"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(options.settle)
        Feeds.gates[number].set()
        stored = changed = None
        link = f"http://paper{number}.example/story"
        end = time.monotonic() + 30
        while changed is None and time.monotonic() < end:
            time.sleep(0.02)
            if stored is None and value(archive, "SELECT count(*) FROM document d JOIN passage p ON p.document = d.key "
                                                 "WHERE d.url = ?", link):
                stored = time.monotonic() - Feeds.sent[number]
            if stored is not None and value(f"{archive}.follow", "SELECT count(*) FROM revision WHERE id > ?", start):
                changed = time.monotonic() - Feeds.sent[number]
        watcher.send_signal(signal.SIGINT)
        watcher.wait()
        results.append((stored, changed))
        print(f"{number}: searchable after {stored and round(stored, 2)} s, verdict changed after "
              f"{changed and round(changed, 2)} s", flush=True)
    server.shutdown()
    stored = [first for first, _ in results if first is not None]
    changed = [second - first for first, second in results if second is not None]
    print(json.dumps({
        "rounds": len(results), "changed": len(changed),
        "searchable": {"median": round(statistics.median(stored), 2), "worst": round(max(stored), 2)} if stored else None,
        "verdict": {"median": round(statistics.median(changed), 2), "worst": round(max(changed), 2)} if changed else None,
    }, indent=2))
    if len(changed) < len(results):
        sys.exit("FAILED: a verdict did not change")


if __name__ == "__main__":
    main()
