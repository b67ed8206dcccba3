"""Builds the training mixture and the development sets, and writes both with their counts.

Usage: python -m assay_training.mixture --data FILE --out FOLDER
"""
import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path

from . import pairs as P
from . import written
from .edits import make, names
from .mining import content_words, mine_nei
from .news import engine, events, events_dev
from .split import split
from .text import sentences

# Caps keep a plentiful set from drowning the scarce; repeats let the scarce be seen more often.
CAPS = {"lingnli": 21000, "cad_nli": 4500}
REPEATS = {"fm2": 2, "healthver": 2, "scifact": 2, "factcheck_gpt": 2}
MINED = {"fever_dev": 0.7, "fm2": 0.9, "covidfact": 0.6}
MINED_FROM = 20   # fewer passages than this hold no near miss
NEGATION_CAPS = {P.REFUTED: 3200, P.SUPPORTED: 2600, P.NEI: 1300}
EDIT_CAPS = {"name_open": 1000, "name_open_evidence": 1000, "name_open_both": 1300, "place_open": 700,
             "place_open_evidence": 700, "place_open_both": 900, "opposite": 2300, "date_form": 900, "quantifier": 350}
NEWS, NEWS_DEV = 16000, 900
UNEDITED = {"cad_nli", "begin", "conj_nli", "scone"}   # these are edits already, or too odd to edit


def widen(pair, rng, neighbours):
    """Put one or two sentences of another page round short evidence: retrieval never returns the one deciding sentence."""
    own = sentences(pair.evidence)
    other = sentences(rng.choice(neighbours).evidence)
    if not other or len(pair.evidence) > 500:
        return pair
    start = rng.randrange(len(other))
    extra = other[start:start + rng.choice([1, 1, 2])]
    parts = extra + own if rng.random() < 0.5 else own + extra
    return pair.but(evidence=" ".join(parts))


def narrow(pair, rng, limit=130):
    """Long abstracts: keep whole sentences up to a limit, always with those nearest to the claim, in their order."""
    parts = sentences(pair.evidence)
    if len(pair.evidence.split()) <= limit or len(parts) < 3:
        return pair
    wanted = content_words(pair.claim)
    order = sorted(range(len(parts)), key=lambda i: -len(wanted & content_words(parts[i])) - rng.random())
    kept, words = [], 0
    for i in order:
        n = len(parts[i].split())
        if kept and words + n > limit:
            continue
        kept.append(i)
        words += n
    return pair.but(evidence=" ".join(parts[i] for i in sorted(kept)))


def edits_of(train, rng):
    pool = names.person_pool([p.claim for p in train])
    made = [e for p in train if p.source not in UNEDITED for e in make.all_edits(p, rng, pool)
            if not (p.source in ("lingnli", "rte") and "open" in e.kind and rng.random() < 0.6)]
    by = defaultdict(list)
    for e in made:
        key = (e.kind, e.label) if e.kind == "negation" else e.kind
        by[key].append(e)
    out = []
    for key, items in by.items():
        kind = key[0] if isinstance(key, tuple) else key
        cap = NEGATION_CAPS[key[1]] if kind == "negation" else EDIT_CAPS.get(kind, 10 ** 6)
        items.sort(key=lambda e: e.source == "lingnli")   # encyclopaedic and news claims first, then general ones
        out += items[:cap]
    return out


def build(path, seed=11):
    rng = random.Random(seed)
    train, dev = split(P.read_pairs(path))
    by = defaultdict(list)
    for p in train:
        by[p.source].append(p)
    mixture = []
    for source, items in by.items():
        rng.shuffle(items)
        items = items[:CAPS.get(source, len(items))]
        mixture += items
        if source in MINED and len(items) > MINED_FROM:
            mixture += mine_nei(items, rng, MINED[source])
    mixture += edits_of(train, rng)
    for p in list(mixture):
        mixture += [p] * (REPEATS.get(p.source, 1) - 1)
    mixture = [narrow(p, rng) for p in mixture]
    mixture = [widen(p, rng, by[p.source]) if p.label != P.NOT_SUPPORTED and rng.random() < 0.15 else p for p in mixture]
    mixture += engine.generate(events.EVENTS, events.FILLERS, NEWS, random.Random(seed + 2))
    dev["news"] = engine.generate(events_dev.EVENTS, events_dev.FILLERS, NEWS_DEV, random.Random(seed + 1))
    for name in MINED:
        if len(dev.get(name, ())) > MINED_FROM:
            dev[name] += mine_nei(dev[name], rng, 0.6)
    pool = names.person_pool([p.claim for p in train])
    given = [p for name in ("fever_dev", "fm2", "covidfact", "scifact") for p in dev.get(name, ()) if p.kind == "given"]
    edited = [e for p in given for e in make.all_edits(p, rng, pool)]
    rng.shuffle(edited)
    dev["edits"] = edited[:900]
    rng.shuffle(mixture)
    return mixture, dev


def write(path, pairs):
    with open(path, "w", encoding="utf-8") as stream:
        for p in pairs:
            stream.write(json.dumps(p.__dict__, ensure_ascii=False) + "\n")


def read(path):
    with open(path, encoding="utf-8") as stream:
        return [P.Pair(**json.loads(line)) for line in stream]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the verification training file (jsonl.gz)")
    parser.add_argument("--out", required=True)
    parser.add_argument("--written", help="the folder of hand-written records: those kept apart become a development set")
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    out = Path(args.out)
    (out / "dev").mkdir(parents=True, exist_ok=True)
    mixture, dev = build(args.data, args.seed)
    if args.written:
        dev["written"] = written.read(args.written)[1]
    write(out / "train.jsonl", mixture)
    for name, items in dev.items():
        write(out / "dev" / f"{name}.jsonl", items)
    names_ = P.LABELS + ["NOT_SUPPORTED"]
    table = defaultdict(Counter)
    for p in mixture:
        table[f"{p.source}/{p.kind if p.source != 'news' else 'news'}"][names_[p.label]] += 1
    counts = {"train": {k: dict(v) for k, v in sorted(table.items())}, "total": len(mixture),
              "labels": dict(Counter(names_[p.label] for p in mixture)),
              "dev": {k: dict(Counter(names_[p.label] for p in v)) for k, v in dev.items()}}
    (out / "counts.json").write_text(json.dumps(counts, indent=1))
    print(json.dumps({k: counts[k] for k in ("total", "labels", "dev")}, indent=1))


if __name__ == "__main__":
    main()
