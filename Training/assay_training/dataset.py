"""The training mix: given pairs, hard open pairs found by retrieval, and minimal edits.

Edits are made of supported pairs only from sets whose evidence decides the claim; general inference data is thinned, so
that fact verification leads.
"""
from . import mining
from .edits import names
from .edits.make import all_edits
from .pairs import SUPPORTED, read_pairs
from .split import split

MINED_FROM = ("fever_dev", "fm2", "covidfact", "scifact")
EDITED = ("fever_dev", "fm2", "scifact", "factcheck_gpt", "rte", "covidfact", "lingnli", "begin")
NAMES_FROM = ("fever_dev", "fm2", "rte")
EDITS_A_PAIR = 3
LINGNLI_EDITED = 0.25
LINGNLI_KEPT = 0.45
OTHERS_EDITED = 0.15


def build(path, rng):
    """Return (training pairs, {set: development pairs}); the same for the same seed."""
    train, dev = split(read_pairs(path))
    mined = list(mining.mine_nei([p for p in train if p.source in MINED_FROM], rng))
    pool = [m.group(0) for p in train if p.source in NAMES_FROM for m in names.full_names(p.claim)]
    edited = []
    for pair in train:
        if pair.source not in EDITED:
            continue
        if pair.source == "lingnli" and rng.random() > LINGNLI_EDITED:
            continue
        if pair.label == SUPPORTED:
            edited += all_edits(pair, rng, pool, EDITS_A_PAIR)
        elif rng.random() < OTHERS_EDITED:
            edited += all_edits(pair, rng, pool, 1)
    kept = [p for p in train if p.source != "lingnli" or rng.random() < LINGNLI_KEPT]
    return kept + mined + edited, dev
