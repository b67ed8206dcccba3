#!/usr/bin/env python3
"""Measures `assay extract --batch` on annotated pages. Python 3 standard library only.

Usage: run.py --assay PROGRAM PAGES [--worst N] [--results FILE] [--no-floors]

PAGES is a folder, or a tar archive of one, with `evaldata.json` (address -> {"file", "with": [...], "without": [...]},
and where known "title" and "date") and the files under `cache/` and `eval/`, as the trafilatura project publishes it.

A segment counts as found where it stands in the text, white space aside: `with` segments found are true positives,
`without` segments found are false positives. Exits with 1 where a figure lies below its floor in floors.json.
"""
import argparse, hashlib, html, json, os, re, subprocess, sys, tarfile, tempfile, unicodedata
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))


def norm(text):
    return re.sub(r"\s+", " ", text).strip()


def title_key(text):
    """A title without what differs between printing it here or there: entities, quotation marks, dashes, space, case."""
    text = unicodedata.normalize("NFKC", html.unescape(html.unescape(text)))
    return re.sub(r"\s+", " ", re.sub(r"[\"'“”„‘’‚«»‹›`´]", "", re.sub(r"[‐-―−]", "-", text))).strip().lower()


def is_held_out(name):
    """Half of the pages, by the hash of their file's name; nothing is trained or chosen on these."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def find(pages, name):
    for folder in ("cache", "eval"):
        path = os.path.join(pages, folder, name)
        if os.path.isfile(path):
            return os.path.abspath(path)
    return None


def extract(program, pages, data):
    """The answers of one batch, by file name."""
    with tempfile.TemporaryDirectory() as folder:
        manifest = os.path.join(folder, "manifest.jsonl")
        with open(manifest, "w", encoding="utf-8") as file:
            for url, item in data.items():
                path = find(pages, item["file"])
                if path:
                    file.write(json.dumps({"id": item["file"], "path": path, "url": url}) + "\n")
        run = subprocess.run(program + ["extract", "--batch", manifest], capture_output=True, timeout=3600)
        if run.returncode != 0:
            sys.exit("the batch failed: " + run.stderr.decode(errors="replace")[-2000:])
        answers = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    return {answer["id"]: answer for answer in answers}


class Count:
    def __init__(self):
        self.tp = self.fp = self.fn = self.tn = 0

    def add(self, item, text):
        text = norm(text)
        missed = [s for s in item["with"] if norm(s) not in text]
        taken = [s for s in item["without"] if norm(s) in text]
        self.fn += len(missed)
        self.tp += len(item["with"]) - len(missed)
        self.fp += len(taken)
        self.tn += len(item["without"]) - len(taken)
        return missed, taken

    def figures(self):
        precision = self.tp / max(1, self.tp + self.fp)
        recall = self.tp / max(1, self.tp + self.fn)
        return {"f": 2 * self.tp / max(1, 2 * self.tp + self.fp + self.fn), "precision": precision, "recall": recall}


def share(pairs):
    return sum(pairs) / len(pairs) if pairs else 0.0


def measure(data, answers, worst):
    every, held_out, trained = Count(), Count(), Count()
    errors, failed, titles, dates = [], [], [], []
    for url, item in data.items():
        answer = answers.get(item["file"], {"error": {"code": "missing"}})
        if "error" in answer:
            failed.append((item["file"], answer["error"]))
        text = answer.get("text") or ""
        missed, taken = every.add(item, text)
        (held_out if is_held_out(item["file"]) else trained).add(item, text)
        errors.append((len(missed) + len(taken), item["file"], missed, taken))
        if item.get("title"):
            titles.append((title_key(answer.get("title") or "") == title_key(item["title"]), item, answer.get("title")))
        if item.get("date"):
            dates.append((answer.get("published") == item["date"], item, answer.get("published")))
    if worst:
        for count, name, missed, taken in sorted(errors, key=lambda e: -e[0])[:worst]:
            if count:
                print(f"{name}: {count}")
                for segment in missed:
                    print("   missed ", segment[:150])
                for segment in taken:
                    print("   taken  ", segment[:150])
        for right, item, got in titles:
            if not right:
                print(f"title {item['file']}: {item['title']!r}, not {got!r}")
        for right, item, got in dates:
            if not right:
                print(f"date {item['file']}: {item['date']}, not {got}")
        for name, error in failed:
            print(f"failed {name}: {error}")
    figures = every.figures()
    figures["heldOutF"] = held_out.figures()["f"]
    figures["developmentF"] = trained.figures()["f"]
    figures["title"] = share([t[0] for t in titles])
    figures["date"] = share([d[0] for d in dates])
    with open(os.path.join(HERE, "checked.json"), encoding="utf-8") as file:
        checked = [(item, answers[item["file"]]) for item in json.load(file) if item["file"] in answers]
    figures["titleChecked"] = share([title_key(a.get("title") or "") == title_key(i["title"]) for i, a in checked if "title" in i])
    figures["dateChecked"] = share([a.get("published") == i["date"] for i, a in checked if "date" in i])
    if worst:
        for item, answer in checked:
            if "title" in item and title_key(answer.get("title") or "") != title_key(item["title"]):
                print(f"checked title {item['file']}: {item['title']!r}, not {answer.get('title')!r}")
            if "date" in item and answer.get("published") != item["date"]:
                print(f"checked date {item['file']}: {item['date']}, not {answer.get('published')}")
    figures["read"] = 1 - len(failed) / max(1, len(data))
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", help="the folder of pages, or a tar archive of it")
    parser.add_argument("--assay", default="assay", help="the program, with arguments before the command if any")
    parser.add_argument("--worst", type=int, default=0, help="also print so many pages with the most errors")
    parser.add_argument("--results", help="write the figures here, as JSON")
    parser.add_argument("--answers", help="read the batch's answers from here instead of running it")
    parser.add_argument("--no-floors", action="store_true", help="do not compare with floors.json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = options.pages
        if not os.path.isdir(pages):
            with tarfile.open(pages) as archive:
                archive.extractall(folder, filter="data")
            pages = folder
        with open(os.path.join(pages, "evaldata.json"), encoding="utf-8") as file:
            data = json.load(file)
        if options.answers:
            with open(options.answers, encoding="utf-8") as file:
                answers = {a["id"]: a for a in map(json.loads, file)}
        else:
            answers = extract(options.assay.split(), pages, data)
    figures = measure(data, answers, options.worst)
    for name, value in figures.items():
        print(f"{name:14} {value:.4f}")
    if options.results:
        with open(options.results, "w") as file:
            json.dump(figures, file, indent=2)
    if not options.no_floors:
        with open(os.path.join(HERE, "floors.json")) as file:
            floors = json.load(file)
        below = {n: f for n, f in floors.items() if figures[n] < f}
        for name, floor in below.items():
            print(f"BELOW THE FLOOR: {name} {figures[name]:.4f} < {floor}", file=sys.stderr)
        sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
