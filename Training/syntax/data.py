#!/usr/bin/env python3
"""Make the training and development files of the grammar model.

    data.py EWT GUM OUT

EWT and GUM are git directories of UniversalDependencies/UD_English-EWT and amir-zeldes/gum. Only training documents of EWT,
and of GUM only those whose texts are under CC BY, CC BY-SA or in the public domain, are used; the test documents of neither
are read. `assay-treebank` then brings them to Assay's own tokens.
"""
import pathlib
import re
import subprocess
import sys

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


def main():
    repo_ewt, repo_gum, out = sys.argv[1:]
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    texts = ewt(repo_ewt, out) + gum(repo_gum, out)
    (out / "train.conllu").write_text("\n".join(text.strip() + "\n" for text in texts), encoding="utf-8")


if __name__ == "__main__":
    main()
