#!/usr/bin/env python3
"""How well `assay verify` judges: macro-F1, precision of each verdict, false refutation, calibration, set by set.

    Evaluation/verification/run.py SETS [--assay ./assay] [--limit 200] [--verifier auto] [--json FILE]

SETS is a folder of JSON Lines files, one set each, as `python -m assay_training.mixture` writes them to its `dev` folder:
lines with `claim`, `evidence` (a text or a list of texts) and `label` (0 supported, 1 refuted, 2 not enough evidence, 3 not
supported). The whole program is measured, facets and decision rule included, not the model alone.

Two readings of each answer are scored: the verdict, which is careful, and the likeliest of the three probabilities.
"""
import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

LABELS = ["supported", "refuted", "notEnoughEvidence"]
FLOORS = Path(__file__).with_name("floors.json")


def read(path, limit):
    with open(path, encoding="utf-8") as lines:
        items = [json.loads(line) for line in lines]
    return items[:limit] if limit else items


def ask(items, command):
    """The program's answers, one for each item."""
    requests = "".join(
        json.dumps({"id": str(i), "claim": x["claim"],
                    "evidence": x["evidence"] if isinstance(x["evidence"], list) else [x["evidence"]]}) + "\n"
        for i, x in enumerate(items))
    done = subprocess.run(command, input=requests, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def f1(pairs, label):
    hit = sum(g == w == label for g, w in pairs)
    given, wanted = sum(g == label for g, _ in pairs), sum(w == label for _, w in pairs)
    return 2 * hit / (given + wanted) if given + wanted else None


def share(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def calibration_error(rows, bins=10):
    """Expected calibration error of the likeliest probability, in equal bins."""
    total = 0.0
    for b in range(bins):
        chosen = [(p, ok) for p, ok in rows if min(int(p * bins), bins - 1) == b]
        if chosen:
            total += len(chosen) / len(rows) * abs(share(ok for _, ok in chosen) - share(p for p, _ in chosen))
    return total


def score(items, answers):
    rows = [(a, x["label"]) for x, a in zip(items, answers) if "error" not in a]
    three = all(label < 3 for _, label in rows)
    want = lambda label: LABELS[label] if three else ("supported" if label == 0 else "not")
    fold = lambda name: name if three else ("supported" if name == "supported" else "not")
    verdicts = [(fold("notEnoughEvidence" if a["verdict"] == "conflicting" else a["verdict"]), want(l)) for a, l in rows]
    likeliest = [max(LABELS, key=lambda name: a["probabilities"][name]) for a, _ in rows]
    guesses = [(fold(g), want(l)) for g, (_, l) in zip(likeliest, rows)]
    names = [n for n in (LABELS if three else ["supported", "not"]) if any(w == n for _, w in verdicts)]
    mean = lambda pairs: share(f1(pairs, n) for n in names)
    return {
        "pairs": len(rows), "errors": len(items) - len(rows),
        "macroF1": mean(guesses), "macroF1OfVerdicts": mean(verdicts),
        "precisionRefuted": share(l == 1 for a, l in rows if a["verdict"] == "refuted" and l < 3),
        "recallRefuted": share(a["verdict"] == "refuted" for a, l in rows if l == 1),
        "falseRefutation": share(a["verdict"] == "refuted" for a, l in rows if l == 0),
        "precisionSupported": share(l == 0 for a, l in rows if a["verdict"] == "supported"),
        "recallSupported": share(a["verdict"] == "supported" for a, l in rows if l == 0),
        "calibrationError": calibration_error(
            [(max(a["probabilities"].values()) if three else max(a["probabilities"]["supported"], 1 - a["probabilities"]["supported"]),
              g == w) for (a, _), (g, w) in zip(rows, guesses)]) if rows else None,
    }


def reliability(known, bins=10, side=400):
    """A reliability diagram as SVG: how often the likeliest label was right, by how likely it was said to be.

    The bars are the share that was right, the line is perfect calibration, the number in a bar its count of answers.
    """
    rows = [(max(a["probabilities"].values()), LABELS[x["label"]] == max(LABELS, key=a["probabilities"].get))
            for x, a in known if "error" not in a]
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-40 -10 {side + 60} {side + 50}" font-family="sans-serif" '
             f'font-size="11"><rect width="{side}" height="{side}" fill="none" stroke="#888"/>']
    width = side / bins
    for b in range(bins):
        chosen = [ok for p, ok in rows if min(int(p * bins), bins - 1) == b]
        if not chosen:
            continue
        height = share(chosen) * side
        parts.append(f'<rect x="{b * width + 2:.1f}" y="{side - height:.1f}" width="{width - 4:.1f}" height="{height:.1f}" '
                     f'fill="#4a7ab5"/><text x="{(b + 0.5) * width:.1f}" y="{side - height - 4:.1f}" '
                     f'text-anchor="middle">{len(chosen)}</text>')
    parts.append(f'<path d="M0 {side}L{side} 0" stroke="#c33" stroke-dasharray="4"/>')
    for tick in range(0, 11, 2):
        at = tick * side / 10
        parts.append(f'<text x="{at}" y="{side + 16}" text-anchor="middle">{tick / 10}</text>'
                     f'<text x="-8" y="{side - at + 4}" text-anchor="end">{tick / 10}</text>')
    parts.append(f'<text x="{side / 2}" y="{side + 34}" text-anchor="middle">said</text>'
                 f'<text transform="translate(-30 {side / 2}) rotate(-90)" text-anchor="middle">right</text></svg>')
    return "".join(parts) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sets")
    options.add_argument("--assay", default="./assay")
    options.add_argument("--verifier")
    options.add_argument("--limit", type=int, default=0, help="the most pairs of a set")
    options.add_argument("--json", help="write items and answers here, for a closer look")
    options.add_argument("--diagram", help="write a reliability diagram of all three-way sets here, as SVG")
    given = options.parse_args()
    command = [given.assay, "verify"] + (["--verifier", given.verifier] if given.verifier else [])
    columns = ["pairs", "macroF1", "macroF1OfVerdicts", "precisionRefuted", "recallRefuted", "falseRefutation",
               "precisionSupported", "recallSupported", "calibrationError"]
    print(f"{'set':16}" + "".join(f"{c:>19}" for c in columns))
    table, everything, kept, start = {}, ([], []), [], time.time()
    for path in sorted(Path(given.sets).glob("*.jsonl")):
        items = read(path, given.limit)
        answers = ask(items, command)
        table[path.stem] = score(items, answers)
        everything[0].extend(items), everything[1].extend(answers)
        kept += [{"set": path.stem, **x, "answer": a} for x, a in zip(items, answers)]
        show(path.stem, table[path.stem], columns)
    known = [(x, a) for x, a in zip(*everything) if x["label"] < 3]
    table["all"] = score([x for x, _ in known], [a for _, a in known])
    show("all", table["all"], columns)
    table["mean"] = {"macroF1": share(v["macroF1"] for k, v in table.items() if k != "all"),
                     "macroF1OfVerdicts": share(v["macroF1OfVerdicts"] for k, v in table.items() if k != "all")}
    print(f"mean macro-F1 over sets: {table['mean']['macroF1']:.3f}; of verdicts {table['mean']['macroF1OfVerdicts']:.3f}; "
          f"{time.time() - start:.0f} s")
    if given.diagram:
        Path(given.diagram).write_text(reliability(known), encoding="utf-8")
    if given.json:
        with open(given.json, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(k, ensure_ascii=False) + "\n" for k in kept)
    sys.exit(below(table))


def show(name, row, columns):
    cell = lambda v: "–" if v is None else (str(v) if isinstance(v, int) else f"{v:.3f}")
    print(f"{name:16}" + "".join(f"{cell(row[c]):>19}" for c in columns), flush=True)


def below(table):
    """Tells which figures are under their floor; 1 where there is one."""
    floors = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    missed = [(k, m, floor, table[k][m]) for k, figures in floors.items() for m, floor in figures.items()
              if k in table and table[k].get(m) is not None and table[k][m] < floor]
    for name, measure, floor, value in missed:
        print(f"{name}: {measure} {value:.3f} is under its floor {floor}")
    return 1 if missed else 0


if __name__ == "__main__":
    main()
