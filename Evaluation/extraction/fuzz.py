#!/usr/bin/env python3
"""Reads seeded mutations of pages with `assay extract --batch`: every line is answered, nothing crashes, memory is bounded.

Usage: fuzz.py --assay PROGRAM FOLDER [--count 100000] [--seed 1]

Mutations: cut off, bytes changed, ranges removed, doubled or moved, tags spliced in from other pages. Python 3 standard
library only. Exits with 1 where the program dies, a line stays unanswered, or memory passes the limit.
"""
import argparse, glob, json, os, random, resource, subprocess, sys, tempfile


def mutate(data, other, chance):
    data = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        if not data:
            break
        at, size = chance.randrange(len(data)), chance.choice([1, 8, 64, 1024])
        kind = chance.randrange(6)
        if kind == 0:
            del data[at:]
        elif kind == 1:
            for _ in range(min(64, len(data))):
                data[chance.randrange(len(data))] = chance.randrange(256)
        elif kind == 2:
            del data[at:at + size]
        elif kind == 3:
            data[at:at] = data[at:at + size] * chance.randint(1, 20)
        elif kind == 4 and other:
            start = chance.randrange(len(other))
            data[at:at] = other[start:start + size]
        else:
            piece = chance.choice([b"<", b">", b"\"", b"<!--", b"]]>", b"</", b"<div>" * 500, b"<table><tr><td>", b"&#x",
                                   b"<script>", b"</html>", b"\x00", b"\xff\xfe", b"<p " + b"a=b " * 1000])
            data[at:at] = piece
    return bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--assay", default="assay")
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=int, default=1000, help="the most memory that the program may take")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    paths = sorted(p for p in glob.glob(os.path.join(options.folder, "**", "*"), recursive=True) if os.path.isfile(p))
    pages = [open(p, "rb").read() for p in chance.sample(paths, min(300, len(paths)))]
    pages = [p for p in pages if 500 < len(p) < 60_000] or pages
    answered = {"article": 0}
    with tempfile.TemporaryDirectory() as folder:
        # One process for all, so that a leak shows; a pipe, so that the pages need not lie on the disk at once.
        program = subprocess.Popen(options.assay.split() + ["extract", "--batch", "-"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)
        size, done = 64, 0
        while done < options.count:
            for i in range(size):
                path = os.path.join(folder, f"{i}.html")
                with open(path, "wb") as file:
                    file.write(mutate(chance.choice(pages), chance.choice(pages), chance))
                program.stdin.write((json.dumps({"id": str(done + i), "path": path}) + "\n").encode())
            program.stdin.flush()
            for i in range(size):
                line = program.stdout.readline()
                if not line:
                    sys.exit(f"the program died near page {done + i} of seed {options.seed}")
                answer = json.loads(line)
                if answer["id"] != str(done + i):
                    sys.exit(f"answers are out of order at page {done + i}")
                code = answer["error"]["code"] if "error" in answer else "article"
                answered[code] = answered.get(code, 0) + 1
            done += size
        program.stdin.close()
        if program.wait() != 0:
            sys.exit("the program ended with an error")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{done} pages, peak {peak} MB: {answered}")
    if peak > options.megabytes:
        sys.exit("too much memory")


if __name__ == "__main__":
    main()
