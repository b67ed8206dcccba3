"""All minimal edits of one supported pair, as labelled pairs."""
import re

from ..pairs import NEI, REFUTED, SUPPORTED
from ..text import sentences
from . import dates, names, numbers, wording

# Sets whose refuted claims are often more than plain false statements: their denial need not be supported.
NOT_CRISP = {"lingnli", "cad_nli", "climate_fever", "healthver", "factcheck_gpt", "scifact", "covidfact"}


def _swap(text, old, new):
    return re.sub(rf"(?<![\w.,])" + re.escape(old) + r"(?![\w]|[.,]\d)", new, text)


def _quad(pair, old, new, kind, refutes=True, swap=_swap):
    """Claim and evidence, each in two versions: four pairs in which neither side alone tells the label."""
    claim, evidence = swap(pair.claim, old, new), swap(pair.evidence, old, new)
    if claim == pair.claim or evidence == pair.evidence:
        return []
    cross = REFUTED if refutes else NEI
    return [pair.but(claim=claim, label=cross, kind=kind),
            pair.but(evidence=evidence, label=cross, kind=kind + "_evidence"),
            pair.but(claim=claim, evidence=evidence, label=SUPPORTED, kind=kind + "_both")]


def number_edits(pair, rng):
    found = numbers.shared_numbers(pair.claim, pair.evidence)
    if not found:
        return []
    old = rng.choice(found).group(0)
    taken = {m.group(0) for m in numbers.NUMBER.finditer(pair.evidence + " " + pair.claim)}
    new = numbers.near_value(old, taken, rng)
    return _quad(pair, old, new, "number") if new else []


def month_edits(pair, rng):
    found = [m.group(0) for m in dates.MONTH.finditer(pair.claim) if m.group(0) in pair.evidence and m.group(0) != "May"]
    if not found:
        return []
    old = rng.choice(found)
    return _quad(pair, old, dates.other_month(old, pair.claim + pair.evidence, rng), "month")


def place_edits(pair, rng):
    """Country, nationality and city swaps. Only a relation with one answer refutes."""
    hits = names.gazetteer_hits(pair.claim, pair.evidence)
    if not hits:
        return []
    m, listed = rng.choice(hits)
    new = rng.choice([n for n in listed if n not in pair.claim and n not in pair.evidence])
    adjective = listed is names.NATIONALITIES and re.search(r"\b(is|was) an? (?:\w+ )?$", pair.claim[:m.start()])
    refutes = bool(adjective) or names.is_functional(pair.claim, m.start())
    result = _quad(pair, m.group(0), new, "place" if refutes else "place_open", refutes)
    if new[0] in "AEIOU" or m.group(0)[0] in "AEIOU":
        result = [p.but(claim=_article(p.claim), evidence=_article(p.evidence)) for p in result]
    return result


def _article(text):
    text = re.sub(r"\b([Aa])n (?=[BCDFGHJKLMNPQRSTVWXZ][a-z])", r"\1 ", text)
    return re.sub(r"\b([Aa]) (?=[AEIO][a-z])", r"\1n ", text)


def name_edits(pair, rng, pool):
    """A full name replaced by one from other claims: refuted behind a one-answer relation, else open."""
    given = {n.split()[0] for n in pool}
    found = [m for m in names.full_names(pair.claim) if m.group(0) in pair.evidence and m.group(0).split()[0] in given]
    if not found:
        return []
    m = rng.choice(found)
    new = rng.choice(pool)
    if len(new.split()) != len(m.group(0).split()) or set(new.split()) & set((pair.claim + " " + pair.evidence).split()):
        return []
    refutes = names.is_functional(pair.claim, m.start())
    return _quad(pair, m.group(0), new, "name" if refutes else "name_open", refutes, names.replace_name)


def negation_edits(pair):
    """Negation turns supported and refuted into each other and leaves the open open, so "not" betrays no label."""
    claim = wording.negate(pair.claim)
    if claim is None or pair.label not in (SUPPORTED, REFUTED, NEI):
        return []
    if pair.label == REFUTED and pair.source in NOT_CRISP:
        return []
    label = {SUPPORTED: REFUTED, REFUTED: SUPPORTED, NEI: NEI}[pair.label]
    return [pair.but(claim=claim, label=label, kind="negation")]


def wording_edits(pair, rng):
    out = []
    if claim := wording.oppose(pair.claim, pair.evidence, rng):
        out.append(pair.but(claim=claim, label=REFUTED, kind="opposite"))
    if claim := wording.none_of(pair.claim):
        out.append(pair.but(claim=claim, label=REFUTED, kind="quantifier"))
    if claim := wording.swap_roles(pair.claim):
        out.append(pair.but(claim=claim, label=REFUTED, kind="roles"))
    return out


