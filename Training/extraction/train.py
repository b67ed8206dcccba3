#!/usr/bin/env python3
"""Trains the model that tells an article's blocks from the rest of a page (AssayIngest's `BlockModel`).

    assay extract --blocks manifest.jsonl | gzip > blocks.jsonl.gz
    python Training/extraction/train.py --pages FOLDER --blocks blocks.jsonl.gz \\
        --output Sources/AssayIngest/HTML/BlockModel+Weights.swift --report Training/extraction/metrics.json

FOLDER holds `evaldata.json` as the trafilatura project publishes it: segments of each page that must and must not be
extracted. A block that holds such a segment is an example; blocks of the same element beside it are examples of less
weight. Two rounds of boosted trees: the second sees what the first thinks of the blocks around. Everything is measured
by cross-validation over pages; pages whose file name hashes to an odd number are never trained on (see
Evaluation/extraction), so that the evaluation has pages that the shipped weights have not seen.
"""
import argparse, base64, gzip, hashlib, json, re, struct, sys
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

ROUNDS = dict(max_iter=180, learning_rate=0.08, max_leaf_nodes=16, min_samples_leaf=30, l2_regularization=3.0,
              max_features=0.5, early_stopping=False, random_state=7)


# The weight of a label by vote, beside 1 for an annotated one.
VOTE = 0.2


def norm(text):
    return re.sub(r"\s+", " ", text).strip()


def is_held_out(name):
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 1


def label(blocks, item):
    """Labels (1, 0, or -1 for unknown) and weights of a page's blocks."""
    n = len(blocks)
    texts = [norm(b["text"]) for b in blocks]
    labels, weights = np.full(n, -1), np.zeros(n)
    starts, joined = [], ""
    for text in texts:
        starts.append(len(joined))
        joined += text + " "
    def places(segment):
        found, at = [], joined.find(segment)
        while at >= 0 and len(found) < 50:
            first = np.searchsorted(starts, at, side="right") - 1
            last = np.searchsorted(starts, at + len(segment) - 1, side="right") - 1
            found.append((first, last))
            at = joined.find(segment, at + 1)
        return found
    for segment in item["without"]:
        segment = norm(segment)
        for first, last in places(segment):
            # A short word that also stands within a long paragraph says nothing about the paragraph.
            for i in range(first, last + 1):
                if first != last or len(segment) > 0.3 * len(texts[i]) or len(segment) > 25:
                    labels[i], weights[i] = 0, 1
    for segment in item["with"]:
        segment = norm(segment)
        found = places(segment)
        if not found:
            continue
        # Of several places the one in the longest text is the article's; the others stay unknown or negative.
        first, last = max(found, key=lambda f: sum(len(texts[i]) for i in range(f[0], f[1] + 1)))
        for i in range(first, last + 1):
            labels[i], weights[i] = 1, 1 / len(found) ** 0.5
    groups = {}
    for i, b in enumerate(blocks):
        groups.setdefault((b["parent"], b["tag"]), []).append(i)
    for members in groups.values():
        known = {labels[i] for i in members if labels[i] >= 0 and weights[i] >= 0.5}
        if len(known) == 1:
            value = known.pop()
            for i in members:
                if labels[i] < 0:
                    labels[i], weights[i] = value, 0.25
    return labels, weights


def second(features, p, parents, letters):
    """Features of the second round: the first round's probabilities around each block."""
    n = len(p)
    padded = np.concatenate([np.zeros(4), p, np.zeros(4)])
    near = np.stack([padded[4 + k:4 + k + n] for k in (-4, -3, -2, -1, 1, 2, 3, 4)], axis=1)
    columns = [p[:, None], near]
    mass, total = np.cumsum(np.concatenate([[0], p * letters])), np.cumsum(np.concatenate([[0], letters]))
    for reach in (5, 15):
        low, high = np.maximum(0, np.arange(n) - reach), np.minimum(n, np.arange(n) + reach + 1)
        columns.append(((mass[high] - mass[low]) / np.maximum(1, total[high] - total[low]))[:, None])
    sums, counts = {}, {}
    for i in range(n):
        sums[parents[i]] = sums.get(parents[i], 0) + p[i] * letters[i]
        counts[parents[i]] = counts.get(parents[i], 0) + letters[i]
    columns.append(np.array([sums[parents[i]] / max(1, counts[parents[i]]) for i in range(n)])[:, None])
    chosen = np.nonzero(p >= 0.5)[0]
    first, last = (chosen[0], chosen[-1]) if len(chosen) else (0, 0)
    at = np.arange(n)
    columns.append(np.maximum(0, first - at)[:, None])
    columns.append(np.maximum(0, at - last)[:, None])
    columns.append((mass[:-1] / max(1, mass[-1]))[:, None])
    columns.append(np.full((n, 1), mass[-1]))
    columns.append(np.full((n, 1), p.max() if n else 0))
    # Runs of likely blocks, which up to two others may interrupt: number, share of the mass, distance behind its end, gap
    # in front of it.
    runs, run_of = [], np.full(n, -1)
    for i in range(n):
        if p[i] >= 0.5:
            if runs and i - runs[-1][1] <= 3:
                runs[-1][1], runs[-1][2] = i, runs[-1][2] + p[i] * letters[i]
            else:
                runs.append([i, i, p[i] * letters[i]])
        run_of[i] = len(runs) - 1
    whole = max(1, mass[-1])
    columns.append(np.array([[r, runs[r][2] / whole if r >= 0 else 0, max(0, i - runs[r][1]) if r >= 0 else -1,
                              min(200, runs[r][0] - runs[r - 1][1]) if r >= 1 else -1]
                             for i, r in enumerate(run_of)], dtype=float).reshape(n, 4))
    return np.concatenate([features] + columns, axis=1)


