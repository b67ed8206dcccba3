#!/usr/bin/env python3
"""What public readers of pages take of each page, as weak labels for train.py.

    votes.py manifest.jsonl votes.jsonl

The manifest is the one of `assay extract --blocks`. Needs trafilatura, readability-lxml, resiliparse, justext and boilerpy3
from PyPI. A reader that fails on a page is null there.
"""
import argparse, json, re
import justext, lxml.html, readability, trafilatura
from boilerpy3 import extractors
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding

LANGUAGES = dict(de="German", en="English", fr="French", es="Spanish", it="Italian", pl="Polish", ru="Russian",
                 nl="Dutch", pt="Portuguese", cs="Czech", sv="Swedish", fi="Finnish", el="Greek", tr="Turkish")


def decoded(data):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(detect_encoding(data), "replace")


def stop_words(page):
    declared = re.search(r"<html[^>]*lang=[\"']?(\w\w)", page[:3000])
    return justext.get_stoplist(LANGUAGES.get(declared.group(1).lower() if declared else "en", "English"))


def votes(page, url):
    readers = {
        "trafilatura": lambda: trafilatura.extract(page, url=url, include_comments=False),
        "precise": lambda: trafilatura.extract(page, url=url, include_comments=False, favor_precision=True),
        "readability": lambda: lxml.html.fromstring(readability.Document(page).summary()).text_content(),
        "resiliparse": lambda: extract_plain_text(page, main_content=True, alt_texts=False),
        "justext": lambda: "\n".join(p.text for p in justext.justext(page, stop_words(page)) if not p.is_boilerplate),
        "boilerpipe": lambda: extractors.ArticleExtractor().get_content(page),
    }
    answer = {}
    for name, read in readers.items():
        try:
            answer[name] = read() or ""
        except Exception:  # Every reader fails in its own ways.
            answer[name] = None
    return answer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifest")
    parser.add_argument("output")
    options = parser.parse_args()
    with open(options.manifest, encoding="utf-8") as manifest, open(options.output, "w", encoding="utf-8") as output:
        for entry in map(json.loads, manifest):
            with open(entry["path"], "rb") as file:
                page = decoded(file.read())
            output.write(json.dumps({"id": entry["id"], **votes(page, entry.get("url"))}) + "\n")


if __name__ == "__main__":
    main()
