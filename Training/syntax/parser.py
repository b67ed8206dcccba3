"""Train the grammar model: all-MiniLM-L6-v2 with biaffine attention for heads (Dozat and Manning, 2017).

    parser.py train --train TRAIN.jsonl --dev DEV.jsonl --base all-MiniLM-L6-v2/ --minutes 25 --out syntax.pt
    parser.py export --train TRAIN.jsonl --dev DEV.jsonl --base all-MiniLM-L6-v2/ --checkpoint syntax.pt --out ../../Models/syntax

reads what `assay-treebank` wrote: a sentence a line, in Assay's own tokens. The rate follows the processor time spent, as in
`../train.py`. The encoder is uncased; how a word is written (capitals, digits, marks) enters as the kind of its pieces, which in
BERT tells the two texts of a pair apart and has no other use here. The export is quantised to 8 bits and measured again.
"""
import argparse
import collections
import hashlib
import json
import os
import random
import time

import torch
from transformers import AutoModel, AutoTokenizer

MAX_PIECES = 160
BATCH, BATCH_PIECES = 32, 1400
ARC, LABEL = 192, 128
WARM_UP = 0.06
HALVES = torch.ops.mkldnn._is_mkldnn_bf16_supported()
SHAPES = 6


def shape(word):
    """How a word is written: 0 small letters, 1 a capital first, 2 capitals, 3 with a digit, 4 capitals within, 5 a mark."""
    if not any(c.isalnum() for c in word):
        return 5
    if any(c.isdigit() for c in word):
        return 3
    upper = [c.isupper() for c in word]
    if not any(upper):
        return 0
    if all(c.isupper() or not c.isalpha() for c in word):
        return 2 if sum(c.isalpha() for c in word) > 1 else 1
    return 1 if upper[0] and not any(upper[1:]) else 4


class Parser(torch.nn.Module):
    """For each pair of pieces how well the second is the first's head; for each piece its tag, and what it gives to the label
    of an arc as its word and as its head: the label itself is scored by `name` over the sum of both.

    The first piece of a word stands for it, and `[CLS]` for the root.
    """

    def __init__(self, base, tags, labels):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base, attn_implementation="eager", attention_probs_dropout_prob=0.05, hidden_dropout_prob=0.05, add_pooling_layer=False)
        width = self.encoder.config.hidden_size
        kinds = self.encoder.embeddings.token_type_embeddings.weight.data[:1]
        self.encoder.embeddings.token_type_embeddings = torch.nn.Embedding(SHAPES, width)
        self.encoder.embeddings.token_type_embeddings.weight.data = kinds.repeat(SHAPES, 1).clone()
        self.drop = torch.nn.Dropout(0.2)
        self.arc = torch.nn.Linear(width, 2 * ARC)
        self.pair = torch.nn.Linear(ARC, ARC)
        self.label = torch.nn.Linear(width, 2 * LABEL)
        self.name = torch.nn.Linear(LABEL, labels)
        self.tag = torch.nn.Linear(width, tags)

    def parts(self, input_ids, attention_mask, token_type_ids):
        states = self.drop(self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state)
        word, head = torch.nn.functional.gelu(self.arc(states)).split(ARC, -1)
        arcs = self.pair(self.drop(word)) @ self.drop(head).transpose(1, 2) / ARC ** 0.5
        word, head = self.label(states).split(LABEL, -1)
        return arcs, word, head, self.tag(states)

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.parts(input_ids, attention_mask, token_type_ids)