VOTERS = {"trafilatura": 2, "precise": 1, "readability": 1.5, "resiliparse": 1, "justext": 0.7, "boilerpipe": 0.8}


def squashed(text):
    return re.sub(r"[\W_]+", "", text.lower())


def add_votes(blocks, labels, weights, votes):
    """Labels what the annotation leaves open where most of several public readers agree, with little weight.

    An annotation names a few segments of a page; without this, a thread of comments of which none is named costs nothing.
    """
    texts = {name: squashed(votes[name]) for name in VOTERS if votes.get(name)}
    # A reader that found next to nothing says nothing.
    longest = max(map(len, texts.values()), default=0)
    texts = {name: text for name, text in texts.items() if len(text) > 0.2 * longest}
    total = sum(VOTERS[name] for name in texts)
    if total < 3:
        return
    voted = []
    for i, b in enumerate(blocks):
        key = squashed(b["text"])[:120]
        if len(key) < 8:
            continue
        share = sum(VOTERS[name] for name, text in texts.items() if key in text) / total
        value = 1 if share >= 0.6 else 0 if share <= 0.25 else -1
        if labels[i] >= 0 and weights[i] >= 0.5:
            continue
        if labels[i] >= 0 and value != labels[i]:
            # What was concluded from blocks beside it, against the readers: open.
            labels[i], weights[i] = -1, 0
        elif labels[i] < 0 and value >= 0:
            labels[i], weights[i] = value, VOTE * (0.5 + min(1.0, len(key) / 300))
            voted.append(i)
    if voted:
        # A long page counts no more than others.
        scale = min(1, 30 / len(voted))
        for i in voted:
            weights[i] *= scale


class Page:
    def __init__(self, name, item, blocks, votes=None):
        self.name, self.item, self.blocks = name, item, blocks
        self.x = np.array([b["features"] for b in blocks], dtype=np.float32)
        self.parents = [b["parent"] for b in blocks]
        self.letters = self.x[:, 0].astype(float)
        self.labels, self.weights = label(blocks, item)
        if votes:
            add_votes(blocks, self.labels, self.weights, votes)


def fit(rows, labels, weights):
    model = HistGradientBoostingClassifier(**ROUNDS)
    # Both classes weigh the same.
    weights = weights.copy()
    for value in (0, 1):
        weights[labels == value] *= len(labels) / 2 / max(1e-9, weights[labels == value].sum())
    return model.fit(rows, labels, sample_weight=weights)


def fit_pages(pages, matrices):
    known = [p.labels >= 0 for p in pages]
    return fit(np.concatenate([m[k] for m, k in zip(matrices, known)]),
               np.concatenate([p.labels[k] for p, k in zip(pages, known)]),
               np.concatenate([p.weights[k] for p, k in zip(pages, known)]))


def probabilities(model, matrix):
    return model.predict_proba(matrix)[:, 1]


def train(pages, folds=3):
    """Both rounds; the second is trained on what the first says of pages it has not seen."""
    groups = np.arange(len(pages))
    seconds = [None] * len(pages)
    for inside, outside in GroupKFold(folds).split(groups, groups=groups):
        first = fit_pages([pages[i] for i in inside], [pages[i].x for i in inside])
        for i in outside:
            seconds[i] = second(pages[i].x, probabilities(first, pages[i].x), pages[i].parents, pages[i].letters)
    return fit_pages(pages, [p.x for p in pages]), fit_pages(pages, seconds)


def predict(models, page):
    p = probabilities(models[0], page.x)
    return p, probabilities(models[1], second(page.x, p, page.parents, page.letters))


def figures(pages, predicted, threshold):
    tp = fp = fn = 0
    for page, p in zip(pages, predicted):
        text = norm(" ".join(b["text"] for b, q in zip(page.blocks, p) if q >= threshold))
        tp += sum(norm(s) in text for s in page.item["with"])
        fn += sum(norm(s) not in text for s in page.item["with"])
        fp += sum(norm(s) in text for s in page.item["without"])
    return dict(f=2 * tp / (2 * tp + fp + fn), precision=tp / (tp + fp), recall=tp / (tp + fn))


