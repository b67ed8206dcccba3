#!/usr/bin/env python3
"""Makes a large archive corpus and queries from a small one, with realistic term statistics.

    Benchmarks/archive/corpus.py SOURCE.jsonl PASSAGES OUT_FOLDER [--seed 1]

SOURCE has documents with "text". Each made document follows one of them in its sentences, so that its words belong together
as they do in real texts; a third of the words is exchanged, by words of the whole source in their frequency and, one in eight
of those, by words from an endless vocabulary with Zipf's tail, so that new words keep coming as a corpus grows (Heaps). One
document has about ten passages. Queries are runs of 15 words of made documents, a quarter of the words exchanged.
"""
import argparse
import json
import random
import re
from pathlib import Path


def rare(randomness):
    """A word from an endless vocabulary: the number of its kind grows with the square root of draws."""
    number = int(1 / (randomness.random() + 1e-7) ** 1.1)
    letters = ""
    while number:
        letters += "bcdfghjklmnprstvz"[number % 17] + "aeiou"[number // 17 % 5]
        number //= 85
    return letters + "q"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("passages", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--queries", type=int, default=1000)
    options = parser.parse_args()
    randomness = random.Random(options.seed)
    sources = []
    for line in open(options.source, encoding="utf-8"):
        sentences = [s.split() for s in re.split(r"(?<=[.!?])\s+", json.loads(line)["text"]) if 5 <= len(s.split()) <= 40]
        if len(sentences) >= 4:
            sources.append(sentences)
    words = [word for sentences in sources for sentence in sentences for word in sentence]
    pool = randomness.choices(words, k=2_000_000)
    at = 0

    def exchanged(sentence, share):
        nonlocal at
        result = []
        for word in sentence:
            if randomness.random() < share:
                at = (at + 1) % len(pool)
                word = rare(randomness) if randomness.random() < 0.125 else pool[at]
            result.append(word.rstrip(".!?"))
        return " ".join(result)

    options.out.mkdir(parents=True, exist_ok=True)
    documents = options.passages // 10
    chosen = set(randomness.sample(range(documents), min(options.queries, documents)))
    with open(options.out / "corpus.jsonl", "w", encoding="utf-8") as corpus, \
            open(options.out / "queries.jsonl", "w", encoding="utf-8") as queries:
        for number in range(documents):
            source = randomness.choice(sources)
            made = [exchanged(randomness.choice(source), 0.33).capitalize() + "." for _ in range(21)]
            title = exchanged(randomness.choice(source)[:10], 0.33).capitalize()
            corpus.write(json.dumps({"id": f"d{number}", "title": title, "text": " ".join(made), "language": "en"}) + "\n")
            if number in chosen:
                run = (randomness.choice(made) + " " + randomness.choice(made)).split()[:15]
                queries.write(json.dumps({"id": f"q{number}", "query": exchanged(run, 0.25)}) + "\n")


if __name__ == "__main__":
    main()
