"""Trains the check-worthiness classifier: one linear layer over what the embedder's layers 3 to 6 make of a sentence.

    python Training/checkworthiness/train.py --data FOLDER --output Models/checkworthiness     (first: the word model)
    python Training/checkworthiness/probe.py --data FOLDER --base all-MiniLM-L6-v2/ \\
        --weights .assay/models/embedder/model.bin --output Models/checkworthiness

The encoder stays as it is, so the classifier needs no weights beside the embedder's: `model.xml` is a graph whose constants lie
in the embedder's weights file, and its output is, for each layer, the mean over the tokens and the first token. What a
sentence is about sits in the last layer; how it is put, which is what matters here, in the ones before.

Two logistic regressions are fitted, because the sets mean different things: on ClaimBuster (a fact that the public would want
checked) and on CheckThat! (a newsroom did check it, which is rare). Their sum with the word model's margin, in the shares
below, is one score. Written are `model.xml`, `model.json`, `head.tsv`, `parity-classifier.tsv`, and the cross-validated
figures to `metrics.json`: five folds of ClaimBuster's sentences and of the debates of CheckThat! 2019, no copy of a held-out sentence
in training. Needs the packages of Training/requirements.txt.
"""
import argparse
import hashlib
import json
import math
import pathlib
import tempfile
import xml.etree.ElementTree as ET

import numpy as np
import openvino as ov
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, f1_score, roc_auc_score
from sklearn.preprocessing import StandardScaler
from transformers import AutoModel, AutoTokenizer

import train as words
from data import FOLDS, folds, read
from figures import mean_average_precision

MAX_TOKENS = 64
LAYERS = (3, 4, 5, 6)
STRENGTH = 0.0003
SHARES = {"claimbuster": 0.56, "words": 0.24, "checkthat": 0.2}  # of margins of unit deviation
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Layers(torch.nn.Module):
    """Mean over the tokens and first token of each of `LAYERS`."""

    def __init__(self, base):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="sdpa", add_pooling_layer=False)

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids,
                              output_hidden_states=True).hidden_states
        mask = attention_mask.unsqueeze(-1).to(states[0].dtype)
        parts = []
        for layer in LAYERS:
            parts += [(states[layer] * mask).sum(1) / mask.sum(1), states[layer][:, 0]]
        return torch.cat(parts, -1)


def write_graph(base, weights, output):
    """`model.xml`, each of whose constants is a place in the embedder's weights file."""
    example = {"input_ids": torch.tensor([[101, 2003, 102], [101, 102, 0]]),
               "attention_mask": torch.tensor([[1, 1, 1], [1, 1, 0]]),
               "token_type_ids": torch.zeros(2, 3, dtype=torch.int64)}
    network = ov.convert_model(Layers(base).eval(), example_input=example,
                               input=[(name, [-1, -1], ov.Type.i64) for name in example])
    network.outputs[0].get_tensor().set_names({"features"})
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "model.xml"
        ov.save_model(network, path, compress_to_fp16=False)
        tree, constants = ET.parse(path), path.with_suffix(".bin").read_bytes()
    published = weights.read_bytes()
    for data in tree.getroot().iter("data"):
        if "offset" not in data.attrib:
            continue
        value = constants[int(data.get("offset")):][:int(data.get("size"))]
        at = published.find(value)
        # Small constants must lie where their type may be read.
        while at >= 0 and at % min(8, len(value)):
            at = published.find(value, at + 1)
        if at < 0:
            raise SystemExit(f"A constant of {len(value)} bytes is not in {weights}: {value[:64]!r}")
        data.set("offset", str(at))
    for info in tree.getroot().findall("rt_info"):  # how it was converted, with paths of this machine
        tree.getroot().remove(info)
    tree.write(output / "model.xml", encoding="utf-8", xml_declaration=True)


