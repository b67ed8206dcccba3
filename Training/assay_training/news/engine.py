"""Turns an event's templates into labelled pairs.

An `Event` tells the same kind of happening in several outcomes ("sentenced", "acquitted", "on trial"). The label of a
claim about one outcome with evidence of another is read from `relations`; within one outcome it follows from the values:
all of the claim's values in the evidence and equal: supported; a deciding value differs: refuted; an identity differs
(another person, another organisation) or a value is missing from the evidence: not enough information.
"""
import re
from dataclasses import dataclass, field

from ..pairs import NEI, REFUTED, SUPPORTED, Pair
from .values import IDENTITY, change, change_date, draw, write

_SLOT = re.compile(r"\{(\w+)\}")
_BASE = re.compile(r"\d+$")


@dataclass
class Event:
    name: str
    outcomes: dict                      # outcome → (claims, stories); a story is a list of sentences
    relations: dict = field(default_factory=dict)   # (claim's outcome, evidence's outcome) → label
    repeats: bool = True                # may have happened in another year too
    open_slots: frozenset = frozenset()  # further values whose difference leaves the claim open


def slots(text):
    return {s[:-1] if s.endswith("L") else s for s in _SLOT.findall(text)}


def render(template, values, rng, precision="full"):
    def one(m):
        key = m.group(1)
        if key.endswith("L"):
            return values[key[:-1]].split()[-1]
        return write(key, values[key], rng, precision)
    text = re.sub(r"\b([Aa]) (?=[aeioAEIO])", r"\1n ", _SLOT.sub(one, template))
    return text[0].upper() + text[1:]


def tell(story, values, rng, fillers):
    """The story's sentences, with unrelated sentences of the same world before, between or after them."""
    parts = [render(s, values, rng) for s in story]
    for _ in range(rng.choice([0, 0, 1, 1, 2, 3])):
        filler = rng.choice(fillers)
        text = render(filler, {k: draw(k, rng) for k in slots(filler)}, rng)
        parts.insert(rng.randint(0, len(parts)), text)
    return " ".join(parts)


def _altered(event, claim, story_slots, values, precision, rng):
    """One value of the claim changed: (new values, label, kind)."""
    keys = sorted(slots(claim) & story_slots)
    rng.shuffle(keys)
    for key in keys:
        base = _BASE.sub("", key)
        if base == "date":
            new = change_date(values[key], precision, rng)
            other_year = new[2] != values[key][2]
            label = NEI if event.repeats and other_year else REFUTED
        else:
            new = change(key, values[key], rng)
            label = NEI if base in IDENTITY or key in event.open_slots else REFUTED
        if new is not None:
            return {**values, key: new}, label, f"news_{base}"
    return None


def pairs_of(event, rng, fillers):
    """A handful of pairs round one invented instance of the event."""
    names = {s for claims, stories in event.outcomes.values() for t in claims for s in slots(t)}
    names |= {s for claims, stories in event.outcomes.values() for story in stories for t in story for s in slots(t)}
    values = {k: draw(k, rng) for k in names}
    outcome = rng.choice(sorted(event.outcomes))
    claims, stories = event.outcomes[outcome]
    story, claim = rng.choice(stories), rng.choice(claims)
    have = set().union(*(slots(s) for s in story))
    precision = rng.choice(["full", "full", "full", "month", "year"])
    group, out = f"news|{event.name}|{rng.random()}", []

    def add(claim, claim_values, story, story_values, label, kind):
        out.append(Pair(render(claim, claim_values, rng, precision), tell(story, story_values, rng, fillers), label,
                        "news", group, kind))

    if slots(claim) <= have:
        add(claim, values, story, values, SUPPORTED, "news_supported")
        if altered := _altered(event, claim, have, values, precision, rng):
            new, label, kind = altered
            if rng.random() < 0.5:
                add(claim, new, story, values, label, kind)
            else:
                add(claim, values, story, new, label, kind)
            if rng.random() < 0.35:
                add(claim, new, story, new, SUPPORTED, "news_supported")
    elif len(slots(claim) & have):
        add(claim, values, story, values, NEI, "news_missing")
    others = [o for o in event.outcomes if (outcome, o) in event.relations]
    if others:
        other = rng.choice(others)
        add(claim, values, rng.choice(event.outcomes[other][1]), values, event.relations[outcome, other],
            f"news_{outcome}_vs_{other}")
    return out


def same_names_other_event(events, rng, fillers):
    """The same person, organisation and place in a different happening: near in words, silent on the claim."""
    a, b = rng.sample(events, 2)
    claims = [t for claims, _ in a.outcomes.values() for t in claims]
    stories = [s for _, stories in b.outcomes.values() for s in stories]
    claim, story = rng.choice(claims), rng.choice(stories)
    values = {k: draw(k, rng) for k in slots(claim) | set().union(*(slots(s) for s in story))}
    if not slots(claim) & set().union(*(slots(s) for s in story)) & {"p", "o", "country", "city", "topic"}:
        return []
    return [Pair(render(claim, values, rng), tell(story, values, rng, fillers), NEI, "news",
                 f"news|{a.name}|{rng.random()}", "news_other_event")]


def generate(events, fillers, count, rng):
    out = []
    while len(out) < count:
        out += pairs_of(rng.choice(events), rng, fillers)
        if rng.random() < 0.25:
            out += same_names_other_event(events, rng, fillers)
    return out[:count]


__all__ = ["Event", "generate", "NEI", "REFUTED", "SUPPORTED"]
