"""Fit what the facets add to the model, and the operating point of the whole verifier.

    python facets.py --answers answers.jsonl --card ../Models/verifier/model.json [--write]

`answers.jsonl` is what `Evaluation/verification/run.py DEV --json answers.jsonl` wrote with the model in question: every
development pair with the program's answer, in which each signal of the facets is named. A multinomial logistic
regression gives each signal two weights, added to the model's log-odds of support and of refutation. The penalty draws
weights towards `PRIOR`: a facet that differs about the same event speaks against support and for refutation until data
say otherwise; the development sets hold too few such pairs of each kind to learn that from nothing. Half of the groups
fit; the other half is reported and chooses nothing. Other signals seen fewer than `LEAST` times get no weight.
With `--write` the card must be the one that the answers were made with: the temperature is fitted on top of its own.
"""
import argparse
import json
from collections import Counter

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import f1_score

from assay_training.split import bucket
from evaluate import calibration_error, fit_temperature, softmax

NAMES = ["supported", "refuted", "notEnoughEvidence"]
LEAST, PENALTY = 20, 12.0
KINDS = ("modality", "date", "duration", "number", "money", "law", "quote", "name", "place", "outcome", "negation")
PRIOR = {f"differs.{kind}": (-2.5, 1.0) for kind in KINDS} | {f"differsElsewhere.{kind}": (-1.0, 0.0) for kind in KINDS}
PRIOR["differs.modality"] = PRIOR["differsElsewhere.modality"] = (-1.5, 0.0)  # what was planned may have happened
# Words in quotation marks are claimed to the letter; a name differs only where another stands in its very place.
PRIOR["differs.quote"], PRIOR["differs.name"] = (-3.0, 1.5), (-3.0, 2.2)
PRIOR["foreignLanguage"] = (-1.5, -1.5)  # never seen in development: the sets are English
PRECISION = {"refuted": 0.94, "refutedByFacet": 0.90, "supported": 0.90}
LEAST_AT_POINT = {"refuted": 40, "refutedByFacet": 20, "supported": 40}


def read(path):
    """Pairs of three labels that were judged by one text, with what was said of it."""
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            told = item["answer"].get("assessments", [])
            if item["label"] < 3 and len(told) == 1:
                rows.append((item, told[0]))
    return rows


def matrix(rows, names):
    place = {n: i for i, n in enumerate(names)}
    out = np.zeros((len(rows), len(names)))
    for r, (_, told) in enumerate(rows):
        for signal in told["signals"]:
            if signal["name"] in place:
                out[r, place[signal["name"]]] = signal["value"]
    return out


def fit(base, features, labels, weight, prior):
    """Weights [signals, 2] that lower the cross-entropy of base + features @ weights, with a ridge towards the prior."""
    count = features.shape[1]

    def cost(flat):
        w = np.concatenate([flat.reshape(count, 2), np.zeros((count, 1))], 1)
        p = softmax(base + features @ w)
        rest = p.copy()
        rest[np.arange(len(labels)), labels] -= 1
        rest *= weight[:, None]
        value = -(weight * np.log(p[np.arange(len(labels)), labels] + 1e-12)).sum() + PENALTY * ((flat - prior.ravel()) ** 2).sum()
        return value, (features.T @ rest)[:, :2].ravel() + 2 * PENALTY * (flat - prior.ravel())

    return minimize(cost, prior.ravel(), jac=True, method="L-BFGS-B").x.reshape(count, 2)


