#!/usr/bin/env python3
"""Load on a running server: pages at a steady rate, streams, and many checks at once. Python's standard library alone.

    ./assay serve --db newsroom.sqlite --port 8123 --rate 1000000 &
    Benchmarks/server/run.py http://127.0.0.1:8123 --article Examples/kazakhstan-civic-freedoms/article.md --pid $!

Requests are sent at their times whether or not earlier ones were answered, and each is timed from when it was due, so a
server that stalls cannot hide it.
"""
import argparse
import asyncio
import json
import time
import urllib.parse
import urllib.request


class Client:
    """A connection that is kept open."""

    def __init__(self, host, port):
        self.host, self.port, self.reader, self.writer = host, port, None, None

    async def get(self, path):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection(self.host, self.port)
        self.writer.write(
            f"GET {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = await self.reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await self.reader.readexactly(length)
        return int(head.split(b" ", 2)[1]), length


def resident(pid):
    """Megabytes of memory of a process; nan where it is not known."""
    try:
        with open(f"/proc/{pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    except (OSError, StopIteration):
        return float("nan")


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


async def pages(host, port, path, rate, seconds, connections):
    """Requests at a steady rate; gives their latencies in milliseconds, and the failures."""
    idle = asyncio.Queue()
    for _ in range(connections):
        idle.put_nowait(Client(host, port))
    latencies, failures, sizes = [], 0, set()

    async def one(due):
        nonlocal failures
        client = await idle.get()
        try:
            status, size = await client.get(path)
            latencies.append((time.perf_counter() - due) * 1000)
            sizes.add(size)
            failures += status != 200
        except (OSError, asyncio.IncompleteReadError):
            failures += 1
            client = Client(host, port)
        finally:
            idle.put_nowait(client)

    start = time.perf_counter()
    tasks = []
    for number in range(int(rate * seconds)):
        due = start + number / rate
        if (wait := due - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        tasks.append(asyncio.create_task(one(due)))
        if len(tasks) > 5000:
            await asyncio.gather(*tasks)
            tasks = []
    await asyncio.gather(*tasks)
    return latencies, failures, sizes


def call(base, path, body=None, kind="text/markdown"):
    request = urllib.request.Request(base + path, data=body, headers={"Content-Type": kind} if body else {})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


async def stream(host, port, path):
    """Listens to the end of a stream; gives the number of events."""
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    events = 0
    while line := await reader.readline():
        events += line.startswith(b"event:")
        if line.startswith((b"event: finished", b"event: failed")):
            break
    writer.close()
    return events


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("--article", required=True)
    parser.add_argument("--pid", type=int, default=0)
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--streams", type=int, default=500)
    parser.add_argument("--checks", type=int, default=20)
    given = parser.parse_args()
    place = urllib.parse.urlsplit(given.base)
    host, port = place.hostname, place.port
    with open(given.article, "rb") as file:
        article = file.read()

    first = call(given.base, "/api/v1/checks", article)
    await stream(host, port, first["links"]["events"])
    page = first["links"]["page"]
    await pages(host, port, page, 50, 2, 8)
    before = resident(given.pid)
    latencies, failures, sizes = await pages(
        host, port, page, given.rate, given.seconds, given.connections)
    print(
        f"pages: {len(latencies)} of {max(sizes)} bytes at {given.rate:g}/s: median {percentile(latencies, .5):.1f} ms, "
        f"95th {percentile(latencies, .95):.1f} ms, 99th {percentile(latencies, .99):.1f} ms, {failures} failed; "
        f"memory {before:.0f} -> {resident(given.pid):.0f} MB", flush=True)

    # A new article: every run adds a line, so that it is not the check of the run before.
    mark = f"\n\nThis line was added at {time.time_ns()}.\n".encode()
    check = call(given.base, "/api/v1/checks", article + mark)
    start = time.perf_counter()
    heard = await asyncio.gather(
        *(stream(host, port, check["links"]["events"]) for _ in range(given.streams)), return_exceptions=True)
    whole = [events for events in heard if isinstance(events, int)]
    print(
        f"streams: {len(whole)} of {given.streams} heard the check to its end, {min(whole or [0])} to {max(whole or [0])} "
        f"events each, {time.perf_counter() - start:.1f} s; memory {resident(given.pid):.0f} MB", flush=True)

    start = time.perf_counter()
    short = b"# A short article\n\nOrda.kz was searched on 1 December 2025. Gulnara Bazhkenova heads Orda.kz.\n"
    asked = [
        call(given.base, "/api/v1/checks", short + f"\nNumber {number} of {time.time_ns()}.\n".encode())
        for number in range(given.checks)
    ]
    waiting = [asyncio.create_task(stream(host, port, check["links"]["events"])) for check in asked]
    latencies = []
    client = Client(host, port)
    while not all(task.done() for task in waiting):
        due = time.perf_counter()
        await client.get(page)
        latencies.append((time.perf_counter() - due) * 1000)
        await asyncio.sleep(0.05)
    states = [call(given.base, check["links"]["self"])["status"] for check in asked]
    print(
        f"checks: {states.count('done')} of {given.checks} submitted at once are done after "
        f"{time.perf_counter() - start:.1f} s; a page meanwhile: median {percentile(latencies, .5):.1f} ms, "
        f"95th {percentile(latencies, .95):.1f} ms, worst {max(latencies):.1f} ms", flush=True)


asyncio.run(main())
