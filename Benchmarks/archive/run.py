#!/usr/bin/env python3
"""Speed, size and exactness of an archive, beside tantivy and bm25s on the same passages and queries.

    Benchmarks/archive/run.py FOLDER [--assay ./assay] [--steps add,words,vectors,exact,fresh,bm25s,tantivy]

FOLDER is what corpus.py made; the archive, the peers' answers and results.json lie there too, so that the steps can be run
one after another or all at once. Times are said by the clock and in processor time, which other work on the machine does
not lengthen.

add      passages taken in a second, until they can be found; the size of the file
words    queries asked one by one of a process that stays, by words alone
vectors  the same with vectors. They are random ones, written straight into the file: a search takes the same steps over
         them, and nobody has to embed a million passages for a measurement of speed
exact    every passage scored by every term of the query from the archive's own lists, nothing passed over: the share of
         its best 10 and 100 documents that the program gives
fresh    one document more: the time until it is stored and found
bm25s    exact BM25 of another make (k1 1, b 0.5, the same stemming, titles before the texts): speed, and the share of its
         best documents that the archive gives
tantivy  the same, with its own BM25
"""
import argparse
import json
import math
import os
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def percentile(values, share):
    return round(sorted(values)[min(len(values) - 1, int(len(values) * share))], 2)


def latency(clock, processor):
    return {"clock, ms": {"median": percentile(clock, 0.5), "p95": percentile(clock, 0.95), "highest": percentile(clock, 1)},
            "processor, ms": {"mean": round(statistics.mean(processor), 2), "median": percentile(processor, 0.5),
                              "p95": percentile(processor, 0.95)}}


