"""Numbers and years: find the ones both sides share, and make a near but different value in the same form."""
import re

WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
         "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
ORDINALS = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
NUMBER = re.compile(r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?![\w]|[.,]\d|-\w)")
_WORD = re.compile(r"\b(" + "|".join(WORDS[2:] ) + r")\b", re.I)
COMPARATOR = re.compile(r"\b(more than|less than|fewer than|over|under|at least|at most|about|around|nearly|almost|"
                        r"approximately|roughly|up to|exceed(?:s|ed)?|above|below|before|after|since|until|by|between|"
                        r"from|some|only)\W+(?:\S+\W+)?$", re.I)


def is_year(token: str) -> bool:
    return len(token) == 4 and token.isdigit() and 1000 <= int(token) <= 2100


def shared_numbers(claim: str, evidence: str):
    """Spans in the claim of numbers that also stand in the evidence, with no comparator before them."""
    there = {m.group(0) for m in NUMBER.finditer(evidence)}
    there_words = {m.group(0).lower() for m in _WORD.finditer(evidence)}
    spans = [m for m in NUMBER.finditer(claim) if m.group(0) in there]
    spans += [m for m in _WORD.finditer(claim) if m.group(0).lower() in there_words]
    return [m for m in spans if not COMPARATOR.search(claim[:m.start()])]


def near_value(token: str, taken: set, rng) -> str | None:
    """A different value in the same format that is not in `taken`."""
    for _ in range(12):
        new = _near(token, rng)
        if new != token and new not in taken:
            return new
    return None


def _near(token, rng):
    if token.lower() in WORDS:
        value = WORDS.index(token.lower())
        new = WORDS[max(2, min(20, value + rng.choice([-4, -3, -2, -1, 1, 2, 3, 4, 6])))]
        return new.capitalize() if token[0].isupper() else new
    if is_year(token):
        return str(int(token) + rng.choice([-1, 1]) * rng.choice([1, 1, 2, 3, 4, 5, 7, 10, 12, 20]))
    whole, dot, fraction = token.partition(".")
    value = int(whole.replace(",", ""))
    if dot:
        return f"{max(0, value + rng.choice([-3, -2, -1, 1, 2, 4])):,}" + "." + str(rng.randint(0, 9)) + fraction[1:]
    if value <= 31:
        return str(min(31, max(1, value + rng.choice([-5, -3, -2, -1, 1, 2, 3, 4, 6, 9]))))
    step = 10 ** max(0, len(str(value)) - 2)
    factor = rng.choice([0.4, 0.6, 0.75, 0.9, 1.15, 1.3, 1.6, 2, 3])
    new = max(1, round(value * factor / step) * step if value % step == 0 else round(value * factor))
    return f"{new:,}" if "," in token or (new > 9999 and "," in whole) else str(new)


def in_words(token: str) -> str | None:
    return WORDS[int(token)] if token.isdigit() and 2 <= int(token) <= 20 else None


def in_digits(word: str) -> str | None:
    return str(WORDS.index(word.lower())) if word.lower() in WORDS[2:] else None