class Reader:
    """Features of sentences through the graph that ships."""

    def __init__(self, base, graph, weights):
        core = ov.Core()
        self.network = core.compile_model(core.read_model(graph, weights), "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
        self.tokenizer = AutoTokenizer.from_pretrained(base)

    def __call__(self, texts):
        ids = self.tokenizer(texts, truncation=True, max_length=MAX_TOKENS)["input_ids"]
        result = np.zeros((len(texts), 768 * len(LAYERS)), np.float32)
        order = sorted(range(len(texts)), key=lambda i: len(ids[i]))
        for start in range(0, len(order), 32):
            batch = order[start:start + 32]
            width = max(len(ids[i]) for i in batch)
            rows = np.array([ids[i] + [0] * (width - len(ids[i])) for i in batch])
            mask = np.array([[1] * len(ids[i]) + [0] * (width - len(ids[i])) for i in batch])
            result[batch] = self.network(
                {"input_ids": rows, "attention_mask": mask, "token_type_ids": np.zeros_like(rows)})[0]
        return result


class Score:
    """The joined score: a weight a feature, a bias, and the share of the word model's margin."""

    def __init__(self, rows, features):
        first = [r for r in rows if r.task == 0]
        scale = StandardScaler().fit(features([r.text for r in first]))
        parts = []
        for task, balance in ((0, None), (1, "balanced")):
            chosen = [r for r in rows if r.task == task]
            x = scale.transform(features([r.text for r in chosen]))
            model = LogisticRegression(C=STRENGTH, max_iter=200, class_weight=balance)
            parts.append(model.fit(x, [r.label for r in chosen]))
        x = scale.transform(features([r.text for r in first]))
        self.space, self.words = words.fit(
            [words.features(r.text) for r in first], np.array([r.label for r in first]), 20000, 4)
        margins = [parts[0].decision_function(x), parts[1].decision_function(x),
                   self.words_margin([r.text for r in first])]
        shares = [SHARES["claimbuster"], SHARES["checkthat"], SHARES["words"]]
        factors = [share / margin.std() for share, margin in zip(shares, margins)]
        raw = factors[0] * parts[0].coef_[0] + factors[1] * parts[1].coef_[0]
        self.weights = raw / scale.scale_
        self.bias = float(factors[0] * parts[0].intercept_[0] + factors[1] * parts[1].intercept_[0]
                          - (self.weights * scale.mean_).sum())
        self.share = float(factors[2])

    def words_margin(self, texts):
        return self.words.decision_function(self.space.matrix([words.features(t) for t in texts]))

    def __call__(self, features, texts):
        return features(texts) @ self.weights + self.bias + self.share * self.words_margin(texts)


def cross_validate(rows, features):
    """Held-out scores of ClaimBuster with labels, and the average precision of every held-out debate."""
    score, label, precisions = [], [], []
    for fold in range(FOLDS):
        train, held = folds(rows, fold)
        model = Score([r for r in train if features.has(r.text)], features)
        values = model(features, [r.text for r in held])
        first = np.array([r.task == 0 for r in held])
        score.append(values[first])
        label += [r.label for r in held if r.task == 0]
        debates = sorted({r.group for r in held if r.task == 1})
        for debate in debates:
            chosen = [i for i, r in enumerate(held) if r.group == debate]
            precisions.append(mean_average_precision([held[i] for i in chosen], values[chosen]))
        print(f"fold {fold}: AUROC {roc_auc_score([r.label for r in held if r.task == 0], values[first]):.4f}, "
              f"MAP {np.mean(precisions[-len(debates):]):.4f}", flush=True)
    return np.concatenate(score), np.array(label), precisions


class Cache:
    """Features by sentence; computed once."""

    def __init__(self, texts, values):
        self.index = {text: i for i, text in enumerate(texts)}
        self.values = values

    def has(self, text):
        return text in self.index

    def __call__(self, texts):
        return self.values[[self.index[t] for t in texts]].astype(np.float32)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--data", "--weights", "--output"):
        options.add_argument(name, type=pathlib.Path, required=True)
    options.add_argument("--base", required=True)
    options.add_argument("--cache", type=pathlib.Path, help="an .npz for the features, read if it is there")
    given = options.parse_args()

    torch.set_num_threads(2)
    write_graph(given.base, given.weights, given.output)
    reader = Reader(given.base, given.output / "model.xml", given.weights)
    rows = read(given.data)
    # Of the large set of 2020 the positive sentences alone: the debates of 2019 have negative ones enough.
    texts = sorted({r.text for r in rows if r.group != "2020" or r.label})
    if given.cache and given.cache.exists():
        with np.load(given.cache, allow_pickle=True) as kept:
            features = Cache(list(kept["texts"]), kept["values"])
    else:
        features = Cache(texts, reader(texts).astype(np.float16))
        if given.cache:
            np.savez(given.cache, texts=np.array(texts, dtype=object), values=features.values)

    score, label, precisions = cross_validate(rows, features)
    platt = LogisticRegression(C=1e6).fit(score[:, None], label)
    slope, offset = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    calibrated = 1 / (1 + np.exp(-(slope * score + offset)))
    best = max(np.arange(0.2, 0.7, 0.01), key=lambda t: f1_score(label, calibrated > t))
    offset -= math.log(best / (1 - best))  # one half is where F1 is best, as in the word model

    final = Score([r for r in folds(rows, None)[0] if features.has(r.text)], features)
    # The runtime adds the margin of the word model in Models/checkworthiness, trained by train.py on the same sentences.
    with open(given.output / "head.tsv", "w", encoding="utf-8") as file:
        file.write(f"bias\t{final.bias:.6f}\nwords\t{final.share:.6f}\nslope\t{slope:.6f}\noffset\t{offset:.6f}\n")
        file.writelines(f"{value:.7g}\n" for value in final.weights)
    metrics = json.loads((given.output / "metrics.json").read_text())
    metrics["classifier"] = {
        "folds": FOLDS, "f1": round(f1_score(label, calibrated > best), 4), "auroc": round(roc_auc_score(label, score), 4),
        "brierAtTrainingPrior": round(brier_score_loss(label, calibrated), 4),
        "decisionThresholdAtTrainingPrior": round(float(best), 2), "debates": len(precisions),
        "meanAveragePrecisionOfDebates2019": round(float(np.mean(precisions)), 4), "shares": SHARES}
    (given.output / "metrics.json").write_text(json.dumps(metrics, indent=2) + "\n")
    digest = hashlib.sha256(given.weights.read_bytes()).hexdigest()
    card = {"name": "assay-checkworthiness", "version": "1", "baseModel": "all-MiniLM-L6-v2", "maxTokens": MAX_TOKENS,
            "sha256": digest, "headSHA256": hashlib.sha256((given.output / "head.tsv").read_bytes()).hexdigest()}
    (given.output / "model.json").write_text(json.dumps(card, indent=2) + "\n")
    with open(given.output / "parity-classifier.tsv", "w", encoding="utf-8") as file:
        for text in words.PARITY:
            margin = float(final(Cache([text], reader([text])), [text])[0])
            file.write(f"{1 / (1 + math.exp(-(slope * margin + offset))):.6f}\t{text}\n")
    print(json.dumps(metrics, indent=2))


if __name__ == "__main__":
    main()
