"""Trains the check-worthiness model that AssayClaims reads: a logistic regression over word and letter n-grams.

    python Training/checkworthiness/train.py --data FOLDER --output Models/checkworthiness

FOLDER holds `claimbuster-train.json.gz`: a JSON list of {"text", "label"} (ClaimBuster, two classes). Written are
`weights.tsv` (bias, calibration and one line a feature: feature, inverse document frequency, weight) and
`metrics.json` (five-fold cross-validation), and `parity.tsv`. Needs scikit-learn. The features are spelled out in
`CheckWorthinessFeatures.swift`, and a test holds the two together over `parity.tsv`: probability and sentence.
"""
import argparse
import collections
import gzip
import hashlib
import json
import math
import pathlib
import re

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, brier_score_loss, f1_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+(?:[.,]\d+)*|[^\w\s]")
BLOCKS = ("w", "c")

# Invented sentences by which the Swift reader of the weights is held to this script.
PARITY = [
    "Unemployment fell from 7.5 percent to 4.1 percent in two years.",
    "We've cut taxes for 1,200,000 families, haven’t we?",
    "Good evening, and welcome to the debate.",
    "I think that is just plain wrong!",
    "Police detained Gulnara Bazhkenova on 1 December 2025.",
    "Das Café schloß im März; niemand protestierte.",
    "Суд оштрафовал газету на 500 000 тенге.",
    "The senator voted against the bill 14 times, and he'd do it again.",
    "U.S. exports grew to $2.3 trillion — a record.",
    "a",
    "?!...",
    "snake_case and e-mail@example.org and 3½ cups",
]


def words(text):
    found = WORD.findall(text.lower().replace("’", "'"))
    return ["0" if word[0].isdigit() else word for word in found]


def features(text):
    """Word n-grams of one to three, and letter n-grams of three to five within a word, by block."""
    tokens = words(text)
    padded = ["^", *tokens, "$"]
    counts = {"w": collections.Counter(), "c": collections.Counter()}
    for size in (1, 2, 3):
        for start in range(len(padded) - size + 1):
            counts["w"]["w" + " ".join(padded[start : start + size])] += 1
    for token in tokens:
        spaced = f" {token} "
        for size in (3, 4, 5):
            for start in range(len(spaced) - size + 1):
                counts["c"]["c" + spaced[start : start + size]] += 1
    return counts


class Space:
    """A vocabulary with inverse document frequencies; vectors have unit length in each block."""

    def __init__(self, counted, kept=None):
        frequency = collections.Counter()
        for counts in counted:
            for block in BLOCKS:
                frequency.update(counts[block].keys())
        least = {"w": 2, "c": 3}
        names = sorted(f for f, n in frequency.items() if n >= least[f[0]] and (kept is None or f in kept))
        self.index = {name: position for position, name in enumerate(names)}
        self.names = names
        self.idf = np.array([round(math.log((1 + len(counted)) / (1 + frequency[f])) + 1, 3) for f in names])

    def matrix(self, counted):
        rows, columns, values = [], [], []
        for row, counts in enumerate(counted):
            for block in BLOCKS:
                known = [(self.index[f], n) for f, n in counts[block].items() if f in self.index]
                weights = [(1 + math.log(n)) * self.idf[i] for i, n in known]
                norm = math.sqrt(sum(w * w for w in weights)) or 1
                rows += [row] * len(known)
                columns += [i for i, _ in known]
                values += [w / norm for w in weights]
        return csr_matrix((values, (rows, columns)), shape=(len(counted), len(self.names)))


def fit(counted, labels, size, strength):
    """Chooses the `size` features with the largest weights, and fits on them alone."""
    space = Space(counted)
    model = LogisticRegression(C=strength, max_iter=2000, class_weight="balanced").fit(space.matrix(counted), labels)
    order = np.argsort(-np.abs(model.coef_[0]))[:size]
    space = Space(counted, {space.names[i] for i in order})
    model = LogisticRegression(C=strength, max_iter=2000, class_weight="balanced").fit(space.matrix(counted), labels)
    return space, model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    parser.add_argument("--features", type=int, default=20000)
    parser.add_argument("--strength", type=float, default=4)
    arguments = parser.parse_args()

    path = arguments.data / "claimbuster-train.json.gz"
    rows = {row["text"]: row["label"] for row in json.load(gzip.open(path))}
    texts, labels = list(rows), np.array(list(rows.values()))
    counted = [features(text) for text in texts]

    margins = np.zeros(len(texts))
    for train, test in StratifiedKFold(5, shuffle=True, random_state=1).split(texts, labels):
        space, model = fit([counted[i] for i in train], labels[train], arguments.features, arguments.strength)
        margins[test] = model.decision_function(space.matrix([counted[i] for i in test]))
    # Platt scaling; then the prior is moved so that one half is where F1 is best. News has more facts than debates.
    platt = LogisticRegression(C=1e6).fit(margins[:, None], labels)
    slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    calibrated = 1 / (1 + np.exp(-(slope * margins + offset)))
    best = max(np.arange(0.2, 0.6, 0.01), key=lambda t: f1_score(labels, calibrated > t))
    offset -= math.log(best / (1 - best))
    p = 1 / (1 + np.exp(-(slope * margins + offset)))
    metrics = {
        "data": {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "sentences": len(texts)},
        "folds": 5,
        "f1": round(f1_score(labels, p > 0.5), 4),
        "auroc": round(roc_auc_score(labels, p), 4),
        "averagePrecision": round(average_precision_score(labels, p), 4),
        "brierAtTrainingPrior": round(brier_score_loss(labels, calibrated), 4),
        "decisionThresholdAtTrainingPrior": round(float(best), 2),
    }
    space, model = fit(counted, labels, arguments.features, arguments.strength)
    arguments.output.mkdir(parents=True, exist_ok=True)
    with open(arguments.output / "weights.tsv", "w", encoding="utf-8") as file:
        file.write(f"bias\t{model.intercept_[0]:.5f}\nslope\t{slope:.5f}\noffset\t{offset:.5f}\n")
        for name, idf, weight in zip(space.names, space.idf, model.coef_[0]):
            file.write(f"{name}\t{idf:.3f}\t{weight:.3f}\n")
    (arguments.output / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
    with open(arguments.output / "parity.tsv", "w", encoding="utf-8") as file:
        for text in PARITY:
            margin = model.intercept_[0].round(5) + (space.matrix([features(text)]) @ model.coef_[0].round(3))[0]
            file.write(f"{1 / (1 + math.exp(-(round(slope, 5) * margin + round(offset, 5)))):.6f}\t{text}\n")
    print(json.dumps(metrics, indent=2))


if __name__ == "__main__":
    main()
