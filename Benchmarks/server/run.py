#!/usr/bin/env python3
"""Load on a running server: weight of a page, pages at a steady rate, memory over many requests, streams, and many checks
at once. Python's standard library alone.

    ./assay serve --db newsroom.sqlite --port 8123 --rate 1000000 &
    Benchmarks/server/run.py http://127.0.0.1:8123 --article Examples/kazakhstan-civic-freedoms/article.md --pid $!

Requests are sent at their times whether or not earlier ones were answered, and each is timed from when it was due, so a
server that stalls cannot hide it. With --pid, the server's own processor time is told as well: it is what is left of a
figure when other programs use the machine.
"""
import argparse
import asyncio
import gzip
import json
import os
import re
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


def processor(pid):
    """Seconds of processor time that a process has used; nan where it is not known."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, IndexError, ValueError):
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


async def many(host, port, path, count, connections, pid):
    """Requests one after the other on each connection; gives the memory after every tenth of them, and the failures."""
    left, failures, memory = count, 0, []

    async def one():
        nonlocal left, failures
        client = Client(host, port)
        while left > 0:
            left -= 1
            if left % (count // 10) == 0:
                memory.append(resident(pid))
            try:
                failures += (await client.get(path))[0] != 200
            except (OSError, asyncio.IncompleteReadError):
                failures += 1
                client = Client(host, port)

    await asyncio.gather(*(one() for _ in range(connections)))
    return memory, failures


def transferred(base, path):
    """Bytes of an answer as it is sent to a browser, and the text of it."""
    request = urllib.request.Request(base + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=60) as response:
        body = response.read()
        if response.headers["Content-Encoding"] == "gzip":
            return len(body), gzip.decompress(body).decode()
        return len(body), body.decode()


def weight(base, page):
    """Bytes of a page and of each file that it loads."""
    size, text = transferred(base, page)
    files = sorted(set(re.findall(r'<(?:script|link)[^>]*?(?:src|href)="(/(?:assets/|assay\.js)[^"]*)"', text)))
    return size, {file: transferred(base, file)[0] for file in files}


def joined(paths):
    """The articles as one; the head of the first counts for all."""
    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return "\n\n".join([texts[0], *(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S) for text in texts[1:])]).encode()


def call(base, path, body=None, kind="text/markdown"):
    request = urllib.request.Request(base + path, data=body, headers={"Content-Type": kind} if body else {})
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)


async def submit(host, port, article, client):
    """Submits from an address of loopback of the client's own; gives the check."""
    reader, writer = await asyncio.open_connection(host, port, local_addr=(client, 0))
    writer.write(
        f"POST /api/v1/checks HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Type: text/markdown\r\n"
        f"Content-Length: {len(article)}\r\nConnection: close\r\n\r\n".encode() + article)
    answer = await reader.read()
    writer.close()
    return json.loads(answer.split(b"\r\n\r\n", 1)[1])