class Bench:
    def __init__(self, folder, assay, queries):
        self.folder, self.assay = folder, assay
        self.database = folder / "archive.sqlite"
        self.file = folder / "results.json"
        self.results = json.loads(self.file.read_text()) if self.file.exists() else {}
        lines = (folder / "queries.jsonl").read_text().splitlines()[:queries]
        self.queries = [json.loads(line) for line in lines]
        self.asked = folder / "some-queries.jsonl"
        self.asked.write_text("\n".join(lines) + "\n")

    def keep(self, name, figures):
        self.results[name] = {**self.results.get(name, {}), **figures}
        self.file.write_text(json.dumps(self.results, indent=1) + "\n")
        print(json.dumps({name: figures}), flush=True)

    def program(self, *arguments):
        done = subprocess.run([self.assay, *map(str, arguments)], text=True, stdout=subprocess.PIPE)
        if done.returncode:
            sys.exit(f"assay {' '.join(map(str, arguments))} failed")
        return done.stdout

    def search(self, limit, *options):
        output = self.program("search", "--db", self.database, "--batch", self.asked, "--limit", limit, "--timings", *options)
        return [json.loads(line) for line in output.splitlines()]

    def rows(self, statement):
        return sqlite3.connect(self.database).execute(statement)

    def add(self):
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.time()
        self.program("archive", "add", "--no-vectors", "--db", self.database, self.folder / "corpus.jsonl")
        seconds = time.time() - start
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime
        passages = self.rows("SELECT count(*) FROM passage").fetchone()[0]
        self.keep("add", {"passages": passages, "passages a second": round(passages / seconds),
                          "passages a second of processor time": round(passages / processor),
                          "MB": os.path.getsize(self.database) // 1_000_000, "peak MB": now.ru_maxrss // 1024})

    def timed(self, name, *options):
        # The first round reads what the second finds in memory: an archive in use is measured, not a cold disk.
        self.search(10, *options)
        answers = self.search(10, *options)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        self.keep(name, {**latency([a["milliseconds"] for a in answers], [a["processorMilliseconds"] for a in answers]),
                         "queries": len(answers), "peak MB": peak})

    def words(self):
        self.timed("words", "--lexical")

    def vectors(self):
        if not json.loads(self.program("archive", "stats", "--db", self.database))["embedded"]:
            card = json.loads((ROOT / "Models/embedder/model.json").read_text())
            add_vectors(self.database, f"{card['name']} {card['sha256']}")
        self.timed("words and vectors")

    def answers(self):
        """The program's best hundred documents for each query, by words."""
        return [[hit["id"] for hit in answer["hits"]] for answer in self.search(100, "--lexical")]

    def exact(self):
        import numpy
        found = self.answers()
        owner = documents(self)
        segments = self.rows("SELECT id, base, passages FROM lexicalSegment WHERE live = 1 AND role = 0").fetchall()
        total = sum(segment[2] for segment in segments)
        base = {segment[0]: segment[1] for segment in segments}
        connection = sqlite3.connect(self.database)
        shares = {10: [], 100: []}
        for query, ids in zip(self.queries, found):
            scores = numpy.zeros(len(owner), dtype=numpy.int64)
            for term in terms(query["query"]):
                lists = [row for row in connection.execute(
                    "SELECT segment, passages, list FROM lexicalPosting WHERE term = ?", (term,)) if row[0] in base]
                frequency = sum(row[1] for row in lists)
                if not frequency:
                    continue
                rarity = math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
                weight = max(1, min(65535, int(rarity * 256 + 0.5)))
                for segment, _, data in lists:
                    passages, impacts = postings(data)
                    scores[base[segment] + passages] += weight * impacts
            # A document scores as its best passage.
            best = numpy.zeros(owner.max() + 1, dtype=numpy.int64)
            numpy.maximum.at(best, owner, scores)
            for depth in shares:
                # Documents of one score may stand for each other.
                bar = max(1, numpy.sort(best)[-depth])
                given = sum(best[int(name[1:])] >= bar for name in ids[:depth])
                shares[depth].append(given / min(depth, int((best >= bar).sum())))
        self.keep("exact", {f"share of the best {depth}": round(statistics.mean(values), 4)
                            for depth, values in shares.items()})

    def fresh(self):
        times = []
        for number in range(5):
            file = self.folder / "fresh.jsonl"
            word = f"freshword{number}x{int(time.time())}"
            file.write_text(json.dumps({"id": word, "text": f"The {word} was seen near the harbour of the town."}) + "\n")
            start = time.time()
            self.program("archive", "add", "--no-vectors", "--db", self.database, file)
            hits = json.loads(self.program("search", "--db", self.database, "--lexical", word))["hits"]
            times.append(time.time() - start)
            if [hit["id"] for hit in hits] != [word]:
                sys.exit("a fresh document is not found")
        self.keep("fresh", {"seconds until found, both programs started anew": round(statistics.median(times), 2)})

    def bm25s(self):
        import bm25s
        import Stemmer
        owner = documents(self)
        texts = self.texts()
        start = time.process_time(), time.time()
        tokenizer = dict(stopwords=sorted(stop_words()), stemmer=Stemmer.Stemmer("english"), show_progress=False)
        index = bm25s.BM25(k1=1.0, b=0.5)
        index.index(bm25s.tokenize(texts, **tokenizer), show_progress=False)
        taken = time.time() - start[1]
        del texts
        clock, processor, best = [], [], []
        for query in self.queries:
            before = time.perf_counter(), time.process_time()
            found, _ = index.retrieve(
                bm25s.tokenize([query["query"]], **tokenizer), k=1000, show_progress=False)
            clock.append((time.perf_counter() - before[0]) * 1000)
            processor.append((time.process_time() - before[1]) * 1000)
            best.append(distinct(owner[int(item) + 1] for item in found[0]))
        (self.folder / "bm25s.json").write_text(json.dumps(best))
        self.keep("bm25s", {**latency(clock, processor), "indexed in s": round(taken),
                            "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024})
        given = [[int(name[1:]) for name in ids] for ids in self.answers()]
        self.keep("words", recall(given, best))

    def tantivy(self):
        import tantivy
        owner = documents(self)
        folder = self.folder / "tantivy"
        schema = tantivy.SchemaBuilder()
        schema.add_integer_field("key", stored=True)
        schema.add_text_field("text", tokenizer_name="en_stem")
        schema = schema.build()
        if not folder.exists():
            folder.mkdir()
            index = tantivy.Index(schema, path=str(folder))
            start = time.time(), time.process_time()
            writer = index.writer(heap_size=200_000_000, num_threads=2)
            count = 0
            for count, text in enumerate(self.texts(), 1):
                writer.add_document(tantivy.Document(key=count, text=text))
            writer.commit()
            writer.wait_merging_threads()
            self.keep("tantivy", {"passages a second": round(count / (time.time() - start[0])),
                                  "passages a second of processor time": round(count / (time.process_time() - start[1])),
                                  "MB": sum(f.stat().st_size for f in folder.iterdir()) // 1_000_000})
        index = tantivy.Index(schema, path=str(folder))
        index.reload()
        searcher = index.searcher()
        stops = stop_words()
        best = []
        for depth in (1000, 10):
            clock, processor = [], []
            for query in self.queries:
                words = " ".join(word for word in re.findall(r"[a-z0-9]+", query["query"].lower()) if word not in stops)
                before = time.perf_counter(), time.process_time()
                hits = searcher.search(index.parse_query(words, ["text"]), depth).hits
                clock.append((time.perf_counter() - before[0]) * 1000)
                processor.append((time.process_time() - before[1]) * 1000)
                if depth > 10:
                    best.append(distinct(owner[searcher.doc(address)["key"][0]] for _, address in hits))
        figures = latency(clock, processor)
        exact = self.folder / "bm25s.json"
        if exact.exists():
            figures.update(recall(best, json.loads(exact.read_text())))
        self.keep("tantivy", {**figures, "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024})

    def texts(self):
        """The passages in the order of their keys, each behind its document's title."""
        return [f"{title}. {text}" for title, text in self.rows(
            "SELECT d.title, p.text FROM passage p JOIN document d ON d.key = p.document WHERE d.id LIKE 'd%' ORDER BY p.key")]


def documents(bench):
    """The number of each passage's document, by the passage's key."""
    import numpy
    last = bench.rows("SELECT max(key) FROM passage").fetchone()[0]
    owner = numpy.zeros(last + 1, dtype=numpy.int64)
    for key, name in bench.rows(
            "SELECT p.key, d.id FROM passage p JOIN document d ON d.key = p.document WHERE d.id LIKE 'd%'"):
        owner[key] = int(name[1:])
    return owner


def distinct(items):
    return list(dict.fromkeys(int(item) for item in items))[:100]


def recall(given, best):
    return {f"share of bm25s' best {depth}": round(statistics.mean(
        len(set(one[:depth]) & set(other[:depth])) / depth for one, other in zip(given, best)), 3) for depth in (10, 100)}


def stop_words():
    """The words that the program leaves out of a query."""
    return set(re.findall(r"[a-z']+", " ".join(re.findall(
        r'"([^"]*)"', (ROOT / "Sources/AssayText/StopWords.swift").read_text()))))


def terms(query):
    import Stemmer
    stemmer, stops = Stemmer.Stemmer("english"), stop_words()
    return dict.fromkeys(stemmer.stemWord(word) for word in re.findall(r"[a-z0-9]+", query.lower()) if word not in stops)


def postings(data):
    """The passages and impacts of a stored list, as PostingList.swift describes it."""
    import numpy
    data = numpy.frombuffer(data, dtype=numpy.uint8)
    passages, impacts = [], []
    offset, previous = 0, 0
    while offset < len(data):
        count, length = int(data[offset + 5]), int(data[offset + 6]) | int(data[offset + 7]) << 8
        gaps = data[offset + 8:offset + 8 + length].astype(numpy.int64)
        # Seven bits a byte, the lowest first; a byte below 128 ends a number.
        ends = numpy.flatnonzero(gaps < 128)
        starts = numpy.concatenate(([0], ends[:-1] + 1))
        shifts = numpy.arange(length) - numpy.repeat(starts, ends - starts + 1)
        numbers = numpy.add.reduceat((gaps & 127) << (7 * shifts), starts)
        block = previous + numpy.cumsum(numbers)
        passages.append(block)
        impacts.append(data[offset + 8 + length:offset + 8 + length + count])
        previous = int(block[-1])
        offset += 8 + length + count
    return numpy.concatenate(passages), numpy.concatenate(impacts).astype(numpy.int64)


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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--assay", default="./assay")
    parser.add_argument("--steps", default="add,words,vectors,exact,fresh,bm25s,tantivy")
    parser.add_argument("--queries", type=int, default=300)
    options = parser.parse_args()
    bench = Bench(options.folder, options.assay, options.queries)
    for step in options.steps.split(","):
        if step == "add" and bench.database.exists():
            continue
        getattr(bench, step)()


if __name__ == "__main__":
    main()
