#!/usr/bin/env python3
"""Pairs a second of the shipped verifiers, against PyTorch and ONNX Runtime int8 on the same networks, in one run.

    Benchmarks/verifier/run.py --base all-MiniLM-L6-v2/ [--verifier fast|accurate] [--assay ./assay]

Needs Training/requirements.txt, onnx and onnxruntime. Every runtime gets the same pairs of `--tokens` tokens in batches of
16 and two threads. The peers run the same architecture with the encoder's published weights (speed does not depend on the
values). Assay is timed as a whole process (`assay verify`, each evidence one sentence), less the time it takes for one pair,
which is loading; its facets and JSON are therefore counted against it.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "Training"))
from assay_training.cross_encoder import CrossEncoder, PairTokenizer  # noqa: E402

WORDS = ("the court in the capital said on tuesday that a number of people from the region had been asked to leave their "
         "homes after the river rose above its usual level and the council opened schools for them to stay in while "
         "engineers looked at the dam and the roads around it were closed to all but emergency traffic").split()


def pairs(count, tokens):
    """Claims of 16 words and evidence that fills up; the words are one token each."""
    rng = np.random.default_rng(1)
    return [(" ".join(rng.choice(WORDS, 16)) + ".", " ".join(rng.choice(WORDS, tokens - 21)) + ".") for _ in range(count)]


def rate(step, batches, size):
    step(batches[0])
    start = time.time()
    for batch in batches:
        step(batch)
    return len(batches) * size / (time.time() - start)


def assay(command, verifier, items):
    lines = "".join(json.dumps({"id": str(i), "claim": c, "evidence": [e]}) + "\n" for i, (c, e) in enumerate(items))
    start = time.time()
    subprocess.run([command, "verify", "--verifier", verifier], input=lines, text=True, check=True, stdout=subprocess.DEVNULL)
    return time.time() - start


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--base", required=True)
    options.add_argument("--verifier", default="fast", choices=["fast", "accurate"])
    options.add_argument("--assay", default="./assay")
    options.add_argument("--tokens", type=int, default=96)
    options.add_argument("--pairs", type=int, default=640)
    given = options.parse_args()
    torch.set_num_threads(2)
    items = pairs(given.pairs, given.tokens)
    tokenizer = PairTokenizer(given.base, 256)
    batches = [tokenizer.batch(*tokenizer(*zip(*items[i:i + 16]))) for i in range(0, len(items), 16)]
    print(f"{len(items)} pairs of {batches[0][0].shape[1]} tokens")

    loading = min(assay(given.assay, given.verifier, items[:1]) for _ in range(3))
    whole = min(assay(given.assay, given.verifier, items) for _ in range(3))
    print(f"assay --verifier {given.verifier}: {(len(items) - 1) / (whole - loading):.0f} pairs/s; loading and one pair {loading * 1000:.0f} ms")

    model = CrossEncoder(given.base).eval()
    with torch.no_grad():
        print(f"PyTorch, single precision: {rate(lambda b: model(*b), batches, 16):.0f} pairs/s")
    import onnxruntime
    from onnxruntime.quantization import QuantType, quantize_dynamic
    names = ["input_ids", "attention_mask", "token_type_ids"]
    with tempfile.TemporaryDirectory() as folder:
        plain, small = os.path.join(folder, "plain.onnx"), os.path.join(folder, "int8.onnx")
        torch.onnx.export(model, batches[0], plain, input_names=names, output_names=["logits"], dynamo=False,
                          dynamic_axes={n: {0: "b", 1: "t"} for n in names})
        quantize_dynamic(plain, small, weight_type=QuantType.QInt8)
        setting = onnxruntime.SessionOptions()
        setting.intra_op_num_threads = 2
        session = onnxruntime.InferenceSession(small, setting)
        step = lambda batch: session.run(None, {n: x.numpy() for n, x in zip(names, batch)})
        print(f"ONNX Runtime, int8: {rate(step, batches, 16):.0f} pairs/s")


if __name__ == "__main__":
    main()
