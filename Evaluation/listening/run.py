#!/usr/bin/env python3
"""How well the marks of `assay listen` lie on its sound. Needs only Python's own library.

    python3 Evaluation/listening/run.py --assay .build/release/assay

Reads articles.json: articles in several languages. Each is read aloud without the cache; then the sound is looked at in
frames of 5 ms. Ends with status 1 where a figure is worse than its bound in floors.json.
"""
import argparse
import array
import json
import math
import statistics
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

HERE = Path(__file__).parent
FRAME = 0.005  # seconds


def read(path):
    """Loudness in dB of full scale, frame by frame, and the length in seconds."""
    with wave.open(str(path)) as file:
        rate = file.getframerate()
        samples = array.array("h", file.readframes(file.getnframes()))
    if sys.byteorder == "big":
        samples.byteswap()
    levels = []
    for index in range(int(len(samples) / rate / FRAME)):
        # A frame is no whole number of samples: each begins where its time does, so that nothing adds up.
        start, size = round(index * FRAME * rate), int(rate * FRAME)
        power = sum(s * s for s in samples[start:start + size]) / size
        levels.append(10 * math.log10(power / 32768**2 + 1e-12))
    return levels, len(samples) / rate


def stretches(levels, threshold=-45.0, shortest=0.04):
    """Where it sounds, in seconds; shorter silences than `shortest` do not part."""
    found, start, quiet = [], None, 0
    for index, level in enumerate(levels + [-120.0] * (int(shortest / FRAME) + 1)):
        if level > threshold:
            if start is None:
                start = index
            quiet = 0
        elif start is not None:
            quiet += 1
            if quiet * FRAME >= shortest:
                found.append((start * FRAME, (index - quiet + 1) * FRAME))
                start, quiet = None, 0
    return found


def listen(assay, text, folder, *more):
    article = folder / "article.md"
    article.write_text(text)
    done = subprocess.run([assay, "listen", str(article), "--output", str(folder / "out"), "--no-cache", *more],
                          capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"assay listen failed: {done.stderr}")
    return json.loads((folder / "out/timings.json").read_text()), folder / "out/article.wav"


def quantile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else None


def measure(timings, wav, threshold=-45.0):
    levels, length = read(wav)
    sound = stretches(levels, threshold)
    starts, ends, words = [], [], []
    sentences = timings["sentences"]
    for index, sentence in enumerate(sentences):
        # The sound between the middle of the pause before and the middle of the pause behind.
        low = (sentences[index - 1]["to"] + sentence["from"]) / 2 if index else 0
        high = (sentence["to"] + sentences[index + 1]["from"]) / 2 if index + 1 < len(sentences) else length
        inside = [(a, b) for a, b in sound if b > low and a < high]
        if not inside or sentence["to"] <= sentence["from"]:
            continue
        starts.append(abs(inside[0][0] - sentence["from"]))
        ends.append(abs(inside[-1][1] - sentence["to"]))
        # Behind a mark and a pause within a sentence a word begins, and the pause says when.
        candidates = []
        for before, word in zip(sentence["words"], sentence["words"][1:]):
            between = sentence["text"][before["end"] - sentence["start"]:word["start"] - sentence["start"]]
            if any(mark in between for mark in ",;:—–.") and word["to"] > word["from"]:
                candidates.append(word["from"])
        for (_, silent_from), (sounds_from, _) in zip(inside, inside[1:]):
            if sounds_from - silent_from >= 0.08 and candidates:
                nearest = min(abs(mark - sounds_from) for mark in candidates)
                # A pause farther from every mark is another pause: before a stop consonant, or for breath.
                if nearest <= 0.4:
                    words.append(nearest)
    return starts, ends, words, sound


def alone(assay, timings, folder, more):
    """How far the length of a sentence in the article is from its length when it is read alone, in shares."""
    differences = []
    for sentence in timings["sentences"][:6]:
        if len(sentence["words"]) < 4:
            continue
        single, wav = listen(assay, sentence["text"] + "\n", folder, *more)
        there = sentence["to"] - sentence["from"]
        heard = stretches(read(wav)[0], shortest=5)
        if heard and len(single["sentences"]) == 1:
            differences.append(abs((heard[-1][1] - heard[0][0]) / there - 1))
    return differences


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--assay", default=".build/release/assay")
    parser.add_argument("--threshold", type=float, default=-45.0, help="what counts as silence, in dB of full scale")
    arguments = parser.parse_args()
    floors = json.loads((HERE / "floors.json").read_text())
    failed = False
    for name, article in json.loads((HERE / "articles.json").read_text()).items():
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            timings, wav = listen(arguments.assay, article["text"], folder, *article["options"])
            starts, ends, words, _ = measure(timings, wav, arguments.threshold)
            lengths = alone(arguments.assay, timings, folder, article["options"]) if article.get("alone") else []
        figures = {
            "sentences": len(starts),
            "sentenceStartMedian": round(1000 * statistics.median(starts)),
            "sentenceStartWorst": round(1000 * max(starts)),
            "sentenceEndMedian": round(1000 * statistics.median(ends)),
            "sentenceEndWorst": round(1000 * max(ends)),
            "words": len(words),
            "wordMedian": round(1000 * statistics.median(words)) if words else None,
            "wordP90": round(1000 * quantile(words, 0.9)) if words else None,
        }
        if lengths:
            figures["aloneLengthDifference"] = round(statistics.median(lengths), 3)
        print(name, json.dumps(figures))
        for key, bound in floors[name].items():
            value = figures.get(key)
            worse = value is None or (value < bound if key in ("sentences", "words") else value > bound)
            if worse:
                print(f"  {key} is {value}, the bound is {bound}")
                failed = True
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
