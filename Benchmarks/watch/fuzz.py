#!/usr/bin/env python3
"""Hundreds of thousands of mutated feeds through the program: none may crash it, hang it or make it grow.

    python3 fuzz.py ASSAY [--feeds 200000] [--batch 5000] [--seed 1]

The feeds of the tests (Tests/AssaySourcesTests/Fixtures/feeds.jsonl) are changed at random: bytes turned, cut, doubled,
spliced with pieces of another feed, mark-up put in. Each batch is read by one process of `assay watch try`; its memory is
sampled while it runs. Ends with status 1 where a process is ended by a signal, takes longer than its time, or uses more
than 64 MB more in its last quarter than in its second. Needs only Python's own library.
"""
import argparse
import base64
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "Tests" / "AssaySourcesTests" / "Fixtures" / "feeds.jsonl"
PIECES = [b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"&", b"<", b">", b"\0", b"<br>", b"&#", b"&#x110000;", b"<!--",
          b"\"", b"<title>", b"<!DOCTYPE x [<!ENTITY a '&a;&a;'>]>", b"\xff\xfe", b"\xed\xa0\x80", b"<?xml version='1.0'?>",
          b"xml:base='..'", b"{\"items\":[", b"]}", b"&amp;lt;" * 50, b"<b>" * 200]


def corpus():
    feeds = []
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        sample = json.loads(line)
        if "base64" in sample:
            feeds.append(base64.b64decode(sample["base64"]))
        elif "text" in sample:
            feeds.append(sample["text"].encode("utf-8", "surrogatepass"))
    return feeds


def mutated(feeds, rng):
    data = bytearray(rng.choice(feeds))
    for _ in range(rng.randint(1, 8)):
        place = rng.randrange(len(data)) if data else 0
        kind = rng.randrange(6)
        if kind == 0 and data:
            data[place] = rng.randrange(256)
        elif kind == 1:
            del data[place:place + rng.randint(1, 40)]
        elif kind == 2:
            data[place:place] = rng.choice(PIECES)
        elif kind == 3:
            data[place:place] = data[place:place + rng.randint(1, 200)] * rng.randint(1, 20)
        elif kind == 4:
            other = rng.choice(feeds)
            begin = rng.randrange(len(other)) if other else 0
            data[place:place] = other[begin:begin + rng.randint(1, 300)]
        else:
            del data[place:]
    return bytes(data)


def memory(pid):
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6
    except (OSError, IndexError, ValueError):
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("--feeds", type=int, default=200_000)
    parser.add_argument("--batch", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    assay = str(Path(options.assay).resolve())
    feeds = corpus()
    rng = random.Random(options.seed)
    done = 0
    highest = 0
    growth = 0
    begin = time.monotonic()
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    while done < options.feeds:
        with tempfile.TemporaryDirectory(dir=base) as folder:
            names = []
            for number in range(min(options.batch, options.feeds - done)):
                name = f"{number}.xml"
                (Path(folder) / name).write_bytes(mutated(feeds, rng))
                names.append(name)
            process = subprocess.Popen([assay, "watch", "try", "--url", "https://news.example/feed.xml", *names], cwd=folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            samples = []
            start = time.monotonic()
            while process.poll() is None:
                size = memory(process.pid)
                if size:
                    samples.append(size)
                if time.monotonic() - start > 600:
                    process.kill()
                    sys.exit(f"FAILED: a batch took more than 600 s (seed {options.seed}, from feed {done})")
                time.sleep(0.02)
            if process.returncode < 0 or process.returncode > 1:
                sys.exit(f"FAILED: status {process.returncode} (seed {options.seed}, from feed {done}); files are lost: run "
                         f"again with --batch 100 to find the one")
            quarter = len(samples) // 4
            if quarter > 3:
                growth = max(growth, max(samples[-quarter:]) - max(samples[quarter:2 * quarter]))
            highest = max(highest, max(samples, default=0))
            done += len(names)
            print(f"{done} feeds, {time.monotonic() - begin:.0f} s, at most {highest:.0f} MB, growth {growth:.1f} MB", flush=True)
    if growth > 64:
        sys.exit("FAILED: the memory grows")


if __name__ == "__main__":
    main()
