"""Synthetic news: invented events told in varied words, with the labels known by construction."""
