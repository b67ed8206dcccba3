"""Train a verifier on the mixture.

    python train.py --mixture .checkpoints/mixture --base all-mpnet-base-v2/ --minutes 150 --freeze 3 --rate 4e-5 \
        --out .checkpoints/first.pt
    python train.py --mixture .checkpoints/mixture --written written --base all-mpnet-base-v2/ --init .checkpoints/first.pt \
        --minutes 35 --freeze 3 --rate 3e-5 --out .checkpoints/accurate.pt

The learning rate follows the processor time spent, not the step: warm-up, then linear decay to zero at `--minutes`, so that a
run is planned by time and always has a finished schedule, on a busy machine only later. Matrix products are in bfloat16 where the processor multiplies it
(four times as many pairs a second on two AVX-512 cores), everything else and the weights in single precision. Word embeddings
stay as they are, and so do the lowest `--freeze` layers; the rest learns.
Which sets are drawn how often is in `SHARES`: the plentiful are thinned so that a short run sees every kind. With `--soft`
only the pairs that a larger model labelled are seen (`soft_labels.py`), and its probabilities are learnt beside the labels.
"""
import argparse
import json
import os
import random
import time

import torch

from assay_training import written
from assay_training.cross_encoder import CrossEncoder, PairTokenizer, distillation_loss, loss
from assay_training.pairs import Pair, SUPPORTED, key

MAX_TOKENS = 224
BATCH, BATCH_TOKENS = 32, 2600
HEAD_RATE = 10  # the new layer learns this many times faster
WARM_UP = 0.05
OTHERS = 1200  # other pairs in a pass with written ones: at least so many
HALVES = torch.ops.mkldnn._is_mkldnn_bf16_supported()
# Share of a set's pairs drawn in one pass; sets not named are drawn whole.
SHARES = {"fever_dev": 0.45, "lingnli": 0.3, "news": 0.6, "factcheck_gpt": 0.5, "climate_fever": 0.6, "cad_nli": 0.4,
          "rte": 0.6, "covidfact": 0.7, "conj_nli": 0.4, "scone": 0.2}


def batches(lengths, sources, rng, others):
    """Batches of like length, so that little is padding, for ever; each pass draws anew.

    With `others`, a pass is all written pairs among so many times as many others, so that what was learnt before stays.
    """
    own = [i for i, source in enumerate(sources) if source == "written"]
    while True:
        order = [i for i, source in enumerate(sources) if source != "written" and rng.random() < SHARES.get(source, 1)]
        rng.shuffle(order)
        if others:
            order = order[:max(round(len(own) * others), OTHERS)] + own
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


class Clock:
    """The time in training, in seconds: processor time by thread, so that a busy machine or a pause takes nothing from it."""

    def __init__(self):
        self.began = time.process_time()

    def seconds(self):
        return (time.process_time() - self.began) / torch.get_num_threads()


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [Pair(**json.loads(line)) for line in lines]


def development_score(model, tokenizer, pairs):
    """Accuracy, and the precision of refuted, on the pairs."""
    model.eval()
    guesses = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
        for start in range(0, len(pairs), 16):
            part = pairs[start:start + 16]
            logits = model(*tokenizer.batch(*tokenizer([p.claim for p in part], [p.evidence for p in part])))
            guesses += logits.argmax(-1).tolist()
    model.train()
    right = sum(g == p.label for g, p in zip(guesses, pairs)) / len(pairs)
    refuted = [p.label == 1 for g, p in zip(guesses, pairs) if g == 1]
    wrong = [g == 1 for g, p in zip(guesses, pairs) if p.label == SUPPORTED]
    return (f"accuracy {right:.3f}, precision of refuted {sum(refuted) / max(1, len(refuted)):.3f}, "
            f"false refutation {sum(wrong) / max(1, len(wrong)):.3f}")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--mixture", required=True, help="the folder that assay_training.mixture wrote")
    options.add_argument("--base", required=True, help="the encoder's folder")
    options.add_argument("--out", required=True, help="where the checkpoint goes")
    options.add_argument("--written", help="the folder of hand-written records, for the second stage")
    options.add_argument("--others", type=float, default=0.7, help="with --written: other pairs for each written one")
    options.add_argument("--soft", help="a larger model's probabilities, for a smaller one to learn")
    options.add_argument("--init", help="a checkpoint to go on from")
    options.add_argument("--rate", type=float, default=4e-5, help="the highest learning rate of the encoder")
    options.add_argument("--freeze", type=int, default=0, help="how many of the lowest layers stay as they are")
    options.add_argument("--minutes", type=float, default=150)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()

    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    rng = random.Random(given.seed)
    train = read(os.path.join(given.mixture, "train.jsonl"))
    folder = os.path.join(given.mixture, "dev")
    dev = [p for file in sorted(os.listdir(folder)) for p in read(os.path.join(folder, file))[:40] if p.label < 3]
    if given.written:
        own, own_dev = written.read(given.written)
        own = written.lengthened(own, rng)
        train, dev = train + own, dev + own_dev[:200]
        print(f"{len(own)} written pairs, {len(own_dev)} kept apart", flush=True)
    soft = {}
    if given.soft:
        with open(given.soft, encoding="utf-8") as lines:
            soft = {k: [int(x) / 1000 for x in rest] for k, *rest in (line.rstrip("\n").split("\t") for line in lines)}
        train = [p for p in train if key(p) in soft]
        soft = [soft[key(p)] for p in train]
        print(f"{len(train)} pairs with soft labels", flush=True)
    tokenizer = PairTokenizer(given.base, MAX_TOKENS)
    ids, kinds = tokenizer([p.claim for p in train], [p.evidence for p in train])
    model = CrossEncoder(given.base)
    if given.init:
        model.load_state_dict(torch.load(given.init))
    model.train()
    for parameter in model.encoder.embeddings.parameters():
        parameter.requires_grad = False
    for layer in model.encoder.encoder.layer[:given.freeze]:
        for parameter in layer.parameters():
            parameter.requires_grad = False
    learning = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": learning}, {"params": model.head.parameters()}], weight_decay=0.01, fused=True)

    clock, seen, running, saved = Clock(), 0, None, 0
    for step, batch in enumerate(batches([len(x) for x in ids], [p.source for p in train], rng, given.others if given.written else 0)):
        done = clock.seconds() / 60 / given.minutes
        if done >= 1:
            break
        rate = done / WARM_UP if done < WARM_UP else (1 - done) / (1 - WARM_UP)
        for group, times in zip(optimizer.param_groups, (1, HEAD_RATE)):
            group["lr"] = given.rate * times * rate
        with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
            logits = model(*tokenizer.batch([ids[i] for i in batch], [kinds[i] for i in batch]))
        labels = torch.tensor([train[i].label for i in batch])
        value = distillation_loss(logits, labels, torch.tensor([soft[i] for i in batch])) if soft else loss(logits, labels)
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(learning, 1.0)
        optimizer.step()
        seen += len(batch)
        running = value.item() if running is None else 0.98 * running + 0.02 * value.item()
        if step % 25 == 0:
            print(f"{clock.seconds():.0f} s, {seen} pairs, loss {running:.3f}", flush=True)
        if clock.seconds() - saved > 900:
            torch.save(model.state_dict(), given.out)
            saved = clock.seconds()
            print(f"{saved:.0f} s, development: {development_score(model, tokenizer, dev)}", flush=True)
    torch.save(model.state_dict(), given.out)
    print(f"trained on {seen} pairs in {clock.seconds():.0f} s; development: "
          f"{development_score(model, tokenizer, dev)}", flush=True)


if __name__ == "__main__":
    main()