class Sentences:
    """Sentences as numbers: pieces, shapes, the place of each word's first piece, and what is to be learnt."""

    def __init__(self, path, base, tags=None, labels=None):
        with open(path, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        tokenizer = AutoTokenizer.from_pretrained(base)
        self.tags = tags or often(rows, "tags", 20)
        self.labels = labels or often(rows, "labels", 10)
        known = {}
        self.items = []
        for row in rows:
            ids, kinds, first = [tokenizer.cls_token_id], [0], []
            for word in row["words"]:
                if word not in known:
                    known[word] = tokenizer(word, add_special_tokens=False)["input_ids"] or [tokenizer.unk_token_id]
                first.append(len(ids))
                ids += known[word]
                kinds += [shape(word)] * len(known[word])
            ids.append(tokenizer.sep_token_id)
            kinds.append(0)
            if len(ids) > MAX_PIECES:
                continue
            self.items.append((ids, kinds, first, [0 if h < 0 else first[h] for h in row["heads"]],
                               [self.labels.index(x) if x in self.labels else -100 for x in row["labels"]],
                               [self.tags.index(x) if x in self.tags else -100 for x in row["tags"]]))

    def batches(self, rng):
        order = list(range(len(self.items)))
        rng.shuffle(order)
        out = []
        for start in range(0, len(order), 2048):
            batch = []
            for index in sorted(order[start:start + 2048], key=lambda i: len(self.items[i][0])):
                if batch and (len(batch) >= BATCH or (len(batch) + 1) * len(self.items[index][0]) > BATCH_PIECES):
                    out.append(batch)
                    batch = []
                batch.append(index)
            out.append(batch)
        rng.shuffle(out)
        return out

    def tensors(self, batch):
        items = [self.items[i] for i in batch]
        width = max(len(x[0]) for x in items)
        ids, mask, kinds = (torch.zeros(len(items), width, dtype=torch.long) for _ in range(3))
        heads, labels, tags = (torch.full((len(items), width), -100) for _ in range(3))
        may = torch.zeros(len(items), width, dtype=torch.bool)
        may[:, 0] = True
        for row, (i, k, first, h, l, t) in enumerate(items):
            ids[row, :len(i)] = torch.tensor(i)
            mask[row, :len(i)] = 1
            kinds[row, :len(i)] = torch.tensor(k)
            heads[row, first], labels[row, first], tags[row, first] = torch.tensor(h), torch.tensor(l), torch.tensor(t)
            may[row, first] = True
        return (ids, mask, kinds), heads, labels, tags, may


def often(rows, field, least):
    counts = collections.Counter(value for row in rows for value in row[field])
    return sorted(value for value, count in counts.items() if count >= least)


def cross_entropy(scores, wanted, **options):
    return torch.nn.functional.cross_entropy(scores.float().flatten(0, -2), wanted.flatten(), ignore_index=-100, **options)


def labels_of(model, word, head, heads):
    """The scores of the labels of one arc a piece."""
    chosen = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
    return model.name(torch.nn.functional.gelu(word + chosen))


def loss(model, inputs, heads, labels, tags, may):
    arcs, word, head, tagged = model.parts(*inputs)
    arcs = arcs.float().masked_fill(~may[:, None], -1e4)
    named = labels_of(model, word, head, heads.clamp(min=0))
    return cross_entropy(arcs, heads) + cross_entropy(named, labels, label_smoothing=0.02) + 0.5 * cross_entropy(tagged, tags)


def figures(model, sentences):
    """Shares of right tags, heads, and heads with labels; marks are left out, as is usual, and each head is the best by itself."""
    model.eval()
    total = right_tags = right_heads = right = 0
    mark = sentences.labels.index("punct")
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
        for batch in sentences.batches(random.Random(0)):
            inputs, heads, labels, tags, may = sentences.tensors(batch)
            arcs, word, head, tagged = model.parts(*inputs)
            best = arcs.float().masked_fill(~may[:, None], -1e4).argmax(-1)
            named = labels_of(model, word, head, best).argmax(-1)
            scored = (heads >= 0) & (labels != mark)
            total += scored.sum().item()
            right_tags += ((tagged.argmax(-1) == tags) & scored).sum().item()
            right_heads += ((best == heads) & scored).sum().item()
            right += ((best == heads) & (named == labels) & scored).sum().item()
    model.train()
    return f"tags {right_tags / total:.3f}, heads {right_heads / total:.3f}, labelled {right / total:.3f}"


def train(given):
    torch.manual_seed(given.seed)
    torch.set_num_threads(2)
    rng = random.Random(given.seed)
    sentences = Sentences(given.train, given.base)
    dev = Sentences(given.dev, given.base, sentences.tags, sentences.labels)
    model = Parser(given.base, len(sentences.tags), len(sentences.labels))
    model.encoder.embeddings.word_embeddings.weight.requires_grad = False
    model.encoder.embeddings.position_embeddings.weight.requires_grad = False
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    own = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder}, {"params": own}], weight_decay=0.01, betas=(0.9, 0.98))
    model.train()
    began, seen, passes, running, told = time.process_time(), 0, 0, None, 0
    seconds = lambda: (time.process_time() - began) / torch.get_num_threads()
    done = 0
    while done < 1:
        for batch in sentences.batches(rng):
            done = seconds() / 60 / given.minutes
            if done >= 1:
                break
            rate = done / WARM_UP if done < WARM_UP else (1 - done) / (1 - WARM_UP)
            for group, highest in zip(optimizer.param_groups, (given.rate, 1e-3)):
                group["lr"] = highest * rate
            with torch.autocast("cpu", torch.bfloat16, enabled=HALVES):
                value = loss(model, *sentences.tensors(batch))
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            seen += len(batch)
            running = value.item() if running is None else 0.98 * running + 0.02 * value.item()
            if seconds() - told > 60:
                told = seconds()
                print(f"{told:.0f} s, {seen} sentences, loss {running:.3f}", flush=True)
        passes += 1
        if passes % 2 == 0 or done >= 1:
            torch.save({"model": model.state_dict(), "tags": sentences.tags, "labels": sentences.labels}, given.out)
            print(f"{seconds():.0f} s, {passes} passes, {seen} sentences; development: {figures(model, dev)}", flush=True)


