#!/usr/bin/env python3
"""One full pass over many sources, on this machine: how long, how much memory, and whether anything is lost.

    python3 load.py ASSAY ADDRESSES [--sources 55000] [--connections 128] [--spacing 0.3] [--kills 3] [--folder DIR]

ADDRESSES: feed addresses, the first word of each line; `.gz` is unpacked. They are all asked of a server on loopback
(feed_server.py) as http addresses: no name is resolved, and nothing leaves the machine. With --kills the watcher is killed with SIGKILL so
many times on the way and started again. Ends with status 1 where an item was lost, or a host was asked more often
than agreed. Needs only Python's own library.
"""
import argparse
import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def addresses(path, limit):
    opener = gzip.open if path.endswith(".gz") else open
    seen = []
    known = set()
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            word = line.split()[0] if line.split() else ""
            if word.startswith(("http://", "https://")):
                address = "http://" + word.split("://", 1)[1]
                if address not in known:
                    known.add(address)
                    seen.append(address)
    # More are wanted than there are: the same paths on further hosts.
    number = 0
    while len(seen) < limit:
        host, _, rest = seen[number].removeprefix("http://").partition("/")
        seen.append(f"http://more{number}.{host}/{rest}")
        number += 1
    return seen[:limit]


def peak_memory(pid):
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("assay")
    parser.add_argument("addresses")
    parser.add_argument("--sources", type=int, default=55_000)
    parser.add_argument("--connections", type=int, default=128)
    parser.add_argument("--spacing", type=float, default=0.3)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--folder")
    options = parser.parse_args()
    folder = Path(options.folder or tempfile.mkdtemp(prefix="assay-load-"))
    folder.mkdir(parents=True, exist_ok=True)
    sources = addresses(options.addresses, options.sources)
    (folder / "sources.txt").write_text("\n".join(sources), encoding="utf-8")
    report = folder / "server.json"
    server = subprocess.Popen(
        [sys.executable, HERE / "feed_server.py", "--port", str(options.port), "--report", report], stdout=subprocess.PIPE)
    server.stdout.readline()
    command = [options.assay, "watch", "--db", folder / "archive.sqlite", "--sources", folder / "sources.txt", "--once",
               "--connections", str(options.connections), "--spacing", str(options.spacing), "--allow-loopback",
               "--connect-to", f"127.0.0.1:{options.port}"]
    begin = time.monotonic()
    peak = 0
    kills = 0
    status = None
    while status is None:
        # Killed after a quarter, a half and three quarters of the sources.
        watcher = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        while watcher.poll() is None:
            time.sleep(1)
            peak = max(peak, peak_memory(watcher.pid))
            if kills < options.kills and done(folder) >= (kills + 1) * len(sources) // (options.kills + 1):
                watcher.send_signal(signal.SIGKILL)
                watcher.wait()
                kills += 1
                break
        else:
            status = watcher.returncode
    seconds = time.monotonic() - begin
    server.send_signal(signal.SIGTERM)
    server.wait()
    served = json.loads(report.read_text())
    with sqlite3.connect(folder / "archive.sqlite") as database:
        stored = {row[0] for row in database.execute("SELECT url FROM document")}
    lost = [link for link in served.pop("items") if link not in stored]
    usage = os.times()
    result = {
        "sources": len(sources), "seconds": round(seconds, 1), "sourcesPerSecond": round(len(sources) / seconds, 1),
        "peakMemoryMB": round(peak), "documents": len(stored), "lost": len(lost), "kills": kills, "status": status,
        "processorSecondsOfChildren": round(usage.children_user + usage.children_system, 1), "server": served,
    }
    print(json.dumps(result, indent=2))
    polite = served["mostAtOnceOnOneHost"] <= 1 and served["closestVisitsOnOneHost"] >= options.spacing * 0.9
    if lost or status != 0 or not polite:
        print("FAILED:", "items were lost" if lost else "the watcher failed" if status else "a host was pressed", file=sys.stderr)
        sys.exit(1)


def done(folder):
    try:
        with sqlite3.connect(f"file:{folder / 'archive.sqlite.watch'}?mode=ro", uri=True, timeout=5) as database:
            return database.execute("SELECT count(*) FROM source WHERE visited IS NOT NULL").fetchone()[0]
    except sqlite3.Error:
        return 0


if __name__ == "__main__":
    main()
