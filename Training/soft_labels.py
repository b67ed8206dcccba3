"""What a trained verifier says about training pairs, for a smaller one to learn from.

    python soft_labels.py --mixture .checkpoints/mixture --written written --base all-mpnet-base-v2/ \
        --checkpoint .checkpoints/accurate.pt --most 30000 --out .checkpoints/soft.tsv

A line is the pair's key and three probabilities in thousandths, in the order of the labels. Written pairs come first, then
as many of the mixture as `--most` leaves, drawn as training draws them. Lines are written as they are made; a file that is
there is gone on with.
"""
import argparse
import json
import os
import random

import torch
from assay_training import written
from assay_training.cross_encoder import CrossEncoder, PairTokenizer
from assay_training.pairs import Pair, key
from train import MAX_TOKENS, SHARES

BATCH = 48


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--mixture", "--written", "--base", "--checkpoint", "--out"):
        options.add_argument(name, required=True)
    options.add_argument("--most", type=int, default=30000)
    given = options.parse_args()
    torch.set_num_threads(2)
    rng = random.Random(7)
    with open(os.path.join(given.mixture, "train.jsonl"), encoding="utf-8") as lines:
        others = [p for p in (Pair(**json.loads(line)) for line in lines) if rng.random() < SHARES.get(p.source, 1)]
    rng.shuffle(others)
    own, _ = written.read(given.written)
    done = set()
    if os.path.exists(given.out):
        with open(given.out, encoding="utf-8") as lines:
            done = {line.split("\t")[0] for line in lines}
    pairs = {key(p): p for p in (own + others)[:given.most]}
    wanted = [(k, p) for k, p in pairs.items() if k not in done]
    print(f"{len(done)} labelled, {len(wanted)} to go", flush=True)

    tokenizer = PairTokenizer(given.base, MAX_TOKENS)
    model = CrossEncoder(given.base)
    model.load_state_dict(torch.load(given.checkpoint))
    model.eval()
    halves = torch.ops.mkldnn._is_mkldnn_bf16_supported()
    with open(given.out, "a", encoding="utf-8") as out, torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=halves):
        for start in range(0, len(wanted), 40 * BATCH):
            part = wanted[start:start + 40 * BATCH]
            ids, kinds = tokenizer([p.claim for _, p in part], [p.evidence for _, p in part])
            order = sorted(range(len(part)), key=lambda i: len(ids[i]))
            for at in range(0, len(order), BATCH):
                chosen = order[at:at + BATCH]
                logits = model(*tokenizer.batch([ids[i] for i in chosen], [kinds[i] for i in chosen])).float()
                for i, row in zip(chosen, torch.softmax(logits, -1).tolist()):
                    out.write(part[i][0] + "".join(f"\t{round(1000 * x)}" for x in row) + "\n")
            out.flush()
            print(f"{start + len(part)} of {len(wanted)}", flush=True)


if __name__ == "__main__":
    main()