def export(given):
    """The network with 8-bit weights, and its card."""
    import nncf
    import openvino as ov
    import logging
    logging.getLogger("nncf").setLevel(logging.ERROR)
    saved = torch.load(given.checkpoint)
    model = Parser(given.base, len(saved["tags"]), len(saved["labels"]))
    model.load_state_dict(saved["model"])
    model.eval()
    dev = Sentences(given.dev, given.base, saved["tags"], saved["labels"])
    train = Sentences(given.train, given.base, saved["tags"], saved["labels"])
    print("in single precision:", figures(model, dev), flush=True)
    model.eval()
    names = ("input_ids", "attention_mask", "token_type_ids")
    network = ov.convert_model(model, example_input=dict(zip(names, dev.tensors([0, 1])[0])),
                               input=[ov.PartialShape([-1, -1])] * 3)
    for port, name in zip(network.inputs, names):
        port.get_tensor().set_names({name})
    for port, name in zip(network.outputs, ("arcs", "words", "heads", "tags")):
        port.get_tensor().set_names({name})
    order = random.Random(5).sample(range(len(train.items)), 160)
    small = nncf.quantize(
        network, nncf.Dataset(order, lambda i: dict(zip(names, (x.numpy() for x in train.tensors([i])[0])))),
        subset_size=len(order), model_type=nncf.ModelType.TRANSFORMER, preset=nncf.QuantizationPreset.MIXED)
    os.makedirs(given.out, exist_ok=True)
    ov.save_model(small, os.path.join(given.out, "model.xml"), compress_to_fp16=True)
    compiled = ov.Core().compile_model(os.path.join(given.out, "model.xml"), "CPU")

    class Quantised:
        name = model.name
        eval = train = staticmethod(lambda: None)

        @staticmethod
        def parts(*inputs):
            return [torch.from_numpy(x) for x in compiled([x.numpy() for x in inputs]).values()]

    print("in 8 bits:", figures(Quantised, dev), flush=True)
    card = {"name": "assay-syntax", "version": given.version, "baseModel": "all-MiniLM-L6-v2", "maxTokens": 256,
            "tags": saved["tags"], "labels": saved["labels"],
            "labelLayer": {"weights": [[round(x, 5) for x in row] for row in model.name.weight.tolist()],
                           "bias": [round(x, 5) for x in model.name.bias.tolist()]},
            "sha256": hashlib.sha256(open(os.path.join(given.out, "model.bin"), "rb").read()).hexdigest()}
    with open(os.path.join(given.out, "model.json"), "w") as out:
        json.dump(card, out)
        out.write("\n")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = options.add_subparsers(required=True)
    one = kinds.add_parser("train")
    for name in ("--train", "--dev", "--base", "--out"):
        one.add_argument(name, required=True)
    one.add_argument("--minutes", type=float, default=25)
    one.add_argument("--rate", type=float, default=2e-4, help="the highest learning rate of the encoder")
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(run=train)
    two = kinds.add_parser("export")
    for name in ("--train", "--dev", "--base", "--checkpoint", "--out", "--version"):
        two.add_argument(name, required=True)
    two.set_defaults(run=export)
    given = options.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
