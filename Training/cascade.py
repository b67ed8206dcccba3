"""Fit how much each of the two models counts where both have read a text, and write `cascade.json`.

    python cascade.py --fast fast.jsonl --accurate accurate.jsonl --card ../Models/verifier-accurate/cascade.json

Both files are what `Evaluation/verification/run.py DEV --json FILE` wrote, with `--verifier fast` and `accurate`. The
logarithms of the two models' probabilities are added with one weight each; half of the groups fit the weights, every set
counting alike, and the other half is reported. The operating point and the facets' weights are those of the accurate model
until `facets.py` fits them on the answers of `--verifier auto`.
"""
import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import f1_score

from assay_training.split import bucket
from evaluate import calibration_error, softmax
from facets import NAMES, read


def logs(rows):
    return np.log(np.array([[told["modelProbabilities"][n] for n in NAMES] for _, told in rows]) + 1e-6)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--fast", "--accurate", "--card"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    one, other = ({(i["set"], i["claim"], i["evidence"]): (i, told) for i, told in read(f)} for f in (given.fast, given.accurate))
    keys = [k for k in one if k in other]
    fast, accurate = logs([one[k] for k in keys]), logs([other[k] for k in keys])
    labels = np.array([one[k][0]["label"] for k in keys])
    sets = np.array([k[0] for k in keys])
    fitting = np.array([bucket("calibration " + one[k][0]["group"]) % 2 == 0 for k in keys])
    sizes = Counter(sets[fitting])
    weight = np.array([min(3.0, 300 / sizes[s]) if sizes[s] else 0.0 for s in sets])[fitting]

    def cost(w):
        p = softmax(w[0] * fast[fitting] + w[1] * accurate[fitting])
        return -(weight * np.log(p[np.arange(len(p)), labels[fitting]] + 1e-12)).sum() / weight.sum()

    found = minimize(cost, [0.3, 0.7], bounds=[(0, 2), (0.05, 2)]).x
    held = ~fitting
    for name, w in (("fast", (1, 0)), ("accurate", (0, 1)), ("both", found)):
        p = softmax(w[0] * fast[held] + w[1] * accurate[held])
        each = [f1_score(labels[held][m], p[m].argmax(1), average="macro", labels=sorted(set(labels[held][m])))
                for m in (sets[held] == s for s in sorted(set(sets)))]
        print(f"{name:9} mean macro-F1 {np.mean(each):.3f}, cross-entropy {-np.log(p[np.arange(len(p)), labels[held]]).mean():.3f}, "
              f"calibration error {calibration_error(p, labels[held]):.3f}")
    print(f"weights: fast {found[0]:.3f}, accurate {found[1]:.3f}")
    model = json.loads(Path(given.card).with_name("model.json").read_text())
    card = {"fast": round(found[0], 3), "accurate": round(found[1], 3), "thresholds": model["thresholds"],
            "facetWeights": model["facetWeights"]}
    Path(given.card).write_text(json.dumps(card, indent=2) + "\n")


if __name__ == "__main__":
    main()