def removal_edits(pair, rng):
    """Take out the sentences that decide the claim's number or name: the rest of the page leaves it open."""
    parts = sentences(pair.evidence)
    if len(parts) < 2:
        return []
    keys = [m.group(0) for m in numbers.shared_numbers(pair.claim, pair.evidence)]
    keys += [m.group(0) for m in names.full_names(pair.claim) if m.start() and m.group(0) in pair.evidence]
    rng.shuffle(keys)
    for key in keys:
        words = set(re.findall(r"\w+", key))
        rest = [s for s in parts if not words & set(re.findall(r"\w+", s))]
        if 0 < len(rest) < len(parts) and sum(map(len, rest)) > 40:
            return [pair.but(evidence=" ".join(rest), label=NEI, kind="removed")]
    return []


def rewrite_edits(pair, rng):
    """Differences that are no contradiction: number words, date forms, less detail, bounds and rounding."""
    out = []
    if date := dates.find_date(pair.claim):
        start, end, day, month, year = date
        form = rng.choice(["dmy", "mdy", "short", "iso", "dots"])
        out.append(pair.but(claim=pair.claim[:start] + dates.write_date(day, month, year, form) + pair.claim[end:],
                            kind="date_form"))
        if re.search(r"\bon $", pair.claim[:start]):
            form = rng.choice(["my", "y"])
            claim = pair.claim[:start - 3] + "in " + dates.write_date(day, month, year, form) + pair.claim[end:]
            out.append(pair.but(claim=claim, kind="date_coarse"))
    if date := dates.find_date(pair.evidence):
        start, end, day, month, year = date
        form = rng.choice(["dmy", "mdy", "short", "iso"])
        out.append(pair.but(evidence=pair.evidence[:start] + dates.write_date(day, month, year, form) + pair.evidence[end:],
                            kind="date_form"))
    for m in numbers.shared_numbers(pair.claim, pair.evidence)[:2]:
        other = numbers.in_words(m.group(0)) or numbers.in_digits(m.group(0))
        following = pair.claim[m.end():m.end() + 12]
        if other and not dates.MONTH.search(pair.claim[max(0, m.start() - 12):m.end() + 12]):
            out.append(pair.but(claim=pair.claim[:m.start()] + other + pair.claim[m.end():], kind="number_form"))
        value = m.group(0).replace(",", "")
        if value.isdigit() and not numbers.is_year(value) and int(value) >= 12 \
                and re.match(r" (people|percent|[a-z]+s)\b", following) and re.search(r"(^| )[a-z]+ $", pair.claim[:m.start()]):
            out += _bounds(pair, m, int(value), rng)
    return out


def _bounds(pair, m, value, rng):
    """"more than 10,000" is supported by 12,483 and refuted by 9,000."""
    step = 10 ** max(0, len(str(value)) - 2)
    low, high = (value // step) * step, (value // step + 1) * step
    if low == value:
        low -= step
    if low <= 0:
        return []

    def say(words, number):
        number = f"{number:,}" if number > 9999 or "," in m.group(0) else str(number)
        return pair.but(claim=f"{pair.claim[:m.start()]}{words} {number}{pair.claim[m.end():]}", kind="bound")
    options = [(rng.choice(["more than", "over", "at least"]), low, SUPPORTED),
               (rng.choice(["less than", "fewer than", "under"]), high, SUPPORTED),
               (rng.choice(["more than", "over"]), high + step, REFUTED),
               (rng.choice(["less than", "fewer than", "under"]), low - step if low > step else low, REFUTED)]
    if value > 99 and value % step:
        options.append((rng.choice(["about", "around", "nearly"]) if high - value <= value - low else "about",
                        round(value / step) * step, SUPPORTED))
    words, number, label = rng.choice(options)
    return [say(words, number).but(label=label)]


def all_edits(pair, rng, pool, limit=4):
    """A bounded, shuffled choice of the edits of one pair; a quad's partners stay together where they fit."""
    if pair.label != SUPPORTED:
        return negation_edits(pair)
    groups = [number_edits(pair, rng), month_edits(pair, rng), place_edits(pair, rng), name_edits(pair, rng, pool),
              negation_edits(pair), wording_edits(pair, rng), removal_edits(pair, rng), rewrite_edits(pair, rng)]
    groups = [g for g in groups if g]
    rng.shuffle(groups)
    out = []
    for group in groups:
        if len(out) < limit:
            out += group
    return out[:limit + 2]
