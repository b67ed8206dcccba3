#!/usr/bin/env python3
"""Measure `assay verify` on hand-written minimal pairs about news.

    Evaluation/minimal-pairs/run.py                     # uses ./assay
    Evaluation/minimal-pairs/run.py --assay PATH [verify options after --]
    Evaluation/minimal-pairs/run.py --predictions FILE  # judge saved output lines
    Evaluation/minimal-pairs/run.py --check             # only look over the set itself

Exit status: 0 all floors held, 1 a floor or a check failed, 2 the program could not be measured.
"""
import argparse
import json
import math
import pathlib
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).resolve().parent
LABELS = ["SUPPORTED", "REFUTED", "NEI"]
PHENOMENA = [
    "number", "unit-or-rounding", "date", "duration-or-interval", "person-name", "role-or-title",
    "place", "agent-and-patient", "outcome", "negation", "quantifier", "comparison",
    "modality-and-hedge", "attribution-and-quotation", "several-sentences-or-list",
]
VERDICTS = {
    "supported": "SUPPORTED", "refuted": "REFUTED", "notEnoughEvidence": "NEI",
    # Two labels only look alike: no item of this set holds evidence that disagrees with itself, so this is always wrong.
    "conflicting": "CONFLICTING",
}


def load():
    with open(HERE / "pairs.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


# The set itself

def words(text):
    return re.findall(r"\w+", text.lower())


def bag_of_words_accuracy(items, text_of, folds=10, seed=7):
    """Cross-validated accuracy of a multinomial naive Bayes guess that sees one side only; pairs stay together."""
    pairs = sorted({item["pair"] for item in items})
    random.Random(seed).shuffle(pairs)
    fold_of = {pair: number % folds for number, pair in enumerate(pairs)}
    right = 0
    for fold in range(folds):
        prior, counts = Counter(), defaultdict(Counter)
        for item in items:
            if fold_of[item["pair"]] != fold:
                prior[item["label"]] += 1
                counts[item["label"]].update(set(words(text_of(item))))
        vocabulary = {word for counter in counts.values() for word in counter}
        for item in items:
            if fold_of[item["pair"]] != fold:
                continue
            seen = set(words(text_of(item))) & vocabulary

            def score(label):
                return math.log(prior[label]) + sum(
                    math.log((counts[label][word] + 1) / (prior[label] + 2)) for word in seen)

            right += max(LABELS, key=score) == item["label"]
    return right / len(items)


def overlap_accuracy(items):
    """The best that one threshold on word overlap can do at telling supported from not supported, minus the majority."""
    scored = []
    for item in items:
        claim, evidence = set(words(item["claim"])), set(words(" ".join(item["evidence"])))
        scored.append((len(claim & evidence) / len(claim), item["label"] == "SUPPORTED"))
    majority = max(sum(good for _, good in scored), sum(not good for _, good in scored)) / len(scored)
    best = max(sum((overlap >= cut) == good for overlap, good in scored) for cut, _ in scored) / len(scored)
    return best, majority


def check(items):
    problems = []

    def expect(condition, message):
        if not condition:
            problems.append(message)

    ids = Counter(item["id"] for item in items)
    expect(max(ids.values()) == 1, f"ids that occur twice: {[i for i, n in ids.items() if n > 1]}")
    by_pair = defaultdict(list)
    for item in items:
        expect(set(item) == {"id", "pair", "phenomenon", "claim", "evidence", "label"}, f"{item.get('id')}: fields")
        expect(item["label"] in LABELS, f"{item['id']}: label {item['label']}")
        expect(item["phenomenon"] in PHENOMENA, f"{item['id']}: phenomenon {item['phenomenon']}")
        expect(item["claim"].strip() == item["claim"] and item["claim"], f"{item['id']}: claim empty or padded")
        expect(item["evidence"] and all(text.strip() == text and text for text in item["evidence"]),
               f"{item['id']}: evidence empty or padded")
        expect(item["id"][:-1] == item["pair"] and item["pair"].startswith(item["phenomenon"]), f"{item['id']}: names")
        by_pair[item["pair"]].append(item)
    shared = Counter()
    for pair, members in by_pair.items():
        expect(len(members) == 2, f"{pair}: {len(members)} members")
        if len(members) != 2:
            continue
        first, second = members
        expect(first["label"] != second["label"], f"{pair}: the labels do not differ")
        same_claim, same_evidence = first["claim"] == second["claim"], first["evidence"] == second["evidence"]
        expect(same_claim != same_evidence, f"{pair}: exactly one side must be shared")
        shared["claim" if same_claim else "evidence"] += 1
    texts = Counter((item["claim"], *item["evidence"]) for item in items)
    expect(max(texts.values()) == 1, "the same claim with the same evidence twice")
    expect(len(items) >= 600, f"{len(items)} items, at least 600 wanted")
    for phenomenon in PHENOMENA:
        labels = Counter(item["label"] for item in items if item["phenomenon"] == phenomenon)
        expect(sum(labels.values()) >= 40, f"{phenomenon}: {sum(labels.values())} items, at least 40 wanted")
        for label in LABELS:
            expect(labels[label] >= 8, f"{phenomenon}: only {labels[label]} {label}")
    share = Counter(item["label"] for item in items)
    majority = max(share.values()) / len(items)
    claim_only = bag_of_words_accuracy(items, lambda item: item["claim"])
    evidence_only = bag_of_words_accuracy(items, lambda item: " ".join(item["evidence"]))
    overlap, overlap_majority = overlap_accuracy(items)
    # A guess within six points of always naming the commonest label has learnt nothing that matters.
    expect(claim_only <= majority + 0.06, f"a guess from the claim alone is right in {claim_only:.3f}")
    expect(evidence_only <= majority + 0.06, f"a guess from the evidence alone is right in {evidence_only:.3f}")
    expect(overlap <= overlap_majority + 0.06, f"word overlap tells supported apart in {overlap:.3f}")
    print(f"{len(items)} items, {len(by_pair)} pairs; " + ", ".join(f"{label} {share[label]}" for label in LABELS)
          + f"; shared claim {shared['claim']}, shared evidence {shared['evidence']}")
    print(f"commonest label {majority:.3f}; bag of words, claim alone {claim_only:.3f}, evidence alone {evidence_only:.3f}")
    print(f"supported or not: majority {overlap_majority:.3f}, best threshold on word overlap {overlap:.3f}")
    for problem in problems:
        print("PROBLEM:", problem)
    return not problems


# The program

def predict(command, items):
    lines = "".join(json.dumps({key: item[key] for key in ("id", "claim", "evidence")}, ensure_ascii=False) + "\n"
                    for item in items)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        sys.stderr.write(done.stderr[-2000:])
        sys.stderr.write(f"{' '.join(command)} ended with status {done.returncode}\n")
        raise SystemExit(2)
    return done.stdout


def read_verdicts(text, items):
    verdicts = {}
    for line in text.splitlines():
        if line.strip():
            record = json.loads(line)
            # A line that failed counts as wrong; it is no verdict.
            verdicts[record["id"]] = VERDICTS.get(record.get("verdict"), "ERROR")
    return [verdicts.get(item["id"], "MISSING") for item in items]


def report(items, predicted, show_wrong):
    accuracy, by_phenomenon, by_pair, confusion = {}, defaultdict(list), defaultdict(list), Counter()
    for item, guess in zip(items, predicted):
        right = guess == item["label"]
        by_phenomenon[item["phenomenon"]].append((right, item["label"], guess))
        by_pair[item["pair"]].append((right, item["phenomenon"]))
        confusion[item["label"], guess] += 1
    print(f"{'phenomenon':28}{'items':>6}{'right':>8}{'both':>8}{'S':>8}{'R':>8}{'NEI':>8}")
    for phenomenon in PHENOMENA:
        rows = by_phenomenon[phenomenon]
        if not rows:
            continue
        both = [all(right for right, _ in members) for members in by_pair.values() if members[0][1] == phenomenon]
        accuracy[phenomenon] = sum(right for right, _, _ in rows) / len(rows)
        recall = []
        for label in LABELS:
            of_label = [right for right, gold, _ in rows if gold == label]
            recall.append(f"{sum(of_label) / len(of_label):8.2f}" if of_label else f"{'–':>8}")
        print(f"{phenomenon:28}{len(rows):6}{accuracy[phenomenon]:8.3f}{sum(both) / len(both):8.3f}" + "".join(recall))
    overall = sum(right for rows in by_phenomenon.values() for right, _, _ in rows) / len(items)
    both_right = sum(all(right for right, _ in members) for members in by_pair.values()) / len(by_pair)
    said_refuted = sum(n for (_, guess), n in confusion.items() if guess == "REFUTED")
    said_supported = sum(n for (_, guess), n in confusion.items() if guess == "SUPPORTED")
    figures = {
        "accuracy": overall, "bothRight": both_right, "worstPhenomenon": min(accuracy.values()),
        "refutedPrecision": confusion["REFUTED", "REFUTED"] / said_refuted if said_refuted else 0.0,
        "supportedPrecision": confusion["SUPPORTED", "SUPPORTED"] / said_supported if said_supported else 0.0,
    }
    columns = LABELS + sorted({guess for _, guess in confusion} - set(LABELS))
    print("\nconfusion (rows gold)  " + "".join(f"{column:>12}" for column in columns))
    for label in LABELS:
        print(f"{label:23}" + "".join(f"{confusion[label, column]:12}" for column in columns))
    print()
    for name, value in figures.items():
        print(f"{name:20}{value:.3f}")
    if show_wrong:
        print()
        for item, guess in zip(items, predicted):
            if guess != item["label"]:
                print(f"{item['id']}  gold {item['label']}, said {guess}\n  claim: {item['claim']}")
                print("".join(f"  evidence: {text}\n" for text in item["evidence"]), end="")
    return figures, accuracy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assay", default=str(HERE.parent.parent / "assay"))
    parser.add_argument("--predictions", help="a file of `assay verify` output lines, instead of running the program")
    parser.add_argument("--check", action="store_true", help="only check the set")
    parser.add_argument("--show-wrong", action="store_true", help="print every item that was answered wrongly")
    parser.add_argument("verify_options", nargs="*", help="after --: options for `assay verify`")
    arguments = parser.parse_args()
    items = load()
    if arguments.check:
        return 0 if check(items) else 1
    if arguments.predictions:
        output = pathlib.Path(arguments.predictions).read_text(encoding="utf-8")
    else:
        output = predict([arguments.assay, "verify", *arguments.verify_options], items)
    figures, accuracy = report(items, read_verdicts(output, items), arguments.show_wrong)
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    failed = [f"{name} {figures[name]:.3f} is under its floor {floor}"
              for name, floor in floors["overall"].items() if figures[name] < floor]
    failed += [f"{name} {accuracy[name]:.3f} is under its floor {floor}"
               for name, floor in floors["phenomena"].items() if accuracy[name] < floor]
    for line in failed:
        print("FLOOR:", line)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
