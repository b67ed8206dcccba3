"""Sentences, roughly: enough to drop one, to add distractors round one, and to keep windows short."""
import re

_END = re.compile(r"(?<=[.!?])[\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(r"(\b(?:Mr|Mrs|Ms|Dr|St|No|Gen|Col|Lt|Sen|Rep|Jr|Sr|vs|etc|Inc|Co|Corp|Jan|Feb|Aug|Sept|Oct|Nov|"
                           r"Dec|U\.S|U\.K|[A-Z]))\.$")


def sentences(text: str) -> list[str]:
    out, start = [], 0
    for m in _END.finditer(text):
        piece = text[start:m.start()]
        if _ABBREVIATION.search(piece):
            continue
        out.append(text[start:m.end()].strip())
        start = m.end()
    out.append(text[start:].strip())
    return [s for s in out if s]
