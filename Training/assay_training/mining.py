"""Hard "not enough information" pairs: the claim with a passage on the same names that does not answer it.

Unrelated text teaches nothing: a verifier meets only what retrieval returned. So the passage is chosen by
BM25, and kept only when it covers part of the claim, never nearly all of it.
"""
import re

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer

from .pairs import NEI

_WORD = re.compile(r"[A-Za-z0-9]+")
STOP = set("a an the of in on at to for by with from and or but is was were are be been being as that this it its "
           "his her their he she they not no has have had who which what when where does do did will would can could "
           "than then also there".split())


def content_words(text):
    return {w.lower() for w in _WORD.findall(text)} - STOP


def names_and_numbers(text):
    """Words a claim turns on: capitalised ones past the first word, and anything with a digit."""
    words = _WORD.findall(text)
    return {w.lower() for i, w in enumerate(words) if (i and w[0].isupper()) or w[0].isdigit()} - STOP


class BM25:
    def __init__(self, texts, k1=1.2, b=0.75):
        self.vectorizer = CountVectorizer(token_pattern=r"[A-Za-z0-9]+", stop_words=sorted(STOP))
        counts = self.vectorizer.fit_transform(texts).astype(np.float32).tocsr()
        length = np.asarray(counts.sum(axis=1)).ravel()
        df = np.asarray((counts > 0).sum(axis=0)).ravel()
        idf = np.log(1 + (len(texts) - df + 0.5) / (df + 0.5))
        coo = counts.tocoo()
        norm = k1 * (1 - b + b * length[coo.row] / length.mean())
        weight = idf[coo.col] * coo.data * (k1 + 1) / (coo.data + norm)
        self.matrix = sparse.csr_matrix((weight, (coo.row, coo.col)), shape=counts.shape).T.tocsc()

    def top(self, queries, k):
        """Indices of the best k texts for each query."""
        for start in range(0, len(queries), 256):
            q = (self.vectorizer.transform(queries[start:start + 256]) > 0).astype(np.float32)
            scores = (q @ self.matrix).toarray()
            best = np.argpartition(-scores, k, axis=1)[:, :k]
            for row, ids in zip(scores, best):
                yield [int(i) for i in ids[np.argsort(-row[ids])] if row[i] > 0]


def mine_nei(pairs, rng, share=0.6, low=0.25, high=0.62, k=12):
    """Pair a share of the claims with evidence of another group that is near in topic and leaves a gap."""
    texts = [p.evidence for p in pairs]
    index = BM25(texts)
    chosen = [p for p in pairs if rng.random() < share]
    mined, used = [], set()
    for pair, candidates in zip(chosen, index.top([p.claim for p in chosen], k)):
        wanted, keys = content_words(pair.claim), names_and_numbers(pair.claim)
        for i in candidates:
            other = pairs[i]
            if other.group == pair.group or (pair.claim, i) in used or not wanted:
                continue
            have = content_words(other.evidence)
            cover = len(wanted & have) / len(wanted)
            if low <= cover <= high and (not keys or keys - have):
                used.add((pair.claim, i))
                mined.append(pair.but(evidence=other.evidence, label=NEI, kind="mined"))
                break
    return mined
