"""Names: swap one for another of its kind.

A swapped name refutes only where the relation has one answer ("born in", "directed by"). Elsewhere the evidence is
silent on the other name, and the honest label is "not enough information".
"""
import re

COUNTRIES = ("France Germany Italy Spain Poland Sweden Norway Finland Ireland Portugal Greece Turkey Egypt Kenya Nigeria "
             "Ghana Brazil Argentina Chile Peru Mexico Canada Australia Japan China India Pakistan Indonesia Vietnam "
             "Thailand Russia Ukraine Georgia Armenia Azerbaijan Kazakhstan Kyrgyzstan Tajikistan Uzbekistan Mongolia "
             "Iran Iraq Israel Jordan Austria Hungary Romania Bulgaria Serbia Croatia Denmark Belgium").split()
NATIONALITIES = ("French German Italian Spanish Polish Swedish Norwegian Finnish Irish Portuguese Greek Turkish Egyptian "
                 "Kenyan Nigerian Ghanaian Brazilian Argentine Chilean Peruvian Mexican Canadian Australian Japanese "
                 "Chinese Indian Pakistani Indonesian Vietnamese Thai Russian Ukrainian Georgian Armenian Azerbaijani "
                 "Kazakh Kyrgyz Tajik Uzbek Mongolian Iranian Iraqi Israeli Austrian Hungarian Romanian Bulgarian Serbian "
                 "Croatian Danish Belgian American British English Scottish Welsh").split()
CITIES = ("Paris Berlin Rome Madrid Warsaw Stockholm Oslo Helsinki Dublin Lisbon Athens Ankara Istanbul Cairo Nairobi "
          "Lagos Accra Santiago Lima Toronto Sydney Melbourne Tokyo Beijing Shanghai Delhi Mumbai Karachi Jakarta Hanoi "
          "Bangkok Moscow Kyiv Tbilisi Yerevan Baku Almaty Astana Bishkek Dushanbe Tashkent Tehran Baghdad Vienna "
          "Budapest Bucharest Sofia Belgrade Zagreb Copenhagen Brussels London Manchester Edinburgh Chicago Boston "
          "Seattle Houston Denver Atlanta Philadelphia Detroit").split()
GAZETTEERS = (COUNTRIES, NATIONALITIES, CITIES)
FUNCTIONAL = re.compile(r"\b(born in|died in|raised in|directed by|written by|founded by|created by|invented by|discovered by|"
                        r"produced by|published by|located in|situated in|capital of|headquartered in|based in|"
                        r"married to|set in|named after|succeeded by|preceded by|led by|headed by|owned by|"
                        r"played by|composed by|painted by|killed by|is in|was in|lies in)\s+(?:the )?$", re.I)
_NAME = re.compile(r"\b[A-Z][a-zà-ÿ'-]+(?: (?:[A-Z]\.|[A-Z][a-zà-ÿ'-]+))+\b")


def gazetteer_hits(claim, evidence):
    """(match, gazetteer) for every listed name that stands in both texts."""
    hits = []
    for names in GAZETTEERS:
        for name in names:
            if (m := re.search(rf"\b{name}\b", claim)) and re.search(rf"\b{name}\b", evidence):
                hits.append((m, names))
    return hits


def full_names(text):
    """Capitalised runs of two words or more: mostly persons, organisations, works."""
    return [m for m in _NAME.finditer(text) if not m.group(0).split()[0] in {"The", "In", "On", "At", "A", "An", "His", "Her"}]


def is_functional(claim, start):
    return bool(FUNCTIONAL.search(claim[:start]))


def replace_name(text, old, new):
    """Replace a full name and, past it, the surname standing alone."""
    text = text.replace(old, new)
    last, new_last = old.split()[-1], new.split()[-1]
    return re.sub(rf"\b{re.escape(last)}\b", new_last, text) if len(last) > 3 else text


_NOT_GIVEN = set("New South North West East San Los Saint St Prime President United World University King Queen Prince Princess "
                 "Lord Lady Sir Dr Super Grand Great High Supreme White House Red Black Big Star Game Best Academy "
                 "American British National International General Vice Hong Old Golden First Second".split())


def person_pool(texts, least=3):
    """Names whose first word opens several different names: that is how given names behave."""
    found = {m.group(0) for t in texts for m in full_names(t)}
    opening = {}
    for name in found:
        opening.setdefault(name.split()[0], set()).add(name)
    return sorted(n for first, group in opening.items() if len(group) >= least and first not in _NOT_GIVEN
                  for n in group if not n.endswith("'s"))
