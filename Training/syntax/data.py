#!/usr/bin/env python3
"""Make the training and development files of the grammar model.

    data.py EWT GUM ENCODER.safetensors VOCAB.txt OUT

EWT and GUM are git directories of UniversalDependencies/UD_English-EWT and amir-zeldes/gum. Only training documents of EWT,
and of GUM only those whose texts are under CC BY, CC BY-SA or in the public domain, are used; the test documents of neither
are read. Clusters come from the word vectors of all-MiniLM-L6-v2.
"""
import json
import pathlib
import re
import struct
import subprocess
import sys

import numpy as np

GENRES = {"academic", "bio", "court", "interview", "news", "voyage"}


def git(repo, *arguments):
    return subprocess.run(["git", "-C", repo, *arguments], check=True, capture_output=True, text=True).stdout


def ewt(repo, out):
    (out / "dev-ewt.conllu").write_text(git(repo, "show", "HEAD:en_ewt-ud-dev.conllu"), encoding="utf-8")
    texts = [git(repo, "show", "HEAD:not-to-release/sources/" + name.strip())
             for name in git(repo, "show", "HEAD:not-to-release/file-lists/files.train").split("\n") if name.strip()]
    print("EWT:", len(texts), "documents")
    return texts


def gum(repo, out):
    splits = git(repo, "show", "HEAD:splits.md")
    parts = re.split(r"^## (\w+)", splits, flags=re.M)
    kept_apart = {}
    for name, body in zip(parts[1::2], parts[2::2]):
        for document in re.findall(r"(?:GUM|GENTLE)_\w+", body):
            kept_apart[document] = name
    texts, development = [], []
    for name in git(repo, "ls-tree", "--name-only", "HEAD", "dep/").split("\n"):
        stem = pathlib.PurePath(name).stem
        if not stem.startswith("GUM_") or stem.split("_")[1] not in GENRES:
            continue
        part = kept_apart.get(stem, "train")
        if part == "train":
            texts.append(git(repo, "show", "HEAD:" + name))
        elif part == "dev":
            development.append(git(repo, "show", "HEAD:" + name))
    (out / "dev-gum.conllu").write_text("\n".join(development), encoding="utf-8")
    print("GUM:", len(texts), "documents;", len(development), "for development")
    return texts


def clusters(encoder, vocabulary, out):
    with open(encoder, "rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(size))
        entry = next(value for key, value in header.items() if key.endswith("word_embeddings.weight"))
        start, end = entry["data_offsets"]
        file.seek(8 + size + start)
        vectors = np.frombuffer(file.read(end - start), dtype=np.float32).reshape(entry["shape"]).copy()
    words = [line.rstrip("\n") for line in open(vocabulary, encoding="utf-8")]
    rows = [i for i, word in enumerate(words) if re.fullmatch(r"[a-z]{2,}", word)]
    vectors = vectors[rows]
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    random = np.random.default_rng(3)

    def means(data, count, rounds):
        centres = data[random.choice(len(data), count, replace=False)]
        for _ in range(rounds):
            of = (data @ centres.T).argmax(axis=1)
            for index in range(count):
                members = data[of == index]
                if len(members):
                    centres[index] = members.mean(axis=0)
            centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
        return (data @ centres.T).argmax(axis=1), centres

    fine, centres = means(vectors, 400, 15)
    coarse, _ = means(centres.copy(), 40, 20)
    with open(out / "clusters.tsv", "w", encoding="utf-8") as file:
        for row, cluster in zip(rows, fine):
            file.write(f"{words[row]}\t{cluster}\t{coarse[cluster]}\n")
    print("clusters of", len(rows), "words")


def main():
    repo_ewt, repo_gum, encoder, vocabulary, out = sys.argv[1:]
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    texts = ewt(repo_ewt, out) + gum(repo_gum, out)
    (out / "train.conllu").write_text("\n".join(text.strip() + "\n" for text in texts), encoding="utf-8")
    clusters(encoder, vocabulary, out)


if __name__ == "__main__":
    main()
