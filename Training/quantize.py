"""Quantise an exported verifier to 8 bits, in place, and say what it costs.

    python quantize.py --mixture .checkpoints/mixture --base all-MiniLM-L6-v2/ --model ../Models/verifier

Post-training quantisation (NNCF, transformer settings, asymmetric activations) calibrated on 160 training pairs. The
accuracy of both networks on the development pairs is printed; ship the small one only where it costs nothing.
"""
import argparse
import hashlib
import json
import os
import random
import tempfile

import nncf
import numpy as np
import openvino as ov
from assay_training.cross_encoder import PairTokenizer
from evaluate import MAX_TOKENS, logits_of, read

SAMPLES = 160
PAIRS = 25  # of each development set, for the comparison


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--mixture", "--base", "--model"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    tokenizer = PairTokenizer(given.base, MAX_TOKENS)
    samples = read(os.path.join(given.mixture, "train.jsonl"))
    random.Random(5).shuffle(samples)

    def inputs(pair):
        batch = tokenizer.batch(*tokenizer([pair.claim], [pair.evidence]))
        return dict(zip(("input_ids", "attention_mask", "token_type_ids"), (x.numpy() for x in batch)))

    dev = os.path.join(given.mixture, "dev")
    pairs = [p for file in sorted(os.listdir(dev)) for p in read(os.path.join(dev, file))[:PAIRS]]
    labels = np.array([p.label for p in pairs])
    before = logits_of(pairs, given.model, given.base).argmax(1)
    network = ov.Core().read_model(os.path.join(given.model, "model.xml"))
    small = nncf.quantize(network, nncf.Dataset(samples[:SAMPLES], inputs), subset_size=SAMPLES,
                          model_type=nncf.ModelType.TRANSFORMER, preset=nncf.QuantizationPreset.MIXED)
    with tempfile.TemporaryDirectory() as folder:
        ov.save_model(small, os.path.join(folder, "model.xml"), compress_to_fp16=True)
        for name in ("model.xml", "model.bin"):
            with open(os.path.join(folder, name), "rb") as made, open(os.path.join(given.model, name), "wb") as out:
                out.write(made.read())
    after = logits_of(pairs, given.model, given.base).argmax(1)
    print(f"accuracy {np.mean(before == labels):.3f} before, {np.mean(after == labels):.3f} after; "
          f"{np.mean(before == after):.3f} of the answers agree, on {len(pairs)} pairs")
    card_file = os.path.join(given.model, "model.json")
    card = json.load(open(card_file))
    card["sha256"] = hashlib.sha256(open(os.path.join(given.model, "model.bin"), "rb").read()).hexdigest()
    with open(card_file, "w") as out:
        json.dump(card, out, indent=2)
        out.write("\n")


if __name__ == "__main__":
    main()
