"""Pairs from the hand-written records in `written/`: one passage with many claims, or one claim with several passages.

    {"evidence": "…", "supported": ["…"], "refuted": ["…"], "open": ["…"]}
    {"claim": "…", "supporting": ["…"], "refuting": ["…"], "undecided": ["…"]}

The records were written for this project, about invented people and events, to teach what word overlap does not: each
passage supports, refutes and leaves open claims that look alike.
"""
import json
from pathlib import Path

from .pairs import NEI, REFUTED, SUPPORTED, Pair
from .split import bucket
from .text import sentences

CLAIMS = {"supported": SUPPORTED, "refuted": REFUTED, "open": NEI}
PASSAGES = {"supporting": SUPPORTED, "refuting": REFUTED, "undecided": NEI}
DEV_SHARE = 10
LENGTHENED = 0.3   # of the pairs
MAX_WORDS = 170    # about 220 tokens, with the claim within the program's 256


def pairs_of(record):
    shared = record.get("evidence") or record["claim"]
    group = f"written|{shared.lower()}"
    for field, label in CLAIMS.items():
        for claim in record.get(field, []) if "evidence" in record else []:
            yield Pair(claim, shared, label, "written", group, "written")
    for field, label in PASSAGES.items():
        for evidence in record.get(field, []) if "claim" in record else []:
            yield Pair(shared, evidence, label, "written", group, "written")


def read(folder):
    """(training pairs, development pairs) of every file in the folder; a record is in one of the two, by hash."""
    train, dev = [], []
    for path in sorted(Path(folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                pairs = list(pairs_of(json.loads(line)))
                (dev if pairs and bucket(pairs[0].group) < DEV_SHARE else train).extend(pairs)
    return train, dev


def lengthened(pairs, rng):
    """The pairs, some of them with up to four sentences of another record round the evidence: passages that retrieval returns are
    long and speak of more than the claim."""
    others = [p.evidence for p in pairs]

    def longer(pair):
        strange = sentences(rng.choice(others))[:rng.choice((1, 2, 3, 4))]
        before = rng.randint(0, len(strange))
        evidence = " ".join(strange[:before] + [pair.evidence] + strange[before:])
        return pair.but(evidence=evidence) if len(evidence.split()) <= MAX_WORDS else pair

    return [longer(p) if rng.random() < LENGTHENED else p for p in pairs]
