#!/usr/bin/env python3
"""How well `assay search` finds the documents that decide a claim: nDCG@10 and Recall@100 on SciFact's training claims.

    Evaluation/retrieval/run.py DATA [--assay ./assay] [--db FILE] [--json FILE]

DATA is a folder with scifact-corpus.jsonl.gz and scifact-claims-train.jsonl.gz. The archive is made with `assay archive
add` unless --db names one that is there already; it is kept where --db names a file.
"""
import argparse
import gzip
import json
import math
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def run(command, **options):
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, **options)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return done.stdout


def ndcg(ranking, relevant, depth=10):
    """Normalised discounted cumulative gain with binary relevance."""
    gain = sum(1 / math.log2(rank + 2) for rank, item in enumerate(ranking[:depth]) if item in relevant)
    return gain / sum(1 / math.log2(rank + 2) for rank in range(min(depth, len(relevant))))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--assay", default="./assay")
    parser.add_argument("--db", type=Path)
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    options = parser.parse_args()

    claims = lines(options.data / "scifact-claims-train.jsonl.gz")
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        database = options.db or folder / "scifact.sqlite"
        if not database.exists():
            corpus = folder / "corpus.jsonl"
            with open(corpus, "w", encoding="utf-8") as file:
                for item in lines(options.data / "scifact-corpus.jsonl.gz"):
                    document = {"id": str(item["doc_id"]), "title": item["title"], "text": " ".join(item["abstract"])}
                    file.write(json.dumps(document) + "\n")
            start = time.time()
            run([options.assay, "archive", "add", "--db", database, corpus])
            print(f"archive made in {time.time() - start:.0f} s", file=sys.stderr)
        queries = folder / "queries.jsonl"
        with open(queries, "w", encoding="utf-8") as file:
            for claim in claims:
                file.write(json.dumps({"id": str(claim["id"]), "query": claim["claim"]}) + "\n")
        start = time.time()
        output = run([options.assay, "search", "--db", database, "--batch", queries, "--limit", "100"])
        seconds = time.time() - start
    answers = {answer["id"]: [hit["id"] for hit in answer["hits"]] for answer in map(json.loads, output.splitlines())}
    gains, recalls = [], []
    for claim in claims:
        relevant = {str(item) for item in claim["cited_doc_ids"]}
        ranking = answers[str(claim["id"])]
        gains.append(ndcg(ranking, relevant))
        recalls.append(len(relevant & set(ranking[:100])) / len(relevant))
    figures = {"ndcg10": round(sum(gains) / len(gains), 4), "recall100": round(sum(recalls) / len(recalls), 4)}
    print(json.dumps({**figures, "claims": len(claims), "millisecondsPerQuery": round(seconds / len(claims) * 1000, 1)}))
    if options.json:
        options.json.write_text(json.dumps(figures) + "\n")
    low = [name for name, floor in json.loads(FLOORS.read_text()).items() if figures[name] < floor]
    sys.exit(f"below the floor: {', '.join(low)}" if low else 0)


if __name__ == "__main__":
    main()
