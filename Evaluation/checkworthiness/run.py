#!/usr/bin/env python3
"""Measure `assay claims --sentences`: does it tell sentences worth checking from the rest?

    Evaluation/checkworthiness/run.py                             # the set of this folder, against floors.json
    Evaluation/checkworthiness/run.py --two-class FILE            # JSON list of {"text", "label"}: F1, AUROC
    Evaluation/checkworthiness/run.py --ranking FILE              # CSV or TSV with text, label and perhaps file_name: MAP

FILE may end in .gz. Exit status: 0 done and all floors held, 1 below a floor, 2 the program could not be measured.
"""
import argparse
import collections
import csv
import gzip
import io
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def text_of(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as file:
        return file.read()


def scores(assay, texts):
    """Check-worthiness of each text, in order."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        file.flush()
        done = subprocess.run([assay, "claims", "--sentences", file.name], capture_output=True, text=True, check=False)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode or [line["id"] for line in lines] != [str(n) for n in range(len(texts))]:
        sys.exit(f"{assay} did not answer every sentence:\n{done.stderr}")
    if done.stderr:
        print(done.stderr.strip(), file=sys.stderr)
    return [line["checkworthiness"] for line in lines]


def auroc(labels, values):
    """The share of pairs of a positive and a negative that are in the right order."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks, start = [0.0] * len(values), 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for position in order[start:end]:
            ranks[position] = (start + end + 1) / 2
        start = end
    positive = sum(labels)
    above = sum(rank for rank, label in zip(ranks, labels) if label)
    return (above - positive * (positive + 1) / 2) / (positive * (len(labels) - positive))


def f1(labels, values):
    """F1 of the positive class at one half."""
    right = sum(1 for label, value in zip(labels, values) if label and value > 0.5)
    return 2 * right / (sum(labels) + sum(value > 0.5 for value in values))


def average_precision(labels, values):
    right, total = 0, 0.0
    for rank, position in enumerate(sorted(range(len(values)), key=lambda i: -values[i]), 1):
        if labels[position]:
            right += 1
            total += right / rank
    return total / right if right else None


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--assay", default="./assay")
    options.add_argument("--two-class", type=pathlib.Path)
    options.add_argument("--ranking", type=pathlib.Path)
    given = options.parse_args()
    if given.ranking:
        text = text_of(given.ranking)
        tabs = "\t" in text.splitlines()[0]
        rows = list(csv.DictReader(io.StringIO(text), delimiter="\t" if tabs else ",",
                                   quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL))
        groups = collections.defaultdict(list)
        for row, value in zip(rows, scores(given.assay, [row["text"] for row in rows])):
            groups[row.get("file_name", "all")].append((int(row["label"]), value))
        values = [average_precision(*zip(*group)) for group in groups.values()]
        values = [value for value in values if value is not None]
        print(json.dumps({"rankings": len(values), "map": round(sum(values) / len(values), 4)}))
        return 0
    rows = json.loads(text_of(given.two_class or HERE / "sentences.json"))
    labels = [row["label"] for row in rows]
    values = scores(given.assay, [row["text"] for row in rows])
    figures = {"sentences": len(rows), "f1": round(f1(labels, values), 4), "auroc": round(auroc(labels, values), 4)}
    print(json.dumps(figures))
    if given.two_class:
        return 0
    below = {name: floor for name, floor in json.loads((HERE / "floors.json").read_text()).items()
             if figures[name] < floor}
    for name, floor in below.items():
        print(f"{name} is {figures[name]}, below the floor of {floor}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