def threshold(p, right, wanted, least):
    """The lowest probability from which on the share of right answers is as wanted, here and at every higher point."""
    order = np.argsort(-p)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = [i for i in range(least - 1, len(order)) if share[i] >= wanted]
    return float(np.ceil(p[order[good[-1]]] * 1000) / 1000) if good else 0.99


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--answers", required=True)
    options.add_argument("--card", required=True, help="model.json of the model, or cascade.json of the two")
    options.add_argument("--supported", type=float, default=PRECISION["supported"], help="the precision of Supported")
    options.add_argument("--refuted", type=float, default=PRECISION["refuted"], help="the precision of Refuted")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    rows = read(given.answers)
    labels = np.array([item["label"] for item, _ in rows])
    sets = np.array([item["set"] for item, _ in rows])
    base = np.log(np.array([[told["modelProbabilities"][n] for n in NAMES] for _, told in rows]) + 1e-9)
    fitting = np.array([bucket("calibration " + item["group"]) % 2 == 0 for item, _ in rows])
    # The answers hold the model's probabilities at the temperature of its card; this is the factor on top of that.
    warmer = fit_temperature(base[fitting], labels[fitting])
    base = np.log(softmax(base / warmer) + 1e-9)
    # Every set counts alike, so that the plentiful ones do not speak for the rest.
    sizes = Counter(sets[fitting])
    weight = np.array([min(3.0, 300 / sizes[s]) if sizes[s] else 1.0 for s in sets])

    seen = Counter(s["name"] for (_, told), f in zip(rows, fitting) if f for s in told["signals"])
    names = sorted({n for n, count in seen.items() if count >= LEAST} | set(PRIOR))
    prior = np.array([PRIOR.get(n, (0.0, 0.0)) for n in names])
    features = matrix(rows, names)
    weights = fit(base[fitting], features[fitting], labels[fitting], weight[fitting], prior)
    p = softmax(base + features @ np.concatenate([weights, np.zeros((len(names), 1))], 1))

    differs = np.array([any(not f["agrees"] and f["kind"] != "modality" for f in told["facets"]) for _, told in rows])
    same = np.array([any(s["name"] == "sameEvent" for s in told["signals"]) for _, told in rows])
    point = {}
    for name, mask, column in (("refutedByFacet", differs & same, 1), ("refuted", True, 1), ("supported", ~differs, 0)):
        chosen = fitting & mask & (p[:, column] >= 0.34)
        wanted = {"supported": given.supported, "refuted": given.refuted}.get(name, PRECISION[name])
        point[name] = threshold(p[chosen, column], labels[chosen] == column, wanted, LEAST_AT_POINT[name])
    point["refutedByFacet"] = min(point["refutedByFacet"], point["refuted"])

    held = ~fitting
    for name in sorted(set(sets)) + ["all"]:
        m = held & ((sets == name) | (name == "all"))
        before, after = softmax(base[m]).argmax(1), p[m].argmax(1)
        score = lambda g: f1_score(labels[m], g, average="macro", labels=sorted(set(labels[m])))
        print(f"{name:16} {m.sum():5} pairs: macro-F1 {score(before):.3f} before the facets, {score(after):.3f} after; "
              f"ECE {calibration_error(p[m], labels[m]):.3f}")
    refutes = held & ((p[:, 1] >= point["refuted"]) | (differs & same & (p[:, 1] >= point["refutedByFacet"])))
    supports = held & ~differs & (p[:, 0] >= point["supported"])
    print(f"temperature times {warmer}")
    print(f"at {point}: refuted precision {(labels[refutes] == 1).mean():.3f}, recall {refutes[held & (labels == 1)].mean():.3f}, "
          f"false refutation {refutes[held & (labels == 0)].mean():.3f}; supported precision "
          f"{(labels[supports] == 0).mean():.3f}, recall {supports[held & (labels == 0)].mean():.3f}")
    for name, (s, r) in sorted(zip(names, weights), key=lambda item: -abs(item[1]).max()):
        print(f"  {name:28} seen {seen[name]:5}: supported {s:+.2f}, refuted {r:+.2f}")
    if given.write:
        card = json.load(open(given.card))
        if "temperature" in card:
            card["temperature"] = round(card["temperature"] * warmer, 3)
        else:
            card |= {name: round(card[name] / warmer, 3) for name in ("fast", "accurate")}
        card["thresholds"] = point
        card["facetWeights"] = {n: {"supported": round(s, 3), "refuted": round(r, 3)} for n, (s, r) in zip(names, weights)}
        with open(given.card, "w") as out:
            json.dump(card, out, indent=2)
            out.write("\n")


if __name__ == "__main__":
    main()
