#!/usr/bin/env python3
"""How fast feeds are parsed, and how rightly: Assay beside feedparser, on the same files in one run.

    pip install feedparser
    python3 parse.py ASSAY [--copies 40]

The files are the corpus of the tests (Tests/AssaySourcesTests/Fixtures/feeds.jsonl) and larger feeds made here. Assay is
timed as a process that prints everything it reads, its start included; feedparser is timed inside this one. Rightness is
the share of feeds of the corpus for which the number of items, and their headlines and addresses where the corpus
expects them, are as expected.
"""
import argparse
import base64
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import feedparser

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "Tests" / "AssaySourcesTests" / "Fixtures" / "feeds.jsonl"


def large(items):
    text = "The court ruled &amp; the editor was fined. <![CDATA[<p>Long <b>text</b> of a story.</p>]]> " * 12
    return ("<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>D</title>" + "".join(
        f"<item><title>Case {n}</title><link>https://news.example/{n}</link><guid>g{n}</guid>"
        f"<pubDate>Mon, 01 Dec 2025 10:00:00 GMT</pubDate><description>{text}</description></item>"
        for n in range(items)) + "</channel></rss>").encode()


def right(expect, items):
    """Whether items (title, link) are as the corpus expects them; None where the corpus says nothing."""
    if "items" not in expect:
        return None
    if len(items) != len(expect["items"]):
        return False
    for (title, link), wanted in zip(items, expect["items"]):
        if "title" in wanted and (title or None) != wanted["title"] or "link" in wanted and (link or None) != wanted["link"]:
            return False
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("--copies", type=int, default=40)
    options = parser.parse_args()
    lines = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, line in enumerate(lines):
            path = Path(folder) / f"{number:04}.xml"
            path.write_bytes(base64.b64decode(line["base64"]) if "base64" in line else line["text"].encode())
            files.append(path)
        # Rightness: without the few feeds whose charset only a server's header tells.
        answer = subprocess.run([options.assay, "watch", "try", "--url", lines[0]["address"], *files], capture_output=True, text=True)
        read = {Path(feed["input"]).name: feed for feed in map(json.loads, answer.stdout.splitlines())}
        ours, theirs = [], []
        for path, line in zip(files, lines):
            if line["charset"] or "items" not in line["expect"]:
                continue
            feed = read.get(path.name)
            ours.append(right(line["expect"], [(i.get("title"), i.get("url")) for i in feed["items"]] if feed else []))
            try:
                peer = feedparser.parse(path.read_bytes(), response_headers={"content-location": line["address"]})
                theirs.append(right(line["expect"], [(e.get("title"), e.get("link")) for e in peer.entries]))
            except Exception:  # noqa: BLE001 - whatever it throws, the feed was not read
                theirs.append(False)
        big = []
        for number in range(options.copies):
            path = Path(folder) / f"big{number}.xml"
            path.write_bytes(large(50))
            big.append(path)
        size = sum(path.stat().st_size for path in big)
        begin = time.perf_counter()
        subprocess.run([options.assay, "watch", "try", *big], stdout=subprocess.DEVNULL, check=True)
        own = time.perf_counter() - begin
        begin = time.perf_counter()
        for path in big:
            feedparser.parse(path.read_bytes())
        peer = time.perf_counter() - begin
    result = {
        "corpus": len(ours), "right": sum(map(bool, ours)), "feedparserRight": sum(map(bool, theirs)),
        "megabytes": round(size / 1e6, 2), "seconds": round(own, 3), "feedparserSeconds": round(peer, 3),
        "megabytesPerSecond": round(size / 1e6 / own, 1), "feedparserMegabytesPerSecond": round(size / 1e6 / peer, 2),
        "timesFaster": round(peer / own, 1), "feedparserVersion": feedparser.__version__,
    }
    print(json.dumps(result, indent=2))
    if result["right"] < result["corpus"]:
        sys.exit(1)


if __name__ == "__main__":
    main()
