"""Words that turn a statement round: negation, opposites, quantifiers, who did it to whom."""
import re

_AUX = re.compile(r"\b(is|are|was|were|has|have|had|can|could|will|would|does|did|do|should|may)\b(?! not\b|n't)")
_NEGATED = re.compile(r"\b(is|are|was|were|has|have|had|can|could|will|would|does|did|do|should)( not|n't)\b ?")
_QUANTIFIED = re.compile(r"\b(all|every|only|any|some|no|none|never|not|n't|always|most|many|few|neither|nor|nobody|nothing|"
                         r"without|fail\w*|refus\w*|exclusively|solely|incapable|unable)\b|n't\b", re.I)
OPPOSITES = [
    ("convicted", "acquitted"), ("guilty", "not guilty"), ("detained", "released"), ("arrested", "set free"),
    ("approved", "rejected"), ("adopted", "rejected"), ("signed", "vetoed"), ("increased", "decreased"),
    ("increase", "decrease"), ("increases", "decreases"), ("rose", "fell"), ("risen", "fallen"), ("rising", "falling"),
    ("higher", "lower"), ("highest", "lowest"), ("more", "less"), ("most", "least"), ("larger", "smaller"),
    ("largest", "smallest"), ("bigger", "smaller"), ("greater", "smaller"), ("before", "after"), ("earlier", "later"),
    ("first", "last"), ("won", "lost"), ("winner", "loser"), ("wins", "loses"), ("win", "lose"), ("gained", "lost"),
    ("opened", "closed"), ("allowed", "banned"), ("legal", "illegal"), ("banned", "permitted"), ("accepted", "refused"),
    ("joined", "left"), ("entered", "left"), ("supported", "opposed"), ("supports", "opposes"), ("support", "oppose"),
    ("positive", "negative"), ("success", "failure"), ("successful", "unsuccessful"), ("alive", "dead"), ("born", "died"),
    ("male", "female"), ("north", "south"), ("east", "west"), ("northern", "southern"), ("eastern", "western"),
    ("older", "younger"), ("oldest", "youngest"), ("hot", "cold"), ("warmer", "cooler"), ("warming", "cooling"),
    ("reduced", "increased"), ("reduces", "increases"), ("reduce", "increase"), ("lowers", "raises"),
    ("improves", "worsens"), ("improved", "worsened"), ("safe", "dangerous"), ("effective", "ineffective"),
    ("common", "rare"), ("rich", "poor"), ("public", "private"), ("start", "end"), ("started", "ended"),
    ("began", "ended"), ("majority", "minority"), ("faster", "slower"), ("longer", "shorter"), ("above", "below"),
    ("inside", "outside"), ("father", "mother"), ("son", "daughter"), ("brother", "sister"), ("husband", "wife"),
    ("married", "single"), ("guitarist", "drummer"), ("actor", "politician"), ("actress", "politician"),
    ("singer", "painter"), ("novel", "film"), ("album", "book"), ("president", "king"), ("upheld", "overturned"),
    ("confirmed", "denied"), ("elected", "defeated"), ("strengthened", "weakened"), ("expanded", "reduced"),
    ("hired", "fired"), ("appointed", "dismissed"), ("restored", "revoked"), ("granted", "denied"), ("lifted", "imposed"),
]
_FORWARD = {a: b for a, b in OPPOSITES}
_BACKWARD = {b: a for a, b in OPPOSITES}
_PATIENT = re.compile(r"^((?:The )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}) (defeated|beat|killed|sued|accused|succeeded|replaced|"
                      r"directed|arrested|criticised|criticized|bought|acquired|invaded|attacked|influenced|appointed|"
                      r"preceded|taught|mentored|married into|is north of|is south of|is the son of|is the daughter of|"
                      r"was killed by|was defeated by|was succeeded by|was replaced by|was directed by|is owned by|"
                      r"was founded by|was bought by|was appointed by) ((?:the )?[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3})(.*)$")


def negate(claim: str) -> str | None:
    """The claim's simple denial, or its affirmation when it is a denial. None where scope makes that unsafe."""
    if m := _NEGATED.search(claim):
        rest = claim[:m.start()] + claim[m.end():]
        if _QUANTIFIED.search(rest) or m.group(1) in {"do", "does", "did"}:
            return None
        return claim[:m.start()] + m.group(1) + " " + claim[m.end():]
    found = list(_AUX.finditer(claim))
    if len(found) != 1 or _QUANTIFIED.search(claim) or len(claim.split()) > 16 or found[0].group(1) == "may":
        return None
    if re.search(r"\b(and|or|but|because|if|that|which|who|when)\b", claim):
        return None
    m = found[0]
    return claim[:m.end()] + " not" + claim[m.end():]


def oppose(claim: str, evidence: str, rng) -> str | None:
    """Replace one word by its opposite where the evidence has that word and not the opposite."""
    if re.search(r"\b(not|no|never|neither|nor)\b|n't", claim):
        return None
    have = set(re.findall(r"[a-z]+", evidence.lower()))
    options = []
    for m in re.finditer(r"\b[a-z]+\b", claim):
        word = m.group(0)
        for table in (_FORWARD, _BACKWARD):
            other = table.get(word)
            if other and word in have and not set(other.split()) <= have:
                options.append((m, other))
    if not options:
        return None
    m, other = rng.choice(options)
    return claim[:m.start()] + other + claim[m.end():]


def none_of(claim: str) -> str | None:
    """"All/some/many/several/two X" at the head of a supported claim, turned into "no X"."""
    m = re.match(r"(All|Some|Many|Several|Most|Every|A few|There are) ", claim)
    if not m or re.search(r"\b(not|no|never)\b|n't", claim):
        return None
    return ("There are no " if m.group(1) == "There are" else "No ") + claim[m.end():]


def swap_roles(claim: str) -> str | None:
    """Agent and patient exchanged for verbs where the exchange cannot also be true of the same event."""
    m = _PATIENT.match(claim)
    if not m or m.group(4).strip(" .") and len(m.group(4).split()) > 8:
        return None
    a, verb, b, rest = m.groups()
    upper = b[0].upper() + b[1:]
    lower = "the" + a[3:] if a.startswith("The ") else a
    return f"{upper} {verb} {lower}{rest}"
