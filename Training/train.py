"""Train the verifier.

    python train.py --data train.jsonl.gz --base all-MiniLM-L6-v2/ --minutes 56 --out .checkpoints/first.pt
    python train.py --mixture .checkpoints/mixture/train.jsonl --base all-MiniLM-L6-v2/ --init .checkpoints/first.pt \
        --rate 5e-5 --minutes 16 --out .checkpoints/verifier.pt

The second stage goes on from the first with news: every pair made from news templates, and a share of the others so that
what was learnt stays.

The learning rate follows the clock, not the step: warm-up, then linear decay to zero at `--minutes`, so that a busy
machine gets fewer steps but always a finished schedule. Single precision is used: on processors with AVX-512 but without
AMX it is faster here than bfloat16. Word embeddings stay as they are; the rest learns.
"""
import argparse
import json
import random
import time

import torch
from transformers import AutoTokenizer

from assay_training.cross_encoder import CrossEncoder, loss
from assay_training.dataset import build
from assay_training.pairs import Pair

MAX_TOKENS = 160
BATCH, BATCH_TOKENS = 48, 3600
HEAD_RATE = 5  # the new layer learns this many times faster
WARM_UP = 0.04


def batches(lengths, rng):
    """Shuffled batches of like length, so that little is padding."""
    while True:
        order = list(range(len(lengths)))
        rng.shuffle(order)
        out = []
        for start in range(0, len(order), 2048):
            batch = []
            for index in sorted(order[start:start + 2048], key=lengths.__getitem__):
                if batch and (len(batch) >= BATCH or (len(batch) + 1) * lengths[index] > BATCH_TOKENS):
                    out.append(batch)
                    batch = []
                batch.append(index)
            out.append(batch)
        rng.shuffle(out)
        yield from (b for b in out if b)


def from_mixture(path, share, rng):
    """All pairs made from news templates, and a share of the rest."""
    with open(path, encoding="utf-8") as lines:
        pairs = [Pair(**json.loads(line)) for line in lines]
    return [p for p in pairs if p.source == "news" or rng.random() < share]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = options.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", help="the verification training file (JSON Lines, gzip)")
    source.add_argument("--mixture", help="train.jsonl as assay_training.mixture writes it")
    options.add_argument("--share", type=float, default=0.16, help="of the mixture's pairs that are not news")
    options.add_argument("--init", help="a checkpoint to go on from")
    options.add_argument("--rate", type=float, default=1e-4, help="the highest learning rate of the encoder")
    options.add_argument("--base", required=True, help="the folder of all-MiniLM-L6-v2")
    options.add_argument("--out", required=True, help="where the checkpoint goes")
    options.add_argument("--minutes", type=float, default=56)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()

    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    rng = random.Random(given.seed)
    train = from_mixture(given.mixture, given.share, rng) if given.mixture else build(given.data, rng)[0]
    tokens = AutoTokenizer.from_pretrained(given.base)(
        [p.claim for p in train], [p.evidence for p in train], truncation="only_second", max_length=MAX_TOKENS)
    lengths = [len(ids) for ids in tokens["input_ids"]]
    model = CrossEncoder(given.base)
    if given.init:
        model.load_state_dict(torch.load(given.init))
    model.train()
    for parameter in model.bert.embeddings.parameters():
        parameter.requires_grad = False
    optimizer = torch.optim.AdamW(
        [{"params": model.bert.parameters()}, {"params": model.head.parameters()}], weight_decay=0.01, fused=True)

    def padded(key, batch, width):
        return torch.tensor([tokens[key][i] + [0] * (width - lengths[i]) for i in batch])

    start, seen, running = time.time(), 0, None
    for step, batch in enumerate(batches(lengths, rng)):
        done = (time.time() - start) / 60 / given.minutes
        if done >= 1:
            break
        rate = done / WARM_UP if done < WARM_UP else 1 - done
        for group, times in zip(optimizer.param_groups, (1, HEAD_RATE)):
            group["lr"] = given.rate * times * rate
        width = max(lengths[i] for i in batch)
        logits = model(*(padded(k, batch, width) for k in ("input_ids", "attention_mask", "token_type_ids")))
        value = loss(logits, torch.tensor([train[i].label for i in batch]))
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seen += len(batch)
        running = value.item() if running is None else 0.98 * running + 0.02 * value.item()
        if step % 100 == 0:
            print(f"{time.time() - start:.0f} s, {seen} of {len(train)} pairs, loss {running:.3f}", flush=True)
            torch.save(model.state_dict(), given.out)
    torch.save(model.state_dict(), given.out)
    print(f"trained on {seen} pairs in {time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
