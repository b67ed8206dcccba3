"""The cross-encoder: MiniLM with a three-way head, and the batching both training and evaluation use."""
import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertForSequenceClassification

LABELS = 3


def load(folder, head=True):
    config = BertConfig.from_pretrained(folder, num_labels=LABELS, classifier_dropout=0.1)
    return BertForSequenceClassification.from_pretrained(folder, config=config, attn_implementation="sdpa")


def tokenizer(folder):
    tok = Tokenizer.from_file(f"{folder}/tokenizer.json")
    tok.no_padding()
    tok.no_truncation()
    return tok


def encode(tok, pairs, max_tokens):
    """[CLS] claim [SEP] evidence [SEP] as id lists; only the evidence is cut."""
    cls, sep = tok.token_to_id("[CLS]"), tok.token_to_id("[SEP]")
    claims = tok.encode_batch([p.claim for p in pairs], add_special_tokens=False)
    texts = tok.encode_batch([p.evidence for p in pairs], add_special_tokens=False)
    out = []
    for c, e in zip(claims, texts):
        a = c.ids[:max_tokens // 2]
        b = e.ids[:max_tokens - len(a) - 3]
        out.append(([cls] + a + [sep] + b + [sep], len(a) + 2))
    return out


def collate(items):
    """Pad one batch: ids, mask, types as int64."""
    width = max(len(ids) for ids, _ in items)
    ids = np.zeros((len(items), width), np.int64)
    mask, types = np.zeros_like(ids), np.zeros_like(ids)
    for row, (seq, first) in enumerate(items):
        ids[row, :len(seq)] = seq
        mask[row, :len(seq)] = 1
        types[row, first:len(seq)] = 1
    return ids, mask, types


@torch.no_grad()
def logits(model, encoded, batch=64):
    model.eval()
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    out = np.zeros((len(encoded), LABELS), np.float32)
    for start in range(0, len(order), batch):
        chosen = order[start:start + batch]
        ids, mask, types = map(torch.from_numpy, collate([encoded[i] for i in chosen]))
        with torch.autocast("cpu", torch.bfloat16):
            result = model(input_ids=ids, attention_mask=mask, token_type_ids=types).logits
        out[chosen] = result.float().numpy()
    return out
