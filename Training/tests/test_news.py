"""The news generator's labels follow from the values; the mixture keeps what decides a pair."""
import gzip
import json
import random
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from assay_training import mixture
from assay_training.news import engine, events, events_dev, values
from assay_training.pairs import NEI, REFUTED, SUPPORTED, Pair

FINE = engine.Event("fine", {
    "fined": (["{p} was fined {money}."], [["{p} was fined {money} in {city}."]]),
    "charged": (["{p} was charged."], [["{p} was charged in {city}."]]),
}, {("fined", "charged"): NEI})


def made(event, count=300):
    rng = random.Random(4)
    return [p for _ in range(count) for p in engine.pairs_of(event, rng, ["The roads were closed."])]


def kinds(pairs, kind):
    found = [p for p in pairs if p.kind == kind]
    assert found, kind
    return found


def test_another_sum_refutes_and_another_person_leaves_open():
    pairs = made(FINE)
    assert {p.label for p in kinds(pairs, "news_money")} == {REFUTED}
    assert {p.label for p in kinds(pairs, "news_p")} == {NEI}
    assert {p.label for p in kinds(pairs, "news_supported")} == {SUPPORTED}


def test_a_charge_does_not_decide_a_fine():
    assert {p.label for p in kinds(made(FINE), "news_fined_vs_charged")} == {NEI}


def test_what_the_story_does_not_tell_is_open():
    silent = engine.Event("silent", {"fined": (["{p} was fined {money}."], [["{p} was fined."]])})
    assert {(p.label, p.kind) for p in made(silent)} == {(NEI, "news_missing")}


@pytest.mark.parametrize("kind", ["country", "role", "o"])
def test_another_country_role_or_organisation_is_another_story(kind):
    event = engine.Event("x", {"a": ([f"It happened to {{{kind}}}."], [[f"It happened to {{{kind}}}."]])})
    assert {p.label for p in kinds(made(event), f"news_{kind}")} == {NEI}


def test_another_year_refutes_only_what_happens_once():
    def labels(repeats):
        event = engine.Event("x", {"a": (["A vote was held {date}."], [["A vote was held {date}."]])}, repeats=repeats)
        pairs = [p for p in made(event) if p.kind == "news_date"]
        year = lambda text: re.search(r"\d{4}", text).group(0)
        return {p.label for p in pairs if year(p.claim) != year(p.evidence)}
    assert labels(repeats=False) == {REFUTED}
    assert labels(repeats=True) == {NEI}


def test_a_coarser_date_supports():
    event = engine.Event("x", {"a": (["A vote was held {date}."], [["A vote was held {date}."]])})
    coarse = [p for p in made(event) if p.label == SUPPORTED and re.search(r"held in \d{4}", p.claim)]
    assert coarse
    for p in coarse:
        assert re.search(r"\d{4}", p.claim).group(0) in p.evidence


@pytest.mark.parametrize("kind", ["p", "o", "city", "country", "date", "n", "money", "years", "days", "pct", "art",
                                  "role", "crime", "post", "topic"])
def test_a_changed_value_is_another_value_also_when_written(kind):
    rng = random.Random(2)
    for _ in range(100):
        value = values.draw(kind, rng)
        new = values.change_date(value, "full", rng) if kind == "date" else values.change(kind, value, rng)
        assert new is None or new != value


@pytest.mark.parametrize("module", [events, events_dev])
def test_every_template_can_be_told_and_every_relation_names_an_outcome(module):
    rng = random.Random(1)
    for event in module.EVENTS:
        for claims, stories in event.outcomes.values():
            for template in claims + [s for story in stories for s in story]:
                drawn = {k: values.draw(k, rng) for k in engine.slots(template)}
                assert "{" not in engine.render(template, drawn, rng)
        for a, b in event.relations:
            assert {a, b} <= set(event.outcomes) and a != b


def test_development_shares_no_wording_with_training():
    def told(module):
        return {t for e in module.EVENTS for claims, stories in e.outcomes.values()
                for t in claims + [s for story in stories for s in story]} | set(module.FILLERS)
    assert not told(events) & told(events_dev)
    assert not {e.name for e in events.EVENTS} & {e.name for e in events_dev.EVENTS}


def test_the_generator_repeats_itself_and_uses_every_label():
    one = engine.generate(events.EVENTS, events.FILLERS, 600, random.Random(8))
    assert one == engine.generate(events.EVENTS, events.FILLERS, 600, random.Random(8))
    count = Counter(p.label for p in one)
    assert min(count[SUPPORTED], count[REFUTED], count[NEI]) > 600 * 0.12


def test_a_narrowed_text_keeps_the_sentence_nearest_to_the_claim():
    filler = "The committee met again in the old hall and talked about the roof for a while. "
    text = filler * 15 + "The drug lowered blood pressure in older patients. " + filler * 15
    short = mixture.narrow(Pair("The drug lowered blood pressure.", text, SUPPORTED, "test"), random.Random(1))
    assert "lowered blood pressure" in short.evidence and len(short.evidence.split()) <= 130


def test_a_widened_text_still_holds_the_whole_evidence():
    pair = Pair("It rained.", "It rained in Oslo all day.", SUPPORTED, "test")
    wide = mixture.widen(pair, random.Random(1), [Pair("x", "A ship left port. It was late.", NEI, "test")])
    assert pair.evidence in wide.evidence and len(wide.evidence) > len(pair.evidence) and wide.label == SUPPORTED


def test_a_mixture_is_built_written_and_read_again_without_held_out_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(mixture, "NEWS", 40)
    monkeypatch.setattr(mixture, "NEWS_DEV", 20)
    rows = [{"ds": "fm2", "lang": "en", "id": str(i), "page": f"Page {i}", "label": ["SUPPORTED", "REFUTED"][i % 2],
             "claim": f"Town {i} was founded in {1700 + i}.", "evidence": f"Town {i}, founded in {1700 + i}, lies by a river."}
            for i in range(150)]
    rows.append({**rows[0], "ds": "sick", "claim": "A sick claim of no use."})
    file = tmp_path / "data.jsonl.gz"
    with gzip.open(file, "wt") as out:
        out.writelines(json.dumps(r) + "\n" for r in rows)
    train, dev = mixture.build(file, seed=1)
    assert "sick" not in {p.source for p in train} and dev["fm2"] and len(dev["news"]) == 20
    assert not {p.group for p in train} & {p.group for items in dev.values() for p in items}
    mixture.write(tmp_path / "m.jsonl", train)
    assert mixture.read(tmp_path / "m.jsonl") == train
