#!/usr/bin/env python3
"""A web server that plays tens of thousands of publications on this machine's loopback address.

    python3 feed_server.py [--port 8099] [--items 12] [--report FILE]

Every host is served, told apart by the Host header. What a
source does is drawn from the hash of its address, so that it is the same in every run: most serve a feed (half of them
with ETags and 304 answers, half compressed), some are slow, broken, moved, gone, enormous, endless or malicious.

The server counts, and checks the watcher's manners: how many requests one host had at once, and how far apart visits to
one host began. At an interrupt it writes the report: requests by behaviour, manners broken, and for every item served
its address, so that it can be seen whether one was lost. Needs only Python's own library.
"""
import argparse
import asyncio
import gzip
import hashlib
import json
import random
import signal
import time
from collections import Counter, defaultdict

WORDS = ("court ruled editor fined law minister parliament region water price strike school border village report "
         "police journalist appeal decree budget river road bank energy union vote protest hospital harvest").split()
# Behaviour, and how many sources of a thousand have it.
SHARES = [("slow", 20), ("drip", 5), ("silent", 3), ("notFound", 25), ("gone", 5), ("forbidden", 10), ("serverError", 15),
          ("rateLimited", 5), ("moved", 20), ("loop", 3), ("endless", 3), ("bomb", 3), ("huge", 2), ("laughs", 3),
          ("malformed", 30), ("page", 10), ("cutOff", 5)]
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"


