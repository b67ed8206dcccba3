"""What the hand-written records promise: well-formed, balanced, and no claim twice."""
import json
from collections import Counter
from pathlib import Path

from assay_training import written
from assay_training.pairs import NEI, REFUTED, SUPPORTED

FOLDER = Path(__file__).resolve().parent.parent / "written"


def test_both_kinds_of_record_become_pairs():
    passage = {"evidence": "It rained.", "supported": ["Rain fell."], "refuted": ["It was dry."], "open": ["It rained all day."]}
    claim = {"claim": "It rained.", "supporting": ["Rain fell."], "refuting": ["It was dry."], "undecided": ["It was cold."]}
    assert [(p.claim, p.evidence, p.label) for p in written.pairs_of(passage)] == [
        ("Rain fell.", "It rained.", SUPPORTED), ("It was dry.", "It rained.", REFUTED),
        ("It rained all day.", "It rained.", NEI)]
    assert [(p.claim, p.evidence, p.label) for p in written.pairs_of(claim)] == [
        ("It rained.", "Rain fell.", SUPPORTED), ("It rained.", "It was dry.", REFUTED), ("It rained.", "It was cold.", NEI)]


def test_the_records_are_well_formed_and_balanced():
    allowed = [{"evidence", *written.CLAIMS}, {"claim", *written.PASSAGES}]
    for path in FOLDER.glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) in allowed, line[:80]
    train, dev = written.read(FOLDER)
    pairs = train + dev
    assert len({(p.claim, p.evidence) for p in pairs}) == len(pairs)
    counts = Counter(p.label for p in pairs)
    assert min(counts.values()) > 0.2 * len(pairs), counts


def test_no_record_is_on_both_sides_of_the_split():
    train, dev = written.read(FOLDER)
    assert dev and not {p.group for p in train} & {p.group for p in dev}
