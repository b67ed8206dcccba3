"""Evaluate a verifier on the held-out groups, fit its temperature, choose its operating point, and print the table.

    python evaluate.py --mixture .checkpoints/mixture --base all-MiniLM-L6-v2/ --model ../Models/verifier [--write]

Half of the groups fit the temperature and the thresholds; the other half is reported. `--write` puts both into
`model.json`. The claim-only line is a bag-of-words model that sees no evidence: how far it is above chance is how much
the claims alone betray.
"""
import argparse
import json
import os
import random

import numpy as np
import openvino as ov
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from assay_training.cross_encoder import PairTokenizer
from assay_training.pairs import Pair
from assay_training.split import bucket

MAX_TOKENS = 256
PRECISION = {"refuted": 0.93, "supported": 0.80}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [p for p in (Pair(**json.loads(line)) for line in lines) if p.label < 3]


def logits_of(pairs, folder, base):
    tokenizer = PairTokenizer(base, MAX_TOKENS)
    network = ov.Core().compile_model(os.path.join(folder, "model.xml"), "CPU")
    ids, kinds = tokenizer([p.claim for p in pairs], [p.evidence for p in pairs])
    order = sorted(range(len(pairs)), key=lambda i: len(ids[i]))
    out = np.zeros((len(pairs), 3))
    for start in range(0, len(order), 16):
        chosen = order[start:start + 16]
        batch = tokenizer.batch([ids[i] for i in chosen], [kinds[i] for i in chosen])
        out[chosen] = network([x.numpy() for x in batch])[0]
    return out


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def fit_temperature(logits, labels):
    grid = np.arange(0.6, 3.01, 0.02)
    losses = [-np.log(softmax(logits / t)[np.arange(len(labels)), labels] + 1e-12).mean() for t in grid]
    return float(round(grid[int(np.argmin(losses))], 2))


def threshold(p, labels, which, wanted):
    """The least probability from which on the label is right with the wanted precision, on at least 40 pairs."""
    for t in np.arange(0.34, 0.995, 0.005):
        chosen = p[:, which] >= t
        if chosen.sum() < 40:
            break
        if (labels[chosen] == which).mean() >= wanted:
            return float(round(t, 3))
    return 0.99


def calibration_error(p, labels, bins=10):
    confidence, right = p.max(1), p.argmax(1) == labels
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    return sum(abs(right[place == b].mean() - confidence[place == b].mean()) * (place == b).mean()
               for b in range(bins) if (place == b).any())


def row(name, p, labels, point):
    guess = p.argmax(1)
    refuted, supported = p[:, 1] >= point["refuted"], p[:, 0] >= point["supported"]
    share = lambda mask, value: float((labels[mask] == value).mean()) if mask.any() else None
    return {"set": name, "pairs": len(labels),
            "macroF1": round(float(f1_score(labels, guess, average="macro", labels=sorted(set(labels.tolist())))), 3),
            "precisionRefuted": share(guess == 1, 1), "falseRefutation": float((guess[labels == 0] == 1).mean()),
            "precisionRefutedAtPoint": share(refuted, 1),
            "falseRefutationAtPoint": float(refuted[labels == 0].mean()) if (labels == 0).any() else None,
            "recallRefutedAtPoint": float(refuted[labels == 1].mean()) if (labels == 1).any() else None,
            "precisionSupportedAtPoint": share(supported, 0),
            "recallSupportedAtPoint": float(supported[labels == 0].mean()) if (labels == 0).any() else None,
            "ece": round(float(calibration_error(p, labels)), 3),
            "confusion": [[int(((labels == a) & (guess == b)).sum()) for b in range(3)] for a in range(3)]}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--mixture", "--base", "--model"):
        options.add_argument(name, required=True)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    folder = os.path.join(given.mixture, "dev")
    pairs, names = [], []
    for file in sorted(os.listdir(folder)):
        found = read(os.path.join(folder, file))
        pairs += found
        names += [file.removesuffix(".jsonl")] * len(found)
    names = np.array(names)
    logits = logits_of(pairs, given.model, given.base)
    labels = np.array([p.label for p in pairs])
    fitting = np.array([bucket("calibration " + p.group) % 2 == 0 for p in pairs])
    temperature = fit_temperature(logits[fitting], labels[fitting])
    p = softmax(logits / temperature)
    point = {"refuted": threshold(p[fitting], labels[fitting], 1, PRECISION["refuted"]),
             "supported": threshold(p[fitting], labels[fitting], 0, PRECISION["supported"])}
    point["refutedByFacet"] = point["refuted"]  # until facets.py has fitted what a facet adds
    report = ~fitting
    rows = [row(n, p[report & (names == n)], labels[report & (names == n)], point) for n in sorted(set(names))]
    rows.append(row("all", p[report], labels[report], point))

    three = read(os.path.join(given.mixture, "train.jsonl"))
    random.Random(3).shuffle(three)
    words = TfidfVectorizer(min_df=2, ngram_range=(1, 2)).fit([q.claim for q in three[:40000]])
    blind = LogisticRegression(max_iter=300).fit(words.transform([q.claim for q in three[:36000]]),
                                                [q.label for q in three[:36000]])
    held = three[36000:40000]
    claim_only = blind.score(words.transform([q.claim for q in held]), [q.label for q in held])
    chance = max(np.bincount([q.label for q in held])) / len(held)

    for r in rows:
        print(json.dumps(r))
    print(json.dumps({"temperature": temperature, "thresholds": point, "claimOnlyAccuracy": round(claim_only, 3),
                      "claimOnlyChance": round(float(chance), 3)}))
    if given.write:
        file = os.path.join(given.model, "model.json")
        card = json.load(open(file))
        card.update(temperature=temperature, thresholds=point, claimOnlyAccuracy=round(claim_only, 3),
                    development=[{k: round(v, 3) if isinstance(v, float) else v for k, v in r.items()} for r in rows])
        with open(file, "w") as out:
            json.dump(card, out, indent=2)
            out.write("\n")


if __name__ == "__main__":
    main()
