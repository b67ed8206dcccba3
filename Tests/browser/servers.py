"""Servers on loopback: the real `assay serve`, and for the widgets a publisher's site and Assay with recorded answers."""

import json
import math
import os
import re
import socket
import struct
import subprocess
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from support import PATIENCE

ROOT = Path(__file__).parent.parent.parent
RESOURCES = ROOT / "Sources/AssayServer/Resources"
EXAMPLES = ROOT / "Examples/widgets"
FIXTURES = Path(__file__).parent / "fixtures"
TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
# What the demonstration pages call the widgets' server.
EXAMPLE_SERVER = "http://localhost:8080"


def tone(timings: dict, rate: int = 8000) -> bytes:
    """A WAV as long as a reading: a tone where a sentence sounds, silence between."""
    samples = bytearray(b"\x80" * round(timings["duration"] * rate))
    for number, sentence in enumerate(timings["sentences"]):
        pitch = 220 + 20 * (number % 12)
        wave = bytes(128 + round(20 * math.sin(2 * math.pi * pitch * at / rate)) for at in range(rate // 20 * 20))
        for at in range(round(sentence["from"] * rate), min(round(sentence["to"] * rate), len(samples))):
            samples[at] = wave[at % len(wave)]
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, rate, rate, 1, 8, b"data", len(samples))
    return head + bytes(samples)


class Server:
    """Answers GET requests by `answer(path) -> (status, type, body)` on a free port of loopback."""

    def __init__(self):
        self.requests: list[tuple[str, dict]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                outer.requests.append((self.path, dict(self.headers)))
                status, kind, body = outer.answer(self.path)
                wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
                extra = {}
                if status == 200 and wanted:
                    first, last = int(wanted[1]), min(int(wanted[2] or len(body) - 1), len(body) - 1)
                    extra["Content-Range"] = f"bytes {first}-{last}/{len(body)}"
                    status, body = 206, body[first : last + 1]
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Accept-Ranges", "bytes")
                for name, value in (outer.headers | extra).items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    self.wfile.write(body)
                except (BrokenPipeError, ConnectionResetError):
                    pass

            def log_message(self, *_):
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass

        self.headers: dict[str, str] = {}
        self.http = Quiet(("127.0.0.1", 0), Handler)
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, path: str) -> tuple[int, str, bytes]:
        raise NotImplementedError

    def stop(self):
        self.http.shutdown()
        self.http.server_close()


class RecordedAssay(Server):
    """Assay's script and the recorded answers; a test changes `check`, `timings` or `fails`, and `reset` undoes it."""

    def __init__(self):
        super().__init__()
        self.headers = {"Access-Control-Allow-Origin": "*"}
        self.reset()
        self.wav = tone(self.timings)

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    def reset(self):
        self.check = json.loads((FIXTURES / "annotations.json").read_text())
        self.timings = json.loads((FIXTURES / "timings.json").read_text())
        self.audio = {"status": "ready", "audio": {"wav": "/audio/article.wav"}, "timings": "/audio/timings.json", "vtt": "/audio/article.vtt"}
        self.fails: dict[str, tuple[int, str, bytes]] = {}
        self.requests.clear()

    def answer(self, path):
        route = path.split("?")[0]
        if route in self.fails:
            return self.fails[route]
        if route == "/assay.js":
            return 200, TYPES[".js"], (RESOURCES / "assay.js").read_bytes()
        if route == "/audio/article.wav":
            return 200, "audio/wav", self.wav
        known = {"/api/v1/annotations": self.check, "/api/v1/checks/ferries/audio": self.audio, "/audio/timings.json": self.timings}
        if route in known and known[route] is not None:
            return 200, TYPES[".json"], json.dumps(known[route]).encode()
        problem = {"type": "about:blank", "title": "Not Found", "status": 404}
        return 404, "application/problem+json", json.dumps(problem).encode()


class Publisher(Server):
    """The pages of Examples/widgets, with the widgets' server where the tests have it, and pages that a test puts in."""

    def __init__(self, assay_origin: str):
        super().__init__()
        self.assay_origin = assay_origin
        self.pages: dict[str, str] = {}

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def read(self, name: str) -> str:
        return (EXAMPLES / name).read_text()

    def put(self, name: str, html: str) -> str:
        """Serves a page under a name; gives its address."""
        self.pages[name] = html
        return f"{self.origin}/{name}"

    def address(self, name: str) -> str:
        return f"{self.origin}/{name}"

    def answer(self, path):
        name = path.split("?")[0].lstrip("/")
        text = self.pages.get(name)
        if text is None and "/" not in name and (EXAMPLES / name).is_file():
            text = self.read(name)
        if text is None:
            return 404, "text/plain", b"not found"
        body = text.replace(EXAMPLE_SERVER, self.assay_origin).encode()
        return 200, TYPES.get(Path(name).suffix, "text/html; charset=utf-8"), body


class Assay:
    """`assay serve` on a free port, with the archive of Examples/widgets."""

    def __init__(self, folder: Path, *options: str):
        self.program = os.environ.get("ASSAY_PROGRAM") or str(ROOT / ".build/debug/assay")
        self.database = folder / "ferries.sqlite"
        self.options = options
        self.log = open(folder / "serve.log", "w+")
        subprocess.run([self.program, "archive", "add", "--db", str(self.database), str(EXAMPLES / "archive")], check=True, capture_output=True)
        self.start()

    def start(self):
        """Starts it on a free port, and waits until it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [self.program, "serve", "--db", str(self.database), "--port", str(self.port), *self.options], stderr=self.log)
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self.get("/")
                break
            except (urllib.error.URLError, ConnectionError):
                self.log.seek(0)
                assert self.process.poll() is None and time.monotonic() < deadline, self.log.read()
                time.sleep(0.2)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> bytes:
        with urllib.request.urlopen(self.origin + path, timeout=PATIENCE) as answer:
            return answer.read()

    def json(self, path: str) -> dict:
        return json.loads(self.get(path))

    def submit(self, text: str) -> str:
        """Has a text checked; gives the check's name at once."""
        request = urllib.request.Request(f"{self.origin}/api/v1/checks", data=text.encode(), headers={"Content-Type": "text/markdown"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return json.load(answer)["id"]

    def kill(self):
        """Ends it as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