def cross_validate(pages):
    names = np.arange(len(pages))
    one, two = [None] * len(pages), [None] * len(pages)
    for inside, outside in GroupKFold(5).split(names, groups=names):
        models = train([pages[i] for i in inside])
        for i in outside:
            one[i], two[i] = predict(models, pages[i])
    for name, predicted in (("first", one), ("second", two)):
        for threshold in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
            print(name, threshold, {k: round(v, 4) for k, v in figures(pages, predicted, threshold).items()}, flush=True)
    return two


def write_trees(model):
    """A model's trees as bytes: the base, the number of trees, and each tree's nodes of ten bytes."""
    out = struct.pack("<fH", float(np.ravel(model._baseline_prediction)[0]), len(model._predictors))
    for (tree,) in model._predictors:
        out += struct.pack("<H", len(tree.nodes))
        for node in tree.nodes:
            if node["is_leaf"]:
                out += struct.pack("<HfHH", 0xFFFF, node["value"], 0, 0)
            else:
                out += struct.pack("<HfHH", node["feature_idx"], node["num_threshold"], node["left"], node["right"])
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", required=True)
    parser.add_argument("--blocks", required=True)
    parser.add_argument("--votes", help="what public readers take of the pages, made by votes.py")
    parser.add_argument("--output")
    parser.add_argument("--report")
    parser.add_argument("--every-page", action="store_true", help="train on the held-out half too")
    parser.add_argument("--no-folds", action="store_true", help="leave the cross-validation out")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    with open(options.pages + "/evaldata.json", encoding="utf-8") as file:
        items = {item["file"]: item for item in json.load(file).values()}
    votes = {}
    if options.votes:
        with open(options.votes, encoding="utf-8") as file:
            votes = {answer["id"]: answer for answer in map(json.loads, file)}
    pages = []
    opener = gzip.open if options.blocks.endswith(".gz") else open
    with opener(options.blocks, "rt", encoding="utf-8") as file:
        for line in file:
            answer = json.loads(line)
            if answer["blocks"] and answer["id"] in items:
                pages.append(Page(answer["id"], items[answer["id"]], answer["blocks"],
                                  None if is_held_out(answer["id"]) else votes.get(answer["id"])))
    print(len(pages), "pages", sum(len(p.blocks) for p in pages), "blocks",
          sum(int((p.labels >= 0).sum()) for p in pages), "labelled", flush=True)
    ceiling = figures(pages, [np.ones(len(p.blocks)) for p in pages], 0.5)
    print("everything", {k: round(v, 4) for k, v in ceiling.items()})
    kept = pages if options.every_page else [p for p in pages if not is_held_out(p.name)]
    predicted = None if options.no_folds else cross_validate(kept)
    if options.errors and predicted:
        for page, p in list(zip(kept, predicted)):
            chosen = norm(" ".join(b["text"] for b, q in zip(page.blocks, p) if q >= 0.5))
            for s in page.item["with"]:
                if norm(s) not in chosen:
                    print("MISSED", page.name, repr(norm(s)[:90]),
                          [(round(float(q), 2), b["kind"], b["tag"], len(b["text"])) for b, q in zip(page.blocks, p) if norm(s) in norm(b["text"])][:3])
            for s in page.item["without"]:
                if norm(s) in chosen:
                    print("TAKEN ", page.name, repr(norm(s)[:90]),
                          [(round(float(q), 2), b["kind"], b["tag"], len(b["text"])) for b, q in zip(page.blocks, p) if norm(s) in norm(b["text"])][:3])
    if not options.output:
        return
    models = train(kept)
    data = b"".join(write_trees(m) for m in models)
    text = base64.b64encode(data).decode()
    lines = "\n".join(text[i:i + 100] + "\\" for i in range(0, len(text), 100)).rstrip("\\")
    with open(options.output, "w") as file:
        file.write("// Made by Training/extraction/train.py; do not edit.\n\nextension BlockModel {\n"
                   "  /// The trees of both rounds, in base 64.\n  static let weights = \"\"\"\n")
        file.write("\n".join("    " + line for line in lines.split("\n")))
        file.write("\n    \"\"\"\n}\n")
    unseen = [p for p in pages if is_held_out(p.name)]
    report = {"pages": len(kept), "crossValidated": figures(kept, predicted, 0.5) if predicted else None,
              "heldOut": None if options.every_page else figures(unseen, [predict(models, p)[1] for p in unseen], 0.5),
              "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    print(report)
    if options.report:
        with open(options.report, "w") as file:
            json.dump(report, file, indent=2)
            file.write("\n")


if __name__ == "__main__":
    main()
