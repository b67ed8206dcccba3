#!/usr/bin/env python3
"""Times `assay listen` as a listener meets it: real-time factor, first audio, peak memory.

    python3 Benchmarks/listening/run.py ARTICLE --assay .build/release/assay [--starts 3]

Prints wall time, and the processor's seconds (user and system, of the program and what it starts) for each second of
audio; divided by two that is what two idle cores would need at best, which tells more than the wall time where the machine
is busy. The load is printed with it. The voice is loaded once beforehand, so that its preparation, done once a machine, is
not in the figures; --cold measures that.
"""
import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path


def run(command, watch=None, **more):
    """Wall and processor seconds, peak memory in MB, and what `watch` gives."""
    began = time.monotonic()
    process = subprocess.Popen(command, **more)
    seen = watch(process, began) if watch else None
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} ended with status {status}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, seen


def first_sound(process, began):
    """Seconds until the first bytes behind the header of the streamed WAV, then all of it."""
    head = b""
    while len(head) < 44 + 2:
        head += process.stdout.read1(4096)
    first = time.monotonic() - began
    length = len(head)
    while block := process.stdout.read(1 << 16):
        length += len(block)
    rate = int.from_bytes(head[24:28], "little")
    return first, (length - 44) / 2 / rate


def processor_until_first(command):
    """Processor seconds up to the first sound: the program is ended there."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    head = b""
    while len(head) < 44 + 2:
        head += process.stdout.read1(4096)
    process.kill()
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("article")
    parser.add_argument("--assay", default=".build/release/assay")
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--cold", action="store_true", help="also measure a start with an empty cache")
    arguments = parser.parse_args()
    stream = [arguments.assay, "listen", arguments.article, "--output", "-", "--no-cache"]
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    if arguments.cold:
        with tempfile.TemporaryDirectory() as cache:
            processor = time.monotonic()
            command = subprocess.Popen(stream, env={**os.environ, "XDG_CACHE_HOME": cache}, **quiet)
            command.stdout.read(46)
            print(f"first sound with an empty cache: {time.monotonic() - processor:.2f} s")
            command.kill()
            command.wait()
    print("load before:", *os.getloadavg())
    processor_until_first(stream)
    for _ in range(arguments.starts):
        began = time.monotonic()
        used = processor_until_first(stream)
        print(f"first sound: {time.monotonic() - began:.2f} s, {used:.2f} processor seconds until then (a little more)")
    wall, used, memory, (first, audio) = run(stream, first_sound, **quiet)
    print(f"streamed: first sound after {first:.2f} s; {audio:.1f} s of audio in {wall:.1f} s")
    print(f"real-time factor {wall / audio:.3f} by the clock; {used / audio / 2:.3f} by processor seconds on two cores")
    print(f"peak memory {memory:.0f} MB")
    with tempfile.TemporaryDirectory() as folder:
        command = [arguments.assay, "listen", arguments.article, "--output", str(Path(folder) / "out"), "--no-cache"]
        wall, used, memory, _ = run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        print(f"into files: {wall:.1f} s, real-time factor {wall / audio:.3f}; "
              f"{used / audio / 2:.3f} by processor seconds, encoders included; peak memory {memory:.0f} MB")
    print("load after:", *os.getloadavg())


if __name__ == "__main__":
    main()
