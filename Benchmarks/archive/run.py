#!/usr/bin/env python3
"""Speed and size of an archive, beside tantivy and bm25s on the same passages and queries, in one run.

    Benchmarks/archive/run.py FOLDER [--assay ./assay] [--vectors] [--peers] [--keep DB]

FOLDER is what corpus.py made. Measured are: passages added a second (until they can be found), the size of the file, and
the latency of queries asked one by one of a process that stays, with words alone and, with --vectors, with words and
vectors. The vectors are then random ones, written straight into the file: a search takes the same steps over them, and
nobody has to embed a million passages for a measurement of speed. Peers index the same passages (those of the archive,
read from its file). Recall is the share of exact BM25's ten best (bm25s, the same k1 and b over the same terms) that each
finds; titles are left out for it.
"""
import argparse
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def latency(name, values):
    return {"name": name, "median": round(statistics.median(values), 2), "p95": round(percentile(values, 0.95), 2),
            "highest": round(max(values), 2)}


def search(assay, database, queries, *options):
    command = [assay, "search", "--db", database, "--batch", queries, "--limit", "10", "--timings", *options]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{command} failed")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    peak = max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    # The first queries read what the others find in memory.
    return answers, [answer["milliseconds"] for answer in answers], peak // 1024


def add_vectors(database, model):
    """Random vectors in the archive's own form: a scale and 384 signed bytes, and blocks of their signs."""
    import numpy
    connection = sqlite3.connect(database)
    randomness = numpy.random.default_rng(1)
    keys = [key for key, in connection.execute("SELECT key FROM passage ORDER BY key")]
    sequence = 0
    for start in range(0, len(keys), 1024):
        part = keys[start:start + 1024]
        values = randomness.standard_normal((len(part), 384), dtype=numpy.float32)
        values /= numpy.linalg.norm(values, axis=1, keepdims=True)
        scale = numpy.abs(values).max(axis=1) / 127
        coded = numpy.rint(values / scale[:, None]).astype(numpy.int8)
        first = sequence + 1
        connection.executemany(
            "INSERT INTO vector (sequence, passage, value, role) VALUES (?, ?, ?, 0)",
            [(first + i, key, scale[i].tobytes() + coded[i].tobytes()) for i, key in enumerate(part)])
        sequence += len(part)
        signs = numpy.packbits(coded < 0, axis=1, bitorder="little")
        connection.execute(
            "INSERT INTO vectorBlock VALUES (?, 0, ?, ?, ?)",
            (sequence, numpy.arange(first, sequence + 1, dtype="<i8").tobytes(),
             numpy.array(part, dtype="<i8").tobytes(), signs.tobytes()))
    connection.execute("DELETE FROM waiting")
    connection.execute("INSERT OR REPLACE INTO setting VALUES ('embedder', ?)", (model,))
    connection.commit()
    connection.close()


def peers(database, queries, results):
    import bm25s
    import tantivy
    connection = sqlite3.connect(database)
    rows = connection.execute("SELECT key, text FROM passage WHERE role = 0 ORDER BY key").fetchall()
    texts = [text for _, text in rows]
    start = time.time()
    tokens = bm25s.tokenize(texts, stopwords="en", show_progress=False)
    exact = bm25s.BM25(k1=1.0, b=0.5)
    exact.index(tokens, show_progress=False)
    results["bm25s"] = {"indexed in s": round(time.time() - start, 1)}
    times, best = [], []
    for query in queries:
        start = time.perf_counter()
        found, _ = exact.retrieve(bm25s.tokenize(query, stopwords="en", show_progress=False), k=10, show_progress=False)
        times.append((time.perf_counter() - start) * 1000)
        best.append({int(item) for item in found[0]})
    results["bm25s"].update(latency("words", times))
    del exact, tokens
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", stored=True)
    builder.add_text_field("text", tokenizer_name="en_stem")
    folder = f"{database}-tantivy"
    os.makedirs(folder, exist_ok=True)
    index = tantivy.Index(builder.build(), path=folder)
    start = time.time()
    writer = index.writer(heap_size=200_000_000, num_threads=2)
    for number, text in enumerate(texts):
        writer.add_document(tantivy.Document(key=number, text=text))
    writer.commit()
    writer.wait_merging_threads()
    results["tantivy"] = {"passages a second": round(len(texts) / (time.time() - start)),
                          "MB": sum(f.stat().st_size for f in Path(folder).iterdir()) // 1_000_000}
    index.reload()
    searcher = index.searcher()
    times, recalls = [], []
    for query, wanted in zip(queries, best):
        words = " ".join(word for word in query.split() if word.isalnum())
        start = time.perf_counter()
        hits = searcher.search(index.parse_query(words, ["text"]), 10).hits
        times.append((time.perf_counter() - start) * 1000)
        recalls.append(len({searcher.doc(address)["key"][0] for _, address in hits} & wanted) / 10)
    results["tantivy"].update(latency("words", times))
    results["tantivy"]["share of bm25s' best ten"] = round(statistics.mean(recalls), 3)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--assay", default="./assay")
    parser.add_argument("--vectors", action="store_true")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--keep", type=Path, help="the archive to make, or to use where it is there already")
    options = parser.parse_args()
    database = options.keep or options.folder / "archive.sqlite"
    results = {}
    if not database.exists():
        start = time.time()
        subprocess.run([options.assay, "archive", "add", "--no-vectors", "--db", database, options.folder / "corpus.jsonl"], check=True)
        seconds = time.time() - start
        passages = sqlite3.connect(database).execute("SELECT count(*) FROM passage").fetchone()[0]
        results["added"] = {"passages": passages, "passages a second": round(passages / seconds)}
    results["MB"] = os.path.getsize(database) // 1_000_000
    queries = options.folder / "some-queries.jsonl"
    some = (options.folder / "queries.jsonl").read_text().splitlines()[:options.queries]
    queries.write_text("\n".join(some) + "\n")
    _, times, peak = search(options.assay, database, queries, "--lexical")
    results["assay, words"] = {**latency("words", times), "peak MB": peak}
    if options.vectors:
        model = subprocess.run([options.assay, "archive", "stats", "--db", database], text=True, stdout=subprocess.PIPE)
        if not json.loads(model.stdout)["embedded"]:
            card = json.loads((Path(__file__).parents[2] / "Models/embedder/model.json").read_text())
            add_vectors(database, f"{card['name']} {card['sha256']}")
        _, times, peak = search(options.assay, database, queries)
        results["assay, words and vectors"] = {**latency("hybrid", times), "peak MB": peak}
    if options.peers:
        peers(database, [json.loads(line)["query"] for line in some], results)
    print(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
