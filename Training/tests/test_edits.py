"""What an edit changes, what it may not change, and which label it gets."""
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from assay_training import mining, split
from assay_training.edits import make
from assay_training.pairs import NEI, REFUTED, SUPPORTED, Pair, clean


def pair(claim, evidence, label=SUPPORTED):
    return Pair(claim, evidence, label, "test", "g")


def test_a_changed_number_refutes_and_changed_on_both_sides_supports():
    made = make.number_edits(pair("The court jailed 14 people.", "On Monday the court jailed 14 people for protest."),
                             random.Random(3))
    assert {p.label for p in made} == {REFUTED, SUPPORTED}
    for p in made:
        same = any(word in p.evidence.split() for word in p.claim.split() if word.isdigit())
        assert same == (p.label == SUPPORTED)


def test_a_number_that_the_evidence_does_not_decide_is_left_alone():
    assert make.number_edits(pair("The court jailed 14 people.", "The court jailed several people."), random.Random(1)) == []


def test_a_changed_month_refutes():
    made = make.month_edits(pair("He was born in March 1950.", "Born in March 1950, he became a judge."), random.Random(5))
    assert any(p.label == REFUTED and "March" not in p.claim for p in made)


def test_another_name_is_no_contradiction_without_a_relation_of_one_answer():
    p = pair("Mary Jones visited the fair.", "Mary Jones visited the fair in spring.")
    for made in make.name_edits(p, random.Random(2), ["Peter Smith"]):
        if made.claim != p.claim and made.evidence == p.evidence:
            assert made.label == NEI


def test_negation_turns_supported_into_refuted_and_back_and_keeps_the_open_open():
    for label, expected in [(SUPPORTED, REFUTED), (REFUTED, SUPPORTED), (NEI, NEI)]:
        made = make.negation_edits(pair("Edgar Wright is a director.", "Edgar Wright directs films.", label))
        assert made and all(p.label == expected and " not " in p.claim for p in made)


def test_treebank_marks_are_undone():
    assert clean("He said `` no '' -LRB- twice -RRB- .") == 'He said " no " (twice).'


def test_groups_never_stand_in_both_parts():
    pairs = [Pair(f"claim {i}", f"evidence {i}", i % 3, "fm2", f"group {i // 4}") for i in range(400)]
    train, dev = split.split(pairs)
    assert dev["fm2"] and not {p.group for p in train} & {p.group for p in dev["fm2"]}


def test_mined_pairs_are_open_and_near():
    texts = [f"The {city} court fined the editor {name} for slander in {year}."
             for city, name, year in [("Lima", "Diaz", 1999), ("Oslo", "Berg", 2004), ("Rome", "Rossi", 2010)] * 8]
    pairs = [Pair(t, t + f" Case {i}.", SUPPORTED, "test", f"g{i}") for i, t in enumerate(texts)]
    for p in mining.mine_nei(pairs, random.Random(1), share=1.0, k=5):
        assert p.label == NEI and mining.content_words(p.claim) & mining.content_words(p.evidence)