class Server:
    def __init__(self, options):
        self.items = options.items
        self.counts = Counter()
        self.at_once = Counter()
        self.most_at_once = Counter()
        self.last_visit = {}
        self.closest = {}
        self.served = {}
        self.visits = defaultdict(int)
        self.bomb = gzip.compress(bytes(64 << 20), 9)
        self.begin = None
        self.end = None

    def behaviour(self, key):
        number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % 1000
        for name, share in SHARES:
            if number < share:
                return name
            number -= share
        return "fine"

    def feed(self, key, host, broken=False):
        rng = random.Random(key)
        count = max(1, min(60, int(rng.lognormvariate(0, 0.6) * self.items)))
        name = hashlib.sha256(key.encode()).hexdigest()[:10]
        parts = [f"<rss version='2.0'><channel><title>{host}</title><language>en</language>"]
        links = []
        for number in range(count):
            text = " ".join(rng.choices(WORDS, k=rng.randint(20, 90)))
            link = f"http://{host}/{name}/{number}"
            links.append(link)
            mess = "<br>" if broken else ""
            parts.append(f"<item><title>{text[:60]} & {number}</title><link>{link}</link><guid>{link}</guid>"
                         f"<pubDate>{time.strftime('%a, %d %b %Y %H:%M:%S GMT', time.gmtime(1764500000 - number * 7200))}</pubDate>"
                         f"<description>{mess}{text}.</description></item>")
        return "".join(parts + ["</channel></rss>"]).encode(), links

    async def handle(self, reader, writer):
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                lines = head.decode("latin-1").split("\r\n")
                path = lines[0].split(" ")[1]
                headers = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in lines[1:] if line)}
                host = headers.get("host", "").split(":")[0]
                self.begin = self.begin or time.monotonic()
                self.end = time.monotonic()
                self.at_once[host] += 1
                self.most_at_once[host] = max(self.most_at_once[host], self.at_once[host])
                try:
                    if not await self.answer(reader, writer, host, path, headers):
                        return
                finally:
                    self.at_once[host] -= 1
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    async def pause(self, reader, seconds):
        """Waits, but not for a client that has gone away: it is no longer served."""
        try:
            if not await asyncio.wait_for(reader.read(1), seconds):
                raise ConnectionError("gone")
        except asyncio.TimeoutError:
            pass

    def send(self, writer, status, body=b"", extra=""):
        writer.write(f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{extra}\r\n".encode() + body)

    async def answer(self, reader, writer, host, path, headers):
        """Answers a request; gives whether the connection may be used again."""
        if path == "/robots.txt":
            self.counts["robots"] += 1
            self.send(writer, 200, b"User-agent: *\nDisallow: /private/\n")
            await writer.drain()
            return True
        moved = path.startswith("/moved-to")
        key = f"{host}{path.removeprefix('/moved-to')}"
        kind = self.behaviour(key)
        now = time.monotonic()
        if not moved:
            self.visits[key] += 1
            if host in self.last_visit:
                self.closest[host] = min(self.closest.get(host, 1e9), now - self.last_visit[host])
            self.last_visit[host] = now
        self.counts[kind] += 1
        if kind == "moved" and not moved:
            self.send(writer, 301, extra=f"Location: /moved-to{path}\r\n")
        elif kind == "loop":
            self.send(writer, 302, extra=f"Location: {path}\r\n")
        elif kind in ("notFound", "gone", "forbidden", "serverError"):
            self.send(writer, {"notFound": 404, "gone": 410, "forbidden": 403, "serverError": 500}[kind], b"no")
        elif kind == "rateLimited":
            self.send(writer, 429, extra="Retry-After: 3600\r\n")
        elif kind == "silent":
            await self.pause(reader, 60)
        elif kind in ("endless", "drip"):
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n<rss><channel>")
            while True:
                writer.write(b"x" * 65536 if kind == "endless" else b"x")
                await writer.drain()
                if kind == "drip":
                    await self.pause(reader, 0.5)
        elif kind == "bomb":
            self.send(writer, 200, self.bomb, "Content-Encoding: gzip\r\n")
        elif kind == "huge":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n<rss>")
            await writer.drain()
            await self.pause(reader, 5)
            return False
        elif kind == "laughs":
            body, links = self.feed(key, host)
            self.serve(writer, key, LAUGHS.encode() + body, links, {})
        elif kind == "page":
            self.send(writer, 200, b"<html><body><p>No feed here.</p></body></html>", "Content-Type: text/html\r\n")
        elif kind == "cutOff":
            body, _ = self.feed(key, host)
            writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body) + 500}\r\n\r\n".encode() + body)
            await writer.drain()
            return False
        else:
            if kind == "slow":
                await self.pause(reader, 3)
            body, links = self.feed(key, host, broken=kind == "malformed")
            self.serve(writer, key, body, links, headers)
        await writer.drain()
        return True

    def serve(self, writer, key, body, links, headers):
        tag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'
        if headers.get("if-none-match") == tag:
            self.counts["304"] += 1
            return self.send(writer, 304, extra=f"ETag: {tag}\r\n")
        self.served[key] = links
        extra = "Content-Type: application/rss+xml; charset=utf-8\r\n"
        number = hashlib.sha256(key.encode()).digest()[5]
        if number & 1:
            extra += f"ETag: {tag}\r\n"
        if number & 2 and "gzip" in headers.get("accept-encoding", ""):
            body = gzip.compress(body, 1)
            extra += "Content-Encoding: gzip\r\n"
        self.send(writer, 200, body, extra)

    def report(self):
        seconds = (self.end or 0) - (self.begin or 0)
        return {
            "seconds": round(seconds, 1), "requests": dict(self.counts), "sources": len(self.visits),
            "visitedMoreThanOnce": sum(1 for count in self.visits.values() if count > 1),
            "mostAtOnceOnOneHost": max(self.most_at_once.values(), default=0),
            "closestVisitsOnOneHost": round(min(self.closest.values(), default=0), 3),
            "items": sorted({link for links in self.served.values() for link in links}),
        }


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--items", type=int, default=12)
    parser.add_argument("--report", default="feed_server.json")
    options = parser.parse_args()
    server = Server(options)
    listener = await asyncio.start_server(server.handle, "127.0.0.1", options.port, backlog=1024)
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    print(f"serving on 127.0.0.1:{options.port}", flush=True)
    await stopped.wait()
    with open(options.report, "w", encoding="utf-8") as file:
        json.dump(server.report(), file)
    listener.close()


if __name__ == "__main__":
    asyncio.run(main())
