"""Average checkpoints of one lineage, weight by weight.

    python average.py .checkpoints/before.pt .checkpoints/after.pt --out .checkpoints/accurate.pt

A model that was trained on with records of another kind gains on these and loses some of what it could; the mean of its weights
and those from before keeps most of both (Wortsman et al., "Robust fine-tuning of zero-shot models", 2022). It works only for
checkpoints of which one was trained from the other.
"""
import argparse

import torch


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("checkpoints", nargs="+")
    options.add_argument("--out", required=True, help="where the mean goes")
    given = options.parse_args()
    states = [torch.load(file) for file in given.checkpoints]
    mean = {name: sum(state[name].float() for state in states) / len(states) if value.is_floating_point() else value
            for name, value in states[0].items()}
    torch.save({name: value.to(states[0][name].dtype) for name, value in mean.items()}, given.out)


if __name__ == "__main__":
    main()
