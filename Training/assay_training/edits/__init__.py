"""Minimal edits: pairs that differ in one item, so that only reading both sides gives the label.

Every generator takes a supported pair and returns new pairs, or none when the item is not literally decided
in the evidence. An edit that the evidence cannot decide becomes "not enough information", never "refuted".
"""
