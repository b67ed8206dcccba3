"""The training files: `claimbuster-train.json.gz`, `checkthat2019-task1-train.csv.gz`, `checkthat2020-task5-train.tsv.gz`.

Sentences that two sets share keep the labels of both; within one set copies are dropped, a positive label wins.
"""
import csv
import dataclasses
import gzip
import io
import json
import random
import re

FOLDS = 5


@dataclasses.dataclass
class Row:
    text: str
    label: int
    task: int  # 0 ClaimBuster, 1 CheckThat!
    group: str  # the set, and the debate where it is known


def key(text):
    """Two sentences of one key are the same."""
    return re.sub(r"\W+", " ", text.lower()).strip()


def read(folder):
    """All rows, in the order of the files."""
    rows = []
    with gzip.open(folder / "claimbuster-train.json.gz", "rt", encoding="utf-8") as file:
        rows += [Row(x["text"], x["label"], 0, "claimbuster") for x in json.load(file)]
    with gzip.open(folder / "checkthat2019-task1-train.csv.gz", "rt", encoding="utf-8", errors="replace") as file:
        rows += [Row(x["text"], int(x["label"]), 1, "2019/" + x["file_name"]) for x in csv.DictReader(file)]
    with gzip.open(folder / "checkthat2020-task5-train.tsv.gz", "rt", encoding="utf-8", errors="replace") as file:
        lines = csv.DictReader(io.StringIO(file.read()), delimiter="\t", quoting=csv.QUOTE_NONE)
        rows += [Row(x["text"], int(x["label"]), 1, "2020") for x in lines]
    return rows


def folds(rows, fold):
    """Training rows and held-out rows; with `fold` None nothing is held out.

    Held out are a fifth of ClaimBuster's sentences and a fifth of the debates of 2019; no copy of a held-out sentence of either is
    left in training. Held-out debates stay whole and in order, as a ranking sees them.
    """
    order = random.Random(7)
    debates = sorted({row.group for row in rows if row.group.startswith("2019/")})
    order.shuffle(debates)
    out = set() if fold is None else set(debates[fold::FOLDS])
    keys = sorted({key(row.text) for row in rows if row.group == "claimbuster"})
    order.shuffle(keys)
    chosen = set() if fold is None else set(keys[fold::FOLDS])
    held, gone, seen = [], set(chosen), set()
    for row in rows:
        if row.group in out:
            held.append(row)
            gone.add(key(row.text))
        elif row.group == "claimbuster" and key(row.text) in chosen and key(row.text) not in seen:
            seen.add(key(row.text))
            held.append(row)
    best = {}
    for row in rows:
        name = (row.task, key(row.text))
        if name[1] and name[1] not in gone and (name not in best or row.label > best[name].label):
            best[name] = row
    return list(best.values()), held