async def stream(host, port, path):
    """Listens to the end of a stream; gives the number of events, and when it ended."""
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    events = 0
    while line := await reader.readline():
        events += line.startswith(b"event:")
        if line.startswith((b"event: finished", b"event: failed")):
            break
    writer.close()
    return events, time.perf_counter()


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument(
        "--article", required=True, nargs="+", help="the article whose page is asked for; several are joined to a long one")
    parser.add_argument("--pid", type=int, default=0, help="the server's process")
    parser.add_argument("--parts", default="weight,pages,memory,streams,checks", help="which parts, separated by commas")
    parser.add_argument("--rate", type=float, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--streams", type=int, default=500)
    parser.add_argument("--checks", type=int, default=20)
    given = parser.parse_args()
    parts = given.parts.split(",")
    place = urllib.parse.urlsplit(given.base)
    host, port = place.hostname, place.port
    article = joined(given.article)

    first = call(given.base, "/api/v1/checks", article)
    await stream(host, port, first["links"]["events"])
    page = first["links"]["page"]

    if "weight" in parts:
        report = call(given.base, first["links"]["self"])["report"]
        size, files = weight(given.base, page)
        print(
            f"weight: {report['article']['words']} words, {report['summary']['claims']} claims: the page {size} bytes, with "
            f"everything {size + sum(files.values())} bytes (" + ", ".join(f"{name} {bytes}" for name, bytes in files.items())
            + ")", flush=True)

    if "pages" in parts:
        await pages(host, port, page, 50, 2, 8)
        before, used = resident(given.pid), processor(given.pid)
        latencies, failures, sizes = await pages(host, port, page, given.rate, given.seconds, given.connections)
        used = (processor(given.pid) - used) * 1000 / max(1, len(latencies))
        print(
            f"pages: {len(latencies)} of {max(sizes)} bytes at {given.rate:g}/s: median {percentile(latencies, .5):.1f} ms, "
            f"95th {percentile(latencies, .95):.1f} ms, 99th {percentile(latencies, .99):.1f} ms, {failures} failed; "
            f"{used:.2f} ms of processor time each; memory {before:.0f} -> {resident(given.pid):.0f} MB", flush=True)

    if "memory" in parts:
        start, used = time.perf_counter(), processor(given.pid)
        memory, failures = await many(host, port, page, given.requests, 16, given.pid)
        seconds = time.perf_counter() - start
        print(
            f"memory: {given.requests} requests in {seconds:.0f} s ({given.requests / seconds:.0f}/s, "
            f"{(processor(given.pid) - used) * 1000 / given.requests:.2f} ms of processor time each), {failures} failed; MB after "
            f"each tenth: {' '.join(f'{megabytes:.0f}' for megabytes in memory)}", flush=True)

    if "streams" in parts:
        # A new article: every run adds a line, so that it is not the check of the run before.
        mark = f"\n\nThis line was added at {time.time_ns()}.\n".encode()
        check = call(given.base, "/api/v1/checks", article + mark)
        start = time.perf_counter()
        heard = await asyncio.gather(
            *(stream(host, port, check["links"]["events"]) for _ in range(given.streams)), return_exceptions=True)
        whole = [one[0] for one in heard if isinstance(one, tuple)]
        print(
            f"streams: {len(whole)} of {given.streams} heard the check to its end, {min(whole or [0])} to "
            f"{max(whole or [0])} events each, {time.perf_counter() - start:.1f} s; memory {resident(given.pid):.0f} MB",
            flush=True)

    if "checks" in parts:
        # One client asks for many, another for some, a third, last of all, for one.
        clients = ["127.0.0.2"] * (given.checks - 5) + ["127.0.0.3"] * 4 + ["127.0.0.4"]
        short = b"# A short article\n\nOrda.kz was searched on 1 December 2025. Gulnara Bazhkenova heads Orda.kz.\n"
        start = time.perf_counter()
        asked = [
            await submit(host, port, short + f"\nNumber {number} of {time.time_ns()}.\n".encode(), client)
            for number, client in enumerate(clients)
        ]
        waiting = [asyncio.create_task(stream(host, port, check["links"]["events"])) for check in asked]
        latencies = []
        client = Client(host, port)
        while not all(task.done() for task in waiting):
            due = time.perf_counter()
            await client.get(page)
            latencies.append((time.perf_counter() - due) * 1000)
            await asyncio.sleep(0.05)
        ended = sorted(range(len(asked)), key=lambda number: waiting[number].result()[1])
        places = {name: [ended.index(number) + 1 for number, one in enumerate(clients) if one == name] for name in set(clients)}
        states = [call(given.base, check["links"]["self"])["status"] for check in asked]
        print(
            f"checks: {states.count('done')} of {given.checks} submitted at once are done after "
            f"{time.perf_counter() - start:.1f} s; the client that asked last for one got it as number "
            f"{places['127.0.0.4'][0]}, the one before for four as numbers {', '.join(map(str, places['127.0.0.3']))}; a page "
            f"meanwhile: median {percentile(latencies, .5):.1f} ms, 95th {percentile(latencies, .95):.1f} ms, worst "
            f"{max(latencies):.1f} ms", flush=True)


asyncio.run(main())
