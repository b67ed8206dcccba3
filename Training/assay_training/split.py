"""Development sets are chosen by group, by hash: the same groups every time, whatever else changes."""
import hashlib
import random
from collections import defaultdict

HELD_OUT = ("fever_dev", "fm2", "scifact", "climate_fever", "healthver", "covidfact", "factcheck_gpt", "lingnli")
SHARE = 9
CAP = 700


def bucket(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) % 100


def split(pairs, share=SHARE, cap=CAP, seed=7):
    """Return (training pairs, {set name: development pairs}). Pairs past the cap are dropped, not trained on."""
    train, dev = [], defaultdict(list)
    for pair in pairs:
        if pair.source in HELD_OUT and bucket(pair.group) < share:
            dev[pair.source].append(pair)
        else:
            train.append(pair)
    for name, items in dev.items():
        random.Random(seed).shuffle(items)
        dev[name] = items[:cap]
    return train, dict(dev)
