"""The one record every stage passes on, and the reader of the verification training file.

A pair is a claim, a piece of evidence and a label. Its `group` ties together everything that shares a
claim or an evidence text, so that a split by group never leaks one side of a pair into the other part.
"""
import gzip
import hashlib
import json
import re
from dataclasses import dataclass, replace

SUPPORTED, REFUTED, NEI, NOT_SUPPORTED = 0, 1, 2, 3
LABELS = ["SUPPORTED", "REFUTED", "NEI"]
_CODE = {"SUPPORTED": SUPPORTED, "REFUTED": REFUTED, "NEI": NEI, "NOT_SUPPORTED": NOT_SUPPORTED}

# Left out and why: sick is non-commercial, infotabs is released for research, terra is Russian and the
# base model's vocabulary is English.
EXCLUDED = {"sick", "infotabs", "terra"}

# Here the same general passages serve hundreds of claims: tying by evidence would tie the whole set together.
GROUPED_BY_CLAIM = {"climate_fever", "healthver", "factcheck_gpt"}


@dataclass(frozen=True)
class Pair:
    claim: str
    evidence: str
    label: int
    source: str
    group: str = ""
    kind: str = "given"

    def but(self, **changes) -> "Pair":
        return replace(self, **changes)


def key(pair: Pair) -> str:
    """What a pair is called in files of soft labels: the same texts, the same key."""
    return hashlib.sha256(f"{pair.claim}\n{pair.evidence}".encode()).hexdigest()[:16]


def clean(text: str) -> str:
    """Undo treebank tokenisation: at inference time evidence is ordinary prose, so training must be too."""
    text = text.replace("-LRB-", "(").replace("-RRB-", ")").replace("-LSB-", "[").replace("-RSB-", "]")
    text = text.replace("``", '"').replace("''", '"')
    text = re.sub(r"\s+([,.;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$£€])\s+", r"\1", text)
    text = re.sub(r"\s+('s|n't|'re|'ve|'ll|'d)\b", r"\1", text)
    text = re.sub(r"\s+-\s*-\s+", " – ", text)
    return re.sub(r"\s+", " ", text).strip()


class _Union:
    def __init__(self):
        self.parent = {}

    def find(self, key):
        self.parent.setdefault(key, key)
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a != b:
            self.parent[max(a, b)] = min(a, b)


def read_pairs(path: str, exclude=EXCLUDED) -> list[Pair]:
    """Read the file, drop excluded sets and duplicates, and tie pairs into groups."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    rows = [r for r in rows if r["ds"] not in exclude and r.get("lang", "en") == "en"]
    union = _Union()
    for r in rows:
        ds = "lingnli" if r["ds"].startswith("lingnli") else r["ds"]
        r["ds"] = ds
        r["claim"], r["evidence"] = clean(r["claim"]), clean(r["evidence"])
        own = (ds, "claim", r["claim"].lower())
        if ds not in GROUPED_BY_CLAIM:
            union.join(own, (ds, "evidence", r["evidence"][:200].lower()))
        for field in ("claim_id", "page"):
            if r.get(field):
                union.join(own, (ds, field, str(r[field])))
    seen, pairs = set(), []
    for r in rows:
        key = (r["claim"].lower(), r["evidence"].lower())
        if key in seen or len(r["claim"]) < 8 or len(r["evidence"]) < 12:
            continue
        seen.add(key)
        root = union.find((r["ds"], "claim", r["claim"].lower()))
        pairs.append(Pair(r["claim"], r["evidence"], _CODE[r["label"]], r["ds"], "|".join(map(str, root))))
    return pairs
