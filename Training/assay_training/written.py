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

CLAIMS = {"supported": SUPPORTED, "refuted": REFUTED, "open": NEI}
PASSAGES = {"supporting": SUPPORTED, "refuting": REFUTED, "undecided": NEI}
DEV_SHARE = 10


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
