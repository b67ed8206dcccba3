"""Export a checkpoint as an OpenVINO network with 16-bit weights.

    python export.py --base all-MiniLM-L6-v2/ --checkpoint .checkpoints/verifier.pt --out ../Models/verifier --version 1
"""
import argparse
import hashlib
import json
import os

import numpy as np
import openvino as ov
import torch
from transformers import AutoTokenizer

from assay_training.cross_encoder import CrossEncoder

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--base", "--checkpoint", "--out", "--version"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    os.makedirs(given.out, exist_ok=True)
    model = CrossEncoder(given.base, attention="eager")
    model.load_state_dict(torch.load(given.checkpoint))
    model.eval()
    tokenizer = AutoTokenizer.from_pretrained(given.base)
    example = tokenizer(["A claim."], ["A passage that speaks of it."], return_tensors="pt")
    network = ov.convert_model(model, example_input={k: example[k] for k in INPUTS},
                               input=[ov.PartialShape([-1, -1])] * 3)
    for port, name in zip(network.inputs, INPUTS):
        port.get_tensor().set_names({name})
    network.outputs[0].get_tensor().set_names({"logits"})
    weights = os.path.join(given.out, "model.bin")
    ov.save_model(network, os.path.join(given.out, "model.xml"), compress_to_fp16=True)

    # Another batch and length than the example's: a constant that tracing froze would show here.
    check = tokenizer(["One.", "Another claim, longer."], ["Text.", "More text than before, on two lines."],
                      padding=True, return_tensors="pt")
    ours = ov.Core().compile_model(os.path.join(given.out, "model.xml"), "CPU")([check[k].numpy() for k in INPUTS])[0]
    with torch.no_grad():
        theirs = model(*(check[k] for k in INPUTS)).numpy()
    assert np.abs(ours - theirs).max() < 0.15, (ours, theirs)

    with open(os.path.join(given.out, "vocab.txt"), "w") as out:
        for word, _ in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1]):
            out.write(word + "\n")
    card = {"name": "assay-verifier-fast", "version": given.version, "baseModel": "all-MiniLM-L6-v2", "maxTokens": 256,
            "labels": ["SUPPORTED", "REFUTED", "NEI"], "temperature": 1.0,
            "thresholds": {"refuted": 0.9, "supported": 0.8},
            "sha256": hashlib.sha256(open(weights, "rb").read()).hexdigest()}
    with open(os.path.join(given.out, "model.json"), "w") as out:
        json.dump(card, out, indent=2)
        out.write("\n")


if __name__ == "__main__":
    main()
