#!/usr/bin/env python3
"""Measures `assay extract` for speed, beside trafilatura where it is installed. See README.md. Standard library only."""
import argparse, glob, json, os, resource, subprocess, sys, tempfile, time


def run_batch(program, paths):
    """Seconds of processor time, seconds of the clock, and peak memory in MB of one batch."""
    with tempfile.TemporaryDirectory() as folder:
        manifest = os.path.join(folder, "manifest.jsonl")
        with open(manifest, "w", encoding="utf-8") as file:
            for i, path in enumerate(paths):
                file.write(json.dumps({"id": str(i), "path": os.path.abspath(path)}) + "\n")
        start = time.perf_counter()
        process = subprocess.Popen(program + ["extract", "--batch", manifest], stdout=subprocess.PIPE)
        lines = process.stdout.read().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - start
    if status != 0 or len(lines) != len(paths):
        sys.exit(f"the batch failed: status {status}, {len(lines)} answers of {len(paths)}")
    return usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024, lines


def crafted():
    """Pages that a careless reader is slow at, by name."""
    sentence = "The court in Almaty ruled on Monday that the outlet must pay a fine, its editor said. "
    article = "<p>" + sentence * 5 + "</p>"
    # Made one at a time, since a child's peak memory counts what this process held when it began it.
    entities = "".join(f'<!ENTITY e{i} "{"&e%d;" % (i - 1) * 10}">' for i in range(1, 30))
    return {
        "100,000 nested elements": lambda: "<html><body>" + article + "<div>" * 100_000 + sentence,
        "100,000 nested, closed": lambda: "<html><body>" + article + "<div>" * 100_000 + "</div>" * 100_000 + article,
        "10 MB of attributes": lambda: "<html><body><p " + " ".join(f"a{i}=b" for i in range(1_000_000)) + ">" + sentence + "</p>" + article,
        "one attribute of 10 MB": lambda: f'<html><body><div class="{"comment " * 1_300_000}">' + article + "</div>",
        "entity bomb": lambda: f'<!DOCTYPE html [<!ENTITY e0 "x">{entities}]><html><body>{article}<p>&e29;</p>',
        "a million unclosed tags": lambda: "<html><body>" + article + "<b><i>" * 500_000,
        "a million stray end tags": lambda: "<html><body>" + article + "<div>" * 240 + "</x>" * 1_000_000,
        "10 MB of open comments": lambda: "<html><body>" + article + "<!--" * 2_500_000,
        "nested tables": lambda: "<html><body>" + article + "<table><tr><td>" * 30_000,
        "200,000 list items": lambda: "<html><body><ul>" + "<li><a href=x>link</a> text" * 200_000 + "</ul>" + article,
        "20 MB of text": lambda: "<html><body><article>" + ("<p>" + sentence * 6 + "</p>\n") * 38_000 + "</article>",
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages")
    parser.add_argument("--assay", default="assay")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    program = options.assay.split()
    paths = sorted(p for p in glob.glob(os.path.join(options.pages, "**", "*.htm*"), recursive=True))[:options.count]
    sizes = sorted(os.path.getsize(p) for p in paths)
    print(f"{len(paths)} pages, median {sizes[len(sizes) // 2] // 1000} KB, mean {sum(sizes) // len(sizes) // 1000} KB")
    runs = [run_batch(program, paths) for _ in range(options.repeat)]
    cpu, clock, peak, _ = min(runs)
    print(f"assay        {len(paths) / cpu:8.1f} pages/s of one core, {len(paths) / clock:8.1f} by the clock, peak {peak:.0f} MB")
    near = [p for p in paths if 80_000 < os.path.getsize(p) < 120_000]
    if near:
        cpu = min(run_batch(program, near * 3) for _ in range(options.repeat))[0]
        print(f"assay        {3 * len(near) / cpu:8.1f} pages/s of one core on {len(near)} pages of about 100 KB")
    try:
        import trafilatura
        pages = [open(p, "rb").read() for p in paths]
        start = time.process_time()
        for page in pages:
            trafilatura.bare_extraction(page)
        cpu = time.process_time() - start
        print(f"trafilatura  {len(paths) / cpu:8.1f} pages/s of one core ({trafilatura.__version__})")
    except ImportError:
        print("trafilatura  not installed; pip install trafilatura to compare")
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name, text in crafted().items():
            path = os.path.join(folder, "page.html")
            # Written by a process of its own, for the same reason.
            child = os.fork()
            if child == 0:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text())
                os._exit(0)
            os.waitpid(child, 0)
            cpu, clock, peak, lines = run_batch(program, [path])
            answer = json.loads(lines[0])
            what = answer["error"]["code"] if "error" in answer else f"{len(answer['text'])} characters"
            bad = (cpu > 2 and "20 MB" not in name) or peak > 300
            failed = failed or bad
            print(f"{name:26} {os.path.getsize(path) / 1e6:6.1f} MB {cpu:6.2f} s {peak:6.0f} MB  {what}{'  TOO MUCH' if bad else ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
