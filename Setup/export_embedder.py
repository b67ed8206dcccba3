#!/usr/bin/env python3
"""Makes Models/embedder/ from the published weights of all-MiniLM-L6-v2. Needed once; users never run it.

    python3 Setup/export_embedder.py FOLDER     FOLDER: model.safetensors, config.json and tokenizer.json

The graph is written as OpenVINO IR. Its constants stay where they were published: each offset in model.xml points
into model.safetensors, and the few constants that are not in it (a shape, a scale) go to constants.bin, which set-up
appends to it. So the repository carries kilobytes, and the weights in use are bit for bit the published ones.

Also written: vocab.txt, model.json (hashes, sizes) and the reference vectors that the tests compare with.
Needs: torch, transformers, safetensors, tokenizers, openvino, numpy.
"""
import hashlib
import json
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import openvino as ov
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel
from safetensors.torch import load_file

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "Models" / "embedder"
FIXTURES = ROOT / "Tests" / "AssayInferenceTests" / "Fixtures"
SENTENCES = [
    "The court fined the editor 346,000 tenge.",
    "A judge ordered the journalist to pay a fine.",
    "Snow is expected in the mountains on Friday.",
    "Парламент принял поправки в первом чтении.",
    "Yes.",
    "The amendments, which the lower chamber passed without debate, allow the ministry to suspend a website for up "
    "to two months without a court order, and oblige hosting companies to keep the records of their users for a year; "
    "press freedom groups said that the wording is so wide that ordinary reporting could fall under it.",
]


class Embedder(torch.nn.Module):
    """Mean of the last hidden states over the tokens that are not padding, scaled to unit length."""

    def __init__(self, bert):
        super().__init__()
        self.bert = bert

    def forward(self, input_ids, attention_mask, token_type_ids):
        hidden = self.bert(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        mask = attention_mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
        return torch.nn.functional.normalize(mean, p=2.0, dim=1)


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


def main(folder):
    weights = folder / "model.safetensors"
    config = BertConfig(**json.loads((folder / "config.json").read_text()), attn_implementation="sdpa")
    bert = BertModel(config, add_pooling_layer=False)
    state = {k: v for k, v in load_file(weights).items() if not k.startswith("pooler.")}
    missing, unexpected = bert.load_state_dict(state, strict=False)
    assert not missing and all(k.endswith("position_ids") for k in unexpected), (missing, unexpected)
    model = Embedder(bert).eval()

    example = {
        "input_ids": torch.tensor([[101, 2003, 102], [101, 102, 0]]),
        "attention_mask": torch.tensor([[1, 1, 1], [1, 1, 0]]),
        "token_type_ids": torch.zeros(2, 3, dtype=torch.int64),
    }
    converted = ov.convert_model(
        model, example_input=example,
        input=[(name, [-1, -1], ov.Type.i64) for name in example])
    converted.outputs[0].get_tensor().set_names({"embedding"})
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "model.xml"
        ov.save_model(converted, path, compress_to_fp16=False)
        tree, constants = ET.parse(path), path.with_suffix(".bin").read_bytes()

    published = weights.read_bytes()
    size = len(published)
    extra = bytearray(b"\0" * (-size % 64))
    for data in tree.getroot().iter("data"):
        if "offset" not in data.attrib:
            continue
        value = constants[int(data.get("offset")):][:int(data.get("size"))]
        at = published.find(value) if len(value) >= 1024 else -1
        if at < 0:
            at = size + len(extra)
            extra += value + b"\0" * (-len(value) % 64)
        data.set("offset", str(at))
    for info in tree.getroot().findall("rt_info"):  # how it was converted, with paths of this machine
        tree.getroot().remove(info)
    tree.write(OUT / "model.xml", encoding="utf-8", xml_declaration=True)
    (OUT / "constants.bin").write_bytes(extra)

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    assert [i for _, i in pieces] == list(range(len(pieces)))
    (OUT / "vocab.txt").write_text("".join(p + "\n" for p, _ in pieces), encoding="utf-8")
    (OUT / "model.json").write_text(json.dumps({
        "name": "all-MiniLM-L6-v2",
        "sha256": sha256(published, extra),
        "bytes": size + len(extra),
        "publishedSha256": sha256(published),
        "dimension": config.hidden_size,
        "maxLength": 256,
        "output": "embedding",
    }, indent=2) + "\n")

    rows = []
    for text in SENTENCES:
        ids = tokenizer.encode(text).ids
        batch = torch.tensor([ids])
        with torch.no_grad():
            vector = model(batch, torch.ones_like(batch), torch.zeros_like(batch))[0]
        rows.append({"text": text, "ids": ids, "vector": [round(float(x), 6) for x in vector]})
    FIXTURES.mkdir(parents=True, exist_ok=True)
    (FIXTURES / "embeddings.json").write_text(json.dumps(rows, ensure_ascii=False) + "\n", encoding="utf-8")

    core = ov.Core()
    joined = np.frombuffer(published + bytes(extra), dtype=np.uint8)
    with tempfile.TemporaryDirectory() as scratch:
        joined.tofile(Path(scratch) / "model.bin")
        for hint in ("f32", "bf16"):
            net = core.compile_model(
                core.read_model(OUT / "model.xml", Path(scratch) / "model.bin"), "CPU",
                {"INFERENCE_PRECISION_HINT": hint})
            worst = 1.0
            for row in rows:
                ids = np.array([row["ids"]], dtype=np.int64)
                out = net({"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)})[0][0]
                worst = min(worst, float(np.dot(out, row["vector"]) / np.linalg.norm(out) / np.linalg.norm(row["vector"])))
            print(f"{hint}: lowest cosine to the reference {worst:.6f}")
    print(f"model.xml {(OUT / 'model.xml').stat().st_size} bytes, constants.bin {len(extra)} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
