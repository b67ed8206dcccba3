"""Reads a shipped 8-bit verifier back into a checkpoint, for training to go on where no checkpoint was kept.

    python read_back.py --base all-MiniLM-L6-v2/ --model ../Models/verifier --out .checkpoints/fast.pt

Weights are what their 8 bits say, with the factors that smoothed the activations multiplied back in. A head over the first
token alone becomes the first third of today's head. Works for encoders of the BERT family as `export.py` writes them.
"""
import argparse
import os

import openvino as ov
import torch
from assay_training.cross_encoder import CrossEncoder


def constant(output):
    """The value of an output that depends on nothing."""
    return ov.Core().compile_model(ov.Model([output], []), "CPU")([])[0]


def source(op, port):
    return op.input(port).get_source_output()


def weights_of(network):
    """(path, weight or None, bias or None) of every embedding, linear layer and normalisation."""
    for op in network.get_ordered_ops():
        name = op.get_friendly_name()
        path = name.replace("__module.", "").split("/")[0]
        if op.get_type_name() == "MatMul" and "fq_weights" in source(op, 1).get_node().get_friendly_name():
            weight = constant(source(op, 1))
            before = source(op, 0).get_node()
            while before.get_type_name() == "FakeQuantize":
                before = source(before, 0).get_node()
            if "smooth_quant" in before.get_friendly_name():
                weight = weight * constant(source(before, 1)).reshape(-1)
            after = next(iter(op.output(0).get_target_inputs())).get_node()
            yield path, weight, constant(source(after, 1)).reshape(-1)
        elif op.get_type_name() == "Gather" and "embedding" in name:
            yield path, constant(source(op, 0)), None
        elif name.endswith("aten::layer_norm/Add"):
            scale = source(op, 0).get_node()
            yield path, constant(source(scale, 1)).reshape(-1), constant(source(op, 1)).reshape(-1)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--base", "--model", "--out"):
        options.add_argument(name, required=True)
    given = options.parse_args()
    model = CrossEncoder(given.base)
    state = model.state_dict()
    missing = set(state)
    for path, weight, bias in weights_of(ov.Core().read_model(os.path.join(given.model, "model.xml"))):
        inner = path.split(".", 1)[1] if "." in path else path
        prefix = "head" if path == "head" else f"encoder.{inner}"
        for part, value in (("weight", weight), ("bias", bias)):
            if value is None:
                continue
            place = state[f"{prefix}.{part}"]
            value = torch.tensor(value, dtype=place.dtype)
            if prefix == "head" and part == "weight" and value.shape[1] < place.shape[1]:
                place = torch.zeros_like(place)
                place[:, :value.shape[1]] = value
                value = place
            assert value.shape == place.shape, (prefix, value.shape, place.shape)
            state[f"{prefix}.{part}"] = value
            missing.discard(f"{prefix}.{part}")
    assert not missing, missing
    model.load_state_dict(state)
    torch.save(model.state_dict(), given.out)


if __name__ == "__main__":
    main()
