#!/usr/bin/env python3
"""How well `assay match` finds the earlier fact check of a post: MAP@5 on posts paired with Snopes' verified claims.

    Evaluation/matching/run.py DATA [--assay ./assay] [--db FILE] [--form claimreview|documents]

DATA is a folder with verified-claims.tsv.gz (title, fact) and tweet-veclaim-pairs.tsv.gz (claim, fact). The archive is made
with `assay archive add` unless --db names one that is there already; it is kept where --db names a file. The form says how
the fact checks are written for the import: as ClaimReview, or as plain documents.
"""
import argparse
import csv
import gzip
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def run(command):
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return done.stdout


def fact_check(number, title, fact, form):
    if form == "documents":
        return {"id": f"v{number}", "title": title, "text": fact}
    return {"@type": "ClaimReview", "@id": f"v{number}", "headline": title, "claimReviewed": fact,
            "author": {"@type": "Organization", "name": "Snopes"}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--assay", default="./assay")
    parser.add_argument("--db", type=Path)
    parser.add_argument("--form", choices=["claimreview", "documents"], default="claimreview")
    options = parser.parse_args()

    facts = rows(options.data / "verified-claims.tsv.gz")
    posts = rows(options.data / "tweet-veclaim-pairs.tsv.gz")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        database = options.db or folder / "snopes.sqlite"
        if not database.exists():
            corpus = folder / "checks.jsonl"
            with open(corpus, "w", encoding="utf-8") as file:
                for number, (title, fact) in enumerate(facts):
                    file.write(json.dumps(fact_check(number, title, fact, options.form)) + "\n")
            run([options.assay, "archive", "add", "--db", database, corpus])
        claims = folder / "claims.jsonl"
        with open(claims, "w", encoding="utf-8") as file:
            for number, (post, _) in enumerate(posts):
                file.write(json.dumps({"id": str(number), "claim": post}) + "\n")
        start = time.time()
        output = run([options.assay, "match", "--db", database, "--batch", claims, "--limit", "5"])
        seconds = time.time() - start
    answers = {answer["id"]: answer["hits"] for answer in map(json.loads, output.splitlines())}
    precisions = []
    for number, (_, fact) in enumerate(posts):
        ranks = [rank for rank, hit in enumerate(answers[str(number)], 1) if facts[int(hit["id"][1:])][1] == fact]
        precisions.append(1 / ranks[0] if ranks else 0)
    figures = {"map5": round(sum(precisions) / len(precisions), 4),
               "precision1": round(sum(value == 1 for value in precisions) / len(precisions), 4)}
    print(json.dumps({**figures, "posts": len(posts), "millisecondsPerClaim": round(seconds / len(posts) * 1000, 1)}))
    low = [name for name, floor in json.loads(FLOORS.read_text()).items() if figures[name] < floor]
    sys.exit(f"below the floor: {', '.join(low)}" if low else 0)


if __name__ == "__main__":
    main()
