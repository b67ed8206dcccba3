"""Export a checkpoint as an OpenVINO network with 16-bit weights.

    python export.py --base all-mpnet-base-v2/ --checkpoint .checkpoints/accurate.pt --name assay-verifier-accurate \
        --version 0.2 --out .checkpoints/accurate
"""
import argparse
import hashlib
import json
import os

import numpy as np
import openvino as ov
import torch
from assay_training.cross_encoder import CrossEncoder, PairTokenizer

INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--base", "--checkpoint", "--out", "--name", "--version"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    os.makedirs(given.out, exist_ok=True)
    model = CrossEncoder(given.base)
    model.load_state_dict(torch.load(given.checkpoint))
    model.eval()
    tokenizer = PairTokenizer(given.base, 256)
    example = dict(zip(INPUTS, tokenizer.batch(*tokenizer(["A claim."], ["A passage that speaks of it."]))))
    network = ov.convert_model(model, example_input=example,
                               input=[ov.PartialShape([-1, -1])] * 3)
    for port, name in zip(network.inputs, INPUTS):
        port.get_tensor().set_names({name})
    network.outputs[0].get_tensor().set_names({"logits"})
    weights = os.path.join(given.out, "model.bin")
    ov.save_model(network, os.path.join(given.out, "model.xml"), compress_to_fp16=True)

    # Another batch and length than the example's: a constant that tracing froze would show here.
    check = tokenizer.batch(*tokenizer(["One.", "Another claim, longer."], ["Text.", "More text, on two lines."]))
    ours = ov.Core().compile_model(os.path.join(given.out, "model.xml"), "CPU")([x.numpy() for x in check])[0]
    with torch.no_grad():
        theirs = model(*check).numpy()
    assert np.abs(ours - theirs).max() < 0.15, (ours, theirs)

    # Whatever the encoder calls its special tokens, ours are BERT's.
    inner = tokenizer.inner
    ours = {inner.cls_token_id: "[CLS]", inner.sep_token_id: "[SEP]", inner.pad_token_id: "[PAD]",
            inner.unk_token_id: "[UNK]"}
    with open(os.path.join(given.out, "vocab.txt"), "w", encoding="utf-8") as out:
        for word, place in sorted(inner.get_vocab().items(), key=lambda item: item[1]):
            out.write(ours.get(place, f"[unused {word}]" if word in ours.values() else word) + "\n")
    card = {"name": given.name, "version": given.version, "baseModel": os.path.basename(given.base.rstrip("/")),
            "maxTokens": 256,
            "labels": ["SUPPORTED", "REFUTED", "NEI"], "temperature": 1.0,
            "thresholds": {"refuted": 0.9, "refutedByFacet": 0.9, "supported": 0.8}, "facetWeights": {},
            "sha256": hashlib.sha256(open(weights, "rb").read()).hexdigest()}
    with open(os.path.join(given.out, "model.json"), "w") as out:
        json.dump(card, out, indent=2)
        out.write("\n")


if __name__ == "__main__":
    main()
